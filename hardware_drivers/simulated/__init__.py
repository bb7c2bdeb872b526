"""A person on a board, in a process of its own, speaking wire protocol 1."""
