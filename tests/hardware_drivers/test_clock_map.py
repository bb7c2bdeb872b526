"""The board's clock on the host's, from pings alone."""

import random

import pytest

from hardware_drivers.clock_map import ClockMap


def answer(clock: ClockMap, host_s: float, skew: float, out_s: float, back_s: float) -> None:
    """A ping sent at ``host_s``, written by the board ``out_s`` later and received ``back_s`` after that."""
    clock.add(host_s, host_s + out_s + back_s, round(1e6 * (5.0 + (host_s + out_s - 1000.0) * (1 + skew))))


@pytest.mark.parametrize("skew", [0.003, -0.003, 0.0])
def test_skew_is_found_within_50_ppm_in_40_s_over_a_jittery_line(skew: float) -> None:
    chance = random.Random(7)
    clock = ClockMap()
    host_s = 1000.0
    while host_s < 1040.0:
        slow = 0.030 if chance.random() < 0.2 else 0.0
        answer(clock, host_s, skew, 0.001 + chance.uniform(0, 0.002), 0.001 + chance.uniform(0, 0.002) + slow)
        host_s += 0.75 + chance.uniform(0, 0.5)
    told_s = [clock.host_s(round(1e6 * (5.0 + (truth_s - 1000.0) * (1 + skew)))) for truth_s in (1035.0, 1135.0)]
    assert told_s[0] == pytest.approx(1035.0, abs=0.001)
    assert told_s[1] - told_s[0] == pytest.approx(100.0, abs=100 * 50e-6)


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
