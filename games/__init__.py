"""The games, by id. Importing this imports none of them."""

GAMES: dict[str, str] = {
    "still_water": "games.still_water",
    "target_tracker": "games.target_tracker",
    "roll_container": "games.roll_container",
}
"""Game id to package; each package has ``rules`` and ``sounds`` (pure) and ``view`` (draws)."""
