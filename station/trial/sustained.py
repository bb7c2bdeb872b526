"""A condition that counts only once it has lasted."""


class Sustained:
    """Tell when a condition has held for some time of the board's clock.

    Parameters
    ----------
    duration_s : float
        How long it must hold without a break.

    Attributes
    ----------
    since_us : int or None
        When the present run of the condition began; None while it does not hold.
    """

    __slots__ = ("_duration_us", "since_us")

    def __init__(self, duration_s: float) -> None:
        self._duration_us = round(duration_s * 1e6)
        self.since_us: int | None = None

    def push(self, t_us: int, holds: bool) -> bool:
        """Return whether the condition has held for the duration, this sample included."""
        if not holds:
            self.since_us = None
            return False
        if self.since_us is None:
            self.since_us = t_us
        return t_us - self.since_us >= self._duration_us

    def restart(self) -> None:
        """Forget the present run."""
        self.since_us = None
