"""How old a calibration is, and when that is too old."""

from datetime import date
from typing import Final

LASTS_DAYS: Final = 365
"""A calibration older than a year asks for a new one: the interval that calibration laboratories and makers of load
cells usually advise. The zero is taken anew each day; the gain of a glued strain gauge creeps, cells get knocks."""


def age_days(calibrated_on: str, today: date) -> int | None:
    """Return how many days ago a board was calibrated.

    Parameters
    ----------
    calibrated_on : str
        As ``Calibration.date``: ISO, empty when not known.
    today : date
        On the wall calendar.

    Returns
    -------
    int or None
        None when the date is not known; below 0 when it lies ahead, as with a clock that is wrong.
    """
    return (today - date.fromisoformat(calibrated_on)).days if calibrated_on else None


def expired(calibrated_on: str, today: date) -> bool:
    """Return whether a calibration is older than ``LASTS_DAYS``; one of unknown date is not called old."""
    days = age_days(calibrated_on, today)
    return days is not None and days > LASTS_DAYS
