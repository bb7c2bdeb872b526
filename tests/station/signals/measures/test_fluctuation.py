import numpy as np
import pytest

from station.errors import SignalError
from station.signals.measures.fluctuation import LEAST, dfa_alpha, measures, scales
from station.signals.measures.prepare import prepare
from tests.station.signals.measures.made import RECORDINGS, brownian, noise, recording


def by_hand(x: np.ndarray) -> float:
    """Return the exponent as the definition reads: sum up, cut, fit a line to each piece."""
    walk = np.cumsum(x - x.mean())
    lengths, size = [], 4.0
    while size <= len(x) / 10:
        lengths.append(int(size))
        size *= 1.2
    fluctuation = []
    for n in (lengths := sorted(set(lengths))):
        rest = []
        for start in range(0, len(walk) - n + 1, n):
            t, part = np.arange(n), walk[start : start + n]
            rest.append(np.mean((part - np.polyval(np.polyfit(t, part, 1), t)) ** 2))
        fluctuation.append(np.sqrt(np.mean(rest)))
    return float(np.polyfit(np.log(lengths), np.log(fluctuation), 1)[0])


@pytest.mark.parametrize("name", RECORDINGS)
def test_it_is_the_definition(name: str) -> None:
    record = prepare(recording(name), 100.0, 10.0)
    found = measures(record)
    for axis, which in enumerate(("ml", "ap")):
        assert found[f"dfa_alpha_velocity_{which}"] == pytest.approx(by_hand(np.diff(record.slow_m[:, axis])), rel=1e-9)


def test_scales_run_from_4_to_a_tenth_without_repeating() -> None:
    found = list(scales(1199))
    assert found[:6] == [4, 5, 6, 8, 9, 11]
    assert found == sorted(set(found))
    assert 119.9 / 1.2 < found[-1] <= 119.9
    assert list(scales(LEAST)) == [4, 5, 6, 8]
    assert list(scales(LEAST - 1)) == [4, 5, 6]


def test_noise_and_walks_have_their_exponents() -> None:
    """White noise 0.5, its sum 1.5; the velocity of a random walk is white."""
    white = noise(1, 20_000)
    assert dfa_alpha(white, 20.0) == pytest.approx(0.5, abs=0.04)
    assert dfa_alpha(np.cumsum(white, axis=0), 20.0) == pytest.approx(1.5, abs=0.06)
    found = measures(prepare(brownian(2, 1e-5), 100.0, None))
    assert found["dfa_alpha_velocity_ml"] == pytest.approx(0.5, abs=0.06)


def test_too_short_says_how_long() -> None:
    with pytest.raises(SignalError, match=r"dfa_alpha_velocity_ml needs 4\.2 s; the recording has 4\.15 s"):
        dfa_alpha(noise(1, LEAST - 1), 20.0)
    assert np.isfinite(dfa_alpha(noise(1, LEAST), 20.0)).all()


def test_a_velocity_that_does_not_fluctuate_is_refused() -> None:
    with pytest.raises(SignalError, match="does not fluctuate"):
        dfa_alpha(np.ones((400, 2)), 20.0)
