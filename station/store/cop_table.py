"""The CoP in a table: which columns, which unit, which times."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from station.errors import RecordingError, UsageError
from station.frames import Floats
from station.signals.noise import USUAL_FILTER_HZ
from station.signals.resample import Even, Times, evenly
from station.store.cop_columns import likely_columns, named_columns, time_column, words
from station.store.tables import Table, number

UNITS: Final = {"m": 1.0, "cm": 1e-2, "mm": 1e-3}
"""Metres in each."""

WIDEST_M: Final = 0.5
"""No sway is wider, with feet on a board; numbers that are said to be metres are believed whatever they are."""

TIME_UNITS: Final = {"s": 1e6, "ms": 1e3, "us": 1.0}
"""Microseconds in each."""

SLOWEST_HZ: Final = 5.0
FASTEST_HZ: Final = 20_000.0
"""A column of time that says less or more is in another unit than s."""

SAME_RATE: Final = 0.01
SAME_UNEVEN_RATE: Final = 0.5
"""A rate that was given and the clock's own may differ by this part: a Wii board seldom gives what it is said to."""


@dataclass(frozen=True, slots=True)
class CopSignal:
    """A CoP to compute from.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP, at even times.
    fs_hz : float
        Samples a second.
    notes : tuple of str
        What was taken for granted or changed, for whoever asked, one sentence each.
    filter_hz : float
        Low-pass that the noise of its board asks for, as far as that is known.
    """

    cop_m: Floats
    fs_hz: float
    notes: tuple[str, ...]
    filter_hz: float = USUAL_FILTER_HZ


def cop_of_table(
    table: Table, columns: Sequence[str] | None = None, unit: str | None = None, fs_hz: float | None = None
) -> CopSignal:
    """Return the CoP of a table.

    Parameters
    ----------
    table : Table
    columns : sequence of 2 str, optional
        Names of ML and AP, or their numbers from 1; without them the names in the header tell, or the order.
    unit : str, optional
        Of ``UNITS``; without it the names in the header tell (``ml_mm``), or it is m.
    fs_hz : float, optional
        Samples a second; without it a column of time tells.

    Raises
    ------
    UsageError
        When columns, unit or rate do not follow from the file, or contradict it.
    RecordingError
        When a cell is no number.
    SignalError
        When there is a gap, or times do not grow.
    """
    notes: list[str] = []
    time = time_column(table)
    ml, ap = named_columns(table, columns) if columns else likely_columns(table, time, notes)
    cop = np.stack([table.numbers(ml), table.numbers(ap)], axis=1)
    cop_m = cop * UNITS[_unit(table, (ml, ap), unit, cop)]
    t_us = None if time is None or time in {ml, ap} else _microseconds(table, time, fs_hz, notes)
    if t_us is not None:
        even = even_at(t_us, cop_m, fs_hz, notes)
        return CopSignal(even.cop_m, even.fs_hz, tuple(notes))
    if fs_hz is None:
        raise UsageError(
            f"{table.path} does not tell how many samples a second it has.", "Say it, for example: --fs 100"
        )
    if fs_hz > FASTEST_HZ:
        raise UsageError(f"No board gives {fs_hz:g} samples a second.", "Mend --fs: it is in Hz.")
    return CopSignal(cop_m, fs_hz, tuple(notes))


def even_at(t_us: Times, cop_m: Floats, fs_hz: float | None, notes: list[str]) -> Even:
    """Return the CoP at even times, and note when it had to be resampled.

    Raises
    ------
    UsageError
        When its times contradict the rate that was given: by 1 %, or clearly where they are uneven.
    SignalError
        As ``station.signals.resample.evenly``.
    """
    even = evenly(t_us, cop_m)
    steps_ms = np.diff(t_us) / 1e3
    clock_hz = 1e3 / float(np.median(steps_ms)) if even.resampled else even.fs_hz
    within = SAME_UNEVEN_RATE if even.resampled else SAME_RATE
    if fs_hz is not None and not 1 / (1 + within) <= clock_hz / fs_hz <= 1 + within:
        raise UsageError(
            f"Its times say {clock_hz:.4g} samples a second, and --fs says {fs_hz:g}.", "Leave out --fs, or mend it."
        )
    if even.resampled:
        notes.append(
            f"Its times are uneven ({steps_ms.min():.3g} to {steps_ms.max():.3g} ms apart): resampled to "
            f"{even.fs_hz:g} samples a second by averages over windows."
        )
        return even
    return even if fs_hz is None else Even(cop_m, fs_hz, False)


def _unit(table: Table, columns: tuple[int, int], unit: str | None, cop: Floats) -> str:
    """Return the unit: as asked, as the header says, or m where the numbers can be metres."""
    said = [next((word for word in words(table.names[at]) if word in UNITS), None) for at in columns if table.names]
    in_header = said[0] if said and said[0] == said[1] else None
    if unit and in_header and unit != in_header:
        raise UsageError(
            f"The header of {table.path} says {in_header}, and --unit says {unit}.", "Leave out --unit, or mend it."
        )
    if unit or in_header:
        return str(unit or in_header)
    widest = float(np.ptp(cop, axis=0).max())
    if widest > WIDEST_M:
        raise UsageError(
            f"{table.path} cannot be in metres: the sway would be {widest:.2g} m wide.",
            "Say the unit: --unit mm or --unit cm.",
        )
    return "m"


def _microseconds(table: Table, column: int, fs_hz: float | None, notes: list[str]) -> Times | None:
    """Return the times in whole microseconds, from the unit that the header says or that fits the rate.

    None where the column only counts samples, or holds the time of day and the rate was given.
    """
    if fs_hz is not None and number(table.rows[0][column]) is None:
        notes.append(f"Column {table.label(column)} is no number of seconds; --fs was believed.")
        return None
    times = table.numbers(column)
    times = times - times[0]
    spelt = {word.replace("µ", "u") for word in words(table.names[column])} if table.names else set()
    said = next((unit for unit in TIME_UNITS if unit in spelt), None)
    if said is None and (np.diff(times) == 1).all():
        return None
    step = float(np.median(np.diff(times))) if len(times) > 1 else 0.0
    if not step > 0:
        raise RecordingError(
            f"Column {table.label(column)} of {table.path} does not grow.",
            "Give the samples in order, or name other columns with --columns.",
        )
    rates = {unit: 1e6 / (step * factor) for unit, factor in TIME_UNITS.items()}
    if said is None and fs_hz is not None:
        said = min(rates, key=lambda unit: abs(math.log(rates[unit] / fs_hz)))
    said = said or "s"
    if not SLOWEST_HZ <= rates[said] <= FASTEST_HZ:
        raise UsageError(
            f"Column {table.label(column)} of {table.path} would give {rates[said]:.3g} samples a second.",
            "Name its unit in the header (time_s, time_ms or time_us), or give the rate, for example: --fs 100",
        )
    return np.asarray(np.rint(times * TIME_UNITS[said]), dtype=np.int64)
