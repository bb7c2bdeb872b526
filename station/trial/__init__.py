"""One continuous recording under one condition: who stands there, and whether the data can be trusted."""
