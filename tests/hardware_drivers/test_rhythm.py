"""Frames are gathered until just before somebody asks for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware_drivers.rhythm import LEAD_S, LEAST_S, LONGEST_S, Rhythm

FRAME_S = 1 / 60


def following(rate_hz: float, every_s: float, *, turns: int = 4) -> tuple[Rhythm, float]:
    """A rhythm that was asked at the same distance for a while, and when that was last."""
    rhythm = Rhythm(rate_hz)
    for turn in range(turns):
        rhythm.asked(100.0 + turn * every_s)
    return rhythm, 100.0 + (turns - 1) * every_s


@pytest.mark.parametrize("late_s", [0.0, 0.001, 0.005, 0.010])
def test_a_fast_board_is_read_just_before_the_next_picture(late_s: float) -> None:
    rhythm, last_s = following(1000.0, FRAME_S)
    now_s = last_s + late_s
    assert now_s + rhythm.gather_s(now_s) == pytest.approx(last_s + FRAME_S - LEAD_S)


def test_it_is_read_once_for_each_picture() -> None:
    rhythm, last_s = following(1000.0, FRAME_S)
    reads_s = [last_s + FRAME_S - LEAD_S + 1e-4]
    for turn in range(1, 60):
        rhythm.asked(last_s + turn * FRAME_S)
        reads_s.append(reads_s[-1] + rhythm.gather_s(reads_s[-1]))
    assert [now_s - reads_s[0] for now_s in reads_s] == pytest.approx([turn * FRAME_S for turn in range(60)], abs=1e-3)


def test_who_does_not_ask_any_more_is_still_read_for_at_the_same_pace() -> None:
    rhythm, last_s = following(1000.0, FRAME_S)
    now_s = last_s + 7.25 * FRAME_S
    assert now_s + rhythm.gather_s(now_s) == pytest.approx(last_s + 8 * FRAME_S - LEAD_S)


def test_one_picture_that_took_longer_delays_nothing_after_it() -> None:
    rhythm, last_s = following(1000.0, FRAME_S)
    now_s = last_s + 0.2
    rhythm.asked(now_s)
    assert rhythm.gather_s(now_s) <= FRAME_S


@pytest.mark.parametrize("rate_hz", [10.0, 80.0, 100.0, 250.0])
def test_a_slow_board_is_read_as_its_frames_come_while_somebody_plays(rate_hz: float) -> None:
    rhythm, last_s = following(rate_hz, FRAME_S)
    assert rhythm.gather_s(last_s) == 0.0


def test_a_slow_board_is_gathered_from_while_nobody_is_in_a_hurry() -> None:
    rhythm, last_s = following(100.0, 0.1)
    assert rhythm.gather_s(last_s) == pytest.approx(0.1 - LEAD_S)


@given(
    rate_hz=st.floats(10.0, 4000.0),
    asked_s=st.lists(st.floats(0.0, 60.0), max_size=6),
    now_s=st.floats(0.0, 3600.0),
)
def test_nothing_is_gathered_for_too_short_or_too_long(rate_hz: float, asked_s: list[float], now_s: float) -> None:
    rhythm = Rhythm(rate_hz)
    for each_s in sorted(asked_s):
        rhythm.asked(each_s)
    gather_s = rhythm.gather_s(now_s)
    assert gather_s == 0.0 or LEAST_S <= gather_s <= LONGEST_S
