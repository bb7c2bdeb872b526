"""What the result picture is drawn from: where the weight was as seen from the lantern, and when it was unbroken."""

from typing import Final

from games.still_water.course import MEASURE
from games.still_water.state import State
from station.game.ticks import TICK_HZ

SPACING_TICKS: Final = TICK_HZ // 15
SLICE_S: Final = 1.0


class Trace:
    """Gathers a round; give it the state of every frame.

    Attributes
    ----------
    offsets : list of list of (float, float)
        For each time that the lantern stood still: the smoothed CoP minus the lantern, in R, fifteen a second.
    slices : list of [int, int]
        Per ``SLICE_S`` of the scored time: frames unbroken, frames.
    stars : int
        Of the constellation.
    """

    def __init__(self) -> None:
        self.offsets: list[list[tuple[float, float]]] = []
        self.slices: list[list[int]] = []
        self.stars = 0
        self._next_tick = 0
        self._leg = -1

    def add(self, state: State) -> None:
        """Take in a moment of the round; moments before one already seen are left out."""
        if state.leg == MEASURE or state.ticks < self._next_tick or not state.radius_m:
            return
        number = int((state.ticks / TICK_HZ - state.course.starts_s[1]) / SLICE_S)
        while len(self.slices) <= number:
            self.slices.append([0, 0])
        self.slices[number][0] += state.whole
        self.slices[number][1] += 1
        self.stars = state.stars_lit
        self._next_tick = state.ticks + SPACING_TICKS
        if not state.standing or state.course.gliding(state.leg):
            return
        if state.leg != self._leg:
            self.offsets.append([])
            self._leg = state.leg
        off = state.soft_m[0] - state.target_m[0], state.soft_m[1] - state.target_m[1]
        self.offsets[-1].append((off[0] / state.radius_m, off[1] / state.radius_m))

    @property
    def shares(self) -> list[float]:
        """Share of unbroken time per slice, 0 to 1."""
        return [whole / frames if frames else 0.0 for whole, frames in self.slices]
