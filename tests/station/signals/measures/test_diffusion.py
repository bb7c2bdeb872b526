import math

import numpy as np
import pytest

from station.errors import SignalError
from station.signals.measures import reference
from station.signals.measures.diffusion import FLOOR, break_point, mean_square_m2, measures
from station.signals.measures.prepare import prepare
from tests.station.signals.measures.made import RECORDINGS, brownian, recording, tones, waves


@pytest.mark.parametrize("name", RECORDINGS)
@pytest.mark.parametrize("filter_hz", [10.0, None])
def test_the_quick_plot_and_fit_are_those_of_the_naive_ones(name: str, filter_hz: float | None) -> None:
    record = prepare(recording(name), 100.0, filter_hz)
    found = measures(record)
    for axis, which in enumerate(("ml", "ap")):
        naive = reference.mean_square_m2(record.r_m[:, axis], 1000)
        assert mean_square_m2(record.r_m[:, axis], 1000) == pytest.approx(naive, rel=1e-9)
        time, square = np.arange(4, 1001) / 100, naive[3:]
        knee = reference.break_point(np.log(time), np.log(square))
        short, long = slice(0, knee.at + 1), slice(knee.at, None)
        assert found[f"critical_time_{which}_s"] == time[knee.at]
        for key, value in (
            (f"scaling_short_{which}", knee.before / 2),
            (f"scaling_long_{which}", knee.after / 2),
            (f"critical_displacement_{which}_m2", math.exp(knee.height)),
            (f"diffusion_short_{which}_m2_s", np.polyfit(time[short], square[short], 1)[0] / 2),
            (f"diffusion_long_{which}_m2_s", np.polyfit(time[long], square[long], 1)[0] / 2),
        ):
            assert found[key] == pytest.approx(value, rel=1e-9), key


def test_the_plot_stays_exact_for_many_fast_samples() -> None:
    x = tones(1, 1000.0, 60_000)[:, 0]
    x = x - x.mean()
    naive = reference.mean_square_m2(x, 200)
    assert mean_square_m2(x, 10_000)[:200] == pytest.approx(naive, rel=1e-7)


def test_a_random_walk_has_its_coefficient_and_half_an_exponent() -> None:
    d = 1e-5
    runs = [measures(prepare(brownian(seed, d), 100.0, None)) for seed in range(12)]
    for name in ("ml", "ap"):
        mean = {key: np.mean([run[key] for run in runs]) for key in runs[0] if f"_{name}" in key}
        assert mean[f"diffusion_short_{name}_m2_s"] == pytest.approx(d, rel=0.1)
        assert mean[f"diffusion_long_{name}_m2_s"] == pytest.approx(d, rel=0.25)
        assert mean[f"scaling_short_{name}"] == pytest.approx(0.5, abs=0.02)
        assert mean[f"scaling_long_{name}"] == pytest.approx(0.5, abs=0.06)


def test_two_lines_are_found_where_they_meet() -> None:
    time = np.arange(4, 1001) / 100
    square = 3e-6 * np.where(time < 0.8, (time / 0.8) ** 1.6, (time / 0.8) ** 0.3)
    for fit in (break_point, reference.break_point):
        knee = fit(np.log(time), np.log(square))
        assert time[knee.at] == pytest.approx(0.8)
        assert (knee.before, knee.after) == (pytest.approx(1.6), pytest.approx(0.3))
        assert math.exp(knee.height) == pytest.approx(3e-6)


@pytest.mark.parametrize("seed", range(6))
def test_the_break_lies_inside_the_data_and_on_both_lines(seed: int) -> None:
    found = measures(prepare(tones(seed), 100.0, 10.0))
    for name in ("ml", "ap"):
        assert 0.04 < found[f"critical_time_{name}_s"] < 10.0


def test_a_slower_board_fits_the_same_plot() -> None:
    fast, slow = (measures(prepare(tones(2, fs, round(60 * fs)), fs, None)) for fs in (100.0, 25.0))
    for key, value in fast.items():
        if "short" in key:
            assert slow[key] == pytest.approx(value, rel=0.1), key


def test_a_pure_wave_which_comes_back_to_where_it_was_gives_numbers() -> None:
    """After a whole period the mean square is zero, or less by rounding: no logarithm of that is taken."""
    square = mean_square_m2(waves(0.01, 0.01, 0.5)[:, 0], 1000)
    assert (square >= 0).all()
    assert square[199] < FLOOR * square.max() * 1e3
    assert all(math.isfinite(value) for value in measures(prepare(waves(0.01, 0.01, 0.5), 100.0, None)).values())


def test_too_short_says_which_and_how_long() -> None:
    with pytest.raises(SignalError, match=r"diffusion_short_ml_m2_s.* 10 s; the recording has 9\.99 s"):
        measures(prepare(tones(1, n=999), 100.0, None))
