"""The stepped clock of lock-step, for tests in which something real answers now and then."""

from kiosk.clock import SteppedClock, SystemClock


class PacedClock(SteppedClock):
    """A stepped clock that can be held to real time from some moment on."""

    def hold_to(self, speed: float) -> None:
        """Run at most so many times as fast as real time from now on; 0 for as fast as it goes."""
        self._speed = speed
        if speed:
            self._real_start_s = SystemClock().monotonic_s() - self._t_s / speed
