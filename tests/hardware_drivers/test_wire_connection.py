"""A line to a serial board, read by hand."""

from pathlib import Path
from threading import Event

import pytest

from hardware_drivers.hostclock import monotonic_s
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
    ("rate_hz", "asked_every_s", "gathered_s"),
    [
        (100, 1 / 60, 0.0),
        (100, 0.05, 0.02),
        (100, 0.1, 0.04),
        (100, 5.0, 0.04),
        (1000, 1 / 60, 0.004),
        (1000, 0.05, 0.02),
    ],
)
def test_the_less_often_somebody_asks_the_more_frames_are_read_at_a_time(
    rate_hz: int, asked_every_s: float, gathered_s: float, tmp_path: Path
) -> None:
    stop, taken = Unhurried(), Taken()
    told_s: list[float] = []

    def clock() -> float:
        return told_s.pop(0) if told_s else monotonic_s()

    with ScriptedBoard(tmp_path, rate_hz=rate_hz) as board:
        line = WireConnection("serial", str(board.path), clock=clock, stamp=clock, mark_of=lambda pong: None, stop=stop)
        told_s += [0.0, asked_every_s]
        line.asked()
        line.asked()
        until_s = monotonic_s() + PATIENCE_S
        while len(taken.frames) < 20 or line.host_s(0) is None:  # the answer to a ping is not waited for in this way
            assert monotonic_s() < until_s, "given up"
            line.exchange(taken)
        line.close()
    assert bool(stop.waits_s) == bool(gathered_s)
    assert stop.waits_s == pytest.approx([gathered_s] * len(stop.waits_s))
