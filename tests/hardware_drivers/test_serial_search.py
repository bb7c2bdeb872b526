"""Several serial boards, and which of them is opened."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event

import pytest

from hardware_drivers.board import Board
from hardware_drivers.discovery import make_board
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.serial_board import SerialBoard
from station.errors import BoardLost, BoardNotFound, BoardRefused
from tests.fakes.computer import FakeComputer
from tests.fakes.printing_board import PrintingBoard
from tests.fakes.scripted_board import ScriptedBoard, read_until

UIDS = (b"FIRSTONE", b"SECOND!!")


class Desk:
    """Two boards on one computer."""

    def __init__(self, computer: FakeComputer, boards: list[ScriptedBoard]) -> None:
        self.computer = computer
        self.boards = boards
        self.devices = [computer.plug(device=board.path) for board in boards]

    def asked(self) -> list[int]:
        """How often each board was asked who it is."""
        return [sum(request[0] == 0x81 for request in board.requests) for board in self.boards]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with ExitStack() as stack:
        boards = []
        for uid in UIDS:
            folder = tmp_path / uid.decode()
            folder.mkdir()
            boards.append(stack.enter_context(ScriptedBoard(folder, uid=uid)))
        yield Desk(FakeComputer(tmp_path / "root", monkeypatch), boards)


def opened_uid(board: Board) -> str:
    board.open()
    board.close()
    return board.info.uid


def test_two_boards_are_refused_until_one_is_chosen(desk: Desk) -> None:
    with pytest.raises(BoardRefused) as refused:
        make_board("serial").open()
    assert refused.value.key == "several_boards"
    assert desk.asked() == [0, 0]


@pytest.mark.parametrize("uid", UIDS)
def test_a_board_is_chosen_by_its_uid(desk: Desk, uid: bytes) -> None:
    assert opened_uid(make_board(f"serial:{uid.hex()}")) == uid.hex()
    assert opened_uid(make_board(f"serial:{uid.hex().upper()}")) == uid.hex()


@pytest.mark.parametrize("uid", UIDS)
def test_the_board_that_the_station_uses_is_opened_of_several(desk: Desk, uid: bytes) -> None:
    assert opened_uid(make_board("serial", own={"serial": uid.hex(), "text": "text-x"})) == uid.hex()


def test_the_only_board_is_opened_even_when_the_station_used_another(desk: Desk) -> None:
    desk.computer.unplug(desk.devices[0])
    assert opened_uid(make_board("serial", own={"serial": UIDS[0].hex()})) == UIDS[1].hex()


def test_several_others_are_refused(desk: Desk) -> None:
    with pytest.raises(BoardRefused) as refused:
        make_board("serial", own={"serial": b"ELSEWHERE".hex()[:16]}).open()
    assert refused.value.key == "several_boards"


def test_a_board_that_is_not_there_is_named(desk: Desk) -> None:
    with pytest.raises(BoardNotFound, match="0000000000000000 is not plugged in"):
        make_board("serial:0000000000000000").open()


def test_a_port_that_cannot_be_opened_is_the_reason(desk: Desk) -> None:
    with ScriptedBoard(desk.computer.root, uid=b"THE THRD") as third:
        desk.computer.plug(device=third.path)
        in_use = make_board(f"serial:{third.path}")
        in_use.open()
        with pytest.raises(BoardRefused) as refused:
            make_board(f"serial:{b'THE THRD'.hex()}").open()
        in_use.close()
    assert refused.value.key == "port_busy"


def test_a_chip_number_that_looks_like_a_uid_is_a_chip_number(desk: Desk) -> None:
    desk.computer.unplug(desk.devices[1])
    desk.computer.plug(device=desk.boards[1].path, serial_number="E660583883724A32")
    assert opened_uid(make_board("serial:E660583883724A32")) == UIDS[1].hex()
    assert desk.asked()[0] == 0


def test_a_board_that_is_not_the_one_is_let_go(desk: Desk) -> None:
    own, other = make_board("serial", own={"serial": UIDS[1].hex()}), make_board(f"serial:{desk.devices[0]}")
    own.open()
    stop, until_s = 0x83, monotonic_s() + 10
    while stop not in [request[0] for request in desk.boards[0].requests]:
        assert monotonic_s() < until_s, "never told to stop"
        own.read(0.05)
    other.open()
    for board in (own, other):
        board.close()


def test_of_several_boards_that_print_the_stations_own_is_known_by_its_port(desk: Desk) -> None:
    for device in desk.devices:
        desk.computer.unplug(device)
    with PrintingBoard(desk.boards[0].path.parent.parent) as one, PrintingBoard(desk.computer.root) as two:
        desk.computer.plug(device=one.path, serial_number="A1")
        device = desk.computer.plug(device=two.path, serial_number="A2")
        uid = opened_uid(make_board(f"text:{device}"))
        assert uid.startswith("text-A2-")
        assert opened_uid(make_board("text", own={"text": uid})) == uid
        with pytest.raises(BoardRefused) as refused:
            make_board("text", own={"serial": uid}).open()
    assert refused.value.key == "several_boards"


def test_while_its_board_is_away_others_are_asked_but_once(desk: Desk) -> None:
    board = make_board(f"serial:{UIDS[1].hex()}")
    board.open()
    second = desk.boards[1]
    asked = desk.asked()[0]
    second.unplug()
    with pytest.raises(BoardLost):
        read_until(board, lambda block: False)
    second.replug()
    back = read_until(_Patient(board), lambda block: len(block) > 0 and block.epoch == 1)
    assert len(back)
    board.close()
    assert desk.asked()[0] == asked


def test_while_the_board_is_away_a_newly_plugged_neighbour_is_opened_but_once_and_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, second = desk.boards
    desk.computer.unplug(desk.devices[0])
    board, opened = _recorded(desk, monkeypatch)
    second.unplug()
    neighbour = desk.computer.plug(device=desk.boards[0].path)
    told = _wait_for_openings(board, desk.devices[1], opened)
    second.replug()
    read_until(board, lambda block: len(block) > 0 and block.epoch == 1)
    board.close()
    assert opened.count(neighbour) == 1 and told[-1] == "another_board"


def test_a_port_that_says_nothing_is_opened_but_once_while_the_board_is_away(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent, second = desk.boards
    silent.deaf = True
    board, opened = _recorded(desk, monkeypatch)
    second.unplug()
    _wait_for_openings(board, desk.devices[1], opened)
    second.replug()
    read_until(board, lambda block: len(block) > 0 and block.epoch == 1)
    board.close()
    assert opened.count(desk.devices[0]) == 1


def _recorded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> tuple["_Patient", list[str]]:
    """Return the second board of a desk, opened, and the ports that it opens from then on."""
    board = SerialBoard(own=UIDS[1].hex(), clock=lambda: 20 * monotonic_s())
    board.open()
    opened: list[str] = []
    line_to = board._line_to
    monkeypatch.setattr(board, "_line_to", lambda device: opened.append(device) or line_to(device))
    return _Patient(board), opened


def _wait_for_openings(board: "_Patient", device: str, opened: list[str], times: int = 4) -> list[str]:
    """Read until a port was opened some times and return why the board was lost, time after time."""
    until_s = monotonic_s() + 20
    while opened.count(device) < times:
        assert monotonic_s() < until_s, "given up"
        board.read(0.01)
    return board.told


class _Patient:
    """A board whose loss is waited out."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self.told: list[str] = []

    def read(self, timeout_s: float) -> object:
        try:
            return self._board.read(timeout_s)
        except BoardLost as error:
            self.told.append(error.key)
            Event().wait(0.01)
            return ()

    def close(self) -> None:
        self._board.close()
