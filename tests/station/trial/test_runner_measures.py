"""What is special about each measure while it runs."""

import math
from dataclasses import replace

import pytest

from station.errors import UsageError
from station.trial.protocol import Practice
from station.trial.stage import Stage
from station.units import newton
from tests.fakes.trial_bench import BODY_N, Bench, protocol

LEGS = protocol("single_leg")
STEP_ON = protocol("step_on")
DUAL = protocol("dual_task")


def on_the_left_leg() -> Bench:
    bench = Bench(replace(LEGS, practice=Practice.FIRST, trials=1))
    bench.trial()
    bench.until(Stage.REST)
    bench.trial()
    return bench


def test_a_leg_is_held_up_to_45_s() -> None:
    bench = on_the_left_leg()
    bench.until(Stage.REST)
    assert bench.runner.takes[-1].length_s == 45.0
    assert bench.runner.takes[-1].touch_downs == 0


def test_the_other_foot_on_the_board_ends_a_held_trial_and_does_not_void_it() -> None:
    bench = on_the_left_leg()
    bench.stand(12)
    bench.stand(0.2, way=lambda _: (0.08, 0.0))
    take = bench.runner.takes[-1]
    assert bench.stage is Stage.REST
    assert take.quality.valid
    assert (take.length_s, take.touch_downs) == (pytest.approx(12.0, abs=0.02), 1)


def test_so_does_the_other_foot_beside_the_board_and_stepping_off() -> None:
    for load_n in (0.8 * BODY_N, 0.0):
        bench = on_the_left_leg()
        bench.stand(7)
        bench.stand(0.4, load_n)
        take = bench.runner.takes[-1]
        assert take.quality.valid, load_n
        assert take.length_s == pytest.approx(7.0, abs=0.02)


def test_swaying_to_the_outside_of_the_foot_is_no_touch() -> None:
    bench = on_the_left_leg()
    bench.stand(1, way=lambda _: (-0.08, 0.0))
    bench.stand(0.05, way=lambda _: (0.08, 0.0))
    bench.stand(1)
    assert bench.stage is Stage.TRIAL


def test_leaning_on_something_voids_a_held_trial() -> None:
    bench = on_the_left_leg()
    bench.stand(0.6, 0.92 * BODY_N)
    assert bench.runner.now.reason == "load_changed"


def test_touches_are_counted_where_the_time_is_fixed() -> None:
    bench = Bench(protocol("athletic_single_leg"))
    bench.trial()
    for _ in range(2):
        bench.stand(3)
        bench.stand(0.3, way=lambda _: (0.09, 0.0))
    bench.until(Stage.REST)
    assert (bench.runner.takes[0].touch_downs, bench.runner.takes[0].length_s) == (2, 20.0)
    bench.until(Stage.TRIAL)
    assert bench.runner.now.turn and bench.runner.now.turn.condition.stance == "right_leg"


def test_legs_take_turns() -> None:
    bench = Bench(replace(LEGS, trials=2, trial_s=10.0))
    bench.until(Stage.DONE, at_most_s=600)
    done = [(take.turn.condition.id, take.turn.number) for take in bench.runner.takes]
    assert done == [(leg, number) for number in (0, 1, 2) for leg in ("left", "right")]


def test_directions_come_round_twice_and_the_target_only_in_the_trial() -> None:
    bench = Bench(protocol("limits_of_stability"))
    bench.until(Stage.SETTLE)
    assert bench.runner.now.target is None
    bench.until(Stage.TRIAL)
    assert bench.runner.now.target == (0.0, 1.0)
    bench.until(Stage.REST)
    take = bench.runner.takes[0]
    assert take.turn.practice and take.length_s == 8.0
    assert take.t_us[-1] - take.t_us[take.start] == 8_100_000
    bench.until(Stage.DONE, at_most_s=900)
    takes = bench.runner.takes
    assert [take.turn.number for take in takes] == [*8 * [0], *8 * [1]]
    assert [take.turn.condition for take in takes[:8]] == [take.turn.condition for take in takes[8:]]


def test_the_pace_goes_from_side_to_side_over_half_of_the_limit() -> None:
    bench = Bench(protocol("weight_shift"))
    bench.until(Stage.TRIAL)
    seen = []
    while bench.stage is Stage.TRIAL:
        target = bench.runner.now.target
        assert target is not None and target[1] == 0.0
        seen.append(target[0])
        bench.push()
    assert len(seen) == 3600
    assert (max(seen), min(seen)) == (pytest.approx(0.5), pytest.approx(-0.5))
    assert seen[150] == pytest.approx(0.5), "to the right first, half a pace from the middle"
    assert [seen[k] for k in (300, 600)] == pytest.approx([0.0, 0.0], abs=1e-9)
    assert math.isclose(seen[450], -0.5)


def weighed() -> Bench:
    bench = Bench(replace(STEP_ON, practice=Practice.FIRST, trials=1, conditions=STEP_ON.conditions[:1]))
    bench.until(Stage.WEIGH)
    bench.until(Stage.STEP_OFF)
    bench.until(Stage.TRIAL, load_n=0.0)
    return bench


def test_a_landing_begins_with_weighing_and_an_empty_board() -> None:
    bench = weighed()
    assert bench.stages == [Stage.INSTRUCTION, Stage.WEIGH, Stage.STEP_OFF, Stage.SETTLE, Stage.TRIAL]
    assert bench.runner.now.progress == 0.0
    bench.off(1.5)
    assert bench.runner.now.progress == 0.0
    bench.stand(5)
    assert bench.runner.now.progress == pytest.approx(0.5, abs=0.002)
    bench.until(Stage.REST)
    take = bench.runner.takes[0]
    assert take.quality.valid
    assert take.body_weight_n == pytest.approx(BODY_N)
    assert take.load_n[take.start - 1] == 0.0 < take.load_n[take.start]
    assert take.length_s == 10.0


def test_a_landing_that_does_not_come_is_repeated() -> None:
    bench = weighed()
    bench.stand(1)
    bench.until(Stage.REST)
    bench.until(Stage.TRIAL, load_n=0.0)
    bench.until(Stage.REPEAT, load_n=0.0)
    assert bench.runner.now.reason == "no_step"
    bench.until(Stage.TRIAL, load_n=0.0)
    assert bench.runner.now.attempt == 2


def test_stepping_on_too_early_waits_for_an_empty_board() -> None:
    bench = weighed()
    bench.until(Stage.REST)
    bench.until(Stage.SETTLE, load_n=0.0)
    bench.stand(0.5)
    assert bench.stage is Stage.STEP_OFF
    bench.until(Stage.TRIAL, load_n=0.0)


def test_stepping_off_after_a_landing_is_a_result_and_not_void() -> None:
    bench = weighed()
    bench.stand(0.5)
    bench.until(Stage.REST, load_n=0.0)
    assert bench.runner.takes[0].quality.valid


def seated(asked_number: int = 1) -> Bench:
    bench = Bench(DUAL)
    while True:
        bench.trial()
        turn = bench.runner.now.turn
        assert turn is not None
        if turn.condition.seated and turn.number == asked_number:
            return bench
        finish(bench)


def finish(bench: Bench) -> None:
    """End the trial that is on, and tell ten answers where they are asked."""
    load_n = 0.0 if bench.beside else BODY_N
    bench.until(Stage.REST, Stage.ANSWERS, Stage.DONE, load_n=load_n)
    if bench.stage is Stage.ANSWERS:
        bench.runner.answer(10)


def test_the_seated_part_runs_beside_an_empty_board() -> None:
    bench = seated()
    bench.off(30)
    assert bench.stage is Stage.ANSWERS
    bench.off(20)
    assert bench.stage is Stage.ANSWERS, "there is no hurry"
    bench.runner.answer(12)
    take = bench.runner.takes[-1]
    assert (take.answers, take.length_s, take.body_weight_n) == (12, 30.0, 0.0)
    assert take.quality.valid and take.quality.notes == ()


def test_nobody_stands_on_the_board_in_the_seated_part() -> None:
    bench = seated()
    bench.off(5)
    bench.push(newton(30.0))
    assert bench.runner.now.reason == "on_board"


def test_a_board_that_is_lost_voids_the_seated_part_too() -> None:
    bench = seated()
    bench.off(5)
    bench.runner.interrupt("board_lost")
    assert bench.runner.now.reason == "board_lost"


def test_answers_are_asked_only_after_a_valid_trial_with_a_task() -> None:
    bench = seated(0)
    bench.off(30)
    assert bench.stage is Stage.REST, "practice"
    with pytest.raises(UsageError):
        bench.runner.answer(3)
    bench = seated()
    bench.off(30)
    with pytest.raises(UsageError):
        bench.runner.answer(-1)
    assert bench.stage is Stage.ANSWERS


def test_a_dual_task_runs_to_its_end() -> None:
    bench = Bench(DUAL)
    while bench.stage is not Stage.DONE:
        bench.trial()
        finish(bench)
    told = {(take.turn.condition.id, take.answers) for take in bench.runner.takes if not take.turn.practice}
    assert told == {("single", None), ("seated", 10), ("dual", 10)}
