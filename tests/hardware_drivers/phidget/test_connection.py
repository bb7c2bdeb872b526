"""The driver against a library that does what the real one does, and what it must not."""

import sys
from collections.abc import Iterator
from random import Random
from threading import Event

import numpy as np
import pytest

from hardware_drivers.board import Board
from hardware_drivers.discovery import make_board
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.phidget.board import PhidgetBoard
from hardware_drivers.phidget.connection import NOMINAL_GAIN_N_PER_COUNT, PhidgetConnection
from hardware_drivers.phidget.rows import COUNTS_PER_RATIO, HIGHEST
from station.errors import BoardError, BoardLost, BoardNotFound, BoardRefused, UsageError
from station.frames import Flag, ForceBlock
from station.units import newton
from tests.fakes.phidget22 import BEYOND, SERIAL, FakeBridge, phidget_bridge
from tests.fakes.scripted_board import read_until


@pytest.fixture
def bridge() -> Iterator[FakeBridge]:
    with phidget_bridge() as bridge:
        yield bridge


@pytest.fixture
def board(bridge: FakeBridge) -> Iterator[Board]:
    board = make_board(f"phidget:{SERIAL}")
    board.open()
    yield board
    board.close()


def hurried_s() -> float:
    """A clock in a hurry, for waits that are long."""
    return 10 * monotonic_s()


def test_it_says_who_it_is(board: Board) -> None:
    info = board.info
    assert (info.driver, info.model, info.uid, info.firmware) == ("phidget", "Phidget 1046_0", str(SERIAL), "102")
    assert (info.rate_hz, info.calibrated) == (25.0, False)


def test_the_bridge_is_set_up_for_load_cells(bridge: FakeBridge, board: Board) -> None:
    assert bridge.gains == {0: 8, 1: 8, 2: 8, 3: 8}
    assert bridge.interval_ms == 40
    # Readings come even when they do not change, and of this computer's own bridges only.
    assert all(channel.trigger == 0 and channel.local for channel in bridge.channels)


def test_a_count_is_a_step_of_its_converter(bridge: FakeBridge, board: Board) -> None:
    bridge.ratio = lambda k, channel: round((100 + channel) / COUNTS_PER_RATIO, 12)
    block = read_until(board, lambda block: len(block) > 0 and block.counts[-1, 0] == 100)
    assert block.counts[-1].tolist() == [100, 101, 102, 103]
    assert not block.flags.any()


def test_without_a_calibration_a_millivolt_per_volt_is_50_kg(board: Board) -> None:
    millivolt_n = 0.001 * COUNTS_PER_RATIO * NOMINAL_GAIN_N_PER_COUNT
    assert millivolt_n == pytest.approx(newton(50.0))
    assert board.info.calibration.gain_n_per_count == (NOMINAL_GAIN_N_PER_COUNT,) * 4


@pytest.mark.parametrize("newer", [False, True])
def test_a_cell_beyond_the_range_is_flagged(bridge: FakeBridge, board: Board, newer: bool) -> None:
    bridge.newer = newer
    read_until(board, lambda block: len(block) > 0)
    bridge.ratio = lambda k, channel: BEYOND if channel == 2 else 1e-9
    # The first flagged one may lie between the last good reading and the first beyond the range.
    read_until(board, lambda block: (block.flags & Flag.SATURATED).any())
    read_until(board, lambda block: [1, 1, HIGHEST, 1] in block.counts.tolist())
    bridge.ratio = lambda k, channel: 1e-9
    block = read_until(board, lambda block: len(block) > 0 and not block.flags[-1])
    assert block.counts[-1].tolist() == [1, 1, 1, 1]


def test_a_cell_that_says_nothing_is_flagged(bridge: FakeBridge, board: Board) -> None:
    read_until(board, lambda block: len(block) > 0)
    bridge.ratio = lambda k, channel: None if channel == 1 else 7e-9
    block = read_until(board, lambda block: len(block) > 0 and (block.flags[-1] & Flag.NOT_FRESH))
    assert block.counts[-1, 0] == 8


def test_time_is_even_although_readings_are_not(bridge: FakeBridge) -> None:
    chance = Random(1)
    board = PhidgetBoard(str(SERIAL), lambda: monotonic_s() + 0.01 * chance.random())
    board.open()
    blocks: list[ForceBlock] = []
    read_until(board, lambda block: blocks.append(block) or sum(map(len, blocks)) > 40)
    board.close()
    t_us = np.concatenate([block.t_us for block in blocks])
    assert np.abs(np.diff(t_us) - 40_000).max() < 2_000
    assert board.host_time_s(int(t_us[-1])) == pytest.approx(1e-6 * t_us[-1])


def test_silence_of_a_second_begins_an_epoch(bridge: FakeBridge) -> None:
    board = PhidgetBoard(str(SERIAL), lambda: 4 * monotonic_s())
    board.open()
    read_until(board, lambda block: len(block) > 0)
    said, bridge.ratio = bridge.ratio, lambda k, channel: None
    until = bridge.sent + 10
    read_until(board, lambda block: bridge.sent > until)
    bridge.ratio = said
    block = read_until(board, lambda block: len(block) > 0 and block.epoch == 1)
    assert (np.diff(block.t_us) > 0).all()
    assert board.counters.resets == 1
    board.close()


def test_a_bridge_that_is_silent_is_lost(bridge: FakeBridge) -> None:
    board = PhidgetBoard(str(SERIAL), hurried_s)
    board.open()
    bridge.ratio = lambda k, channel: None
    with pytest.raises(BoardLost, match="sends nothing"):
        read_until(board, lambda block: False)
    board.close()


def test_unplugging_is_told_at_once(bridge: FakeBridge, board: Board) -> None:
    bridge.unplug()
    with pytest.raises(BoardLost, match="unplugged") as lost:
        read_until(board, lambda block: False)
    assert lost.value.key == "no_board"


def test_another_bridge_in_its_place_is_not_taken_for_it(bridge: FakeBridge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hardware_drivers.phidget.board.choose", lambda own: "")
    board = make_board("phidget")
    board.open()
    bridge.unplug()
    bridge.serial_number += 1
    bridge.replug()

    def another(board: Board) -> bool:
        try:
            board.read(0.05)
        except BoardLost as lost:
            return lost.key == "another_board"
        return False

    until_s = monotonic_s() + 10
    while not another(board):
        assert monotonic_s() < until_s
        Event().wait(0.01)
    board.close()


# Opening


def refusal(address: str = f":{SERIAL}") -> BoardError:
    board = PhidgetBoard(address.removeprefix(":"), hurried_s)
    with pytest.raises(BoardError) as refused:
        board.open()
    return refused.value


def test_a_bridge_that_is_not_there_leaves_nothing_open(bridge: FakeBridge) -> None:
    bridge.unplug()
    error = refusal()
    assert isinstance(error, BoardNotFound) and str(SERIAL) in error.what
    assert bridge.channels == []


def test_another_kind_of_phidget_is_refused(bridge: FakeBridge) -> None:
    bridge.device_id = 3
    assert refusal().key == "unsuited_board"
    assert bridge.channels == []


def test_a_bridge_that_goes_while_it_is_set_up_is_told_so(bridge: FakeBridge, monkeypatch: pytest.MonkeyPatch) -> None:
    bridge.interval_ms = 41
    monkeypatch.setattr("hardware_drivers.phidget.connection.INTERVAL_MS", 41)
    error = refusal()
    assert error.key == "no_board" and "went away" in error.what
    assert bridge.channels == []


def test_closing_ends_the_wait_for_a_bridge(bridge: FakeBridge) -> None:
    bridge.unplug()
    stop = Event()
    stop.set()
    with pytest.raises(BoardLost):
        PhidgetConnection("phidget", str(SERIAL), clock=lambda: 0.0, stop=stop)
    assert bridge.channels == []


@pytest.mark.parametrize("address", ["x", "-1", "12.5", "٣"])
def test_an_address_is_a_number(address: str) -> None:
    with pytest.raises(UsageError, match="serial number"):
        make_board(f"phidget:{address}")


# The library


def test_without_the_library_the_command_that_installs_it_is_told() -> None:
    with phidget_bridge(Phidget22_BridgeGain=None):
        error = refusal()
    assert isinstance(error, BoardRefused)
    assert error.key == "phidget_library"
    assert error.todo.endswith("-m pip install Phidget22")


def test_without_a_part_of_the_system_the_package_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise OSError("libusb-1.0.so.0: cannot open shared object file")

    with phidget_bridge():
        monkeypatch.setattr(sys.modules["Phidget22.Phidget"].Phidget, "getLibraryVersion", fail)
        error = refusal()
    assert "libusb-1.0.so.0" in error.what and "apt install libusb-1.0-0" in error.todo
