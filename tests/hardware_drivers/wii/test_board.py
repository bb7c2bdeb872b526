"""A Wii board in the reader's hands: where it works, and that it comes back as itself."""

import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.wii.board import WiiBoard
from station.errors import BoardError, BoardLost, BoardRefused
from tests.fakes.wii_board import CALIBRATION, UID, FakeWiiBoard, wii_boards

PATIENCE_S = 10.0


def told(board: WiiBoard) -> str:
    """Return the keys of what is wrong, as it changes, until a frame comes or another board is told."""
    keys: list[str] = []
    until_s = monotonic_s() + PATIENCE_S
    while monotonic_s() < until_s:
        try:
            if len(board.read(0.1)) and keys:
                return " ".join(keys)
        except BoardError as error:
            if error.key not in keys[-1:]:
                keys.append(error.key)
            if error.key == "another_board":
                return " ".join(keys)
            threading.Event().wait(0.01)
    raise AssertionError(keys)


def test_it_says_who_it_is(tmp_path: Path) -> None:
    with wii_boards(tmp_path), closing(WiiBoard(UID.upper())) as board:
        board.open()
        info = board.info
        assert (info.uid, info.model, info.driver) == (UID, "Nintendo RVL-WBC-01", "wii")
        assert (info.rate_hz, info.calibrated) == (50.0, True)
        assert info.max_load_n == pytest.approx(150 * 9.80665)


def test_another_system_than_linux_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    with wii_boards(tmp_path), pytest.raises(BoardRefused, match="Linux only"):
        WiiBoard().open()


def comes_back(folder: Path, wii: FakeWiiBoard, uid: str, calibration: str) -> str:
    with closing(WiiBoard()) as board:
        board.open()
        wii.switch_off()
        with pytest.raises(BoardLost):
            while True:
                board.read(1.0)
        wii.uid, wii.calibration = uid, calibration
        wii.switch_on()
        return told(board)


def test_it_comes_back_at_other_nodes(tmp_path: Path) -> None:
    with wii_boards(tmp_path) as (wii,):
        assert comes_back(tmp_path, wii, UID, CALIBRATION) == "wii_off"
        assert wii.hidraw.name == "hidraw4"


@pytest.mark.parametrize(
    ("uid", "calibration"), [("00:22:4c:01:02:03", CALIBRATION), (UID, CALIBRATION.replace("07c3", "07c4"))]
)
def test_another_board_is_not_taken_for_it(tmp_path: Path, uid: str, calibration: str) -> None:
    with wii_boards(tmp_path) as (wii,):
        assert comes_back(tmp_path, wii, uid, calibration).endswith("another_board")
