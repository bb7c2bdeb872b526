"""What was noticed in measuring stands at the foot of a result, in words."""

import pygame
import pytest

from kiosk.gallery.run import all_moments
from kiosk.widgets.remarks import noted, paint_foot
from tests.fakes.stage_set import kit

ROOM = pygame.Rect(100, 80, 500, 400)


def surface() -> pygame.Surface:
    kit()  # opens the window that tests of drawing share
    return pygame.Surface((720, 560)).convert()


def test_nothing_noticed_takes_no_room_and_paints_nothing() -> None:
    ground = surface()
    assert paint_foot(kit(), ground, ROOM, noted(kit(), ())) == (ROOM, [])
    assert pygame.mask.from_threshold(ground, (0, 0, 0), (1, 1, 1)).count() == 720 * 560


@pytest.mark.parametrize("left_handed", [False, True])
def test_the_words_stand_below_what_is_left_of_the_room(left_handed: bool) -> None:
    here = kit(left_handed=left_handed)
    rest, (label,) = paint_foot(here, surface(), ROOM, noted(here, ("unchecked", "step_off", "saturated")))
    assert "one corner had too much weight for a moment, you stepped off for a moment." in label.string
    assert "errors" not in label.string
    assert ROOM.contains(label.rect) and ROOM.contains(rest)
    assert not rest.colliderect(label.rect) and rest.height > 200


@pytest.mark.parametrize("screen", ["result", "findings"])
def test_every_kind_of_result_tells_them(screen: str) -> None:
    shown = [each for each in all_moments().all((screen,)) if "noted" in each.part or each.part == "push"]
    assert len(shown) >= 2
    for each in shown:
        assert any("one corner had too much weight" in text.string for text in each.made(kit()).texts()), each.name
