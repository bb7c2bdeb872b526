"""The first visit is practice, the next two are where a trainee began; only from then on is anything a change."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from station.programme.baseline import Scored, baseline_sessions, compare, compare_scores
from station.programme.change import Change, Retest
from station.programme.load_scores import load_change
from station.trial.protocol import Measure

POLICY = load_change(Path(content.ROOT))
PRACTICE, SECOND, THIRD = {"eo_firm": 0.030}, {"eo_firm": 0.010}, {"eo_firm": 0.012}
BEGAN = 0.011


def visits(*later: float) -> list[dict[str, float]]:
    return [PRACTICE, SECOND, THIRD, *({"eo_firm": each} for each in later)]


def test_the_baseline_is_of_the_second_and_third_visit_and_of_no_other() -> None:
    compared = compare(POLICY, Measure.SWAY, visits(0.02, 0.011))
    assert compared.baseline == {"eo_firm": pytest.approx(BEGAN)}
    assert (compared.session, compared.complete_after) == (5, 3)


@pytest.mark.parametrize("made", [0, 1, 2])
def test_until_they_are_there_there_is_none(made: int) -> None:
    compared = compare(POLICY, Measure.SWAY, visits()[:made])
    assert (compared.session, compared.baseline, compared.verdicts) == (made, {}, {})


def test_a_visit_of_the_baseline_is_not_set_against_it() -> None:
    compared = compare(POLICY, Measure.SWAY, visits())
    assert compared.baseline == {"eo_firm": pytest.approx(BEGAN)} and compared.verdicts == {}


@pytest.mark.parametrize(
    ("times", "change"), [(0.72, Change.BETTER), (0.74, Change.NONE), (1.26, Change.NONE), (1.28, Change.WORSE)]
)
def test_only_what_is_more_than_the_noise_is_a_change(times: float, change: Change) -> None:
    verdict = compare(POLICY, Measure.SWAY, visits(0.02, BEGAN * times)).verdicts["eo_firm"]
    assert verdict.change is change
    assert verdict.difference == pytest.approx(100 * (times - 1))


def test_each_condition_has_its_own_baseline_and_what_lacks_a_visit_has_none() -> None:
    both = {"eo_firm": 0.010, "ec_firm": 0.020}
    compared = compare(POLICY, Measure.SWAY, [both, {"eo_firm": 0.010}, both, both])
    assert compared.baseline == {"eo_firm": 0.010}
    assert compared.verdicts["eo_firm"].change is Change.NONE


def test_of_the_limits_of_stability_it_is_the_second_visit_and_no_difference_is_called_a_change() -> None:
    sessions = [{"mxe_pct": 60.0}, {"mxe_pct": 80.0}, {"mxe_pct": 99.0}]
    assert baseline_sessions(POLICY, Measure.LEAN) == (2,)
    compared = compare(POLICY, Measure.LEAN, sessions)
    assert compared.baseline == {"mxe_pct": 80.0}
    assert compared.verdicts["mxe_pct"].change is Change.INFORMATIONAL
    assert compare(POLICY, Measure.LEAN, sessions[:2]).verdicts == {}


def test_a_result_of_nothing_is_no_baseline() -> None:
    assert compare(POLICY, Measure.SWAY, [{"eo_firm": 0.0}] * 4).baseline == {}


def scored(*scores: float, sets: int = 2) -> list[Scored]:
    return [Scored(each, sets) for each in scores]


@pytest.mark.parametrize(
    ("sets", "newest", "change"),
    [
        (2, 60.1, Change.BETTER),
        (2, 59.9, Change.NONE),
        (2, 39.9, Change.WORSE),
        (1, 60.1, Change.NONE),
        (1, 64.1, Change.BETTER),
    ],
)
def test_a_score_is_set_against_the_mean_of_both(sets: int, newest: float, change: Change) -> None:
    verdict = compare_scores(POLICY, scored(20, 48, 52, 90, newest, sets=sets))
    assert verdict is not None and verdict.change is change
    assert verdict.difference == pytest.approx(newest - 50)


def test_the_noise_is_that_of_the_visit_with_the_fewest_sets() -> None:
    began = [Scored(20, 2), Scored(48, 1), Scored(52, 2)]
    verdict = compare_scores(POLICY, [*began, Scored(62, 2)])
    assert verdict is not None and (verdict.needed, verdict.change) == (14, Change.NONE)
    practice_only = [Scored(20, 1), Scored(48, 2), Scored(52, 2)]
    verdict = compare_scores(POLICY, [*practice_only, Scored(62, 2)])
    assert verdict is not None and (verdict.needed, verdict.change) == (10, Change.BETTER)


def test_a_score_has_nothing_to_be_set_against_before_the_fourth_visit() -> None:
    assert [compare_scores(POLICY, scored(20, 48, 52, 60)[:made]) is None for made in range(5)] == 4 * [True] + [False]


def test_the_noise_of_the_own_club_takes_the_place_of_the_provisional_one() -> None:
    club = [Retest(f"person {k}", 5, 50.0, 50.0 + (1.0 if k % 2 else -1.0)) for k in range(30)]
    verdict = compare_scores(POLICY, scored(20, 48, 52, 55), club)
    assert verdict is not None and verdict.change is Change.BETTER and not verdict.provisional


@given(st.lists(st.floats(0.001, 0.1), min_size=4, max_size=12), st.floats(0.01, 100))
def test_the_unit_changes_no_verdict(speeds: list[float], factor: float) -> None:
    one, other = (
        compare(POLICY, Measure.SWAY, [{"ec_firm": k * each} for each in speeds]).verdicts["ec_firm"]
        for k in (1.0, factor)
    )
    assert one.difference == pytest.approx(other.difference, abs=1e-9)
    assert one.needed == other.needed == 38
