"""One unbroken time axis from wrapping counters; a reset is noticed, nothing is counted twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware_drivers.timeline import Timeline
from hardware_drivers.wire import Sample
from station.frames import Flag

PERIOD_US = 10_000


def at(k: int, t_us: int | None = None, **changes: object) -> Sample:
    time_us = k * PERIOD_US if t_us is None else t_us
    sample = Sample(k & 0xFFFF, time_us & 0xFFFFFFFF, 0, (k, k, k, k), bytes(4))
    return sample._replace(**changes)  # type: ignore[arg-type]


def started(k: int, **changes: object) -> Timeline:
    timeline = Timeline(100.0, 24)
    timeline.place(at(k, **changes), 0.0)  # type: ignore[arg-type]
    return timeline


@given(st.integers(0, 2**33 // PERIOD_US), st.lists(st.integers(1, 40), max_size=60))
def test_time_and_losses_are_right_across_any_wrap(first: int, steps: list[int]) -> None:
    timeline = Timeline(100.0, 24)
    k, host_s = first, 0.0
    frame = timeline.place(at(k), host_s)
    assert frame is not None
    start_us = frame[0] - k * PERIOD_US
    for step in steps:
        k, host_s = k + step, host_s + step * 0.01
        assert not timeline.is_reset(at(k), host_s)
        frame = timeline.place(at(k), host_s)
        assert frame is not None
        assert frame[0] == start_us + k * PERIOD_US
        assert frame[6] == step - 1
    assert timeline.lost == sum(steps) - len(steps)


@given(st.lists(st.floats(0.0, 1.5), min_size=1, max_size=60))
def test_frames_are_the_same_however_late_they_come(lates_s: list[float]) -> None:
    prompt, late = Timeline(100.0, 24), Timeline(100.0, 24)
    host_s = 0.0
    for k, late_s in enumerate(lates_s * 3):
        host_s = max(host_s, 0.01 * k + late_s)  # none overtakes another
        assert not late.is_reset(at(k), host_s)
        assert late.place(at(k), host_s) == prompt.place(at(k), 0.01 * k)


@pytest.mark.parametrize("back", [0, 1, 3, 7])
def test_repeated_and_late_frames_are_dropped(back: int) -> None:
    timeline = started(1000)
    assert not timeline.is_reset(at(1000 - back), 0.01)
    assert timeline.place(at(1000 - back), 0.01) is None
    assert timeline.repeated == 1
    frame = timeline.place(at(1001), 0.02)
    assert frame is not None
    assert frame[6] == 0


@pytest.mark.parametrize(
    ("sample", "host_s"),
    [
        (at(1), 0.1),  # both counters from the start
        (at(1001, t_us=5_000), 0.1),  # time backwards, number forwards
        (at(1001, t_us=60_000_000), 0.1),  # 50 s in a tenth of a second
        (at(900), 0.1),  # further back than anything can be late
        (at(990, t_us=20_000_000), 0.1),  # number backwards, time forwards
        (at(3000, t_us=10_010_000), 0.1),  # 2000 frames in 10 ms
    ],
)
def test_a_reset_is_noticed(sample: Sample, host_s: float) -> None:
    assert started(1000).is_reset(sample, host_s)


def test_a_pause_that_the_host_saw_too_is_a_gap_not_a_reset() -> None:
    timeline = started(1000)
    assert not timeline.is_reset(at(1500), 5.0)
    frame = timeline.place(at(1500), 5.0)
    assert frame is not None
    assert frame[6] == 499


def test_frames_that_waited_while_the_host_stood_still_are_a_gap_not_a_reset() -> None:
    timeline = started(1000)
    # The host stops for 30 s: two old frames waited in the buffer, those after them were lost.
    for k, host_s in ((1001, 30.01), (1002, 30.01), (4001, 30.02)):
        assert not timeline.is_reset(at(k), host_s)
        frame = timeline.place(at(k), host_s)
    assert frame is not None
    assert frame[6] == 2998
    assert timeline.is_reset(at(4002, t_us=95_000_000), 30.03)


def test_a_new_run_begins_without_a_gap() -> None:
    timeline = started(1000)
    timeline.restart()
    assert not timeline.is_reset(at(7), 0.0)
    frame = timeline.place(at(7), 0.0)
    assert frame is not None
    assert (frame[0], frame[6]) == (70_000, 0)


@pytest.mark.parametrize(
    ("changes", "flags"),
    [
        ({}, 0),
        ({"flags": 0x01}, Flag.DESYNC),
        ({"flags": 0x40}, Flag.NOT_FRESH),
        ({"counts": (0, 0, 8_388_607, 0)}, Flag.SATURATED),
        ({"counts": (-8_388_608, 0, 0, 0)}, Flag.SATURATED),
        ({"counts": (8_388_606, 0, 0, -8_388_606), "flags": 0x22}, Flag.DESYNC | Flag.NOT_FRESH),
    ],
)
def test_flags_say_what_is_wrong(changes: dict[str, object], flags: int) -> None:
    frame = Timeline(100.0, 24).place(at(5, **changes), 0.0)  # type: ignore[arg-type]
    assert frame is not None
    assert frame[5] == flags


def test_a_clock_reading_is_unwrapped_next_to_the_last_frame() -> None:
    timeline = Timeline(100.0, 24)
    assert timeline.unwrap(5) is None
    timeline.place(at(0, t_us=2**32 - 100), 0.0)
    assert timeline.unwrap(50) == 2**32 + 50
    assert timeline.unwrap(2**32 - 150) == 2**32 - 150
