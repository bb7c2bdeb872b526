"""The first words with a board: who it is, its calibration, start."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final, TypeVar

from hardware_drivers.board import closed_while_opening
from hardware_drivers.calibration import decode_calibration, nominal
from hardware_drivers.ports import receive
from hardware_drivers.wire import PROTOCOL, Ack, Cal, Decoder, Hello, Kind, Message, Request, Sample, Status, encode
from station.errors import BoardRefused
from station.frames import Calibration

HELLO_EVERY_S: Final = 0.25
HELLO_FOR_S: Final = 4.0
"""An Uno that was reset by opening says nothing for 1.6 s."""

GARBAGE_S: Final = 2.0
GARBAGE_BYTES: Final = 4096
"""What sends no message for this long or this much, after its first byte, is not a board."""

ANSWER_EVERY_S: Final = 0.5
ANSWER_FOR_S: Final = 1.5

N_CELLS: Final = 4

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Greeting:
    """What a board said of itself."""

    hello: Hello
    calibration: Calibration
    calibrated: bool


class Talk:
    """One open port, requests out and messages in.

    Parameters
    ----------
    port : serial.Serial
    clock : callable
        The host's monotonic clock, in s.
    stopped : callable
        Whether to give up.
    """

    def __init__(self, port: Any, clock: Callable[[], float], stopped: Callable[[], bool]) -> None:
        self.decoder = Decoder()
        self._port = port
        self._clock = clock
        self._stopped = stopped
        self._request_id = 0
        self._sending = Lock()
        # One zero ends whatever half frame is on the line.
        port.write(b"\0")

    def send(self, kind: Kind, body: bytes = b"") -> int:
        """Send a request and return its number; any thread may."""
        with self._sending:
            number = self._request_id = (self._request_id + 1) & 0xFF
            self._port.write(encode(Request(kind, number, body)))
        return number

    def receive(self) -> list[Message]:
        """Return the messages that are there, waiting a moment for the first byte."""
        data = receive(self._port)
        return self.decoder.feed(data) if data else []

    def greet(self) -> Greeting:
        """Go from an open port to a streaming board.

        Raises
        ------
        BoardRefused
            When this is no board, or none that this version can use.
        BoardLost
            When told to stop meanwhile.
        """
        hello = self._hello()
        if hello.protocol != PROTOCOL:
            raise BoardRefused(
                f"The board speaks wire protocol {hello.protocol}; this version of Evenkeel speaks {PROTOCOL}.",
                "Update Evenkeel, or put the firmware that came with it on the board.",
                key="other_protocol",
                board=hello.protocol,
                station=PROTOCOL,
            )
        if hello.n_cells != N_CELLS or not hello.rate_hz or not 1 < hello.adc_bits <= 24:
            raise BoardRefused(
                f"The board has {hello.n_cells} cells, {hello.rate_hz} Hz, {hello.adc_bits} bits; "
                f"{N_CELLS} cells and at most 24 bits are needed.",
                "Put the firmware that came with Evenkeel on the board.",
                key="unsuited_board",
            )
        # Answers come in order, so after this one no late HELLO can be taken for a reset.
        stored = self._ask(Kind.CAL_READ, _calibration_answer)
        started = self._ask(Kind.START, _start_answer)
        if started is None:
            raise BoardRefused("The board does not start to send.", "Unplug it, plug it in again.", key="no_answer")
        try:
            return Greeting(hello, decode_calibration(stored or b""), True)
        except BoardRefused:
            return Greeting(hello, nominal(), False)

    def _hello(self) -> Hello:
        """Return who the board is, once it has said the same twice.

        The check does not see a zero appended to a frame, and the model has any length: such a HELLO gives a wrong UID.
        """
        start_s = self._clock()
        sent_s = start_s - HELLO_EVERY_S
        garbage_from_s = start_s
        garbage = 0
        heard = False
        said: Hello | None = None
        while (now_s := self._clock()) < start_s + HELLO_FOR_S:
            self._check_stop()
            if now_s >= sent_s + HELLO_EVERY_S:
                self.send(Kind.HELLO)
                sent_s = now_s
            data = receive(self._port)
            if data and garbage == 0:
                garbage_from_s = now_s
            garbage += len(data)
            for message in self.decoder.feed(data):
                heard, garbage = True, 0
                if isinstance(message, Hello):
                    if message == said:
                        return message
                    said = message
                    self.send(Kind.HELLO)
                    sent_s = now_s
            if garbage > GARBAGE_BYTES or (garbage and now_s > garbage_from_s + GARBAGE_S):
                break
        raise _no_hello(heard, garbage > 0)

    def _ask(self, kind: Kind, answer: Callable[[Message], T | None]) -> T | None:
        """Repeat a request until a message answers it; None when none does."""
        start_s = self._clock()
        sent_s = start_s - ANSWER_EVERY_S
        while (now_s := self._clock()) < start_s + ANSWER_FOR_S:
            self._check_stop()
            if now_s >= sent_s + ANSWER_EVERY_S:
                self.send(kind)
                sent_s = now_s
            for message in self.receive():
                result = answer(message)
                if result is not None:
                    return result
        return None

    def _check_stop(self) -> None:
        if self._stopped():
            raise closed_while_opening()


def _calibration_answer(message: Message) -> bytes | None:
    if isinstance(message, Cal):
        return message.blob
    if isinstance(message, Ack) and message.command == Kind.CAL_READ:
        return b""
    return None


def _start_answer(message: Message) -> bool | None:
    if isinstance(message, Ack):
        return (message.command == Kind.START and message.status == Status.DONE) or None
    return isinstance(message, Sample) or None


def _no_hello(heard: bool, garbage: bool) -> BoardRefused:
    if heard:
        return BoardRefused("The board sends but does not answer.", "Unplug it, plug it in again.", key="no_answer")
    if garbage:
        return BoardRefused(
            "This is no Evenkeel board: what it sends is not wire protocol 1.",
            "Choose another port, or put the firmware that came with Evenkeel on it.",
            key="not_a_board",
        )
    return BoardRefused(
        "Nothing answers on this port.",
        "Check cable and power. It may also be no Evenkeel board: choose another port.",
        key="no_answer",
    )
