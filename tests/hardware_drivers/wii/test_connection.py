"""A line to a Wii board over pipes: what it counts, what it says, and what it refuses."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from hardware_drivers.board import Frame
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.wii import connection as wii_connection
from hardware_drivers.wii.connection import WiiConnection
from hardware_drivers.wii.sites import choose
from station.errors import BoardError, BoardLost, BoardNotFound, BoardRefused
from station.frames import Counters
from tests.fakes.line_sink import Taken
from tests.fakes.wii_board import EMPTY, FakeWiiBoard, report, wii_boards

PATIENCE_S = 10.0


@pytest.fixture
def wii(tmp_path: Path) -> Iterator[FakeWiiBoard]:
    with wii_boards(tmp_path) as (wii,):
        yield wii


def connect(stop: Event | None = None) -> WiiConnection:
    return WiiConnection("wii", choose(), clock=monotonic_s, stop=stop or Event())


def take(connection: WiiConnection, n: int) -> list[Frame]:
    taken = Taken()
    until_s = monotonic_s() + PATIENCE_S
    while len(taken.frames) < n:
        assert monotonic_s() < until_s, "too few frames"
        connection.exchange(taken)
    return taken.frames


def test_counts_below_zero_are_read_as_they_are(wii: FakeWiiBoard) -> None:
    wii.reports = lambda k: report((EMPTY[0] - 100, EMPTY[1] + 1, EMPTY[2], EMPTY[3]))
    with closing(connect()) as connection:
        frames = take(connection, 5)
    forces_n = connection.info.calibration.forces_n(np.array([frame[1:5] for frame in frames], np.int32))
    np.testing.assert_allclose(forces_n[:, 0], -9.80665 * 17 * 100 / 1807, rtol=1e-3)
    np.testing.assert_allclose(forces_n[:, 1], 9.80665 * 17 / 1676, rtol=1e-2)
    np.testing.assert_array_equal(forces_n[:, 2:], 0.0)


def test_garbage_between_the_reports_is_dropped_and_counted(wii: FakeWiiBoard) -> None:
    garbage = [b"\x34", b"\xa1\x34" + bytes(20), report()[:-1], b"\xff" * 64, b"\x30\x00\x00"]
    wii.reports = lambda k: garbage[k % 10 // 2] if k % 2 else report((EMPTY[0] + 50, *EMPTY[1:]))
    with closing(connect()) as connection:
        frames = take(connection, 20)
        assert {frame[1:5] for frame in frames} == {(round(50 * 170_000 / 1807), 0, 0, 0)}
        assert connection.counters.bad_frames >= 10


def test_a_cell_at_the_end_of_its_range_is_flagged(wii: FakeWiiBoard) -> None:
    wii.reports = lambda k: report((0xFFFF, *EMPTY[1:]))
    with closing(connect()) as connection:
        assert {frame[5] for frame in take(connection, 3)} == {1}


def test_what_is_good_is_neither_flagged_nor_counted_and_is_on_the_hosts_clock(wii: FakeWiiBoard) -> None:
    with closing(connect()) as connection:
        before_s = monotonic_s()
        frames = take(connection, 3)
        assert {frame[5] for frame in frames} == {0}
        assert before_s < connection.host_s(frames[0][0]) < monotonic_s()
        assert connection.counters == Counters(lost=connection.counters.lost)


def test_a_silent_board_is_off_and_says_which_button(wii: FakeWiiBoard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wii_connection, "SILENCE_S", 0.1)
    with closing(connect()) as connection:
        wii.silent = True
        with pytest.raises(BoardLost, match=r"sends nothing.*round button") as lost:
            take(connection, 1_000)
        assert lost.value.key == "wii_off"
    with pytest.raises(BoardLost, match="sends nothing"):
        connect()


def test_a_board_that_is_switched_off_says_so(wii: FakeWiiBoard) -> None:
    with closing(connect()) as connection:
        wii.switch_off()
        with pytest.raises(BoardLost, match=r"switched off.*round button"):
            take(connection, 1_000)


def test_waiting_for_the_first_reading_can_be_given_up_and_leaves_nothing_open(wii: FakeWiiBoard) -> None:
    def open_nodes() -> list[Path]:
        return [path for path in Path("/proc/self/fd").iterdir() if path.resolve() == wii.event.resolve()]

    wii.silent = True
    stop = Event()
    stop.set()
    with pytest.raises(BoardLost, match="closed"):
        connect(stop)
    assert open_nodes() == []
    wii.silent = False
    with closing(connect()):
        assert open_nodes()


def test_low_batteries_are_told_once(wii: FakeWiiBoard, caplog: pytest.LogCaptureFixture) -> None:
    wii.reports = lambda k: report(battery=(0x6E, 0x71, 0x6D)[k % 3])
    with caplog.at_level(logging.WARNING, "evenkeel.wii"), closing(connect()) as connection:
        take(connection, 10)
    assert len(caplog.records) == 1
    assert "nearly empty (4.3 V)" in caplog.text


@pytest.mark.parametrize("text", ["", ":".join(12 * ["0000"])])
def test_a_board_without_a_sensible_calibration_is_refused(wii: FakeWiiBoard, text: str) -> None:
    (wii.site / "bboard_calib").write_text(text)
    with pytest.raises(BoardRefused, match="batteries") as refused:
        connect()
    assert refused.value.key == "wii_calibration"


@pytest.mark.parametrize("gone", ["bboard_calib", "hidraw", "input"])
def test_a_board_that_is_still_starting_is_not_there_yet(wii: FakeWiiBoard, gone: str) -> None:
    path = wii.site / gone
    path.unlink() if path.is_file() else shutil.rmtree(path)
    with pytest.raises(BoardNotFound):
        connect()


@pytest.mark.parametrize("node", ["hidraw3", "event3"])
def test_a_node_that_may_not_be_read_is_refused_with_the_rule(
    wii: FakeWiiBoard, monkeypatch: pytest.MonkeyPatch, node: str
) -> None:
    # A superuser may read everything, so that mode bits would refuse nothing here.
    opened: list[int] = []

    def forbidden(path: Path, flags: int) -> int:
        if path.name == node:
            raise PermissionError(13, "Permission denied")
        opened.append(os_open(path, flags))
        return opened[-1]

    os_open = os.open
    monkeypatch.setattr("hardware_drivers.wii.link.os.open", forbidden)
    with pytest.raises(BoardError) as refused:
        connect()
    monkeypatch.undo()
    assert isinstance(refused.value, BoardRefused)
    assert "evenkeel boards --udev" in refused.value.todo
    for descriptor in opened:
        with pytest.raises(OSError, match="Bad file"):
            os.fstat(descriptor)
