"""What the result picture is drawn from: speed along the way, and each time that the trainee was pushed off balance."""

from dataclasses import dataclass
from typing import Final

from games.roll_container.course import Course
from games.roll_container.state import State
from station.game.ticks import TICK_HZ

SPACING_TICKS: Final = TICK_HZ // 10
QUICK_S: Final = 1.0
"""A recovery within this is a quick one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What happened on the way: a ``quick`` or ``slow`` recovery, a ``clean`` or ``rough`` stop, ``lost`` goods."""

    s_m: float
    kind: str


class Trace:
    """Gathers a round; give it the state of every frame.

    Attributes
    ----------
    course : Course or None
    moments : list of (float, float, float)
        Ten a second: place in m, speed in m/s, lean forward in own reach.
    marks : list of Mark
    """

    def __init__(self) -> None:
        self.course: Course | None = None
        self.moments: list[tuple[float, float, float]] = []
        self.marks: list[Mark] = []
        self._next_tick = SPACING_TICKS
        self._pushed_m = 0.0
        self._followed = 0
        self._recovered: tuple[int, float, int] | None = None
        self._counts: tuple[int, int, int] | None = None

    def add(self, state: State) -> None:
        """Take in a moment of the round; moments before one already seen are left out."""
        if not state.ticks:
            return
        self.course = state.course
        if state.ticks >= self._next_tick:
            self._next_tick = state.ticks + SPACING_TICKS
            self.moments.append((state.s_m, state.v_m_s, state.lean_u[1]))
        self._add_recovery(state)
        now = state.stops, state.clean_stops, state.goods
        before = self._counts or now
        if now[0] > before[0]:
            self.marks.append(Mark(state.s_m, "clean" if now[1] > before[1] else "rough"))
        if now[2] < before[2]:
            self.marks.append(Mark(state.s_m, "lost"))
        self._counts = now

    def _add_recovery(self, state: State) -> None:
        """Mark a recovery once it is measured, where the push came: the marks tell what the mean is made of."""
        recovery, tally = state.balance.recovery, state.tally
        followed = recovery.ticks + 1 if recovery is not None else 0
        known = (
            tally.expected_s.n + tally.unexpected_s.n,
            tally.expected_s.total + tally.unexpected_s.total,
            tally.unrecovered,
        )
        before = self._recovered or known
        if known[0] > before[0]:
            self.marks.append(Mark(self._pushed_m, "quick" if known[1] - before[1] <= QUICK_S else "slow"))
        if known[2] > before[2]:
            self.marks.append(Mark(self._pushed_m, "slow"))
        if followed and (not self._followed or followed < self._followed):
            self._pushed_m = state.s_m
        self._followed, self._recovered = followed, known
