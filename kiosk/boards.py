"""``evenkeel boards``: what is plugged in, what is wrong with it and what mends that; which board it is."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from typing import Any, Final

from hardware_drivers.discovery import OWN, TAKES_ADDRESS, make_board
from hardware_drivers.lines.board import uid_at
from hardware_drivers.plugged import choosable, plugged
from hardware_drivers.plugged_ports import PORTLESS
from hardware_drivers.plugged_row import Plugged, Problem
from hardware_drivers.system import INSTALL_RULES, RULES
from kiosk.config import default_data_dir, settings_file
from station.errors import BoardError
from station.frames import BoardInfo

BLOCKING: Final = PORTLESS | {"no_permission", "port_busy"}
"""With these there is no use in asking a board."""

ELSE: Final = frozenset({"not_a_board", "not_readable"})
"""Who answers so may be a board of another driver."""


def run_boards(options: argparse.Namespace) -> int:
    """List boards, or print the rules for udev, or let one board blink."""
    if options.udev:
        print(RULES.read_text("utf-8"), end="")
        print(f"Install them with: {INSTALL_RULES}", file=sys.stderr)
        return 0
    if options.identify:
        with closing(make_board(options.identify)) as board:
            board.open()
            board.identify()
        print(f"The light of {options.identify} blinks.")
        return 0
    own = settings_file(options.data or default_data_dir()).load().boards
    rows = [_Row(row, own, ask=options.ask) for row in plugged()]
    print(json.dumps(_as_json(rows), indent=2) if options.json else "\n".join(_lines(rows, own, asked=options.ask)))
    return 0


class _Row:
    """A line of the list: what is plugged in, and what it says when it is asked."""

    def __init__(self, row: Plugged, own: dict[str, str], *, ask: bool) -> None:
        self.row = row
        self.problems = row.problems
        self.info: BoardInfo | None = None
        if ask and row.likely and not any(problem.key in BLOCKING for problem in row.problems):
            try:
                self.info = answer(row)
            except BoardError as error:
                if all(problem.key != error.key for problem in row.problems):
                    self.problems = (*row.problems, Problem.of(error))
        self.own = _is_own(row, self.info, own)

    @property
    def spec(self) -> str:
        """What ``--board`` takes for it: its driver is known for sure once it has answered."""
        return f"{self.info.driver}:{self.row.name}" if self.info else self.row.spec


def _is_own(row: Plugged, info: BoardInfo | None, own: dict[str, str]) -> bool | None:
    """Return whether the station uses a board; None where only the board itself could tell, and was not asked."""
    if info is not None:
        return info.uid in own.values()
    for driver in row.drivers:
        uid = own.get(driver, "")
        if uid and (uid == row.name or uid.startswith(uid_at(driver, row.name))):
            return True
    return None if row.likely and "serial" in row.drivers and "serial" in own else False


def answer(row: Plugged) -> BoardInfo:
    """Return who says to be there, to the first driver that understands it.

    Raises
    ------
    BoardError
        What the likeliest driver was told, when none does.
    """
    refusal: BoardError | None = None
    for driver in row.drivers:
        try:
            with closing(make_board(f"{driver}:{row.device if len(row.drivers) > 1 else row.name}")) as board:
                board.open()
                return board.info
        except BoardError as error:
            refusal = refusal or error
            if error.key not in ELSE:
                break
    assert refusal is not None  # each row has a driver
    raise refusal


def _as_json(rows: list[_Row]) -> dict[str, Any]:
    return {
        "drivers": [{"name": name, "address": address} for name, address in TAKES_ADDRESS.items()],
        "boards": [
            {
                "board": each.spec,
                "drivers": each.row.drivers,
                "name": each.row.name,
                "device": each.row.device,
                "description": each.row.description,
                "likely": each.row.likely,
                "own": each.own,
                "problems": [asdict(problem) for problem in each.problems],
                "answer": _who(each.info) if each.info else None,
            }
            for each in rows
        ],
        "choose": [row.spec for row in choosable([each.row for each in rows])],
    }


def _who(info: BoardInfo) -> dict[str, Any]:
    return {
        "uid": info.uid,
        "model": info.model,
        "firmware": info.firmware,
        "rate_hz": info.rate_hz,
        "calibrated": info.calibrated,
        "calibration_date": info.calibration.date,
    }


def _lines(rows: list[_Row], own: dict[str, str], *, asked: bool) -> Iterator[str]:
    likely = [each for each in rows if each.row.likely]
    others = [each.row.device for each in rows if not each.row.likely]
    if likely:
        yield "Plugged in:"
    else:
        yield "No board is plugged in."
        yield "  Plug in its USB cable; of a Wii board, press the round button. Then run this again."
        yield "  Without a board: evenkeel --board simulated"
    for each in likely:
        yield from _board_lines(each)
    if others:
        yield f"Not likely a board: {', '.join(others)}"
    yield from _choice_lines(rows, own, asked=asked)
    yield "Drivers:"
    for name, address in TAKES_ADDRESS.items():
        yield f"  {_use(name, address)}"


def _board_lines(each: _Row) -> Iterator[str]:
    place = f", {each.row.device}" if each.row.device != each.row.name else ""
    yield f"  --board {each.spec}  ({each.row.description}{place})"
    if each.own:
        yield "    The board that this station uses."
    if each.info:
        info = each.info
        calibrated = (
            f"calibrated {info.calibration.date or 'at an unknown date'}" if info.calibrated else "not calibrated"
        )
        firmware = f"firmware {info.firmware}, " if info.firmware else ""
        yield f"    It answers: {info.model}, UID {info.uid}, {firmware}{info.rate_hz:g} Hz, {calibrated}."
    for todo in dict.fromkeys(problem.todo for problem in each.problems):
        yield from (f"    {problem.what}" for problem in each.problems if problem.todo == todo)
        yield f"      {todo}"


def _choice_lines(rows: list[_Row], own: dict[str, str], *, asked: bool) -> Iterator[str]:
    group = choosable([each.row for each in rows])
    if not group:
        return
    if any(driver in own for driver in group[0].drivers):
        known = next(own[driver] for driver in group[0].drivers if driver in own)
        yield f"Of several, the station opens the one that it used last: {known}."
    else:
        yield f"Several boards are plugged in. Choose one, once: evenkeel --board {group[0].spec}"
    if not asked:
        yield (
            "Which is which: evenkeel boards --ask; or let its light blink: evenkeel boards --identify " + group[0].spec
        )


def _use(name: str, address: str) -> str:
    """Return how to use a driver."""
    if not address:
        return f"--board {name}  always there"
    if name in OWN:
        return f"--board {name}[:ADDRESS]  ADDRESS {address}"
    return f"--board {name}:ADDRESS  ADDRESS: {address}"
