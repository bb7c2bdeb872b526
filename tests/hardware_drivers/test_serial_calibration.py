"""What a board on a real pseudo-terminal keeps of a calibration, and what it is left without."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hardware_drivers.calibration import encode_calibration
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.serial_board import SerialBoard
from station.errors import BoardRefused
from station.frames import Calibration
from tests.fakes.scripted_board import COUNTS, ScriptedBoard, framed

CALIBRATION = Calibration.rectangular(0.4, 0.25, 2.0**-12, (10, 20, 30, 40), "2025-05-01")


@pytest.fixture
def scripted(tmp_path: Path) -> Iterator[ScriptedBoard]:
    with ScriptedBoard(tmp_path, calibration=encode_calibration(CALIBRATION)) as board:
        yield board


def hurried_s() -> float:
    """A clock in a hurry, for waits that are long."""
    return 4 * monotonic_s()


def test_what_was_never_measured_is_not_written_on_a_board_that_holds_nothing(tmp_path: Path) -> None:
    with ScriptedBoard(tmp_path) as scripted:
        board = SerialBoard(str(scripted.path))
        board.open()
        zeroed = replace(board.info.calibration, zero_counts=COUNTS)
        board.calibrate(zeroed, calibrated=False)
        assert (board.info.calibration, board.info.calibrated) == (zeroed, False)
        board.identify()  # answers come in order: whatever was asked before has been heard
        assert scripted.calibration is None and 0x86 not in [request[0] for request in scripted.requests]
        board.close()


def test_a_calibration_that_is_taken_back_leaves_nothing_on_the_board(scripted: ScriptedBoard) -> None:
    board = SerialBoard(str(scripted.path))
    board.open()
    assert not board.calibrate(CALIBRATION, calibrated=False)
    assert (board.info.calibration, board.info.calibrated, scripted.calibration) == (CALIBRATION, False, b"")
    board.close()


def test_a_board_that_does_not_answer_keeps_its_calibration(scripted: ScriptedBoard) -> None:
    board = SerialBoard(str(scripted.path), clock=hurried_s)
    board.open()
    scripted.deaf = True
    with pytest.raises(BoardRefused, match="does not answer"):
        board.calibrate(Calibration.rectangular(0.3, 0.2, 2.0**-12, date="2026-01-01"))
    assert board.info.calibration == CALIBRATION
    board.close()


def test_of_a_firmware_that_keeps_none_the_station_does(tmp_path: Path) -> None:
    with ScriptedBoard(tmp_path) as scripted:
        scripted.lacks = frozenset({0x85, 0x86, 0x88})
        board = SerialBoard(str(scripted.path))
        board.open()
        assert not board.calibrate(CALIBRATION)
        assert (board.info.calibration, board.info.calibrated) == (CALIBRATION, True)
        with pytest.raises(BoardRefused, match="IDENTIFY"):
            board.identify()
        board.close()


def test_an_answer_of_before_is_not_taken_for_that_of_now(scripted: ScriptedBoard) -> None:
    """Numbers of requests come again: a late answer may carry the one of now, but not its command as well."""
    board = SerialBoard(str(scripted.path), clock=hurried_s)
    board.open()
    scripted.drip = b"".join(framed(bytes([4, number, 0x82, 0, 0])) for number in range(256))
    scripted.deaf = True
    with pytest.raises(BoardRefused, match="does not answer"):
        board.calibrate(Calibration.rectangular(0.3, 0.2, 2.0**-12, date="2026-01-01"))
    board.close()
