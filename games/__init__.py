"""The games, by id. Importing this imports none of them."""

GAMES: dict[str, str] = {
    "target_tracker": "games.target_tracker",
}
"""Game id to package; each package has ``rules`` (pure) and ``view`` (draws)."""
