"""What the numbers of a line are: by their place, by their name, or as somebody told.

Columns are told as ``t,tr,br,tl,bl``: one word for each number of a line, and for lines with names as
``t:uptime,tr:a,br:b,tl:c,bl:d``. ``t`` is the board's clock, ``-`` is a number to pass over, and a minus before a word
turns its sign.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from hardware_drivers.lines.formats import Layout

CLOCK: Final = "t"
SKIP: Final = "-"

_CLOCKS: Final = frozenset(
    {"t", "ms", "us", "millis", "micros", "time", "timestamp", "t_ms", "t_us", "time_ms", "time_us"}
)
_NUMBER: Final = re.compile(r"\d+")


class Wanted(NamedTuple):
    """What a driver looks for in a line.

    Parameters
    ----------
    names : tuple of str
        The numbers it needs.
    by_width : mapping of int to str
        What columns without names are, by how many there are.
    by_head : mapping of str to str
        And of lines that begin with a word, by that word.
    numbered : bool
        Whether a name with a single number means the name of that place, as ``Load_cell 1`` does.
    unused : frozenset of str
        What may be among the columns as well.
    example : str
        A line that can be read.
    """

    names: tuple[str, ...]
    by_width: Mapping[int, str]
    by_head: Mapping[str, str]
    numbered: bool
    unused: frozenset[str]
    example: str


class Columns(NamedTuple):
    """Where in a line there is what a driver needs.

    Parameters
    ----------
    clock : int or None
        Place of the board's clock.
    places, signs : tuple of int
        Of each of ``Wanted.names``.
    words : str
        The same as somebody would tell it.
    """

    clock: int | None
    places: tuple[int, ...]
    signs: tuple[int, ...]
    words: str


def find_columns(layout: Layout, wanted: Wanted, told: str = "") -> Columns | None:
    """Return where in a line everything is; None where that cannot be said.

    Parameters
    ----------
    layout : Layout
    wanted : Wanted
    told : str
        As somebody told; else what is usual.
    """
    named = layout.kind != "csv"
    if named:
        words = _told_by_name(layout, told) if told else [_usual_name(name, wanted) for name in layout.names]
    else:
        usual = wanted.by_head.get(layout.head, "") if layout.head else wanted.by_width.get(len(layout.names), "")
        words = (told or usual).split(",")
    if len(words) != len(layout.names):
        return None
    bare = [word.removeprefix("-") for word in words]
    if bare.count(CLOCK) > 1 or any(bare.count(name) != 1 for name in wanted.names):
        return None
    places = tuple(bare.index(name) for name in wanted.names)
    clock = bare.index(CLOCK) if CLOCK in bare else None
    return Columns(clock, places, tuple(-1 if words[at] != bare[at] else 1 for at in places), ",".join(words))


def check_told(told: str, wanted: Wanted) -> str:
    """Return what is wrong with columns as somebody told them, in words; nothing where nothing is."""
    words = [word.partition(":")[0].removeprefix("-") for word in told.split(",")]
    known = {CLOCK, "", *wanted.names, *wanted.unused}
    for word in words:
        if word not in known:
            return f"{word!r} is no column."
    for name in wanted.names:
        if words.count(name) != 1:
            return f"{name!r} has to be there once."
    return "There is more than one clock." if words.count(CLOCK) > 1 else ""


def _told_by_name(layout: Layout, told: str) -> list[str]:
    """Return the word of each name of a line."""
    word_of = {name: word for word, _, name in (item.partition(":") for item in told.split(","))}
    return [word_of.get(name, SKIP) for name in layout.names] if word_of.keys() <= set(layout.names) else []


def _usual_name(name: str, wanted: Wanted) -> str:
    parts = re.split(r"[^a-z0-9]+", name.lower())
    if name.lower() in _CLOCKS:
        return CLOCK
    meant = [each for each in (*wanted.names, *wanted.unused) if each in parts]
    if len(meant) == 1:
        return meant[0]
    numbers = _NUMBER.findall(name)
    if wanted.numbered and len(numbers) == 1 and 1 <= int(numbers[0]) <= len(wanted.names):
        return wanted.names[int(numbers[0]) - 1]
    return SKIP
