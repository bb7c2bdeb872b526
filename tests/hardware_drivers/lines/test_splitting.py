"""From bytes to lines."""

import random

import pytest

from hardware_drivers.lines.splitting import LINE_BYTES, LineSplitter, printable


def lines(*pieces: bytes) -> list[str | None]:
    splitter = LineSplitter()
    return [line for piece in pieces for line in splitter.feed(piece)]


def test_what_comes_before_the_first_end_is_half_a_line() -> None:
    assert lines(b"00,4\r\n1,2,3\r\n4,5,6") == ["1,2,3"]


def test_a_line_that_no_end_follows_yet_is_told_only_as_what_was_seen() -> None:
    splitter = LineSplitter()
    assert splitter.feed(b"Send any\x07") == []
    assert splitter.begun == "Send any."
    assert printable(b"\xff\tA\x00") == ".\tA."


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b"\n\r", b"\n\n"])
def test_every_end_of_a_line_is_one_and_empty_lines_are_none(end: bytes) -> None:
    assert lines(end + b"a\tb" + end + b"c" + end) == ["a\tb", "c"]


@pytest.mark.parametrize("bad", [b"1,\x002", b"1,\xff2", b"\x1b[31m1", b"1" * (LINE_BYTES + 1)])
def test_what_is_no_text_or_too_long_is_told_as_bad_and_the_next_line_is_good(bad: bytes) -> None:
    assert lines(b"\n" + bad + b"\n7\n") == [None, "7"]


def test_the_longest_line_is_a_line() -> None:
    assert lines(b"\n" + b"1" * LINE_BYTES + b"\n") == ["1" * LINE_BYTES]


def test_lines_and_bad_bytes_do_not_depend_on_how_the_stream_is_cut() -> None:
    chance = random.Random(4)
    for _ in range(300):
        stream = bytes(chance.choice(b"\r\n\n\t0123,.-aZ\x00\xff") for _ in range(400)) + b"9" * chance.randrange(600)
        stream += b"\n12\n"
        cuts = sorted(chance.choices(range(len(stream)), k=chance.randrange(20)))
        whole, pieces = LineSplitter(), LineSplitter()
        parts = [stream[a:b] for a, b in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
        assert [line for part in parts for line in pieces.feed(part)] == whole.feed(stream)
        assert pieces.bad_bytes == whole.bad_bytes


def test_a_line_without_an_end_takes_no_memory() -> None:
    splitter = LineSplitter()
    for _ in range(1000):
        assert splitter.feed(b"x" * 4096) == []
    assert len(splitter.begun) <= LINE_BYTES + 1
