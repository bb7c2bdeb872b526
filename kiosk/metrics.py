"""``evenkeel metrics``: every metric of a file, as a table or JSON."""

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Final

from station.errors import UsageError
from station.signals import metrics
from station.signals.measures.table import TABLE, Metric
from station.store.chunks import MAGIC
from station.store.cop_recording import cop_of_recording
from station.store.cop_table import CopSignal, cop_of_table
from station.store.recordings import read_recording
from station.store.tables import read_table

TIERS: Final = {
    "core": "Core",
    "secondary": "Secondary",
    "export": "For export only: of low reliability",
}

FRIENDLY: Final = {
    "m": ("mm", 1e3),
    "m2": ("mm2", 1e6),
    "m/s": ("mm/s", 1e3),
    "m2/s": ("mm2/s", 1e6),
    "1/m": ("1/mm", 1e-3),
    "1": ("", 1.0),
    "ln(mm2)": ("ln mm2", 1.0),
}
"""Unit of the table, and how many of it make one SI unit; others are shown as they are."""

_ENDINGS: Final = {
    "m": "_m",
    "m2": "_m2",
    "m/s": "_m_s",
    "m2/s": "_m2_s",
    "1/m": "_per_m",
    "s": "_s",
    "Hz": "_hz",
    "deg": "_deg",
}
"""How keys end that have a unit."""
_BESIDE: Final = {"rms": "rms_distance", "range_planar": "range"}
"""Rows whose number of both axes and numbers along each have different names."""

DIGITS: Final = 4
_PARTS: Final = ("both", "ML", "AP")


def run_metrics(options: argparse.Namespace) -> int:
    """Compute every metric of a file and print it; what was guessed about the file goes to standard error."""
    columns = _two(options.columns)
    signal = _signal(options.file, columns, options.unit, options.fs)
    filter_hz = None if options.no_filter else options.filter or signal.filter_hz
    found = metrics(signal.cop_m, signal.fs_hz, filter_hz)
    for note in signal.notes:
        print(f"evenkeel: {note}", file=sys.stderr)
    if options.json:
        print(json.dumps(found, indent=2, allow_nan=False))
        return 0
    low_pass = "no filter" if filter_hz is None else f"low-pass {filter_hz:g} Hz"
    seconds = len(signal.cop_m) / signal.fs_hz
    print(f"{options.file}: {seconds:.1f} s, {signal.fs_hz:g} samples a second, {low_pass}")
    for line in table_lines(found):
        print(line)
    return 0


def _two(columns: str | None) -> tuple[str, str] | None:
    """Return the two names of ``--columns``.

    Raises
    ------
    UsageError
        When there are not two.
    """
    if columns is None:
        return None
    names = [name.strip() for name in columns.split(",")]
    if len(names) != 2 or not all(names):
        raise UsageError(
            f"--columns takes two names with a comma between them, not {columns!r}.",
            "Name ML first, then AP, for example: --columns ml,ap",
        )
    return names[0], names[1]


def _signal(path: Path, columns: tuple[str, str] | None, unit: str | None, fs_hz: float | None) -> CopSignal:
    """Return the CoP of a file of either kind.

    Raises
    ------
    EvenkeelError
        When it cannot be read, or does not tell what is needed.
    """
    if not _is_recording(path):
        return cop_of_table(read_table(path), columns, unit, fs_hz)
    for option, given in (("--columns", columns), ("--unit", unit)):
        if given:
            raise UsageError(f"{path} is a recording of evenkeel, which has no columns.", f"Leave out {option}.")
    return cop_of_recording(read_recording(path), fs_hz)


def _is_recording(path: Path) -> bool:
    """Return whether a file is named as a recording of ours, or begins as one; what cannot be read is none."""
    if path.name.endswith((".evk", ".evk.zst")):
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def table_lines(found: dict[str, float]) -> list[str]:
    """Return the metrics as lines: by tier, a row for each name, columns for both axes together, ML and AP."""
    lines: list[str] = []
    for tier, heading in TIERS.items():
        rows: dict[tuple[str, str], dict[str, str]] = {}
        for metric in TABLE:
            if metric.tier == tier:
                name, part, unit, factor = _place(metric)
                rows.setdefault((name, unit), {})[part] = figure(factor * found[metric.key])
        lines += ["", f"{heading:<36}{'':>7}" + "".join(f"{part:>11}" for part in _PARTS)]
        for (name, unit), values in rows.items():
            cells = "".join(f"{values.get(part, ''):>11}" for part in _PARTS)
            lines.append(f"  {name:<34}{unit:>7}{cells}".rstrip())
    return lines


def _place(metric: Metric) -> tuple[str, str, str, float]:
    """Return a metric's row, column, unit in the table, and how many of that make one of its own."""
    base = metric.key.removesuffix(_ENDINGS.get(metric.unit, ""))
    part = "both"
    for axis in ("ML", "AP"):
        ending = f"_{axis.lower()}"
        if base.endswith(ending):
            base, part = base.removesuffix(ending), axis
    unit, factor = FRIENDLY.get(metric.unit, (metric.unit, 1.0))
    if base.startswith("power_share"):
        unit, factor = "%", 100.0
    return _BESIDE.get(base, base).replace("_", " "), part, unit, factor


def figure(value: float) -> str:
    """Return a number with four digits that count, and no exponent unless it is very small."""
    if 0 < abs(value) < 1e-3:
        return f"{value:.{DIGITS - 1}e}"
    before = math.floor(math.log10(abs(value))) + 1 if value else 1
    return f"{value:.{max(0, DIGITS - before)}f}"
