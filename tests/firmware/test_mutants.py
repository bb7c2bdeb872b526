"""Firmware that is broken on purpose, each in one place: the check that must notice it does."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

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
_STOPS = checks.a_cell_that_stops_is_told_and_the_others_go_on
_ASTRAY = checks.a_program_that_runs_astray_is_started_anew
_CUT = checks.a_power_cut_in_mid_writing_leaves_the_calibration_before
_RESTARTED = checks.the_converters_are_started_anew_when_asked
_LIGHT = checks.its_light_blinks_when_asked_which_one_it_is
_OVERRUN = checks.bytes_that_it_could_not_take_are_counted

_LAST_PULSE = "    pulse(bit);\n    if"
_KEEP_UID = "    eeprom_update_block(&identity, &identity_kept, sizeof identity);\n"
_KNOWN_UID = "if (wire_crc(identity.uid, UID_BYTES) == identity.crc) return;"
_CHECKED = " && wire_crc((const uint8_t *)&slot, offsetof(struct slot, crc)) == slot.crc"

MUTANTS = {
    "crc_seed": Mutant("wire.c", "crc = 0xFFFF", "crc = 0x0000", checks.it_says_who_it_is),
    "cobs_off_by_one": Mutant("wire.c", "uart_put(end - start + 1)", "uart_put(end - start)", checks.it_says_who_it_is),
    "damaged_requests_obeyed": Mutant("wire.c", " && wire_crc(frame, n) == 0", "", checks.garbage_is_survived),
    "23_bits": Mutant("hx711.c", "k < 8;", "k < 8 - (at == 2);", _COUNTS),
    "26th_pulse": Mutant("hx711.c", _LAST_PULSE, f"    pulse(bit);\n{_LAST_PULSE}", _COUNTS),
    "24_pulses": Mutant("hx711.c", _LAST_PULSE, "    if", _COUNTS),
    "slow_pulses": Mutant("hx711.c", "HALF_PULSE_US 0.5", "HALF_PULSE_US 70", _COUNTS),
    "wrong_endianness": Mutant("hx711.c", "count[at] = byte", "count[COUNT_BYTES - 1 - at] = byte", _COUNTS),
    "swapped_cells": Mutant("sampler.c", "hx711_read(cell, count)", "hx711_read(cell ^ 1, count)", _COUNTS),
    "out_of_step_unnoticed": Mutant("hx711.c", "if (DOUT_PIN & bit) return true;", "return true;", _STEP),
    "not_started_anew": Mutant("hx711.c", "    hx711_restart(bit);\n", "", _STEP),
    "settling_is_waited_for": Mutant("sampler.c", "        stopped |= bit; /* it settles first */\n", "", _STEP),
    "restarted_too_short": Mutant("hx711.c", "POWER_DOWN_US 100", "POWER_DOWN_US 50", _RESTARTED),
    "restart_unheard": Mutant("commands.c", "        hx711_restart(ALL_CELLS);\n", "", _RESTARTED),
    "frame_for_each_reading": Mutant(
        "sampler.c", "fresh() && (fresh() | stopped) == ALL_CELLS", "fresh()", checks.eighty_frames_come_each_second
    ),
    "age_in_ms": Mutant("sampler.c", "AGE_US 100", "AGE_US 1000", checks.ages_tell_when_each_cell_was_read),
    "dead_cell_waited_for": Mutant("sampler.c", "PATIENCE 3", "PATIENCE 200", _STOPS),
    "stale_called_fresh": Mutant("sampler.c", "(uint8_t)(~fresh() << 4)", "0", _STOPS),
    "silent_when_all_stop": Mutant(
        "sampler.c", " && now_us - last_us < SILENCE_US", "", checks.when_all_cells_stop_frames_say_so
    ),
    "seq_of_sent_frames_only": Mutant("sampler.c", "    seq++;", "    if (send) seq++;", checks.it_starts_and_stops),
    "streams_from_the_start": Mutant(
        "commands.c", "static bool streaming;", "static bool streaming = true;", checks.it_is_quiet_until_started
    ),
    "wrong_request_id": Mutant("commands.c", "{ACK, id, command", "{ACK, id + 1, command", checks.it_starts_and_stops),
    "unknown_called_done": Mutant("commands.c", "status = UNKNOWN", "status = DONE", checks.what_it_cannot_do_is_told),
    "light_unlit": Mutant("commands.c", "        light_blink();\n", "", _LIGHT),
    "light_for_ever": Mutant("light.c", "blinking = passed_us < BLINKS_US;", "", _LIGHT),
    "overruns_not_counted": Mutant("uart.c", "overruns++", "(void)0", _OVERRUN),
    "clock_too_slow": Mutant("clock.c", "_BV(CS11)", "_BV(CS11) | _BV(CS10)", checks.pings_tell_the_clock),
    "clock_of_31_bits": Mutant("clock.c", "(high << 15)", "((high << 15) & 0x7FFFFFFF)", checks.the_clock_has_32_bits),
    "calibration_not_kept": Mutant(
        "store.c",
        "    eeprom_update_block(&slot, &slots_kept[which], sizeof slot);\n",
        "",
        checks.a_calibration_outlives_a_power_cut,
    ),
    "calibration_not_checked": Mutant("store.c", _CHECKED, "", checks.a_damaged_calibration_is_told),
    "one_slot_only": Mutant("store.c", "which = last == 0", "which = 0", _CUT),
    "uid_not_kept": Mutant("store.c", _KEEP_UID, "", checks.the_uid_stays),
    "uid_not_checked": Mutant("store.c", _KNOWN_UID, "if (identity.uid[0] != 0xFF) return;", checks.the_uid_stays),
    "all_requests_before_the_cells": Mutant(
        "main.c", "if ((n = wire_receive(&request)))", "while ((n = wire_receive(&request)))", _OVERRUN
    ),
    "never_asleep": Mutant("main.c", "        sleep_cpu();\n", "", checks.it_sleeps_while_there_is_nothing_to_do),
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
    with Bench(simulation, firmware, tmp_path) as bench, pytest.raises(AssertionError):
        mutant.noticed_by(bench)


def test_every_check_notices_something() -> None:
    assert {mutant.noticed_by for mutant in MUTANTS.values()} == set(checks.CHECKS)
