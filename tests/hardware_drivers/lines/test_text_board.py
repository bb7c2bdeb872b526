"""Boards that print their cells, over a real pseudo-terminal."""

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hardware_drivers.board import Board
from hardware_drivers.discovery import make_board
from hardware_drivers.hostclock import monotonic_s
from station.errors import BoardError, BoardLost, UsageError
from station.frames import Flag
from station.units import newton
from tests.fakes.printing_board import Printed, PrintingBoard, numbers
from tests.fakes.scripted_board import ScriptedBoard, read_until

FAST = 8.0
"""The time of board and driver runs so much faster than the real one: they wait for seconds."""


def hurried() -> float:
    return FAST * monotonic_s()


def hx711(k: int, ms: int) -> str:
    return "    ".join(f"Load_cell {n} output val: {n}.{k % 10}0" for n in (1, 2, 3, 4))


def one_a_line(k: int, ms: int) -> str:
    return f"Load_cell {k % 4 + 1} output val: {k % 4 + 1}.50"


@contextmanager
def opened(spec: str) -> Iterator[Board]:
    board = make_board(spec, clock=hurried)
    board.open()
    yield board
    board.close()


def printing_board(folder: Path, line: Printed = numbers, **how: Any) -> PrintingBoard:
    return PrintingBoard(folder, line, hurry=FAST, **how)


@pytest.mark.parametrize(
    ("line", "rate_hz", "model", "first"),
    [
        (numbers, 80, "text csv t,tr,br,tl,bl", None),
        (hx711, 80, "text labelled tr,br,tl,bl", (1000, 2000, 3000, 4000)),
        (one_a_line, 320, "text spread tr,br,tl,bl", (1500, 2500, 3500, 4500)),
    ],
)
def test_what_libraries_print_is_read(
    tmp_path: Path, line: Printed, rate_hz: float, model: str, first: tuple[int, ...] | None
) -> None:
    greeting = b"\r\nStarting...\r\nStartup is complete\r\n"
    with (
        printing_board(tmp_path, line, rate_hz=rate_hz, greeting=greeting) as printing,
        opened(f"text:{printing.path}") as board,
    ):
        info = board.info
        assert (info.model, info.driver, info.address) == (model, "text", str(printing.path))
        assert info.uid.startswith(f"text-{printing.path}-")
        assert info.rate_hz == pytest.approx(
            80, rel=0.4
        )  # a third of a second of a busy computer; the sniffer tests are exact
        assert not info.calibrated and info.tilt_height_m == 0.0
        block = read_until(board, len)
        assert (block.flags == Flag.UNCHECKED).all()
        if first is not None:
            np.testing.assert_allclose(block.counts[0], first, atol=900)


def test_columns_unit_and_speed_are_as_told(tmp_path: Path) -> None:
    with (
        printing_board(tmp_path, lambda k, ms: f"x {k} 10.5 20.0 30.0 40.0") as printing,
        opened(f"text:{printing.path}+columns=-,tl,tr,bl,-br+unit=kg+baud=57600") as board,
    ):
        block = read_until(board, len)
        assert block.counts[0].tolist() == [20000, -40000, 10500, 30000]
        assert block.forces_n[0, 0] == pytest.approx(newton(20.0))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/dev/x+colour=red", "no option 'colour'"),
        ("/dev/x+columns=tr,br,tl", "'bl' has to be there once"),
        ("/dev/x+columns=ms,tr,br,tl,bl", "'ms' is no column"),
        ("/dev/x+baud=fast", "baud=fast cannot be"),
        ("/dev/x+baud=1", "from 300"),
        ("/dev/x+unit=stone", "cannot print 'stone'"),
    ],
)
def test_options_that_make_no_sense_are_refused_before_anything_is_opened(address: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        make_board(f"text:{address}")


def test_a_plus_in_a_path_is_no_option(tmp_path: Path) -> None:
    folder = tmp_path / "a+b"
    folder.mkdir()
    with printing_board(folder) as printing, opened(f"text:{printing.path}+baud=9600") as board:
        assert board.info.address == str(printing.path)


def refusal(port: Path) -> BoardError:
    with pytest.raises(BoardError) as refused, opened(f"text:{port}"):
        pass
    assert refused.value.todo
    return refused.value


@pytest.mark.parametrize("length", [3, 6000])
def test_what_is_no_text_is_refused_soon(tmp_path: Path, length: int) -> None:
    chance = random.Random(1)
    with printing_board(tmp_path, lambda k, ms: chance.randbytes(length).decode("latin-1")) as printing:
        error = refusal(printing.path)
        assert (error.key, set(error.values)) == ("not_readable", {"seen"})


def test_what_tells_nothing_is_refused_with_what_it_says(tmp_path: Path) -> None:
    with printing_board(tmp_path, lambda k, ms: f"Load_cell output val: {k}.50") as printing:
        error = refusal(printing.path)
        assert error.key == "not_readable"
        assert str(error.values["seen"]).startswith("Load_cell output val: ")
        assert f"--board text:{printing.path}+columns=" in error.todo


def test_a_line_that_never_ends_is_refused_in_the_end(tmp_path: Path) -> None:
    with printing_board(tmp_path, greeting=b"\r\nOnce upon a time", waits=True) as printing:
        assert refusal(printing.path).values["seen"] == "Once upon a time"


def test_a_silent_port_is_asked_once_whether_it_is_evenkeels_own_and_refused(tmp_path: Path) -> None:
    with printing_board(tmp_path, greeting=b"") as printing:
        printing.silent = True
        assert refusal(printing.path).key == "no_answer"
        assert bytes(printing.heard).count(b"\x81") == 1


def test_evenkeels_own_firmware_is_told_how_to_be_used(tmp_path: Path) -> None:
    with ScriptedBoard(tmp_path) as scripted:
        error = refusal(scripted.path)
        assert error.key == "own_firmware"
        assert f"--board serial:{scripted.path}" in error.todo


def test_a_slow_board_is_refused(tmp_path: Path) -> None:
    with printing_board(tmp_path, rate_hz=10) as printing:
        assert (refusal(printing.path).key) == "slow_board"


def test_a_prompt_is_answered_after_each_start(tmp_path: Path) -> None:
    greeting = b"Initializing...\r\n\r\nSend any character to begin: \r\n"
    with (
        printing_board(tmp_path, greeting=greeting, waits=True) as printing,
        opened(f"text:{printing.path}") as board,
    ):
        assert bytes(printing.heard) == b"\n"
        printing.reset()
        read_until(board, lambda block: len(block) and block.epoch == 1)
        assert bytes(printing.heard) == b"\n\n"


def lost_for(board: Board, key: str) -> None:
    """Wait until the board is away for a reason."""
    until_s = monotonic_s() + 10
    while monotonic_s() < until_s:
        try:
            assert board.read(0.01).epoch == 0, "at most what had come before"
        except BoardLost as lost:
            if lost.key == key:
                return
            threading.Event().wait(0.01)
    raise AssertionError(f"never {key}")


def test_a_board_that_prints_something_else_after_replugging_is_not_taken_for_it(tmp_path: Path) -> None:
    with printing_board(tmp_path) as printing:
        with opened(f"text:{printing.path}") as board:
            uid = board.info.uid
            read_until(board, len)
            printing.silent = True
            board.read()
            printing.unplug()
            printing.line, printing.silent = lambda k, ms: f"{k};1;2;3", False
            printing.replug()
            lost_for(board, "another_board")
        with opened(f"text:{printing.path}") as board:
            assert board.info.uid != uid


def test_a_stream_that_turns_to_garbage_is_lost_and_comes_back(tmp_path: Path) -> None:
    with printing_board(tmp_path) as printing, opened(f"text:{printing.path}") as board:
        printing.line = lambda k, ms: "???"
        with pytest.raises(BoardLost):
            read_until(board, lambda block: False)
        assert board.counters.bad_frames > 50
        printing.line = numbers
        until_s = monotonic_s() + 10
        epoch = 0
        while not epoch and monotonic_s() < until_s:
            with suppress(BoardLost):
                epoch = read_until(board, len).epoch
        assert epoch == 1
