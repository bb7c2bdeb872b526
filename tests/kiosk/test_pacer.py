"""Deadlines on the clock, and lock-step with the board."""

import pytest

from kiosk.pacer import LockstepPacer, RealPacer
from tests.fakes.fake_clock import FakeClock


class Board:
    """A board that notes how far it was let live, and what the clock said then."""

    def __init__(self) -> None:
        self.lived: list[int] = []
        self.seen: list[int] = []

    def advance(self, to_us: int) -> None:
        self.lived.append(to_us)


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
    clock = FakeClock()
    board = Board()
    pacer = LockstepPacer(clock, board)
    for fps in (20, 20, 60):
        pacer.wait(fps)
        board.seen.append(round(1e6 * clock.monotonic_s()))
    assert list(zip(board.lived, board.seen, strict=True)) == [(50_000, 50_000), (100_000, 100_000), (116_667, 116_667)]


def test_only_a_pacer_of_real_time_lets_games_spread_their_surroundings() -> None:
    real, stepped = RealPacer(FakeClock()), LockstepPacer(FakeClock(), Board())
    assert {real.spread(0.02) for _ in range(60)} == set(range(1, 7))
    assert {stepped.spread(0.02) for _ in range(60)} == {1}
