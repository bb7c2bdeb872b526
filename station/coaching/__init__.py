"""From what happens in a round to what is said about it."""
