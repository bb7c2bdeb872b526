"""The gallery: every screen and game in every language, size and mode, as pictures and as a check of the layout."""
