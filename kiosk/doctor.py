"""``evenkeel doctor``: looks at a board for ten seconds, and says what is good or what to do, line by line."""

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from textwrap import wrap
from typing import Any, Final, TextIO

import content
from hardware_drivers.discovery import make_board
from kiosk.clock import SystemClock
from kiosk.config import default_data_dir, settings_file
from kiosk.feed import Feed
from station.errors import BoardLost
from station.frames import BoardInfo, Calibration
from station.ports import Clock
from station.programme.texts import Texts
from station.store import calibrations
from station.store.archive import DATABASE
from station.store.database import Store
from station.trial.doctor import Doctor, Report
from station.trial.examination import Finding, Verdict

READ_S: Final = 0.1
PATIENCE_S: Final = 5.0
"""A board that is away for longer than this does not come back by itself."""

WIDTH: Final = 80
_VERDICT, _NAME, _FIGURE = 6, 17, 11
_BAR: Final = 20


def run_doctor(options: argparse.Namespace) -> int:
    """Examine a board and print the report; 0 when all is good, 1 when there is something to do."""
    texts = Texts(Path(content.ROOT), options.lang)
    clock = SystemClock()
    data_dir = options.data or default_data_dir()
    board = make_board(options.board, own=settings_file(data_dir).load().boards)
    feed = Feed(board, clock, recall=_recall(data_dir))
    with closing(feed), _Progress(sys.stderr, texts("doctor-looking")) as progress:
        feed.open_now()
        report = examine(feed, clock, options.seconds, progress.show)
        info = feed.source.info
    if options.json:
        print(json.dumps(as_dict(report, info, texts), indent=2, allow_nan=False))
    else:
        print("\n".join(report_lines(report, info, texts)))
    return 0 if report.good else 1


def examine(feed: Feed, clock: Clock, seconds: float, tell: Callable[[float], None]) -> Report:
    """Return what the doctor finds about an open board.

    A board that goes away is waited for; one that stays away, such as a recording that is over, is judged by what it
    sent.

    Parameters
    ----------
    feed : Feed
    clock : Clock
    seconds : float
        How long to look, by the board's clock.
    tell : callable
        Is told how far it is, from 0 to 1.

    Raises
    ------
    BoardLost
        When it sent too little.
    """
    source = feed.source
    doctor = Doctor(source, clock.now().date(), seconds)
    heard_s = clock.monotonic_s()
    gone = BoardLost("The board sends nothing.", "Unplug it, plug it in again.", key="no_data")
    while doctor.progress < 1 and clock.monotonic_s() < heard_s + PATIENCE_S:
        try:
            block = source.read(READ_S)
        except BoardLost as lost:
            gone = lost
            clock.wait_until(clock.monotonic_s() + READ_S)
            continue
        if len(block):
            heard_s = clock.monotonic_s()
            doctor.push(block)
            tell(doctor.progress)
    if not doctor.enough:
        raise gone.lost()
    return doctor.report()


def as_dict(report: Report, info: BoardInfo, texts: Texts) -> dict[str, Any]:
    """Return a report as plain data."""
    board = {name: getattr(info, name) for name in ("driver", "address", "model", "uid", "firmware", "rate_hz")}
    findings = [{**asdict(finding), "text": texts(finding.key, **finding.variables)} for finding in report.findings]
    return {"board": board, "good": report.good, "findings": findings}


def report_lines(report: Report, info: BoardInfo, texts: Texts) -> list[str]:
    """Return a report for people: 80 columns, a sentence beside each number."""
    todo = sum(finding.verdict == Verdict.ACT for finding in report.findings)
    lines = [texts("doctor-board", model=info.model, driver=info.driver), ""]
    for finding in report.findings:
        lines += _finding_lines(finding, texts)
    last = texts("doctor-some-act", count=todo) if todo else texts("doctor-all-good")
    return [*lines, "", last]


def _finding_lines(finding: Finding, texts: Texts) -> list[str]:
    figure = "" if finding.value is None else texts("doctor-figure", value=finding.value, unit=finding.unit)
    verdict = texts(f"doctor-{finding.verdict}")
    head = f"{verdict:<{_VERDICT}}{texts(f'doctor-{finding.name}'):<{_NAME}}{figure.strip():>{_FIGURE}}  "
    first, *rest = wrap(texts(finding.key, **finding.variables), WIDTH - len(head))
    return [head + first, *(" " * len(head) + line for line in rest)]


def _recall(data_dir: Path) -> Callable[[BoardInfo], Calibration | None]:
    """Return what tells the calibration that a station knows of a board."""

    def recall(info: BoardInfo) -> Calibration | None:
        if not (data_dir / DATABASE).is_file():
            return None
        with closing(Store(data_dir / DATABASE)) as store:
            found = calibrations.newest(store, info.uid)
        return found.calibration if found is not None else None

    return recall


class _Progress:
    """How far it is, on one line of a terminal; anything else is told nothing.

    Parameters
    ----------
    stream : TextIO
    words : str
        What is being done.
    """

    def __init__(self, stream: TextIO, words: str) -> None:
        self._stream = stream
        self._words = words
        self._bars = -1

    def __enter__(self) -> "_Progress":
        self.show(0.0)
        return self

    def show(self, progress: float) -> None:
        """Draw the line anew where it changes."""
        bars = int(_BAR * progress)
        if bars != self._bars and self._stream.isatty():
            self._bars = bars
            print(f"\r{self._words} [{'#' * bars:<{_BAR}}]", end="", file=self._stream, flush=True)

    def __exit__(self, *_: object) -> None:
        if self._bars >= 0:
            print(file=self._stream)
