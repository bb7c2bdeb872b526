"""From forces to centre of pressure and what can be read from it."""
