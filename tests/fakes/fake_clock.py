"""A clock that moves only when told to."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class FakeClock:
    """Time for tests: starts at 0 s, on a Monday morning, and stands still until advanced."""

    def __init__(self, start: datetime = START) -> None:
        self._start = start
        self._t_s = 0.0

    def monotonic_s(self) -> float:
        """Return the seconds it was advanced by."""
        return self._t_s

    def now(self) -> datetime:
        """Return the start's wall clock plus those seconds."""
        return self._start + timedelta(seconds=self._t_s)

    def wait_until(self, t_s: float) -> None:
        """Be at ``t_s`` at once; a time in the past changes nothing."""
        self._t_s = max(self._t_s, t_s)

    def advance(self, dt_s: float) -> None:
        """Let ``dt_s`` go by."""
        self._t_s += dt_s
