"""What a board prints: found out from its first lines, past banners, prompts and half lines."""

import zlib
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from statistics import linear_regression
from typing import Final, NamedTuple

from hardware_drivers.lines.columns import Columns, Wanted, find_columns
from hardware_drivers.lines.formats import Layout, RowReader
from station.errors import BoardRefused

WATCH_S: Final = 1.0
WATCH_ROWS: Final = 8
"""So long, and for so many rows, a board is watched before it is believed."""

SLOW_S: Final = 2.5
"""So long a board may take to get going, before it is too slow."""

LEAST_RATE_HZ: Final = 24.0
"""Below 25 Hz less a little, every reading comes after a gap (``station.trial.pipeline.GAP_US``) or nearly so."""

BAD_SHARE: Final = 0.2
"""A board that prints more than this of other lines in between is not believed."""

AGAIN_ROWS: Final = 3
"""A board that is known already is believed after so many rows."""

_UNITS_US: Final = (1, 1000, 1_000_000)
_UNIT_RANGE: Final = 2.0
"""A clock that runs less than half or more than twice as fast as the host's is none."""

_SMALL: Final = 30_000
_DECIMALS: Final = (3, 2)
"""Decimals kept of numbers that have any, and of those beyond ``_SMALL``: 24 bits with two decimals still fit."""


class Found(NamedTuple):
    """What a board prints.

    Parameters
    ----------
    layout : Layout
    columns : Columns
    unit_us : int
        What its clock counts; 0 where it prints none.
    decimals : int
        Numbers are counted in units of ``10 ** -decimals``.
    rate_hz : float
    """

    layout: Layout
    columns: Columns
    unit_us: int
    decimals: int
    rate_hz: float

    @property
    def words(self) -> str:
        """It in words, for whoever looks after the board."""
        head = f" {self.layout.head}" if self.layout.head else ""
        return f"{self.layout.kind}{head} {self.columns.words}"

    @property
    def tag(self) -> str:
        """Four hexadecimal digits that differ for boards whose counts mean something else."""
        return f"{zlib.crc32(repr((self.layout, self.columns, self.decimals)).encode()) & 0xFFFF:04x}"


class Watched(NamedTuple):
    """A row, the how manieth it is with those that were damaged, and when it came."""

    number: int
    arrival_s: float
    values: tuple[Decimal, ...]


class Sniffer:
    """Watch the lines of a board until it is known what they are.

    Parameters
    ----------
    wanted : Wanted
    told : str
        Columns as somebody told them; empty to find them out.
    known : Found, optional
        What the board printed before: it is recognised at once.

    Attributes
    ----------
    odd : int
        Lines so far that told nothing.
    seen : str
        The newest line: the first ones are greetings.
    """

    def __init__(self, wanted: Wanted, told: str = "", known: Found | None = None) -> None:
        self.odd = 0
        self.seen = ""
        self.rows = RowReader()
        self._wanted = wanted
        self._told = told
        self._known = known
        self._layout: Layout | None = None
        self._columns: Columns | None = None
        self._watched: list[Watched] = []
        self._bad_before = 0

    @property
    def watches(self) -> bool:
        """Whether there were lines that may be it."""
        return bool(self._watched)

    def feed(self, line: str | None, arrival_s: float) -> Found | None:
        """Look at a line; return what the board prints once that is known.

        Raises
        ------
        BoardRefused
            When it prints what it should, but too slowly.
        """
        self.seen = line or self.seen
        bad = self.rows.bad
        row = self.rows.read(line)
        if row is not None and row.layout != self._layout:
            columns = find_columns(row.layout, self._wanted, self._told)
            if columns is None:
                row = None
                self.rows.bad += 1
            else:
                self._layout, self._columns, self._watched, self._bad_before = row.layout, columns, [], self.rows.bad
        self.odd += self.rows.bad - bad
        if row is None or self._columns is None:
            return None
        number = len(self._watched) + self.rows.bad - self._bad_before
        self._watched.append(Watched(number, arrival_s, row.values))
        known = self._known
        if known is not None and len(self._watched) >= AGAIN_ROWS and self._layout == known.layout:
            return known
        return self._found(self._columns)

    def _found(self, columns: Columns) -> Found | None:
        """Return what is printed, once it was watched for long enough; begin again when that was nothing."""
        newest, since_s = self._watched[-1], self._watched[0].arrival_s
        if newest.arrival_s < since_s + WATCH_S:
            return None
        watched = [each for each in self._watched if each.arrival_s > newest.arrival_s - WATCH_S]
        rate_hz, unit_us = _clock(watched, columns.clock)
        if len(watched) < WATCH_ROWS or rate_hz < LEAST_RATE_HZ:
            if newest.arrival_s > since_s + SLOW_S:
                raise _too_slow(_clock(self._watched, None)[0])
            return None
        bad = self.rows.bad - self._bad_before
        if bad > BAD_SHARE * (bad + len(self._watched)) or unit_us is None:
            self._watched, self._bad_before = [], self.rows.bad
            self.odd += 1
            return None
        numbers = [each.values[place] for each in watched for place in columns.places]
        assert self._layout is not None  # of the lines that were watched
        return Found(self._layout, columns, unit_us, _decimals(numbers), round(rate_hz, 1))


def _clock(watched: Sequence[Watched], clock: int | None) -> tuple[float, int | None]:
    """Return the rate and the unit of the clock: 0 without one, None for what is no clock."""
    numbers = [each.number for each in watched]
    period_s = linear_regression(numbers, [each.arrival_s for each in watched]).slope if len(watched) > 1 else 0.0
    if period_s <= 0:
        return 0.0, None
    if clock is None:
        return 1 / period_s, 0
    readings = [float(each.values[clock]) for each in watched]
    step = linear_regression(numbers, readings).slope
    for unit_us in _UNITS_US:
        if 1 / _UNIT_RANGE < 1e-6 * step * unit_us / period_s < _UNIT_RANGE:
            return 1e6 / (step * unit_us), unit_us if all(a < b for a, b in pairwise(readings)) else None
    return 1 / period_s, None


def _decimals(numbers: list[Decimal]) -> int:
    if all(int(number.as_tuple().exponent) >= 0 for number in numbers):
        return 0
    return _DECIMALS[max(map(abs, numbers)) > _SMALL]


def _too_slow(rate_hz: float) -> BoardRefused:
    return BoardRefused(
        f"The board prints {rate_hz:.0f} readings a second; 25 are needed.",
        "Let its program print faster; an HX711 takes 80 a second with its pin RATE high.",
        key="slow_board",
        number=round(rate_hz),
    )
