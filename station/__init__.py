"""What is true about standing, trials and programmes; no screen, no board."""
