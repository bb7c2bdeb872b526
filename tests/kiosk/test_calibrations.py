"""A calibration is kept in both places or in none, whatever the board held before."""

from concurrent.futures import Future
from dataclasses import replace

import pytest

from hardware_drivers.calibration import encode_calibration, nominal
from hardware_drivers.simulated.board import SimulatedBoard
from hardware_drivers.simulated.firmware import board_calibration
from kiosk.calibrations import keep
from station.errors import StoreError
from station.frames import BoardInfo

MEASURED = replace(board_calibration(), date="2026-01-05")


@pytest.mark.parametrize("error", [StoreError("The disk is full."), OSError(5, "I/O error")])
@pytest.mark.parametrize("eeprom", [b"", encode_calibration(nominal())], ids=["the first", "another"])
def test_what_the_store_refuses_stays_on_no_board(eeprom: bytes, error: Exception) -> None:
    def fails(board: BoardInfo) -> "Future[None]":
        assert board.calibrated and board.calibration.date == MEASURED.date  # it is on the board by now
        failed: Future[None] = Future()
        failed.set_exception(error)
        return failed

    board = SimulatedBoard(lockstep=True, eeprom=eeprom)
    board.open()
    before = board.info
    with pytest.raises(type(error)):
        keep(board, MEASURED, fails)
    assert board.info == before
    board.close()
    board.open()
    after = board.info
    board.close()
    assert (after.calibrated, after.calibration) == (bool(eeprom), before.calibration)
