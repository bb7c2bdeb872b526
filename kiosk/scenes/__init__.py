"""What happens on each screen, and which comes next."""
