import math
from collections.abc import Callable

import pytest

from station.game.recovery import CALM_TICKS, MOST_TICKS, Quiet, Recovery
from station.game.ticks import TICK_HZ, Tick

Where = Callable[[float], tuple[float, float]]


def tick(k: int, ml_m: float, ap_m: float) -> Tick:
    return Tick(k, ml_m, ap_m, ml_m / 0.07, ap_m / 0.08, 700.0, 1)


def sway(t_s: float) -> tuple[float, float]:
    """Quiet stance: 4 mm back and forth, once in two seconds; 8.9 mm/s RMS."""
    return 0.0, 0.004 * math.sin(math.pi * t_s)


def quiet(seconds: float = 10.0, where: Where = sway) -> Quiet:
    book = Quiet()
    for k in range(round(seconds * TICK_HZ)):
        book = book.step(tick(k, *where(k / TICK_HZ)))
    return book


def recover(where: Where, book: Quiet | None = None, seconds: float = 12.0) -> Recovery:
    now = Recovery.begin(book or quiet(), tick(0, *where(0.0)))
    for k in range(1, round(seconds * TICK_HZ)):
        now = now.step(tick(k, *where(k / TICK_HZ)))
        if now.over:
            break
    return now


def test_the_baseline_is_the_rms_speed_and_the_rms_distance_of_quiet_stance() -> None:
    book = quiet()
    assert book.speed_m_s == pytest.approx(0.004 * math.pi / math.sqrt(2), rel=0.05)
    assert 0.002 < book.band_m < 0.004
    assert book.last_m == sway(10 - 1 / TICK_HZ)


def test_nobody_stands_so_still_that_a_breath_would_not_be_calm() -> None:
    book = quiet(where=lambda _t_s: (0.0, 0.0))
    assert book.speed_m_s == pytest.approx(0.008)
    assert book.band_m == pytest.approx(0.002)


def test_ticks_that_are_not_quiet_leave_the_baseline_alone() -> None:
    book = quiet()
    paused = book.pause(tick(0, 0.05, 0.05))
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
    assert done.ticks == MOST_TICKS
    assert done.calm < CALM_TICKS


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
