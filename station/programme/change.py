"""Whether a trainee has changed: only what is more than the noise of the measurement is called a change.

References
----------
training.md, section 3.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from station.signals.agreement import typical_error

INFORMATIONAL: Final = frozenset({"rt_s", "epe_m", "epe_pct"})
"""Never a real change, however they differ: too unreliable from one session to the next."""


class Change(Enum):
    """What may be said of a difference; the texts are ``change-<value>``."""

    BETTER = "better"
    WORSE = "worse"
    NONE = "none"
    """No detectable change."""
    INFORMATIONAL = "informational"
    """How large its noise is, is not known, or known to be too large: nothing may be said."""


@dataclass(frozen=True, slots=True)
class ChangePolicy:
    """``content/change.toml``.

    Parameters
    ----------
    points_two_sets, points_one_set : float
        Least real change of the stability score, points; provisional.
    percent : mapping of str to float
        Least real change of the mean velocity of a condition, percent.
    own_people : int
        Who did the test again, before the club's own noise counts.
    own_from_days, own_to_days : int
        After how many days.
    sem_factor : float
        Least real change over the standard error of measurement.
    baseline_sessions, limits_baseline_sessions : tuple of int
        Of a trainee, from 1; of all tests, and of the limits of stability.
    """

    points_two_sets: float
    points_one_set: float
    percent: Mapping[str, float]
    own_people: int
    own_from_days: int
    own_to_days: int
    sem_factor: float
    baseline_sessions: tuple[int, ...]
    limits_baseline_sessions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Noise:
    """Noise of the stability score.

    Parameters
    ----------
    points : float
        Least real change between two sessions.
    provisional : bool
        Whether it is a number of ours, and not the club's own.
    """

    points: float
    provisional: bool

    @property
    def half_points(self) -> float:
        """Half the width of the band of one score: one measurement has a square root of 2 less noise than two."""
        return self.points / math.sqrt(2)

    def band(self, score: float) -> tuple[float, float]:
        """Return what a score may as well be, 0 to 100."""
        return max(0.0, score - self.half_points), min(100.0, score + self.half_points)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be said of a difference.

    Parameters
    ----------
    change : Change
    difference : float
        Later less earlier: points of the score, percent of a velocity.
    needed : float or None
        What it must be more than to be real, in the same unit; None where nothing is enough.
    provisional : bool
        Whether ``needed`` is provisional.
    """

    change: Change
    difference: float
    needed: float | None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Retest:
    """Two sessions of one person without training to speak of between them.

    Parameters
    ----------
    person : str
    days : int
        Between them.
    first, second : float
        Stability scores, comparable with each other and with those of the others.
    """

    person: str
    days: int
    first: float
    second: float


def score_noise(policy: ChangePolicy, sets: int, retests: Iterable[Retest] = ()) -> Noise:
    """Return the noise of the stability score: the club's own where enough people did it again, else the provisional.

    Parameters
    ----------
    policy : ChangePolicy
    sets : int
        Of the conditions in a session, at least 1; where two sessions differ, the fewer.
    retests : iterable of Retest
        Of the club's own people, with as many sets; the first fitting pair of each person counts.
    """
    pairs: dict[str, tuple[float, float]] = {}
    for each in retests:
        if policy.own_from_days <= each.days <= policy.own_to_days:
            pairs.setdefault(each.person, (each.first, each.second))
    sem = typical_error(list(pairs.values())) if len(pairs) >= policy.own_people else None
    if sem is not None:
        return Noise(policy.sem_factor * sem, provisional=False)
    return Noise(policy.points_two_sets if sets >= 2 else policy.points_one_set, provisional=True)


def score_change(noise: Noise, before: float, after: float) -> Verdict:
    """Return what may be said of two comparable stability scores; more is better."""
    difference = after - before
    return Verdict(_change(difference, noise.points), difference, noise.points, noise.provisional)


def measure_change(policy: ChangePolicy, measure: str, before: float, after: float) -> Verdict:
    """Return what may be said of two comparable results of one test.

    Parameters
    ----------
    policy : ChangePolicy
    measure : str
        A condition of which ``policy.percent`` tells the noise of the mean velocity (less is better). Of any other,
        reaction time and end point excursion of the limits of stability included, nothing may be said.
    before, after : float
        In the same unit; ``before`` is positive.
    """
    difference = 100 * (after - before) / before
    needed = policy.percent.get(measure)
    if needed is None or measure in INFORMATIONAL:
        return Verdict(Change.INFORMATIONAL, difference, None)
    return Verdict(_change(-difference, needed), difference, needed)


def baseline(sessions: Sequence[int], results: Mapping[int, float]) -> float | None:
    """Return what later sessions are compared with.

    Parameters
    ----------
    sessions : sequence of int
        ``baseline_sessions`` of the policy, or ``limits_baseline_sessions``.
    results : mapping of int to float
        Result by session of the trainee, from 1, all comparable.

    Returns
    -------
    float or None
        Their mean; None until all of them are there.
    """
    if not all(session in results for session in sessions):
        return None
    return math.fsum(results[session] for session in sessions) / len(sessions)


def _change(gain: float, needed: float) -> Change:
    """Return what a gain is: a change only when it is more than what is needed."""
    if not abs(gain) > needed:
        return Change.NONE
    return Change.BETTER if gain > 0 else Change.WORSE
