"""What is plugged in or switched on, of every driver, and what is wrong with it."""

from pathlib import Path

from hardware_drivers.phidget.sites import list_bridges
from hardware_drivers.plugged_ports import PORTLESS, list_serial
from hardware_drivers.plugged_row import Plugged
from hardware_drivers.system import ROOT
from hardware_drivers.wii.plugged import list_boards


def plugged(root: Path = ROOT) -> list[Plugged]:
    """Return what may be a board; no serial port is opened, as that resets an Arduino.

    Parameters
    ----------
    root : Path
        Where ``sys``, ``proc`` and ``etc`` are.
    """
    return [*list_serial(root), *list_boards(), *list_bridges()]


def choosable(rows: list[Plugged]) -> list[Plugged]:
    """Return those that one has to be chosen from: several that the same driver could open; else none."""
    likely = [row for row in rows if row.likely and not any(problem.key in PORTLESS for problem in row.problems)]
    alike = [[row for row in likely if row.drivers == drivers] for drivers in dict.fromkeys(r.drivers for r in likely)]
    return next((group for group in alike if len(group) > 1), [])
