"""A board on a real pseudo-terminal whose every byte the test decides; wire protocol 1 written a second time, by hand.

It shares no code with ``hardware_drivers.wire``, so that the two check each other.
"""

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hardware_drivers.hostclock import monotonic_s
from tests.fakes.pty_board import PATIENCE_S, PtyBoard

UID = b"SCRIPTED"
COUNTS = (1_000, -2_000, 3_000, -4_000)


def crc16(data: bytes) -> int:
    """CRC-16/IBM-3740, bit by bit."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


def framed(payload: bytes) -> bytes:
    """COBS(payload and check) and a zero, byte by byte."""
    out = bytearray()
    for block in (payload + crc16(payload).to_bytes(2, "big")).split(b"\0"):
        assert len(block) < 254
        out += bytes([len(block) + 1]) + block
    return bytes(out) + b"\0"


def unframed(encoded: bytes) -> bytes:
    """Undo :func:`framed` for a whole frame without its zero; no checks."""
    out, at = bytearray(), 0
    while at < len(encoded):
        code = encoded[at]
        out += encoded[at + 1 : at + code] + b"\0"
        at += code
    return bytes(out[:-3])


def sample(seq: int, t_us: int, counts: tuple[int, ...] = COUNTS, flags: int = 0, ages: bytes = bytes(4)) -> bytes:
    """A SAMPLE on the wire."""
    cells = b"".join(count.to_bytes(3, "big", signed=True) for count in counts)
    return framed(struct.pack("<BHIB", 1, seq & 0xFFFF, t_us & 0xFFFFFFFF, flags) + cells + ages)


class ScriptedBoard(PtyBoard):
    """A board that does what the test says.

    Attributes may be changed at any time: ``counts`` (of frame k), ``silent`` (sends no samples), ``deaf`` (answers
    nothing), ``drip`` (bytes sent at each sample time, asked for or not), ``hellos`` (bytes sent in place of the next
    answers to HELLO?), ``lacks`` (ids of requests that its firmware does not know).
    """

    def __init__(
        self,
        folder: Path,
        *,
        rate_hz: int = 100,
        protocol: int = 1,
        n_cells: int = 4,
        uid: bytes = UID,
        calibration: bytes | None = None,
        boot_us: int = 0,
    ) -> None:
        super().__init__(folder)
        self.rate_hz, self.protocol, self.n_cells, self.uid = rate_hz, protocol, n_cells, uid
        self.calibration = calibration
        self.counts: Callable[[int], tuple[int, ...]] = lambda k: COUNTS
        self.silent = False
        self.deaf = False
        self.streaming = False
        self.requests: list[bytes] = []
        self.drip: bytes = b""
        self.hellos: list[bytes] = []
        self.lacks: frozenset[int] = frozenset()
        self._boot_us, self._boot_s, self._taken = boot_us, monotonic_s(), 0
        self._partial = b""
        self._thread.start()

    def replug(self) -> None:
        """Put the cable in again: the board starts anew."""
        super().replug()
        self.reset()

    def reset(self) -> None:
        """Start the board anew: clock and numbers from 0, not streaming, a HELLO."""
        self._do(self._reset)

    def _unplug(self) -> None:
        super()._unplug()
        self.streaming = False

    def _reset(self) -> None:
        self.streaming = False
        self._boot_us, self._boot_s, self._taken = 0, monotonic_s(), 0
        self._out += b"\0" + self._hello()

    def _wait_s(self) -> float:
        return self._boot_s + (self._taken + 1) / self.rate_hz - monotonic_s()

    def _live(self) -> None:
        while self._boot_s + (self._taken + 1) / self.rate_hz <= monotonic_s():
            self._taken += 1
            if self.drip:
                self._out += self.drip
            if self.streaming and not self.silent:
                t_us = self._boot_us + round(self._taken * 1e6 / self.rate_hz)
                self._out += sample(self._taken, t_us, self.counts(self._taken))

    def _hear(self, data: bytes) -> None:
        *frames, self._partial = (self._partial + data).split(b"\0")
        for encoded in filter(None, frames):
            self.requests.append(unframed(encoded))
            if not self.deaf:
                self._out += self._answer(self.requests[-1])

    def _answer(self, request: bytes) -> bytes:
        kind, number = request[0], request[1]
        if kind in self.lacks:
            return framed(bytes([4, number, kind, 255, 0]))
        if kind == 0x81:
            return self.hellos.pop(0) if self.hellos else self._hello()
        if kind == 0x84:
            now_us = self._boot_us + round(1e6 * (monotonic_s() - self._boot_s))
            return framed(b"\x03" + request[2:10] + struct.pack("<I", now_us & 0xFFFFFFFF))
        if kind == 0x85:
            stored = self.calibration
            return framed(b"\x05" + stored) if stored is not None else framed(bytes([4, number, kind, 3, 0]))
        if kind == 0x86:
            self.calibration = request[2:]
        if kind in {0x82, 0x83}:
            self.streaming = kind == 0x82
        return framed(bytes([4, number, kind, 0, 0]))

    def _hello(self) -> bytes:
        head = struct.pack("<BBBBBBHB", 2, self.protocol, 0, 1, self.n_cells, 24, self.rate_hz, 1)
        return framed(head + b"scripted" + self.uid)


def read_until(board: Any, done: Callable[[Any], bool], patience_s: float = PATIENCE_S) -> Any:
    """Read blocks with the board's own timeout until one satisfies ``done``; return it."""
    until_s = monotonic_s() + patience_s
    while monotonic_s() < until_s:
        block = board.read(0.2)
        if done(block):
            return block
    raise AssertionError(f"nothing of the kind within {patience_s} s")
