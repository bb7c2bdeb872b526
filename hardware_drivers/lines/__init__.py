"""Boards that print lines over a serial port: text of four cells, or the tilt of a wobble top."""
