"""The board's clock on the host's, from pings alone."""

import random
from collections.abc import Callable

import pytest

from hardware_drivers.clock_map import ClockMap
from hardware_drivers.wire_connection import Pings


def answer(clock: ClockMap, host_s: float, skew: float, out_s: float, back_s: float) -> None:
    """A ping sent at ``host_s``, written by the board ``out_s`` later and received ``back_s`` after that."""
    clock.add(host_s, host_s + out_s + back_s, round(1e6 * (5.0 + (host_s + out_s - 1000.0) * (1 + skew))))


def quick_usb(chance: random.Random) -> tuple[float, float]:
    """A board that answers at once, on a bus that is asked each millisecond."""
    return 0.0005 + chance.uniform(0, 0.001), 0.0005 + chance.uniform(0, 0.002)


def busy_board(chance: random.Random) -> tuple[float, float]:
    """A board that reads its cells before it answers."""
    return 0.0005 + chance.uniform(0, 0.003), 0.001 + chance.uniform(0, 0.002)


def busy_host(chance: random.Random) -> tuple[float, float]:
    """Delays of no bounds, short ones the most."""
    return 0.0005 + chance.expovariate(1 / 0.001), 0.0005 + chance.expovariate(1 / 0.002)


def gathering_chip(chance: random.Random) -> tuple[float, float]:
    """A USB chip that gathers bytes for up to 16 ms before it hands them on: FTDI's as it comes."""
    return 0.0005 + chance.uniform(0, 0.001), 0.001 + chance.uniform(0, 0.016)


Line = Callable[[random.Random], tuple[float, float]]


def pinged(skew: float, line: Line, seed: int, seconds: float = 40.0, slow: float = 0.1) -> ClockMap:
    """A clock map after so long, of a line on which one in ten answers takes up to 50 ms more, on either way."""
    chance = random.Random(seed)
    clock = ClockMap()
    pings = Pings(1000.0)
    while pings.due_s < 1000.0 + seconds:
        host_s = pings.due_s
        pings.next(host_s)
        out_s, back_s = line(chance)
        extra_s = chance.uniform(0.005, 0.05) if chance.random() < slow else 0.0
        late_s = extra_s * chance.randrange(2)
        answer(clock, host_s, skew, out_s + late_s, back_s + extra_s - late_s)
    return clock


@pytest.mark.parametrize("skew", [0.003, -0.003, 0.0])
@pytest.mark.parametrize("line", [quick_usb, busy_board, busy_host])
def test_skew_is_found_within_50_ppm_in_40_s_over_a_jittery_line(line: Line, skew: float) -> None:
    for seed in range(100):
        clock = pinged(skew, line, seed)
        assert clock.skew == pytest.approx(skew, abs=50e-6), seed
        told_s = [clock.host_s(round(1e6 * (5.0 + (truth_s - 1000.0) * (1 + skew)))) for truth_s in (1035.0, 1135.0)]
        assert told_s[0] == pytest.approx(1035.0, abs=0.0015)
        assert told_s[1] - told_s[0] == pytest.approx(100.0, abs=100 * 50e-6)


def test_a_chip_that_gathers_bytes_costs_accuracy_and_no_more() -> None:
    off = sorted(abs(pinged(0.003, gathering_chip, seed).skew - 0.003) for seed in range(100))
    assert off[67] < 50e-6
    assert off[-1] < 250e-6


@pytest.mark.parametrize("line", [quick_usb, busy_board, busy_host, gathering_chip])
def test_a_clock_that_is_one_percent_off_is_told_apart_from_a_right_one_in_ten_seconds(line: Line) -> None:
    for seed in range(100):
        assert pinged(0.0, line, seed, seconds=10.0).skew == pytest.approx(0.0, abs=0.005)


def test_skew_is_not_told_before_it_is_known() -> None:
    clock = ClockMap()
    assert clock.skew is None
    for k in range(5):
        answer(clock, 1000.0 + k, 0.003, 0.001, 0.001)
        assert clock.skew is None
    answer(clock, 1005.0, 0.003, 0.001, 0.001)
    assert clock.skew == pytest.approx(0.003, abs=1e-6)


def test_nothing_is_known_before_the_first_answer_and_little_after_it() -> None:
    clock = ClockMap()
    assert clock.host_s(0) is None
    answer(clock, 1000.0, 0.0, 0.002, 0.002)
    assert clock.host_s(5_002_000 + 1_000_000) == pytest.approx(1001.002)


def test_a_slow_answer_changes_nothing() -> None:
    clock = ClockMap()
    for k in range(20):
        answer(clock, 1000.0 + k, 0.0, 0.001, 0.001)
    answer(clock, 1020.0, 0.0, 0.001, 0.4)
    assert clock.host_s(25_000_000) == pytest.approx(1020.0, abs=1e-4)
