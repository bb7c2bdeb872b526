from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from station.programme.load_scores import load_profile
from station.programme.profile import DOMAINS, ProfilePolicy, Scale, profile

POLICY = load_profile(Path(content.ROOT))
PLAIN = ProfilePolicy(3, {name: {name: Scale(0, 100)} for name in DOMAINS})
"""Each domain is one measure, which is its points."""
NAMES = sorted({name for measures in POLICY.domains.values() for name in measures})


def test_the_total_is_the_plain_mean_of_three_domains() -> None:
    found = profile(PLAIN, {"steady": 60.0, "reactive": 30.0, "dual_task": 90.0})
    assert found.training_score == pytest.approx(60)
    assert found.missing == ("proactive", "single_leg")
    assert found.weakest == "reactive"


def test_two_domains_make_a_profile_and_no_total() -> None:
    found = profile(PLAIN, {"steady": 60.0, "reactive": 30.0})
    assert found.training_score is None
    assert found.points == {"steady": 60.0, "reactive": 30.0}
    assert found.weakest == "reactive"


def test_one_domain_is_not_the_weakest() -> None:
    assert profile(PLAIN, {"steady": 60.0}).weakest is None
    assert profile(PLAIN, {}).points == {}


def test_a_domain_wants_all_of_its_measures() -> None:
    both = {"motor_cost_pct": 25.0, "cognitive_cost_pct": 25.0}
    assert profile(POLICY, both).points == pytest.approx({"dual_task": (75 + 50) / 2})
    assert "dual_task" in profile(POLICY, {"motor_cost_pct": 25.0}).missing


def test_a_scale_may_fall_and_is_clipped() -> None:
    assert [Scale(4.0, 0.5).points(value) for value in (5.0, 4.0, 2.25, 0.5, 0.1)] == [0, 0, 50, 100, 100]
    assert [Scale(40, 110).points(value) for value in (0, 40, 75, 110, 200)] == [0, 0, 50, 100, 100]


def test_the_stability_score_is_the_steady_domain_as_it_is() -> None:
    assert profile(POLICY, {"stability_score": 44.8}).points == pytest.approx({"steady": 44.8})


@given(st.dictionaries(st.sampled_from(NAMES), st.floats(-1000, 1000)))
def test_whatever_was_measured_every_number_is_0_to_100(measures: dict[str, float]) -> None:
    found = profile(POLICY, measures)
    assert set(found.points) | set(found.missing) == set(DOMAINS)
    assert not set(found.points) & set(found.missing)
    assert all(0 <= value <= 100 for value in found.points.values())
    assert (found.training_score is not None) == (len(found.points) >= 3)
    if found.training_score is not None:
        assert min(found.points.values()) - 1e-9 <= found.training_score <= max(found.points.values()) + 1e-9
