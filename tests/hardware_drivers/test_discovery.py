"""From what somebody typed to a board."""

import subprocess
import sys

import pytest

from hardware_drivers.discovery import DRIVERS, TAKES_ADDRESS, make_board
from hardware_drivers.playback import PlaybackBoard
from hardware_drivers.serial_board import SerialBoard
from hardware_drivers.simulated.board import SimulatedBoard
from station.errors import UsageError


def test_a_spec_becomes_a_board_that_is_not_yet_opened() -> None:
    assert isinstance(make_board("simulated", rate_hz=1000, seed=4), SimulatedBoard)
    assert isinstance(make_board("serial"), SerialBoard)
    serial = make_board("serial:/dev/ttyUSB0")
    assert isinstance(serial, SerialBoard)
    assert serial._address == "/dev/ttyUSB0"
    playback = make_board("playback:C:\\visits\\a.evk")
    assert isinstance(playback, PlaybackBoard)
    assert str(playback._path) == "C:\\visits\\a.evk"


@pytest.mark.parametrize(
    ("spec", "says"),
    [("", "no board driver ''"), ("wobble", "serial, simulated"), ("simulated:x", "no address"), ("playback", "FILE")],
)
def test_what_is_no_board_is_refused_with_what_is(spec: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        make_board(spec)


def test_listing_the_drivers_imports_none() -> None:
    code = "import sys, hardware_drivers.discovery; print('serial' in sys.modules, len(sys.modules) > 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_every_driver_says_whether_it_takes_an_address() -> None:
    assert set(TAKES_ADDRESS) == set(DRIVERS)
