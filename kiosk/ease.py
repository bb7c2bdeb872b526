"""How much of a game's surroundings is painted in a frame: less on a computer that has little time for it."""

from typing import Final

FULL_S: Final = 0.0048
"""More work in a frame than this is too much: 35 % of a core at 60 frames a second, less the work beside it."""

SPARE_S: Final = 0.0024
"""Less work than this, and there is room for the next finer step, which costs up to twice as much."""

_HARDER_FRAMES: Final = 12
_EASIER_FRAMES: Final = 600
"""It is eased within a fifth of a second, and made finer only when there was room for ten."""

MOST: Final = 6


class Ease:
    """Follows the work of a game's frames.

    Attributes
    ----------
    spread : int
        Over so many frames the surroundings are painted: 1 to ``MOST``.
    """

    def __init__(self) -> None:
        self.spread = 1
        self._over_s, self._spare = 0.0, 0
        self._frames = 0

    def note(self, work_s: float) -> None:
        """Take the work of a frame into account."""
        self._frames += 1
        self._over_s += work_s
        self._spare = self._spare + 1 if work_s < SPARE_S else 0
        if self._spare >= _EASIER_FRAMES and self.spread > 1:
            self._choose(self.spread - 1)
        elif self._frames >= _HARDER_FRAMES:
            if self._over_s > FULL_S * self._frames and self.spread < MOST:
                self._choose(self.spread + 1)
            self._over_s, self._frames = 0.0, 0

    def _choose(self, spread: int) -> None:
        self.spread = spread
        self._over_s, self._frames, self._spare = 0.0, 0, 0
