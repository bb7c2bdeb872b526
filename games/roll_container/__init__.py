"""Roll Container Run: push a loaded roll container through a distribution centre, over thresholds, through bends, into the box."""
