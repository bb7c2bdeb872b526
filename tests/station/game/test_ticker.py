import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.game.control import Reach
from station.game.run import Ticker
from station.game.ticks import Tick
from station.trial.pipeline import Pipeline, Sample
from station.units import newton
from tests.fakes.force_stream import ForceStream, board

BODY_N = 700.0
REACH = Reach()


def sample(t_us: int, ml_m: float = 0.0, ap_m: float = 0.0, load_n: float = BODY_N, epoch: int = 0) -> Sample:
    return Sample(t_us, load_n, ml_m, ap_m, load_n >= newton(5.0), 0, 0, epoch)


def ticks(samples: list[Sample], start_us: int = 0, first_index: int = 0) -> list[Tick]:
    ticker = Ticker(start_us, REACH, first_index)
    return [tick for s in samples for tick in ticker.push(s)]


def ramp(n: int, step_us: int = 10_000, start_us: int = 0) -> list[Sample]:
    """CoP that moves 1 m/s to the right."""
    return [sample(start_us + k * step_us, k * step_us * 1e-6, 0.01) for k in range(n)]


@pytest.mark.parametrize("step_us", [1_000, 10_000, 12_500])
def test_a_second_has_120_ticks_on_the_line_between_the_samples(step_us: int) -> None:
    made = ticks(ramp(1_000_000 // step_us + 1, step_us))
    assert [t.index for t in made] == list(range(121))
    assert [t.cop_ml_m for t in made] == pytest.approx([k / 120 for k in range(121)], abs=1e-6)
    assert all(t.on_board and not t.gap for t in made)


def test_ticks_lie_at_whole_microseconds() -> None:
    start_us = 123_456_789
    made = ticks(ramp(500, 1_000, start_us), start_us)
    for tick in made:
        assert tick.cop_ml_m * 1e6 == pytest.approx(round(tick.index * 1e6 / 120), abs=1e-3)


def test_no_second_is_longer_than_the_other() -> None:
    made = ticks(ramp(60 * 100 + 1))
    assert made[-1].index == 60 * 120
    assert made[-1].cop_ml_m == pytest.approx(60.0)


def test_ticks_come_as_soon_as_a_sample_at_or_after_their_time_is_there() -> None:
    ticker = Ticker(0, REACH)
    assert [t.index for t in ticker.push(sample(0))] == [0]
    assert ticker.push(sample(8_332)) == []
    assert [t.index for t in ticker.push(sample(8_333))] == [1]
    assert [t.index for t in ticker.push(sample(30_000))] == [2, 3]


def test_the_control_signal_is_in_reaches() -> None:
    (tick,) = ticks([sample(0, -0.035, 0.08)])
    assert (tick.u_ml, tick.u_ap) == pytest.approx((-0.5, 1.0))


def test_a_hole_carries_gap_and_holds_the_last_cop() -> None:
    made = ticks([sample(0, 0.01), sample(10_000, 0.02), sample(110_000, 0.05), sample(120_000, 0.05)])
    hole = [t for t in made if 10_000 < round(t.index * 1e6 / 120) < 110_000]
    assert len(hole) == 12
    assert all(t.gap and t.on_board and t.cop_ml_m == 0.02 for t in hole)
    rest = [t for t in made if t not in hole]
    assert [t.index for t in rest] == [0, 1, 14]
    assert not any(t.gap for t in rest)


def test_a_short_hole_is_bridged() -> None:
    made = ticks([sample(0, 0.0), sample(50_000, 0.05)])
    assert not any(t.gap for t in made)
    assert made[3].cop_ml_m == pytest.approx(0.025)


@pytest.mark.parametrize("behind_us", [5, 40_000, 3_600_000_000])
def test_a_new_epoch_is_marked_by_one_tick_and_goes_on(behind_us: int) -> None:
    first = ramp(11)
    second = [sample(behind_us + k * 10_000, 0.03, epoch=1) for k in range(11)]
    made = ticks(first + second)
    assert [t.index for t in made] == list(range(len(made)))
    assert [t.index for t in made if t.gap] == [13]
    assert made[13].cop_ml_m == 0.03
    assert len(made) == 13 + 13


def test_a_long_hole_is_not_filled() -> None:
    made = ticks(ramp(11) + ramp(11, start_us=3_600_000_000))
    assert len(made) == 13 + 13
    assert [t.index for t in made if t.gap] == [13]


def test_a_start_long_before_the_first_sample_makes_no_flood() -> None:
    assert len(ticks(ramp(11, start_us=3_600_000_000))) == 13


def test_resuming_goes_on_with_the_index_and_marks_the_place() -> None:
    made = ticks(ramp(11, start_us=5_000_000), start_us=5_000_000, first_index=777)
    assert [t.index for t in made] == list(range(777, 790))
    assert [t.index for t in made if t.gap] == [777]


def test_samples_before_the_start_make_no_ticks() -> None:
    ticker = Ticker(25_000, REACH)
    assert ticker.push(sample(10_000, 0.01)) == ticker.push(sample(20_000, 0.02)) == []
    (tick,) = ticker.push(sample(30_000, 0.03))
    assert tick.index == 0
    assert tick.cop_ml_m == pytest.approx(0.025)


def test_nobody_on_board_is_said_and_the_cop_holds() -> None:
    made = ticks([sample(0, 0.02), sample(20_000, 0.02, load_n=0.0), sample(40_000, 0.02, load_n=0.0)])
    assert made[0].on_board
    assert not any(t.on_board for t in made[1:])
    assert {t.cop_ml_m for t in made} == {0.02}


def test_no_line_is_drawn_from_where_somebody_left_to_where_the_next_one_stands() -> None:
    away = [sample(k * 10_000, 0.02, load_n=0.0 if k else BODY_N) for k in range(4)]
    made = ticks([*away, sample(40_000, -0.05), sample(50_000, -0.05)])
    assert {t.cop_ml_m for t in made} == {0.02, -0.05}


def test_a_load_without_trust_is_nobody() -> None:
    assert not any(t.on_board for t in ticks([sample(k * 10_000, load_n=newton(15.0)) for k in range(10)]))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 600), max_size=20), st.sampled_from([80.0, 100.0, 1000.0]))
def test_how_a_stream_is_cut_cannot_be_seen_in_the_ticks(cuts: list[int], rate_hz: float) -> None:
    t = np.arange(600) / rate_hz
    stream = ForceStream.of(BODY_N, 0.03 * np.sin(5 * t), 0.02 * np.cos(4 * t), rate_hz=rate_hz).without(300, 380)

    def play(at: list[int]) -> list[Tick]:
        pipeline, ticker = Pipeline(board(rate_hz)), Ticker(0, REACH)
        return [tick for block in stream.cut(at) for s in pipeline.push(block) for tick in ticker.push(s)]

    assert play(cuts) == play([])
