"""The push of a partner, while the test runs."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.trial.push_results import side_of
from station.trial.results import ProtocolResult, results
from station.trial.stage import Said, Stage
from tests.fakes.trial_bench import BODY_N, Bench, Way, protocol, pushed, swaying

PUSH = protocol("partner_push")
FAR_M = (0.05, 0.0)


def waiting(bench: Bench, counted: bool = True) -> Bench:
    """The beginning of a trial; the first one that counts."""
    while True:
        bench.trial()
        turn = bench.runner.now.turn
        assert turn is not None
        if not (counted and turn.practice):
            return bench
        give(bench)


def give(bench: Bench, far_m: tuple[float, float] = FAR_M, load_n: float = BODY_N) -> None:
    """Push once the screen says so, and wait for the end of the trial."""
    while not bench.runner.now.armed:
        bench.push()
    bench.until(
        Stage.REST, Stage.REPEAT, Stage.DONE, way=pushed(far_m, bench.t_us / 1e6 + 0.4), load_n=load_n, at_most_s=30
    )


def result_of(bench: Bench) -> ProtocolResult:
    return results(PUSH, bench.runner.takes, 10.0)


def test_a_push_in_time_is_recorded_for_ten_seconds_from_its_onset() -> None:
    bench = waiting(Bench(PUSH))
    began_s = bench.t_us / 1e6
    give(bench)
    take = bench.runner.takes[-1]
    assert take.quality.valid
    assert take.length_s == 10.0
    onset_us = int(take.t_us[take.start])
    assert take.t_us[-1] - onset_us == 10_100_000
    assert 1.5 <= onset_us / 1e6 - began_s <= 4.5 + 1
    assert take.t_us[0] / 1e6 == pytest.approx(began_s - PUSH.settle_s, abs=0.05)
    assert [said for _, said in bench.said[-2:]] == [Said.START, Said.STOP]


def test_nothing_on_the_way_tells_the_trainee_when() -> None:
    bench = waiting(Bench(PUSH))
    said = len(bench.said)
    seen = set()
    while bench.runner.stage is Stage.TRIAL:
        now = bench.runner.now
        seen.add((now.progress, now.left_s, now.target))
        bench.push()
    assert seen == {(0.0, 0.0, None)}
    assert len(bench.said) == said + 1


def test_chance_arms_between_two_times_anew_each_time() -> None:
    times = []
    for seed in range(12):
        bench = waiting(Bench(PUSH, seed), counted=False)
        began_us = bench.t_us
        while not bench.runner.now.armed:
            bench.push()
        times.append((bench.t_us - began_us) / 1e6)
        give(bench)
        began_us = bench.t_us
    assert 1.5 <= min(times) < 2.5 < 3.5 < max(times) <= 4.51
    assert len(set(times)) > 8


@pytest.mark.parametrize(("after_s", "reason"), [(0.3, "push_early"), (None, "no_push"), (-1.0, "push_late")])
def test_a_push_outside_the_window_or_none_is_void_and_done_again(after_s: float | None, reason: str) -> None:
    bench = waiting(Bench(PUSH))
    way: Way = swaying
    if after_s is not None and after_s > 0:
        way = pushed(FAR_M, bench.t_us / 1e6 + after_s)
    elif after_s is not None:
        while not bench.runner.now.armed:
            bench.push()
        while bench.runner.now.armed:
            bench.push()
        way = pushed(FAR_M, bench.t_us / 1e6 + 0.2)
    bench.until(Stage.REPEAT, way=way, at_most_s=20)
    assert bench.runner.now.reason == reason
    assert bench.runner.takes[-1].quality.reasons == (reason,)
    bench.trial()
    give(bench)
    take = bench.runner.takes[-1]
    assert (take.quality.valid, take.attempt) == (True, 2)


def test_a_push_while_settling_settles_anew() -> None:
    bench = waiting(Bench(PUSH))
    give(bench)
    bench.until(Stage.SETTLE)
    bench.stand(3.0)
    bench.stand(1.0, way=pushed(FAR_M, bench.t_us / 1e6))
    began_us, trials = bench.t_us, len(bench.said)
    bench.until(Stage.TRIAL)
    assert (bench.t_us - began_us) / 1e6 > PUSH.settle_s - 1.0
    assert len(bench.said) == trials + 1


def test_stepping_off_before_the_push_is_void_and_after_it_is_a_result() -> None:
    bench = waiting(Bench(PUSH))
    bench.stand(1.0)
    bench.until(Stage.REPEAT, load_n=0.0)
    assert bench.runner.now.reason == "step_off"
    bench.trial()
    while not bench.runner.now.armed:
        bench.push()
    bench.stand(0.4, way=pushed((0.12, 0.0), bench.t_us / 1e6))
    assert bench.stage is Stage.TRIAL
    bench.until(Stage.REST, load_n=0.0)
    take = bench.runner.takes[-1]
    assert take.quality.valid and take.quality.notes == ("step_off",)
    assert take.length_s < 1.0
    (trial,) = result_of(bench).conditions["pushed"].valid
    assert trial.metrics == {"step_off": 1.0}


def test_holding_on_to_something_after_the_push_is_void() -> None:
    bench = waiting(Bench(PUSH))
    while not bench.runner.now.armed:
        bench.push()
    way = pushed(FAR_M, bench.t_us / 1e6)
    bench.stand(0.3, way=way)
    bench.stand(0.7, 0.9 * BODY_N, way=way)
    assert bench.runner.now.reason == "load_changed"


def test_a_hole_before_the_push_is_void_for_the_baseline_is_in_it() -> None:
    bench = waiting(Bench(PUSH))
    bench.t_us += 80_000
    bench.push(lost=8)
    bench.stand(1.4)
    give(bench)
    assert bench.runner.takes[-1].quality.reasons == ("data_lost",)


def test_a_whole_test_drops_two_and_tells_sides_and_means() -> None:
    bench = Bench(PUSH)
    ways = [(0.05, 0.0), (-0.05, 0.0), (0.0, 0.05), (0.0, -0.05)]
    given = 0
    while bench.stage is not Stage.DONE:
        bench.trial()
        give(bench, ways[given % 4])
        given += 1
    assert given == 10
    result = result_of(bench)
    assert result.complete
    assert [take.turn.practice for take in bench.runner.takes] == [True, True, *8 * [False]]
    valid = result.conditions["pushed"].valid
    assert [side_of(trial.metrics) for trial in valid] == 2 * ["front", "back", "right", "left"]
    summary = result.summary
    assert summary["recovery_s"] == pytest.approx(result.conditions["pushed"].mean["recovery_s"])
    assert [summary[f"pushes_{side}"] for side in ("right", "left", "front", "back")] == 4 * [2.0]
    assert 1.0 < summary["recovery_s"] < 2.0
    assert result.conditions["pushed"].mean["peak_m"] == pytest.approx(0.05, abs=0.005)
    assert (result.conditions["pushed"].mean["step_offs"], result.conditions["pushed"].mean["unrecovered"]) == (0, 0)
    assert set(summary) & {"recovery_to_40_mm_s", "recovery_over_80_mm_s"} == set()
    assert summary["recovery_to_60_mm_s"] == pytest.approx(summary["recovery_s"])


@settings(max_examples=20, deadline=None)
@given(st.floats(0.0, 11.0), st.floats(0.0, 0.12), st.floats(-3.14, 3.14), st.integers(0, 5))
def test_every_trial_ends_and_what_counts_began_while_it_was_armed(
    after_s: float, far_m: float, angle: float, seed: int
) -> None:
    bench = waiting(Bench(PUSH, seed), counted=False)
    began_s, opened = bench.t_us / 1e6, []
    way = pushed((far_m * math.cos(angle), far_m * math.sin(angle)), began_s + after_s)
    while bench.stage is Stage.TRIAL:
        bench.push(way=way)
        if bench.runner.now.armed:
            opened.append(bench.t_us)
        assert bench.t_us / 1e6 - began_s < 25
    (take,) = bench.runner.takes
    if take.quality.valid:
        assert opened[0] - 20_000 <= take.t_us[take.start] <= opened[0] + 4_020_000
        assert take.t_us[take.start] / 1e6 - began_s == pytest.approx(after_s, abs=0.1)
        return
    (reason,) = take.quality.reasons
    if reason == "push_early":
        assert not opened or after_s - 0.1 < opened[0] / 1e6 - began_s
    else:
        assert reason in {"push_late", "no_push"}
        assert (opened[-1] - opened[0]) / 1e6 == pytest.approx(4.0, abs=0.02)
