"""Loops that do nothing beside the kiosk, one on each processor: while they stand still, so would any program.

Each is a process of its own: ``python -m kiosk.bench_bystander 0`` stays on processor 0 until its input ends, and
prints from when to when it stood still, in seconds of the monotonic clock, which all processes share.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import Final

from kiosk.clock import SystemClock
from kiosk.meter import LATE_S

Span = tuple[float, float]
"""From when to when, in s."""

TURN_S: Final = 0.004
PAUSE_S: Final = 0.002
"""A turn that comes later than this was held up."""

_PINS: Final = hasattr(os, "sched_setaffinity")
"""Where a process cannot be kept on one processor, one loop has to do."""


class Bystanders:
    """The loops, for as long as the context lasts.

    Attributes
    ----------
    pauses : list of (float, float)
        When any of them stood still, in order, those that overlap as one; known afterwards.
    """

    def __enter__(self) -> "Bystanders":
        self.pauses: list[Span] = []
        words = [sys.executable, "-m", "kiosk.bench_bystander"]
        self._processes = [
            subprocess.Popen([*words, str(cpu)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for cpu in (os.sched_getaffinity(0) if _PINS else {0})
        ]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        told = "".join(process.communicate()[0] for process in self._processes)
        pauses = [tuple(map(float, line.split())) for line in told.splitlines()]
        self.pauses = joined((begun_s, over_s) for begun_s, over_s in pauses)


def joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    whole: list[Span] = []
    for begun_s, over_s in sorted(spans):
        if whole and begun_s <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(whole[-1][1], over_s)
        else:
            whole.append((begun_s, over_s))
    return whole


def own(late: Iterable[Span], pauses: Iterable[Span]) -> int:
    """Return how many late frames would have been late without the pauses of the computer.

    Parameters
    ----------
    late : iterable of (float, float)
        From the frame before to the late one.
    pauses : iterable of (float, float)
        In which nothing could run; none overlaps another.
    """
    pauses = list(pauses)
    return sum(to_s - from_s - _shared_s(from_s, to_s, pauses) > LATE_S for from_s, to_s in late)


def _shared_s(from_s: float, to_s: float, pauses: Iterable[Span]) -> float:
    return sum(max(0.0, min(to_s, over_s) - max(from_s, begun_s)) for begun_s, over_s in pauses)


def main() -> None:
    """Go round on one processor until the input ends, then print when that was held up."""
    if _PINS:
        os.sched_setaffinity(0, {int(sys.argv[1])})
        with suppress(PermissionError):  # it then waits for its turn as anybody, which takes far less than a frame
            os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    over = threading.Event()

    def listen() -> None:
        sys.stdin.read()
        over.set()

    threading.Thread(target=listen, daemon=True).start()
    clock = SystemClock()
    due_s, pauses = clock.monotonic_s(), []
    while not over.is_set():
        due_s += TURN_S
        clock.wait_until(due_s)
        now_s = clock.monotonic_s()
        if now_s > due_s + PAUSE_S:
            pauses.append((due_s, now_s))
            due_s = now_s
    for begun_s, over_s in pauses:
        print(begun_s, over_s)


if __name__ == "__main__":
    main()
