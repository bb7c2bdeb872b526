import math

import numpy as np
import pytest

from station.errors import SignalError
from station.signals.measures import reference
from station.signals.measures.entropy import measures, sample_entropy
from station.signals.measures.prepare import prepare
from tests.station.signals.measures.made import RECORDINGS, noise, recording, waves


@pytest.mark.parametrize("name", RECORDINGS)
def test_it_is_that_of_all_pairs(name: str) -> None:
    record = prepare(recording(name), 100.0, 10.0)
    found = measures(record)
    for axis, which in enumerate(("ml", "ap")):
        x = record.slow_m[:, axis]
        assert found[f"sample_entropy_{which}"] == pytest.approx(reference.sample_entropy(x), rel=1e-9)
        assert found[f"sample_entropy_velocity_{which}"] == pytest.approx(
            reference.sample_entropy(np.diff(x)), rel=1e-9
        )


def test_many_pairs_are_looked_at_in_parts() -> None:
    x = noise(1, 3000)[:, 0]
    # Of 4.5 million pairs a tenth is near in the first sample: many times what is compared at once.
    assert sample_entropy(x) == pytest.approx(reference.sample_entropy(x), rel=1e-9)


def test_white_noise_has_the_entropy_of_theory() -> None:
    """Two normal numbers are within 0.2 SD of each other with probability erf(0.2 / 2)."""
    assert sample_entropy(noise(2, 20_000)[:, 0]) == pytest.approx(-math.log(math.erf(0.1)), abs=0.03)


@pytest.mark.parametrize("step", [1.0, 0.1, 1 / 3])
def test_a_difference_of_just_the_tolerance_is_alike(step: float) -> None:
    # Numbers on a grid: many pairs lie at the tolerance, where rounding could decide.
    x = np.random.default_rng(3).integers(0, 12, 400) * step  # noqa: TID251
    assert sample_entropy(x) == pytest.approx(reference.sample_entropy(x), rel=1e-9)


def test_by_hand() -> None:
    # SD 0.471, tolerance 0.094. Templates of 2: 00 01 10 00 01 10 00: of 21 pairs 3 + 1 + 1 alike; of those with the
    # third sample: 001 twice, 000 never: 00-00 thrice gives one, 01 and 10 one each.
    x = np.array([0.0, 0, 1, 0, 0, 1, 0, 0, 0])
    assert sample_entropy(x) == pytest.approx(-math.log(3 / 5))
    assert reference.sample_entropy(x) == pytest.approx(-math.log(3 / 5))


def test_a_wave_is_more_regular_than_sway_and_sway_than_noise() -> None:
    found = [
        measures(prepare(cop, 100.0, None))["sample_entropy_velocity_ap"]
        for cop in (waves(0.01, 0.01, 0.31), recording("BDS00007"), noise(4, 6000))
    ]
    assert found == sorted(found)


def test_where_nothing_is_alike_the_metric_is_refused_by_name() -> None:
    with pytest.raises(SignalError, match="sample_entropy_ml cannot be computed"):
        sample_entropy(np.arange(5.0), "sample_entropy_ml")
    with pytest.raises(SignalError, match="no three samples of 2 "):
        sample_entropy(np.array([1.0, 2.0]))
