"""Which results may be set beside each other: ranked, drawn as one line, called a change.

References
----------
training.md, section 4: unlike results are never ranked or trended together; boards are never compared in absolute terms
unless both hold a valid calibration. Scoppa 2013 for the least sample rate.
"""

from collections.abc import Iterable
from enum import Enum
from typing import Final

from station.store.records import TrialRecord

LEAST_RATE_HZ: Final = 50
"""From here on the rate, to a whole number, changes nothing; slower ones are like slow ones only (Scoppa 2013)."""


class Unlike(Enum):
    """Why two results are not compared; the texts are ``unlike-<value>``."""

    INVALID = "invalid"
    """One of them does not count, by its quality: lost samples, a step off the board..."""
    ACTIVITY = "activity"
    """Another game, another test, or another condition of it."""
    VERSION = "version"
    LEVEL = "level"
    STANCE = "stance"
    SURFACE = "surface"
    VISION = "vision"
    FOOTWEAR = "footwear"
    FILTER = "filter"
    RATE = "rate"
    CHECKER = "checker"
    REACH = "reach"
    """One was steered by the own reach, one by the usual one."""
    BOARD = "board"
    """Two boards, or one before and after a calibration, not both of them calibrated."""


def comparable(a: TrialRecord, b: TrialRecord) -> Unlike | None:
    """Return None when two results may be compared, else the first reason why not.

    Being comparable is mutual, and what is comparable with the same valid result is so with each other. Whose results
    they are is not asked.

    Parameters
    ----------
    a, b : TrialRecord
    """
    if not (a.valid and b.valid):
        return Unlike.INVALID
    left, right = _likeness(a), _likeness(b)
    return next((reason for reason, value in left.items() if value != right[reason]), None)


def like(reference: TrialRecord, trials: Iterable[TrialRecord]) -> tuple[TrialRecord, ...]:
    """Return the results that may be drawn as one line with a result, in their order.

    Parameters
    ----------
    reference : TrialRecord
        For example the newest.
    trials : iterable of TrialRecord
    """
    return tuple(trial for trial in trials if comparable(reference, trial) is None)


def _likeness(trial: TrialRecord) -> dict[Unlike, object]:
    """Return what must be equal, in the order in which the reasons are told."""
    stamp = trial.stamp
    calibrated = stamp.calibrated and bool(stamp.calibration_date)
    return {
        # A lean to the left is like no lean to the right, though both were stood alike.
        Unlike.ACTIVITY: (trial.kind, trial.activity_id, trial.condition),
        Unlike.VERSION: trial.version,
        Unlike.LEVEL: trial.level,
        Unlike.STANCE: stamp.stance,
        Unlike.SURFACE: stamp.surface,
        Unlike.VISION: stamp.vision,
        Unlike.FOOTWEAR: stamp.footwear,
        Unlike.FILTER: stamp.filter,
        Unlike.RATE: round(stamp.rate_hz) >= LEAST_RATE_HZ,
        Unlike.CHECKER: stamp.checked_by,
        Unlike.REACH: stamp.reach,
        # Calibrated boards all measure in metres; an uncalibrated one is like nothing but itself.
        Unlike.BOARD: "calibrated" if calibrated else (stamp.board_uid, stamp.calibration_date),
    }
