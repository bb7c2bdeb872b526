"""Which ports there are, what is wrong with them, and which one is meant."""

import errno
import fcntl
import io
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import serial

from hardware_drivers import ports
from hardware_drivers.ports import READ_S, find, list_ports, only_port, open_port, receive
from station.errors import BoardError, BoardNotFound, BoardRefused
from tests.fakes.computer import FakeComputer


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeComputer:
    return FakeComputer(tmp_path, monkeypatch)


def test_a_port_that_goes_while_they_are_listed_is_no_harm(
    computer: FakeComputer, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = computer.plug("ttyUSB1")
    listed, stumbles = ports.system_ports.comports, [TypeError("int() of None"), OSError("gone")]

    def comports() -> Any:
        if stumbles:
            raise stumbles.pop()
        return listed()

    monkeypatch.setattr(ports.system_ports, "comports", comports)
    with pytest.raises(BoardNotFound, match="cannot be listed"):
        list_ports()
    stumbles.append(TypeError("int() of None"))
    assert [row.device for row in list_ports()] == [device]


def test_rows_tell_boards_from_other_ports(computer: FakeComputer) -> None:
    board = computer.plug("ttyUSB1", serial_number="A5069", location="1-1.2:1.0")
    other = computer.plug("ttyS0", vid=None)
    first, second = list_ports()
    assert (first.device, first.name, first.likely) == (other, other, False)
    assert (second.device, second.name, second.likely) == (board, "A5069", True)


def test_a_chip_without_a_number_of_its_own_is_known_by_its_socket(computer: FakeComputer) -> None:
    for number, serial_number in enumerate((None, "0001", "0001", "0002")):
        computer.plug(f"ttyUSB{number}", serial_number=serial_number, location=f"1-1.{number}")
    assert [row.name for row in list_ports()] == ["1-1.0", "1-1.1", "1-1.2", "0002"]


def test_a_port_that_does_not_describe_itself_is_known_by_its_maker(computer: FakeComputer) -> None:
    computer.plug("ttyUSB0", description="n/a")
    computer.plug("ttyUSB1", vid=None, description="n/a")
    assert [row.description for row in list_ports()] == ["CH340", ""]


def test_the_only_board_is_taken(computer: FakeComputer) -> None:
    with pytest.raises(BoardNotFound, match="evenkeel boards"):
        only_port()
    computer.plug("ttyS0", vid=None)
    with pytest.raises(BoardNotFound):
        only_port()
    board = computer.plug("ttyACM0", vid=0x2341)
    assert only_port().device == board


def test_of_two_boards_one_has_to_be_chosen(computer: FakeComputer) -> None:
    first, second = computer.plug("ttyUSB0", serial_number="A5069"), computer.plug("ttyUSB1")
    with pytest.raises(BoardRefused, match="--board serial:A5069") as refused:
        only_port()
    assert refused.value.key == "several_boards"
    assert first in str(refused.value)
    assert second in str(refused.value)


def test_of_two_boards_the_stations_own_is_taken(computer: FakeComputer) -> None:
    computer.plug("ttyUSB0")
    second = computer.plug("ttyUSB1")
    assert only_port("text", own=lambda row: row.name == second).device == second
    with pytest.raises(BoardRefused, match="--board text:"):
        only_port("text", own=lambda row: True)


def test_a_board_is_found_by_its_serial_number_wherever_it_is(computer: FakeComputer) -> None:
    device = computer.plug("ttyUSB7", serial_number="A5069", location="1-1.2")
    assert find("A5069") == device
    assert find("/dev/ttyUSB3") == "/dev/ttyUSB3"


def test_a_board_is_found_by_its_socket(computer: FakeComputer) -> None:
    device = computer.plug("ttyUSB7", location="1-1.2")
    assert find("1-1.2") == device


def test_a_serial_number_that_two_chips_have_does_not_choose(computer: FakeComputer) -> None:
    devices = [computer.plug(f"ttyUSB{k}", serial_number="0001", location=f"1-1.{k}") for k in range(2)]
    with pytest.raises(BoardRefused, match=r"--board text:1-1\.0"):
        find("0001", "text")
    assert [find("1-1.0"), find(devices[1])] == devices


@pytest.mark.parametrize(
    ("error", "kind", "says"),
    [
        (serial.SerialException(errno.EACCES, "no"), BoardRefused, "sudo "),
        (serial.SerialException(errno.EBUSY, "no"), BoardRefused, "another program"),
        (serial.SerialException(errno.EAGAIN, "no"), BoardRefused, "another program"),
        (serial.SerialException("could not open: PermissionError(13, 'Access is denied.')"), BoardRefused, "in use"),
        (serial.SerialException("could not open: FileNotFoundError(2, '')"), BoardNotFound, "Plug the board in"),
        (serial.SerialException(errno.ENOENT, "no"), BoardNotFound, "Plug the board in"),
        (serial.SerialException(errno.EIO, "odd"), BoardRefused, "odd"),
        (ValueError("invalid URL"), BoardNotFound, "no serial port"),
    ],
)
def test_every_refusal_says_what_to_do(
    error: Exception, kind: type[BoardError], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(serial, "serial_for_url", fail)
    with pytest.raises(kind, match=says) as refused:
        open_port("/dev/ttyUSB0")
    assert refused.value.todo


def test_a_port_that_dies_while_opening_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []

    class Dying:
        def reset_input_buffer(self) -> None:
            raise OSError(errno.EIO, "gone")

        def close(self) -> None:
            closed.append(True)

    monkeypatch.setattr(serial, "serial_for_url", lambda *_, **__: Dying())
    with pytest.raises(BoardRefused):
        open_port("/dev/ttyUSB0")
    assert closed


@contextmanager
def piped(descriptor_from: int = 0) -> Iterator[tuple[Any, int]]:
    """A port that is the end of a pipe, its descriptor not below a number; and the other end."""
    out, into = os.pipe()
    high = fcntl.fcntl(out, fcntl.F_DUPFD, descriptor_from)
    try:
        yield SimpleNamespace(fileno=lambda: high, timeout=READ_S), into
    finally:
        for end in (out, high, into):
            os.close(end)


def test_what_is_there_is_received_and_nothing_is_no_error() -> None:
    with piped() as (port, into):
        assert receive(port) == b""
        os.write(into, b"frame")
        assert receive(port) == b"frame"


def test_being_woken_up_for_nothing_is_no_lost_board(monkeypatch: pytest.MonkeyPatch) -> None:
    with piped() as (port, _):
        os.set_blocking(port.fileno(), False)
        monkeypatch.setattr(ports, "_readable", lambda *_: True)
        assert receive(port) == b""


def test_a_program_with_many_open_files_still_reads() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    try:
        with piped(descriptor_from=1024) as (port, into):
            assert receive(port) == b""
            os.write(into, b"frame")
            assert receive(port) == b"frame"
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_hang_up_is_an_error() -> None:
    out, into = os.pipe()
    os.close(into)
    with pytest.raises(OSError, match="hung up"):
        receive(SimpleNamespace(fileno=lambda: out, timeout=READ_S))
    os.close(out)


def test_a_port_without_a_descriptor_is_read_too() -> None:
    port = open_port("loop://")
    with pytest.raises(io.UnsupportedOperation):
        port.fileno()
    assert receive(port) == b""
    port.write(b"frame")
    assert receive(port) == b"frame"
    port.close()
