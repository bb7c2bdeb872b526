"""Still Water: a lantern over water whose reflection is whole while the trainee stands still."""
