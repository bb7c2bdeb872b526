"""The firmware of the board, as it is flashed, on a simulated ATmega328P with four modelled HX711."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.firmware.bench import Bench
from tests.firmware.checks import CHECKS

FLASH_BYTES, RAM_BYTES = 32_256, 2048
"""Of an ATmega328P; the bootloader has half a kilobyte of its flash."""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_firmware(check: Callable[[Bench], None], simulation: Path, firmware: Path, tmp_path: Path) -> None:
    with Bench(simulation, firmware, tmp_path) as bench:
        check(bench)
        assert bench.alive, "the firmware crashed the simulated processor"


def test_no_two_boards_have_the_same_number(simulation: Path, firmware: Path, tmp_path: Path) -> None:
    numbers = set()
    for seed in range(1, 5):
        with Bench(simulation, firmware, tmp_path, seed) as bench, bench.line() as line:
            numbers.add(line.hello().uid)
    assert len(numbers) == 4


def test_it_fits_with_room_for_its_stack(firmware: Path) -> None:
    assert shutil.which("avr-size") is not None
    said = subprocess.run(["avr-size", str(firmware)], capture_output=True, text=True, check=True).stdout
    text, data, bss = map(int, said.splitlines()[1].split()[:3])
    assert text + data < FLASH_BYTES / 2
    assert data + bss < RAM_BYTES - 512
