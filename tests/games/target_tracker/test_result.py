"""What is told about a round of Target Tracker when it is over."""

from dataclasses import replace
from typing import Any

import numpy as np
import pygame

from games.target_tracker.result import meaning, moment, result_picture
from games.target_tracker.trace import Trace
from tests.fakes.stage_set import games, kit, played

SIZE = (520, 400)
STREAK, TIME, CAUGHT = "best_streak_s", "time_to_target_s", "beacons_caught"


def _moment(**metrics: float) -> str:
    outcome = replace(played("target_tracker").outcome, metrics=metrics)
    return moment(kit(), outcome)


def test_the_proudest_moment_is_told() -> None:
    the_kit = kit()
    assert _moment(**{STREAK: 3.0, CAUGHT: 1.0}) == ""
    assert _moment(**{STREAK: 7.0, CAUGHT: 1.0}) == the_kit.t("target_tracker-moment", seconds=7)
    assert _moment(**{STREAK: 7.0, CAUGHT: 4.0, TIME: 0.84}) == the_kit.t("target_tracker-moment-quick", seconds=0.8)
    assert _moment(**{STREAK: 12.0, CAUGHT: 4.0, TIME: 0.84}) == the_kit.t("target_tracker-moment", seconds=12)
    assert _moment(**{STREAK: 12.0, CAUGHT: 8.0, TIME: 0.84}) == the_kit.t("target_tracker-moment-all")


def _meaning(**metrics: float) -> str:
    return meaning(kit(lang="en"), replace(played("target_tracker").outcome, metrics=metrics))


def test_nobody_is_told_to_be_no_seconds_behind() -> None:
    assert "right along with it" in _meaning(inside_pct=84.0, lag_s=0.04)
    assert "0.1 seconds behind" in _meaning(inside_pct=84.0, lag_s=0.06)


def _params() -> Any:
    return games()["target_tracker"].content.level(3).params


def _trace(offset: tuple[float, float], count: int = 300) -> Trace:
    """Return the trace of somebody who kept to one side of the lantern, in radii of the circle."""
    trace = Trace()
    rng = np.random.Generator(np.random.PCG64(1))
    near = np.array(offset) + 0.05 * rng.standard_normal((count, 2))
    trace.offsets = [(float(ml), float(ap)) for ml, ap in near * _params().radius]
    return trace


def _lit(picture: pygame.Surface, colour: str, box: pygame.Rect) -> int:
    part = picture.subsurface(box.clip(picture.get_rect()))
    return pygame.mask.from_threshold(part, kit().colour(colour), (24, 24, 24, 255)).count()


def test_the_heat_lies_where_the_trainee_was() -> None:
    right = result_picture(kit(), SIZE, _trace((0.6, 0.0)), _params())
    left = result_picture(kit(), SIZE, _trace((-0.6, 0.0)), _params())
    half = pygame.Rect(SIZE[0] // 2, 0, SIZE[0] // 2, 250)
    assert _lit(right, "ink", half) > 5 * _lit(left, "ink", half)


def test_moments_outside_are_crosses_outside_the_circle() -> None:
    inside = result_picture(kit(), SIZE, _trace((0.0, 0.0)), _params())
    outside = result_picture(kit(), SIZE, _trace((0.0, 2.0)), _params())
    assert _lit(outside, "warn", outside.get_rect()) > 30
    assert _lit(inside, "warn", inside.get_rect()) == 0


def test_a_round_that_was_cut_short_leaves_its_end_of_the_strip_empty() -> None:
    short, whole = _trace((0.0, 0.0)), _trace((0.0, 0.0))
    short.slices, whole.slices = [[10, 10]] * 10, [[10, 10]] * 45
    end = pygame.Rect(260, 340, 260, 60)
    shorter, longer = (result_picture(kit(), SIZE, trace, _params()) for trace in (short, whole))
    assert _lit(shorter, "accent", end) == 0 < _lit(longer, "accent", end)


def test_a_wide_picture_has_the_strip_beside_the_circle() -> None:
    trace = _trace((0.0, 0.0))
    trace.slices = [[10, 10]] * 45
    wide, high = (
        result_picture(kit(), (700, 300), trace, _params()),
        result_picture(kit(), (400, 500), trace, _params()),
    )
    assert _lit(wide, "accent", pygame.Rect(420, 0, 280, 300)) > 4000
    assert _lit(high, "accent", pygame.Rect(0, 420, 400, 80)) > 4000
