"""What the firmware must do: each check has a board that has just started, of healthy and of broken firmware."""

from collections.abc import Callable

import numpy as np
import pytest

from hardware_drivers.wire import Ack, Cal, Hello, Kind, Pong, Request, Sample, Status, encode, frame
from tests.firmware.bench import Bench

RATES_HZ = (80.0, 80.4, 79.7, 80.6)
"""Of the four converters (``simulation/board.c``): they run free of each other."""

POWER_ON, EXTERNAL, WATCHDOG = 1, 2, 8
"""Reset causes, as the ATmega328P tells them (MCUSR)."""

PATTERNS = (
    (1, -1, 0x7FFFFE, -0x7FFFFE),
    (0x123456, -0x123456, 0x555555, -0x555556),
    (0x800, -0x800, 0x400000, -0x400000),
    (0x7FFFFF, -0x800000, 0, 0x00FF00),
    (100, 200, 300, 400),
)

BLOB = bytes(range(200, 253))
OTHER = bytes(range(100, 153))

CLOCK_STEP_US = 2**15
"""What one overflow of the firmware's timer counts."""


def it_says_who_it_is(bench: Bench) -> None:
    bench.tell("power")
    said = bench.line.next(Hello)
    assert said == Hello(1, (1, 0), 4, 24, 80, POWER_ON, "evenkeel-328p", said.uid)
    assert len(said.uid) == 8
    assert bench.line.hello() == said
    bench.tell("reset")
    assert bench.line.next(Hello) == said._replace(reset_cause=EXTERNAL)


def it_is_quiet_until_started(bench: Bench) -> None:
    bench.line.hello()
    assert bench.line.run(1000) == []


def it_starts_and_stops(bench: Bench) -> None:
    line = bench.line
    line.start()
    last = line.samples(10)[-1]
    assert line.done(Kind.STOP) == Ack(2, Kind.STOP, Status.DONE, 0)
    assert line.run(1000) == []
    assert line.start().seq > last.seq + 70, "frames that were not sent are counted"


def counts_come_as_measured(bench: Bench) -> None:
    """Every bit of every cell, in its place."""
    line = bench.line
    line.start()
    for counts in PATTERNS:
        bench.counts(*counts)
        line.next(Sample, lambda sample, counts=counts: sample.counts == counts)
    assert {(sample.counts, sample.flags) for sample in line.samples(80)} == {(PATTERNS[-1], 0)}
    bench.tell("noise 1000")
    noisy = np.array([sample.counts for sample in line.samples(160)][20:])
    assert (np.abs(noisy.mean(axis=0) - PATTERNS[-1]) < 300).all()
    assert (np.abs(noisy.std(axis=0) - 1000) < 300).all(), "each reading is a new one"
    assert not any(spoilt for _, spoilt, _ in bench.chips())


def eighty_frames_come_each_second(bench: Bench) -> None:
    samples = [bench.line.start(), *bench.line.samples(160)]
    assert np.diff([sample.seq for sample in samples]).tolist() == [1] * 160
    t_us = np.array([sample.t_us for sample in samples])
    assert (np.diff(t_us) > 0).all()
    assert 1e6 / np.diff(t_us).mean() == pytest.approx(min(RATES_HZ), rel=0.005)


def ages_tell_when_each_cell_was_read(bench: Bench) -> None:
    """A converter that runs at a rate of its own is read at multiples of its own period."""
    samples = [bench.line.start(), *bench.line.samples(160)]
    for cell, rate_hz in enumerate(RATES_HZ):
        read_us = np.array([sample.t_us - 100 * sample.ages[cell] for sample in samples], dtype=float)
        number = np.round((read_us - read_us[0]) * 1e-6 * rate_hz)
        rest_us = read_us - np.polyval(np.polyfit(number, read_us, 1), number)
        assert np.abs(rest_us).max() < 300, f"cell {cell}"
        assert number[-1] >= 160, f"cell {cell}"


def it_sleeps_while_there_is_nothing_to_do(bench: Bench) -> None:
    bench.line.start()
    before_ms = int(bench.tell("asleep"))
    bench.line.run(1000)
    assert int(bench.tell("asleep")) - before_ms > 800


def a_cell_that_stops_is_told_and_the_others_go_on(bench: Bench) -> None:
    line = bench.line
    bench.counts(1, 2, 3, 4)
    line.start()
    bench.tell("die 2")
    bench.counts(5, 6, 7, 8)
    until = line.samples(40)
    assert {(sample.flags, sample.counts) for sample in until[-20:]} == {(0x40, (5, 6, 3, 8))}
    assert np.diff([sample.t_us for sample in until]).max() < 50_000, "it is waited for only once, and not for long"
    t_us = [sample.t_us for sample in line.samples(81)]
    assert 1e6 / np.diff(t_us).mean() > 78
    bench.tell("live 2")
    line.next(Sample, lambda sample: sample.counts == (5, 6, 7, 8))
    assert {sample.flags for sample in line.samples(80)} == {0}


def when_all_cells_stop_frames_say_so(bench: Bench) -> None:
    line = bench.line
    line.start()
    for cell in range(4):
        bench.tell(f"die {cell}")
    line.next(Sample, lambda sample: sample.flags == 0xF0)
    dead = line.samples(4)
    assert {sample.flags for sample in dead} == {0xF0}
    assert np.diff([sample.t_us for sample in dead]).max() < 1_000_000
    for cell in range(4):
        bench.tell(f"live {cell}")
    line.next(Sample, lambda sample: sample.flags == 0)


def a_converter_out_of_step_is_told_and_started_anew(bench: Bench) -> None:
    line = bench.line
    bench.counts(2, 4, 6, 8)
    first = line.start()
    before = [pulses for _, _, pulses in bench.chips()]
    bench.tell("miss 1")
    samples = [first, *line.samples(40)]
    told = [sample for sample in samples if sample.flags & 0x0F]
    assert [sample.flags for sample in told] == [0x22], "nobody knows what was read"
    assert {sample.counts for sample in samples} == {(2, 4, 6, 8)}
    assert np.diff([sample.t_us for sample in samples]).max() < 20_000, "the others go on"
    assert {sample.flags for sample in samples[-20:]} == {0}
    assert [pulses for _, _, pulses in bench.chips()] == before, "no pulse comes where a converter expects none"


def the_converters_are_started_anew_when_asked(bench: Bench) -> None:
    line = bench.line
    bench.counts(10, 20, 30, 40)
    samples = [line.start()]
    line.ask(Kind.ADC_RESET)
    samples += line.samples(40)
    assert 45_000 < max(np.diff([sample.t_us for sample in samples])) < 90_000, "four conversions are skipped"
    assert {(sample.counts, sample.flags) for sample in samples} == {((10, 20, 30, 40), 0)}


def a_calibration_outlives_a_power_cut(bench: Bench) -> None:
    line = bench.line
    for blob in (BLOB, OTHER, bytes(64), b"\xff"):
        assert line.done(Kind.CAL_WRITE, blob).status == Status.DONE
        bench.tell("power")
        line.next(Hello)
        line.ask(Kind.CAL_READ)
        assert line.next(Cal).blob == blob


def a_power_cut_in_mid_writing_leaves_the_calibration_before(bench: Bench) -> None:
    line = bench.line
    for changes in range(1, 54):
        assert line.done(Kind.CAL_WRITE, BLOB).status == Status.DONE
        bench.tell(f"cut {changes}")
        line.ask(Kind.CAL_WRITE, OTHER)
        line.next(Hello)
        line.ask(Kind.CAL_READ)
        assert line.next(Cal).blob == BLOB, f"cut after {changes} changes"


def a_damaged_calibration_is_told(bench: Bench) -> None:
    line = bench.line
    assert line.done(Kind.CAL_READ).status == Status.NOTHING_STORED
    assert line.done(Kind.CAL_WRITE, BLOB).status == Status.DONE
    at = bench.eeprom().index(BLOB) + 20
    bench.tell(f"poke {at} {BLOB[20] ^ 1}")
    assert line.done(Kind.CAL_READ).status == Status.DAMAGED


def the_uid_stays(bench: Bench) -> None:
    uid = bench.line.hello().uid
    bench.tell("power")
    assert bench.line.next(Hello).uid == uid
    at = bench.eeprom().index(uid)
    bench.tell(f"poke {at} {uid[0] ^ 1}")
    bench.tell("power")
    assert bench.line.next(Hello).uid[1:] != uid[1:], "one that is damaged is no longer believed"


def pings_tell_the_clock(bench: Bench) -> None:
    line = bench.line
    line.ask(Kind.PING, b"12345678")
    first, at_ms = line.next(Pong), line.now_ms
    line.run(1000)
    line.ask(Kind.PING, b"\0\xff\0\0cdef")
    second = line.next(Pong)
    assert (first.cookie, second.cookie) == (b"12345678", b"\0\xff\0\0cdef")
    assert second.t_us - first.t_us == pytest.approx(1000 * (line.now_ms - at_ms), abs=10_000)


def the_clock_has_32_bits(bench: Bench) -> None:
    line = bench.line
    line.start()
    for wrap_us in (2**31, 2**32):
        bench.set("overflows", wrap_us // CLOCK_STEP_US - 3)
        line.next(Sample, lambda sample, wrap_us=wrap_us: wrap_us - 2**18 < sample.t_us < wrap_us)
        t_us = [sample.t_us for sample in line.samples(20)]
        assert max(np.diff(t_us) % 2**32) < 20_000
        assert (t_us[-1] - wrap_us) % 2**32 < 2**18


def its_light_blinks_when_asked_which_one_it_is(bench: Bench) -> None:
    line = bench.line
    line.start()
    before = int(bench.tell("light"))
    assert line.done(Kind.IDENTIFY).status == Status.DONE
    samples = line.samples(160)
    assert np.diff([sample.seq for sample in samples]).tolist() == [1] * 159, "the frames go on"
    blinks = int(bench.tell("light")) - before
    assert 8 <= blinks <= 40
    line.run(5000)
    after = int(bench.tell("light"))
    line.run(1000)
    assert int(bench.tell("light")) == after, "not for ever"


def garbage_is_survived(bench: Bench) -> None:
    line = bench.line
    for junk in (bytes(range(256)), b"\xff" * 100, b"\x05\x82\x01\x70\x00", b"\0" * 50, b"\x01" * 90, b"\xff\1"):
        line.write(junk + b"\0")
        assert line.done(Kind.STOP).status == Status.DONE
    damaged = bytearray(encode(Request(Kind.START, 9)))
    damaged[-2] ^= 0x10  # its check
    line.write(bytes(damaged))
    assert line.run(200) == []


def bytes_that_it_could_not_take_are_counted(bench: Bench) -> None:
    line = bench.line
    assert line.done(Kind.STOP).rx_overrun == 0
    for _ in range(60):
        line.ask(Kind.HELLO)  # more answers than there is room for: it has to wait, and its ear runs full
    line.run(1000)
    line.write(b"\0")
    assert line.done(Kind.STOP).rx_overrun > 0
    assert not any(spoilt for _, spoilt, _ in bench.chips()), "meanwhile the converters are read"


def what_it_cannot_do_is_told(bench: Bench) -> None:
    line = bench.line
    line.write(frame(bytes([0x99, 7])))
    assert line.next(Ack) == Ack(7, 0x99, Status.UNKNOWN, 0)
    line.write(frame(bytes([Kind.CAL_WRITE, 8]) + bytes(65)))
    assert line.next(Ack) == Ack(8, Kind.CAL_WRITE, Status.TOO_LONG, 0)
    assert line.done(Kind.CAL_READ).status == Status.NOTHING_STORED


def a_program_that_runs_astray_is_started_anew(bench: Bench) -> None:
    line = bench.line
    line.hello()
    line.run(5000)
    at_ms = line.now_ms
    bench.tell("hang")
    assert line.next(Hello).reset_cause == WATCHDOG
    assert 1500 < line.now_ms - at_ms < 2500
    line.start()


CHECKS: tuple[Callable[[Bench], None], ...] = (
    it_says_who_it_is,
    it_is_quiet_until_started,
    it_starts_and_stops,
    counts_come_as_measured,
    eighty_frames_come_each_second,
    ages_tell_when_each_cell_was_read,
    it_sleeps_while_there_is_nothing_to_do,
    a_cell_that_stops_is_told_and_the_others_go_on,
    when_all_cells_stop_frames_say_so,
    a_converter_out_of_step_is_told_and_started_anew,
    the_converters_are_started_anew_when_asked,
    a_calibration_outlives_a_power_cut,
    a_power_cut_in_mid_writing_leaves_the_calibration_before,
    a_damaged_calibration_is_told,
    the_uid_stays,
    pings_tell_the_clock,
    the_clock_has_32_bits,
    its_light_blinks_when_asked_which_one_it_is,
    garbage_is_survived,
    bytes_that_it_could_not_take_are_counted,
    what_it_cannot_do_is_told,
    a_program_that_runs_astray_is_started_anew,
)
