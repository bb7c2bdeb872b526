"""Target Tracker: keep the dot inside a moving circle (phase 2)."""
