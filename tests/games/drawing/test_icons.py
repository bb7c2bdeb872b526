"""The icons of the house: each is there, fits its box, and is told from every other by its shape alone."""

from collections.abc import Callable
from itertools import combinations

import pygame
import pytest

from games.drawing import Kit, icons
from tests.fakes.stage_set import kit

NAMES = [
    "back",
    "bend",
    "check",
    "clock",
    "ear",
    "eye",
    "eye_closed",
    "foam",
    "gear",
    "hand",
    "letter_a",
    "play",
    "ramp",
    "speaker",
    "speaker_off",
    "star",
    "threshold",
    "warning",
    "wave",
]
Make = Callable[[Kit, int, str], pygame.Surface]


def _icon(name: str, size: int = 96) -> pygame.Surface:
    make: Make = getattr(icons, name)
    return make(kit(), size, "ink")


def _shape(picture: pygame.Surface) -> pygame.Mask:
    return pygame.mask.from_surface(picture, 120)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [32, 96])
def test_an_icon_fills_its_box_and_is_not_cut_off(name: str, size: int) -> None:
    picture = _icon(name, size)
    assert picture.get_size() == (size, size)
    (box,) = [_shape(picture).get_bounding_rects()[0].unionall(_shape(picture).get_bounding_rects()[1:])]
    assert max(box.size) > 0.6 * size
    inner = pygame.Rect(1, 1, size - 2, size - 2)
    assert name == "star" or inner.contains(box), "the star alone reaches to its edge, on purpose"


@pytest.mark.parametrize("pair", list(combinations(NAMES, 2)), ids="-".join)
def test_icons_differ_in_shape(pair: tuple[str, str]) -> None:
    one, other = (_shape(_icon(name)) for name in pair)
    common = one.overlap_area(other, (0, 0))
    assert common < 0.85 * max(one.count(), other.count())


def test_a_left_hand_is_the_mirror_of_a_right_one() -> None:
    left, right = icons.hand(kit(), 96, "ink", left=True), icons.hand(kit(), 96, "ink")
    mirrored = _shape(pygame.transform.flip(right, True, False))
    assert _shape(left).overlap_area(mirrored, (0, 0)) > 0.97 * mirrored.count()
    assert _shape(left).overlap_area(_shape(right), (0, 0)) < 0.9 * mirrored.count()


def test_stances_differ_in_feet_and_in_people() -> None:
    widths = {}
    for stance in icons.STANCES:
        box = _shape(icons.feet_stance(kit(), 200, "ink", stance)).get_bounding_rects()
        widths[stance] = box[0].unionall(box[1:]).width
        assert len(box) == 2, "two feet that do not touch"
    assert widths["template"] > 1.2 * widths["together"] > 2 * widths["tandem"]
    people = [_shape(icons.person_stands(kit(), 200, "ink", stance)) for stance in icons.STANCES]
    for one, other in combinations(people, 2):
        assert one.overlap_area(other, (0, 0)) < 0.97 * max(one.count(), other.count())


def test_an_icon_is_made_once() -> None:
    assert _icon("eye") is _icon("eye")
