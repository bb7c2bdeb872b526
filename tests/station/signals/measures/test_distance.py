import math

import numpy as np
import pytest
from scipy.spatial import ConvexHull

from station.errors import SignalError
from station.signals.measures import reference
from station.signals.measures.distance import greatest_distance_m, hull, measures, polygon_area_m2
from station.signals.measures.prepare import prepare
from tests.station.signals.measures.made import RECORDINGS, noise, recording, turned, waves


def of(cop: np.ndarray) -> dict[str, float]:
    return measures(prepare(cop, 100.0, None))


def test_a_circle() -> None:
    found = of(waves(0.010, 0.010, 0.5))
    for key in ("mean_distance_m", "max_distance_m", "rms_distance_m", "max_distance_ml_m", "max_distance_ap_m"):
        assert found[key] == pytest.approx(0.010, rel=1e-9), key
    assert found["mean_distance_ml_m"] == pytest.approx(2 / math.pi * 0.010, rel=1e-3)
    assert found["rms_ap_m"] == pytest.approx(0.010 / math.sqrt(2), rel=1e-9)
    assert found["range_planar_m"] == pytest.approx(0.020, rel=1e-9)
    assert found["range_ml_m"] == pytest.approx(0.020, rel=1e-9)
    assert found["sway_direction_r"] == pytest.approx(0.0, abs=1e-9)


def test_an_ellipse() -> None:
    found = of(waves(0.005, 0.010, 0.25))
    assert found["rms_ml_m"] == pytest.approx(0.005 / math.sqrt(2), rel=1e-9)
    assert found["rms_ap_m"] == pytest.approx(0.010 / math.sqrt(2), rel=1e-9)
    # The hull is a polygon of 400 corners: its area is short of the ellipse's by sin(x) / x.
    x = 2 * math.pi / 400
    assert found["convex_hull_area_m2"] == pytest.approx(math.pi * 0.005 * 0.010 * math.sin(x) / x, rel=1e-9)


def test_distances_are_from_the_mean_and_not_from_the_first_sample() -> None:
    found = of(np.array([[1.0, 0.0], [2.0, 1.0], [3.0, -1.0], [2.0, 4.0]]))
    assert found["mean_distance_m"] == pytest.approx((math.sqrt(2) + 0 + math.sqrt(5) + 3) / 4)
    assert (found["mean_distance_ml_m"], found["max_distance_ml_m"]) == (0.5, 1.0)
    assert found["range_ap_m"] == 5.0


def test_the_direction_keeps_its_sign() -> None:
    cop = noise(1, 4000)
    along = np.stack([cop[:, 0], cop[:, 0] + cop[:, 1]], axis=1)
    assert of(along)["sway_direction_r"] == pytest.approx(np.corrcoef(along.T)[0, 1], rel=1e-9)
    assert of(along)["sway_direction_r"] > 0.6
    assert of(along * [-1, 1])["sway_direction_r"] == pytest.approx(-of(along)["sway_direction_r"], rel=1e-9)


@pytest.mark.parametrize("name", RECORDINGS)
def test_the_hull_finds_the_greatest_distance_of_all_pairs(name: str) -> None:
    r = prepare(recording(name), 100.0, 10.0).r_m
    assert greatest_distance_m(hull(r)) == pytest.approx(reference.range_planar_m(r), rel=1e-12)


def test_the_hull_of_a_square_leaves_out_what_is_inside() -> None:
    square = np.array([[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0]])
    points = np.concatenate([square, 1 + 0.5 * noise(2, 50, 0.1), [[1.0, 0.0]]]) - 1
    corners = hull(points)
    assert sorted(map(tuple, corners + 1)) == sorted(map(tuple, square))
    assert polygon_area_m2(corners) == pytest.approx(4.0)


@pytest.mark.parametrize("seed", range(12))
def test_leaving_out_what_is_inside_first_loses_no_corner(seed: int) -> None:
    shapes = (
        noise(seed, 20 + 200 * seed),
        np.round(noise(seed, 600), 3),  # many points on one side of the hull
        waves(0.010, 0.004, 0.25 + seed / 100),
        turned(noise(seed, 500) * np.array([1.0, 0.01]), 30 * seed),
    )
    for cop in shapes:
        r = cop - cop.mean(axis=0)
        assert polygon_area_m2(hull(r)) == pytest.approx(ConvexHull(r).volume, rel=1e-12)


@pytest.mark.parametrize("slope", [1.0, -0.3, 50.0])
def test_a_line_has_no_area_and_says_so(slope: float) -> None:
    x = noise(3, 3000)[:, 0]
    with pytest.raises(SignalError, match="along one line only"):
        of(np.stack([x, slope * x + 0.1], axis=1))
