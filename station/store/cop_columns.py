"""Which columns of a table are time, ML and AP: as somebody named them, as the header says, or by their order."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from station.errors import UsageError
from station.store.tables import Table, number

_COP: Final = re.compile("cop", re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Z]?[a-zµ]+|[A-Z]+")
"""Words of a name, also where only capitals part them; without "CoP", which is glued to the axis: CoPx, copML."""
_TIME: Final = {"t", "time", "times", "timestamp", "tijd", "seconds", "sec"}
_AXES: Final = (("ml", "ap"), ("x", "y"))
"""Words for ML and AP: plain ones, and ones that most people mean so."""


def words(name: str) -> list[str]:
    """Return the words of a column's name, in small letters."""
    return [word.lower() for word in _WORD.findall(_COP.sub(" ", name))]


def time_column(table: Table) -> int | None:
    """Return the column of time: the one that is called so or, where nothing is called anything, a first that grows.

    Returns
    -------
    int or None
        None where there is none.
    """
    if table.names:
        return next((at for at, name in enumerate(table.names) if _TIME & set(words(name))), None)
    if table.width == 2 or len(table.rows) < 2:
        return None
    first = [number(row[0]) for row in table.rows]
    grows = all(a is not None and b is not None and a < b for a, b in pairwise(first))
    return 0 if grows else None


def named_columns(table: Table, columns: Sequence[str]) -> tuple[int, int]:
    """Return the columns of ML and AP by two names, or two numbers from 1.

    Raises
    ------
    UsageError
        When there is no such column, or both are the same.
    """
    ml, ap = (_one(table, wanted) for wanted in columns)
    if ml == ap:
        raise UsageError(f"--columns names {table.label(ml)} twice.", "Name ML first, then AP.")
    return ml, ap


def _one(table: Table, wanted: str) -> int:
    """Return the column of a name, as written or but for capitals, or of a number."""
    for fold in (str, str.lower):
        hits = [at for at, name in enumerate(table.names) if fold(name) == fold(wanted)]
        if len(hits) == 1:
            return hits[0]
    if wanted.isdecimal() and 1 <= int(wanted) <= table.width:
        return int(wanted) - 1
    raise UsageError(f"There is no column {wanted!r} in {table.path}.", f"It has: {table.listing()}.")


def likely_columns(table: Table, time: int | None, notes: list[str]) -> tuple[int, int]:
    """Return the columns of ML and AP when nobody named them, and note what is a guess.

    Raises
    ------
    UsageError
        When neither the names tell nor there are just two columns beside the time.
    """
    for certain, axes in zip((True, False), _AXES, strict=True):
        hits = [[at for at, name in enumerate(table.names) if axis in words(name)] for axis in axes]
        if all(len(hit) == 1 for hit in hits):
            ml, ap = hits[0][0], hits[1][0]
            if not certain:
                notes.append(_taken(table, ml, ap))
            return ml, ap
    rest = [at for at in range(table.width) if at != time]
    if len(rest) != 2:
        raise UsageError(
            f"Which columns of {table.path} are ML and AP? It has: {table.listing()}.",
            "Name them, ML first, for example: --columns copY,copX" if table.names else "For example: --columns 1,2",
        )
    notes.append(_taken(table, *rest))
    return rest[0], rest[1]


def _taken(table: Table, ml: int, ap: int) -> str:
    return f"Column {table.label(ml)} was taken for ML and {table.label(ap)} for AP; --columns ML,AP says otherwise."
