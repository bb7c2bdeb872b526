import math

import numpy as np
import pytest
from scipy import stats

from station.signals.measures.ellipse import f_quantile, measures, prediction_ellipse
from station.signals.measures.prepare import prepare
from tests.station.signals.measures.made import RECORDINGS, noise, recording, turned, waves


def test_the_quantile_is_that_of_the_f_distribution() -> None:
    for denominator in (1, 2, 10, 998, 5998, 1_000_000):
        assert f_quantile(0.95, denominator) == pytest.approx(stats.f.ppf(0.95, 2, denominator), rel=1e-9)


def test_the_quantile_is_not_that_of_chi_square() -> None:
    # 5.991 is the limit for many samples; 1000 of them ask for more.
    assert 2 * f_quantile(0.95, 998) == pytest.approx(6.0095, abs=1e-4)
    assert 2 * f_quantile(0.95, 10**8) == pytest.approx(5.9915, abs=1e-4)


@pytest.mark.parametrize("name", RECORDINGS)
def test_the_area_is_the_published_formula(name: str) -> None:
    cop = recording(name)
    n = len(cop)
    f = stats.f.ppf(0.95, 2, n - 2)
    area = math.pi * 2 * (n - 1) * (n + 1) / (n * (n - 2)) * f * math.sqrt(np.linalg.det(np.cov(cop.T, ddof=1)))
    found = measures(prepare(cop, 100.0, None))
    assert found["prediction_ellipse_area_m2"] == pytest.approx(area, rel=1e-9)
    assert found["log_prediction_ellipse_area"] == pytest.approx(math.log(area * 1e6), rel=1e-9)
    long, short = found["prediction_ellipse_semi_major_m"], found["prediction_ellipse_semi_minor_m"]
    assert math.pi * long * short == pytest.approx(area, rel=1e-9)
    axes = np.sort(np.linalg.eigvalsh(np.cov(cop.T, ddof=1)))
    assert long / short == pytest.approx(math.sqrt(axes[1] / axes[0]), rel=1e-9)


def test_it_holds_95_percent_of_new_samples_however_few_it_was_made_of() -> None:
    """A confidence ellipse of the mean holds far fewer, and one by chi-square fails for short series."""
    inside = []
    for seed in range(3000):
        draws = noise(seed, 9)
        seen, new = draws[:8], draws[8]
        found = prediction_ellipse(seen - seen.mean(axis=0))
        along, across = turned((new - seen.mean(axis=0))[None], -found.angle_deg)[0]
        inside.append(math.hypot(along / found.semi_major_m, across / found.semi_minor_m) <= 1)
    assert np.mean(inside) == pytest.approx(0.95, abs=0.012)


@pytest.mark.parametrize("angle", [-89.0, -45.0, 0.0, 30.0, 89.9, 90.0])
def test_the_angle_runs_from_ml_towards_ap_with_its_sign(angle: float) -> None:
    found = prediction_ellipse(turned(waves(0.010, 0.004, 0.5), angle))
    assert found.angle_deg == pytest.approx(angle, abs=1e-6)


def test_the_angle_along_ap_is_90_and_never_minus_90() -> None:
    r = np.array([[0.0, 1.0], [0.0, -1.0], [1e-3, 0.0], [-1e-3, -0.0]])
    assert prediction_ellipse(r).angle_deg == 90.0
    assert prediction_ellipse(r * [1, -1]).angle_deg == 90.0
    assert prediction_ellipse(-r).angle_deg == 90.0
