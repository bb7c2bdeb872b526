"""What the result of a test says to the one who did it: one sentence, a picture, the numbers behind it.

Only what was measured is said. A score comes with what it may as well be, and words never go further than that.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from station.programme.change import ChangePolicy, Noise, score_noise
from station.programme.norms import CONDITIONS, Norms
from station.programme.person import Person
from station.programme.score import NoScore, StabilityScore, stability_score
from station.trial.protocol import LEGS, Condition, Measure, Protocol
from station.trial.results import ConditionResult, ProtocolResult
from station.trial.take import Take
from station.trial.take_metrics import trial_cop

AVERAGE: Final = 50.0
"""The average of the norm, points."""

EQUAL_PCT: Final = 15.0
"""Policy of ours: sides that differ by less are called equal."""

_POINTS: Final = 600
_VELOCITY: Final = "mean_velocity_m_s"
_OF_SIDES: Final = {
    Measure.INDEX: ("osi_m", 1000.0, "mm"),
    Measure.HOLD: ("held_s", 1.0, "s"),
    Measure.LANDING: ("tts_s", 1.0, "s"),
}
_RECOVERIES: Final = {f"recovery_{side}_s": side for side in ("left", "right", "front", "back")}
"""Of a push, by the side to which it went."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it is of.

    Parameters
    ----------
    of : tuple of str
        Keys of the texts that together say what it is.
    value : float
        In its unit, rounded as it is shown.
    unit : str
        The text is ``finding-unit-<unit>``.
    """

    of: tuple[str, ...]
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Stabilogram:
    """The way of the CoP in one trial, centred.

    Parameters
    ----------
    points_mm : tuple of (float, float)
        ML to the right and AP to the front, at most 600.
    semi_major_mm, semi_minor_mm, angle_deg : float
        The 95 % prediction ellipse; angle of its major axis from +ML.
    """

    points_mm: tuple[tuple[float, float], ...]
    semi_major_mm: float
    semi_minor_mm: float
    angle_deg: float


@dataclass(frozen=True, slots=True)
class Lean:
    """How far somebody leaned in a direction.

    Parameters
    ----------
    direction : str
        Of ``station.signals.limits.DIRECTIONS``.
    excursion_cm : float
        Maximum excursion of the CoG.
    share_pct : float or None
        Of the theoretical limit; None where the height is not known.
    """

    direction: str
    excursion_cm: float
    share_pct: float | None


@dataclass(frozen=True, slots=True)
class Sides:
    """Both legs beside each other.

    Parameters
    ----------
    left, right : float
    unit : str
    more_is_better : bool
    """

    left: float
    right: float
    unit: str
    more_is_better: bool

    @property
    def difference_pct(self) -> float:
        """Right minus left over their mean, percent."""
        return 200.0 * (self.right - self.left) / (self.right + self.left)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a result screen shows.

    Parameters
    ----------
    sentence : str
        Key of the one sentence in plain words.
    values : mapping of str to float or str
        What it is filled with; a value that begins with ``finding-`` is a key of a text.
    complete : bool
        Whether every trial counts that was asked for.
    score : StabilityScore, NoScore or None
        None for a test that gives none.
    noise : Noise or None
        Of the score.
    figures : tuple of Figure
        The most important first.
    stabilogram : Stabilogram or None
    leans : tuple of Lean
    sides : Sides or None
    void : tuple of str
        Why trials do not count, each reason once.
    notes : tuple of str
        What was noticed in trials that count, each note once.
    """

    sentence: str
    values: Mapping[str, float | str] = field(default_factory=dict)
    complete: bool = True
    score: StabilityScore | NoScore | None = None
    noise: Noise | None = None
    figures: tuple[Figure, ...] = ()
    stabilogram: Stabilogram | None = None
    leans: tuple[Lean, ...] = ()
    sides: Sides | None = None
    void: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def findings(
    protocol: Protocol,
    result: ProtocolResult,
    takes: Sequence[Take],
    *,
    norms: Norms,
    policy: ChangePolicy,
    person: Person,
    short: Sequence[str] = (),
) -> Findings:
    """Return what a result says.

    Parameters
    ----------
    protocol : Protocol
    result : ProtocolResult
    takes : sequence of Take
        Of which the result was made.
    norms : Norms
    policy : ChangePolicy
    person : Person
    short : sequence of str
        Directions in which the reach was too short to steer by.
    """
    trials = [trial for each in result.conditions.values() for trial in each.void]
    void = tuple(dict.fromkeys(trial.quality.reasons[0] for trial in trials))
    counted = [trial for each in result.conditions.values() for trial in each.valid]
    if not counted:
        return Findings("finding-nothing", complete=False, void=void)
    score, sides = _score(protocol, result, norms, person), _sides(protocol, result)
    found = Findings(
        sentence="finding-measured",
        complete=result.complete,
        score=score,
        noise=score_noise(policy, 1) if isinstance(score, StabilityScore) else None,
        figures=(*_of_ends(_leans(result)), *_of_difference(sides), *_figures(protocol, result)),
        stabilogram=_stabilogram(result, takes),
        leans=_leans(result),
        sides=sides,
        void=void,
        notes=tuple(dict.fromkeys(note for trial in counted for note in trial.quality.notes)),
    )
    sentence, values = _sentence(protocol, result, found, short)
    return replace(found, sentence=sentence, values=values)


def _score(protocol: Protocol, result: ProtocolResult, norms: Norms, person: Person) -> StabilityScore | NoScore | None:
    """Return the stability score of a test that stands in the ways of the norm."""
    if protocol.measure is not Measure.SWAY or not set(result.conditions) <= set(CONDITIONS):
        return None
    velocities = {}
    for name, each in result.conditions.items():
        if _VELOCITY in each.mean:
            found = norms.as_in_norm(name, each.mean[_VELOCITY], protocol.trial_s, result.filter_hz)
            if found is not None:
                velocities[name] = found
    return stability_score(norms, velocities, person.age_years, person.height_m)


def _stance(condition: Condition) -> tuple[str, ...]:
    """Return the keys of the texts that say how one stood."""
    keys = [] if condition.stance in {"template", "seated"} else [f"finding-stance-{condition.stance}"]
    keys.append(f"finding-eyes-{condition.vision}")
    return (*keys, "finding-on-foam") if condition.surface == "foam" else tuple(keys)


def _figures(protocol: Protocol, result: ProtocolResult) -> tuple[Figure, ...]:
    """Return the numbers of a test, the most important first."""
    found: list[Figure] = []
    for each in result.conditions.values():
        found += _of_condition(protocol.measure, each)
    for key, value in result.summary.items():
        if key.startswith("romberg"):
            of = ("finding-romberg", *(["finding-on-foam"] if "foam" in key else []))
            found.append(Figure(of, round(value, 2), "ratio"))
        elif key in _RECOVERIES:
            found.append(Figure(("finding-recovery", f"finding-side-{_RECOVERIES[key]}"), round(value, 2), "s"))
        elif key in {"motor_cost_pct", "cognitive_cost_pct", "mxe_pct", "dcl_pct"}:
            found.append(Figure((f"finding-{key.removesuffix('_pct')}",), round(value), "pct"))
    return tuple(found)


def _of_condition(measure: Measure, each: ConditionResult) -> list[Figure]:
    mean, condition = each.mean, each.condition
    match measure:
        case Measure.SWAY if _VELOCITY in mean:
            return [Figure(_stance(condition), round(1000 * mean[_VELOCITY], 1), "mm_s")]
        case Measure.DUAL_TASK if _VELOCITY in mean:
            of = "finding-standing-counting" if condition.task else "finding-standing"
            return [Figure((of,), round(1000 * mean[_VELOCITY], 1), "mm_s")]
        case Measure.SHIFT if mean:
            way = f"finding-shift-{condition.axis}"
            pace = f"finding-pace-{condition.pace_s:g}"
            return [Figure((way, pace), round(mean["dcl_pct"]), "pct")]
        case Measure.PUSH if "peak_m" in mean:
            off = [Figure(("finding-step-offs",), mean["step_offs"], "times")] if mean["step_offs"] else []
            return [Figure(("finding-peak",), round(1000 * mean["peak_m"]), "mm"), *off]
        case Measure.INDEX | Measure.HOLD if mean.get("touch_downs"):
            return [
                Figure(
                    (f"finding-stance-{condition.stance}", "finding-touch-downs"),
                    round(mean["touch_downs"], 1),
                    "times",
                )
            ]
        case Measure.LANDING if mean.get("fails"):
            return [Figure((f"finding-stance-{condition.stance}", "finding-fails"), mean["fails"], "times")]
    return []


def _sides(protocol: Protocol, result: ProtocolResult) -> Sides | None:
    if protocol.measure not in _OF_SIDES:
        return None
    key, factor, unit = _OF_SIDES[protocol.measure]
    by_leg = {each.condition.stance: each.mean.get(key) for each in result.conditions.values()}
    left, right = (by_leg.get(leg) for leg in LEGS)
    if left is None or right is None or left + right <= 0:
        return None
    return Sides(round(factor * left, 1), round(factor * right, 1), unit, protocol.measure is Measure.HOLD)


def _of_difference(sides: Sides | None) -> tuple[Figure, ...]:
    """Return how far both legs are apart, as the sentence judges it; the bars tell which is which."""
    if sides is None:
        return ()
    return (Figure(("finding-difference",), abs(round(sides.difference_pct)), "pct"),)


def _leans(result: ProtocolResult) -> tuple[Lean, ...]:
    found = []
    for each in result.conditions.values():
        if each.condition.direction and "mxe_m" in each.mean:
            share = each.mean.get("mxe_pct")
            found.append(
                Lean(
                    each.condition.direction,
                    round(100 * each.mean["mxe_m"], 1),
                    None if share is None else round(share),
                )
            )
    return tuple(found)


def _stabilogram(result: ProtocolResult, takes: Sequence[Take]) -> Stabilogram | None:
    """Return the first trial that counts of the condition that comes first, where its sway was measured."""
    # Loads SciPy, which takes longer than the kiosk may take to start: only where results are worked out.
    from station.signals.measures.prepare import prepare

    for name, each in result.conditions.items():
        for trial in each.valid:
            if "prediction_ellipse_semi_major_m" not in trial.metrics:
                continue
            take = next(
                take
                for take in takes
                if take.turn.condition.id == name and (take.turn.number, take.attempt) == (trial.number, trial.attempt)
            )
            even = trial_cop(take)
            # Exactly what the ellipse was made of: centred, and with the same filter.
            way = 1000 * prepare(even.cop_m, even.fs_hz, result.filter_hz).r_m
            step = -(-len(way) // _POINTS)
            return Stabilogram(
                tuple((float(ml), float(ap)) for ml, ap in way[::step].round(2)),
                1000 * trial.metrics["prediction_ellipse_semi_major_m"],
                1000 * trial.metrics["prediction_ellipse_semi_minor_m"],
                trial.metrics["prediction_ellipse_angle_deg"],
            )
    return None


def _sentence(
    protocol: Protocol, result: ProtocolResult, found: Findings, short: Sequence[str]
) -> tuple[str, dict[str, float | str]]:
    """Return the one sentence, and what it is filled with: the strongest thing that may be said."""
    score, sides, leans, summary = found.score, found.sides, found.leans, result.summary
    if isinstance(score, StabilityScore) and found.noise is not None:
        low, high = found.noise.band(score.points)
        return f"finding-score-{'above' if low > AVERAGE else 'below' if high < AVERAGE else 'average'}", {}
    romberg = next((value for key, value in summary.items() if key.startswith("romberg")), None)
    if romberg is not None:
        return "finding-romberg-says", {"times": round(romberg, 1)}
    if sides is not None:
        if abs(sides.difference_pct) < EQUAL_PCT:
            return f"finding-sides-equal-{protocol.measure}", {}
        better = (sides.right > sides.left) == sides.more_is_better
        return f"finding-sides-{protocol.measure}", {"leg": f"finding-stance-{LEGS[better]}"}
    if leans:
        return _of_leans(leans, short, complete=result.complete)
    if "motor_cost_pct" in summary:
        return _of_costs(round(summary["motor_cost_pct"]), round(summary["cognitive_cost_pct"]))
    if "recovery_s" in summary:
        return "finding-push", {"seconds": round(summary["recovery_s"], 1)}
    control = [each.mean["dcl_pct"] for each in result.conditions.values() if "dcl_pct" in each.mean]
    if control:
        return "finding-shift", {"share": round(math.fsum(control) / len(control))}
    return "finding-measured", {}


def _of_leans(leans: Sequence[Lean], short: Sequence[str], *, complete: bool) -> tuple[str, dict[str, float | str]]:
    if short:
        return "finding-reach-short", {"direction": f"finding-to-{short[0]}"}
    if len(leans) == 1:
        return "finding-measured", {}
    ranked = _ranked(leans)
    ends = {"far": f"finding-to-{ranked[-1].direction}", "near": f"finding-to-{ranked[0].direction}"}
    return ("finding-leans" if complete else "finding-leans-some"), dict(ends)


def _of_ends(leans: Sequence[Lean]) -> tuple[Figure, ...]:
    """Return the farthest lean and the least one in centimetres: the star may be in percent."""
    ends = _ranked(leans)[:: -max(1, len(leans) - 1)]
    return tuple(Figure((f"finding-to-{lean.direction}",), lean.excursion_cm, "cm") for lean in ends)


def _ranked(leans: Sequence[Lean]) -> list[Lean]:
    """Return the leans, the least first: by what the height allows where all of them tell that, else by length."""
    shares = [lean.share_pct for lean in leans]
    by_share = None not in shares
    return sorted(leans, key=lambda lean: (lean.share_pct or 0.0) if by_share else lean.excursion_cm)


def _of_costs(standing: int, counting: int) -> tuple[str, dict[str, float | str]]:
    """Return what two things at once cost; what costs nothing is not called a cost."""
    if standing > 0 and counting > 0:
        return "finding-dual", {"standing": standing, "counting": counting}
    if standing > 0:
        return "finding-dual-standing", {"standing": standing}
    return ("finding-dual-counting", {"counting": counting}) if counting > 0 else ("finding-dual-free", {})
