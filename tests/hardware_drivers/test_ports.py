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
from tests.fakes.scripted_board import ScriptedBoard


class Plugged(SimpleNamespace):
    """What pyserial says of a port."""

    def __lt__(self, other: "Plugged") -> bool:
        return bool(self.device < other.device)


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    there: list[Plugged] = []
    monkeypatch.setattr(ports.system_ports, "comports", lambda: list(there))

    def plug(
        name: str, vid: int | None = 0x1A86, serial_number: str | None = None, description: str = "USB Serial"
    ) -> str:
        device = tmp_path / name
        device.touch()
        there.append(Plugged(device=str(device), vid=vid, serial_number=serial_number, description=description))
        return str(device)

    return plug


def test_rows_tell_boards_from_other_ports(plug: Any) -> None:
    board = plug("ttyUSB1", serial_number="A5069")
    other = plug("ttyS0", vid=None)
    first, second = list_ports()
    assert (first.device, first.name, first.likely) == (other, other, False)
    assert (second.device, second.name, second.likely, second.problem) == (board, "A5069", True, "")


def test_a_port_that_does_not_describe_itself_is_known_by_its_maker(plug: Any) -> None:
    plug("ttyUSB0", description="n/a")
    plug("ttyUSB1", vid=None, description="n/a")
    assert [row.description for row in list_ports()] == ["CH340", ""]


def test_a_missing_permission_names_the_group_and_the_command(plug: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    plug("ttyUSB0")
    monkeypatch.setattr(os, "access", lambda *_: False)
    (row,) = list_ports()
    assert "sudo usermod -a -G" in row.problem


def test_a_port_in_use_names_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedBoard(tmp_path) as scripted:
        device = str(scripted.path.readlink())
        monkeypatch.setattr(
            ports.system_ports,
            "comports",
            lambda: [Plugged(device=device, vid=None, serial_number=None, description="pty")],
        )
        (row,) = list_ports()
        assert "In use by" in row.problem


def test_the_only_board_is_taken(plug: Any) -> None:
    with pytest.raises(BoardNotFound, match="evenkeel boards"):
        only_port()
    plug("ttyS0", vid=None)
    with pytest.raises(BoardNotFound):
        only_port()
    board = plug("ttyACM0", vid=0x2341)
    assert only_port().device == board


def test_of_two_boards_one_has_to_be_chosen(plug: Any) -> None:
    first, second = plug("ttyUSB0"), plug("ttyUSB1")
    with pytest.raises(BoardRefused, match="--board serial:") as refused:
        only_port()
    assert first in str(refused.value)
    assert second in str(refused.value)


def test_a_board_is_found_by_its_serial_number_wherever_it_is(plug: Any) -> None:
    device = plug("ttyUSB7", serial_number="A5069")
    assert find("A5069") == device
    assert find("/dev/ttyUSB3") == "/dev/ttyUSB3"


@pytest.mark.parametrize(
    ("error", "kind", "says"),
    [
        (serial.SerialException(errno.EACCES, "no"), BoardRefused, "usermod"),
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
