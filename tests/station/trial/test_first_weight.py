"""The first weight tells which cell is wired wrongly."""

import pytest

from station.trial.calibration_steps import Hint, Step
from tests.fakes.built_board import BuiltBoard
from tests.fakes.calibration_bench import MASS_KG, Bench, calibrating, told

BOARD = BuiltBoard.random(3)


@pytest.mark.parametrize(
    ("factors", "hint", "cell"),
    [
        ((1, 1, 1, -1), Hint.PULLS, 3),
        ((1, 1, -1, -0.9), Hint.PULLS, 2),
        ((-1, 1, 1, 1), Hint.PULLS, 0),
        ((1, 0, 1, 1), Hint.UNEVEN, 1),
        ((1, 1, 2.5, 1), Hint.UNEVEN, 2),
    ],
)
def test_a_cell_that_is_wired_wrongly_is_named(factors: tuple[float, ...], hint: Hint, cell: int) -> None:
    bench, run = Bench(BuiltBoard(BOARD.counts_per_n * factors, BOARD.position_m)), calibrating()
    bench.empty(run)
    bench.live(run, 3.0, MASS_KG, (0.0, 0.0))
    assert (run.now.hint, run.now.cell) == (hint, cell)
    bench.live(run, 30.0, MASS_KG, (0.02, 0.01))
    assert (run.now.hint, run.now.cell) == (hint, cell)
    bench.live(run, 3.0)
    assert (run.now.hint, run.now.cell) == (Hint.PUT, -1)


def test_four_cells_that_are_all_wired_wrongly_are_told_once_the_board_was_surely_empty() -> None:
    bench, run = Bench(BuiltBoard(-BOARD.counts_per_n, BOARD.position_m)), calibrating()
    bench.empty(run)
    bench.live(run, 3.0, MASS_KG, (0.0, 0.0))
    assert told(run) == (Step.EMPTY, Hint.MOVED), "it may have lain there from the beginning"
    bench.live(run, 1.0)
    bench.live(run, 20.0)
    assert told(run) == (Step.MARK, Hint.PUT)
    bench.live(run, 3.0, MASS_KG, (0.0, 0.0))
    assert (run.now.hint, run.now.cell) == (Hint.PULLS, -1)
