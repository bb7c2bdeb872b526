"""The stability score against published numbers and against the people of its norm."""

import csv
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from station.errors import SignalError
from station.programme.load_scores import load_norms
from station.programme.norms import CONDITIONS, FIRM
from station.programme.score import NoScore, StabilityScore, percentile, stability_score
from station.signals.sway import mean_velocity_m_s

NORMS = load_norms(Path(content.ROOT))
POPULATION = Path(__file__).parents[2] / "data" / "norm_population.csv"
GOLDEN = dict(zip(CONDITIONS, (0.012, 0.014, 0.030, 0.040), strict=True))
"""training.md, section 3: 40 years, 175 cm, z = 0.564 / 0.673 / 0.375 / 0.234, 44.8 points."""


def scored(velocity_m_s: dict[str, float], age_years: float = 40.0, height_m: float = 1.75) -> StabilityScore:
    found = stability_score(NORMS, velocity_m_s, age_years, height_m)
    assert isinstance(found, StabilityScore), found
    return found


def points_of_the_norm(conditions: tuple[str, ...]) -> list[float]:
    """Return the scores of the people of the norm who have these conditions."""
    points = []
    with POPULATION.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            velocity = {name: float(row[f"{name}_mm_s"]) / 1000 for name in conditions if row[f"{name}_mm_s"]}
            if len(velocity) == len(conditions):
                points.append(scored(velocity, float(row["age_years"]), float(row["height_cm"]) / 100).points)
    return points


def people(rng: np.random.Generator, count: int, conditions: tuple[str, ...]) -> list[float]:
    """Return the scores of simulated people: z of one spread and one correlation, velocities by the model."""
    spread = NORMS.sd_of_mean_z if conditions == CONDITIONS else NORMS.sd_of_mean_z_firm
    n = len(conditions)
    shared = math.sqrt((n * spread**2 - 1) / (n - 1))  # var(mean z) = (1 + (n - 1) r) / n
    points = []
    for _ in range(count):
        age, height_cm = float(rng.uniform(18, 86)), float(rng.uniform(145, 188))
        z = shared * rng.normal() + math.sqrt(1 - shared**2) * rng.normal(size=n)
        velocity = {}
        for name, each in zip(conditions, z.tolist(), strict=True):
            norm = NORMS.velocity[name]
            mu = norm.b0 + norm.b_age * (age - 40) / 10 + norm.b_height * (height_cm - 170) / 10
            velocity[name] = math.exp(mu + norm.sd * each) / 1000
        points.append(scored(velocity, age, height_cm / 100).points)
    return points


# Published numbers


def test_golden_vector() -> None:
    found = scored(GOLDEN)
    assert [round(found.z[name], 3) for name in CONDITIONS] == [0.564, 0.673, 0.375, 0.234]
    assert round(found.points, 1) == 44.8
    assert (found.firm_only, found.few) == (False, True)


def test_two_firm_conditions_have_a_spread_of_their_own() -> None:
    """By hand: 50 - 10 (0.564 + 0.673) / 2 / 0.958 = 43.5."""
    found = scored({name: GOLDEN[name] for name in FIRM})
    assert round(found.points, 1) == 43.5
    assert found.firm_only
    assert set(found.z) == set(FIRM)


def test_one_condition_on_foam_alone_is_not_counted() -> None:
    three = {name: GOLDEN[name] for name in (*FIRM, "eo_foam")}
    assert scored(three) == scored({name: GOLDEN[name] for name in FIRM})


def test_the_people_of_the_norm_score_as_published_within_a_point() -> None:
    """Santos and Duarte 2016: 135 people with all four conditions; percentiles 5, 50, 95 of norms.toml."""
    points = points_of_the_norm(CONDITIONS)
    assert len(points) == 135
    assert np.percentile(points, [5, 50, 95]) == pytest.approx([31, 51, 64], abs=1)
    assert np.percentile(points, [1, 25, 75, 99]) == pytest.approx([21, 45, 57, 68], abs=1)


def test_the_spread_of_the_norm_is_that_of_its_people() -> None:
    """The standard deviation of the score is 10 by its making, of all four conditions and of the firm two."""
    assert np.std(points_of_the_norm(CONDITIONS), ddof=1) == pytest.approx(10, abs=0.1)
    assert np.std(points_of_the_norm(FIRM), ddof=1) == pytest.approx(10, abs=0.1)
    assert len(points_of_the_norm(FIRM)) == 136


@pytest.mark.parametrize(
    ("condition", "trial", "published_cm_s"),
    [
        ("eo_firm", 1, 0.620189911656219),
        ("ec_firm", 4, 0.6041856234389986),
        ("eo_foam", 7, 2.005028481735169),
        ("ec_foam", 10, 2.067419260420865),
    ],
)
def test_our_velocity_is_the_one_that_the_norm_is_made_of(condition: str, trial: int, published_cm_s: float) -> None:
    """The table that comes with the data divides by the samples, we by the intervals; 33 years, 157.5 cm."""
    cop = np.genfromtxt(POPULATION.parent / f"BDS{trial:05d}.csv", delimiter=";", skip_header=1)[:, 1:] / 100
    velocity = mean_velocity_m_s(cop, 100.0)
    assert velocity == pytest.approx(published_cm_s / 100 * len(cop) / (len(cop) - 1), rel=1e-9)
    assert -2 < NORMS.velocity[condition].z(velocity, 33.0, 1.575) < 0


@pytest.mark.parametrize("conditions", [CONDITIONS, FIRM])
def test_simulated_people_of_the_model_score_as_the_model_says(conditions: tuple[str, ...]) -> None:
    """P5, P50 and P95 of a normal distribution of mean 50 and SD 10: 33.6, 50, 66.4."""
    points = people(np.random.default_rng(11), 4000, conditions)  # noqa: TID251
    assert np.percentile(points, [5, 50, 95]) == pytest.approx([33.55, 50, 66.45], abs=1)


# What holds for every score


@given(st.floats(18, 86), st.floats(1.40, 1.90))
def test_the_average_of_age_and_height_is_50(age_years: float, height_m: float) -> None:
    average = {
        name: math.exp(norm.b0 + norm.b_age * (age_years - 40) / 10 + norm.b_height * (100 * height_m - 170) / 10)
        / 1000
        for name, norm in NORMS.velocity.items()
    }
    assert scored(average, age_years, height_m).points == pytest.approx(50)


@given(st.floats(1e-4, 1.0), st.sampled_from(CONDITIONS), st.floats(1.001, 3))
def test_more_sway_never_scores_more(velocity_m_s: float, condition: str, more: float) -> None:
    less = dict.fromkeys(CONDITIONS, velocity_m_s)
    before, after = scored(less), scored(less | {condition: more * velocity_m_s})
    assert 0 <= after.points <= before.points <= 100
    assert after.percentile <= before.percentile


def test_it_is_clipped_at_both_ends() -> None:
    assert scored(dict.fromkeys(CONDITIONS, 1.0)).points == 0
    assert scored(dict.fromkeys(CONDITIONS, 1e-5)).points == 100


def test_the_percentile_lies_between_the_published_ones_and_stops_at_the_last() -> None:
    assert [percentile(NORMS, points) for points in (0, 21, 31, 45, 51, 57, 64, 68, 100)] == [
        1, 1, 5, 25, 50, 75, 95, 99, 99,
    ]  # fmt: skip
    assert percentile(NORMS, 48) == 38  # half way between 45 and 51


@pytest.mark.parametrize(("age_years", "few"), [(18, False), (39.9, False), (40, True), (59.9, True), (60, False)])
def test_it_is_said_where_the_norm_holds_few_people(age_years: float, few: bool) -> None:
    assert scored(GOLDEN, age_years).few == few


# What gives no score


@pytest.mark.parametrize(
    ("age_years", "height_m", "why"),
    [
        (None, 1.75, NoScore.AGE),
        (40.0, None, NoScore.HEIGHT),
        (17.9, 1.75, NoScore.AGE_OUTSIDE),
        (86.1, 1.75, NoScore.AGE_OUTSIDE),
        (math.nan, 1.75, NoScore.AGE_OUTSIDE),
        (40.0, 1.39, NoScore.HEIGHT_OUTSIDE),
        (40.0, 1.91, NoScore.HEIGHT_OUTSIDE),
        (40.0, 175.0, NoScore.HEIGHT_OUTSIDE),
    ],
)
def test_nothing_is_guessed_about_a_trainee(age_years: float | None, height_m: float | None, why: NoScore) -> None:
    assert stability_score(NORMS, GOLDEN, age_years, height_m) is why


@pytest.mark.parametrize("missing", FIRM)
def test_without_the_firm_board_there_is_no_score(missing: str) -> None:
    velocity = {name: value for name, value in GOLDEN.items() if name != missing}
    assert stability_score(NORMS, velocity, 40, 1.75) is NoScore.CONDITIONS


@pytest.mark.parametrize(("name", "value"), [("eo_firm", 0.0), ("eo_firm", math.nan), ("eo_sand", 0.01)])
def test_a_velocity_that_cannot_be_is_refused(name: str, value: float) -> None:
    with pytest.raises(SignalError, match=name):
        stability_score(NORMS, GOLDEN | {name: value}, 40, 1.75)


# Other protocols


@pytest.mark.parametrize(
    ("condition", "duration_s", "filter_hz", "divisor"),
    [
        ("eo_firm", 60, 10, 1.0),
        ("eo_firm", 30, 10, 1.02),
        ("ec_foam", 29.99, 10, 1.0),
        ("ec_firm", 60, 5, 0.947),
        ("eo_foam", 30, 5, 0.974),
        ("ec_firm", 30, 5, 1.02 * 0.947),
    ],
)
def test_shorter_trials_and_the_lower_filter_are_converted(
    condition: str, duration_s: float, filter_hz: float, divisor: float
) -> None:
    assert NORMS.as_in_norm(condition, 0.010, duration_s, filter_hz) == pytest.approx(0.010 / divisor)


@pytest.mark.parametrize(("duration_s", "filter_hz"), [(20, 10), (45, 10), (60, 8), (30, 0.85)])
def test_what_cannot_be_converted_has_no_norm(duration_s: float, filter_hz: float) -> None:
    assert NORMS.as_in_norm("eo_firm", 0.010, duration_s, filter_hz) is None


def test_another_norm_gives_another_score() -> None:
    wider = replace(NORMS, sd_of_mean_z=2 * NORMS.sd_of_mean_z)
    found = stability_score(wider, GOLDEN, 40, 1.75)
    assert isinstance(found, StabilityScore)
    assert 50 - found.points == pytest.approx((50 - scored(GOLDEN).points) / 2)
