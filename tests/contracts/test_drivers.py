"""What every driver must do: one suite, no exemptions."""

import gc
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest import mock

import numpy as np
import pytest

from hardware_drivers.board import Board
from hardware_drivers.discovery import DRIVERS, make_board
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.lines import sniffer as line_sniffer
from hardware_drivers.simulated.board import SimulatedBoard
from station.errors import BoardLost
from station.frames import ForceBlock
from station.ports import ForceSource
from station.store.recordings import RecordingWriter
from tests.fakes import stored
from tests.fakes.phidget22 import phidget_bridge
from tests.fakes.printing_board import PrintingBoard
from tests.fakes.scripted_board import ScriptedBoard
from tests.fakes.wii_board import wii_boards

PATIENCE_S = 10.0
quickly_known = mock.patch.object(line_sniffer, "WATCH_S", 0.3)
"""Boards that print are watched for a second when they are opened, which these tests do again and again."""
TARE_N = 20.0
"""An empty board may be this far from zero: two kilograms are within what a tare takes away."""


@dataclass
class Bench:
    """A driver with a board, and the hands of the tester; a file has no cable."""

    spec: str
    unplug: Callable[[Board], None] | None = None
    replug: Callable[[Board], None] | None = None


@contextmanager
def on_serial(folder: Path) -> Iterator[Bench]:
    with ScriptedBoard(folder) as scripted:
        scripted.counts = lambda k: (k % 7, -(k % 5), 3, 4)
        yield Bench(f"serial:{scripted.path}", lambda _: scripted.unplug(), lambda _: scripted.replug())


@contextmanager
def on_simulated(folder: Path) -> Iterator[Bench]:
    def fault(name: str) -> Callable[[Board], None]:
        return lambda board: board.steer({"do": "fault", "name": name})  # type: ignore[attr-defined]

    yield Bench("simulated", fault("unplug"), fault("replug"))


@contextmanager
def on_playback(folder: Path) -> Iterator[Bench]:
    writer = RecordingWriter(folder / "empty.evk", stored.header())
    for k in range(25):
        t_us = np.arange(10 * k, 10 * k + 10, dtype=np.int64) * 10_000
        counts = np.tile(np.array(stored.CALIBRATION.zero_counts, np.int32), (10, 1))
        none = np.zeros(10, np.uint8)
        forces_n = stored.CALIBRATION.forces_n(counts)
        writer.frames(ForceBlock(t_us, counts, forces_n, none, none.astype(np.uint16), 0, 0.0))
    writer.close()
    yield Bench(f"playback:{folder / 'empty.evk'}")


@contextmanager
def on_text(folder: Path) -> Iterator[Bench]:
    with PrintingBoard(folder) as printing, quickly_known:
        yield Bench(f"text:{printing.path}", lambda _: printing.unplug(), lambda _: printing.replug())


@contextmanager
def on_wii(folder: Path) -> Iterator[Bench]:
    with wii_boards(folder) as (wii,):
        yield Bench("wii", lambda _: wii.switch_off(), lambda _: wii.switch_on())


@contextmanager
def on_imu(folder: Path) -> Iterator[Bench]:
    with PrintingBoard(folder, lambda k, ms: f"ypr\t{k % 360}.00\t-0.5{k % 3}\t1.2{k % 5}") as printing, quickly_known:
        yield Bench(f"imu:{printing.path}", lambda _: printing.unplug(), lambda _: printing.replug())


@contextmanager
def on_phidget(folder: Path) -> Iterator[Bench]:
    with phidget_bridge() as bridge:
        yield Bench(f"phidget:{bridge.serial_number}", lambda _: bridge.unplug(), lambda _: bridge.replug())


BENCHES = {
    "serial": on_serial,
    "simulated": on_simulated,
    "playback": on_playback,
    "text": on_text,
    "imu": on_imu,
    "wii": on_wii,
    "phidget": on_phidget,
}


@pytest.fixture(params=list(DRIVERS))
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    # A driver without a bench fails here: there is no way around the suite.
    with BENCHES[request.param](tmp_path) as bench:
        yield bench


@pytest.fixture
def board(bench: Bench) -> Iterator[Board]:
    board = make_board(bench.spec)
    board.open()
    yield board
    board.close()


def frames(board: Board, n: int) -> list[ForceBlock]:
    blocks: list[ForceBlock] = []
    until_s = monotonic_s() + PATIENCE_S
    while sum(map(len, blocks)) < n:
        assert monotonic_s() < until_s, "too few frames"
        blocks.append(board.read(0.2))
    return blocks


def test_is_a_force_source(board: Board) -> None:
    source: ForceSource = board
    info = source.info
    assert info.rate_hz > 0
    assert info.max_load_n > 500
    assert info.uid
    assert info.driver in DRIVERS
    assert source.counters.resets == 0
    assert source.clock_skew is None or abs(source.clock_skew) < 0.01


def test_opens_and_closes_twice(bench: Bench) -> None:
    board = make_board(bench.spec)
    for _ in range(2):
        board.open()
        board.open()
        assert frames(board, 3)
        board.close()
        board.close()
        with pytest.raises(BoardLost):
            board.read()


def test_closing_is_not_remembered_by_the_next_opening(bench: Bench) -> None:
    board = make_board(bench.spec)
    board.close()
    board.open()
    assert frames(board, 3)
    board.close()


def test_leaves_no_thread_file_or_child(bench: Bench) -> None:
    def kept() -> tuple[set[threading.Thread], int]:
        gc.collect()
        return set(threading.enumerate()), len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names only

    make_board(bench.spec)  # imports what it imports
    before = kept()
    for _ in range(3):
        board = make_board(bench.spec)
        board.open()
        frames(board, 3)
        board.close()
    assert kept() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_blocks_have_the_promised_shapes(board: Board) -> None:
    for block in frames(board, 20):
        n = len(block)
        assert (block.t_us.shape, block.t_us.dtype) == ((n,), np.int64)
        assert (block.counts.shape, block.counts.dtype) == ((n, 4), np.int32)
        assert (block.forces_n.shape, block.forces_n.dtype) == ((n, 4), np.float64)
        assert (block.flags.shape, block.flags.dtype) == ((n,), np.uint8)
        assert (block.lost.shape, block.lost.dtype) == ((n,), np.uint16)
        np.testing.assert_array_equal(block.forces_n, board.info.calibration.forces_n(block.counts))


def test_a_calibration_is_used_from_the_next_read_and_outlives_a_reopening_where_it_is_kept(board: Board) -> None:
    frames(board, 3)
    before = board.info.calibration
    other = replace(before, gain_n_per_count=tuple(1.5 * gain for gain in before.gain_n_per_count), date="2026-02-03")
    kept = board.calibrate(other)
    assert board.info.calibrated
    known = board.info.calibration
    assert (known.date, known.zero_counts) == (other.date, other.zero_counts)
    np.testing.assert_allclose(known.gain_n_per_count, other.gain_n_per_count, rtol=1e-6)
    np.testing.assert_allclose(known.position_m, other.position_m, atol=0.5e-5)
    for block in frames(board, 3):
        np.testing.assert_array_equal(block.forces_n, known.forces_n(block.counts))
    if kept and not isinstance(board, SimulatedBoard):  # each process simulates another board
        board.close()
        board.open()
        assert board.info.calibration == known
    board.close()
    with pytest.raises(BoardLost):
        board.calibrate(other)


def test_a_calibration_that_was_never_measured_is_used_and_not_kept(board: Board) -> None:
    frames(board, 3)
    rough = replace(board.info.calibration, zero_counts=(1, 2, 3, 4), date="")
    assert not board.calibrate(rough, calibrated=False)
    assert (board.info.calibration, board.info.calibrated) == (rough, False)
    for block in frames(board, 3):
        np.testing.assert_array_equal(block.forces_n, rough.forces_n(block.counts))
    board.close()
    board.open()
    assert not (board.info.calibrated and board.calibrate(board.info.calibration))  # what keeps one has forgotten it


def test_time_only_moves_forward_at_the_rate(board: Board) -> None:
    blocks = [block for block in frames(board, 60) if len(block)]
    times = np.concatenate([block.t_us for block in blocks])
    assert (np.diff(times) > 0).all()
    lost = np.concatenate([block.lost for block in blocks])[1:].sum()  # a busy computer may make some
    assert (times[-1] - times[0]) / (len(times) - 1 + lost) == pytest.approx(1e6 / board.info.rate_hz, rel=0.03)
    arrivals = [block.arrival_s for block in blocks]
    assert arrivals == sorted(arrivals)
    assert abs(monotonic_s() - arrivals[-1]) < 1.0


def test_the_timeout_is_honoured(board: Board) -> None:
    frames(board, 3)
    for timeout_s in (0.0, 0.001):
        start_s = monotonic_s()
        board.read(timeout_s)
        assert monotonic_s() - start_s < timeout_s + 0.2
    start_s = monotonic_s()
    # Frames come a hundred times a second: whoever may wait a second need not wait it out.
    assert len(board.read(1.0)) > 0 or len(board.read(1.0)) > 0
    assert monotonic_s() - start_s < 1.0


def test_an_empty_board_reads_nothing_but_what_a_tare_takes(board: Board) -> None:
    forces = np.concatenate([block.forces_n for block in frames(board, 20)])
    assert np.abs(forces).max() < TARE_N


def test_host_time_is_near_now_where_it_is_known(board: Board) -> None:
    block = [block for block in frames(board, 20) if len(block)][-1]
    host_s = board.host_time_s(int(block.t_us[-1]))
    assert host_s is None or abs(host_s - monotonic_s()) < 1.0


def test_unplugging_is_lost_and_replugging_recovers(bench: Bench, board: Board) -> None:
    if bench.unplug is None or bench.replug is None:
        # Nothing to pull: then the end of what there is must be told, for as long as somebody asks.
        for _ in range(2):
            with pytest.raises(BoardLost, match="again") as over:
                frames(board, 10_000)
            assert over.value.key == "playback_over"
        return
    frames(board, 3)
    bench.unplug(board)
    with pytest.raises(BoardLost) as lost:
        frames(board, 10_000)
    assert lost.value.todo
    bench.replug(board)
    until_s = monotonic_s() + PATIENCE_S
    back: list[ForceBlock] = []
    while not back:
        assert monotonic_s() < until_s, "never back"
        try:
            back = frames(board, 3)
        except BoardLost:
            threading.Event().wait(0.02)
    assert {block.epoch for block in back if len(block)} == {1}
    assert board.counters.resets == 1
