"""When each line was taken."""

import random
from decimal import Decimal
from itertools import groupby, pairwise

import numpy as np
import pytest

from hardware_drivers.lines.clock import ArrivalClock, BoardClock, Moment

RATE_HZ = 80.0


def board_clock(readings: list[str], *, unit_us: int = 1000, step_s: float = 1 / RATE_HZ) -> list[Moment | None]:
    clock = BoardClock(unit_us, RATE_HZ)
    moments = []
    for k, reading in enumerate(readings):
        clock.arrive(100 + k * step_s)
        moments.append(clock.place(Decimal(reading), 0))
    return moments


def test_the_board_says_when() -> None:
    assert board_clock(["1000", "1012", "1025"]) == [Moment(1_000_000), Moment(1_012_000), Moment(1_025_000)]
    assert board_clock(["7", "20"], unit_us=1) == [Moment(7), Moment(20)]
    assert board_clock(["1.5", "1.5125"], unit_us=1_000_000) == [Moment(1_500_000), Moment(1_512_500)]


@pytest.mark.parametrize("unit_us", [1, 1000])
def test_it_is_unwrapped(unit_us: int) -> None:
    moments = board_clock([str(2**32 - 6), "6", "18"], unit_us=unit_us)
    assert moments == [Moment((2**32 + by) * unit_us) for by in (-6, 6, 18)]


def test_a_clock_that_runs_backwards_is_a_reset_once_the_next_line_goes_on_from_it() -> None:
    assert board_clock(["50000", "50012", "3", "15", "28"])[2:] == [None, Moment(15_000, 0, True), Moment(28_000)]


@pytest.mark.parametrize("wrong", ["512", "950012", "50000", "-3"])
def test_one_damaged_time_costs_one_line(wrong: str) -> None:
    assert board_clock(["50000", wrong, "50025", "50037"])[1:] == [None, Moment(50_025_000), Moment(50_037_000)]


def test_a_leap_ahead_is_believed_only_if_the_host_was_away_as_long() -> None:
    assert board_clock(["0", "9000"])[1] is None
    assert board_clock(["0", "9000"], step_s=9.0)[1] == Moment(9_000_000)
    assert board_clock(["0", "1900"])[1] == Moment(1_900_000)  # lines can wait in buffers


def test_damaged_lines_are_lost_frames_as_far_as_there_was_room_for_them() -> None:
    for damaged, ms, lost in ((1, 25, 1), (3, 25, 1), (1, 50, 1), (3, 50, 3), (2, 12, 0)):
        clock = BoardClock(1000, RATE_HZ)
        clock.arrive(0.0)
        clock.place(Decimal(0), 0)
        assert clock.place(Decimal(ms), damaged) == Moment(1000 * ms, lost)


def arrivals(n: int, period_s: float, chance: random.Random | None = None) -> list[float]:
    """When lines come: up to 8 ms late, and now and then up to 30."""
    late = (lambda: chance.uniform(0, 0.008) + (chance.random() < 0.02) * chance.uniform(0, 0.03)) if chance else float
    return [50 + k * period_s + late() for k in range(n)]


def even(times_s: list[float], rate_hz: float = RATE_HZ) -> tuple[np.ndarray, list[Moment]]:
    clock, moments = ArrivalClock(rate_hz), []
    for arrival_s, together in groupby(times_s):
        clock.arrive(arrival_s)
        moments += [clock.place(None, 0) for _ in together]
    return np.array([moment.t_us for moment in moments]) * 1e-6, moments


def test_without_jitter_the_time_is_that_of_the_arrivals() -> None:
    times_s = arrivals(500, 1 / RATE_HZ)
    t_s, moments = even(times_s)
    np.testing.assert_allclose(t_s, times_s, atol=1e-6)
    assert not any(moment.lost or moment.anew for moment in moments)


def test_jitter_of_the_arrivals_stays_out_of_the_time() -> None:
    chance = random.Random(3)
    t_s, moments = even(arrivals(6000, 1 / RATE_HZ, chance))
    steps_s = np.diff(t_s)
    assert not any(moment.lost for moment in moments)
    assert np.std(steps_s) < 0.002 / RATE_HZ < 0.2 * np.std(np.diff(arrivals(6000, 1 / RATE_HZ, chance)))
    assert np.abs(steps_s * RATE_HZ - 1).max() < 0.01
    assert np.mean(steps_s) == pytest.approx(1 / RATE_HZ, rel=1e-4)


def test_a_rate_measured_wrongly_is_mended() -> None:
    t_s, _ = even(arrivals(80 * 120, 1 / RATE_HZ, random.Random(4)), rate_hz=1.01 * RATE_HZ)
    assert np.mean(np.diff(t_s[-2000:])) == pytest.approx(1 / RATE_HZ, rel=5e-4)
    assert (np.diff(t_s) > 0).all()


def test_lines_held_back_and_delivered_at_once_are_not_missing() -> None:
    times_s = arrivals(800, 1 / RATE_HZ)
    for stalled_s in (0.05, 0.3, 0.9):
        end_s = times_s[400] + stalled_s
        held = [max(time_s, end_s) if time_s >= times_s[400] else time_s for time_s in times_s]
        t_s, moments = even(held)
        assert not any(moment.lost or moment.anew for moment in moments)
        np.testing.assert_allclose(t_s, times_s, atol=0.02)


@pytest.mark.parametrize("missing", [3, 5, 40])
def test_missing_lines_are_noticed_when_what_follows_stays_late(missing: int) -> None:
    times_s = arrivals(800, 1 / RATE_HZ, random.Random(5))
    t_s, moments = even(times_s[:400] + times_s[400 + missing :])
    assert sum(moment.lost for moment in moments) == pytest.approx(missing, abs=1)
    assert max(k for k, moment in enumerate(moments) if moment.lost) < 400 + RATE_HZ
    assert t_s[-1] == pytest.approx(times_s[-1], abs=0.02)


def test_over_a_second_of_silence_it_begins_anew() -> None:
    times_s = arrivals(200, 1 / RATE_HZ)
    _, moments = even(times_s[:100] + [time_s + 1.5 for time_s in times_s[100:]])
    assert [k for k, moment in enumerate(moments) if moment.anew] == [100]
    assert moments[100] == Moment(round(1e6 * (times_s[100] + 1.5)), 0, True)


def test_whatever_comes_time_moves_forward() -> None:
    chance = random.Random(6)
    now_s, times_s = 0.0, []
    for _ in range(3000):
        now_s += chance.choice((0, 0, 0.0001, 0.002, 0.0125, 0.4, 2.0))
        times_s.append(now_s)
    _, moments = even(times_s)
    for before, after in pairwise(moments):
        assert after.anew or after.t_us > before.t_us
