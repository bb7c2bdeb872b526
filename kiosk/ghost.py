"""The ghost of the best round: how far the trainee had come, ten times a second."""

from typing import Final

from station.game.ticks import TICK_HZ

EVERY_TICKS: Final = TICK_HZ // 10


class Way:
    """How far a round had come, over its time."""

    def __init__(self) -> None:
        self._progress: list[float] = []

    def add(self, tick: int, progress: float) -> None:
        """Take in the progress, 0 to 1, after a tick."""
        if tick % EVERY_TICKS == 0:
            self._progress.append(progress)

    def at(self, tick: int) -> float:
        """Return the progress at a tick, in between as a straight line; after the end, where it ended."""
        if not self._progress:
            return 0.0
        step, over = divmod(max(tick, 0), EVERY_TICKS)
        before = self._progress[min(step, len(self._progress) - 1)]
        after = self._progress[min(step + 1, len(self._progress) - 1)]
        return before + over / EVERY_TICKS * (after - before)
