"""Where a trainee began, and what of later visits is a change from there.

References
----------
training.md, sections 2 and 3: the first visit is practice; the baseline is the mean of the second and the third, of the
limits of stability the second alone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from station.programme.change import ChangePolicy, Retest, Verdict, baseline, measure_change, score_change, score_noise
from station.trial.protocol import Measure


@dataclass(frozen=True, slots=True)
class Compared:
    """The newest visit of a trainee, set against where the trainee began.

    Parameters
    ----------
    session : int
        Which visit with this test the newest is, from 1; 0 without any.
    complete_after : int
        So many visits make the baseline complete.
    baseline : mapping of str to float
        By the name of the result; what no visit of the baseline lacks.
    verdicts : mapping of str to Verdict
        Of the newest visit against the baseline; empty as long as the newest is a part of it, or comes before it.
    """

    session: int
    complete_after: int
    baseline: Mapping[str, float]
    verdicts: Mapping[str, Verdict]


@dataclass(frozen=True, slots=True)
class Scored:
    """The stability score of a visit.

    Parameters
    ----------
    score : float
    sets : int
        Of the conditions in that visit, at least 1.
    """

    score: float
    sets: int


def baseline_sessions(policy: ChangePolicy, measure: Measure) -> tuple[int, ...]:
    """Return which visits make the baseline of a test, from 1."""
    return policy.limits_baseline_sessions if measure is Measure.LEAN else policy.baseline_sessions


def compare(policy: ChangePolicy, measure: Measure, sessions: Sequence[Mapping[str, float]]) -> Compared:
    """Set the newest visit against the baseline, each result by itself.

    Parameters
    ----------
    policy : ChangePolicy
    measure : Measure
        Of the protocol.
    sessions : sequence of mapping of str to float
        Results of each visit with this test, positive, oldest first, all comparable with the newest: what is not is
        left out before, so that a trainee begins anew on a board that compares with no other. Names that
        ``policy.percent`` knows tell the mean velocity of that condition.
    """
    wanted = baseline_sessions(policy, measure)
    newest = sessions[-1] if sessions else {}
    found = {}
    for name in newest:
        began = baseline(wanted, {number: each[name] for number, each in enumerate(sessions, 1) if name in each})
        if began is not None and began > 0:
            found[name] = began
    later = len(sessions) > max(wanted)
    verdicts = {name: measure_change(policy, name, found[name], newest[name]) for name in found if later}
    return Compared(len(sessions), max(wanted), MappingProxyType(found), MappingProxyType(verdicts))


def compare_scores(policy: ChangePolicy, sessions: Sequence[Scored], retests: Iterable[Retest] = ()) -> Verdict | None:
    """Set the newest stability score against the baseline.

    Parameters
    ----------
    policy : ChangePolicy
    sessions : sequence of Scored
        Of each visit, oldest first, all comparable with the newest.
    retests : iterable of Retest
        Of the club's own people, with as many sets.

    Returns
    -------
    Verdict or None
        None as long as the newest visit is a part of the baseline, or comes before it.
    """
    wanted = policy.baseline_sessions
    began = baseline(wanted, {number: each.score for number, each in enumerate(sessions, 1)})
    if began is None or len(sessions) <= max(wanted):
        return None
    fewest = min(each.sets for each in (*(sessions[number - 1] for number in wanted), sessions[-1]))
    return score_change(score_noise(policy, fewest, retests), began, sessions[-1].score)
