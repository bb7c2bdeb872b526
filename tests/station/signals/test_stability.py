import math
from dataclasses import astuple

import numpy as np
import pytest

from station.errors import SignalError
from station.signals.cog import distance_m
from station.signals.stability import equilibrium_score, stability_index

FS = 100.0


def rocking(lean_deg: float, height_m: float = 1.75, seconds: float = 20.0) -> np.ndarray:
    """Forward and backward by so much, once in ten seconds; to the sides far more, which must not count."""
    t = np.arange(round(seconds * FS)) / FS
    ap = distance_m(lean_deg, height_m) * np.sin(2 * math.pi * 0.1 * t)
    return np.stack([0.1 * np.sin(2 * math.pi * 0.1 * t), ap], axis=1)


@pytest.mark.parametrize(("lean_deg", "score"), [(0.0, 100.0), (1.25, 80.0), (3.125, 50.0), (6.25, 0.0), (7.0, 0.0)])
def test_equilibrium_score_by_hand(lean_deg: float, score: float) -> None:
    """To and fro by a is 2 a from peak to peak: 100 (12.5 - 2 a) / 12.5."""
    assert equilibrium_score(rocking(lean_deg), FS, 1.75) == pytest.approx(score, abs=0.2)


def test_a_taller_trainee_leans_less_for_the_same_way() -> None:
    same = rocking(2.0)
    assert equilibrium_score(same, FS, 1.90) > equilibrium_score(same, FS, 1.60)


def test_a_fall_is_0() -> None:
    assert equilibrium_score(np.zeros((0, 2)), FS, 1.75, fell=True) == 0.0


def test_stability_index_by_hand() -> None:
    cop = np.array([[0.003, 0.004], [-0.003, -0.004], [0.003, -0.004], [-0.003, 0.004]])
    assert astuple(stability_index(cop)) == pytest.approx((0.005, 0.003, 0.004))


def test_stability_index_is_from_where_to_stand_and_not_from_the_mean() -> None:
    still_aside = np.full((10, 2), 0.01)
    assert stability_index(still_aside).overall_m == pytest.approx(0.01 * math.sqrt(2))
    assert stability_index(still_aside, (0.01, 0.01)).overall_m == pytest.approx(0.0, abs=1e-15)


def test_the_parts_of_the_index_make_the_whole() -> None:
    rng = np.random.default_rng(2)  # noqa: TID251
    index = stability_index(rng.normal(0, 0.005, (500, 2)))
    assert index.overall_m**2 == pytest.approx(index.ml_m**2 + index.ap_m**2)


def test_nothing_is_made_of_nothing() -> None:
    with pytest.raises(SignalError, match="no CoP"):
        stability_index(np.zeros((0, 2)))
    with pytest.raises(SignalError, match="not a number"):
        stability_index(np.array([[0.0, math.nan]]))
    with pytest.raises(SignalError, match="too short"):
        equilibrium_score(np.zeros((50, 2)), FS, 1.75)
    with pytest.raises(SignalError, match="height of 0 m"):
        equilibrium_score(rocking(1.0), FS, 0.0)
