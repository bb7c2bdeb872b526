"""Calibrations come back as they were measured, newest first, each to its own board."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from station.errors import StoreError
from station.store import calibrations
from station.store.calibrations import CalibrationRecord
from station.store.database import Store
from station.trial.calibration_result import CalibrationResult, Check, Reason, Verdict, Why
from tests.fakes import stored

CALIBRATION = replace(
    stored.CALIBRATION, gain_n_per_count=(0.1 + 0.2, -1e-4, 2e-4, 3e-4), residual_m=9e-4, noise_m=5e-5
)
RESULT = CalibrationResult(CALIBRATION, 9, 20.05, 5e-5, Check(-0.002, 0.0031), ())


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store(memory=True)
    yield opened
    opened.close()


def record(
    number: int, at_utc: str = "2025-06-02T08:15:00.000Z", result: CalibrationResult = RESULT
) -> CalibrationRecord:
    return CalibrationRecord.of(f"00000000-0000-7000-8000-{number:012x}", stored.BOARD, at_utc, result, (0.442, 0.246))


def test_it_comes_back_equal(store: Store) -> None:
    calibrations.add(store, stored.BOARD, record(1))
    assert calibrations.newest(store, stored.BOARD.uid) == record(1)
    assert record(1).verdict is Verdict.GOOD


def test_one_from_before_distances_were_kept_has_none(store: Store) -> None:
    calibrations.add(store, stored.BOARD, record(1))
    store.write(lambda db: db.execute("UPDATE calibrations SET calibration = json_remove(calibration, '$.spacing_m')"))
    assert calibrations.newest(store, stored.BOARD.uid) == replace(record(1), spacing_m=None)


def test_the_newest_is_by_time_of_measuring_and_the_others_stay(store: Store) -> None:
    times = ("2025-06-02T08:15:00.000Z", "2026-01-01T00:00:00.000Z", "2024-12-31T23:59:59.999Z")
    for number, at_utc in enumerate(times, 1):
        calibrations.add(store, stored.BOARD, record(number, at_utc))
    assert [each.measured_at_utc for each in calibrations.history(store, stored.BOARD.uid)] == sorted(
        times, reverse=True
    )
    newest = calibrations.newest(store, stored.BOARD.uid)
    assert newest is not None and newest.measured_at_utc == times[1]
    assert len(calibrations.history(store, stored.BOARD.uid, limit=2)) == 2


def test_a_board_has_its_own_only(store: Store) -> None:
    other = replace(stored.BOARD, uid="ffff")
    calibrations.add(store, other, replace(record(1), board_uid="ffff"))
    assert calibrations.newest(store, stored.BOARD.uid) is None
    assert calibrations.history(store, stored.BOARD.uid) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        replace(record(2), check=Check(float("nan"), 0.0)),
        replace(record(2), calibration=replace(CALIBRATION, residual_m=float("inf"))),
        replace(record(2), measured_at_utc="yesterday"),
        replace(record(2), positions=0),
        replace(record(2), board_uid="nobody"),
        record(2, result=replace(RESULT, reasons=(Reason(Why.RESIDUAL, True, 0.02),))),
        record(1),
    ],
    ids=["nan", "infinite", "time", "a mere check", "unknown board", "to be done again", "twice"],
)
def test_what_cannot_be_kept_leaves_nothing(store: Store, wrong: CalibrationRecord) -> None:
    calibrations.add(store, stored.BOARD, record(1))
    with pytest.raises(StoreError):
        calibrations.add(store, replace(stored.BOARD, rate_hz=50.0), wrong)
    assert calibrations.history(store, stored.BOARD.uid) == (record(1),)
    assert '"rate_hz":100.0' in store.rows("SELECT info FROM boards")[0]["info"]
