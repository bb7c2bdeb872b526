"""The table of faults: what happens, how soon it must be noticed; and what was seen of each, for the report."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

RECORD = "fault"
"""Name of the property of a test that carries a sighting to the report."""

Recorder = Callable[[str, object], None]
"""What pytest's ``record_property`` is."""


@dataclass(frozen=True)
class Row:
    """A kind of fault.

    Parameters
    ----------
    name : str
    limit_s : float
        Until it is noticed.
    must : str
        What must come of it.
    """

    name: str
    limit_s: float
    must: str


DAMAGE, ORDER, LOSS = "damaged bytes", "twice or out of order", "loss"
STUCK, SATURATED, DRIFT, NO_NUMBER, RATE = "stuck cell", "saturated cell", "drift", "no number", "another rate"
UNPLUG, REPLUG, TWO, GARBAGE, RESET = "unplug", "replug", "two boards", "garbage device", "board reset"
FIRMWARE, UNLOAD, HEAVY = "other firmware", "sudden unload", "rated load"

ROWS = {
    row.name: row
    for row in (
        Row(DAMAGE, 0.1, "dropped and counted, at most two frames each, no wrong value"),
        Row(ORDER, 0.1, "dropped and counted, never scored twice or back in time"),
        Row(LOSS, 0.1, "up to 50 ms a marked gap; over 5 % of a trial voids it, and is said"),
        Row(STUCK, 1.5, "void, and said"),
        Row(SATURATED, 0.1, "flagged on the first sample; over 0.5 % of a trial voids it"),
        Row(DRIFT, 1.0, "over 0.5 kg on the empty board: step off, and no start until there is a new zero"),
        Row(NO_NUMBER, 0.1, "dropped and counted; none is stored"),
        Row(RATE, 2.5, "3 % off over two seconds is noted with the result"),
        Row(UNPLUG, 0.5, "pause, void, and said; never spliced"),
        Row(REPLUG, 3.0, "goes on by itself"),
        Row(TWO, 1.0, "refused until one is chosen; one that was begun with stays the one"),
        Row(GARBAGE, 3.0, "given up after 2 s or 4 KiB; the screen goes on"),
        Row(RESET, 0.5, "void, and said; another calibration is another board"),
        Row(FIRMWARE, 1.0, "refused in words"),
        Row(UNLOAD, 0.2, "a trial ends, a round pauses, the coach is quiet; nothing is taken off"),
        Row(HEAVY, 0.5, "a warning at 90 % of the rated load, a stop at 100 %"),
    )
}


@dataclass(frozen=True)
class Sighting:
    """A fault as it was noticed.

    Parameters
    ----------
    row : str
    what : str
        Which fault of the row.
    driver : str
    where : str
        ``game`` or ``test`` in the kiosk, ``start`` before anybody plays, or ``driver``.
    after_s : float
    limit_s : float
    said : str
        On the screen, and by the voice; empty where nothing has to be said.
    """

    row: str
    what: str
    driver: str
    where: str
    after_s: float
    limit_s: float
    said: str = ""


def noticed(
    record: Recorder,
    row: str,
    what: str,
    driver: str,
    where: str,
    after_s: float,
    said: str = "",
    limit_s: float | None = None,
) -> None:
    """Hand a sighting to the report; it must have come in time: within the limit of its row, or one of its own."""
    sighting = Sighting(row, what, driver, where, after_s, limit_s or ROWS[row].limit_s, said)
    record(RECORD, json.dumps(asdict(sighting)))
    assert after_s <= sighting.limit_s, sighting
