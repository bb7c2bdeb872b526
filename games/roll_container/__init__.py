"""Roll Container Run: push a loaded roll container over thresholds, through bends, into the box."""
