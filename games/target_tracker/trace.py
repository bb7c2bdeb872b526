"""What the result picture is drawn from: where the trainee's light was as seen from the lantern, and when inside."""

from games.target_tracker.state import State
from station.game.ticks import TICK_HZ

SPACING_TICKS = TICK_HZ // 10
SLICE_S = 2.0


class Trace:
    """Gathers a round; give it the state of every frame.

    Attributes
    ----------
    offsets : list of (float, float)
        Light minus lantern, ten a second, in units of the own reach.
    slices : list of [int, int]
        Per ``SLICE_S`` of the round: frames inside, frames.
    """

    def __init__(self) -> None:
        self.offsets: list[tuple[float, float]] = []
        self.slices: list[list[int]] = []
        self._next_tick = SPACING_TICKS

    def add(self, state: State) -> None:
        """Take in a moment of the round; moments before one already seen are left out."""
        if not state.ticks:
            return
        number = int((state.ticks - 1) / TICK_HZ / SLICE_S)
        while len(self.slices) <= number:
            self.slices.append([0, 0])
        self.slices[number][0] += state.inside
        self.slices[number][1] += 1
        if state.ticks >= self._next_tick and state.standing:
            self._next_tick = state.ticks + SPACING_TICKS
            self.offsets.append((state.dot_u[0] - state.target_u[0], state.dot_u[1] - state.target_u[1]))

    @property
    def shares(self) -> list[float]:
        """Share of time inside per slice, 0 to 1."""
        return [inside / frames if frames else 0.0 for inside, frames in self.slices]
