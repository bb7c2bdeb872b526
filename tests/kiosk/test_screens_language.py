"""Another language takes over what was kept for the one before: all but the words."""

import pygame

import content
from games.drawing import Kit
from station.programme.load import load_theme
from tests.fakes.stage_set import kit, moments, texts

SIZE = (640, 360)


def new_kit(lang: str, **modes: float) -> Kit:
    """Return a kit that nobody else has, of a theme as equal as that of any other."""
    return Kit(SIZE, load_theme(content.ROOT), texts(lang), content.ROOT / "fonts", lang=lang, **modes)


def _pictures(the_kit: Kit) -> dict[str, bytes]:
    """Return every screen of every game as it looks at first, by its name."""
    surface = pygame.Surface(SIZE).convert()
    pictures = {}
    for moment in moments().all():
        surface.fill((0, 0, 0))
        moment.made(the_kit).draw(surface)
        pictures[f"{moment.screen} {moment.game_id} {moment.part}"] = pygame.image.tobytes(surface, "RGB")
    return pictures


def test_nothing_of_the_other_language_is_left_on_any_screen() -> None:
    kit(SIZE)  # opens the window
    dutch = new_kit("nl")
    before = _pictures(dutch)
    english = new_kit("en")
    english.inherit(dutch)
    fresh = new_kit("en")
    _pictures(fresh)  # what is seen again differs from what is seen first, as far as it moves
    after, expected = _pictures(english), _pictures(fresh)
    assert {name for name in expected if after[name] != expected[name]} == set()
    assert {name for name in expected if before[name] == expected[name]} == set()


def test_what_looks_the_same_in_every_language_is_made_once() -> None:
    dutch, english = kit(SIZE, "nl"), new_kit("en")
    ground = dutch.keep("a ground", lambda: pygame.Surface(SIZE))
    dutch.spread = 4
    english.inherit(dutch)
    assert english.keep("a ground", lambda: pygame.Surface(SIZE)) is ground
    assert english.font("body") is dutch.font("body")
    assert english.spread == 4


def test_a_kit_that_looks_otherwise_lets_go_of_all() -> None:
    plain, large = new_kit("nl"), new_kit("nl", large_text=1.25)
    ground = plain.keep("a ground", lambda: pygame.Surface(SIZE))
    large.inherit(plain)
    made = [each.keep("a ground", lambda: pygame.Surface(SIZE)) for each in (large, plain)]
    assert ground not in made
