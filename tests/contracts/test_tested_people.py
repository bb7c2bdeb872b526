"""Simulated people go through the tests over a real port, and the results find what was planted.

Tolerances hold for any seed that was tried; a trial of 30 s of somebody who sways is never exact.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from hardware_drivers.simulated.loading import Loading
from hardware_drivers.simulated.skill import SKILLS
from hardware_drivers.simulated.sway import mean_velocity_m_s
from station.game.control import Reach
from station.signals.limits import DIRECTIONS
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


FAULTS: dict[str, Mapping[float, dict[str, Any]]] = {
    "step_off": {10.0: {"do": "step_off"}},
    "board_reset": {10.0: {"do": "fault", "name": "reset"}},
    "stuck_cell": {10.0: {"do": "fault", "name": "stuck", "cell": 2}},
    "saturated": {10.0: {"do": "fault", "name": "saturate", "cell": 1}, 10.3: {"do": "fault", "name": "mend"}},
    "load_changed": {10.0: {"do": "fault", "name": "saturate", "cell": 1}},
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
