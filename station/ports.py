"""Where the outside world enters, as protocols: the board, the clock, the voice."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from station.frames import BoardInfo, Calibration, Counters, ForceBlock


class ForceSource(Protocol):
    """A board as the station sees it. Every driver is one, the simulated one too."""

    @property
    def info(self) -> BoardInfo:
        """Who the board is; valid after :meth:`open`."""

    @property
    def counters(self) -> Counters:
        """What went wrong on the way, since opening."""

    @property
    def clock_skew(self) -> float | None:
        """How much faster the board's clock runs than the host's, as a share; None where that is not known."""

    def open(self) -> None:
        """Open the board and start reading; a second call does nothing.

        Raises
        ------
        BoardNotFound, BoardRefused
            With what to do about it.
        """

    def read(self, timeout_s: float = 0.0) -> ForceBlock:
        """Return all frames since the last read, waiting at most ``timeout_s`` for the first.

        Returns
        -------
        ForceBlock
            Of one epoch; empty when nothing came in time.

        Raises
        ------
        BoardLost
            While the board is away; the first block after its return has a new epoch.
        """

    def host_time_s(self, t_us: int) -> float | None:
        """Return when ``t_us`` of the current epoch was on the host's monotonic clock; None where that is not known."""

    def calibrate(self, calibration: Calibration, *, calibrated: bool = True) -> bool:
        """Use a calibration from the next read on, and keep it on a board that can; return whether the board keeps it.

        One that was never measured (``calibrated`` is False) is used only, and the board forgets what it held.

        Raises
        ------
        BoardLost
            When the board is not open.
        BoardRefused
            When a board that could keep it did not.
        """

    def identify(self) -> None:
        """Let the board show which one it is.

        Raises
        ------
        BoardLost
            When the board is not open.
        BoardRefused
            When it cannot.
        """

    def close(self) -> None:
        """Let go of the board and end its threads; a second call does nothing."""


class Clock(Protocol):
    """Time, passed in."""

    def monotonic_s(self) -> float:
        """Return seconds that never run backwards, from an arbitrary start."""

    def now(self) -> datetime:
        """Return the wall clock, aware of its zone."""

    def wait_until(self, t_s: float) -> None:
        """Return when ``monotonic_s()`` has reached ``t_s``."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line to speak and caption.

    Parameters
    ----------
    text : str
        As captioned and spoken.
    lang : str
        ``nl`` or ``en``.
    priority : int
        Higher interrupts lower: 0 encouragement, 1 correction, 2 instruction, 3 safety.
    ttl_s : float
        Not worth saying later than this after it was handed over.
    """

    text: str
    lang: str
    priority: int = 1
    ttl_s: float = 2.0


class Voice(Protocol):
    """Something that speaks. Saying is never waited for and never fails."""

    @property
    def notice(self) -> str | None:
        """Key of what to tell about the voice, such as that there is none; None when it speaks."""

    def say(self, line: Line) -> None:
        """Speak a line, or interrupt a less important one for it, or drop it when it would come too late."""

    def prepare(self, lines: list[Line]) -> None:
        """Render lines ahead, so that they start at once when said."""

    def hush(self) -> None:
        """Stop speaking and forget what is waiting."""

    def close(self) -> None:
        """End the voice and what it runs on."""
