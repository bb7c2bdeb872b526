"""The fault matrix as a report: in pytest's summary, and in ``build/fault-matrix.md``."""

import json
from pathlib import Path

import pytest

from tests.faults.rows import RECORD, ROWS, Sighting

FILE = Path(__file__).parents[2] / "build" / "fault-matrix.md"
_HEAD = ("fault", "", "driver", "where", "noticed after s", "limit s", "said as")

_seen: list[Sighting] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Gather what a test that passed saw."""
    if report.when == "call" and report.passed:
        _seen.extend(Sighting(**json.loads(str(value))) for name, value in report.user_properties if name == RECORD)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the matrix and leave it in a file."""
    if not _seen:
        return
    lines = table(_seen)
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    terminalreporter.section(f"fault matrix, also in {FILE.parent.name}/{FILE.name}")
    for line in lines:
        terminalreporter.write_line(line)


def table(seen: list[Sighting]) -> list[str]:
    """Return sightings as the lines of a table in Markdown, in the order of the rows."""
    order = list(ROWS)
    cells = [
        (each.row, each.what, each.driver, each.where, f"{each.after_s:.2f}", f"{each.limit_s:g}", each.said)
        for each in sorted(seen, key=lambda each: (order.index(each.row), each.what, each.driver, each.where))
    ]
    wide = [max(len(row[column]) for row in (_HEAD, *cells)) for column in range(len(_HEAD))]
    rows = (_HEAD, tuple("-" * width for width in wide), *cells)
    return ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)) + " |" for row in rows]
