"""Boards: everything that turns bytes into force blocks."""
