"""What a result says: the strongest thing that the measurement allows, and nothing more."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import content
from station.programme.findings import Figure, Findings, Lean, findings
from station.programme.load_protocols import load_protocol
from station.programme.load_scores import load_change, load_norms
from station.programme.person import Person
from station.programme.score import NoScore, StabilityScore
from station.signals.limits import DIRECTIONS
from station.trial.order import Turn
from station.trial.protocol import Protocol
from station.trial.quality import Quality
from station.trial.results import ConditionResult, ProtocolResult, TrialResult, results
from station.trial.take import Take
from tests.fakes.stage_set import texts

NORMS, POLICY = load_norms(content.ROOT), load_change(content.ROOT)
ADULT = Person(age_years=40.0, height_m=1.75)
GOOD = Quality(valid=True, reasons=(), notes=(), lost_samples=0, rate_hz=100.0)
VOID = replace(GOOD, valid=False, reasons=("step_off",))


def protocol(name: str) -> Protocol:
    return load_protocol(content.ROOT, name)


def made(name: str, means: dict[str, dict[str, float]], summary: dict[str, float] | None = None) -> ProtocolResult:
    """Return a result with one trial that counts of each condition that has a mean, and a void one of the others."""
    test = protocol(name)
    conditions = {}
    for condition in test.conditions:
        mean = means.get(condition.id)
        valid = () if mean is None else (TrialResult(1, 1, 30.0, mean, GOOD),)
        void = () if mean is not None else (TrialResult(1, 1, 3.0, {}, VOID),)
        conditions[condition.id] = ConditionResult(condition, valid, void, mean or {})
    complete = set(means) == {condition.id for condition in test.conditions}
    return ProtocolResult(name, 1, 10.0, complete, conditions, summary or {})


def found(name: str, result: ProtocolResult, person: Person = ADULT, **more: Any) -> Findings:
    return findings(protocol(name), result, (), norms=NORMS, policy=POLICY, person=person, **more)


def sway(velocity_mm_s: float) -> dict[str, float]:
    return {"mean_velocity_m_s": velocity_mm_s / 1000}


GOLDEN = {"eo_firm": sway(12.0), "ec_firm": sway(14.0), "eo_foam": sway(30.0), "ec_foam": sway(40.0)}
"""training.md, section 3: 44.8 for age 40 and 175 cm, at 60 s as in the norm."""


def test_the_golden_vector_is_told_as_about_average_with_its_band() -> None:
    test = replace(protocol("mctsib"), trial_s=60.0)
    said = findings(test, made("mctsib", GOLDEN), (), norms=NORMS, policy=POLICY, person=ADULT)
    assert isinstance(said.score, StabilityScore) and said.noise is not None
    assert said.score.points == pytest.approx(44.8, abs=0.05)
    low, high = said.noise.band(said.score.points)
    assert low < 50 < high and said.sentence == "finding-score-average"
    assert [figure.value for figure in said.figures[:4]] == [12.0, 14.0, 30.0, 40.0]


@pytest.mark.parametrize(("factor", "word"), [(0.45, "above"), (0.75, "average"), (1.0, "average"), (2.2, "below")])
def test_words_go_as_far_as_the_noise_band_and_no_further(factor: float, word: str) -> None:
    means = {name: sway(1000 * factor * mean["mean_velocity_m_s"]) for name, mean in GOLDEN.items()}
    said = found("mctsib", made("mctsib", means))
    assert isinstance(said.score, StabilityScore) and said.noise is not None
    low, high = said.noise.band(said.score.points)
    assert said.sentence == f"finding-score-{word}"
    assert {"above": low > 50, "average": low <= 50 <= high, "below": high < 50}[word]


def test_without_age_there_is_no_score_and_the_sentence_needs_none() -> None:
    said = found("quiet_stance", made("quiet_stance", GOLDEN, {"romberg_firm": 1.166}), Person())
    assert said.score is NoScore.AGE and said.noise is None
    assert (said.sentence, said.values) == ("finding-romberg-says", {"times": 1.2})


def test_where_nothing_counts_nothing_is_said_but_why() -> None:
    said = found("quiet_stance", made("quiet_stance", {}))
    assert said == Findings("finding-nothing", complete=False, void=("step_off",))


def test_what_was_noticed_in_trials_that_count_is_told_once() -> None:
    result = made("quiet_stance", GOLDEN)
    notes = {"eo_firm": ("unchecked",), "ec_firm": ("rate_off", "unchecked")}
    conditions = {
        name: replace(each, valid=(replace(each.valid[0], quality=replace(GOOD, notes=notes[name])),))
        for name, each in result.conditions.items()
    }
    assert found("quiet_stance", replace(result, conditions=conditions)).notes == ("unchecked", "rate_off")
    assert found("quiet_stance", result).notes == ()


@pytest.mark.parametrize(
    ("left_s", "right_s", "sentence", "leg", "difference_pct"),
    [
        (20.0, 40.0, "finding-sides-hold", "right_leg", 67),  # 20 of a mean of 30
        (40.0, 20.0, "finding-sides-hold", "left_leg", 67),
        (40.0, 44.0, "finding-sides-equal-hold", "", 10),
    ],
)
def test_the_leg_on_which_one_lasts_longer_is_the_better_one(
    left_s: float, right_s: float, sentence: str, leg: str, difference_pct: int
) -> None:
    means = {"left": {"held_s": left_s}, "right": {"held_s": right_s}}
    said = found("single_leg", made("single_leg", means))
    assert said.sentence == sentence and said.values.get("leg", "finding-stance-") == f"finding-stance-{leg}"
    assert said.sides is not None and (said.sides.left, said.sides.right) == (left_s, right_s)
    assert said.figures[0] == Figure(("finding-difference",), difference_pct, "pct")


def test_the_leg_that_moves_less_is_the_better_one() -> None:
    means = {"left": {"osi_m": 0.006}, "right": {"osi_m": 0.009}}
    said = found("athletic_single_leg", made("athletic_single_leg", means))
    assert said.values == {"leg": "finding-stance-left_leg"}
    assert said.sides is not None and (said.sides.left, said.sides.unit) == (6.0, "mm")


def leans(name: str = "front") -> dict[str, dict[str, float]]:
    return {
        each: {"mxe_m": 0.08 if each == name else 0.05, "mxe_pct": 90.0 if each == name else 60.0}
        for each in DIRECTIONS
    }


def test_the_star_names_the_farthest_direction_and_says_that_games_go_by_it() -> None:
    said = found(
        "limits_of_stability", made("limits_of_stability", leans("back_left"), {"mxe_pct": 64.0, "dcl_pct": 80.0})
    )
    assert said.sentence == "finding-leans" and said.values["far"] == "finding-to-back_left"
    assert said.leans[0] == Lean("front", 5.0, 60.0) and len(said.leans) == 8


def test_a_reach_that_is_too_short_is_said_and_not_praised() -> None:
    said = found("limits_of_stability", made("limits_of_stability", leans()), short=("back", "left"))
    assert (said.sentence, said.values) == ("finding-reach-short", {"direction": "finding-to-back"})


def test_one_lean_has_no_farthest_and_no_least() -> None:
    only = {"front": {"mxe_m": 0.08}}
    assert found("limits_of_stability", made("limits_of_stability", only)).sentence == "finding-measured"


def test_the_ends_of_the_star_are_told_in_centimetres_too() -> None:
    said = found("limits_of_stability", made("limits_of_stability", leans("left")))
    assert [(figure.of, figure.value, figure.unit) for figure in said.figures[:1]] == [
        (("finding-to-left",), 8.0, "cm")
    ]
    assert said.figures[1].value == 5.0


def test_the_line_of_a_stabilogram_has_the_filter_of_its_ellipse() -> None:
    """A trembling of 8 Hz is seen through 10 Hz, and hardly through 5 Hz."""
    test, (take,) = stood(3)
    shaken = replace(take, cop_m=take.cop_m + 0.002 * np.sin(16 * np.pi * take.t_us / 1e6)[:, None])
    ways = []
    for filter_hz in (10.0, 5.0):
        result = results(test, (shaken,), filter_hz)
        said = findings(test, result, (shaken,), norms=NORMS, policy=POLICY, person=ADULT)
        assert said.stabilogram is not None
        ways.append(np.abs(np.diff(np.array(said.stabilogram.points_mm), axis=0)).sum())
    assert ways[1] < 0.5 * ways[0]


def test_some_directions_are_no_reach() -> None:
    some = {name: mean for name, mean in leans().items() if name in {"front", "back"}}
    said = found("limits_of_stability", made("limits_of_stability", some))
    assert said.sentence == "finding-leans-some" and not said.complete


@pytest.mark.parametrize(
    ("motor", "cognitive", "sentence"),
    [
        (12.0, 8.0, "finding-dual"),
        (12.0, -3.0, "finding-dual-standing"),
        (-1.0, 8.0, "finding-dual-counting"),
        (0.2, -3.0, "finding-dual-free"),
    ],
)
def test_what_costs_nothing_is_not_called_a_cost(motor: float, cognitive: float, sentence: str) -> None:
    means = {"single": sway(9.0), "seated": {"answers_per_min": 20.0}, "dual": sway(10.0) | {"answers_per_min": 18.0}}
    summary = {"motor_cost_pct": motor, "cognitive_cost_pct": cognitive}
    assert found("dual_task", made("dual_task", means, summary)).sentence == sentence


def test_a_push_without_six_recoveries_has_no_time_of_its_own() -> None:
    mean = {"pushed": {"peak_m": 0.048, "step_offs": 0.0, "unrecovered": 1.0}}
    assert found("partner_push", made("partner_push", mean)).sentence == "finding-measured"
    said = found("partner_push", made("partner_push", mean, {"recovery_s": 1.43, "recovery_left_s": 1.2}))
    assert (said.sentence, said.values) == ("finding-push", {"seconds": 1.4})
    assert ("finding-recovery", "finding-side-left") in {figure.of for figure in said.figures}


def stood(seed: int, turn_rad: float = 0.0) -> tuple[Protocol, tuple[Take, ...]]:
    """Return a test with one recording of 35 s of slow sway, turned around its middle."""
    test = replace(protocol("quiet_stance"), trials=1)
    rng = np.random.Generator(np.random.PCG64(seed))
    t_us = np.arange(3500, dtype=np.int64) * 10_000
    cop_m = np.cumsum(rng.normal(0.0, (0.0002, 0.0004), (3500, 2)), axis=0)
    cop_m -= cop_m.mean(axis=0)
    c, s = np.cos(turn_rad), np.sin(turn_rad)
    cop_m = cop_m @ np.array([[c, s], [-s, c]])
    turn = Turn(test.conditions[0], 1)
    take = Take(
        turn=turn, attempt=1, epoch=0, t_us=t_us, cop_m=cop_m, load_n=np.full(3500, 700.0), start=500, length_s=30.0,
        body_weight_n=700.0, touch_downs=0, quality=GOOD,
    )  # fmt: skip
    return test, (take,)


def test_a_stabilogram_is_the_trial_itself_centred_and_turns_with_it() -> None:
    shown = []
    for turn_rad in (0.0, np.pi / 2):
        test, takes = stood(3, turn_rad)
        said = findings(test, results(test, takes, 10.0), takes, norms=NORMS, policy=POLICY, person=ADULT)
        assert said.stabilogram is not None
        shown.append(said.stabilogram)
    points = np.array(shown[0].points_mm)
    assert 300 < len(points) <= 600
    assert np.abs(points.mean(axis=0)).max() < 0.5
    # A quarter turn to the left takes right to front: the same way, the same ellipse, its axis a quarter turn on.
    turned = np.array(shown[1].points_mm)
    assert turned[:, 1] == pytest.approx(points[:, 0], abs=0.02)
    assert shown[1].semi_major_mm == pytest.approx(shown[0].semi_major_mm, rel=1e-6)
    assert (shown[1].angle_deg - shown[0].angle_deg) % 180 == pytest.approx(90.0, abs=1e-6)


def test_every_word_of_a_result_is_there_in_both_languages() -> None:
    """Of all sentences, stances, sides and units that the code can name."""
    keys = {key for key in texts("nl").keys if key.startswith("finding-")}
    assert keys == {key for key in texts("en").keys if key.startswith("finding-")}
    for direction in DIRECTIONS:
        assert f"finding-to-{direction}" in keys
    for name in ("score-above", "score-average", "score-below", "dual", "dual-standing", "dual-counting", "dual-free"):
        assert f"finding-{name}" in keys
    for measure in ("hold", "index", "landing"):
        assert {f"finding-sides-{measure}", f"finding-sides-equal-{measure}"} <= keys
