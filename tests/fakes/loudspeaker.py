"""A loudspeaker on a fake clock, that remembers what it was told."""

import threading
from collections.abc import Callable
from pathlib import Path

from tests.fakes.fake_clock import FakeClock

CLIP_S = 1.5


class FakeLoudspeaker:
    """Every clip lasts 1.5 s of the fake clock."""

    latency_s = 0.012

    def __init__(self, clock: FakeClock) -> None:
        self.available = True
        self.spoken: list[Path] = []
        self.ducked = False
        self.unreadable = False
        self._clock = clock
        self._until_s = 0.0
        self._changed = threading.Condition()

    @property
    def speaking(self) -> bool:
        return self._clock.monotonic_s() < self._until_s

    def load(self, path: Path) -> Path | None:
        return None if self.unreadable else path

    def speak(self, clip: Path) -> None:
        with self._changed:
            self._until_s = self._clock.monotonic_s() + CLIP_S
            self.spoken.append(clip)
            self._changed.notify_all()

    def stop_speaking(self) -> None:
        self._until_s = 0.0

    def duck(self, on: bool) -> None:
        with self._changed:
            self.ducked = on
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Return when ``condition`` holds after something was said or ducked; fail after 5 s."""
        with self._changed:
            assert self._changed.wait_for(condition, timeout=5.0)
