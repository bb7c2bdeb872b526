"""Which faces of the hall the eye sees, in which order, and as what."""

import numpy as np
import pygame
import pytest

from games.roll_container.course import Course, Zone
from games.roll_container.lane import BEHIND_M, FAR_M, Eye, Place, Way
from games.roll_container.palette import palette
from games.roll_container.quads import NO_PAINT, Quads
from tests.fakes.stage_set import kit

_WINDOW = pygame.Rect(0, 0, 1280, 720)
_WAY = Way(Course((Zone("concrete", -20.0, 90.0),), 60.0, 0.75))
_BRIGHT = np.ones(1)


@pytest.fixture
def quads() -> Quads:
    return Quads(palette(kit()), _WAY, np.array([20.0]))


def _eye(s_m: float) -> Eye:
    eye = Eye(Place((640.0, 240.0), 500.0))
    eye.look(_WAY, s_m + BEHIND_M, 0.0, 0.0)
    return eye


def _seen(quads: Quads, s_m: float, **part_m: float) -> list[tuple[list[list[float]], int]]:
    return [(points, wide) for _, points, wide in quads.faces(_eye(s_m), _BRIGHT, _WINDOW, **part_m)]


def test_what_is_farther_is_painted_first(quads: Quads) -> None:
    for s_m in (8.0, 20.0, 14.0):
        quads.across(s_m, (-1.0, 1.0), (0.0, 2.0), "wall")
    quads.done()
    wide = [each[1] for each in _seen(quads, 0.0)]
    assert wide == sorted(wide) and len(wide) == 3


def test_the_hall_stands_before_the_start_too(quads: Quads) -> None:
    quads.flat((-6.0, -4.0), (-1.0, 1.0), "concrete")
    quads.done()
    assert len(_seen(quads, -9.0)) == 1


def test_what_lies_behind_the_eye_or_in_the_haze_is_not_seen(quads: Quads) -> None:
    quads.across(10.0, (-1.0, 1.0), (0.0, 2.0), "wall")
    quads.done()
    assert [len(_seen(quads, s_m)) for s_m in (9.0 - FAR_M, 11.0 - FAR_M, 5.0, 10.5)] == [0, 1, 1, 0]


def test_a_part_of_the_lane_is_what_begins_before_its_end_and_reaches_beyond_its_start(quads: Quads) -> None:
    for a in (4.0, 8.0, 12.0):
        quads.flat((a, a + 2.0), (-1.0, 1.0), "concrete")
    quads.done()
    assert len(_seen(quads, 0.0, to_m=8.5)) == 2
    assert len(_seen(quads, 0.0, from_m=9.0)) == 2
    assert len(_seen(quads, 0.0, from_m=10.5, to_m=11.5)) == 0


def test_an_upright_face_across_the_lane_is_a_bar_just_as_wide_and_high(quads: Quads) -> None:
    quads.across(10.0, (-1.0, 1.0), (0.0, 2.0), "wall")
    quads.done()
    ((points, wide),) = _seen(quads, 0.0)
    assert wide == 101  # 50 px a metre, both edges counted
    (_, low), (_, high) = points[:2]
    assert (low, high) == pytest.approx((240.0 + 2.0 * 50, 240.0))


def test_a_group_is_painted_anew_or_hidden_together(quads: Quads) -> None:
    quads.flat((6.0, 7.0), (-1.0, 1.0), "lit_soft", group="box")
    quads.flat((8.0, 9.0), (-1.0, 1.0), "lit_soft", group="box")
    quads.flat((10.0, 11.0), (-1.0, 1.0), "concrete")
    quads.done()
    before = [colour for colour, _, _ in quads.faces(_eye(0.0), _BRIGHT, _WINDOW)]
    quads.repaint("box", "done")
    after = [colour for colour, _, _ in quads.faces(_eye(0.0), _BRIGHT, _WINDOW)]
    assert [one != other for one, other in zip(before, after, strict=True)] == [False, True, True]
    quads.repaint("box", NO_PAINT)
    assert len(_seen(quads, 0.0)) == 1
