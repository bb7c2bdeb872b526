"""A board on a real pseudo-terminal that prints lines, at its own pace or as the test says."""

import os
import select
import termios
import threading
import tty
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hardware_drivers.hostclock import monotonic_s

PATIENCE_S = 10.0
BOOT_S = 0.1
LOOK_S = 0.02
"""Whether it was opened is looked at this often at least."""
Printed = Callable[[int, int], str]
"""The line of reading k, taken so many ms after the start of the board; with more lines in it, all of them."""


def numbers(k: int, ms: int) -> str:
    """A line as many an Arduino prints: ``millis,r1,r2,r3,r4``, unloaded."""
    return f"{ms},{k % 7},{-(k % 5)},3,4"


class PrintingBoard:
    """A board that prints, and that starts anew whenever it is opened, as an Arduino does.

    Attributes may be changed at any time: ``line`` (of reading k, bytes as Latin-1), ``silent`` (prints nothing).

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
    hurry : float
        How much faster than the real one its time runs.
    """

    def __init__(
        self,
        folder: Path,
        line: Printed = numbers,
        *,
        rate_hz: float = 100,
        greeting: bytes = b"Starting...\r\n",
        waits: bool = False,
        hurry: float = 1.0,
    ) -> None:
        self.path = folder / "board"
        self.line, self.rate_hz, self.greeting, self.waits = line, rate_hz, greeting, waits
        self.silent = False
        self.starts = 0
        self.heard = bytearray()
        self._hurry = hurry
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
        """Put the cable in again."""
        self._do(self._plug)

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
        self._let_go(far)
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

    @staticmethod
    def _let_go(far: int) -> None:
        """Set the speed of nobody: whoever opens the port sets another."""
        settings = termios.tcgetattr(far)
        settings[4] = settings[5] = termios.B110
        termios.tcsetattr(far, termios.TCSANOW, settings)

    def _notice_opening(self) -> None:
        if self._ends is not None and termios.tcgetattr(self._ends[1])[4] != termios.B110:
            self._let_go(self._ends[1])
            self._out.clear()
            self._boot_s, self._taken, self._booting = self._now_s() + BOOT_S * self._hurry, 0, True

    def _now_s(self) -> float:
        return self._hurry * monotonic_s()

    def _start(self) -> None:
        self._boot_s, self._taken, self._booting = self._now_s(), 0, False
        self._waiting = self.waits
        self._out += self.greeting
        self.starts += 1

    def _run(self) -> None:
        while not self._ended:
            near = self._ends[0] if self._ends else None
            readers = [self._wake[0]] + ([near] if near is not None else [])
            writers = [near] if near is not None and self._out else []
            wait_s = (self._due_s - self._now_s()) / self._hurry
            readable, _, _ = select.select(readers, writers, [], min(max(0.0, wait_s), LOOK_S))
            self._notice_opening()
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

    @property
    def _due_s(self) -> float:
        return self._boot_s if self._booting else self._boot_s + (self._taken + 1) / self.rate_hz

    def _print_due(self) -> None:
        if self._booting and self._due_s <= self._now_s():
            self._start()
        while not self._booting and self._due_s <= self._now_s():
            self._taken += 1
            if not self.silent and not self._waiting:
                line = self.line(self._taken, round(1000 * self._taken / self.rate_hz))
                self._out += line.encode("latin-1") + b"\r\n"

    def _flush(self) -> None:
        if self._ends is None:
            self._out.clear()
        elif self._out:
            with suppress(BlockingIOError):
                del self._out[: os.write(self._ends[0], self._out[:4096])]
