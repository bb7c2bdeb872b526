"""A line to a serial board, read by hand."""

from pathlib import Path
from threading import Event

import pytest

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.rhythm import LEAST_S, LONGEST_S
from hardware_drivers.wire_connection import WireConnection
from tests.fakes.line_sink import Taken
from tests.fakes.scripted_board import ScriptedBoard

PATIENCE_S = 10.0


class Unhurried(Event):
    """Never set, and notes how long it was waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.waits_s: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waits_s.append(timeout or 0.0)
        return False


@pytest.mark.parametrize(
    ("rate_hz", "asked_every_s", "gathers"),
    [
        (100, 1 / 60, False),
        (100, 0.05, True),
        (100, 5.0, True),
        (1000, 1 / 60, True),
        (1000, 0.05, True),
    ],
)
def test_frames_are_gathered_for_whoever_asks_for_them(
    rate_hz: int, asked_every_s: float, gathers: bool, tmp_path: Path
) -> None:
    stop, taken = Unhurried(), Taken()
    told_s: list[float] = []

    def clock() -> float:
        return told_s.pop(0) if told_s else monotonic_s()

    with ScriptedBoard(tmp_path, rate_hz=rate_hz) as board:
        line = WireConnection("serial", str(board.path), clock=clock, stamp=clock, mark_of=lambda pong: None, stop=stop)
        told_s += [0.0, asked_every_s, 2 * asked_every_s]
        for _ in range(3):
            line.asked()
        until_s = monotonic_s() + PATIENCE_S
        while len(taken.frames) < 20 or line.host_s(0) is None:  # the answer to a ping is not waited for in this way
            assert monotonic_s() < until_s, "given up"
            line.exchange(taken)
        line.close()
    assert bool(stop.waits_s) == gathers
    assert all(LEAST_S <= waited_s <= min(asked_every_s + LEAST_S, LONGEST_S) for waited_s in stop.waits_s)
