"""The firmware of the board, as it is flashed, on a simulated ATmega328P with four modelled HX711."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.serial_board import SerialBoard
from station.errors import BoardLost
from station.frames import Calibration, Flag, ForceBlock
from tests.firmware.bench import Bench, run
from tests.firmware.checks import CHECKS, PATTERNS

FLASH_BYTES, RAM_BYTES, STACK_BYTES = 32_256, 2048, 512
"""Of an ATmega328P; the bootloader has half a kilobyte of its flash."""

PATIENCE_S = 10.0

CALIBRATION = Calibration.rectangular(0.4, 0.3, 2.0**-12, (1000, -2000, 3000, -4000), "2026-03-04")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_firmware(check: Callable[[Bench], None], simulation: Path, firmware: Path, tmp_path: Path) -> None:
    with Bench(simulation, firmware, tmp_path) as bench:
        check(bench)
        assert not any(spoilt for _, spoilt, _ in bench.chips()), "a converter was read too slowly"


def until(board: SerialBoard, met: Callable[[ForceBlock], object]) -> ForceBlock:
    """Return the first block of the driver that meets a condition."""
    until_s = monotonic_s() + PATIENCE_S
    while monotonic_s() < until_s:
        try:
            block = board.read(0.5)
        except BoardLost:
            continue
        if len(block) and met(block):
            return block
    raise AssertionError("no such block came")


def test_the_driver_reads_it(simulation: Path, firmware: Path, tmp_path: Path) -> None:
    with Bench(simulation, firmware, tmp_path) as bench, bench.board() as board:
        info = board.info
        assert (info.model, info.firmware, info.rate_hz, info.calibrated) == ("evenkeel-328p", "1.0", 80.0, False)
        for counts in PATTERNS:
            bench.counts(*counts)
            block = until(board, lambda block, counts=counts: tuple(block.counts[-1].tolist()) == counts)
            assert bool(block.flags[-1] & Flag.SATURATED) == (2**23 - 1 in counts)
        bench.tell("die 3")
        until(board, lambda block: block.flags[-1] == Flag.NOT_FRESH)
        assert board.counters.lost == board.counters.bad_frames == 0


def test_the_driver_keeps_its_calibration_and_knows_it_again(simulation: Path, firmware: Path, tmp_path: Path) -> None:
    with Bench(simulation, firmware, tmp_path) as bench:
        with bench.board() as board:
            uid = board.info.uid
            assert board.calibrate(CALIBRATION)
            until(board, lambda block: block.epoch == 0)
            bench.tell("reset")
            until(board, lambda block: block.epoch > 0)
        bench.tell("power")
        with bench.board() as board:
            assert board.info.uid == uid
            assert board.info.calibrated
            assert board.info.calibration == CALIBRATION
            board.calibrate(CALIBRATION, calibrated=False)
        bench.tell("power")
        with bench.board() as board:
            assert not board.info.calibrated


def test_no_two_boards_have_the_same_uid(simulation: Path, firmware: Path, tmp_path: Path) -> None:
    uids = set()
    for seed in range(1, 9):
        with Bench(simulation, firmware, tmp_path, seed) as bench:
            uids.add(bench.line.hello().uid)
    assert len(uids) == 8


def test_it_fits_with_room_for_its_stack(firmware: Path) -> None:
    text, data, bss = map(int, run("avr-size", str(firmware)).splitlines()[1].split()[:3])
    assert text + data < FLASH_BYTES / 2
    assert data + bss < RAM_BYTES - STACK_BYTES
