from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.frames import Flag, ForceBlock
from station.trial.overload import LoadLevel
from station.trial.pipeline import Pipeline, Sample
from station.trial.presence import PresenceState
from station.units import TL, newton
from tests.fakes.force_stream import ForceStream, board

BODY_N = newton(72.0)


def swaying(seconds: float, rate_hz: float = 100.0, **more: float) -> ForceStream:
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    return ForceStream.of(BODY_N, 0.02 + 0.005 * np.sin(2 * t), 0.004 * np.cos(3 * t), rate_hz=rate_hz, **more)  # type: ignore[arg-type]


def visit(rate_hz: float = 100.0) -> ForceStream:
    """An empty board with an offset, somebody on it, and empty again."""
    n = round(rate_hz)
    t = np.arange(12 * n) / rate_hz
    load = np.where((t > 3) & (t < 9), BODY_N, newton(0.4))
    return ForceStream.of(load, 0.02 + 0.005 * np.sin(2 * t), 0.004 * np.cos(3 * t), rate_hz=rate_hz)


def test_the_cop_that_went_in_comes_out() -> None:
    pipeline = Pipeline(board())
    samples = pipeline.push(ForceStream.of(BODY_N, np.full(200, 0.03), -0.01, noise_n=0.0).block())
    assert all(s.loaded for s in samples)
    assert samples[0].cop_ml_m == pytest.approx(0.03, abs=1e-6)
    assert samples[-1].cop_ml_m == pytest.approx(0.03, abs=1e-6)
    assert samples[-1].cop_ap_m == pytest.approx(-0.01, abs=1e-6)
    assert samples[-1].load_n == pytest.approx(BODY_N, abs=1e-3)


def test_the_cop_before_the_filter_travels_with_its_sample() -> None:
    jump = ForceStream.of(np.r_[np.full(100, BODY_N), 0.0], np.r_[np.zeros(99), 0.05, 0.0], noise_n=0.0)
    samples = Pipeline(board()).push(jump.block())
    assert samples[99].raw_cop_m == pytest.approx((0.05, 0.0), abs=1e-6)
    assert 0 < samples[99].cop_ml_m < 0.01
    assert samples[100].raw_cop_m is None


def test_the_filter_lags_by_its_stated_delay() -> None:
    pipeline = Pipeline(board())
    speed_m_s = 0.05
    ml_m = speed_m_s * np.arange(200) / 100
    last = pipeline.push(ForceStream.of(BODY_N, ml_m, noise_n=0.0).block())[-1]
    assert (ml_m[-1] - last.cop_ml_m) / speed_m_s == pytest.approx(pipeline.delay_s, rel=1e-2)


def test_a_visit_from_step_on_to_step_off() -> None:
    pipeline = Pipeline(board())
    stream = visit()
    states = []
    for block in stream.cut(list(range(0, 1200, 4))):
        samples = pipeline.push(block)
        if samples:
            states.append((samples[-1].t_us, pipeline.presence.state))
    changes = [(t, b) for (_, a), (t, b) in pairwise(states) if a is not b]
    assert [state for _, state in changes] == [PresenceState.STEPPING, PresenceState.SETTLED, PresenceState.EMPTY]
    times_s = [t / 1e6 for t, _ in changes]
    assert times_s[0] == pytest.approx(3.0, abs=0.05)
    assert times_s[1] == pytest.approx(4.0, abs=0.06)
    assert 9.0 < times_s[2] <= 9.2
    assert pipeline.tare.zeroed


def test_tare_takes_the_zero_off() -> None:
    pipeline = Pipeline(board())
    pipeline.push(ForceStream.of(np.full(250, newton(0.8))).block())
    assert pipeline.tare.zeroed
    samples = pipeline.push(ForceStream.of(np.full(10, BODY_N), 0.05, start_us=2_500_000, noise_n=0.0).block())
    assert samples[-1].load_n == pytest.approx(BODY_N - newton(0.8), abs=0.1)


def test_no_cop_below_5_kg() -> None:
    pipeline = Pipeline(board())
    load = np.r_[np.full(100, BODY_N), np.full(100, newton(4.5))]
    samples = pipeline.push(ForceStream.of(load, np.r_[np.full(100, 0.02), np.full(100, -0.2)], noise_n=0.0).block())
    assert samples[99].loaded and not samples[100].loaded
    assert {(s.cop_ml_m, s.cop_ap_m) for s in samples[100:]} == {(samples[99].cop_ml_m, samples[99].cop_ap_m)}
    assert pipeline.sway.mean_m is None


def test_the_filter_starts_anew_when_somebody_is_back() -> None:
    pipeline = Pipeline(board())
    load = np.r_[np.full(50, BODY_N), np.zeros(50), np.full(50, BODY_N)]
    samples = pipeline.push(ForceStream.of(load, np.r_[np.full(100, 0.05), np.full(50, -0.05)], noise_n=0.0).block())
    assert samples[100].cop_ml_m == pytest.approx(-0.05, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 1200), max_size=30), st.integers(0, 5))
def test_how_a_stream_is_cut_cannot_be_seen(cuts: list[int], fault: int) -> None:
    stream = visit()
    if fault == 1:
        stream = stream.without(500, 520)
    elif fault == 2:
        stream.counts[600:800, TL] = 12345
        stream.flags[700] = int(Flag.SATURATED)
    elif fault == 3:
        stream = stream.without(400, 402, known=False)
    elif fault == 4:
        stream.t_us[500] = stream.t_us[499]
    whole, parts = Pipeline(board()), Pipeline(board())
    wanted = whole.push(stream.block())
    got = [sample for block in stream.cut(cuts) for sample in parts.push(block)]
    assert got == wanted
    assert parts.tare.offsets_n == whole.tare.offsets_n
    assert (parts.presence.state, parts.presence.since_us) == (whole.presence.state, whole.presence.since_us)
    assert parts.sway.rms_m == whole.sway.rms_m


def test_samples_of_a_round_follow_from_its_frames_and_tare() -> None:
    stream = visit()
    live = Pipeline(board())
    live.push(stream.block(0, 500))
    live.restart()
    tare_n = live.tare.offsets_n
    assert live.push(stream.block(500)) == Pipeline(board(), tare_n).push(stream.block(500))


def test_a_gap_restarts_the_filter() -> None:
    stream = ForceStream.of(BODY_N, np.r_[np.full(100, 0.0), np.full(100, 0.05)], noise_n=0.0).without(95, 105)
    samples = Pipeline(board()).push(stream.block())
    assert samples[95].lost == 10
    assert samples[95].cop_ml_m == pytest.approx(0.05, abs=1e-6)


def test_a_short_loss_is_marked_and_makes_no_jump() -> None:
    ramp = 0.2 * np.arange(200) / 100
    stream = ForceStream.of(BODY_N, ramp - 0.2, noise_n=0.0).without(100, 102)
    samples = Pipeline(board()).push(stream.block())
    assert samples[100].lost == 2
    steps = np.diff([s.cop_ml_m for s in samples])
    assert steps.max() < 3 * 0.2 / 100


def test_no_sway_is_given_over_a_gap() -> None:
    pipeline = Pipeline(board())
    pipeline.push(swaying(3.0).without(270, 280).block())
    assert pipeline.sway.span_s == pytest.approx(0.19)


def test_an_epoch_forgets_all_but_the_tare() -> None:
    pipeline = Pipeline(board(), (1.0, 2.0, 3.0, 4.0))
    pipeline.push(swaying(3.0, start_us=50_000_000).block())
    assert pipeline.presence.state is PresenceState.SETTLED
    after = swaying(0.5)
    after.epoch = 1
    samples = pipeline.push(after.block())
    assert pipeline.presence.state is PresenceState.STEPPING
    assert pipeline.tare.offsets_n == (1.0, 2.0, 3.0, 4.0)
    assert [s.t_us for s in samples] == after.t_us.tolist()
    anew = Pipeline(board(), (1.0, 2.0, 3.0, 4.0)).push(after.block())
    assert [s.cop_ml_m for s in samples] == [s.cop_ml_m for s in anew]
    assert {s.epoch for s in samples} == {1}


def test_an_empty_block_of_another_epoch_changes_nothing() -> None:
    pipeline = Pipeline(board())
    pipeline.push(swaying(3.0).block())
    assert pipeline.push(ForceBlock.empty(epoch=7)) == []
    assert pipeline.presence.state is PresenceState.SETTLED


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf"), 1e9])
def test_what_is_not_a_number_never_passes(bad: float) -> None:
    block = swaying(2.0).block()
    forces = block.forces_n.copy()
    forces[100, 2] = bad
    forces[101] = [float("inf"), float("-inf"), bad, 0.0]
    pipeline = Pipeline(board())
    samples = pipeline.push(replace(block, forces_n=forces))
    assert len(samples) == 198
    assert pipeline.refused == 2
    assert [s.lost for s in samples[99:102]] == [0, 2, 0]
    assert all(np.isfinite([s.load_n, s.cop_ml_m, s.cop_ap_m]).all() for s in samples)


def test_time_never_runs_back_and_nothing_counts_twice() -> None:
    stream = swaying(2.0)
    stream.t_us[100] = stream.t_us[99]
    stream.t_us[150] = stream.t_us[20]
    pipeline = Pipeline(board())
    times = [s.t_us for s in pipeline.push(stream.block())]
    assert len(times) == 198
    assert times == sorted(set(times))
    assert pipeline.refused == 2


def test_a_stuck_cell_is_named_while_somebody_stands_there() -> None:
    stream = swaying(4.0)
    stream.counts[200:, TL] = stream.counts[200, TL]
    samples = Pipeline(board()).push(stream.block())
    first = next(s for s in samples if s.stuck)
    assert first.stuck == 1 << TL
    assert (first.t_us - samples[200].t_us) / 1e6 <= 1.5


def test_flags_travel_with_their_sample() -> None:
    stream = swaying(1.0)
    stream.flags[40] = int(Flag.SATURATED | Flag.UNCHECKED)
    samples = Pipeline(board()).push(stream.block())
    assert [k for k, s in enumerate(samples) if s.flags] == [40]
    assert samples[40].flags == Flag.SATURATED | Flag.UNCHECKED


def test_overload_is_told() -> None:
    pipeline = Pipeline(board(max_load_n=800.0))
    pipeline.push(ForceStream.of(np.full(50, 750.0)).block())
    assert pipeline.overload.level is LoadLevel.WARN


def test_a_slow_board_says_its_cut_off() -> None:
    assert Pipeline(board(rate_hz=20.0)).cutoff_hz == 8.0
    assert Pipeline(board(rate_hz=80.0)).cutoff_hz == 10.0


def test_samples_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Sample(0, 0.0, 0.0, 0.0, False, 0, 0, 0).t_us = 1  # type: ignore[misc]


def test_after_a_restart_nothing_of_before_is_left_not_even_while_unloaded() -> None:
    live = Pipeline(board())
    live.push(swaying(2.0).block())
    live.restart()
    in_the_air = ForceStream.of([0.0] * 5, start_us=2_000_000).block()
    assert live.push(in_the_air) == Pipeline(board(), live.tare.offsets_n).push(in_the_air)
