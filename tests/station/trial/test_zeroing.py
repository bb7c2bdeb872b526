"""A new zero: of an empty, still board at once; of one that seems loaded after a while; never of one that moves."""

import numpy as np
import pytest

from station.frames import Flag, ForceBlock
from station.signals.tare import EMPTY_N
from station.trial.calibrating import PATIENCE_S
from station.trial.calibration_steps import Hint
from station.trial.zeroing import ZERO_S, Zeroing
from tests.fakes.force_stream import board

RATE_HZ = 100
LOOK_S = 0.5
INFO = board()
GAIN_N = INFO.calibration.gain_n_per_count[0]


class Bench:
    """A board that says what a test wants."""

    def __init__(self) -> None:
        self.zeroing = Zeroing(INFO)
        self._t_us = 0
        self._rng = np.random.Generator(np.random.PCG64(5))

    def run(self, seconds: float, counts: tuple[float, ...], *, flags: int = 0, epoch: int = 0) -> set[Hint]:
        """Send the same counts with some noise; return all that was said meanwhile."""
        said = set()
        for _ in range(round(seconds * 10)):
            n = RATE_HZ // 10
            t_us = self._t_us + np.arange(1, n + 1) * (1_000_000 // RATE_HZ)
            self._t_us = int(t_us[-1])
            noisy = np.round(np.array(counts) + self._rng.normal(0.0, 0.05 / GAIN_N, (n, 4))).astype(np.int32)
            forces_n = INFO.calibration.forces_n(noisy)
            self.zeroing.push(
                ForceBlock(t_us, noisy, forces_n, np.full(n, flags, np.uint8), np.zeros(n, np.uint16), epoch, 0.0)
            )
            said.add(self.zeroing.now.hint)
        return said


def off(kilograms: float) -> tuple[float, ...]:
    """Return the counts of a board whose zero is that far off, most of it on one cell."""
    zero = INFO.calibration.zero_counts
    return zero[0] + 9.80665 * kilograms / GAIN_N, zero[1], zero[2], zero[3]


def test_a_small_drift_becomes_nothing_in_three_seconds() -> None:
    bench = Bench()
    said = bench.run(ZERO_S + 3 * LOOK_S, off(1.5))
    found = bench.zeroing.result
    assert said == {Hint.KEEP_OFF, Hint.DONE} and found is not None
    assert found.zero_counts == pytest.approx(off(1.5), abs=0.02 / GAIN_N)
    assert found.gain_n_per_count == INFO.calibration.gain_n_per_count and found.date == INFO.calibration.date
    assert bench.zeroing.now.load_kg == pytest.approx(1.5, abs=0.02)


def test_what_seems_loaded_is_believed_after_a_while_only() -> None:
    bench = Bench()
    far = 2 * EMPTY_N / 9.80665
    assert bench.run(PATIENCE_S - 2 * LOOK_S, off(far)) <= {Hint.KEEP_OFF, Hint.SOMETHING_ON}
    assert bench.zeroing.now.hint is Hint.SOMETHING_ON and bench.zeroing.result is None
    bench.run(ZERO_S + 5 * LOOK_S, off(far))
    assert bench.zeroing.result is not None


def test_a_board_that_is_touched_is_measured_anew() -> None:
    bench = Bench()
    bench.run(ZERO_S - LOOK_S, off(0.0))
    said = bench.run(ZERO_S - LOOK_S, off(1.0))
    assert Hint.MOVED in said and bench.zeroing.result is None
    bench.run(4 * LOOK_S, off(1.0))
    assert bench.zeroing.result is not None
    assert bench.zeroing.result.zero_counts == pytest.approx(off(1.0), abs=0.02 / GAIN_N)


def test_a_cell_at_the_end_of_its_range_gives_no_zero() -> None:
    bench = Bench()
    bench.run(2 * ZERO_S, off(0.0), flags=Flag.SATURATED)
    assert bench.zeroing.now.hint is Hint.FAULTY and bench.zeroing.result is None


def test_nothing_is_joined_over_a_board_that_began_anew() -> None:
    bench = Bench()
    bench.run(ZERO_S - LOOK_S, off(0.0))
    bench.run(ZERO_S - LOOK_S, off(0.0), epoch=1)
    assert bench.zeroing.result is None
