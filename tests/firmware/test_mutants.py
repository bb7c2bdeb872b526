"""Firmware that is broken on purpose, each in one place: the check that must notice it does."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from station.errors import EvenkeelError
from tests.firmware import checks
from tests.firmware.bench import FIRMWARE, Bench, build_firmware


class Mutant(NamedTuple):
    """One change of the source, and who must notice."""

    file: str
    healthy: str
    broken: str
    noticed_by: Callable[[Bench], None]


_COUNTS = checks.counts_come_as_measured
_STEP = checks.a_converter_out_of_step_is_told_and_started_anew
_ASTRAY = checks.a_program_that_runs_astray_is_started_anew
_LAST_PULSE = "    pulse(bit);\n    if"
_KEEP_NUMBER = "    eeprom_update_block(&number, &number_kept, sizeof number);\n"
_CHECKED = " && wire_crc((const uint8_t *)&slot, offsetof(struct slot, crc)) == slot.crc"

MUTANTS = {
    "crc_seed": Mutant("wire.c", "crc = 0xFFFF", "crc = 0x0000", checks.it_says_who_it_is),
    "cobs_off_by_one": Mutant("wire.c", "uart_put(end - start + 1)", "uart_put(end - start)", checks.it_says_who_it_is),
    "damaged_requests_obeyed": Mutant("wire.c", " && wire_crc(frame, n) == 0", "", checks.garbage_is_survived),
    "23_bits": Mutant("hx711.c", "k < 8;", "k < 8 - (at == 2);", _COUNTS),
    "26th_pulse": Mutant("hx711.c", _LAST_PULSE, f"    pulse(bit);\n{_LAST_PULSE}", _COUNTS),
    "24_pulses": Mutant("hx711.c", _LAST_PULSE, "    if", _COUNTS),
    "slow_pulses": Mutant("hx711.c", "HALF_PULSE_US 0.5", "HALF_PULSE_US 70", _COUNTS),
    "out_of_step_unnoticed": Mutant("hx711.c", "if (DOUT_PIN & bit) return true;", "return true;", _STEP),
    "not_started_anew": Mutant("hx711.c", "    hx711_restart(bit);\n", "", _STEP),
    "no_power_down": Mutant(
        "hx711.c", "POWER_DOWN_US 100", "POWER_DOWN_US 20", checks.the_converters_are_started_anew_when_asked
    ),
    "wrong_endianness": Mutant("hx711.c", "count[at] = byte", "count[COUNT_BYTES - 1 - at] = byte", _COUNTS),
    "swapped_cells": Mutant("sampler.c", "hx711_read(cell, count)", "hx711_read(cell ^ 1, count)", _COUNTS),
    "age_in_ms": Mutant("sampler.c", "AGE_US 100", "AGE_US 1000", checks.ages_tell_when_each_cell_was_read),
    "dead_cell_waited_for": Mutant(
        "sampler.c", ">= STOPPED)", ">= 250)", checks.a_cell_that_stops_is_told_and_the_others_go_on
    ),
    "seq_of_sent_frames_only": Mutant("sampler.c", "    seq++;", "    if (send) seq++;", checks.it_starts_and_stops),
    "streams_from_the_start": Mutant(
        "commands.c", "static bool streaming;", "static bool streaming = true;", checks.it_is_quiet_until_started
    ),
    "wrong_request_id": Mutant(
        "commands.c", "{ACK, id, command", "{ACK, id ^ 1, command", checks.what_it_does_not_know_is_told
    ),
    "overruns_not_counted": Mutant("uart.c", "overruns++", "(void)0", checks.bytes_that_it_could_not_take_are_counted),
    "clock_at_half_speed": Mutant("clock.c", "high << 15", "high << 14", checks.the_clock_is_told),
    "calibration_not_checked": Mutant("store.c", _CHECKED, "", checks.a_damaged_calibration_is_told),
    "one_slot_only": Mutant(
        "store.c", "which = last == 0", "which = 0", checks.a_power_cut_in_mid_writing_leaves_the_calibration_before
    ),
    "number_not_kept": Mutant("store.c", _KEEP_NUMBER, "", checks.the_number_stays_the_boards_own),
    "no_watchdog": Mutant("main.c", "    wdt_enable(WDTO_2S);\n", "", _ASTRAY),
    "reset_cause_lost": Mutant("main.c", "(MCUSR ? MCUSR : handed_on) & 0x0F", "handed_on & 0", _ASTRAY),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_broken_firmware_is_noticed(name: str, simulation: Path, tmp_path: Path) -> None:
    mutant = MUTANTS[name]
    source = tmp_path / "source"
    shutil.copytree(FIRMWARE, source, ignore=shutil.ignore_patterns("build"))
    file = source / mutant.file
    text = file.read_text()
    assert text.count(mutant.healthy) == 1, "the healthy source has changed: change the mutant with it"
    file.write_text(text.replace(mutant.healthy, mutant.broken))
    firmware = build_firmware(source, tmp_path / "build")
    with pytest.raises((AssertionError, EvenkeelError)), Bench(simulation, firmware, tmp_path) as bench:
        mutant.noticed_by(bench)
