"""From the bytes of a board that prints, once it is known what it prints, to frames."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple, Protocol

from hardware_drivers.board import Frame
from hardware_drivers.connection import Sink
from hardware_drivers.lines.clock import ArrivalClock, BoardClock, LineClock
from hardware_drivers.lines.formats import Row, RowReader
from hardware_drivers.lines.sniffer import Found
from hardware_drivers.lines.splitting import LineSplitter
from station.frames import Counters, Flag

_INT32: Final = 2**31


class Reading(NamedTuple):
    """What a line says of the four cells.

    Parameters
    ----------
    counts : tuple of 4 int
        TR, BR, TL, BL.
    flags : int
        :class:`station.frames.Flag` bits.
    """

    counts: tuple[int, int, int, int]
    flags: int = 0


class Converter(Protocol):
    """What a driver makes of the numbers that it wanted."""

    def convert(self, t_us: int, values: Sequence[Decimal]) -> Reading | None:
        """Return the counts of a line; None for numbers that cannot be.

        Parameters
        ----------
        t_us : int
            When it was taken.
        values : sequence of Decimal
            As ``Wanted.names``.
        """

    def restart(self) -> None:
        """Know nothing of the lines so far: the board began again."""


class LineStream:
    """Lines to frames.

    Parameters
    ----------
    found : Found
        What the board prints.
    converter : Converter
    splitter : LineSplitter
        In the middle of the stream.
    rows : RowReader
        Likewise.
    """

    def __init__(self, found: Found, converter: Converter, splitter: LineSplitter, rows: RowReader) -> None:
        self._found = found
        self._converter = converter
        self._splitter = splitter
        self._rows = rows
        self._clock: LineClock = (
            BoardClock(found.unit_us, found.rate_hz) if found.unit_us else ArrivalClock(found.rate_hz)
        )
        self._bad_at_start = self._bad_at_last = rows.bad
        self._lost = self._missing = 0
        self._frames: list[Frame] = []

    @property
    def counters(self) -> Counters:
        """What went wrong so far."""
        return Counters(self._lost, self._rows.bad - self._bad_at_start)

    def feed(self, data: bytes, arrival_s: float, sink: Sink) -> list[str]:
        """Hand on the frames in these bytes.

        Returns
        -------
        list of str
            The lines that were none: what a board says beside its readings.
        """
        said: list[str] = []
        arrived = False
        for line in self._splitter.feed(data):
            bad = self._rows.bad
            row = self._rows.read(line)
            if row is not None and row.layout == self._found.layout:
                if not arrived:
                    self._clock.arrive(arrival_s)
                    arrived = True
                self._take(row, arrival_s, sink)
            elif row is not None:
                self._rows.bad += 1
            if line is not None and self._rows.bad > bad:
                said.append(line)
        self._hand_on(arrival_s, sink)
        return said

    def _take(self, row: Row, arrival_s: float, sink: Sink) -> None:
        columns = self._found.columns
        reading = row.values[columns.clock] if columns.clock is not None else None
        moment = self._clock.place(reading, self._rows.bad - self._bad_at_last)
        if moment is None:
            self._rows.bad += 1
            return
        self._bad_at_last = self._rows.bad
        if moment.anew:
            self._hand_on(arrival_s, sink)
            sink.begin_epoch()
            self._converter.restart()
            self._missing = 0
        lost = self._missing + moment.lost
        values = [row.values[place] * sign for place, sign in zip(columns.places, columns.signs, strict=True)]
        made = self._converter.convert(moment.t_us, values)
        if made is None or not all(-_INT32 <= count < _INT32 for count in made.counts):
            self._rows.bad += 1
            self._bad_at_last = self._rows.bad
            self._missing = lost + 1
            return
        self._lost += lost
        self._missing = 0
        tr, br, tl, bl = made.counts
        self._frames.append((moment.t_us, tr, br, tl, bl, made.flags | Flag.UNCHECKED.value, lost))

    def _hand_on(self, arrival_s: float, sink: Sink) -> None:
        frames, self._frames = self._frames, []
        sink.put(frames, arrival_s)
