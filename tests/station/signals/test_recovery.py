import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.errors import SignalError
from station.frames import Floats
from station.signals.reach import PersonalReach
from station.signals.recovery import Quiet, Recovery, recovered

Where = Callable[[float], tuple[float, float]]
RATE_HZ = 120


def sway(t_s: float) -> tuple[float, float]:
    """Quiet stance: 4 mm back and forth, once in two seconds; 8.9 mm/s RMS."""
    return 0.0, 0.004 * math.sin(math.pi * t_s)


def quiet(seconds: float = 10.0, where: Where = sway) -> Quiet:
    book = Quiet(RATE_HZ)
    for k in range(round(seconds * RATE_HZ)):
        book = book.step(where(k / RATE_HZ))
    return book


def recover(where: Where, book: Quiet | None = None, seconds: float = 12.0) -> Recovery:
    now = Recovery.begin(book or quiet(), where(0.0))
    for k in range(1, round(seconds * RATE_HZ)):
        at_m = where(k / RATE_HZ)
        now = now.step(at_m, math.hypot(at_m[0] / 0.07, at_m[1] / 0.08))
        if now.over:
            break
    return now


def test_the_baseline_is_the_rms_speed_and_the_rms_distance_of_quiet_stance() -> None:
    book = quiet()
    assert book.speed_m_s == pytest.approx(0.004 * math.pi / math.sqrt(2), rel=0.05)
    assert 0.002 < book.band_m < 0.004
    assert book.last_m == sway(10 - 1 / RATE_HZ)


def test_nobody_stands_so_still_that_a_breath_would_not_be_calm() -> None:
    book = quiet(where=lambda _t_s: (0.0, 0.0))
    assert book.speed_m_s == pytest.approx(0.008)
    assert book.band_m == pytest.approx(0.002)


def test_ticks_that_are_not_quiet_leave_the_baseline_alone() -> None:
    book = quiet()
    paused = book.pause((0.05, 0.05))
    assert (paused.speed_m_s, paused.mean_m) == (book.speed_m_s, book.mean_m)
    assert paused.last_m == (0.05, 0.05)


@pytest.mark.parametrize("back_s", [0.5, 1.2, 2.4])
def test_recovery_time_is_until_the_speed_is_calm_for_a_second(back_s: float) -> None:
    """The trainee circles at 0.3 m/s and stands still from ``back_s``; the RMS window empties 0.25 s later at most."""

    def where(t_s: float) -> tuple[float, float]:
        at = min(t_s, back_s)
        return 0.03 * math.sin(10 * at), 0.03 * math.cos(10 * at) - 0.03

    done = recover(where)
    assert done.over
    assert done.time_s is not None
    assert back_s < done.time_s <= back_s + 0.26


def test_calm_that_lasts_less_than_a_second_is_no_recovery() -> None:
    def where(t_s: float) -> tuple[float, float]:
        again = max(0.0, t_s - 1.0)
        return 0.0, 0.05 * min(again, 0.4)

    done = recover(where)
    assert done.time_s == pytest.approx(1.6, abs=0.01), "of 50 mm/s, 50 of 250 ms are as much as 22 mm/s"


def test_who_never_gets_calm_has_no_recovery_time() -> None:
    done = recover(lambda t_s: (0.03 * math.sin(9 * t_s), 0.0))
    assert done.over
    assert done.time_s is None
    assert done.ticks == 10 * RATE_HZ
    assert done.calm < RATE_HZ


def test_the_peak_is_measured_from_where_the_trainee_stood_and_in_reach_from_rest() -> None:
    book = quiet(where=lambda _t_s: (0.0, 0.02))
    done = recover(lambda t_s: (0.0, 0.02 + 0.04 * math.sin(math.pi * min(t_s, 1.0))), book)
    assert done.peak_m == pytest.approx(0.04, abs=0.001)
    assert done.peak_u == pytest.approx(0.06 / 0.08, abs=0.01)


def test_overshoots_are_swings_through_the_band_and_out_on_the_other_side() -> None:
    def damped(t_s: float) -> tuple[float, float]:
        return 0.0, 0.04 * math.exp(-1.5 * t_s) * math.sin(2 * math.pi * t_s)

    still = quiet(where=lambda _t_s: (0.0, 0.0))
    # Peaks of 26, 12, 6 and 3 mm on alternating sides leave the band of 2 mm; the next one of 1.3 mm does not.
    assert recover(damped, still).overshoots == 3
    assert recover(lambda t_s: (0.0, 0.04 * math.exp(-3 * t_s) - 0.04 * math.exp(-9 * t_s)), still).overshoots == 0


def test_the_path_is_that_of_the_first_three_seconds() -> None:
    done = recover(lambda t_s: (0.05 * t_s, 0.0), seconds=5.0)
    assert done.path_m == pytest.approx(0.15, abs=1e-6)


# A whole recording

FS_HZ = 100.0
ONSET = 600
REACH = PersonalReach(right_m=0.08, left_m=0.06, front_m=0.09, back_m=0.05)


def rocking(t_s: float) -> float:
    """Return the answer of a body to a push, peak 1: 0.9 Hz, damping 0.4, as 1 / (s^2 + 2 d w s + w^2)."""
    omega, damping = 2 * math.pi * 0.9, 0.4
    ringing = omega * math.sqrt(1 - damping * damping)
    peak_s = math.acos(damping) / ringing
    if t_s < 0:
        return 0.0
    return math.exp(-damping * omega * (t_s - peak_s)) * math.sin(ringing * t_s) / math.sqrt(1 - damping * damping)


def record(
    far_m: float, angle: float = 0.0, offset_m: tuple[float, float] = (0.0, 0.0), seconds: float = 16.1
) -> Floats:
    t = np.arange(round(seconds * FS_HZ)) / FS_HZ
    push = far_m * np.array([rocking(float(at) - ONSET / FS_HZ) for at in t])
    away = np.column_stack([math.cos(angle) * push, math.sin(angle) * push])
    return away + np.array([sway(float(at)) for at in t]) + np.array(offset_m)


@pytest.mark.parametrize("far_m", [0.03, 0.05, 0.08])
def test_a_planted_push_is_found_again(far_m: float) -> None:
    """Band of 2.8 mm: swings of 25 and 6 % of the peak, on alternating sides, and calm where their speed is."""
    done = recovered(record(far_m), FS_HZ, ONSET, REACH)
    assert done.peak_m == pytest.approx(far_m, abs=0.0045)
    assert done.peak_pct == pytest.approx(100 * far_m / REACH.right_m, abs=100 * 0.0045 / REACH.right_m)
    assert done.overshoots == sum(far_m * swing > 0.0028 for swing in (0.254, 0.064))
    assert done.axis == pytest.approx((1.0, 0.0), abs=0.2)
    t = np.arange(0, 9, 1e-3)
    speed2 = (np.gradient(np.array([far_m * rocking(float(at)) for at in t]), 1e-3)) ** 2 + 0.0089**2
    rms = np.sqrt(np.convolve(speed2, np.full(250, 1 / 250)))[: len(t)]
    planted_s = t[np.flatnonzero(rms > 2.5 * 0.0089)[-1]]
    assert done.time_s == pytest.approx(planted_s, abs=0.12)


@settings(max_examples=25, deadline=None)
@given(st.floats(-math.pi, math.pi), st.floats(-0.03, 0.03), st.floats(-0.03, 0.03))
def test_where_the_trainee_stands_and_to_where_the_push_goes_changes_no_size(
    angle: float, ml_m: float, ap_m: float
) -> None:
    cop_m = record(0.06)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    straight, turned = recovered(cop_m, FS_HZ, ONSET), recovered(cop_m @ turn + (ml_m, ap_m), FS_HZ, ONSET)
    assert turned.axis == pytest.approx(tuple(np.array(straight.axis) @ turn), abs=1e-9)
    assert (turned.time_s, turned.overshoots) == (pytest.approx(straight.time_s), straight.overshoots)
    assert (turned.peak_m, turned.path_m) == pytest.approx((straight.peak_m, straight.path_m), rel=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.floats(0.03, 0.1), st.floats(1.05, 1.6))
def test_a_harder_push_of_the_same_body_goes_farther_and_takes_no_less_time(far_m: float, times: float) -> None:
    soft, hard = (recovered(record(far), FS_HZ, ONSET) for far in (far_m, times * far_m))
    assert hard.peak_m > soft.peak_m
    assert hard.path_m > soft.path_m
    assert soft.time_s is not None and hard.time_s is not None
    assert hard.time_s >= soft.time_s - 0.02


def test_a_limit_is_personal_and_differs_by_side() -> None:
    right, left = (recovered(record(0.05, angle), FS_HZ, ONSET, REACH) for angle in (0.0, math.pi))
    assert right.peak_pct is not None and left.peak_pct is not None
    assert left.peak_pct / right.peak_pct == pytest.approx(0.08 / 0.06, rel=0.1)
    assert recovered(record(0.05), FS_HZ, ONSET).peak_pct is None


def test_the_path_is_of_three_seconds_although_calm_came_sooner() -> None:
    done = recovered(record(0.03), FS_HZ, ONSET)
    assert done.time_s is not None and done.time_s < 1.9
    cop_m = record(0.03)[ONSET : ONSET + 301]
    assert done.path_m == pytest.approx(float(np.hypot(*np.diff(cop_m, axis=0).T).sum()))


def test_who_sways_on_has_no_recovery_time_but_a_peak() -> None:
    cop_m = record(0.04)
    t = np.arange(len(cop_m) - ONSET) / FS_HZ
    cop_m[ONSET:, 1] += 0.02 * np.sin(6 * t)
    done = recovered(cop_m, FS_HZ, ONSET)
    assert done.time_s is None
    assert done.peak_m > 0.035


@pytest.mark.parametrize(
    ("cop_m", "onset", "said"),
    [
        (record(0.06), 150, "too little standing still"),
        (record(0.06, seconds=15.9), ONSET, "ends too early"),
        (record(0.0), ONSET, "stayed where it was"),
        (np.full((1700, 2), np.nan), ONSET, "not a number"),
        (np.zeros((1700, 3)), ONSET, "no ML and AP"),
    ],
)
def test_what_is_no_push_is_refused(cop_m: Floats, onset: int, said: str) -> None:
    with pytest.raises(SignalError, match=said):
        recovered(cop_m, FS_HZ, onset)
