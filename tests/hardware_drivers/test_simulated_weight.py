"""A weight on the simulated board, and a calibration on it that is not the true one."""

import os
import signal
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from hardware_drivers.calibration import decode_calibration, encode_calibration, nominal
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.simulated.board import SimulatedBoard
from hardware_drivers.simulated.commands import check
from hardware_drivers.simulated.firmware import board_calibration, together
from station.errors import BoardLost, UsageError
from station.frames import ForceBlock
from station.units import kilogram
from tests.fakes.scripted_board import read_until

PATIENCE_S = 10.0
WEIGHT = {"do": "weight", "mass_kg": 20.0, "ml_m": 0.1, "ap_m": -0.05}


def seen(board: SimulatedBoard, to_us: int) -> tuple[float, float, float]:
    """Advance; return mass in kg and CoP, ML and AP, of the last half second by the calibration in use."""
    board.advance(to_us)
    forces_n = board.read(PATIENCE_S).forces_n[-50:].mean(axis=0)
    ml_m, ap_m = forces_n @ np.array(board.info.calibration.position_m) / forces_n.sum()
    return kilogram(forces_n.sum()), float(ml_m), float(ap_m)


def test_a_weight_lies_where_it_was_put_until_it_is_taken_off() -> None:
    board = SimulatedBoard(lockstep=True)
    board.steer(WEIGHT)
    board.open()
    assert seen(board, 1_000_000) == pytest.approx((20.0, 0.1, -0.05), abs=1e-3)
    board.steer({**WEIGHT, "mass_kg": 5, "ml_m": -0.02})
    assert seen(board, 2_000_000) == pytest.approx((5.0, -0.02, -0.05), abs=2e-3)
    board.steer({**WEIGHT, "mass_kg": 0})
    assert seen(board, 3_000_000)[0] == pytest.approx(0.0, abs=0.02)
    board.close()


def test_person_and_weight_are_there_together() -> None:
    assert together((300.0, 0.1, 0.0), (100.0, -0.1, 0.2)) == pytest.approx((400.0, 0.05, 0.05))
    board = SimulatedBoard(lockstep=True)
    board.open()
    board.steer({"do": "step_on"})
    board.steer(WEIGHT)
    assert seen(board, 5_000_000)[0] == pytest.approx(95.0, abs=1.0)
    board.close()


@pytest.mark.parametrize(
    "changes",
    [{"mass_kg": -1}, {"mass_kg": 301}, {"mass_kg": float("nan")}, {"ml_m": 0.6}, {"ap_m": "far"}, {"mass_kg": True}],
    ids=str,
)
def test_no_other_weight_can_be_put_there(changes: dict[str, Any]) -> None:
    assert check(WEIGHT).fields == {"mass_kg": 20.0, "ml_m": 0.1, "ap_m": -0.05}
    with pytest.raises(UsageError, match="out of range"):
        check({**WEIGHT, **changes})


def test_a_board_that_holds_nothing_is_not_calibrated_and_one_that_holds_another_goes_by_that() -> None:
    wrong = replace(nominal(), position_m=((0.2, 0.1), (0.2, -0.1), (-0.2, 0.1), (-0.2, -0.1)), date="2025-01-02")
    for eeprom, calibrated, date in ((b"", False, ""), (encode_calibration(wrong), True, "2025-01-02")):
        board = SimulatedBoard(lockstep=True, eeprom=eeprom)
        board.open()
        assert (board.info.calibrated, board.info.calibration.date) == (calibrated, date)
        assert board.info.calibration.gain_n_per_count == pytest.approx(nominal().gain_n_per_count)
        board.close()
    board = SimulatedBoard(lockstep=True)
    board.open()
    assert (board.info.calibrated, board.info.calibration) == (True, board_calibration())
    board.close()


def test_what_is_written_on_it_and_the_weight_outlive_the_process() -> None:
    board = SimulatedBoard(eeprom=b"")
    board.open()
    board.steer(WEIGHT)
    measured = replace(board_calibration(), date="2026-01-05")
    assert board.calibrate(measured)
    assert board._process is not None
    os.kill(board._process.pid, signal.SIGKILL)
    with pytest.raises(BoardLost):
        read_until(board, lambda block: False)
    block = back(board)
    assert kilogram(block.forces_n[-1].sum()) == pytest.approx(20.0, abs=0.2)
    board.close()
    board.open()
    assert board.info.calibrated
    assert board.info.calibration == decode_calibration(encode_calibration(measured))
    board.close()


def back(board: SimulatedBoard) -> ForceBlock:
    until_s = monotonic_s() + PATIENCE_S
    while monotonic_s() < until_s:
        try:
            block: ForceBlock = read_until(board, lambda block: len(block) > 0)
            return block
        except BoardLost:
            continue
    raise AssertionError("never back")
