"""When a calibration is too old."""

from datetime import date

import pytest

from station.trial.calibration_age import age_days, expired


@pytest.mark.parametrize(
    ("calibrated_on", "today", "days", "old"),
    [
        ("2025-03-01", date(2025, 3, 1), 0, False),
        ("2025-03-01", date(2026, 3, 1), 365, False),
        ("2025-03-01", date(2026, 3, 2), 366, True),
        ("2023-06-01", date(2024, 6, 1), 366, True),
        ("2026-03-01", date(2025, 3, 1), -365, False),
        ("", date(2026, 3, 1), None, False),
    ],
    ids=["today", "a year", "a day more", "over a leap day", "ahead", "unknown"],
)
def test_it_is_old_after_a_year(calibrated_on: str, today: date, days: int | None, old: bool) -> None:
    assert (age_days(calibrated_on, today), expired(calibrated_on, today)) == (days, old)
