"""Tables of numbers in text files: what spreadsheets, force plates and other programs write."""

import csv
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from station.errors import RecordingError
from station.frames import Floats

SEPARATORS: Final = {";": "semicolon", "\t": "tab", ",": "comma"}
"""In the order they are looked for: where semicolons or tabs part the columns, commas are those of Dutch numbers."""

_EXCEL_SEPARATOR: Final = re.compile(r"sep=.\s*", re.IGNORECASE)
_DECIMAL_COMMA: Final = re.compile(r"[+-]?\d*,\d+(e[+-]?\d+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, as text.

    Parameters
    ----------
    path : Path
    names : tuple of str
        Of the columns; empty when the file has no header.
    rows : list of list of str
        All as long as the first.
    lines : list of int
        The line of the file that each row stands on.
    """

    path: Path
    names: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.rows[0])

    def label(self, column: int) -> str:
        """Return what to call a column."""
        return repr(self.names[column]) if self.names else str(column + 1)

    def listing(self) -> str:
        """Return which columns there are, for an error."""
        return ", ".join(self.names) if self.names else f"1 to {self.width} (there is no header)"

    def numbers(self, column: int) -> Floats:
        """Return a column as numbers.

        Raises
        ------
        RecordingError
            When a cell is empty or is not a finite number; names its line.
        """
        values = np.empty(len(self.rows))
        for at, row in enumerate(self.rows):
            value = number(row[column])
            if value is None or not math.isfinite(value):
                cell = row[column].strip()
                what = f"{cell[:30]!r} is not a number" if cell else "there is no number"
                raise RecordingError(
                    f"{self.path}, line {self.lines[at]}: {what} in column {self.label(column)}.",
                    "No number is made up for a hole: cut the file there, or name other columns with --columns.",
                )
            values[at] = value
        return values


def number(cell: str) -> float | None:
    """Return the number in a cell, with a point or a comma for its decimals; None where there is none."""
    cell = cell.strip()
    if _DECIMAL_COMMA.fullmatch(cell):
        cell = cell.replace(",", ".")
    try:
        return float(cell)
    except ValueError:
        return None


def read_table(path: Path) -> Table:
    """Read a table of columns parted by semicolons, tabs or commas.

    A first row without any number is the header. Empty lines, and lines that begin with ``#``, are skipped; so is an
    empty last column, which some programs leave.

    Raises
    ------
    RecordingError
        When the file cannot be read, is empty or no text, has one column only or rows of different lengths.
    """
    text = _text(path)
    lines = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if lines and _EXCEL_SEPARATOR.fullmatch(lines[0][1]):
        lines = lines[1:]
    if not lines:
        raise RecordingError(f"{path} is empty.", "Name a file with a row for each sample.")
    separator = next((mark for mark in SEPARATORS if mark in lines[0][1]), None)
    if separator is None:
        raise RecordingError(
            f"{path} is not a table: there is no {' and no '.join(SEPARATORS.values())} in line {lines[0][0]}.",
            "Name a CSV file with the columns ML and AP, or a recording of evenkeel (.evk or .evk.zst).",
        )
    rows = [_cells(line, separator) for _, line in lines]
    if all(not row[-1].strip() for row in rows):
        rows = [row[:-1] for row in rows]
    for (at, _), row in zip(lines, rows, strict=True):
        if len(row) != len(rows[0]):
            raise RecordingError(
                f"{path}, line {at}: {_values(len(row))} where line {lines[0][0]} has {len(rows[0])}.",
                "Mend that line, or cut the file there.",
            )
    names: tuple[str, ...] = ()
    if all(number(cell) is None for cell in rows[0]):
        names, rows, lines = tuple(cell.strip() for cell in rows[0]), rows[1:], lines[1:]
    if not rows:
        raise RecordingError(f"{path} has a header and no samples.", "Name a file with a row for each sample.")
    return Table(path, names, rows, [at for at, _ in lines])


def _cells(line: str, separator: str) -> list[str]:
    """Return the cells of a line; a quote that is never closed ends with it."""
    if '"' not in line:
        return line.split(separator)
    try:
        return next(csv.reader([line], delimiter=separator))
    except csv.Error:  # a cell of more than 128 kB
        return [line]


def _values(count: int) -> str:
    return "1 value" if count == 1 else f"{count} values"


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RecordingError(f"{path} cannot be read: {error.strerror or error}.", "Check the name.") from error
    # What Excel calls Unicode text has a mark of two bytes; anything older than UTF-8 has Latin letters in its header.
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if "\0" in text:
        raise RecordingError(
            f"{path} is not a text file.", "Name a CSV file, or a recording of evenkeel (.evk or .evk.zst)."
        )
    return text
