"""The serial driver against a board on a real pseudo-terminal that does what it must not."""

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from hardware_drivers.board import Board
from hardware_drivers.calibration import encode_calibration, nominal
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.serial_board import SerialBoard
from station.errors import BoardError, BoardLost, BoardNotFound, BoardRefused
from station.frames import Calibration, Flag, ForceBlock
from tests.fakes.scripted_board import COUNTS, ScriptedBoard, framed, read_until, sample

CALIBRATION = Calibration.rectangular(0.4, 0.25, 2.0**-12, (10, 20, 30, 40), "2025-05-01")


@pytest.fixture
def scripted(tmp_path: Path) -> Iterator[ScriptedBoard]:
    with ScriptedBoard(tmp_path, calibration=encode_calibration(CALIBRATION)) as board:
        yield board


@pytest.fixture
def board(scripted: ScriptedBoard) -> Iterator[SerialBoard]:
    driver = SerialBoard(str(scripted.path))
    driver.open()
    yield driver
    driver.close()


def hurried_s() -> float:
    """A clock in a hurry, for waits that are long."""
    return 4 * monotonic_s()


def some(block: ForceBlock) -> bool:
    return len(block) > 0


def epoch(number: int) -> object:
    return lambda block: len(block) > 0 and block.epoch == number


def until_lost(board: Board) -> BoardLost:
    until_s = monotonic_s() + 10
    while monotonic_s() < until_s:
        try:
            board.read(0.2)
        except BoardLost as lost:
            return lost
    raise AssertionError("never lost")


def until_back(board: Board) -> ForceBlock:
    until_s = monotonic_s() + 10
    while monotonic_s() < until_s:
        try:
            block = board.read(0.05)
        except BoardLost:
            threading.Event().wait(0.02)
            continue
        if len(block):
            return block
    raise AssertionError("never back")


def test_a_board_says_who_it_is_and_streams(board: SerialBoard, scripted: ScriptedBoard) -> None:
    info = board.info
    assert (info.driver, info.model, info.firmware, info.rate_hz) == ("serial", "scripted", "0.1", 100.0)
    assert info.address == str(scripted.path)
    assert info.uid == b"SCRIPTED".hex()
    assert (info.calibrated, info.calibration) == (True, CALIBRATION)
    block = read_until(board, some)
    assert block.counts[0].tolist() == list(COUNTS)
    np.testing.assert_array_equal(block.forces_n, CALIBRATION.forces_n(block.counts))
    assert block.t_us.dtype == np.int64
    assert (block.epoch, int(block.lost.sum())) == (0, 0)


def test_a_board_without_calibration_gets_the_nominal_one_and_is_marked(tmp_path: Path) -> None:
    for blob in (None, b"\x01damaged"):
        with ScriptedBoard(tmp_path, calibration=blob) as scripted:
            board = SerialBoard(str(scripted.path))
            board.open()
            assert (board.info.calibrated, board.info.calibration) == (False, nominal())
            board.close()


@pytest.mark.parametrize(("options", "says"), [({"protocol": 2}, "protocol 2"), ({"n_cells": 3}, "3 cells")])
def test_other_firmware_is_refused_by_name(tmp_path: Path, options: dict[str, int], says: str) -> None:
    with ScriptedBoard(tmp_path, **options) as scripted:  # type: ignore[arg-type]
        with pytest.raises(BoardRefused, match=says) as refused:
            SerialBoard(str(scripted.path)).open()
        assert "firmware" in refused.value.todo


@pytest.mark.parametrize(
    ("drip", "says", "least_s", "most_s"),
    [
        (b"\xa5Load_cell output val: 123\r\n" * 40, "no Evenkeel board", 0.0, 3.8),  # 4 KiB in no time
        (b"x", "no Evenkeel board", 1.9, 3.8),  # a slow loris
        (b"", "Nothing answers", 3.9, 9.0),
        (sample(1, 1), "does not answer", 3.9, 9.0),  # sends, but is deaf
    ],
)
def test_what_is_no_board_is_refused_in_time(
    tmp_path: Path, drip: bytes, says: str, least_s: float, most_s: float
) -> None:
    with ScriptedBoard(tmp_path, rate_hz=50) as scripted:
        scripted.deaf, scripted.drip = True, drip
        start_s = hurried_s()
        with pytest.raises(BoardRefused, match=says):
            SerialBoard(str(scripted.path), clock=hurried_s).open()
        assert least_s <= hurried_s() - start_s <= most_s


def test_no_port_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BoardNotFound, match="Plug the board in"):
        SerialBoard(str(tmp_path / "none")).open()
    with pytest.raises(BoardError):
        SerialBoard("telepathy://board").open()


def test_two_drivers_do_not_share_a_port(board: SerialBoard, scripted: ScriptedBoard) -> None:
    with pytest.raises(BoardRefused, match="in use"):
        SerialBoard(str(scripted.path)).open()


def test_unplug_is_noticed_at_once_and_replug_resumes_in_a_new_epoch(
    board: SerialBoard, scripted: ScriptedBoard
) -> None:
    read_until(board, some)
    unplugged_s = monotonic_s()
    scripted.unplug()
    lost = until_lost(board)
    assert monotonic_s() - unplugged_s <= 0.5
    assert lost.todo
    replugged_s = monotonic_s()
    scripted.replug()
    block = until_back(board)
    assert monotonic_s() - replugged_s <= 3.0
    assert block.epoch == 1
    assert board.counters.resets == 1
    assert np.all(np.diff(block.t_us) > 0)


def test_another_board_in_the_same_place_is_not_taken_for_the_first(
    board: SerialBoard, scripted: ScriptedBoard
) -> None:
    scripted.unplug()
    until_lost(board)
    scripted.uid = b"ANOTHER1"
    scripted.replug()
    until_s = monotonic_s() + 5
    while until_lost(board).key != "another_board":
        assert monotonic_s() < until_s
    scripted.unplug()
    scripted.uid = b"SCRIPTED"
    scripted.replug()
    assert until_back(board).epoch == 1


def test_a_reset_begins_an_epoch_and_the_board_is_started_again(board: SerialBoard, scripted: ScriptedBoard) -> None:
    read_until(board, some)
    scripted.reset()
    block = read_until(board, epoch(1))
    assert block.t_us[0] < 1_000_000
    assert board.counters.resets == 1


@pytest.mark.parametrize("goodbye", ["with a HELLO", "unheard"])
def test_a_reset_to_another_calibration_is_another_board_until_the_first_is_back(
    board: SerialBoard, scripted: ScriptedBoard, goodbye: str
) -> None:
    read_until(board, lambda block: len(block) > 0 and block.t_us[-1] > 300_000)
    before, scripted.calibration = scripted.calibration, None
    if goodbye == "unheard":
        scripted.send(sample(1, 10_000))
    else:
        scripted.reset()
    until_s = monotonic_s() + 5
    while until_lost(board).key != "another_board":
        assert monotonic_s() < until_s
    scripted.calibration = before
    block = until_back(board)
    assert block.epoch > 0


def test_a_reset_as_another_board_is_not_taken_for_the_first(board: SerialBoard, scripted: ScriptedBoard) -> None:
    read_until(board, some)
    scripted.uid = b"ANOTHER1"
    scripted.reset()
    until_s = monotonic_s() + 5
    while until_lost(board).key != "another_board":
        assert monotonic_s() < until_s


def test_a_clock_that_runs_backwards_without_a_hello_is_a_reset_too(
    board: SerialBoard, scripted: ScriptedBoard
) -> None:
    read_until(board, lambda block: len(block) > 0 and block.t_us[-1] > 300_000)
    scripted.silent = True
    scripted.send(sample(1, 10_000))
    block = read_until(board, epoch(1))
    assert block.t_us.tolist() == [10_000]


def test_silence_is_no_data_then_the_board_is_started_again(board: SerialBoard, scripted: ScriptedBoard) -> None:
    read_until(board, some)
    scripted.streaming = False  # as after a reset that nobody saw
    while len(board.read(0.0)):
        pass
    assert len(board.read(0.3)) == 0
    block = read_until(board, some)
    assert block.epoch == 0
    assert block.lost[0] > 50


def test_long_silence_opens_the_port_anew(board: SerialBoard, scripted: ScriptedBoard) -> None:
    read_until(board, some)
    scripted.silent = scripted.deaf = True
    start_s = monotonic_s()
    assert "sends nothing" in until_lost(board).what
    assert 2.5 <= monotonic_s() - start_s <= 4.5
    scripted.silent = scripted.deaf = False
    assert until_back(board).epoch == 1


def test_garbage_damage_and_repeats_never_become_frames(board: SerialBoard, scripted: ScriptedBoard) -> None:
    read_until(board, some)
    scripted.silent = True
    while len(board.read(0.1)):
        pass
    seq = 20_000
    frames = [sample(seq + k, 90_000_000 + k * 10_000, (k, 2 * k, 3 * k, 4 * k)) for k in range(40)]
    frames[10] = bytes([frames[10][0] ^ 4]) + frames[10][1:]
    frames[20] += frames[20] + frames[19]
    frames[30] = b"\0" + bytes(range(1, 200)) + b"\0" + frames[30]
    scripted.send(b"".join(frames))
    got: dict[int, list[int]] = {}
    lost = 0
    until_s = monotonic_s() + 5
    while 39 not in got and monotonic_s() < until_s:
        block = board.read(0.2)
        for t_us, counts, missing in zip(block.t_us, block.counts, block.lost, strict=True):
            got[(int(t_us) - 90_000_000) // 10_000] = counts.tolist()
            lost += int(missing)
    assert sorted(got) == [k for k in range(40) if k != 10]
    assert all(counts == [k, 2 * k, 3 * k, 4 * k] for k, counts in got.items())
    assert lost == 1
    counters = board.counters
    assert (counters.repeated, counters.lost) == (2, 1)
    assert counters.bad_frames >= 2


def test_flags_travel(board: SerialBoard, scripted: ScriptedBoard) -> None:
    read_until(board, some)
    scripted.counts = lambda k: (8_388_607, 0, 0, 0)
    block = read_until(board, lambda block: len(block) > 0 and block.flags[-1])
    assert block.flags[-1] == Flag.SATURATED


def test_the_clock_wraps_without_a_step(tmp_path: Path) -> None:
    with ScriptedBoard(tmp_path, rate_hz=200, boot_us=2**32 - 700_000) as scripted:
        board = SerialBoard(str(scripted.path))
        board.open()
        times: list[int] = []
        read_until(board, lambda block: times.extend(block.t_us.tolist()) or bool(times and times[-1] > 2**32 + 50_000))
        assert set(np.diff(times)) == {5_000}
        assert board.counters.resets == 0
        board.close()


def test_board_time_is_mapped_to_the_hosts(board: SerialBoard, scripted: ScriptedBoard) -> None:
    block = read_until(board, lambda block: len(block) > 0 and board.host_time_s(int(block.t_us[-1])) is not None)
    block = read_until(board, some)
    host_s = board.host_time_s(int(block.t_us[-1]))
    assert host_s is not None
    assert -0.005 < block.arrival_s - host_s < 0.1


def test_closing_while_the_board_is_away_is_prompt(board: SerialBoard, scripted: ScriptedBoard) -> None:
    scripted.unplug()
    until_lost(board)
    start_s = monotonic_s()
    board.close()
    assert monotonic_s() - start_s < 1.0
    with pytest.raises(BoardLost, match="not open"):
        board.read()


def closes_in_another_thread(board: Board) -> float:
    """Return how long closing took, once opening has ended by its error."""
    ended: list[BoardError] = []

    def opening() -> None:
        try:
            board.open()
        except BoardError as error:
            ended.append(error)

    opener = threading.Thread(target=opening)
    with pytest.MonkeyPatch.context() as patch:
        reached, go_on = threading.Event(), threading.Event()
        new_reader = board._new_reader  # type: ignore[attr-defined]

        def slowly() -> object:
            reached.set()
            assert go_on.wait(10)
            return new_reader()

        patch.setattr(board, "_new_reader", slowly)
        opener.start()
        assert reached.wait(10)
        start_s = monotonic_s()
        board.close()  # the opener has nothing yet that could be stopped
        go_on.set()
        opener.join()
    assert [error.key for error in ended] == ["no_board"]
    return monotonic_s() - start_s


def test_closing_while_the_board_is_being_opened_is_prompt_and_it_can_be_opened_again(scripted: ScriptedBoard) -> None:
    board = SerialBoard(str(scripted.path))
    scripted.deaf = True
    assert closes_in_another_thread(board) < 1.0
    scripted.deaf = False
    assert closes_in_another_thread(board) < 1.0
    with pytest.raises(BoardLost, match="not been opened"):
        _ = board.info
    board.open()
    assert len(read_until(board, some))
    board.close()


def test_a_board_that_is_closed_as_it_opens_stays_closed(scripted: ScriptedBoard) -> None:
    board = SerialBoard(str(scripted.path))
    open_board = board._open

    def closed_at_the_end() -> object:
        info = open_board()
        board.close()
        return info

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(board, "_open", closed_at_the_end)
        with pytest.raises(BoardLost, match="closed"):
            board.open()
    assert not [thread for thread in threading.enumerate() if thread.name == "board-reader"]
    with pytest.raises(BoardLost, match="not open"):
        board.read()


def test_a_damaged_hello_that_passes_the_check_gives_no_wrong_name(scripted: ScriptedBoard) -> None:
    # A zero appended to the frame: the model takes a letter of the UID, and the UID a byte of the check.
    whole = scripted._hello()
    scripted.hellos = [whole[:-1] + b"\x01\0", whole]
    board = SerialBoard(str(scripted.path))
    board.open()
    assert (board.info.model, board.info.uid) == ("scripted", b"SCRIPTED".hex())
    assert not scripted.hellos
    board.close()


def test_a_message_from_the_future_is_counted_and_skipped(board: SerialBoard, scripted: ScriptedBoard) -> None:
    scripted.send(framed(b"\x7f\x01\x02"))
    until_s = monotonic_s() + 5
    while board.counters.bad_frames == 0 and monotonic_s() < until_s:
        board.read(0.1)
    assert board.counters.bad_frames == 1
    assert len(read_until(board, some))


def test_a_board_is_asked_to_blink_and_says_so(board: SerialBoard, scripted: ScriptedBoard) -> None:
    board.identify()
    assert [request[0] for request in scripted.requests].count(0x88) == 1
