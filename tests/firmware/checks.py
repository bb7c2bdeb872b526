"""What the firmware must do: each check has a fresh board, and is made of the healthy firmware and of broken ones."""

from collections.abc import Callable

import numpy as np
import pytest

from hardware_drivers.calibration import encode_calibration
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.wire import Ack, Cal, Hello, Kind, Pong, Request, Sample, Status, encode, frame
from station.errors import BoardLost
from station.frames import Calibration, Flag, ForceBlock
from tests.firmware.bench import PATIENCE_S, Bench, Line

CALIBRATION = Calibration.rectangular(0.4, 0.3, 2.0**-12, (1000, -2000, 3000, -4000), "2026-03-04")
OTHER = Calibration.rectangular(0.42, 0.31, 2.0**-11, (5, 6, 7, 8), "2026-05-06")
RATES_HZ = (80.0, 80.4, 79.7, 80.6)
"""Of the four converters (``simulation/board.c``): they run free of each other."""

WATCHDOG = 8
"""The reset cause of a watchdog, as the ATmega328P tells it (MCUSR, bit WDRF)."""

PATTERNS = (
    (1, -1, 0x7FFFFE, -0x7FFFFF),
    (0x123456, -0x123456, 0x555555, -0x555556),
    (0x800, -0x800, 0x400000, -0x400000),
    (100, 200, 300, 400),
)


def _until_counts(line: Line, counts: tuple[int, ...]) -> None:
    line.next(Sample, lambda sample: sample.counts == counts)


def _is_quiet(line: Line) -> bool:
    """Return whether no sample comes between two answers that are far enough apart for some."""
    line.ask(Kind.PING, b"before..")
    line.next(Pong, lambda pong: pong.cookie == b"before..")
    line.quiet()
    line.ask(Kind.PING, b"after...")
    return isinstance(line.next((Sample, Pong)), Pong)


def it_says_who_it_is(bench: Bench) -> None:
    with bench.board() as board:
        info = board.info
    assert (info.model, info.firmware, info.rate_hz, info.calibrated) == ("evenkeel-328p", "1.0", 80.0, False)
    assert len(bytes.fromhex(info.uid)) == 8


def counts_come_as_measured(bench: Bench) -> None:
    """Every bit of every cell, in its place, through the driver."""
    with bench.board() as board:
        for counts in PATTERNS:
            bench.counts(*counts)
            until_s = monotonic_s() + PATIENCE_S
            while True:
                assert monotonic_s() < until_s, f"never {counts}"
                block = board.read(0.5)
                if len(block) and tuple(block.counts[-1].tolist()) == counts:
                    break
        steady = _frames(board.read, 40)
        assert (steady.counts == PATTERNS[-1]).all() and not steady.flags.any()
        assert board.counters.lost == board.counters.bad_frames == 0
    assert all(spoilt == "0" for spoilt in bench.tell("faults").split()[1::3])


def eighty_frames_come_each_second(bench: Bench) -> None:
    with bench.line() as line:
        samples = line.samples(160)
    assert np.diff([sample.seq for sample in samples]).tolist() == [1] * 159
    t_us = np.array([sample.t_us for sample in samples])
    assert (np.diff(t_us) > 0).all()
    assert 1e6 / np.diff(t_us).mean() == pytest.approx(min(RATES_HZ), rel=0.005)


def ages_tell_when_each_cell_was_read(bench: Bench) -> None:
    """A converter that runs at a rate of its own is read at multiples of its own period."""
    with bench.line() as line:
        samples = line.samples(160)
    for cell, rate_hz in enumerate(RATES_HZ):
        read_us = np.array([sample.t_us - 100 * sample.ages[cell] for sample in samples], dtype=float)
        period_us = 1e6 / rate_hz
        number = np.round(np.cumsum(np.diff(read_us, prepend=read_us[0])) / period_us)
        rest_us = read_us - np.polyval(np.polyfit(number, read_us, 1), number)
        assert np.abs(rest_us).max() < 500, f"cell {cell}"


def a_cell_that_stops_is_told_and_the_others_go_on(bench: Bench) -> None:
    with bench.line() as line:
        times = [line.samples(5)[-1].t_us]
        bench.tell("die 2")
        while (sample := line.next(Sample)).flags != 0x40:
            times.append(sample.t_us)
        assert max(np.diff([*times, sample.t_us])) < 100_000, "nobody waits for it longer than a few frames"
        after = [line.next(Sample) for _ in range(80)]
        assert {sample.flags for sample in after} == {0x40}
        assert 1e6 / np.diff([sample.t_us for sample in after]).mean() > 75
        bench.tell("live 2")
        line.next(Sample, lambda sample: sample.flags == 0)


def a_converter_out_of_step_is_told_and_started_anew(bench: Bench) -> None:
    bench.counts(2, 4, 6, 8)
    with bench.line() as line:
        line.done(Kind.START)
        _until_counts(line, (2, 4, 6, 8))
        before = bench.tell("faults").split()[2::3]
        bench.tell("miss 1")
        line.next(Sample, lambda sample: sample.flags & 0x0F == 0x02)
        after = [line.next(Sample) for _ in range(30)]
        assert {sample.counts for sample in after if not sample.flags} == {(2, 4, 6, 8)}
        assert not after[-1].flags
        assert bench.tell("faults").split()[2::3] == before, "no pulse comes where a converter expects none"


def the_end_of_the_range_is_saturated(bench: Bench) -> None:
    with bench.board() as board:
        bench.counts(9_000_000, 0, 0, -9_000_000)
        until_s = monotonic_s() + PATIENCE_S
        while not (len(block := board.read(0.5)) and block.counts[-1, 0] == 2**23 - 1):
            assert monotonic_s() < until_s
        assert block.counts[-1].tolist() == [2**23 - 1, 0, 0, -(2**23)]
        assert block.flags[-1] & Flag.SATURATED


def a_calibration_outlives_a_reset(bench: Bench) -> None:
    with bench.board() as board:
        assert board.calibrate(CALIBRATION)
        kept = board.info.calibration
        assert board.calibrate(OTHER) and board.calibrate(CALIBRATION)
    bench.reset()
    with bench.board() as board:
        assert board.info.calibrated and board.info.calibration == kept


def a_damaged_calibration_is_told(bench: Bench) -> None:
    blob = encode_calibration(CALIBRATION)
    with bench.line() as line:
        number = line.ask(Kind.CAL_READ)
        assert line.next(Ack, lambda ack: ack.request_id == number).status == Status.NOTHING_STORED
        assert line.done(Kind.CAL_WRITE, blob).status == Status.DONE
        at = bench.eeprom().index(blob)
        bench.tell(f"poke {at + 20} {blob[20] ^ 1}")
        number = line.ask(Kind.CAL_READ)
        assert line.next(Ack, lambda ack: ack.request_id == number).status == Status.DAMAGED


def a_power_cut_in_mid_writing_leaves_the_calibration_before(bench: Bench) -> None:
    old, new = encode_calibration(CALIBRATION), encode_calibration(OTHER)
    with bench.line() as line:
        for changes in (1, 2, 3, 10, 30):
            assert line.done(Kind.CAL_WRITE, old).status == Status.DONE
            bench.tell(f"cut {changes}")
            line.ask(Kind.CAL_WRITE, new)
            line.next(Hello)
            line.ask(Kind.CAL_READ)
            assert line.next(Cal).blob == old


def the_number_stays_the_boards_own(bench: Bench) -> None:
    with bench.line() as line:
        uid = line.hello().uid
        bench.reset()
        assert line.next(Hello).uid == uid == line.hello().uid
        assert uid in bench.eeprom()


def the_clock_is_told(bench: Bench) -> None:
    with bench.line() as line:
        line.samples(1)
        line.ask(Kind.PING, b"12345678")
        first, at_s = line.next(Pong), monotonic_s()
        line.samples(80)
        line.ask(Kind.PING, b"abcdefgh")
        second, passed_s = line.next(Pong), monotonic_s() - at_s
    assert (first.cookie, second.cookie) == (b"12345678", b"abcdefgh")
    assert 1e-6 * (second.t_us - first.t_us) == pytest.approx(passed_s, abs=0.1)


def its_light_blinks_when_asked_which_one_it_is(bench: Bench) -> None:
    with bench.line() as line:
        line.samples(5)
        before = int(bench.tell("light"))
        assert line.done(Kind.IDENTIFY).status == Status.DONE
        frames = [line.next(Sample) for _ in range(80)]
        assert 4 <= int(bench.tell("light")) - before <= 10
        assert np.diff([sample.seq for sample in frames]).tolist() == [1] * 79, "the frames go on"


def it_is_quiet_until_started(bench: Bench) -> None:
    with bench.line() as line:
        assert _is_quiet(line)


def it_starts_and_stops(bench: Bench) -> None:
    with bench.line() as line:
        line.hello()
        last = line.samples(10)[-1]
        line.done(Kind.STOP)
        assert _is_quiet(line)
        assert line.samples(1)[0].seq > last.seq + 1, "frames that were not sent are counted"


def garbage_is_survived(bench: Bench) -> None:
    with bench.line() as line:
        line.samples(1)
        for junk in (bytes(range(256)), b"\xff" * 100, b"\x05\x82\x01\x70\x00", b"\0" * 50, b"\x01" * 90):
            line.write(junk + b"\0")
            assert line.done(Kind.STOP).status == Status.DONE
        asked = bytearray(encode(Request(Kind.START, 9)))
        asked[-2] ^= 0x10  # its check
        line.write(bytes(asked))
        assert _is_quiet(line)
        assert line.samples(3)


def bytes_that_it_could_not_take_are_counted(bench: Bench) -> None:
    with bench.line() as line:
        assert line.done(Kind.STOP).rx_overrun == 0
        for _ in range(60):
            line.ask(Kind.HELLO)  # more answers than there is room for: it has to wait, and its ear runs full
        line.quiet()
        line.write(b"\0")
        assert line.done(Kind.STOP).rx_overrun > 0


def what_it_does_not_know_is_told(bench: Bench) -> None:
    with bench.line() as line:
        line.write(frame(bytes([0x99, 7])))
        assert line.next(Ack) == Ack(7, 0x99, Status.UNKNOWN, 0)
        line.write(frame(bytes([Kind.CAL_WRITE, 8]) + bytes(65)))
        assert line.next(Ack) == Ack(8, Kind.CAL_WRITE, Status.TOO_LONG, 0)


def the_converters_are_started_anew_when_asked(bench: Bench) -> None:
    bench.counts(10, 20, 30, 40)
    with bench.line() as line:
        line.done(Kind.START)
        _until_counts(line, (10, 20, 30, 40))
        samples = [line.next(Sample)]
        line.ask(Kind.ADC_RESET)
        samples += [line.next(Sample) for _ in range(20)]
    times = [sample.t_us for sample in samples]
    assert 45_000 < max(np.diff(times)) < 90_000, "four conversions are skipped"
    assert {sample.counts for sample in samples} == {(10, 20, 30, 40)}


def a_program_that_runs_astray_is_started_anew(bench: Bench) -> None:
    with bench.board() as board:
        _frames(board.read, 5)
        with bench.line() as beside:
            assert not beside.hello().reset_cause & WATCHDOG
    with bench.line() as line:
        line.samples(3)
        bench.tell("hang")
        assert line.next(Hello).reset_cause & WATCHDOG


def a_reset_is_a_new_epoch_and_it_streams_again(bench: Bench) -> None:
    with bench.board() as board:
        assert _frames(board.read, 5).epoch == 0
        bench.reset()
        until_s = monotonic_s() + PATIENCE_S
        while True:
            assert monotonic_s() < until_s
            try:
                block = board.read(0.5)
            except BoardLost:
                continue
            if len(block) and block.epoch == 1:
                break


def _frames(read: Callable[[float], ForceBlock], n: int) -> ForceBlock:
    """Return a block of the next frames, at least so many."""
    until_s = monotonic_s() + PATIENCE_S
    blocks: list[ForceBlock] = []
    while sum(map(len, blocks)) < n:
        assert monotonic_s() < until_s, "too few frames"
        blocks.append(read(0.5))
    last = blocks[-1]
    return ForceBlock(
        np.concatenate([block.t_us for block in blocks]),
        np.concatenate([block.counts for block in blocks]),
        np.concatenate([block.forces_n for block in blocks]),
        np.concatenate([block.flags for block in blocks]),
        np.concatenate([block.lost for block in blocks]),
        last.epoch,
        last.arrival_s,
    )


CHECKS: tuple[Callable[[Bench], None], ...] = (
    it_says_who_it_is,
    counts_come_as_measured,
    eighty_frames_come_each_second,
    ages_tell_when_each_cell_was_read,
    a_cell_that_stops_is_told_and_the_others_go_on,
    a_converter_out_of_step_is_told_and_started_anew,
    the_end_of_the_range_is_saturated,
    a_calibration_outlives_a_reset,
    a_damaged_calibration_is_told,
    a_power_cut_in_mid_writing_leaves_the_calibration_before,
    the_number_stays_the_boards_own,
    the_clock_is_told,
    its_light_blinks_when_asked_which_one_it_is,
    it_is_quiet_until_started,
    it_starts_and_stops,
    garbage_is_survived,
    bytes_that_it_could_not_take_are_counted,
    what_it_does_not_know_is_told,
    the_converters_are_started_anew_when_asked,
    a_program_that_runs_astray_is_started_anew,
    a_reset_is_a_new_epoch_and_it_streams_again,
)
