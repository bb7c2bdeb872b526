"""From what somebody typed to a board."""

import subprocess
import sys
from pathlib import Path

import pytest

from hardware_drivers.discovery import DRIVERS, SEEDED, TAKES_ADDRESS, make_board
from hardware_drivers.playback import PlaybackBoard
from hardware_drivers.serial_board import SerialBoard
from hardware_drivers.simulated.board import SimulatedBoard
from station.errors import BoardNotFound, UsageError


def test_a_spec_becomes_a_board_that_is_not_yet_opened() -> None:
    assert isinstance(make_board("simulated", rate_hz=1000, seed=4), SimulatedBoard)
    assert isinstance(make_board("serial"), SerialBoard)
    serial = make_board("serial:/dev/ttyUSB0")
    assert isinstance(serial, SerialBoard)
    assert serial._address == "/dev/ttyUSB0"


@pytest.mark.parametrize(
    ("spec", "says"),
    [("", "no board driver ''"), ("wobble", "serial, simulated"), ("simulated:x", "no address"), ("playback", "FILE")],
)
def test_what_is_no_board_is_refused_with_what_is(spec: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        make_board(spec)


def test_a_recording_is_looked_for_at_once_whatever_is_in_its_name(tmp_path: Path) -> None:
    recording = tmp_path / "C: of Monday.evk"
    with pytest.raises(BoardNotFound, match="C: of Monday"):
        make_board(f"playback:{recording}")
    recording.touch()
    assert isinstance(make_board(f"playback:{recording}"), PlaybackBoard)


def test_a_seed_reaches_the_boards_that_take_one(tmp_path: Path) -> None:
    (tmp_path / "a.evk").touch()
    for spec in ("serial", f"playback:{tmp_path / 'a.evk'}"):
        assert make_board(spec, seed=9)
    told = make_board("simulated", seed=9)
    untold = make_board("simulated", seed=None)
    assert isinstance(told, SimulatedBoard) and isinstance(untold, SimulatedBoard)
    assert (told._options["seed"], untold._options["seed"]) == (9, 0)
    assert set(SEEDED) <= set(DRIVERS)


def test_listing_the_drivers_imports_none() -> None:
    code = "import sys, hardware_drivers.discovery; print('serial' in sys.modules, len(sys.modules) > 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_every_driver_says_whether_it_takes_an_address() -> None:
    assert set(TAKES_ADDRESS) == set(DRIVERS)
