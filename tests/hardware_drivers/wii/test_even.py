"""Even frames from uneven readings: the same as the resampling of a whole recording, and nothing made up for holes."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hardware_drivers.board import Frame
from hardware_drivers.wii.even import HOLE_US, RATE_HZ, STEP_US, WINDOW_US, EvenFrames
from station.signals.resample import swarii

STEPS_US = st.lists(st.integers(0, HOLE_US), min_size=30, max_size=80)
HOLED_US = st.lists(st.integers(0, HOLE_US) | st.integers(HOLE_US, 400_000), min_size=10, max_size=80)


def frames(t_us: list[int], counts: np.ndarray | None = None, even: EvenFrames | None = None) -> list[Frame]:
    even = even or EvenFrames()
    counts = np.zeros((len(t_us), 4)) if counts is None else counts
    return [frame for t, row in zip(t_us, counts, strict=True) for frame in even.push(t, tuple(row), 0)]


def times(steps_us: list[int]) -> list[int]:
    return [10**12 + int(t) for t in np.cumsum([0, *steps_us])]


@settings(deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(55, 110), st.floats(0, 0.9))
def test_a_stream_gives_what_the_whole_recording_gives(seed: int, rate_hz: float, jitter: float) -> None:
    rng = np.random.default_rng(seed)  # noqa: TID251
    steps_us = [int(step) for step in 1e6 / rate_hz * (1 + jitter * rng.uniform(-1, 1, 100))]
    t_us = times(steps_us)
    counts = rng.uniform(-1e6, 1e6, (len(t_us), 4))
    made = np.array(frames(t_us, counts))
    whole = swarii(np.array(t_us), counts, RATE_HZ)
    assert len(made) == len(whole)
    np.testing.assert_array_equal(made[:, 0], t_us[0] + STEP_US * np.arange(1, len(whole) + 1))
    np.testing.assert_allclose(made[:, 1:5], whole, atol=0.51)


def test_readings_that_come_together_do_not_outweigh_a_lonely_one() -> None:
    at_us = [0, 10_000, 30_000, 30_000, 30_000, 30_000, 30_000, 50_000]
    counts = np.array([[100.0 * (t > 20_000)] * 4 for t in at_us])
    assert frames(at_us, counts)[0][1:5] == (50, 50, 50, 50)


@settings(deadline=None)
@given(STEPS_US)
def test_readings_up_to_50_ms_apart_leave_no_gap_of_50_ms(steps_us: list[int]) -> None:
    made = frames(times(steps_us))
    for before, after in pairwise(made):
        assert after[0] - before[0] == STEP_US * (1 + after[-1]) <= HOLE_US


@settings(deadline=None)
@given(HOLED_US)
def test_every_window_is_a_frame_or_lost_and_none_reaches_into_a_hole(steps_us: list[int]) -> None:
    t_us = times(steps_us)
    even = EvenFrames()
    made = frames(t_us, None, even)
    expected_us = t_us[0] + STEP_US
    for frame in made:
        expected_us += STEP_US * frame[-1]
        assert frame[0] == expected_us
        expected_us += STEP_US
        for before, after in pairwise(t_us):
            overlaps = before < frame[0] + WINDOW_US // 2 and frame[0] - WINDOW_US // 2 < after
            assert not (overlaps and after - before > HOLE_US)
    assert even.lost >= sum(frame[-1] for frame in made)


@pytest.mark.parametrize(("hole_us", "lost"), [(40_000, 0), (50_000, 1), (50_001, 5), (1_000_000, 52)])
def test_a_hole_is_lost_with_the_windows_that_touch_it(hole_us: int, lost: int) -> None:
    last_us = 195_000
    made = frames(
        [0, *range(5_000, last_us + 1, 10_000), *range(last_us + hole_us, last_us + hole_us + 200_000, 10_000)]
    )
    assert sum(frame[-1] for frame in made) == lost


def test_a_frame_has_the_flags_of_all_its_readings() -> None:
    even = EvenFrames()
    made = [frame for k in range(20) for frame in even.push(10_000 * k, (0.0,) * 4, int(k == 7))]
    assert [frame[0] for frame in made if frame[5]] == [60_000, 80_000]
