"""Unlike results are never ranked or trended together (training.md, section 4)."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.store.comparability import Unlike, comparable, like
from station.store.records import TrialRecord
from tests.fakes import stored

TRIAL = stored.trial()


def stamped(**changes: Any) -> TrialRecord:
    return replace(TRIAL, stamp=replace(TRIAL.stamp, **changes))


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (replace(TRIAL, valid=False), Unlike.INVALID),
        (replace(TRIAL, activity_id="still_water"), Unlike.ACTIVITY),
        (replace(TRIAL, kind="protocol", params={"condition": "left"}), Unlike.ACTIVITY),
        (replace(TRIAL, version=2), Unlike.VERSION),
        (replace(TRIAL, level=4), Unlike.LEVEL),
        (stamped(stance="tandem"), Unlike.STANCE),
        (stamped(surface="foam"), Unlike.SURFACE),
        (stamped(vision="closed"), Unlike.VISION),
        (stamped(footwear="barefoot"), Unlike.FOOTWEAR),
        (stamped(filter="butterworth-2 5 Hz"), Unlike.FILTER),
        (stamped(rate_hz=33.0), Unlike.RATE),
        (stamped(checked_by="trainer"), Unlike.CHECKER),
        (stamped(reach="own"), Unlike.REACH),
        (stamped(calibrated=False), Unlike.BOARD),
        (stamped(calibration_date=""), Unlike.BOARD),
    ],
)
def test_each_thing_that_differs_is_named_both_ways(other: TrialRecord, why: Unlike) -> None:
    assert comparable(TRIAL, other) is why
    assert comparable(other, TRIAL) is why


def test_every_reason_has_a_test() -> None:
    cases = test_each_thing_that_differs_is_named_both_ways.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {why for _, why in cases} == set(Unlike)


def test_what_differs_by_nature_is_still_alike() -> None:
    other = replace(
        stamped(rate_hz=62.5, lost_samples=9), id="another", position=7, score=3.0, stars=0, seed=1, digest="e" * 64
    )
    assert comparable(TRIAL, other) is None


def test_the_conditions_of_a_test_are_unlike_though_stood_alike() -> None:
    left, right = (replace(TRIAL, kind="protocol", params={"condition": name}) for name in ("left", "right"))
    assert comparable(left, right) is Unlike.ACTIVITY
    assert comparable(left, replace(left, params={"condition": "left", "attempt": 2})) is None


def test_a_rate_of_a_little_under_fifty_is_fifty() -> None:
    assert comparable(TRIAL, stamped(rate_hz=49.8)) is None
    assert comparable(stamped(rate_hz=31.0), stamped(rate_hz=33.0)) is None


def test_two_calibrated_boards_are_alike() -> None:
    assert comparable(TRIAL, stamped(board_uid="another", calibration_date="2026-01-01")) is None


def test_an_uncalibrated_board_is_like_nothing_but_itself() -> None:
    rough = stamped(calibrated=False, calibration_date="")
    assert comparable(rough, rough) is None
    assert comparable(rough, stamped(calibrated=False, calibration_date="", board_uid="another")) is Unlike.BOARD
    assert comparable(rough, TRIAL) is Unlike.BOARD


def test_an_invalid_result_is_not_even_like_itself() -> None:
    invalid = replace(TRIAL, valid=False)
    assert comparable(invalid, invalid) is Unlike.INVALID
    assert like(invalid, [invalid, TRIAL]) == ()


STAMPS = st.builds(
    stamped,
    board_uid=st.sampled_from("ab"),
    calibrated=st.booleans(),
    calibration_date=st.sampled_from(["", "2025-05-01", "2026-01-01"]),
    rate_hz=st.sampled_from([33.0, 49.8, 100.0]),
    surface=st.sampled_from(["firm", "foam"]),
    checked_by=st.sampled_from(["self", "trainer"]),
    reach=st.sampled_from(["usual", "own"]),
)
TRIALS = st.builds(replace, STAMPS, valid=st.booleans(), level=st.integers(1, 2))


@given(TRIALS, st.lists(TRIALS, max_size=12))
def test_a_line_never_holds_two_unlike_results(newest: TrialRecord, earlier: list[TrialRecord]) -> None:
    line = like(newest, earlier)
    assert all(comparable(a, b) is None for a in line for b in line)
    left_out = [trial for trial in earlier if trial not in line]
    assert all(comparable(newest, trial) is not None for trial in left_out)
    assert list(line) == [trial for trial in earlier if trial in line]
