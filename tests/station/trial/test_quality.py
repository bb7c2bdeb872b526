from dataclasses import replace

import pytest

from station.errors import UsageError
from station.frames import Flag
from station.trial.pipeline import Sample
from station.trial.quality import QualityMonitor

BODY_N = 700.0
GOOD = Sample(0, BODY_N, 0.0, 0.0, True, 0, 0, 0)


def samples(seconds: float, rate_hz: float = 100.0, load_n: float = BODY_N, start_us: int = 0) -> list[Sample]:
    return [
        replace(GOOD, t_us=start_us + round(k * 1e6 / rate_hz), load_n=load_n) for k in range(round(seconds * rate_hz))
    ]


def judge(stream: list[Sample], standing: bool = False, start_us: int = 0, rate_hz: float = 100.0):
    monitor = QualityMonitor(start_us, BODY_N, rate_hz, standing=standing)
    for sample in stream:
        monitor.push(sample)
    return monitor.verdict()


def test_a_good_trial_is_valid() -> None:
    quality = judge(samples(30.0), standing=True)
    assert quality.valid
    assert quality.reasons == quality.notes == ()
    assert quality.lost_samples == 0
    assert quality.rate_hz == pytest.approx(100.0)


def test_nothing_seen_yet() -> None:
    quality = judge([])
    assert quality.valid
    assert quality.rate_hz == 0.0


def test_what_came_before_the_start_does_not_count() -> None:
    early = [replace(s, lost=9, stuck=1) for s in samples(5.0)]
    quality = judge(early + samples(5.0, start_us=5_000_000), start_us=5_000_000)
    assert quality.valid
    assert quality.lost_samples == 0


def test_stepping_off_voids_standing_and_is_noted_in_a_game() -> None:
    stream = samples(5.0) + samples(0.2, load_n=0.0, start_us=5_000_000) + samples(5.0, start_us=5_200_000)
    assert judge(stream, standing=True).reasons == ("step_off",)
    quality = judge(stream)
    assert quality.valid and quality.notes == ("step_off",)


@pytest.mark.parametrize(("load_n", "seconds", "void"), [(740.0, 0.6, True), (740.0, 0.4, False), (730.0, 5.0, False)])
def test_a_change_of_load_voids_standing(load_n: float, seconds: float, void: bool) -> None:
    stream = samples(5.0) + samples(seconds, load_n=load_n, start_us=5_000_000)
    stream += samples(5.0, start_us=5_000_000 + round(seconds * 1e6))
    assert judge(stream, standing=True).reasons == (("load_changed",) if void else ())
    assert judge(stream, standing=False).valid


@pytest.mark.parametrize(("lost", "void"), [(50, False), (54, True)])
def test_more_than_5_percent_lost_voids(lost: int, void: bool) -> None:
    stream = samples(10.0)
    stream[500] = replace(stream[500], lost=lost)
    quality = judge(stream)
    assert quality.lost_samples == lost
    assert quality.reasons == (("data_lost",) if void else ())


def test_a_hole_counts_though_the_board_does_not_know_of_it() -> None:
    stream = samples(10.0)
    del stream[300:400]
    quality = judge(stream)
    assert quality.lost_samples == 100
    assert quality.reasons == ("data_lost",)


def test_a_short_loss_is_counted_once() -> None:
    stream = samples(10.0)
    del stream[300:303]
    stream[300] = replace(stream[300], lost=3)
    quality = judge(stream)
    assert (quality.lost_samples, quality.valid) == (3, True)


@pytest.mark.parametrize(("n", "void"), [(1, False), (5, False), (6, True)])
def test_saturation_is_noted_at_once_and_voids_above_half_a_percent(n: int, void: bool) -> None:
    stream = [replace(s, flags=int(Flag.SATURATED)) if k < n else s for k, s in enumerate(samples(10.0))]
    quality = judge(stream)
    assert quality.reasons == (("saturated",) if void else ())
    assert quality.notes == (() if void else ("saturated",))


def test_saturation_of_the_first_sample_counts() -> None:
    assert judge([replace(GOOD, flags=int(Flag.SATURATED))]).reasons == ("saturated",)


def test_a_stuck_cell_voids() -> None:
    stream = [replace(s, stuck=4) if k == 700 else s for k, s in enumerate(samples(10.0))]
    assert judge(stream).reasons == ("stuck_cell",)


def test_a_reset_voids_whatever_the_new_clock_says() -> None:
    stream = samples(5.0, start_us=90_000_000) + [replace(s, epoch=1) for s in samples(5.0)]
    quality = judge(stream, start_us=90_000_000)
    assert quality.reasons == ("board_reset",)
    assert quality.rate_hz == pytest.approx(100.0)
    assert quality.lost_samples == 0


@pytest.mark.parametrize(("rate_hz", "noted"), [(100.0, False), (102.5, False), (103.5, True), (96.0, True)])
def test_a_rate_off_by_3_percent_over_2_s_is_noted(rate_hz: float, noted: bool) -> None:
    quality = judge(samples(4.5, rate_hz=rate_hz))
    assert quality.notes == (("rate_off",) if noted else ())
    assert quality.valid
    assert quality.rate_hz == pytest.approx(rate_hz, rel=1e-4)


@pytest.mark.parametrize("from_s", [3.0, 3.5, 4.3])
def test_two_seconds_at_another_rate_are_noted_wherever_they_begin(from_s: float) -> None:
    changed = [replace(s, t_us=s.t_us + round(1e6 * from_s)) for s in samples(2.1, rate_hz=95.5)]
    assert judge(samples(from_s) + changed).notes == ("rate_off",)


def test_lost_frames_and_a_short_change_of_rate_are_not_taken_for_another_rate() -> None:
    stream = samples(10.0)
    del stream[500:504]
    stream[500] = replace(stream[500], lost=4)
    assert judge(stream).notes == ()
    changed = [replace(s, t_us=s.t_us + 3_000_000) for s in samples(0.8, rate_hz=95.5)]
    after = [replace(s, t_us=s.t_us + changed[-1].t_us + 10_000) for s in samples(3.0)]
    assert judge(samples(3.0) + changed + after).notes == ()


def test_unchecked_data_is_noted() -> None:
    assert judge([replace(GOOD, flags=int(Flag.UNCHECKED))]).notes == ("unchecked",)


def test_reasons_from_outside_must_have_a_known_name() -> None:
    monitor = QualityMonitor(0, BODY_N, 100.0)
    monitor.mark("board_lost")
    assert monitor.verdict().reasons == ("board_lost",)
    with pytest.raises(UsageError, match="cannot be void for 'bad_luck'"):
        monitor.mark("bad_luck")


def test_reasons_come_in_the_order_they_were_noticed() -> None:
    stream = samples(10.0)
    stream[200] = replace(stream[200], stuck=1)
    stream[400:] = [replace(s, epoch=1) for s in stream[400:]]
    assert judge(stream).reasons == ("stuck_cell", "board_reset")


def test_a_saturated_cell_is_named_before_the_load_that_it_feigns() -> None:
    feigned = [replace(each, load_n=2 * BODY_N, flags=int(Flag.SATURATED)) for each in samples(1.0)]
    stream = samples(5.0) + [replace(each, t_us=5_000_000 + each.t_us) for each in feigned]
    assert judge(stream, standing=True).reasons == ("saturated", "load_changed")


def test_a_little_loss_is_neither_reason_nor_note() -> None:
    stream = samples(10.0)
    stream[500] = replace(stream[500], lost=5)
    quality = judge(stream)
    assert quality.reasons == quality.notes == ()
