"""From one line of text to numbers: which kinds of lines there are, and nothing about what the numbers mean.

==========  =============================================================================================
kind        example
==========  =============================================================================================
csv         ``123456,1021,-44,87,12``; also with ``;``, tab or spaces, and then with a decimal comma too
csv         ``ypr<tab>1.25<tab>-0.50<tab>3.75``: a word first
labelled    ``Load_cell 1 output val: 12.50    Load_cell 2 output val: 13.75``; also ``r1=12,r2=13``
spread      ``Load_cell 3 output val: 12.50``: one reading of four a line, in the order 1, 2, 3, 4
json        ``{"t": 123456, "r1": 1021, "r2": -44, "r3": 87, "r4": 12}``
==========  =============================================================================================
"""

import json
import re
from decimal import Decimal
from typing import Any, Final, NamedTuple

SPREAD: Final = "spread"
N_SPREAD: Final = 4
"""So many lines make one reading of a board that prints each cell on a line of its own."""

_MOST_DIGITS: Final = 19

_SEPARATORS: Final = {"tab": "\t", ";": ";", ",": ",", "space": None}
"""In the order in which they are tried; None splits at any white space."""

_POWER: Final = r"(?:[eE][+-]?\d{1,2})?"
# A comma before exactly three digits may stand for thousands: such a number is none.
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+|,(?!\d{3}$)\d+)?" + _POWER)
_WORD: Final = re.compile(r"[A-Za-z_]\w*")
_PAIR: Final = re.compile(r"[\s,;|]*([A-Za-z_][\w .#-]*?)\s*[:=]\s*([+-]?\d+(?:\.\d+)?" + _POWER + r")(?=[\s,;|]|$)")
_DIGITS: Final = re.compile(r"\d+")


class Layout(NamedTuple):
    """What two lines have in common that tell the same.

    Parameters
    ----------
    kind : str
        ``csv``, ``labelled``, ``spread`` or ``json``.
    names : tuple of str
        Of each number; of a csv line its place, from 1.
    separator : str
        Of a csv line: ``tab``, ``;``, ``,`` or ``space``.
    head : str
        The word that a csv line begins with; usually none.
    """

    kind: str
    names: tuple[str, ...]
    separator: str = ""
    head: str = ""


class Row(NamedTuple):
    """The numbers of a line, or of the lines of one reading."""

    layout: Layout
    values: tuple[Decimal, ...]


class RowReader:
    """Read lines one after the other; four lines of a board that spreads its cells become one row.

    Attributes
    ----------
    bad : int
        Lines so far that are none of these, and readings that were not whole.
    """

    def __init__(self) -> None:
        self.bad = 0
        self._name = ""
        self._cells: list[Decimal] = []

    def read(self, line: str | None) -> Row | None:
        """Return the row that this line completes; None for a line that completes none.

        Parameters
        ----------
        line : str or None
            None stands for a line that was damaged.
        """
        row = parse(line) if line is not None else None
        if row is None:
            self.bad += 1
        elif row.layout.kind == SPREAD:
            return self._gather(row)
        return row

    def _gather(self, row: Row) -> Row | None:
        (name,), (number, value) = row.layout.names, row.values
        follows = name == self._name and number == len(self._cells) + 1
        if not follows:
            self.bad += bool(self._cells) or number != 1
            self._name, self._cells = name, []
        if number == len(self._cells) + 1:
            self._cells.append(value)
        if len(self._cells) < N_SPREAD:
            return None
        names = tuple(name.replace("#", str(cell)) for cell in range(1, N_SPREAD + 1))
        values, self._cells = tuple(self._cells), []
        return Row(row.layout._replace(names=names), values)


def parse(line: str) -> Row | None:
    """Return the numbers of a line; None where it is no line of numbers from its beginning to its end."""
    line = line.strip()
    if not line:
        return None
    if line.startswith("{"):
        row = _parse_json(line)
    else:
        row = _parse_pairs(line) if ":" in line or "=" in line else _parse_csv(line)
    # What has more digits than any clock or converter is not worth the memory that it would take as a number.
    return row if row is not None and all(abs(value.adjusted()) < _MOST_DIGITS for value in row.values) else None


def _parse_csv(line: str) -> Row | None:
    for separator, mark in _SEPARATORS.items():
        cells = [cell.strip() for cell in line.split(mark)]
        if not cells[-1]:
            cells.pop()  # many a loop prints its separator after the last number too
        head = cells.pop(0) if len(cells) > 1 and _WORD.fullmatch(cells[0]) else ""
        if len(cells) > 1 and all(map(_NUMBER.fullmatch, cells)):
            names = tuple(str(place) for place in range(1, len(cells) + 1))
            return Row(Layout("csv", names, separator, head), tuple(Decimal(cell.replace(",", ".")) for cell in cells))
    return None


def _parse_pairs(line: str) -> Row | None:
    names: list[str] = []
    values: list[Decimal] = []
    at = 0
    while at < len(line):
        pair = _PAIR.match(line, at)
        if pair is None:
            return None
        names.append(pair[1])
        values.append(Decimal(pair[2]))
        at = pair.end()
    if len(set(names)) < len(names):
        return None
    if len(names) == 1:
        numbers = _DIGITS.findall(names[0])
        if len(numbers) == 1 and 1 <= int(numbers[0]) <= N_SPREAD:
            return Row(Layout(SPREAD, (_DIGITS.sub("#", names[0]),)), (Decimal(numbers[0]), values[0]))
    return Row(Layout("labelled", tuple(names)), tuple(values))


def _parse_json(line: str) -> Row | None:
    try:
        items = json.loads(line, parse_int=Decimal, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=list)
    except ValueError:
        return None
    numbers = {name: value for name, value in items if isinstance(value, Decimal)}
    if len(numbers) < 2 or len(dict(items)) < len(items):
        return None
    # Some languages print the keys in any order.
    return Row(Layout("json", tuple(sorted(numbers))), tuple(numbers[name] for name in sorted(numbers)))


def _refuse(constant: str) -> Any:
    raise ValueError(constant)
