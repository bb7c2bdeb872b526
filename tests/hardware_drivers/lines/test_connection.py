"""How long a board that prints is listened to before it is believed or refused; on a clock that the test moves."""

import random
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest

from hardware_drivers.lines import connection as line_connection
from hardware_drivers.lines.connection import FIRST_BYTE_S, GREETING_S, PROMPT, LineConnection
from hardware_drivers.lines.sniffer import WATCH_S, Sniffer
from hardware_drivers.lines.text_board import Scale, TextBoard
from hardware_drivers.wire import Kind, Request, encode
from station.errors import BoardError, BoardLost, BoardNotFound, BoardRefused
from tests.fakes.force_stream import board as info

STEP_S = 0.05
Printed = Callable[[float], bytes]
"""What came in the twentieth of a second before."""


class Port:
    """A port, and the time that passes while it is waited on."""

    def __init__(self, printed: Printed) -> None:
        self.printed = printed
        self.now_s = 0.0
        self.written = b""
        self.closed = False

    def receive(self) -> bytes:
        self.now_s += STEP_S
        return self.printed(self.now_s)

    def write(self, data: bytes) -> None:
        self.written += data


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., LineConnection]]:
    def connect(port: Port, stop: Event | None = None) -> LineConnection:
        monkeypatch.setattr(line_connection, "open_port", lambda device, baud: port)
        monkeypatch.setattr(line_connection, "receive", lambda port: port.receive())
        monkeypatch.setattr(line_connection, "close_port", lambda port: setattr(port, "closed", True))
        return LineConnection(
            "/dev/x",
            115200,
            Sniffer(TextBoard.wanted),
            lambda found: (info(), Scale(found.decimals)),
            "Print lines.",
            clock=lambda: port.now_s,
            stop=stop or Event(),
        )

    yield connect


def rows(now_s: float) -> bytes:
    """Four lines each twentieth of a second."""
    first = round(now_s / STEP_S) * 4
    return b"".join(b"%d,1,2,3,4\r\n" % (12.5 * (first + k)) for k in range(4))


def refused(connect: Any, printed: Printed) -> tuple[BoardError, Port]:
    port = Port(printed)
    with pytest.raises(BoardRefused) as error:
        connect(port)
    assert port.closed
    return error.value, port


def test_a_board_is_watched_for_a_second(connect: Any) -> None:
    port = Port(rows)
    connection = connect(port)
    assert connection.found.rate_hz == 80.0
    assert WATCH_S <= port.now_s < WATCH_S + 0.2
    assert not port.closed and not port.written
    connection.close()
    assert port.closed


def test_what_is_no_text_is_refused_two_seconds_after_its_first_byte(connect: Any) -> None:
    error, port = refused(connect, lambda now_s: b"\xff\x00\x9a" if now_s > 1 else b"")
    assert error.key == "not_readable"
    assert 3.0 < port.now_s < 3.2


def test_a_glitch_before_a_greeting_is_not_taken_for_that(connect: Any) -> None:
    def printed(now_s: float) -> bytes:
        if now_s < 0.06:
            return b"\xff\x00"
        return b"HX711 Demo, one moment\r\n" if now_s < 0.11 else b"" if now_s < 4 else rows(now_s)

    assert connect(Port(printed)).found.words == "csv t,tr,br,tl,bl"


@pytest.mark.parametrize("kind", ["noise", "one endless line"])
def test_four_kibibytes_that_tell_nothing_are_enough(connect: Any, kind: str) -> None:
    chance = random.Random(2)
    error, port = refused(connect, lambda _: chance.randbytes(1000) if kind == "noise" else b"." * 1000)
    assert error.key == "not_readable"
    assert port.now_s < 0.3


def test_forty_lines_that_tell_nothing_are_enough(connect: Any) -> None:
    error, port = refused(connect, lambda _: b"Weight: 12.50\r\n")
    assert error.values == {"seen": "Weight: 12.50"}
    assert 40 * STEP_S <= port.now_s < 43 * STEP_S


def test_a_line_that_grows_letter_by_letter_is_refused_in_the_end(connect: Any) -> None:
    error, port = refused(connect, lambda _: b".")
    assert error.key == "not_readable" and set(str(error.values["seen"])) == {"."}
    assert GREETING_S < port.now_s < GREETING_S + 0.2


def test_a_board_may_take_its_time_to_greet(connect: Any) -> None:
    def printed(now_s: float) -> bytes:
        return b"Starting...\r\n" if now_s < 0.1 else b"" if now_s < GREETING_S - 2 else rows(now_s)

    assert connect(Port(printed)).found.unit_us == 1000


def test_silence_is_asked_once_and_refused(connect: Any) -> None:
    error, port = refused(connect, lambda _: b"")
    assert error.key == "no_answer"
    assert port.written == b"\0" + encode(Request(Kind.HELLO, 1))
    assert FIRST_BYTE_S < port.now_s < FIRST_BYTE_S + 0.2


def test_a_prompt_is_answered(connect: Any) -> None:
    def printed(now_s: float) -> bytes:
        if not port.written:
            return b"\r\n" + PROMPT.encode() + b" to begin: \r\n" if now_s < 0.06 else b""
        return rows(now_s)

    port = Port(printed)
    connect(port)
    assert port.written == b"\n"


def test_closing_gives_up(connect: Any) -> None:
    stop = Event()

    def printed(now_s: float) -> bytes:
        if now_s > 0.5:
            stop.set()
        return b"Starting...\r\n"

    port = Port(printed)
    with pytest.raises(BoardLost):
        connect(port, stop)
    assert port.closed and port.now_s < 0.7


def test_a_line_that_breaks_while_it_is_listened_to_is_no_board(connect: Any) -> None:
    def printed(now_s: float) -> bytes:
        if now_s > 0.5:
            raise OSError("gone")
        return rows(now_s)

    port = Port(printed)
    with pytest.raises(BoardNotFound, match="went away"):
        connect(port)
    assert port.closed
