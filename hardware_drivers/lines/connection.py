"""An open port with a board that prints: found out from its first lines, then read line by line."""

from collections.abc import Callable
from threading import Event
from typing import Any, Final

from hardware_drivers.board import closed_while_opening
from hardware_drivers.connection import Connection, Sink
from hardware_drivers.handshake import GARBAGE_BYTES, GARBAGE_S
from hardware_drivers.lines.sniffer import Found, Sniffer
from hardware_drivers.lines.splitting import LineSplitter, printable
from hardware_drivers.lines.stream import Converter, LineStream
from hardware_drivers.ports import PORT_ERRORS, close_port, open_port, receive
from hardware_drivers.wire import Decoder, Hello, Kind, Request, Sample, encode
from station.errors import BoardNotFound, BoardRefused
from station.frames import BoardInfo, Counters

FIRST_BYTE_S: Final = 4.0
"""A board that was reset by opening says nothing for a while: an Uno for 1.6 s."""

GREETING_S: Final = 12.0
GREETING_LINES: Final = 40
"""So long, and for so many lines, a board may greet before its first reading: the examples of HX711_ADC take 3 s to
find their zero, MPU6050_DMP6 some 8 s to find its level."""

GARBAGE_SHARE: Final = 1 / 8
"""More than this of what came is no text: another speed, or something else than a board that prints."""

PROMPT: Final = "Send any character"
"""What MPU6050_DMP6 waits at until something is sent."""

SEEN: Final = 40
"""So many characters of what a board says are shown."""


class LineConnection(Connection):
    """An open port with a board that prints.

    Parameters
    ----------
    device : str
        The port to open.
    baud : int
        Its speed.
    sniffer : Sniffer
        Looks for what the driver needs.
    make : callable
        Who the board is, and what its lines are turned into by, once it is known what it prints.
    todo : str
        What to do about a board that prints something else.
    clock : callable
        The host's monotonic clock, in s.
    stop : Event
        Ends the sniffing once it is set.

    Attributes
    ----------
    found : Found
        What the board prints.

    Raises
    ------
    BoardNotFound, BoardRefused
        With what to do about it; nothing is left open.
    BoardLost
        When told to stop meanwhile.
    """

    def __init__(
        self,
        device: str,
        baud: int,
        sniffer: Sniffer,
        make: Callable[[Found], tuple[BoardInfo, Converter]],
        todo: str,
        *,
        clock: Callable[[], float],
        stop: Event,
    ) -> None:
        self._device = device
        self._clock = clock
        self._stop = stop
        self._todo = todo
        self._splitter = LineSplitter()
        self._port: Any = open_port(device, baud)
        try:
            self.found = self._find_out(sniffer)
        except PORT_ERRORS as error:
            close_port(self._port)
            raise BoardNotFound(
                f"The board on {device} went away ({error}).", "Plug it in again.", key="no_board"
            ) from error
        except BaseException:
            close_port(self._port)
            raise
        self.info, converter = make(self.found)
        self._stream = LineStream(self.found, converter, self._splitter, sniffer.rows)

    @property
    def counters(self) -> Counters:
        """What went wrong on this line so far."""
        return self._stream.counters

    def exchange(self, sink: Sink) -> None:
        """Take what has come; answer a board that was reset and waits at its prompt."""
        data = receive(self._port)
        if data:
            self._answer(self._stream.feed(data, self._clock(), sink))

    def close(self) -> None:
        """Close the port."""
        close_port(self._port)

    def _answer(self, lines: list[str]) -> None:
        if any(PROMPT in line for line in lines):
            self._port.write(b"\n")

    def _find_out(self, sniffer: Sniffer) -> Found:
        """Return what the board prints."""
        start_s = self._clock()
        decoder = Decoder()
        heard, heard_s, asked = b"", 0.0, False
        n_heard = 0
        while True:
            if self._stop.is_set():
                raise closed_while_opening()
            data = receive(self._port)
            now_s = self._clock()
            if not n_heard:
                heard, heard_s = data, now_s
            n_heard += len(data)
            if any(isinstance(message, Hello | Sample) for message in decoder.feed(data)):
                raise self._own_firmware()
            lines = self._splitter.feed(data)
            for line in lines:
                found = sniffer.feed(line, now_s)
                if found is not None:
                    return found
            self._answer([line for line in lines if line])
            if not n_heard:
                if now_s > start_s + FIRST_BYTE_S:
                    raise self._silent()
                if now_s > start_s + FIRST_BYTE_S / 2 and not asked:
                    # Evenkeel's own firmware speaks only when asked, and MPU6050_DMP6 when anything comes at all.
                    self._port.write(b"\0" + encode(Request(Kind.HELLO, 1)))
                    asked = True
                continue
            bad = self._splitter.bad_bytes > GARBAGE_SHARE * n_heard
            if (
                now_s > heard_s + (GARBAGE_S if bad else GREETING_S)
                or sniffer.odd > GREETING_LINES
                or (n_heard > GARBAGE_BYTES and not sniffer.watches)
            ):
                raise self._not_readable(sniffer.seen or self._splitter.begun or printable(heard))

    def _silent(self) -> BoardRefused:
        return BoardRefused(
            f"Nothing is printed on {self._device}.",
            "Check cable and power. It may also be another board: choose another driver.",
            key="no_answer",
        )

    def _own_firmware(self) -> BoardRefused:
        return BoardRefused(
            "This board has Evenkeel's own firmware.",
            f"Use: --board serial:{self._device}",
            key="own_firmware",
            device=self._device,
        )

    def _not_readable(self, seen: str) -> BoardRefused:
        seen = seen.strip()[:SEEN]
        return BoardRefused(
            f"What the board prints cannot be read: {seen!r}.", self._todo, key="not_readable", seen=seen
        )
