import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from station.programme.change import (
    INFORMATIONAL,
    Change,
    Noise,
    Retest,
    baseline,
    measure_change,
    score_change,
    score_noise,
)
from station.programme.load_scores import load_change

POLICY = load_change(Path(content.ROOT))


def club(people: int, days: int = 5, spread: float = 2.0, seed: int = 4) -> list[Retest]:
    """People of whom each score is off by a normal error of this spread; all rise by 3 the second time."""
    rng = np.random.default_rng(seed)  # noqa: TID251
    found = []
    for number in range(people):
        true = float(rng.normal(50, 10))
        first, second = rng.normal(true, spread, 2).tolist()
        found.append(Retest(f"person {number}", days, first, second + 3))
    return found


def test_ten_points_with_two_sets_and_fourteen_with_one() -> None:
    assert score_noise(POLICY, 2) == score_noise(POLICY, 3) == Noise(10, provisional=True)
    assert score_noise(POLICY, 1) == Noise(14, provisional=True)


@pytest.mark.parametrize(
    ("sets", "after", "change"),
    [
        (2, 60.0, Change.NONE),
        (2, 60.1, Change.BETTER),
        (2, 40.0, Change.NONE),
        (2, 39.9, Change.WORSE),
        (1, 64.0, Change.NONE),
        (1, 64.1, Change.BETTER),
        (1, 50.0, Change.NONE),
    ],
)
def test_only_what_is_more_than_the_noise_is_a_change(sets: int, after: float, change: Change) -> None:
    verdict = score_change(score_noise(POLICY, sets), 50.0, after)
    assert verdict.change is change
    assert verdict.difference == pytest.approx(after - 50)
    assert verdict.provisional


@pytest.mark.parametrize(("condition", "percent"), [("eo_firm", 27), ("ec_firm", 38), ("eo_foam", 21), ("ec_foam", 21)])
def test_each_condition_has_its_own_noise(condition: str, percent: float) -> None:
    just, more = 1 + (percent - 0.1) / 100, 1 + (percent + 0.1) / 100
    assert measure_change(POLICY, condition, 0.010, 0.010 * just).change is Change.NONE
    assert measure_change(POLICY, condition, 0.010, 0.010 * more).change is Change.WORSE
    assert measure_change(POLICY, condition, 0.010, 0.010 * (2 - just)).change is Change.NONE
    assert measure_change(POLICY, condition, 0.010, 0.010 * (2 - more)).change is Change.BETTER


@pytest.mark.parametrize("measure", [*sorted(INFORMATIONAL), "mode_frequency_hz"])
def test_reaction_time_end_point_and_what_has_no_known_noise_are_never_a_change(measure: str) -> None:
    verdict = measure_change(POLICY, measure, 1.0, 100.0)
    assert (verdict.change, verdict.needed) == (Change.INFORMATIONAL, None)


def test_thirty_people_replace_the_provisional_number() -> None:
    """Of a spread of 2 points 2.77 SEM is 5.54; the rise of all is learning, and no noise."""
    assert score_noise(POLICY, 2, club(29)) == Noise(10, provisional=True)
    own = score_noise(POLICY, 2, club(3000))
    assert own.points == pytest.approx(2.77 * 2.0, rel=0.05)
    assert not own.provisional
    assert score_change(own, 50, 57).change is Change.BETTER
    assert not score_noise(POLICY, 2, club(30)).provisional


@pytest.mark.parametrize(("days", "counts"), [(2, False), (3, True), (7, True), (8, False)])
def test_only_retests_after_three_to_seven_days_count(days: int, counts: bool) -> None:
    assert score_noise(POLICY, 2, club(40, days)).provisional != counts


def test_each_person_counts_once() -> None:
    many = [Retest("the same", 5, 50.0, 50.0 + number) for number in range(40)]
    assert score_noise(POLICY, 2, many).provisional
    later = [Retest(each.person, 5, 0.0, 100.0 * (number % 2)) for number, each in enumerate(club(30))]
    assert score_noise(POLICY, 2, [*club(30), *later]) == score_noise(POLICY, 2, club(30))
    late_first = [*club(1, days=20), *club(30)]
    assert not score_noise(POLICY, 2, late_first).provisional


def test_the_band_of_one_score_is_narrower_than_the_change_of_two() -> None:
    low, high = Noise(10, provisional=True).band(50)
    assert (50 - low, high - 50) == pytest.approx((10 / math.sqrt(2), 10 / math.sqrt(2)))
    assert Noise(10, provisional=True).band(2)[0] == 0
    assert Noise(10, provisional=True).band(98)[1] == 100


@given(st.floats(0, 100), st.floats(0, 100))
def test_there_and_back_are_opposite(before: float, after: float) -> None:
    noise = score_noise(POLICY, 2)
    there, back = score_change(noise, before, after).change, score_change(noise, after, before).change
    opposite = {Change.BETTER: Change.WORSE, Change.WORSE: Change.BETTER, Change.NONE: Change.NONE}
    assert back is opposite[there]
    assert (there is Change.NONE) == (abs(after - before) <= 10)


def test_the_baseline_is_the_mean_of_the_second_and_third_session() -> None:
    assert baseline(POLICY.baseline_sessions, {1: 40.0, 2: 50.0, 3: 54.0, 4: 70.0}) == 52
    assert baseline(POLICY.baseline_sessions, {1: 40.0, 2: 50.0}) is None
    assert baseline(POLICY.baseline_sessions, {1: 40.0, 3: 50.0, 4: 60.0}) is None
    assert baseline(POLICY.limits_baseline_sessions, {1: 80.0, 2: 90.0}) == 90
