"""What a test came to: the metrics of each trial, the mean of those that count, and what was void and why.

Made after the test and not while it runs: the metrics take longer than a frame of the screen.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from station.errors import SignalError
from station.signals.limits import DIRECTIONS, LEAST_M
from station.signals.quotients import dual_task_cost, romberg_quotient, symmetry_pct
from station.signals.reach import PersonalReach, personal_reach
from station.signals.stabilisation import landings
from station.trial import push_results
from station.trial.protocol import LEGS, Condition, Measure, Protocol
from station.trial.quality import Quality
from station.trial.take import Take
from station.trial.take_metrics import take_metrics

_VELOCITY = "mean_velocity_m_s"
_OF_SIDES = ("held_s", _VELOCITY, "osi_m", "tts_s")


@dataclass(frozen=True, slots=True)
class TrialResult:
    """One trial that counted, or was void.

    Parameters
    ----------
    number : int
        Of the trials of its condition, from 1.
    attempt : int
        From 1.
    length_s : float
    metrics : mapping of str to float
        Empty when it is void; what could not be measured is left out, never 0 or NaN.
    quality : Quality
        The reasons of a void one among it.
    """

    number: int
    attempt: int
    length_s: float
    metrics: Mapping[str, float]
    quality: Quality


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """All trials of a condition; practice is discarded.

    Parameters
    ----------
    condition : Condition
    valid, void : tuple of TrialResult
        In the order in which they were recorded.
    mean : mapping of str to float
        Mean of each metric over the valid trials that have it; empty without any. Landings tell their ``fails`` too,
        pushes their ``step_offs`` and how many were ``unrecovered``.
    """

    condition: Condition
    valid: tuple[TrialResult, ...]
    void: tuple[TrialResult, ...]
    mean: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ProtocolResult:
    """A whole test.

    Parameters
    ----------
    protocol_id : str
    version : int
    filter_hz : float
        Low-pass of the sway metrics.
    complete : bool
        Whether each condition has all its trials.
    conditions : mapping of str to ConditionResult
        By the id of the condition.
    summary : mapping of str to float
        What two conditions or more, or pushes, make together: Romberg quotients, sides, costs, reach, bands; what lacks
        a part is left out.
    """

    protocol_id: str
    version: int
    filter_hz: float
    complete: bool
    conditions: Mapping[str, ConditionResult]
    summary: Mapping[str, float]


def results(
    protocol: Protocol,
    takes: Iterable[Take],
    filter_hz: float,
    height_m: float | None = None,
    reach: PersonalReach | None = None,
) -> ProtocolResult:
    """Return what the recordings of a test come to.

    Parameters
    ----------
    protocol : Protocol
    takes : iterable of Take
        Of ``Runner.takes``.
    filter_hz : float
        Low-pass of the sway metrics, as the noise of the board asks (``station.signals.noise.filter_for``).
    height_m : float, optional
        Of the trainee; without it there are no percents of the theoretical limit.
    reach : PersonalReach, optional
        Of the trainee; without it there are no percents of the personal limit.
    """
    counted = [take for take in takes if not take.turn.practice]
    conditions = {}
    for condition in protocol.conditions:
        own = (take for take in counted if take.turn.condition.id == condition.id)
        trials = [_trial(protocol, take, filter_hz, height_m, reach) for take in own]
        valid = tuple(trial for trial in trials if trial.quality.valid)
        void = tuple(trial for trial in trials if not trial.quality.valid)
        conditions[condition.id] = ConditionResult(condition, valid, void, _mean(protocol.measure, valid))
    return ProtocolResult(
        protocol_id=protocol.id,
        version=protocol.version,
        filter_hz=filter_hz,
        complete=all(len(each.valid) == protocol.trials for each in conditions.values()),
        conditions=MappingProxyType(conditions),
        summary=MappingProxyType(_summary(protocol, tuple(conditions.values()))),
    )


def _trial(
    protocol: Protocol, take: Take, filter_hz: float, height_m: float | None, reach: PersonalReach | None
) -> TrialResult:
    quality = take.quality
    found: Mapping[str, float] = {}
    if quality.valid:
        try:
            found = take_metrics(protocol, take, filter_hz, height_m, reach)
        except SignalError:
            quality = replace(quality, valid=False, reasons=("no_metric",))
    return TrialResult(take.turn.number, take.attempt, take.length_s, MappingProxyType(dict(found)), quality)


def _mean(measure: Measure, trials: Sequence[TrialResult]) -> Mapping[str, float]:
    if measure is Measure.PUSH and trials:
        return MappingProxyType(push_results.mean([trial.metrics for trial in trials]))
    keys = dict.fromkeys(key for trial in trials for key in trial.metrics)
    mean = {key: _mean_of([trial.metrics[key] for trial in trials if key in trial.metrics]) for key in keys}
    if measure is Measure.LANDING and trials:
        mean["fails"] = float(landings([trial.metrics.get("tts_s") for trial in trials]).fails)
    return MappingProxyType(mean)


def _mean_of(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _summary(protocol: Protocol, conditions: tuple[ConditionResult, ...]) -> dict[str, float]:
    match protocol.measure:
        case Measure.SWAY:
            return _romberg(conditions)
        case Measure.HOLD | Measure.INDEX | Measure.LANDING:
            return _sides(protocol.measure, conditions)
        case Measure.LEAN:
            return _limits(conditions)
        case Measure.DUAL_TASK:
            return _costs(conditions)
        case Measure.PUSH:
            pushes = [trial.metrics for each in conditions for trial in each.valid]
            return push_results.summary(pushes, protocol.peak_bands_m)
        case Measure.SHIFT | Measure.PROBE:
            return {}


def _romberg(conditions: tuple[ConditionResult, ...]) -> dict[str, float]:
    """Return closed eyes over open ones, for each stance and surface that has both."""
    found = {}
    for opened in conditions:
        for closed in conditions:
            alike = replace(opened.condition, id=closed.condition.id, vision="closed") == closed.condition
            if alike and opened.condition.vision == "open" and _VELOCITY in opened.mean and _VELOCITY in closed.mean:
                stance = "" if opened.condition.stance == "template" else f"{opened.condition.stance}_"
                name = f"romberg_{stance}{opened.condition.surface}"
                found[name] = romberg_quotient(closed.mean[_VELOCITY], opened.mean[_VELOCITY])
    return found


def _sides(measure: Measure, conditions: tuple[ConditionResult, ...]) -> dict[str, float]:
    """Return the symmetry of both legs, and how long each was held."""
    by_leg = {each.condition.stance: each.mean for each in conditions}
    left, right = (by_leg.get(leg, {}) for leg in LEGS)
    found = {
        f"symmetry_{key}_pct": symmetry_pct(right[key], left[key])
        for key in _OF_SIDES
        if key in left and key in right and left[key] + right[key] > 0
    }
    if measure is Measure.HOLD:
        held = {"single_leg_left_s": left, "single_leg_right_s": right}
        found |= {name: mean["held_s"] for name, mean in held.items() if "held_s" in mean}
    return found


def _limits(conditions: tuple[ConditionResult, ...]) -> dict[str, float]:
    """Return the mean of all directions, and the personal reach of the eight, where none is missing."""
    found = {}
    for key in ("mxe_pct", "dcl_pct"):
        values = [each.mean[key] for each in conditions if key in each.mean]
        if len(values) == len(conditions):
            found[key] = _mean_of(values)
    greatest = {
        each.condition.direction: max(trial.metrics["mxe_m"] for trial in each.valid)
        for each in conditions
        if each.valid
    }
    # Less than that is sway and no lean: no reach can be told from it.
    if all(greatest.get(name, 0.0) >= LEAST_M for name in DIRECTIONS):
        reach = personal_reach(greatest)
        found |= {f"reach_{side}_m": getattr(reach, f"{side}_m") for side in ("right", "left", "front", "back")}
    return found


def _costs(conditions: tuple[ConditionResult, ...]) -> dict[str, float]:
    """Return both costs of the second task, or none."""
    means = {(each.condition.seated, bool(each.condition.task)): each.mean for each in conditions}
    single, seated, dual = means[False, False], means[True, True], means[False, True]
    answers = "answers_per_min"
    if not (_VELOCITY in single and _VELOCITY in dual and seated.get(answers, 0.0) > 0 and answers in dual):
        return {}
    cost = dual_task_cost(
        single_sway=single[_VELOCITY],
        dual_sway=dual[_VELOCITY],
        single_answers=seated[answers],
        dual_answers=dual[answers],
    )
    return {"motor_cost_pct": cost.motor_pct, "cognitive_cost_pct": cost.cognitive_pct}
