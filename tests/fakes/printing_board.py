"""A board on a real pseudo-terminal that prints lines, at its own pace or as the test says."""

import os
import select
import threading
import tty
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hardware_drivers.hostclock import monotonic_s

PATIENCE_S = 10.0
Printed = Callable[[int, int], str]
"""The line of reading k, taken so many ms after the start of the board; with more lines in it, all of them."""


def numbers(k: int, ms: int) -> str:
    """A line as many an Arduino prints: ``millis,r1,r2,r3,r4``, unloaded."""
    return f"{ms},{k % 7},{-(k % 5)},3,4"


class PrintingBoard:
    """A board that prints.

    Attributes may be changed at any time: ``line`` (of reading k), ``silent`` (prints nothing).

    Parameters
    ----------
    folder : Path
        Where its port is, as ``board``.
    line : callable
    rate_hz : float
    greeting : bytes
        What it prints after each start.
    waits : bool
        Whether it then prints nothing until something is sent to it.
    """

    def __init__(
        self,
        folder: Path,
        line: Printed = numbers,
        *,
        rate_hz: float = 100,
        greeting: bytes = b"Starting...\r\n",
        waits: bool = False,
    ) -> None:
        self.path = folder / "board"
        self.line, self.rate_hz, self.greeting, self.waits = line, rate_hz, greeting, waits
        self.silent = False
        self.heard = bytearray()
        self._ends: tuple[int, int] | None = None
        self._out = bytearray()
        self._todo: list[tuple[Callable[[], None], threading.Event]] = []
        self._wake = os.pipe()
        self._ended = False
        self._plug()
        self._start()
        self._thread = threading.Thread(target=self._run, name="printing-board", daemon=True)
        self._thread.start()

    def __enter__(self) -> "PrintingBoard":
        return self

    def __exit__(self, *_: object) -> None:
        self._do(self._end)
        self._thread.join(PATIENCE_S)
        for end in self._wake:
            os.close(end)

    def send(self, data: bytes) -> None:
        """Print bytes as they are."""
        self._do(lambda: self._out.extend(data))

    def unplug(self) -> None:
        """Pull the cable."""
        self._do(self._unplug)

    def replug(self) -> None:
        """Put the cable in again: the board starts anew."""
        self._do(self._plug)
        self.reset()

    def reset(self) -> None:
        """Start the board anew."""
        self._do(self._start)

    def _do(self, action: Callable[[], None]) -> None:
        done = threading.Event()
        self._todo.append((action, done))
        os.write(self._wake[1], b"!")
        assert done.wait(PATIENCE_S)

    def _end(self) -> None:
        self._unplug()
        self._ended = True

    def _plug(self) -> None:
        near, far = os.openpty()
        tty.setraw(far)
        os.set_blocking(near, False)
        self._ends = (near, far)
        self.path.symlink_to(os.ttyname(far))

    def _unplug(self) -> None:
        if self._ends is not None:
            self.path.unlink()
            for end in self._ends:
                os.close(end)
            self._ends = None
            self._out.clear()

    def _start(self) -> None:
        self._boot_s, self._taken = monotonic_s(), 0
        self._waiting = self.waits
        self._out += self.greeting

    def _run(self) -> None:
        while not self._ended:
            near = self._ends[0] if self._ends else None
            readers = [self._wake[0]] + ([near] if near is not None else [])
            writers = [near] if near is not None and self._out else []
            due_s = self._boot_s + (self._taken + 1) / self.rate_hz
            readable, _, _ = select.select(readers, writers, [], max(0.0, due_s - monotonic_s()))
            if near in readable:
                self.heard += os.read(near, 4096)
                self._waiting = False
            if self._wake[0] in readable:
                os.read(self._wake[0], 1)
                action, done = self._todo.pop(0)
                action()
                done.set()
            self._print_due()
            self._flush()

    def _print_due(self) -> None:
        while self._boot_s + (self._taken + 1) / self.rate_hz <= monotonic_s():
            self._taken += 1
            if not self.silent and not self._waiting:
                self._out += self.line(self._taken, round(1000 * self._taken / self.rate_hz)).encode() + b"\r\n"

    def _flush(self) -> None:
        if self._ends is None:
            self._out.clear()
        elif self._out:
            with suppress(BlockingIOError):
                del self._out[: os.write(self._ends[0], self._out[:4096])]
