import math

import numpy as np
import pytest

from station.errors import SignalError
from station.signals import metrics
from station.signals.measures.prepare import low_pass
from tests.station.signals.measures.made import BOTH, RECORDINGS, brownian, noise, recording, tones, waves

PEER_KEYS = (
    "mean_distance_m",
    "max_distance_m",
    "rms_distance_m",
    "range_planar_m",
    "sway_direction_r",
    "prediction_ellipse_area_m2",
    "path_length_m",
    "sway_area_rate_m2_s",
    "mean_frequency_hz",
)
PEER_UNITS = (1e-2, 1e-2, 1e-2, 1e-2, 1.0, 1e-4 * 6000 / 5999, 1e-2, 1e-4, 1.0)
PEER = {
    "BDS00001": (
        *(0.307955164423, 1.01123925687, 0.341219879136, 1.70060352621, 0.00615056532856),
        *(0.944534068138, 37.2113946994, 0.0459651147845, 0.320575055371),
    ),
    "BDS00004": (
        *(0.202150099645, 0.673017696465, 0.229005580465, 1.0938639783, 0.121896426074),
        *(0.470226502536, 36.2511374063, 0.0384151787317, 0.475761119472),
    ),
    "BDS00007": (
        *(0.600552035972, 1.95788146416, 0.685269911265, 3.46811073122, 0.0738336897334),
        *(3.94893655241, 120.301708904, 0.316846229104, 0.531450013802),
    ),
    "BDS00010": (
        *(0.757158057057, 2.88279292082, 0.845533585035, 4.58495333179, 0.117320799803),
        *(6.45405160116, 124.045155625, 0.469955737499, 0.434644841738),
    ),
}
"""What the code published with Quijoux 2021 (doi 10.14814/phy2.15067) gives for these recordings, in cm, run without
its resampling and its filter; only where its definition is ours. Its covariance has ddof 0, hence N / (N - 1)."""


@pytest.mark.parametrize("name", RECORDINGS)
def test_real_recordings_give_what_published_code_gives(name: str) -> None:
    found = metrics(recording(name), 100.0, filter_hz=None)
    for key, unit, value in zip(PEER_KEYS, PEER_UNITS, PEER[name], strict=True):
        assert found[key] == pytest.approx(value * unit, rel=1e-9), key


@pytest.mark.parametrize("name", RECORDINGS)
def test_filtered_it_is_the_same_of_the_filtered_recording(name: str) -> None:
    cop = recording(name)
    found = metrics(cop, 100.0)
    r = low_pass(cop, 100.0, 10.0)
    r = r - r.mean(axis=0)
    d = np.diff(r, axis=0)
    n, fs, t = len(r), 100.0, (len(r) - 1) / 100.0
    for axis, which in enumerate(BOTH):
        assert found[f"rms_velocity_{which}_m_s"] == pytest.approx(math.sqrt(np.mean((d[:, axis] * fs) ** 2)), rel=1e-9)
        assert found[f"mean_velocity_{which}_m_s"] == pytest.approx(np.abs(d[:, axis]).sum() / t, rel=1e-9)
        assert found[f"mean_distance_{which}_m"] == pytest.approx(np.abs(r[:, axis]).mean(), rel=1e-9)
    path = np.linalg.norm(d, axis=1).sum()
    assert found["path_length_m"] == pytest.approx(path, rel=1e-9)
    assert found["length_function_of_surface_per_m"] == pytest.approx(path / found["prediction_ellipse_area_m2"])
    diameter = 2 * math.sqrt(found["prediction_ellipse_area_m2"] / math.pi)
    assert found["fractal_dimension_ce"] == pytest.approx(
        math.log(n) / (math.log(n) + math.log(diameter) - math.log(path)), rel=1e-9
    )
    # The filter takes little from what was low-passed before.
    assert path == pytest.approx(metrics(cop, 100.0, None)["path_length_m"], rel=0.03)


@pytest.mark.parametrize("filter_hz", [10.0, 5.0, None])
@pytest.mark.parametrize(
    "cop",
    [
        waves(0.010, 0.010, 0.5),
        waves(0.005, 0.010, 0.25),
        waves(0.001, 0.010, 0.5),
        noise(1, 6000, 3e-3),
        brownian(1, 1e-5, 6000),
        tones(1, n=1000),
        tones(1, n=1001),
    ],
    ids=["circle", "ellipse", "sine", "noise", "walk", "10 s", "10 s and one"],
)
def test_every_key_has_a_finite_number(cop: np.ndarray, filter_hz: float | None) -> None:
    found = metrics(cop, 100.0, filter_hz)
    assert [key for key, value in found.items() if not math.isfinite(value)] == []


@pytest.mark.parametrize("filter_hz", [10.0, None])
@pytest.mark.parametrize("fs_hz", [22.5, 25.0, 33.3, 50.0, 99.97, 100.4, 101.0, 128.0, 142.857, 333.0, 1000.0])
def test_ten_seconds_are_enough_at_every_rate(fs_hz: float, filter_hz: float | None) -> None:
    n = math.floor(10 * fs_hz)
    path = np.linalg.norm(np.diff(tones(6, 1000.0, 10_000), axis=0), axis=1).sum()
    assert metrics(tones(6, fs_hz, n), fs_hz, filter_hz)["path_length_m"] == pytest.approx(path, rel=0.05)
    with pytest.raises(SignalError, match=r"total_power_ml_m2.* need 10 s"):
        metrics(tones(6, fs_hz, n - 1), fs_hz, filter_hz)


def test_a_circle_at_a_kilohertz_is_the_circle_at_100_hertz() -> None:
    fast, slow = metrics(waves(0.01, 0.01, 0.5, 1000.0), 1000.0), metrics(waves(0.01, 0.01, 0.5), 100.0)
    for key in (
        "path_length_m",
        "mean_frequency_hz",
        "rms_distance_m",
        "prediction_ellipse_area_m2",
        "total_power_ml_m2",
    ):
        assert fast[key] == pytest.approx(slow[key], rel=1e-4), key


def test_noise_of_a_board_hardly_lengthens_the_path_of_a_filtered_recording() -> None:
    """The specification's noise budget: 0.1 mm makes velocity 3 times too high unfiltered, and adds 5 % at 10 Hz."""
    cop = recording("BDS00001")
    noisy = cop + noise(5, 6000, 1e-4)
    assert metrics(noisy, 100.0, None)["path_length_m"] > 2.5 * metrics(cop, 100.0, None)["path_length_m"]
    assert metrics(noisy, 100.0)["path_length_m"] < 1.2 * metrics(cop, 100.0)["path_length_m"]


@pytest.mark.parametrize("seconds", [0.2, 1, 3, 4.9, 9.9])
def test_too_short_names_a_metric_and_its_seconds(seconds: float) -> None:
    """The trap: a crash under 5 s."""
    with pytest.raises(SignalError, match=rf"total_power_ml_m2.* need 10 s; the recording has {seconds:.2f} s"):
        metrics(recording("BDS00001")[: round(100 * seconds)], 100.0)


def test_no_result_is_ever_empty_or_partial() -> None:
    for cop in (np.zeros((3000, 2)), tones(1)[:, :1], np.full((3000, 2), np.nan), tones(1)[:5], noise(1, 3000, 1e-4)):
        with pytest.raises(SignalError):
            metrics(cop, 100.0)


def test_nothing_is_rounded() -> None:
    """The trap: results to two places. A nanometre more of sway shows in every length."""
    cop = tones(2)
    more = metrics(cop * (1 + 1e-9), 100.0)
    for key, value in metrics(cop, 100.0).items():
        if key.endswith("_m") and not key.startswith(("sway_density", "length_function")):
            assert more[key] / value - 1 == pytest.approx(1e-9, rel=1e-3), key


def test_the_recording_is_left_as_it_was_and_lists_will_do() -> None:
    cop = tones(3)
    before = cop.copy()
    found = metrics(cop, 100.0)
    assert (cop == before).all()
    assert metrics(cop.tolist(), 100) == found  # type: ignore[arg-type]
    assert metrics(np.asfortranarray(cop), 100.0) == found
