"""When the next frame is due: by the clock, or in lock-step with the simulated board."""

import sys
from typing import Protocol

from kiosk.ease import Ease
from station.ports import Clock

SWITCH_S = 0.0005
"""How long the board's reader thread may hold the interpreter before the loop gets it back."""


class RealPacer:
    """Deadlines on the clock: a late frame does not move the ones after it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._due_s = clock.monotonic_s()
        self._ease = Ease()
        sys.setswitchinterval(SWITCH_S)

    def wait(self, fps: int) -> None:
        """Wait for the next deadline; after a stall, begin counting anew."""
        now_s = self._clock.monotonic_s()
        self._due_s += 1 / fps
        if now_s > self._due_s + 1 / fps:
            self._due_s = now_s
        self._clock.wait_until(self._due_s)

    def spread(self, work_s: float) -> int:
        """Return over how many frames a game spreads its surroundings, after a frame that took so much work."""
        self._ease.note(work_s)
        return self._ease.spread


class Stepping(Protocol):
    """A simulated board that lives only as far as it is told to."""

    def advance(self, to_us: int) -> None:
        """Let the board live until this time of its clock."""


class LockstepPacer:
    """Each frame is one step of the clock, and the board lives exactly as far."""

    def __init__(self, clock: Clock, board: Stepping) -> None:
        self._clock = clock
        self._board = board
        self._due_s = 0.0

    def wait(self, fps: int) -> None:
        """Step clock and board by one frame."""
        self._due_s += 1 / fps
        self._clock.wait_until(self._due_s)
        self._board.advance(round(self._due_s * 1e6))

    def spread(self, work_s: float) -> int:
        """Return 1: there is always time for a whole frame."""
        return 1
