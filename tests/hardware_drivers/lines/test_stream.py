"""From the bytes of a board that prints to frames: what is right comes through, what is damaged does not."""

import random
from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import pairwise

import pytest

from hardware_drivers.board import Frame
from hardware_drivers.lines.columns import find_columns
from hardware_drivers.lines.formats import RowReader
from hardware_drivers.lines.sniffer import Found
from hardware_drivers.lines.splitting import LineSplitter
from hardware_drivers.lines.stream import Converter, LineStream
from hardware_drivers.lines.text_board import Scale, TextBoard
from station.frames import Counters, Flag

RATE_HZ = 80.0
UNCHECKED = Flag.UNCHECKED.value
Printed = Callable[[int], str]


class Heard:
    """Takes frames by epoch; a :class:`hardware_drivers.connection.Sink`."""

    def __init__(self) -> None:
        self.epochs: list[list[Frame]] = [[]]

    def put(self, frames: list[Frame], arrival_s: float) -> None:
        self.epochs[-1] += frames

    def begin_epoch(self) -> None:
        self.epochs.append([])

    def mark(self, number: int) -> None:
        raise AssertionError("a board that prints passes no marks")


def columns(k: int) -> str:
    return f"{12 * k + k % 2},{k},{-k},{2 * k},7"


def labels(k: int) -> str:
    return "    ".join(f"Load_cell {n} output val: {k}.{n}0" for n in (1, 2, 3, 4))


def spread(k: int) -> str:
    return "\r\n".join(f"Load_cell {n} output val: {k}.{n}0" for n in (1, 2, 3, 4))


def json(k: int) -> str:
    return f'{{"millis": {12 * k}, "r1": {k}, "r2": {-k}, "r3": {k}.5, "r4": 0}}'


FORMATS: dict[str, Printed] = {"columns": columns, "labels": labels, "spread": spread, "json": json}


def found_of(line: Printed) -> Found:
    reader = RowReader()
    (row,) = filter(None, map(reader.read, line(1).split("\r\n")))
    where = find_columns(row.layout, TextBoard.wanted)
    assert where is not None
    return Found(row.layout, where, 1000 if where.clock is not None else 0, 0 if line is columns else 3, RATE_HZ)


def stream_of(line: Printed, converter: Converter | None = None) -> LineStream:
    found = found_of(line)
    splitter = LineSplitter()
    splitter.feed(b"half a line\r\n")
    return LineStream(found, converter or Scale(found.decimals), splitter, RowReader())


def printed(line: Printed, ks: Iterable[int]) -> bytes:
    return b"".join(f"{line(k)}\r\n".encode() for k in ks)


def hear(line: Printed, pieces: Iterable[bytes], step_s: float = 1 / RATE_HZ) -> tuple[list[list[Frame]], Counters]:
    stream, heard = stream_of(line), Heard()
    for k, piece in enumerate(pieces):
        stream.feed(piece, 100 + k * step_s, heard)
    return heard.epochs, stream.counters


def counts(frames: Iterable[Frame]) -> list[tuple[int, ...]]:
    return [frame[1:5] for frame in frames]


def meant(line: Printed, k: int) -> tuple[int, ...]:
    if line is columns:
        return k, -k, 2 * k, 7
    return (1000 * k, -1000 * k, 1000 * k + 500, 0) if line is json else tuple(1000 * k + 100 * n for n in (1, 2, 3, 4))


@pytest.mark.parametrize("name", FORMATS)
def test_lines_become_frames_that_are_marked_unchecked(name: str) -> None:
    line = FORMATS[name]
    (frames,), counters = hear(line, (printed(line, [k]) for k in range(1, 200)))
    assert counts(frames) == [meant(line, k) for k in range(1, 200)]
    assert {frame[5] for frame in frames} == {UNCHECKED}
    assert counters == Counters()
    assert all(after[0] > before[0] for before, after in pairwise(frames))


@pytest.mark.parametrize("name", FORMATS)
def test_any_cut_of_the_bytes_gives_the_same_counts(name: str) -> None:
    line, chance = FORMATS[name], random.Random(7)
    stream = printed(line, range(1, 60)) + b"\x00garbage\r\nhello\r\n" + printed(line, range(60, 120))
    (whole,), counters = hear(line, [stream])
    assert counters.bad_frames == 2
    for _ in range(60):
        cuts = sorted(chance.choices(range(len(stream)), k=chance.randrange(40)))
        parts = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
        (frames,), cut_counters = hear(line, parts, step_s=0.0)
        assert counts(frames) == counts(whole)
        assert cut_counters.bad_frames == counters.bad_frames
        if line in (columns, json):  # these print the time
            assert frames == whole


@pytest.mark.parametrize("name", FORMATS)
def test_chance_among_the_lines_never_raises_and_gives_no_wrong_value(name: str) -> None:
    """Garbage between lines: bytes that lines do not have, so that none can come out of it by chance."""
    line, chance = FORMATS[name], random.Random(8)
    right = {meant(line, k) for k in range(3000)}
    pieces = []
    for k in range(3000):
        piece = printed(line, [k])
        if chance.random() < 0.3:
            noise = bytes(chance.choice(b"\x00\x07\xffXyz~^") for _ in range(chance.randrange(1, 400)))
            at = chance.randrange(len(piece))
            piece = piece[:at] + noise + piece[at:]
        pieces.append(piece)
    epochs, counters = hear(line, pieces)
    frames = [frame for epoch in epochs for frame in epoch]
    assert {*counts(frames)} <= right
    assert len(frames) > 1800 and counters.bad_frames > 500
    for epoch in epochs:
        assert all(after[0] > before[0] for before, after in pairwise(epoch))


def test_pure_noise_never_raises_and_gives_nothing() -> None:
    chance = random.Random(9)
    for line in FORMATS.values():
        epochs, _ = hear(line, (chance.randbytes(4096) for _ in range(100)))
        assert epochs == [[]]


@pytest.mark.parametrize(
    "bad",
    [
        "nan,1,2,3,4",
        "60,nan,2,3,4",
        "60,inf,2,3,4",
        "60,1,2,3",
        "60,1,2,3,4,5",
        "60;1;2;3;4",
        "60,3e9,2,3,4",
        "60,-2147483649,2,3,4",
    ],
)
def test_what_does_not_look_like_the_lines_before_is_dropped_and_counted(bad: str) -> None:
    good = printed(columns, range(1, 5))
    (frames,), counters = hear(columns, [good + bad.encode() + b"\n" + printed(columns, range(6, 9))])
    assert counts(frames) == [meant(columns, k) for k in (1, 2, 3, 4, 6, 7, 8)]
    assert [frame[6] for frame in frames] == [0, 0, 0, 0, 1, 0, 0]
    assert (counters.lost, counters.bad_frames) == (1, 1)


def test_the_ends_of_32_bits_are_counts_and_those_of_an_hx711_are_saturated() -> None:
    lines = b"1,2147483647,-2147483648,0,0\n13,8388607,0,0,0\n25,0,-8388608,0,0\n37,8388606,0,0,0\n"
    (frames,), _ = hear(columns, [lines])
    assert counts(frames)[0] == (2**31 - 1, -(2**31), 0, 0)
    assert [bool(frame[5] & Flag.SATURATED) for frame in frames] == [False, True, True, False]


def test_numbers_with_decimals_are_scaled_and_never_saturated() -> None:
    scaled = Scale(3).convert(0, [Decimal("1.5"), Decimal("-0.0004"), Decimal("8388.607"), Decimal("1e-3")])
    assert scaled is not None and scaled.counts == (1500, 0, 8388607, 1) and not scaled.flags


def test_a_reset_begins_a_new_epoch() -> None:
    epochs, counters = hear(columns, [printed(columns, [5000, 5001]), b"Starting...\r\n", printed(columns, [1, 2, 3])])
    assert [counts(epoch) for epoch in epochs] == [[meant(columns, k) for k in ks] for ks in ((5000, 5001), (2, 3))]
    assert counters.bad_frames == 2


def test_a_driver_is_told_of_a_reset() -> None:
    class Told(Scale):
        restarts = 0

        def restart(self) -> None:
            self.restarts += 1

    told = Told(0)
    stream = stream_of(columns, told)
    stream.feed(printed(columns, [5000, 5001, 1, 2, 3]), 1.0, Heard())
    assert told.restarts == 1


def test_silence_begins_a_new_epoch_where_no_time_is_printed() -> None:
    epochs, _ = hear(labels, [printed(labels, [k]) for k in (1, 2)] + [b""] * 100 + [printed(labels, [3])])
    assert [counts(epoch) for epoch in epochs] == [[meant(labels, k) for k in ks] for ks in ((1, 2), (3,))]


def test_what_a_board_says_beside_its_readings_is_told() -> None:
    stream, heard = stream_of(columns), Heard()
    assert stream.feed(b"1,2,3,4,5\nSend any character\n\xff\n13,2,3,4,5\n", 1.0, heard) == ["Send any character"]


def test_numbers_that_a_driver_refuses_are_missing_frames() -> None:
    class Odd:
        def convert(self, t_us: int, values: object) -> None:
            return None

        def restart(self) -> None:
            raise AssertionError

    stream, heard = stream_of(columns, Odd()), Heard()
    stream.feed(printed(columns, range(1, 4)), 1.0, heard)
    assert heard.epochs == [[]]
    assert stream.counters == Counters(bad_frames=3)


def test_memory_does_not_grow_with_what_is_no_line() -> None:
    stream, heard = stream_of(columns), Heard()
    for _ in range(500):
        stream.feed(b"9" * 65536, 1.0, heard)
    assert stream._splitter.begun and len(stream._splitter.begun) < 300
    assert heard.epochs == [[]]
