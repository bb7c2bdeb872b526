"""The Wii Balance Board, on Linux."""
