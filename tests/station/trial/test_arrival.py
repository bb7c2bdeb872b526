"""Metrics come from the board's clock and counts alone: when frames arrive, and how many at once, changes not a bit."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from station.frames import ForceBlock
from station.signals.noise import USUAL_FILTER_HZ
from station.trial.pipeline import Pipeline
from station.trial.runner import Runner
from station.trial.take import Take
from station.trial.take_metrics import take_metrics
from tests.fakes.force_stream import ForceStream, board
from tests.fakes.trial_bench import BODY_N, RATE_HZ, protocol, swaying

QUIET = protocol("quiet_stance")
BESIDE_S, LONG_S = 12.0, 60.0
"""Beside the board while the instruction is given; on it for one trial and a little more."""

ARRIVALS = st.lists(st.tuples(st.integers(1, 400), st.floats(0.0, 2.0)), min_size=1, max_size=40)
"""Over and over: so many frames at once, and how late the newest of them is, in s."""


@cache
def visit() -> ForceStream:
    """Somebody who steps on and stands; a few frames are lost on the way, and the board's clock is not quite even."""
    n = int((BESIDE_S + LONG_S) * RATE_HZ)
    load_n = np.where(np.arange(n) < BESIDE_S * RATE_HZ, 0.0, BODY_N)
    ml, ap = np.array([swaying(k / RATE_HZ) for k in range(n)]).T
    stream = ForceStream.of(load_n, ml, ap)
    stream.t_us += np.random.default_rng(5).integers(-300, 300, n)  # noqa: TID251 - a fixed seed for test data
    return stream.without(3000, 3003)


def arriving(stream: ForceStream, arrivals: Sequence[tuple[int, float]]) -> list[ForceBlock]:
    """The stream in blocks of these sizes, over and over, each as late as told."""
    blocks: list[ForceBlock] = []
    begin = 0
    while begin < len(stream.t_us):
        size, late_s = arrivals[len(blocks) % len(arrivals)]
        block = stream.block(begin, begin + size)
        blocks.append(replace(block, arrival_s=100 + 1e-6 * int(block.t_us[-1]) + late_s))
        begin += size
    return blocks


def trial(blocks: Sequence[ForceBlock]) -> Take:
    """The first trial of a test with this stream."""
    pipeline = Pipeline(board())
    runner = Runner(QUIET, float(RATE_HZ), np.random.default_rng(1))  # noqa: TID251 - a fixed seed
    for block in blocks:
        for sample in pipeline.push(block):
            runner.push(sample)
    return runner.takes[0]


@cache
def wanted() -> tuple[Take, dict[str, float]]:
    take = trial([visit().block()])
    return take, dict(take_metrics(QUIET, take, USUAL_FILTER_HZ))


@settings(max_examples=12, deadline=None)
@given(ARRIVALS)
def test_metrics_do_not_change_by_a_bit_when_frames_arrive_otherwise(arrivals: list[tuple[int, float]]) -> None:
    take = trial(arriving(visit(), arrivals))
    before, metrics = wanted()
    assert take.quality == before.quality
    assert before.quality.valid
    for name in ("t_us", "cop_m", "load_n"):
        assert getattr(take, name).tobytes() == getattr(before, name).tobytes()
    assert (take.start, take.length_s, take.body_weight_n) == (before.start, before.length_s, before.body_weight_n)
    assert dict(take_metrics(QUIET, take, USUAL_FILTER_HZ)) == metrics
    assert metrics["mean_velocity_m_s"] > 0
