"""Autopilots: who leans where a game wants, as well as they can, and who does not play at all.

They make control signals of ``rules.aim``, one a tick, and know no clock and no chance but the ``rng`` they are given.
A trainee sees the aim late, moves to it like a damped spring, misses it by a share of the way there, and sways. The
numbers of a skill are passed in (``hardware_drivers.simulated.skill`` holds five): an autopilot in pure rules and the
simulated person on a board are the same people.
"""

import math
from collections import deque
from collections.abc import Mapping
from typing import Final, Protocol

import numpy as np

from station.game.ticks import TICK_HZ, TICK_S
from station.signals.oscillator import Oscillator

QUIET_U: Final = (0.035, 0.065)
"""Standard deviation of quiet stance, ML and AP, in units of the reach before it was measured: some 2.5 and 4 mm."""

SWAY_HZ: Final = (0.4, 0.7)
"""Natural frequency and damping of that sway: where most of its speed comes from."""

LOOK_TICKS: Final = TICK_HZ // 2
"""A trainee sees half a second long how far off they are, and then aims anew."""

FEEBLE_S: Final = 0.3
"""Time constant of the wild mover, who goes nowhere in particular."""

WILD_U: Final = 0.63
"""Standard deviation of where the wild mover is, on each axis."""

NON_PLAYERS: Final = ("still", "sand", "wild")
"""Who must not win: a body that stands and does not play, a bag of sand, somebody who throws about without looking."""

_BLOCK: Final = 512

Point = tuple[float, float]


class Hand(Protocol):
    """The way from an aim to the CoP, as ``hardware_drivers.simulated.skill.Skill`` has it."""

    @property
    def reaction_s(self) -> float:
        """From seeing an aim to beginning to move."""

    @property
    def natural_hz(self) -> float:
        """Speed of the movement."""

    @property
    def damping(self) -> float:
        """Lower overshoots more."""

    @property
    def aim_error(self) -> float:
        """Standard deviation of where a lean ends, as a share of its length."""

    @property
    def unsteadiness(self) -> float:
        """Sway while leaning fully, in units of the own quiet sway."""

    @property
    def sway(self) -> float:
        """Quiet sway, in units of what is usual."""


class Autopilot(Protocol):
    """Somebody, or something, on the board."""

    def lean(self, aim: Point) -> Point:
        """Return the control signal of the next tick.

        Parameters
        ----------
        aim : (float, float)
            Where a perfect trainee would be now, u_ml and u_ap.
        """


class Trainee:
    """Somebody who plays.

    Parameters
    ----------
    hand : Hand
        How well.
    rng : numpy.random.Generator
    """

    def __init__(self, hand: Hand, rng: np.random.Generator) -> None:
        self._hand = hand
        self._noise = _Noise(rng)
        self._sway = _Sway(self._noise)
        self._seen = deque([(0.0, 0.0)] * round(hand.reaction_s * TICK_HZ))
        self._axes = tuple(Oscillator(hand.natural_hz, hand.damping, TICK_S) for _ in range(2))
        self._off = (0.0, 0.0)
        self._ticks = 0

    def lean(self, aim: Point) -> Point:
        """Follow the aim of a reaction time ago."""
        self._seen.append(aim)
        goal_ml, goal_ap = self._seen.popleft()
        ml, ap = self._axes
        if self._ticks % LOOK_TICKS == 0:
            error = self._hand.aim_error * math.hypot(goal_ml - ml.position, goal_ap - ap.position)
            self._off = error * self._noise.next(), error * self._noise.next()
        self._ticks += 1
        at_ml, at_ap = ml.step(goal_ml + self._off[0]), ap.step(goal_ap + self._off[1])
        away = min(1.0, math.hypot(at_ml, at_ap))
        sway_ml, sway_ap = self._sway.step(self._hand.sway * (1 + away * (self._hand.unsteadiness - 1)))
        return at_ml + sway_ml, at_ap + sway_ap


class Still:
    """A body that stands on the board and does not play.

    Parameters
    ----------
    rng : numpy.random.Generator
    """

    def __init__(self, rng: np.random.Generator) -> None:
        self._sway = _Sway(_Noise(rng))

    def lean(self, _aim: Point) -> Point:
        """Sway where it stands."""
        return self._sway.step(1.0)


class Sand:
    """A bag of sand: not even sway."""

    def lean(self, _aim: Point) -> Point:
        """Lie there."""
        return 0.0, 0.0


class Wild:
    """Somebody who throws about without looking.

    Parameters
    ----------
    rng : numpy.random.Generator
    """

    def __init__(self, rng: np.random.Generator) -> None:
        self._noise = _Noise(rng)
        self._at = (0.0, 0.0)

    def lean(self, _aim: Point) -> Point:
        """Go anywhere."""
        keep = 1 - TICK_S / FEEBLE_S
        push = WILD_U * math.sqrt(1 - keep * keep)
        self._at = keep * self._at[0] + push * self._noise.next(), keep * self._at[1] + push * self._noise.next()
        return self._at


def make_autopilot(name: str, hands: Mapping[str, Hand], rng: np.random.Generator) -> Autopilot:
    """Return an autopilot by name.

    Parameters
    ----------
    name : str
        One of ``hands``, or of ``NON_PLAYERS``.
    hands : mapping of str to Hand
        The skills there are.
    rng : numpy.random.Generator
    """
    match name:
        case "still":
            return Still(rng)
        case "sand":
            return Sand()
        case "wild":
            return Wild(rng)
        case _:
            return Trainee(hands[name], rng)


class _Noise:
    """Standard normal numbers, drawn in blocks: one call of the generator costs as much as the rest of a tick."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._drawn: list[float] = []

    def next(self) -> float:
        if not self._drawn:
            self._drawn = self._rng.standard_normal(_BLOCK).tolist()
        return self._drawn.pop()


class _Sway:
    """Quiet stance, in control signals."""

    def __init__(self, noise: _Noise) -> None:
        self._noise = noise
        self._axes = tuple(Oscillator(*SWAY_HZ, TICK_S) for _ in range(2))

    def step(self, times: float) -> Point:
        ml, ap = (axis.wander(self._noise.next(), self._noise.next()) for axis in self._axes)
        return times * QUIET_U[0] * ml, times * QUIET_U[1] * ap
