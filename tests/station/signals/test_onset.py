import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.signals.onset import Onset
from tests.fakes import repository

Where = Callable[[float], tuple[float, float]]


def swaying(t_s: float) -> tuple[float, float]:
    return 0.003 * math.sin(2 * t_s) + 0.001 * math.sin(6 * t_s), 0.004 * math.cos(1.7 * t_s)


def pushed(far_m: float, angle: float, at_s: float = 4.0, rise_s: float = 0.15) -> Where:
    """Sway, and a push that carries the CoP so far along a direction and lets it come back."""

    def where(t_s: float) -> tuple[float, float]:
        ml, ap = swaying(t_s)
        since = t_s - at_s
        share = 0.0 if since < 0 else math.exp(1.0) * since / rise_s * math.exp(-since / rise_s)
        return ml + far_m * share * math.cos(angle), ap + far_m * share * math.sin(angle)

    return where


def found(where: Where, seconds: float = 8.0, rate_hz: int = 100) -> list[tuple[float, float]]:
    """Return onsets and when each was told."""
    watch, told = Onset(), []
    for k in range(round(seconds * rate_hz)):
        t_us = k * 1_000_000 // rate_hz
        onset_us = watch.push(t_us, *where(t_us / 1e6))
        if onset_us is not None:
            told.append((onset_us / 1e6, t_us / 1e6))
    return told


@settings(max_examples=25, deadline=None)
@given(st.floats(0.035, 0.15), st.floats(-math.pi, math.pi), st.sampled_from([25, 50, 100, 240, 1000]))
def test_a_push_is_told_once_where_it_began_in_any_direction_and_at_any_rate(
    far_m: float, angle: float, rate_hz: int
) -> None:
    ((onset_s, told_s),) = found(pushed(far_m, angle), rate_hz=rate_hz)
    assert onset_s == pytest.approx(4.0, abs=0.05)
    assert 0.04 <= told_s - onset_s <= 0.35


@settings(max_examples=25, deadline=None)
@given(st.floats(0.0, 0.015), st.floats(-math.pi, math.pi))
def test_a_nudge_that_goes_nowhere_is_no_push(far_m: float, angle: float) -> None:
    assert found(pushed(far_m, angle)) == []


def test_a_lean_that_is_far_but_slow_is_no_push() -> None:
    assert found(pushed(0.08, 0.0, rise_s=3.5), 20.0) == []


def test_a_jerk_that_is_fast_but_short_is_no_push() -> None:
    def where(t_s: float) -> tuple[float, float]:
        ml, ap = swaying(t_s)
        return ml, ap + (0.03 if 4.0 <= t_s < 4.03 else 0.0)

    assert found(where) == []


def test_who_is_lively_needs_a_faster_push() -> None:
    def lively(t_s: float) -> tuple[float, float]:
        return 0.008 * math.sin(9 * t_s), 0.008 * math.sin(7.3 * t_s)

    def at_rest(t_s: float) -> tuple[float, float]:
        return 0.0, 0.0

    def slow_push(rest: Where) -> Where:
        return lambda t_s: (rest(t_s)[0] + 0.15 * min(0.3, max(0.0, t_s - 4.0)), rest(t_s)[1])

    assert len(found(slow_push(at_rest))) == 1
    assert found(slow_push(lively)) == []


def test_two_pushes_within_two_seconds_are_one() -> None:
    def twice(gap_s: float) -> list[tuple[float, float]]:
        first, second = pushed(0.06, 0.0), pushed(0.06, 0.0, 4.0 + gap_s)

        def where(t_s: float) -> tuple[float, float]:
            (a_ml, a_ap), (b_ml, b_ap), (ml, ap) = first(t_s), second(t_s), swaying(t_s)
            return a_ml + b_ml - ml, a_ap + b_ap - ap

        return found(where, 12.0)

    assert len(twice(1.0)) == 1
    assert len(twice(4.0)) == 2


def test_without_a_second_of_quiet_before_it_nothing_is_told() -> None:
    assert found(pushed(0.06, 0.0, at_s=1.0), 6.0) == []


def test_nothing_is_told_over_a_hole() -> None:
    watch, where = Onset(), pushed(0.06, 0.0)
    times = [k * 10_000 for k in range(600) if not 3_500_000 <= k * 10_000 < 3_600_000]
    assert [watch.push(t_us, *where(t_us / 1e6)) for t_us in times if t_us] == [None] * (len(times) - 1)


@pytest.mark.parametrize("name", ["BDS00001", "BDS00004", "BDS00007", "BDS00010"])
def test_nobody_was_pushed_in_four_real_minutes_of_standing_still(name: str) -> None:
    watch = Onset()
    table = np.genfromtxt(repository.ROOT / "tests" / "data" / f"{name}.csv", delimiter=";", skip_header=1)
    points = (table[:, [2, 1]] / 100).tolist()
    assert [k for k, (ml, ap) in enumerate(points) if watch.push(k * 10_000, ml, ap) is not None] == []
