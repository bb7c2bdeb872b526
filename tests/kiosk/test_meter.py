"""What the loop measures of itself."""

from array import array

import pytest

from kiosk.meter import LATE_S, SECOND_FRAMES, Meter, busiest_ms, percentiles_ms


def test_percentiles_are_in_milliseconds() -> None:
    values_s = array("d", (0.001 * number for number in range(101)))
    assert percentiles_ms(values_s) == {"p50_ms": 50.0, "p99_ms": 99.0, "max_ms": 100.0}
    assert percentiles_ms(array("d", [0.0123456])) == {"p50_ms": 12.35, "p99_ms": 12.35, "max_ms": 12.35}


def test_of_nothing_there_are_none() -> None:
    assert percentiles_ms(array("d")) == {}
    assert Meter().summary() == {"frames": 0, "late_frames": 0, "frame_time": {}, "busiest_ms": 0.0, "sample_age": {}}


def test_the_busiest_second_is_found_wherever_it_is() -> None:
    calm, busy = [0.002] * 200, [0.006] * SECOND_FRAMES
    for values in (busy + calm, calm + busy + calm, calm + busy):
        assert busiest_ms(array("d", values)) == 6.0
    assert busiest_ms(array("d", [0.003, 0.005])) == 4.0
    assert busiest_ms(array("d")) == 0.0


def test_work_and_age_are_kept_apart_and_an_unknown_age_is_left_out() -> None:
    meter = Meter(running=True)
    for number, age_s in enumerate((0.010, None, 0.020)):
        meter.frame(0.004, age_s, number / 60)
    summary = meter.summary()
    assert summary["frames"] == 3
    assert summary["frame_time"] == {"p50_ms": 4.0, "p99_ms": 4.0, "max_ms": 4.0}
    assert list(meter.age_s) == [0.010, 0.020]


@pytest.mark.parametrize(
    ("flips_s", "late_s"),
    [
        ([5.0], []),  # the first has none before it
        ([0.0, LATE_S - 0.001, 2 * LATE_S - 0.002], []),
        ([0.0, LATE_S + 0.001, LATE_S + 0.017], [(0.0, LATE_S + 0.001)]),
        ([0.0, 0.1, 0.2], [(0.0, 0.1), (0.1, 0.2)]),
    ],
)
def test_a_frame_that_comes_too_long_after_the_last_is_late(
    flips_s: list[float], late_s: list[tuple[float, float]]
) -> None:
    meter = Meter(running=True)
    for flip_s in flips_s:
        meter.frame(0.004, None, flip_s)
    assert meter.late_s == late_s
    assert meter.summary()["late_frames"] == len(late_s)


def test_a_new_run_forgets_the_old_one() -> None:
    meter = Meter(running=True)
    meter.frame(0.004, 0.01, 0.0)
    meter.frame(0.004, 0.01, 0.5)
    meter.reset()
    assert meter.summary() == Meter().summary()
    meter.frame(0.002, 0.01, 9.0)  # long after the last, but of another run
    assert (meter.late_s, len(meter.work_s)) == ([], 1)
