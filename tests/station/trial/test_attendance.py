from dataclasses import replace

import numpy as np

from station.trial.attendance import Attendance
from station.trial.pipeline import Pipeline, Sample
from station.trial.presence import PresenceState
from tests.fakes.force_stream import ForceStream, board
from tests.fakes.trial_bench import BODY_N

STILL = Sample(0, BODY_N, 0.01, 0.0, True, 0, 0, 0)


def standing(attendance: Attendance, seconds: float, start_us: int = 0, epoch: int = 0) -> list[int]:
    samples = (replace(STILL, t_us=start_us + 10_000 * k, epoch=epoch) for k in range(round(100 * seconds)))
    return [attendance.push(sample) for sample in samples]


def test_presence_is_the_one_of_the_pipeline_on_the_very_sample() -> None:
    t = np.arange(900) / 100
    load = np.where((t > 2) & (t < 6), BODY_N, 0.0)
    stream = ForceStream.of(load, 0.02 + 0.004 * np.sin(2 * t), 0.003 * np.cos(3 * t))
    pipeline, attendance = Pipeline(board()), Attendance()
    seen = []
    for block in stream.cut(list(range(900))):
        for sample in pipeline.push(block):
            attendance.push(sample)
            theirs, ours = pipeline.presence, attendance.presence
            assert (ours.state, ours.since_us, ours.body_weight_n) == (
                theirs.state,
                theirs.since_us,
                theirs.body_weight_n,
            )
            seen.append(ours.state)
    assert set(seen) >= {PresenceState.EMPTY, PresenceState.STEPPING, PresenceState.SETTLED}


def test_time_passes_between_samples_and_never_over_the_border_of_two_epochs() -> None:
    attendance = Attendance()
    assert standing(attendance, 0.03) == [0, 10_000, 10_000]
    assert standing(attendance, 0.02, start_us=5_000, epoch=1) == [0, 10_000]


def test_who_stands_there_settles_anew_in_another_epoch() -> None:
    attendance = Attendance()
    standing(attendance, 3)
    assert attendance.presence.state is PresenceState.SETTLED
    standing(attendance, 0.5, epoch=1)
    assert attendance.presence.state is PresenceState.STEPPING
    standing(attendance, 1.5, start_us=500_000, epoch=1)
    assert attendance.presence.state is PresenceState.SETTLED


def test_no_sway_is_told_over_a_hole_and_of_an_empty_board() -> None:
    attendance = Attendance()
    standing(attendance, 2)
    assert attendance.sway.full
    standing(attendance, 0.1, start_us=2_100_000)
    assert not attendance.sway.full
    attendance.push(replace(STILL, t_us=2_200_000, load_n=0.0, loaded=False))
    assert attendance.sway.mean_m is None
