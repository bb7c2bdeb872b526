"""When frames are asked for, and so how long they may be gathered before they are read from the line."""

from typing import Final

LEAD_S: Final = 0.002
"""So long before they are asked for, frames are read: that is done by then."""

LEAST_S: Final = 0.004
LONGEST_S: Final = 0.1
"""Frames are never gathered for less than the first, nor for more than the second: a system keeps a few kilobytes."""

PICTURE_S: Final = 0.03
"""Whoever asks less often than for each picture is in no hurry."""


class Rhythm:
    """Follows whoever asks for frames; :meth:`asked` belongs to that thread, :meth:`gather_s` to the one that reads.

    Waking up for each frame of a fast board would cost more than all the rest of the way, and takes the interpreter
    from the loop that draws. So frames wait on the line until just before the next picture wants them.

    Parameters
    ----------
    rate_hz : float
        Frames that come in a second.
    """

    def __init__(self, rate_hz: float) -> None:
        self._several = LEAST_S * rate_hz > 1
        self._before_s = LEAST_S
        self._beat = 0.0, LEAST_S

    def asked(self, now_s: float) -> None:
        """Take notice that somebody asks for frames now."""
        passed_s = max(now_s - self._beat[0], LEAST_S)
        # Of the last two times: after a single picture that took longer, the next one comes as soon as ever.
        self._beat = now_s, min(passed_s, self._before_s)
        self._before_s = passed_s

    def gather_s(self, now_s: float) -> float:
        """Return how long to wait before reading again; 0 where each frame is read as it comes.

        Parameters
        ----------
        now_s : float
            When something was read, on the clock of :meth:`asked`.
        """
        asked_s, every_s = self._beat
        if not self._several and every_s < PICTURE_S:
            return 0.0
        left_s = every_s - (now_s + LEAD_S - asked_s) % every_s
        return min(left_s if left_s >= LEAST_S else left_s + every_s, LONGEST_S)
