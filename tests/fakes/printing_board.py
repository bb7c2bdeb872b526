"""A board on a real pseudo-terminal that prints lines, at its own pace or as the test says."""

import termios
from collections.abc import Callable
from pathlib import Path

from hardware_drivers.hostclock import monotonic_s
from tests.fakes.pty_board import PtyBoard

BOOT_S = 0.1
LOOK_S = 0.02
"""Whether it was opened is looked at this often at least."""
Printed = Callable[[int, int], str]
"""The line of reading k, taken so many ms after the start of the board; with more lines in it, all of them."""


def numbers(k: int, ms: int) -> str:
    """A line as many an Arduino prints: ``millis,r1,r2,r3,r4``, unloaded."""
    return f"{ms},{k % 7},{-(k % 5)},3,4"


class PrintingBoard(PtyBoard):
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
        super().__init__(folder)
        self.line, self.rate_hz, self.greeting, self.waits = line, rate_hz, greeting, waits
        self.silent = False
        self.starts = 0
        self.heard = bytearray()
        self._hurry = hurry
        self._start()
        self._thread.start()

    def reset(self) -> None:
        """Start the board anew."""
        self._do(self._start)

    def _plug(self) -> None:
        super()._plug()
        assert self._ends is not None
        self._let_go(self._ends[1])

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

    def _wait_s(self) -> float:
        return min((self._due_s - self._now_s()) / self._hurry, LOOK_S)

    def _hear(self, data: bytes) -> None:
        self._notice_opening()  # which empties the line before what was heard is answered
        self.heard += data
        self._waiting = False

    @property
    def _due_s(self) -> float:
        return self._boot_s if self._booting else self._boot_s + (self._taken + 1) / self.rate_hz

    def _live(self) -> None:
        self._notice_opening()
        if self._booting and self._due_s <= self._now_s():
            self._start()
        while not self._booting and self._due_s <= self._now_s():
            self._taken += 1
            if not self.silent and not self._waiting:
                line = self.line(self._taken, round(1000 * self._taken / self.rate_hz))
                self._out += line.encode("latin-1") + b"\r\n"
