"""Wire protocol 1: what board and host say to each other, as bytes and as messages.

A frame is ``COBS(payload || crc16_be) 0x00``. The payload starts with a message id and is little-endian, except raw
counts, which are the converters' own big-endian 24 bits. The check is CRC-16/IBM-3740 (polynomial 0x1021, seed 0xFFFF,
check value 0x29B1), which :func:`binascii.crc_hqx` computes when seeded so. ``docs/hardware.md`` describes every field.
"""

import struct
from binascii import crc_hqx
from collections.abc import Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from cobs import cobs

PROTOCOL: Final = 1
MAX_PAYLOAD: Final = 250
MAX_ENCODED: Final = cobs.max_encoded_length(MAX_PAYLOAD + 2)
"""A frame between two zeros can not be longer; more is not a frame."""

MAX_CALIBRATION: Final = 64
UID_BYTES: Final = 8
COOKIE_BYTES: Final = 8

_CRC_SEED: Final = 0xFFFF
_SAMPLE: Final = 0x01
_HELLO: Final = 0x02
_PONG: Final = 0x03
_ACK: Final = 0x04
_CAL: Final = 0x05

_SAMPLE_HEAD: Final = struct.Struct("<BHIB")
_SAMPLE_CELLS: Final = struct.Struct(">bHbHbHbH4s")
_SAMPLE_FRAME: Final = _SAMPLE_HEAD.size + _SAMPLE_CELLS.size + 2
_HELLO_HEAD: Final = struct.Struct("<BBBBBBHB")
_PONG_BODY: Final = struct.Struct("<B8sI")
_ACK_BODY: Final = struct.Struct("<BBBBB")


class Kind(IntEnum):
    """What the host can ask of a board."""

    HELLO = 0x81
    START = 0x82
    STOP = 0x83
    PING = 0x84
    CAL_READ = 0x85
    CAL_WRITE = 0x86
    ADC_RESET = 0x87
    IDENTIFY = 0x88


class Status(IntEnum):
    """How a request ended."""

    DONE = 0
    DAMAGED = 1
    TOO_LONG = 2
    NOTHING_STORED = 3
    UNKNOWN = 255


class Sample(NamedTuple):
    """One reading of the four cells.

    ``flags``: bits 0-3 a converter lost step, bits 4-7 a cell had no new conversion, per cell TR, BR, TL, BL.
    ``ages``: how long before ``t_us`` each cell was read, one byte each, in 0.1 ms.
    """

    seq: int
    t_us: int
    flags: int
    counts: tuple[int, int, int, int]
    ages: bytes


class Hello(NamedTuple):
    """Who the board is: sent after a reset, and when asked."""

    protocol: int
    firmware: tuple[int, int]
    n_cells: int
    adc_bits: int
    rate_hz: int
    reset_cause: int
    model: str
    uid: bytes


class Pong(NamedTuple):
    """The board's clock, in answer to a ping."""

    cookie: bytes
    t_us: int


class Ack(NamedTuple):
    """How a request ended; ``rx_overrun`` counts bytes that the board could not take in time."""

    request_id: int
    command: int
    status: int
    rx_overrun: int


class Cal(NamedTuple):
    """The calibration blob as stored on the board; ``hardware_drivers.calibration`` reads it."""

    blob: bytes


class Request(NamedTuple):
    """Something the host asks; the body is a cookie for PING, a blob for CAL_WRITE, else empty."""

    kind: Kind
    request_id: int
    body: bytes = b""


Message = Sample | Hello | Pong | Ack | Cal | Request


def frame(payload: bytes) -> bytes:
    """Return a payload as bytes on the wire.

    Raises
    ------
    ValueError
        When the payload is empty or longer than the protocol allows.
    """
    if not 1 <= len(payload) <= MAX_PAYLOAD:
        raise ValueError(f"a payload has 1 to {MAX_PAYLOAD} bytes, not {len(payload)}")
    stuffed: bytes = cobs.encode(payload + crc_hqx(payload, _CRC_SEED).to_bytes(2, "big"))
    return stuffed + b"\0"


def encode_sample(seq: int, t_us: int, flags: int, counts: Sequence[int], ages: bytes = b"\0\0\0\0") -> bytes:
    """Return a SAMPLE as bytes on the wire; ``seq`` and ``t_us`` wrap around as they do on a board."""
    a, b, c, d = counts
    cells = _SAMPLE_CELLS.pack(a >> 16, a & 0xFFFF, b >> 16, b & 0xFFFF, c >> 16, c & 0xFFFF, d >> 16, d & 0xFFFF, ages)
    return frame(_SAMPLE_HEAD.pack(_SAMPLE, seq & 0xFFFF, t_us & 0xFFFFFFFF, flags) + cells)


def encode(message: Message) -> bytes:
    """Return a message as bytes on the wire.

    Raises
    ------
    struct.error, ValueError
        When a field does not fit: an error of the program, never of the input.
    """
    match message:
        case Sample(seq, t_us, flags, counts, ages):
            return encode_sample(seq, t_us, flags, counts, ages)
        case Hello():
            head = _HELLO_HEAD.pack(
                _HELLO,
                message.protocol,
                *message.firmware,
                message.n_cells,
                message.adc_bits,
                message.rate_hz,
                message.reset_cause,
            )
            return frame(head + message.model.encode("ascii") + message.uid)
        case Pong(cookie, t_us):
            return frame(_PONG_BODY.pack(_PONG, cookie, t_us & 0xFFFFFFFF))
        case Ack():
            return frame(_ACK_BODY.pack(_ACK, *message))
        case Cal(blob):
            return frame(bytes([_CAL]) + blob)
        case Request(kind, request_id, body):
            return frame(bytes([kind, request_id]) + body)


def _decode_hello(payload: bytes) -> Hello | None:
    if len(payload) < _HELLO_HEAD.size + UID_BYTES:
        # A later protocol may say less or more; its number alone must still be readable, to refuse it by name.
        if len(payload) > 1 and payload[1] != PROTOCOL:
            return Hello(payload[1], (0, 0), 0, 0, 0, 0, "", b"")
        return None
    _, protocol, major, minor, n_cells, adc_bits, rate_hz, cause = _HELLO_HEAD.unpack_from(payload)
    model = payload[_HELLO_HEAD.size : -UID_BYTES].decode("latin-1")
    if not (model.isascii() and model.isprintable()):
        # The check cannot see a zero that was appended to a frame; here it would push the UID into the model.
        return None
    return Hello(protocol, (major, minor), n_cells, adc_bits, rate_hz, cause, model, payload[-UID_BYTES:])


def _decode_other(payload: bytes) -> Message | None:
    """Return any message but a SAMPLE; None for what this protocol does not know."""
    size = len(payload)
    match payload[0]:
        case 0x02:
            return _decode_hello(payload)
        case 0x03 if size == _PONG_BODY.size:
            _, cookie, t_us = _PONG_BODY.unpack(payload)
            return Pong(cookie, t_us)
        case 0x04 if size == _ACK_BODY.size:
            return Ack(*_ACK_BODY.unpack(payload)[1:])
        case 0x05 if size <= 1 + MAX_CALIBRATION:
            return Cal(payload[1:])
        case kind if Kind.HELLO <= kind <= Kind.IDENTIFY and size > 1:
            return Request(Kind(kind), payload[1], payload[2:])
    return None


class Decoder:
    """Bytes in, messages out, whatever else is between them.

    Memory is bounded: bytes beyond the longest possible frame are dropped until the next zero.

    Attributes
    ----------
    bad_crc, bad_cobs, oversize, unknown : int
        Frames dropped so far, by reason.
    """

    def __init__(self) -> None:
        self.bad_crc = 0
        self.bad_cobs = 0
        self.oversize = 0
        self.unknown = 0
        self._tail = b""
        self._skipping = False

    @property
    def bad_frames(self) -> int:
        """Frames dropped so far."""
        return self.bad_crc + self.bad_cobs + self.oversize + self.unknown

    def feed(self, data: bytes) -> list[Message]:
        """Return the messages that these bytes complete; cutting a stream differently changes nothing."""
        pieces = (self._tail + data).split(b"\0")
        tail = pieces.pop()
        if self._skipping and pieces:
            pieces[0] = b""
            self._skipping = False
        if self._skipping:
            tail = b""
        elif len(tail) > MAX_ENCODED:
            self.oversize += 1
            self._skipping = True
            tail = b""
        self._tail = tail
        messages: list[Message] = []
        for piece in pieces:
            if piece:
                message = self._decode(piece)
                if message is not None:
                    messages.append(message)
        return messages

    def _decode(self, piece: bytes) -> Message | None:
        if len(piece) > MAX_ENCODED:
            self.oversize += 1
            return None
        try:
            data: bytes = cobs.decode(piece)
        except cobs.DecodeError:
            self.bad_cobs += 1
            return None
        # The check value follows the payload, so a whole frame leaves no remainder.
        if len(data) < 3 or crc_hqx(data, _CRC_SEED):
            self.bad_crc += 1
            return None
        if data[0] == _SAMPLE and len(data) == _SAMPLE_FRAME:
            _, seq, t_us, flags = _SAMPLE_HEAD.unpack_from(data)
            a, a_low, b, b_low, c, c_low, d, d_low, ages = _SAMPLE_CELLS.unpack_from(data, _SAMPLE_HEAD.size)
            counts = (a << 16 | a_low, b << 16 | b_low, c << 16 | c_low, d << 16 | d_low)
            return Sample(seq, t_us, flags, counts, ages)
        message = _decode_other(data[:-2])
        if message is None:
            self.unknown += 1
        return message
