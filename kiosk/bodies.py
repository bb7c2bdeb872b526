"""Who stands on the board when autopilots play: a simulated person, or something that does not play."""

import math
from typing import Final, Protocol

import numpy as np

from hardware_drivers.simulated.person import Body, Person
from hardware_drivers.simulated.skill import SKILLS, Skill
from station.game.autopilot import NON_PLAYERS, Wild
from station.game.control import Reach
from station.game.ticks import TICK_HZ
from station.units import newton

SKILLED: Final = tuple(name for name in SKILLS if name != "steered")
"""Five people, the least skilled first; the hand at the mouse is none of them."""

WHO: Final = (*SKILLED, *NON_PLAYERS)

MASS_KG: Final = 75.0


class OnBoard(Protocol):
    """What a board feels."""

    def step(self) -> tuple[float, float, float]:
        """Live one step; return vertical force in N, CoP ML and AP in m."""

    def lean(self, ml_m: float, ap_m: float) -> None:
        """Be told where the game wants the CoP."""


class Sandbag:
    """A weight that lies there."""

    def step(self) -> tuple[float, float, float]:
        """Weigh."""
        return newton(MASS_KG), 0.0, 0.0

    def lean(self, ml_m: float, ap_m: float) -> None:
        """Hear nothing."""


class Thrower:
    """Somebody who stands until the round begins, and then throws about without looking.

    Parameters
    ----------
    rng : numpy.random.Generator
    """

    def __init__(self, rng: np.random.Generator) -> None:
        self._wild = Wild(rng)
        self._reach = Reach()
        self._begun = False

    def step(self) -> tuple[float, float, float]:
        """Be somewhere."""
        u = self._wild.lean((0.0, 0.0)) if self._begun else (0.0, 0.0)
        return newton(MASS_KG), *self._reach.cop_m(*u)

    def lean(self, ml_m: float, ap_m: float) -> None:
        """Take the first wish for the start, and all others for nothing."""
        self._begun = True


class Idler(Person):
    """A person who stands on the board and does not play."""

    def lean(self, ml_m: float, ap_m: float) -> None:
        """Stay."""


def somebody(who: str, rng: np.random.Generator, vision: str, surface: str) -> OnBoard:
    """Return one of ``WHO``, already on the board.

    Parameters
    ----------
    who : str
    rng : numpy.random.Generator
    vision, surface : str
        How the round is to be stood: ``open`` or ``closed``, ``firm`` or ``foam``.
    """
    if who == "sand":
        return Sandbag()
    if who == "wild":
        return Thrower(rng)
    if who == "still":
        return _standing(Idler(Body(MASS_KG), rng, TICK_HZ), SKILLS["practised"], vision, surface)
    return _standing(Person(Body(MASS_KG), rng, TICK_HZ), SKILLS[who], vision, surface)


def one_of_many(share: float, body: Body, rng: np.random.Generator, vision: str, surface: str) -> OnBoard:
    """Return a person between the five skills.

    Parameters
    ----------
    share : float
        0 for the least skilled, 1 for the most.
    body : Body
    rng : numpy.random.Generator
    vision, surface : str
        As in :func:`somebody`.
    """
    return _standing(Person(body, rng, TICK_HZ), between(share), vision, surface)


def between(share: float) -> Skill:
    """Return a skill between the five, 0 for the least, 1 for the most."""
    place = share * (len(SKILLED) - 1)
    lower = min(math.floor(place), len(SKILLED) - 2)
    one, other, part = SKILLS[SKILLED[lower]], SKILLS[SKILLED[lower + 1]], place - lower
    return Skill(*(a + part * (b - a) for a, b in zip(_numbers(one), _numbers(other), strict=True)))


def _numbers(skill: Skill) -> tuple[float, ...]:
    return (
        skill.reaction_s,
        skill.natural_hz,
        skill.damping,
        skill.aim_error,
        skill.unsteadiness,
        skill.sway,
    )


def _standing(person: Person, skill: Skill, vision: str, surface: str) -> Person:
    person.become(skill)
    person.look(vision)
    person.stand_on(surface)
    person.step_on()
    return person
