from dataclasses import replace
from itertools import pairwise

import pytest

from station.errors import UsageError
from station.trial.protocol import Protocol
from station.trial.stage import Said, Stage
from station.units import newton
from tests.fakes.trial_bench import BODY_N, Bench, protocol, swaying

QUIET = protocol("quiet_stance")
WHOLE = [Stage.SETTLE, Stage.TRIAL, Stage.REST]


def in_a_trial(asked: Protocol = QUIET) -> Bench:
    """The first trial that counts."""
    bench = Bench(asked)
    while not (bench.stage is Stage.TRIAL and bench.runner.now.turn and not bench.runner.now.turn.practice):
        bench.trial()
        if bench.runner.now.turn and bench.runner.now.turn.practice:
            bench.until(Stage.REST)
    return bench


def test_a_whole_test_goes_from_instruction_to_done() -> None:
    bench = Bench(QUIET)
    bench.off(3)
    assert bench.stage is Stage.INSTRUCTION
    bench.off(QUIET.instruct_s)
    assert bench.stage is Stage.STEP_ON
    bench.until(Stage.DONE, at_most_s=800)
    eyes_open = [Stage.INSTRUCTION, Stage.STEP_ON, *4 * WHOLE]
    eyes_closed = [Stage.INSTRUCTION, *2 * WHOLE, Stage.SETTLE, Stage.TRIAL, Stage.DONE]
    assert bench.stages == [*eyes_open, *eyes_closed]
    assert bench.runner.now.turn is None
    assert [(take.turn.condition.id, take.turn.number) for take in bench.runner.takes] == [
        *(("eo_firm", number) for number in (0, 1, 2, 3)),
        *(("ec_firm", number) for number in (1, 2, 3)),
    ]
    assert all(take.quality.valid for take in bench.runner.takes)


def test_the_voice_says_start_and_stop_and_nothing_else() -> None:
    bench = Bench(QUIET)
    bench.until(Stage.DONE, at_most_s=800)
    assert [said for _, said in bench.said] == 7 * [Said.START, Said.STOP]
    lengths = [stop - start for (start, _), (stop, _) in zip(bench.said[::2], bench.said[1::2], strict=True)]
    assert lengths == pytest.approx(7 * [30.0], abs=1e-6)
    rests = [start - stop for (stop, _), (start, _) in pairwise(bench.said[1:])][::2]
    assert min(rests) == pytest.approx(QUIET.rest_s + QUIET.settle_s)


def test_a_trial_is_what_was_recorded_after_settling() -> None:
    bench = Bench(QUIET)
    bench.until(Stage.REST)
    (take,) = bench.runner.takes
    assert take.t_us[take.start] / 1e6 == pytest.approx(bench.said[0][0])
    assert (take.t_us[take.start] - take.t_us[0]) / 1e6 == pytest.approx(QUIET.settle_s, abs=0.02)
    assert (take.t_us[-1] - take.t_us[take.start]) / 1e6 == pytest.approx(30.0)
    assert take.length_s == 30.0
    assert tuple(take.cop_m[100]) == swaying(take.t_us[100] / 1e6)
    assert take.body_weight_n == pytest.approx(BODY_N)
    assert take.cop_m.shape == (len(take.t_us), 2) == (len(take.load_n), 2)


def test_progress_grows_and_no_cop_is_shown() -> None:
    bench = in_a_trial()
    bench.stand(15)
    now = bench.runner.now
    assert (now.progress, now.left_s) == (pytest.approx(0.5), pytest.approx(15.0))
    assert now.target is None
    assert not hasattr(now, "cop_m")
    bench.until(Stage.REST)
    bench.stand(3)
    assert bench.runner.now.progress == pytest.approx(0.1, abs=0.01)
    assert bench.runner.now.left_s == pytest.approx(27.0, abs=0.05)


def test_how_much_of_the_whole_test_is_behind_grows_with_each_trial_that_counts_or_is_practised() -> None:
    bench = Bench(QUIET)
    bench.until(Stage.DONE, at_most_s=800)
    assert bench.runner.now.whole == 1.0
    bench = in_a_trial()
    behind = bench.runner.now.whole
    bench.until(Stage.REST)
    bench.until(Stage.TRIAL)
    assert bench.runner.now.whole - behind == pytest.approx(1 / 7)


def test_an_instruction_can_be_confirmed() -> None:
    bench = Bench(QUIET)
    bench.off(1)
    bench.runner.confirm()
    assert bench.stage is Stage.STEP_ON
    bench.runner.confirm()
    assert bench.stage is Stage.STEP_ON


def test_who_steps_off_while_settling_settles_again() -> None:
    bench = Bench(QUIET)
    bench.until(Stage.SETTLE)
    bench.stand(3)
    bench.off(0.5)
    assert bench.stage is Stage.STEP_ON
    bench.until(Stage.TRIAL)
    assert len(bench.said) == 1
    assert bench.runner.takes == []


def test_stepping_off_in_the_rest_is_allowed() -> None:
    bench = in_a_trial()
    bench.until(Stage.REST)
    bench.off(QUIET.rest_s + 1)
    assert bench.stage is Stage.STEP_ON
    bench.until(Stage.REST)
    assert [take.quality.valid for take in bench.runner.takes] == [True, True, True]


def void(bench: Bench) -> str:
    """Return why the last trial is void."""
    assert bench.stage is Stage.REPEAT
    assert bench.said[-1][1] is Said.STOP
    assert not bench.runner.takes[-1].quality.valid
    return bench.runner.now.reason


def test_a_step_off_ends_the_trial_at_once() -> None:
    bench = in_a_trial()
    bench.stand(10)
    bench.off(0.2)
    assert void(bench) == "step_off"
    assert bench.runner.takes[-1].length_s == pytest.approx(10.1, abs=0.02)


def test_a_change_of_load_voids_after_half_a_second_only() -> None:
    bench = in_a_trial()
    bench.stand(0.45, 0.93 * BODY_N)
    bench.stand(1, 0.96 * BODY_N)
    assert bench.stage is Stage.TRIAL
    bench.stand(0.55, 1.07 * BODY_N)
    assert void(bench) == "load_changed"


def test_lost_samples_void_at_the_end() -> None:
    bench = in_a_trial()
    for _ in range(20):
        bench.stand(0.5)
        bench.push(lost=9)
    assert bench.stage is Stage.TRIAL
    bench.until(Stage.REPEAT)
    assert void(bench) == "data_lost"
    assert bench.runner.takes[-1].quality.lost_samples == 180


def test_a_hole_voids_because_no_metric_is_given_over_it() -> None:
    bench = in_a_trial()
    bench.stand(10)
    bench.t_us += 60_000
    bench.until(Stage.REPEAT)
    assert void(bench) == "data_lost"


def test_saturation_voids() -> None:
    bench = in_a_trial()
    bench.stand(0.2, flags=1)
    bench.until(Stage.REPEAT)
    assert void(bench) == "saturated"


def test_a_stuck_cell_voids_at_once() -> None:
    bench = in_a_trial()
    bench.push(stuck=1)
    assert void(bench) == "stuck_cell"


def test_a_board_that_begins_anew_voids_at_once() -> None:
    bench = in_a_trial()
    bench.stand(5)
    bench.epoch, bench.t_us = 1, 0
    bench.push()
    assert void(bench) == "board_reset"


@pytest.mark.parametrize("reason", ["board_lost", "moved"])
def test_what_samples_do_not_show_is_told(reason: str) -> None:
    bench = in_a_trial()
    bench.stand(5)
    assert bench.runner.interrupt(reason) is Said.STOP
    assert bench.runner.now.reason == reason
    assert not bench.runner.takes[-1].quality.valid


def test_a_board_lost_outside_a_trial_voids_nothing() -> None:
    bench = Bench(QUIET)
    bench.until(Stage.SETTLE)
    bench.stand(3)
    assert bench.runner.interrupt("board_lost") is None
    bench.stand(3)
    assert bench.stage is Stage.SETTLE
    bench.until(Stage.REST)
    assert bench.runner.interrupt("board_lost") is None
    assert bench.stage is Stage.REST
    with pytest.raises(UsageError):
        bench.runner.interrupt("rain")


def test_a_void_trial_is_repeated_after_a_rest_of_its_own() -> None:
    bench = in_a_trial()
    bench.off(0.3)
    bench.off(QUIET.repeat_s)
    assert bench.stage is Stage.STEP_ON
    now = bench.runner.now
    assert (now.attempt, now.reason, now.turn and now.turn.number) == (2, "", 1)
    bench.until(Stage.REST)
    takes = bench.runner.takes[1:]
    assert [(take.turn.number, take.attempt, take.quality.valid) for take in takes] == [(1, 1, False), (1, 2, True)]


def test_a_trial_is_given_up_after_so_many_attempts() -> None:
    bench = in_a_trial()
    for _ in range(QUIET.attempts):
        bench.trial()
        bench.off(0.3)
    assert bench.stage is Stage.REST
    assert [take.attempt for take in bench.runner.takes[1:]] == [1, 2, 3]
    turn = bench.runner.now.turn
    assert turn is not None and turn.number == 2
    assert bench.runner.now.attempt == 1


def test_practice_is_never_repeated() -> None:
    bench = Bench(QUIET)
    bench.trial()
    bench.off(0.3)
    assert bench.stage is Stage.REST
    assert not bench.runner.takes[0].quality.valid


def test_who_held_on_while_stepping_on_is_weighed_again() -> None:
    bench = Bench(QUIET)
    bench.until(Stage.SETTLE, load_n=0.85 * BODY_N)
    bench.until(Stage.REST)
    assert bench.runner.takes[0].quality.valid
    assert bench.runner.takes[0].body_weight_n == pytest.approx(BODY_N)


def test_foam_is_laid_on_an_empty_board_and_confirmed() -> None:
    foam = protocol("mctsib")
    foam = replace(foam, conditions=foam.conditions[1:3], trials=1)
    bench = Bench(foam)
    bench.trial()
    bench.until(Stage.REST)
    bench.trial()
    bench.until(Stage.REST)
    bench.until(Stage.STEP_OFF)
    bench.stand(5)
    assert bench.stage is Stage.STEP_OFF
    bench.until(Stage.INSTRUCTION, load_n=0.0)
    assert bench.runner.now.new_floor
    bench.stand(60)
    bench.runner.confirm()
    assert bench.stage is Stage.STEP_OFF, "nobody lays foam under somebody"
    bench.until(Stage.INSTRUCTION, load_n=newton(1.0))
    bench.runner.confirm()
    assert not bench.runner.now.new_floor
    bench.until(Stage.DONE)


def test_the_rest_after_foam_is_longer() -> None:
    foam = protocol("mctsib")
    bench = Bench(replace(foam, conditions=foam.conditions[2:]))
    bench.trial()
    bench.until(Stage.REST)
    assert bench.runner.now.left_s == 60.0


def test_the_same_samples_give_the_same_test() -> None:
    a, b = Bench(QUIET), Bench(QUIET, seed=2)  # chance is for the order alone, which is fixed here
    for bench in (a, b):
        bench.until(Stage.DONE, at_most_s=800)
    assert a.said == b.said
    assert [take.t_us.tolist() for take in a.runner.takes] == [take.t_us.tolist() for take in b.runner.takes]
