"""The thread that every board is read by, with lines that do what a test says."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from hardware_drivers.board import Frame
from hardware_drivers.connection import Connection, Sink
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.reader import BACKOFF_S, Reader
from station.errors import BoardLost, BoardNotFound
from station.frames import Counters
from tests.fakes.force_stream import board

PATIENCE_S = 10.0
FRAME: Frame = (1000, 1, 2, 3, 4, 0, 0)

Doing = Callable[[Sink], None]


class ScriptedLine(Connection):
    """A line whose every exchange is a function of the script; after the last one nothing comes any more."""

    def __init__(self, *script: Doing, uid: str = "one", bad_frames: int = 0) -> None:
        self.info = replace(board(), uid=uid)
        self.closed = threading.Event()
        self._script = list(script)
        self._bad_frames = bad_frames

    @property
    def counters(self) -> Counters:
        return Counters(bad_frames=self._bad_frames)

    def exchange(self, sink: Sink) -> None:
        if self._script:
            self._script.pop(0)(sink)
        else:
            self.closed.wait(0.001)

    def close(self) -> None:
        self.closed.set()


def frame(sink: Sink) -> None:
    sink.put([FRAME], 5.0)


def broken(sink: Sink) -> None:
    raise OSError("hung up")


class Bench:
    """A reader over lines that are used up one after the other."""

    def __init__(self) -> None:
        self.stop = threading.Event()
        self.readers: list[Reader] = []
        self.opened: list[Connection] = []

    def read(
        self, *lines: Connection | BoardNotFound, clock: Callable[[], float] = monotonic_s, silence_s: float = 60.0
    ) -> Reader:
        waiting = list(lines)

        def connect() -> Connection:
            line = waiting.pop(0) if waiting else BoardNotFound("Nothing more.", "Plug it in.", key="no_board")
            if isinstance(line, BoardNotFound):
                raise line
            self.opened.append(line)
            return line

        self.readers.append(Reader(connect, clock, self.stop, silence_s))
        return self.readers[-1]


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.stop.set()
    for reader in bench.readers:
        reader.join()


def until_lost(reader: Reader) -> BoardLost:
    with pytest.raises(BoardLost) as lost:
        for _ in range(100):
            reader.ring.take(PATIENCE_S / 100)
    return lost.value


def until_epoch(reader: Reader, epoch: int) -> None:
    until_s = monotonic_s() + PATIENCE_S
    while monotonic_s() < until_s:
        try:
            block = reader.ring.take(0.1)
        except BoardLost:
            threading.Event().wait(0.002)
            continue
        if len(block.t_us) and block.epoch == epoch:
            return
    raise AssertionError("never there")


def test_a_broken_line_is_opened_anew_and_begins_an_epoch(bench: Bench) -> None:
    first, second = ScriptedLine(frame, broken, bad_frames=2), ScriptedLine(frame, bad_frames=3)
    reader = bench.read(first, BoardNotFound("Not yet.", "Wait.", key="no_board"), second)
    until_epoch(reader, 1)
    assert first.closed.is_set() and reader.connection is second
    assert reader.counters == Counters(bad_frames=5, resets=1)


def test_a_line_that_is_opened_while_told_to_stop_is_closed(bench: Bench) -> None:
    first = ScriptedLine()
    bench.stop.set()
    bench.read(first).join()
    assert first.closed.is_set()


def test_a_line_that_breaks_is_told_with_what_to_do(bench: Bench) -> None:
    lost = until_lost(bench.read(ScriptedLine(broken)))
    assert lost.key == "no_board" and "lug it in" in lost.todo


def test_what_a_line_says_of_its_own_loss_is_told(bench: Bench) -> None:
    def off(sink: Sink) -> None:
        raise BoardLost("It was switched off.", "Press its button.", key="no_data")

    # Until nothing can be opened either, which is told then.
    reader = bench.read(ScriptedLine(off), *(ScriptedLine(off) for _ in range(3)))
    assert until_lost(reader).what in {"It was switched off.", "Nothing more."}
    assert isinstance(bench.opened[0], ScriptedLine) and bench.opened[0].closed.wait(PATIENCE_S)


def test_silence_is_a_loss_and_the_line_is_opened_anew(bench: Bench) -> None:
    passed = iter(range(10_000_000))
    reader = bench.read(ScriptedLine(frame), ScriptedLine(frame), clock=lambda: 0.5 * next(passed), silence_s=3.0)
    until_epoch(reader, 1)
    assert reader.counters.resets == 1


def test_another_board_is_not_taken_for_it(bench: Bench) -> None:
    stranger = ScriptedLine(frame, uid="two")
    reader = bench.read(ScriptedLine(broken), stranger)
    assert stranger.closed.wait(PATIENCE_S)
    assert until_lost(reader).key in {"another_board", "no_board"}
    assert reader.connection is bench.opened[0] and reader.counters.resets == 0


def test_a_fault_of_a_driver_reaches_whoever_reads(bench: Bench) -> None:
    def fault(sink: Sink) -> None:
        raise ZeroDivisionError("a fault of ours")

    reader = bench.read(ScriptedLine(frame, fault))
    with pytest.raises(ZeroDivisionError, match="of ours"):
        for _ in range(3):
            reader.ring.take(PATIENCE_S)


def test_a_reset_in_mid_stream_begins_an_epoch_without_opening_anything(bench: Bench) -> None:
    reader = bench.read(ScriptedLine(frame, lambda sink: sink.begin_epoch(), frame))
    assert reader.ring.take(PATIENCE_S).epoch == 0
    until_epoch(reader, 1)
    assert len(bench.opened) == 1


def test_attempts_come_slower_and_slower_up_to_the_longest_pause(bench: Bench) -> None:
    pauses: list[float] = []

    class Impatient(threading.Event):
        """Notes how long it is waited for, and ends it after ten times."""

        def wait(self, timeout: float | None = None) -> bool:
            pauses.append(timeout or 0.0)
            if len(pauses) == 10:
                self.set()
            return self.is_set()

    bench.stop = Impatient()
    bench.read(ScriptedLine(broken)).join()
    first, longest = BACKOFF_S
    assert pauses[:3] == [first, 2 * first, 4 * first] and pauses[-1] == longest == max(pauses)
