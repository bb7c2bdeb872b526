"""Deadlines on the clock, and lock-step with the board."""

import pytest

from kiosk.pacer import LockstepPacer, RealPacer
from tests.fakes.fake_clock import FakeClock


def test_frames_come_at_even_deadlines_however_long_the_work_took() -> None:
    clock = FakeClock()
    pacer = RealPacer(clock)
    due = []
    for work_s in (0.001, 0.015, 0.004):
        pacer.wait(50)
        due.append(clock.monotonic_s())
        clock.advance(work_s)
    assert due == pytest.approx([0.02, 0.04, 0.06])


def test_after_a_stall_nothing_is_caught_up() -> None:
    clock = FakeClock()
    pacer = RealPacer(clock)
    pacer.wait(50)
    clock.advance(3.0)
    pacer.wait(50)
    late_s = clock.monotonic_s()
    pacer.wait(50)
    assert clock.monotonic_s() - late_s == pytest.approx(0.02)


def test_in_lockstep_the_board_lives_exactly_as_far_as_the_clock() -> None:
    clock, lived = FakeClock(), []

    class Board:
        def advance(self, to_us: int) -> None:
            lived.append((to_us, round(1e6 * clock.monotonic_s())))

    pacer = LockstepPacer(clock, Board())
    for fps in (20, 20, 60):
        pacer.wait(fps)
    assert lived == [(50_000, 50_000), (100_000, 100_000), (116_667, 116_667)]
