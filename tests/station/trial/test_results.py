import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from station.signals import metrics
from station.trial.protocol import Practice, Protocol
from station.trial.results import ProtocolResult, results
from station.trial.stage import Stage
from tests.fakes.trial_bench import BODY_N, Bench, Way, protocol, swaying

Doing = Callable[[Bench], Way]


def wider(times: float) -> Way:
    """Sway so many times as much as usual."""
    return lambda t_s: (times * swaying(t_s)[0], times * swaying(t_s)[1])


CALM = wider(0.1)


def run(asked: Protocol, doing: Doing, before: Way = swaying) -> Bench:
    """Do a whole test, in each trial as told."""
    bench = Bench(asked)
    while bench.stage is not Stage.DONE:
        bench.trial(way=before)
        way, load_n = doing(bench), 0.0 if bench.beside else BODY_N
        bench.until(Stage.REST, Stage.REPEAT, Stage.ANSWERS, Stage.DONE, load_n=load_n, way=way)
        if bench.stage is Stage.ANSWERS:
            turn = bench.runner.now.turn
            assert turn is not None
            bench.runner.answer(12 if turn.condition.seated else 9)
    return bench


def condition_of(bench: Bench) -> str:
    turn = bench.runner.now.turn
    assert turn is not None
    return turn.condition.id


def of(bench: Bench, height_m: float | None = None) -> ProtocolResult:
    return results(bench.runner.protocol, bench.runner.takes, 10.0, height_m)


@pytest.fixture(scope="module")
def quiet() -> Bench:
    asked = replace(protocol("quiet_stance"), trials=2)
    return run(asked, lambda bench: wider(2.0 if condition_of(bench) == "ec_firm" else 1.0))


def test_the_metrics_are_those_of_the_analysed_part_alone(quiet: Bench) -> None:
    result = of(quiet)
    take = quiet.runner.takes[1]
    (first, second) = result.conditions["eo_firm"].valid
    assert first.metrics == metrics(take.cop_m[take.start :], 100.0, 10.0)
    assert len(take.cop_m[take.start :]) == 3001
    mean = result.conditions["eo_firm"].mean
    assert set(mean) == set(first.metrics)
    assert mean["rms_distance_m"] == (first.metrics["rms_distance_m"] + second.metrics["rms_distance_m"]) / 2


def test_the_filter_is_the_one_that_was_asked_for(quiet: Bench) -> None:
    slow = results(quiet.runner.protocol, quiet.runner.takes, 5.0)
    assert slow.filter_hz == 5.0
    ten, five = (each.conditions["eo_firm"].mean["mean_velocity_m_s"] for each in (of(quiet), slow))
    assert five < ten


def test_twice_the_sway_with_closed_eyes_is_a_romberg_quotient_of_two(quiet: Bench) -> None:
    assert of(quiet).summary == {"romberg_firm": pytest.approx(2.0, rel=0.05)}


def test_practice_is_discarded(quiet: Bench) -> None:
    result = of(quiet)
    assert quiet.runner.takes[0].turn.practice
    assert [trial.number for trial in result.conditions["eo_firm"].valid] == [1, 2]
    assert (result.protocol_id, result.version, result.complete) == ("quiet_stance", 1, True)


def test_void_trials_are_listed_with_their_reason_and_enter_no_mean() -> None:
    asked = replace(protocol("quiet_stance"), trials=1, attempts=2, conditions=protocol("quiet_stance").conditions[:1])
    bench = Bench(asked)
    bench.trial()
    bench.until(Stage.REST)
    bench.trial()
    bench.stand(4, way=wider(9.0))
    bench.until(Stage.REPEAT, load_n=0.0)
    bench.until(Stage.DONE)
    result = of(bench).conditions["eo_firm"]
    assert [(trial.attempt, trial.quality.reasons, trial.metrics) for trial in result.void] == [(1, ("step_off",), {})]
    assert [trial.attempt for trial in result.valid] == [2]
    assert result.mean == result.valid[0].metrics


def test_a_condition_given_up_has_no_mean_and_no_quotient() -> None:
    asked = replace(protocol("quiet_stance"), trials=1, attempts=1, practice=Practice.FIRST)
    bench = Bench(asked)
    for load_n in (BODY_N, BODY_N, 0.0):
        bench.trial()
        bench.until(Stage.REST, Stage.DONE, load_n=load_n)
    result = of(bench)
    assert not result.complete
    assert result.conditions["ec_firm"].mean == {}
    assert result.summary == {}


def test_what_cannot_be_measured_is_void_and_says_so() -> None:
    asked = replace(protocol("quiet_stance"), trials=1, conditions=protocol("quiet_stance").conditions[:1])

    def flat(t_s: float) -> tuple[float, float]:
        return 0.0, 0.001 * math.sin(t_s)

    bench = run(asked, lambda _: flat, before=flat)
    (void,) = of(bench).conditions["eo_firm"].void
    assert void.quality.reasons == ("no_metric",)
    assert not void.quality.valid


def test_tandem_sets_no_quotient_where_eyes_are_always_open() -> None:
    result = of(run(replace(protocol("tandem"), trials=1), lambda _: swaying))
    assert result.summary == {}
    assert "mean_velocity_ml_m_s" in result.conditions["left_leads"].mean


def test_legs_are_told_with_time_sway_and_symmetry() -> None:
    def doing(bench: Bench) -> Way:
        left = condition_of(bench) == "left"
        held_s = 15.0 if left else 5.0
        down_at_s = bench.t_us / 1e6 + held_s
        return lambda t_s: (0.09 if left else -0.09, 0.0) if t_s > down_at_s + 0.005 else swaying(t_s)

    result = of(run(replace(protocol("single_leg"), trials=2), doing))
    assert result.complete
    assert result.summary["single_leg_left_s"] == pytest.approx(15.0, abs=0.02)
    assert result.summary["single_leg_right_s"] == pytest.approx(5.0, abs=0.02)
    assert result.summary["symmetry_held_s_pct"] == pytest.approx(-50.0, abs=0.2)
    left, right = result.conditions["left"], result.conditions["right"]
    assert left.mean["mean_velocity_m_s"] > 0
    assert right.mean == {"held_s": pytest.approx(5.0, abs=0.02), "touch_downs": 1.0}
    assert "symmetry_mean_velocity_m_s_pct" not in result.summary, "5 s are no sway"


def test_the_athletic_one_tells_the_index_of_the_cop() -> None:
    def doing(_: Bench) -> Way:
        return lambda t_s: (0.010 * math.sin(2 * math.pi * t_s), 0.020 * math.cos(2 * math.pi * t_s))

    result = of(run(replace(protocol("athletic_single_leg"), trials=1), doing))
    mean = result.conditions["left"].mean
    assert mean["osi_ml_m"] == pytest.approx(0.010 / math.sqrt(2), rel=1e-3)
    assert mean["osi_ap_m"] == pytest.approx(0.020 / math.sqrt(2), rel=1e-3)
    assert mean["osi_m"] == pytest.approx(math.hypot(mean["osi_ml_m"], mean["osi_ap_m"]))
    assert mean["touch_downs"] == 0.0
    assert result.summary["symmetry_osi_m_pct"] == pytest.approx(0.0, abs=0.01)


def leaning(bench: Bench) -> Way:
    """Lean 60 mm in 3 s, straight, half a second after the signal, and hold it."""
    turn = bench.runner.now.turn
    assert turn is not None and turn.condition.target is not None
    ml, ap = turn.condition.target
    start_s = bench.t_us / 1e6 + 0.5

    def way(t_s: float) -> tuple[float, float]:
        share = min(1.0, max(0.0, (t_s - start_s) / 3.0))
        away = 0.06 * share**3 * (10 - 15 * share + 6 * share**2)
        sway = CALM(t_s)
        return away * ml + sway[0], away * ap + sway[1]

    return way


def test_leans_tell_limits_reach_and_percents_of_the_limit() -> None:
    bench = run(protocol("limits_of_stability"), leaning, CALM)
    result = of(bench, 1.75)
    assert result.complete
    for each in result.conditions.values():
        assert each.mean["mxe_m"] == pytest.approx(0.06, rel=0.05)
        # A lean of 3 s begins so slowly that it shows up to 0.4 s later.
        assert 0.5 < each.mean["rt_s"] < 0.9
        assert each.mean["dcl_pct"] > 90
    for side in ("right", "left", "front", "back"):
        assert result.summary[f"reach_{side}_m"] == pytest.approx(0.06, rel=0.06)
    lean_deg = math.degrees(math.asin(0.06 / (0.5527 * 1.75)))
    front, back = (result.conditions[name].mean["mxe_pct"] for name in ("front", "back"))
    assert front == pytest.approx(100 * lean_deg / 8, rel=0.05)
    assert back == pytest.approx(100 * lean_deg / 4.5, rel=0.05)
    assert result.summary["mxe_pct"] == pytest.approx(np.mean([e.mean["mxe_pct"] for e in result.conditions.values()]))
    nobody = of(bench)
    assert "mxe_pct" not in nobody.summary and "mxe_pct" not in nobody.conditions["front"].mean


def test_the_signal_of_a_lean_stays_where_it_was_on_an_uneven_board() -> None:
    bench = run(protocol("limits_of_stability"), leaning, CALM)
    take = bench.runner.takes[8]
    keep = np.arange(len(take.t_us)) % 5 != 3
    start = int(np.searchsorted(take.t_us[keep], take.t_us[take.start]))
    sparse = replace(take, t_us=take.t_us[keep], cop_m=take.cop_m[keep], load_n=take.load_n[keep], start=start)
    whole, found = (results(bench.runner.protocol, [each], 10.0).conditions["front"].mean for each in (take, sparse))
    assert found["rt_s"] == pytest.approx(whole["rt_s"], abs=0.03)
    assert found["mxe_m"] == pytest.approx(whole["mxe_m"], rel=0.01)


def test_who_does_not_lean_one_way_has_no_reach() -> None:
    def doing(bench: Bench) -> Way:
        return CALM if condition_of(bench) == "back" else leaning(bench)

    result = of(run(protocol("limits_of_stability"), doing, CALM))
    assert result.complete, "not to lean is a result"
    assert result.conditions["back"].mean["mxe_m"] < 0.005
    assert result.summary == {}


def test_weight_shift_tells_velocity_and_direction_on_its_axis() -> None:
    def doing(bench: Bench) -> Way:
        turn = bench.runner.now.turn
        assert turn is not None
        start_s, pace_s, axis = bench.t_us / 1e6, turn.condition.pace_s, turn.condition.axis

        def way(t_s: float) -> tuple[float, float]:
            along = 0.04 * math.sin(math.pi * (t_s - start_s) / pace_s)
            return (along, 0.1 * along) if axis == "ml" else (0.1 * along, along)

        return way

    result = of(run(protocol("weight_shift"), doing))
    assert result.complete
    for name, each in result.conditions.items():
        # Twice 40 mm from one side to the other; the low-pass takes 5 % off the quickest.
        assert each.mean["on_axis_velocity_m_s"] == pytest.approx(0.08 / float(name[-1]), rel=0.06), name
        assert each.mean["dcl_pct"] == pytest.approx(90, abs=1.0)


def landing(stable_after_s: float | None) -> Bench:
    """Step on with both legs twice; stable after so long, or never."""
    asked = replace(protocol("step_on"), trials=2)
    bench = Bench(asked)
    while bench.stage is not Stage.DONE:
        bench.trial()
        landed_s = 0.0
        while bench.stage is Stage.TRIAL:
            rings = stable_after_s is None or landed_s < stable_after_s
            bench.push(BODY_N * (1 + (0.2 * math.cos(20 * landed_s) if rings else 0.0)))
            landed_s += 0.01
    return bench


def test_landings_tell_the_time_to_stabilisation() -> None:
    result = of(landing(1.5))
    for leg in ("left", "right"):
        assert result.conditions[leg].mean == {"tts_s": pytest.approx(1.5, abs=0.16), "fails": 0.0}
    assert result.summary == {"symmetry_tts_s_pct": pytest.approx(0.0, abs=1e-6)}


def test_landings_that_never_are_stable_fail() -> None:
    result = of(landing(None))
    assert result.complete
    assert result.conditions["left"].mean == {"fails": 2.0}
    assert result.summary == {}


def test_the_dual_task_tells_both_costs_or_none() -> None:
    asked = replace(protocol("dual_task"), trials=1)
    bench = run(asked, lambda bench: wider(1.5 if condition_of(bench) == "dual" else 1.0))
    result = of(bench)
    assert result.conditions["seated"].mean == {"answers_per_min": 24.0}
    assert result.summary["motor_cost_pct"] == pytest.approx(50, abs=5)
    assert result.summary["cognitive_cost_pct"] == pytest.approx(25)
    none = [replace(take, answers=0) if take.turn.condition.seated else take for take in bench.runner.takes]
    assert results(asked, none, 10.0).summary == {}


def test_an_uneven_board_is_made_even_first() -> None:
    asked = replace(protocol("quiet_stance"), trials=1, conditions=protocol("quiet_stance").conditions[:1])
    bench = run(asked, lambda _: swaying)
    take = bench.runner.takes[1]
    even = results(asked, [take], 10.0).conditions["eo_firm"].mean
    keep = np.arange(len(take.t_us)) % 7 != 3
    sparse = replace(take, t_us=take.t_us[keep], cop_m=take.cop_m[keep], load_n=take.load_n[keep])
    sparse = replace(sparse, start=int(np.searchsorted(sparse.t_us, take.t_us[take.start])))
    found = results(asked, [sparse], 10.0).conditions["eo_firm"].mean
    assert found["mean_velocity_m_s"] == pytest.approx(even["mean_velocity_m_s"], rel=0.02)
