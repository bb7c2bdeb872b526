"""The calibrations of boards, as they were measured: the newest is used, the others tell how a board changes."""

import json
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from station.frames import BoardInfo, Calibration
from station.store import rows
from station.store.database import Store
from station.trial.calibration_result import CalibrationResult, Check, Verdict


@dataclass(frozen=True, slots=True)
class CalibrationRecord:
    """A calibration of a board.

    Parameters
    ----------
    id : str
        UUIDv7.
    board_uid : str
    measured_at_utc : str
        ISO 8601 with milliseconds and ``Z``.
    calibration : Calibration
        Its residual and noise among it.
    positions : int
        At how many places the weight was measured.
    mass_kg : float
        Of the weight.
    check : Check
        The known mass once more, afterwards.
    verdict : Verdict
        ``good`` or ``usable``; one that has to be done again is not kept.
    spacing_m : (float, float) or None
        Distance between the cells, ML and AP, by which the weight was put; None in a record from before this was kept.
    """

    id: str
    board_uid: str
    measured_at_utc: str
    calibration: Calibration
    positions: int
    mass_kg: float
    check: Check
    verdict: Verdict
    spacing_m: tuple[float, float] | None

    @classmethod
    def of(
        cls,
        id_: str,
        board: BoardInfo,
        measured_at_utc: str,
        result: CalibrationResult,
        spacing_m: tuple[float, float],
    ) -> "CalibrationRecord":
        """Return what is kept of the result of a calibration."""
        return cls(
            id_,
            board.uid,
            measured_at_utc,
            result.calibration,
            result.positions,
            result.mass_kg,
            result.check,
            result.verdict,
            spacing_m,
        )


def add(store: Store, board: BoardInfo, record: CalibrationRecord) -> None:
    """Save a calibration, and its board as it is now.

    Raises
    ------
    StoreError
        When it is already there, out of range, not finite or one to be done again: then nothing of it is saved.
    """
    calibration = record.calibration
    row = {
        "id": record.id,
        "board_uid": record.board_uid,
        "measured_at_utc": record.measured_at_utc,
        "calibration": rows.as_json({**calibration.to_dict(), "spacing_m": record.spacing_m}),
        "residual_m": calibration.residual_m,
        "noise_m": calibration.noise_m,
        "positions": record.positions,
        "mass_kg": record.mass_kg,
        "check_weight": record.check.weight_error,
        "check_place_m": record.check.place_error_m,
        "verdict": record.verdict.value,
    }

    def work(db: Database) -> None:
        rows.put_board(db, board)
        rows.insert(db, "calibrations", row)

    store.write(work)


def newest(store: Store, board_uid: str) -> CalibrationRecord | None:
    """Return the newest calibration of a board; None where there is none.

    Raises
    ------
    StoreError
        When the database fails.
    """
    found = history(store, board_uid, limit=1)
    return found[0] if found else None


def history(store: Store, board_uid: str, limit: int = 100) -> tuple[CalibrationRecord, ...]:
    """Return the calibrations of a board, newest first.

    Raises
    ------
    StoreError
        When the database fails.
    """
    found = store.rows(
        "SELECT * FROM calibrations WHERE board_uid = ? ORDER BY measured_at_utc DESC, id DESC LIMIT ?",
        [board_uid, limit],
    )
    return tuple(_record(row) for row in found)


def _record(row: dict[str, Any]) -> CalibrationRecord:
    calibration = json.loads(row["calibration"])
    spacing_m = calibration.get("spacing_m")
    return CalibrationRecord(
        row["id"],
        row["board_uid"],
        row["measured_at_utc"],
        Calibration.from_dict(calibration),
        row["positions"],
        row["mass_kg"],
        Check(row["check_weight"], row["check_place_m"]),
        Verdict(row["verdict"]),
        (spacing_m[0], spacing_m[1]) if spacing_m else None,
    )
