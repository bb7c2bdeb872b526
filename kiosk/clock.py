"""Time as the kiosk lives it: the system's, or one that steps with the frames.

The only module that reads the clock or sleeps.
"""

import os
import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

REPEATABLE_START: Final = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
"""The wall clock that unattended, repeatable visits start at: a Monday morning."""


class SystemClock:
    """The computer's own clocks, in the zone that it is set to when this one is made."""

    def __init__(self) -> None:
        self._zone = system_zone()

    def monotonic_s(self) -> float:
        """Return seconds since an arbitrary start."""
        return time.monotonic()  # noqa: TID251 - this is the clock that everything else is given

    def now(self) -> datetime:
        """Return the wall clock with its zone."""
        return datetime.now().astimezone(self._zone)  # noqa: TID251 - as above

    def wait_until(self, t_s: float) -> None:
        """Sleep until ``monotonic_s()`` is ``t_s``; return at once when that is past."""
        left_s = t_s - self.monotonic_s()
        if left_s > 0:
            time.sleep(left_s)  # noqa: TID251 - the loop's pacer


class SteppedClock:
    """A clock that moves only when waited for: a session in lock-step with the simulated board.

    Parameters
    ----------
    start : datetime
        The wall clock at 0 s.
    speed : float
        How much faster than real time it may run at most; 0 for as fast as the computer can.
    """

    def __init__(self, start: datetime, speed: float = 0.0) -> None:
        self._start = start
        self._speed = speed
        self._t_s = 0.0
        self._real = SystemClock()
        self._real_start_s = self._real.monotonic_s()

    def monotonic_s(self) -> float:
        """Return stepped seconds."""
        return self._t_s

    def now(self) -> datetime:
        """Return the start's wall clock plus the stepped seconds."""
        return self._start + timedelta(seconds=self._t_s)

    def wait_until(self, t_s: float) -> None:
        """Step to ``t_s``, holding back to ``speed`` times real time."""
        self._t_s = max(self._t_s, t_s)
        if self._speed > 0:
            self._real.wait_until(self._real_start_s + self._t_s / self._speed)


def system_zone(
    environment: Mapping[str, str] = os.environ, localtime: Path = Path("/etc/localtime")
) -> ZoneInfo | None:
    """Return the zone that this computer is set to, by its name in the IANA's list; None where it has none.

    Parameters
    ----------
    environment : mapping
        ``TZ`` in it comes first, as everywhere.
    localtime : Path
        The link that systems keep their zone in.
    """
    name = environment.get("TZ")
    if name is None:
        try:
            name = str(localtime.readlink())
        except OSError:
            return None
    name = name.removeprefix(":").rpartition("zoneinfo/")[2]
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        return None  # not a name but a rule, such as CET-1CEST, or a zone that this computer does not know


def stopwatch_s() -> float:
    """Return the finest clock there is, for measuring work; never for deciding anything."""
    return time.perf_counter()  # noqa: TID251 - measurements of the program itself


def cpu_s() -> float:
    """Return the processor seconds this process has used."""
    return time.process_time()


def thread_cpu_s() -> float:
    """Return the processor seconds that this thread has used."""
    return time.thread_time()
