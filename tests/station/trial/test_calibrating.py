"""A calibration goes by what the board says, step by step; what is amiss is said, and nothing wrong is measured."""

from dataclasses import replace

import numpy as np
import pytest

from station.errors import UsageError
from station.frames import Counts, Flag, Floats
from station.trial.calibrating import Calibrating
from station.trial.calibration_marks import CHECK, FIVE, NINE
from station.trial.calibration_result import Verdict, Why
from station.trial.calibration_steps import Hint, Step
from station.units import newton
from tests.fakes.built_board import GAIN_N, NOMINAL, SPACING_M, ZERO, BuiltBoard
from tests.fakes.calibration_bench import MASS_KG, TODAY, UNCALIBRATED, Bench, calibrated, calibrating, told

BOARD = BuiltBoard.random(3)


def at_first_mark(positions: int = 5) -> tuple[Bench, Calibrating]:
    bench, run = Bench(BOARD), calibrating(positions=positions)
    bench.empty(run)
    return bench, run


def test_it_begins_with_an_empty_board_and_tells_how_far_it_is() -> None:
    bench, run = Bench(BOARD), calibrating()
    assert (run.now.step, run.now.hint, run.now.number, run.now.count) == (Step.EMPTY, Hint.KEEP_OFF, 1, 7)
    assert (run.now.place, run.now.at_m, run.now.progress, run.now.cop_m) == (None, None, 0.0, None)
    bench.live(run, 5.6)
    assert run.now.progress == pytest.approx(0.55, abs=0.06)
    bench.live(run, 5.0)
    assert (run.now.step, run.now.hint, run.now.number) == (Step.MARK, Hint.PUT, 2)
    assert (run.now.place, run.now.at_m, run.now.progress) == (FIVE[0], (0.0, 0.0), 0.0)


@pytest.mark.parametrize(("positions", "marks"), [(5, FIVE), (9, NINE)])
def test_each_place_is_asked_for_then_the_check_then_there_is_a_result(positions: int, marks: object) -> None:
    bench, run = at_first_mark(positions)
    asked = []
    for number in range(positions):
        asked.append(run.now.place)
        assert (run.now.step, run.now.number) == (Step.MARK, number + 2)
        bench.measure(run)
    assert tuple(asked) == run.marks == marks
    assert (run.now.step, run.now.place, run.now.number, run.now.count) == (
        Step.CHECK,
        CHECK,
        positions + 2,
        positions + 2,
    )
    result = bench.finish(run)
    assert (run.now.step, run.now.hint, run.now.place, run.now.progress) == (Step.RESULT, Hint.DONE, None, 1.0)
    assert run.now.number == run.now.count == positions + 2
    assert (result.verdict, result.reasons) == (Verdict.GOOD, ())
    assert result.positions == positions
    assert result.mass_kg == pytest.approx(MASS_KG)
    assert result.calibration.date == TODAY
    assert result.calibration.zero_counts == pytest.approx(ZERO, abs=60)
    assert result.calibration.residual_m < 1e-3
    assert result.calibration.noise_m == result.noise_m == pytest.approx(5.4e-5, rel=0.1)
    assert abs(result.check.weight_error) < 1e-3 and result.check.place_error_m < 5e-4
    net = BOARD.net_counts(70.0, np.array([0.05, -0.03]))
    forces_n = net * result.calibration.gain_n_per_count
    assert forces_n.sum() == pytest.approx(newton(70.0), rel=1e-3)
    assert forces_n @ np.array(result.calibration.position_m) / forces_n.sum() == pytest.approx([0.05, -0.03], abs=5e-4)


def test_a_place_is_told_as_let_go_measure_and_move_on() -> None:
    bench, run = at_first_mark()
    bench.said.clear()
    bench.measure(run)
    assert bench.said == [Hint.PUT, Hint.SETTLING, Hint.MEASURING, Hint.MOVE_ON, Hint.PUT]
    assert run.now.place is FIVE[1]


def test_measuring_tells_how_far_it_is_and_what_lies_there() -> None:
    bench, run = at_first_mark()
    bench.live(run, 2.6, MASS_KG, (0.0, 0.0))
    assert run.now.hint is Hint.MEASURING
    assert run.now.progress == pytest.approx(0.67, abs=0.2)
    assert run.now.load_kg == pytest.approx(MASS_KG, rel=0.05)
    assert run.now.cop_m == pytest.approx((0.0, 0.0), abs=0.01)


def test_the_weight_may_go_straight_to_the_next_place() -> None:
    bench, run = at_first_mark()
    for mark in (*run.marks, CHECK):
        bench.live(run, 5.1, MASS_KG, mark.at_m(SPACING_M))
    assert run.result is not None and run.result.verdict is Verdict.GOOD


def test_as_long_as_the_weight_stays_where_it_was_measured_it_is_to_be_moved() -> None:
    bench, run = at_first_mark()
    bench.live(run, 20.0, MASS_KG)
    assert (run.now.hint, run.now.place) == (Hint.MOVE_ON, FIVE[1])


def test_how_the_stream_is_cut_does_not_matter() -> None:
    results = []
    for in_blocks_of in (1, 64):
        bench, run = Bench(BOARD, in_blocks_of=in_blocks_of), calibrating()
        bench.all(run)
        results.append(run.result)
    assert results[0] == results[1]


@pytest.mark.parametrize(("rate_hz", "mass_kg"), [(10, MASS_KG), (25, MASS_KG), (1000, MASS_KG), (10, 5.0)])
def test_any_rate_will_do_and_a_light_weight_on_a_noisy_board(rate_hz: int, mass_kg: float) -> None:
    bench, run = Bench(BOARD, rate_hz=rate_hz), calibrating(mass_kg=mass_kg)
    bench.empty(run)
    for _ in (*FIVE, CHECK):
        bench.measure(run, mass_kg=mass_kg)
    assert run.result is not None and run.result.verdict is Verdict.GOOD


@pytest.mark.parametrize("factor", [0.2, 1.3, 5.0])
def test_a_board_of_other_cells_than_was_thought_is_believed_after_a_while(factor: float) -> None:
    other = BuiltBoard(BOARD.counts_per_n * factor, BOARD.position_m)
    bench, run = Bench(other), calibrating()
    bench.empty(run)
    bench.live(run, 10.0, MASS_KG, (0.0, 0.0))
    assert told(run) == (Step.MARK, Hint.OTHER_MASS)
    bench.live(run, 9.0, MASS_KG, (0.0, 0.0))
    assert told(run) == (Step.MARK, Hint.MOVE_ON)
    bench.live(run, 1.6)
    result = bench.finish(run)
    assert (result.verdict, result.reasons) == (Verdict.GOOD, ())
    assert result.calibration.gain_n_per_count == pytest.approx([GAIN_N / factor] * 4, rel=0.1)


# What is amiss


def test_a_touch_lets_the_empty_board_begin_anew() -> None:
    bench, run = Bench(BOARD), calibrating()
    bench.live(run, 8.0)
    bench.live(run, 0.6, 0.3, (0.1, 0.0))
    bench.live(run, 1.0)
    assert (run.now.step, run.now.hint) == (Step.EMPTY, Hint.MOVED)
    assert run.now.progress < 0.2
    bench.live(run, 5.0)
    assert run.now.hint is Hint.KEEP_OFF
    bench.live(run, 5.6)
    assert run.now.step is Step.MARK


def test_nobody_who_stands_on_it_is_taken_for_an_empty_board() -> None:
    bench, run = Bench(BOARD), calibrating()
    bench.live(run, 30.0, 75.0, sway_m=0.005)
    assert (run.now.step, run.now.hint) == (Step.EMPTY, Hint.MOVED)


def test_what_lies_on_a_calibrated_board_is_noticed_and_believed_after_a_while() -> None:
    bench, run = Bench(BOARD), calibrating(calibrated())
    bench.live(run, 12.0, 6.0)
    assert (run.now.step, run.now.hint, run.now.progress) == (Step.EMPTY, Hint.SOMETHING_ON, 0.0)
    assert run.now.load_kg == pytest.approx(6.0, rel=0.05)
    bench.live(run, 14.0, 6.0)
    assert run.now.step is Step.MARK


def test_what_lay_on_it_all_the_time_and_is_taken_off_lets_it_begin_anew() -> None:
    bench, run = Bench(BOARD), calibrating()
    bench.live(run, 10.6, 3.0)
    assert run.now.step is Step.MARK
    bench.live(run, 2.1)
    assert (run.now.step, run.now.hint) == (Step.EMPTY, Hint.MOVED)
    bench.all(run)
    assert run.result is not None and run.result.verdict is Verdict.GOOD


@pytest.mark.parametrize("noise_g", [0.9, 0.5, 0.25, 0.0])
@pytest.mark.parametrize("seed", range(4))
def test_a_quiet_board_with_coarse_numbers_is_no_faulty_one(noise_g: float, seed: int) -> None:
    """As a sketch that prints kilograms with two decimals: steps of 10 g, which only now and then go on by one."""
    rng = np.random.default_rng(seed)  # noqa: TID251 - a fixed seed
    offset_g = rng.uniform(-50, 50, 4)

    class Coarse(BuiltBoard):
        def counts(self, mass_kg: float, at_m: Floats, n: int, _: object) -> Counts:
            on_g = self.net_counts(mass_kg, at_m) + offset_g + noise_g * rng.standard_normal((n, 4))
            return (10 * np.round(on_g / 10)).astype(np.int32)

    g_per_n = 1e3 / 9.80665
    bench = Bench(Coarse(g_per_n * np.eye(4), BOARD.position_m))
    info = replace(UNCALIBRATED, calibration=replace(NOMINAL, gain_n_per_count=(1 / g_per_n,) * 4))
    run = Calibrating(info, MASS_KG, 5, SPACING_M, TODAY)
    bench.live(run, 12.0)
    assert told(run) == (Step.MARK, Hint.PUT)
    bench.live(run, 4.6, MASS_KG)
    assert run.now.place is FIVE[1]


@pytest.mark.parametrize("flag", [Flag.SATURATED, Flag.DESYNC])
def test_nothing_is_measured_of_a_cell_that_is_at_its_end_or_out_of_step(flag: Flag) -> None:
    bench, run = at_first_mark()
    bench.flags = flag
    bench.live(run, 6.0, MASS_KG)
    assert (run.now.hint, run.now.place) == (Hint.FAULTY, FIVE[0])
    bench.flags = Flag.UNCHECKED
    bench.live(run, 4.6, MASS_KG)
    assert run.now.place is FIVE[1]


def test_another_mass_is_told_and_when_it_stays_the_result_says_so() -> None:
    bench, run = at_first_mark()
    bench.measure(run)
    bench.live(run, 14.0, 0.7 * MASS_KG, run.now.at_m or (0, 0))
    assert (run.now.hint, run.now.place) == (Hint.OTHER_MASS, FIVE[1])
    bench.live(run, 5.0, 0.7 * MASS_KG, run.now.at_m or (0, 0))
    assert (run.now.hint, run.now.place) == (Hint.MOVE_ON, FIVE[2])
    bench.live(run, 1.6)
    assert bench.finish(run).verdict is Verdict.AGAIN


def test_cells_that_differ_much_are_believed_after_a_while() -> None:
    bench, run = Bench(BuiltBoard(BOARD.counts_per_n * (1.25, 1.25, 0.8, 0.8), BOARD.position_m)), calibrating()
    bench.empty(run)
    for number in range(len(FIVE)):
        bench.live(run, 20.0, MASS_KG, FIVE[number].at_m(SPACING_M))
        bench.live(run, 1.6)
    bench.live(run, 20.0, MASS_KG, CHECK.at_m(SPACING_M))
    assert run.result is not None and run.result.verdict is Verdict.GOOD


def test_another_place_is_not_measured() -> None:
    bench, run = at_first_mark()
    bench.live(run, 6.0, MASS_KG, (-0.1, 0.0))
    assert (run.now.hint, run.now.place) == (Hint.OTHER_PLACE, FIVE[0])
    bench.measure(run)
    assert run.now.place is FIVE[1]


def test_swapped_cells_are_noticed_as_another_place() -> None:
    bench, run = Bench(BuiltBoard(BOARD.counts_per_n[[2, 1, 0, 3]], BOARD.position_m)), calibrating()
    bench.empty(run)
    bench.measure(run)
    bench.live(run, 6.0, MASS_KG, FIVE[1].at_m(SPACING_M))
    assert run.now.hint is Hint.OTHER_PLACE


def test_somebody_who_sways_is_not_measured() -> None:
    bench, run = at_first_mark()
    bench.live(run, 20.0, 20.0, sway_m=0.01)
    assert (run.now.step, run.now.place) == (Step.MARK, FIVE[0])


@pytest.mark.parametrize("how", ["reset", "hole"])
def test_nothing_is_measured_over_a_reset_or_a_hole(how: str) -> None:
    bench, run = at_first_mark()
    bench.live(run, 2.6, MASS_KG)
    if how == "reset":
        bench.epoch += 1
    else:
        bench.wait(1.5)
    bench.live(run, 2.6, MASS_KG)
    assert run.now.place is FIVE[0]
    bench.live(run, 2.0, MASS_KG)
    assert run.now.place is FIVE[1]


def test_a_zero_that_drifts_between_places_does_no_harm() -> None:
    bench, run = at_first_mark(9)
    for _ in (*NINE, CHECK):
        bench.measure(run)
        bench.drift += np.array([300.0, 0.0, -200.0, 0.0])  # 7 g and 5 g each time
    assert run.result is not None and run.result.verdict is Verdict.GOOD
    assert run.result.calibration.residual_m < 1e-3
    assert run.result.check.place_error_m < 5e-4


# Again


def test_redo_goes_one_step_back_and_restart_to_the_beginning() -> None:
    bench, run = at_first_mark()
    bench.measure(run)
    bench.measure(run)
    run.redo()
    assert (run.now.place, run.now.hint, run.now.number) == (FIVE[1], Hint.PUT, 3)
    run.redo()
    assert run.now.place is FIVE[0]
    run.redo()
    assert (run.now.step, run.now.number) == (Step.EMPTY, 1)
    bench.all(run)
    run.restart()
    assert told(run) == (Step.EMPTY, Hint.KEEP_OFF)
    assert run.result is None


def test_redo_with_the_weight_still_there_measures_it_again() -> None:
    bench, run = at_first_mark()
    bench.live(run, 4.1, MASS_KG)
    run.redo()
    bench.live(run, 4.1, MASS_KG)
    assert run.now.place is FIVE[1]


def test_after_the_result_the_place_that_it_blames_is_done_again() -> None:
    bench, run = at_first_mark(9)
    for mark in (*NINE, CHECK):
        bench.measure(run, off_m=(0.02, 0.0) if mark is NINE[3] else (0.0, 0.0))
    assert run.result is not None
    (reason,) = (each for each in run.result.reasons if each.mark >= 0)
    assert (run.result.verdict, reason.why, reason.mark) == (Verdict.AGAIN, Why.PLACE, 3)
    run.redo()
    assert (run.now.step, run.now.place, run.now.number) == (Step.MARK, NINE[3], 10)
    bench.measure(run)
    assert run.now.step is Step.CHECK
    bench.measure(run)
    assert run.result is not None and run.result.verdict is Verdict.GOOD


def test_after_a_good_result_the_check_is_done_again() -> None:
    bench, run = Bench(BOARD), calibrating()
    bench.all(run)
    run.redo()
    assert (run.now.step, run.now.place, run.result) == (Step.CHECK, CHECK, None)
    bench.measure(run)
    assert run.result is not None


# The check alone


def test_a_mere_check_measures_nothing_anew() -> None:
    bench, run = Bench(BOARD), calibrating()
    bench.all(run)
    assert run.result is not None
    checked = calibrating(calibrated(run.result.calibration), positions=0)
    assert (checked.marks, checked.now.count) == ((), 2)
    bench.empty(checked)
    assert (checked.now.step, checked.now.place) == (Step.CHECK, CHECK)
    bench.measure(checked)
    assert checked.result is not None and checked.result.verdict is Verdict.GOOD
    assert checked.result.calibration.gain_n_per_count == run.result.calibration.gain_n_per_count
    assert checked.result.positions == 0


@pytest.mark.parametrize(
    ("mass_kg", "off_m", "why", "verdict"),
    [
        (1.02 * MASS_KG, 0.0, Why.CHECK_WEIGHT, Verdict.USABLE),
        (0.95 * MASS_KG, 0.0, Why.CHECK_WEIGHT, Verdict.AGAIN),
        (MASS_KG, 0.008, Why.CHECK_PLACE, Verdict.USABLE),
        (MASS_KG, 0.014, Why.CHECK_PLACE, Verdict.AGAIN),
    ],
)
def test_a_check_that_is_not_right_says_why(mass_kg: float, off_m: float, why: Why, verdict: Verdict) -> None:
    exact = BuiltBoard.random(0, gain=0.0, position_m=0.0, cross_talk=0.0)
    bench, run = Bench(exact), calibrating(calibrated(NOMINAL), positions=0)
    bench.empty(run)
    bench.measure(run, mass_kg=mass_kg, off_m=(off_m, 0.0))
    assert run.result is not None
    assert ([reason.why for reason in run.result.reasons], run.result.verdict) == ([why], verdict)


def test_a_calibrated_board_that_weighed_otherwise_before_is_remarked_upon() -> None:
    heavier = BuiltBoard(BOARD.counts_per_n * 1.1, BOARD.position_m)
    bench, run = Bench(heavier), calibrating(calibrated())
    bench.all(run)
    assert run.result is not None and run.result.verdict is Verdict.USABLE
    (reason,) = run.result.reasons
    assert reason.why is Why.SCALE and reason.value == pytest.approx(0.1, abs=0.03)


# Refusals


@pytest.mark.parametrize(
    ("mass_kg", "positions", "words"),
    [
        (4.9, 5, "4.9 kg"),
        (151.0, 5, "151 kg"),
        (float("nan"), 5, "nan kg"),
        (20.0, 7, "7 places"),
        (20.0, -1, "-1 places"),
    ],
)
def test_a_mass_or_a_number_of_places_that_will_not_do_is_refused(mass_kg: float, positions: int, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        calibrating(UNCALIBRATED, positions, mass_kg)


def test_a_board_without_cells_is_refused() -> None:
    with pytest.raises(UsageError, match="no cells"):
        calibrating(replace(UNCALIBRATED, tilt_height_m=0.2))
