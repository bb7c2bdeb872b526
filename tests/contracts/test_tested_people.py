"""Simulated people go through the tests over a real port, and the results find what was planted.

Tolerances hold for any seed that was tried; a trial of 30 s of somebody who sways is never exact.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from hardware_drivers.simulated.loading import Loading
from hardware_drivers.simulated.person import RECOVERY_HZ
from hardware_drivers.simulated.skill import SKILLS
from hardware_drivers.simulated.sway import mean_velocity_m_s
from station.game.control import Reach
from station.signals.limits import DIRECTIONS
from station.trial.protocol import Practice
from station.trial.results import ConditionResult, ProtocolResult
from tests.fakes.tested_person import ANSWERS, BODY, Skilled, Volunteer
from tests.fakes.trial_bench import protocol

FAR = Reach(right_m=0.06, left_m=0.05, front_m=0.07, back_m=0.04)
NEAR = Reach(right_m=0.035, left_m=0.045, front_m=0.045, back_m=0.03)
VELOCITY = 0.15
"""Of the planted mean velocity; the least real change of a firm condition is 27 %."""
ROMBERG = 0.20
MXE_M = 0.015
MEAN_MXE_M = 0.008
"""A maximum holds the sway too, which is some 5 mm of the CoG for this body."""
PACE = 0.12
COST_PCT = 15.0


def gone_through(
    name: str, reach: Reach = FAR, skilled: Skilled = lambda _: "steered", seed: int = 1
) -> ProtocolResult:
    result = Volunteer(protocol(name), reach, skilled, seed).run()
    assert result.complete
    assert [trial.quality.reasons for each in result.conditions.values() for trial in each.void] == []
    return result


def planted_m_s(each: ConditionResult, skill: str = "steered") -> float:
    condition = each.condition
    median = mean_velocity_m_s(BODY.age_years, BODY.height_m, condition.vision, condition.surface)
    return SKILLS[skill].sway * median


@pytest.mark.parametrize("skill", ["beginner", "expert"])
def test_quiet_stance_finds_the_sway_of_a_person(skill: str) -> None:
    result = gone_through("quiet_stance", skilled=lambda _: skill, seed=3)
    planted = {name: planted_m_s(each, skill) for name, each in result.conditions.items()}
    for name, each in result.conditions.items():
        assert each.mean["mean_velocity_m_s"] == pytest.approx(planted[name], rel=VELOCITY), name
    quotient = planted["ec_firm"] / planted["eo_firm"]
    assert result.summary["romberg_firm"] == pytest.approx(quotient, rel=ROMBERG)


def test_the_four_conditions_find_a_velocity_each() -> None:
    result = gone_through("mctsib")
    for name, each in result.conditions.items():
        assert each.mean["mean_velocity_m_s"] == pytest.approx(planted_m_s(each), rel=VELOCITY), name


def test_tandem_finds_a_velocity_for_each_foot() -> None:
    result = gone_through("tandem", skilled=lambda turn: "beginner" if turn.condition.id == "left_leads" else "expert")
    for name, skill in (("left_leads", "beginner"), ("right_leads", "expert")):
        each = result.conditions[name]
        assert each.mean["mean_velocity_m_s"] == pytest.approx(planted_m_s(each, skill), rel=VELOCITY), name
        assert each.mean["mean_velocity_ml_m_s"] < each.mean["mean_velocity_ap_m_s"]


@pytest.mark.parametrize(("leg", "towards"), [("left", 1.0), ("right", -1.0)])
def test_a_leg_is_held_until_the_other_foot_comes_down_and_no_longer(leg: str, towards: float) -> None:
    whole = protocol("single_leg")
    (condition,) = (each for each in whole.conditions if each.id == leg)
    touch = {"do": "lean", "ml_m": 0.1 * towards, "ap_m": 0.0}
    asked = replace(whole, trials=2, conditions=(condition,))
    (each,) = Volunteer(asked, FAR, lambda _: "steered", mishaps={17.0: touch}).run().conditions.values()
    short, whole_time = each.valid
    assert (short.metrics["held_s"], short.metrics["touch_downs"]) == (pytest.approx(17.2, abs=0.15), 1.0)
    assert (whole_time.metrics["held_s"], whole_time.metrics["touch_downs"]) == (45.0, 0.0)
    assert whole_time.metrics["mean_velocity_m_s"] == pytest.approx(planted_m_s(each), rel=VELOCITY)
    assert each.void == ()


def test_swaying_or_reaching_to_the_outside_is_no_touch_and_each_touch_is_counted() -> None:
    whole = protocol("athletic_single_leg")
    asked = replace(whole, trials=1, conditions=whole.conditions[:1])
    leans = {4.0: 0.1, 4.5: 0.0, 8.0: -0.1, 8.5: 0.0, 12.0: 0.1, 12.6: 0.0}
    mishaps = {at_s: {"do": "lean", "ml_m": ml_m, "ap_m": 0.0} for at_s, ml_m in leans.items()}
    (each,) = Volunteer(asked, FAR, lambda _: "steered", mishaps=mishaps).run().conditions.values()
    (trial,) = each.valid
    assert trial.metrics["touch_downs"] == 2.0
    assert trial.length_s == 20.0


@pytest.mark.parametrize("reach", [FAR, NEAR], ids=["far", "near"])
def test_limits_of_stability_find_the_reach_of_a_person(reach: Reach) -> None:
    result = gone_through("limits_of_stability", reach)
    off_m = []
    for name, axis in DIRECTIONS.items():
        at = reach.cop_m(*axis)
        planted_m = math.fsum(a * b for a, b in zip(at, axis, strict=True))
        off_m.append(result.conditions[name].mean["mxe_m"] - planted_m)
        assert off_m[-1] == pytest.approx(0.0, abs=MXE_M), name
    assert math.fsum(off_m) / len(off_m) == pytest.approx(0.0, abs=MEAN_MXE_M)
    for side in ("right", "left", "front", "back"):
        assert result.summary[f"reach_{side}_m"] == pytest.approx(getattr(reach, f"{side}_m"), abs=MXE_M)


def test_weight_shift_finds_the_pace_that_was_kept() -> None:
    result = gone_through("weight_shift")
    for name, each in result.conditions.items():
        there_and_back_m = FAR.right_m + FAR.left_m if each.condition.axis == "ml" else FAR.front_m + FAR.back_m
        planted = 0.5 * there_and_back_m / each.condition.pace_s
        assert each.mean["on_axis_velocity_m_s"] == pytest.approx(planted, rel=PACE), name
        assert each.mean["dcl_pct"] > 60


def test_landings_find_how_long_a_body_springs() -> None:
    loading = Loading(0.01)
    loading.step_on()
    shares = [loading.step() for _ in range(300)]
    contact = next(k for k, share in enumerate(shares) if share >= 0.05)
    planted_s = (max(k for k, share in enumerate(shares) if abs(share - 1) > 0.05) + 1 - contact) / 100
    result = gone_through("step_on")
    for each in result.conditions.values():
        assert each.mean == {"tts_s": pytest.approx(planted_s, abs=0.05), "fails": 0.0}


def test_the_dual_task_finds_what_a_second_task_costs() -> None:
    result = gone_through("dual_task", skilled=lambda turn: "beginner" if turn.condition.id == "dual" else "steered")
    planted = 100 * (SKILLS["beginner"].sway / SKILLS["steered"].sway - 1)
    assert result.summary["motor_cost_pct"] == pytest.approx(planted, abs=COST_PCT)
    assert result.summary["cognitive_cost_pct"] == pytest.approx(100 * (1 - ANSWERS["dual"] / ANSWERS["seated"]))


PEAK_M = 0.006
RECOVERY_S = 0.25


def planted_recovery_s(far_m: float, sway_m_s: float) -> float:
    """Return when a body that was pushed so far is slow again, by its own movement and its mean sway."""
    hz, damping = RECOVERY_HZ
    omega, ringing = 2 * math.pi * hz, 2 * math.pi * hz * math.sqrt(1 - damping * damping)
    t = np.arange(0, 9, 1e-3)
    peak_s = math.acos(damping) / ringing
    away = far_m * np.exp(-damping * omega * (t - peak_s)) * np.sin(ringing * t) / math.sqrt(1 - damping * damping)
    # RMS over mean of a speed in the plane, with ML_OVER_AP of 0.62.
    rms_m_s = 1.143 * sway_m_s
    speed2 = np.gradient(away, 1e-3) ** 2 + rms_m_s**2
    slow = np.convolve(speed2, np.full(250, 1 / 250))[: len(t)] < (2.5 * rms_m_s) ** 2
    return float(t[np.flatnonzero(~slow)[-1]])


def partner(far_m: float, after_s: float = 0.6) -> list[tuple[float, float, float]]:
    return [(far_m * ml, far_m * ap, after_s) for ml, ap in ((1, 0), (-1, 0), (0, 1), (0, -1))]


@pytest.mark.parametrize(("far_m", "skill"), [(0.05, "steered"), (0.05, "beginner"), (0.08, "steered")])
def test_pushes_find_how_far_and_how_long_a_partner_sent_somebody(far_m: float, skill: str) -> None:
    result = Volunteer(protocol("partner_push"), FAR, lambda _: skill, 3, partner(far_m)).run()
    (each,) = result.conditions.values()
    assert result.complete and each.void == ()
    assert each.mean["peak_m"] == pytest.approx(far_m, abs=PEAK_M)
    planted_s = planted_recovery_s(far_m, planted_m_s(each, skill))
    assert result.summary["recovery_s"] == pytest.approx(planted_s, abs=RECOVERY_S)
    assert 1 <= each.mean["overshoots"] <= 3
    assert (each.mean["step_offs"], each.mean["unrecovered"]) == (0.0, 0.0)
    for side in ("right", "left", "front", "back"):
        assert result.summary[f"pushes_{side}"] == 2.0
        assert result.summary[f"peak_{side}_m"] == pytest.approx(far_m, abs=2 * PEAK_M)
    of_limit = 100 * far_m * (1 / FAR.right_m + 1 / FAR.left_m + 1 / FAR.front_m + 1 / FAR.back_m) / 4
    assert each.mean["peak_pct"] == pytest.approx(of_limit, rel=0.2)


def pushed_once(pushes: list[tuple[float, float, float]], **mishaps: Any) -> ConditionResult:
    asked = replace(protocol("partner_push"), trials=1, practice=Practice.FIRST)
    return Volunteer(asked, FAR, lambda _: "steered", 2, pushes, **mishaps).run().conditions["pushed"]


EARLY = {0.0: {"do": "stumble", "ml_m": 0.06, "ap_m": 0.0}}
GOOD = (0.06, 0.0, 0.6)


@pytest.mark.parametrize(
    ("reason", "second", "mishaps"),
    [
        ("push_early", GOOD, EARLY),
        ("push_late", (0.06, 0.0, 4.4), {}),
        ("no_push", (0.06, 0.0, 60.0), {}),
        ("no_push", (0.01, 0.0, 1.0), {}),
        ("step_off", GOOD, {0.0: {"do": "step_off"}}),
        ("board_reset", GOOD, {0.0: {"do": "fault", "name": "reset"}}),
        ("stuck_cell", GOOD, {0.5: {"do": "fault", "name": "stuck", "cell": 2}}),
        ("data_lost", GOOD, {0.5: {"do": "fault", "name": "lose", "count": 20}}),
        ("data_lost", GOOD, {0.0: {"do": "fault", "name": "lose", "count": 20}}),
    ],
)
def test_a_push_that_does_not_count_is_named_and_done_again(
    reason: str, second: tuple[float, float, float], mishaps: dict[float, dict[str, Any]]
) -> None:
    """The first push is practice; the second one goes wrong, and the third is good."""
    each = pushed_once([GOOD, second, GOOD, GOOD], mishaps=mishaps)
    (void,), (valid,) = each.void, each.valid
    assert (void.quality.reasons[0], void.attempt, valid.attempt) == (reason, 1, 2)
    assert valid.metrics["peak_m"] == pytest.approx(0.06, abs=2 * PEAK_M)


def test_whom_a_push_takes_off_the_board_is_counted() -> None:
    each = pushed_once([GOOD], mishaps={0.3: {"do": "step_off"}})
    assert each.void == ()
    assert each.mean == {"step_offs": 1.0, "unrecovered": 0.0}


FAULTS: dict[str, Mapping[float, dict[str, Any]]] = {
    "step_off": {10.0: {"do": "step_off"}},
    "board_reset": {10.0: {"do": "fault", "name": "reset"}},
    "stuck_cell": {10.0: {"do": "fault", "name": "stuck", "cell": 2}},
    "saturated": {10.0: {"do": "fault", "name": "saturate", "cell": 1}, 10.3: {"do": "fault", "name": "mend"}},
    "load_changed": {10.0: {"do": "weight", "mass_kg": 8.0, "ml_m": 0.0, "ap_m": 0.0}},
    "data_lost": {10.0: {"do": "fault", "name": "lose", "count": 20}},
}


@pytest.mark.parametrize("reason", FAULTS)
def test_what_goes_wrong_on_the_way_is_named_and_the_trial_is_done_again(reason: str) -> None:
    whole = protocol("quiet_stance")
    asked = replace(whole, trials=1, conditions=whole.conditions[:1])
    volunteer = Volunteer(asked, FAR, lambda _: "steered", mishaps=FAULTS[reason])
    (each,) = volunteer.run().conditions.values()
    (void,), (valid,) = each.void, each.valid
    assert (void.quality.reasons[0], void.attempt, valid.attempt) == (reason, 1, 2)
    assert valid.metrics["mean_velocity_m_s"] == pytest.approx(planted_m_s(each), rel=0.3)
