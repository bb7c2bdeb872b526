"""What is refused when a board is opened, by drivers that can tell: something else, other firmware, two of them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from hardware_drivers.discovery import make_board
from hardware_drivers.hostclock import monotonic_s
from station.errors import BoardRefused
from tests.fakes.printing_board import PrintingBoard
from tests.fakes.scripted_board import ScriptedBoard
from tests.fakes.stage_set import texts
from tests.fakes.wii_board import wii_boards
from tests.faults.rows import FIRMWARE, GARBAGE, TWO, Recorder, noticed


@contextmanager
def dripping(folder: Path) -> Iterator[Path]:
    with ScriptedBoard(folder) as device:
        device.deaf, device.drip = True, b"\xfe"
        yield device.path


@contextmanager
def with_firmware(folder: Path) -> Iterator[Path]:
    with ScriptedBoard(folder) as board:
        yield board.path


@contextmanager
def printing(folder: Path) -> Iterator[Path]:
    with PrintingBoard(folder) as board:
        yield board.path


@contextmanager
def two_wii_boards(folder: Path) -> Iterator[str]:
    with wii_boards(folder, "00:1e:35:ab:cd:ef", "00:1e:35:ab:cd:f0"):
        yield ""


Plugged = Callable[[Path], AbstractContextManager[Path | str]]


@pytest.mark.parametrize(
    ("row", "what", "driver", "plugged", "key", "limit_s"),
    [
        (GARBAGE, "a byte now and then", "text", dripping, "not_readable", None),
        (GARBAGE, "a board that prints", "serial", printing, "not_a_board", None),
        (FIRMWARE, "Evenkeel's own", "text", with_firmware, "own_firmware", 3.0),  # it speaks only when asked
        (FIRMWARE, "four cells", "imu", printing, "not_readable", 3.0),
        (TWO, "both at the start", "wii", two_wii_boards, "several_wii", None),
    ],
)
def test_at_the_start_it_is_refused_by_name(
    tmp_path: Path, record_property: Recorder, row: str, what: str, driver: str, plugged: Plugged, key: str,
    limit_s: float | None,
) -> None:  # fmt: skip
    with plugged(tmp_path) as address:
        board = make_board(f"{driver}:{address}".rstrip(":"))
        began_s = monotonic_s()
        with pytest.raises(BoardRefused) as refused:
            board.open()
    assert refused.value.key == key and refused.value.todo
    said = texts("en")(f"refused-{key}-title", **refused.value.values)
    noticed(record_property, row, what, driver, "driver", monotonic_s() - began_s, said, limit_s)
