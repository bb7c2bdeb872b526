"""Which part of a recording is measured, what of, and what is refused."""

from pathlib import Path

import numpy as np
import pytest

from station.errors import RecordingError, SignalError, UsageError
from station.frames import Flag
from station.store.cop_recording import cop_of_recording
from station.store.recordings import RecordingWriter, read_recording
from tests.fakes import stance, stored


@pytest.fixture(scope="module")
def cop() -> np.ndarray:
    t_s = np.arange(3000) / 100
    return np.stack([0.01 * np.sin(t_s), 0.02 + 0.01 * np.cos(1.7 * t_s)], axis=1)


def test_the_longest_stretch_of_any_round_is_taken(cop: np.ndarray, tmp_path: Path) -> None:
    rounds = [[(1.0, 5.0)], [(6.0, 8.0), (10.0, 25.0), (26.0, 29.0)]]
    found = cop_of_recording(read_recording(stance.record(tmp_path / "visit.evk", cop, rounds)))
    assert found.fs_hz == 100.0
    # From counts of 1 mN, after the zero that was taken before the round.
    assert found.cop_m == pytest.approx(cop[1000:2501], abs=2e-6)
    assert found.notes == ("Round 2 (target_tracker), its longest stretch without a pause: 15.0 s.",)


def test_another_life_of_the_board_is_left_out(cop: np.ndarray, tmp_path: Path) -> None:
    path = stance.record(tmp_path / "visit.evk", cop, [[(10.0, 25.0)]], restarted=True)
    assert cop_of_recording(read_recording(path)).cop_m == pytest.approx(cop[1000:2501], abs=2e-6)


@pytest.mark.parametrize(("noise_m", "filter_hz"), [(0.0, 10.0), (0.08e-3, 10.0), (0.2e-3, 5.0)])
def test_the_noise_in_the_calibration_chooses_the_filter(
    noise_m: float, filter_hz: float, cop: np.ndarray, tmp_path: Path
) -> None:
    path = stance.record(tmp_path / "visit.evk", cop, [[(1.0, 25.0)]], noise_m=noise_m)
    assert cop_of_recording(read_recording(path)).filter_hz == filter_hz


def test_an_uneven_board_is_resampled(cop: np.ndarray, tmp_path: Path) -> None:
    rng = np.random.default_rng(1)  # noqa: TID251
    t_us = 5_000_000 + np.cumsum(rng.integers(5_000, 15_000, len(cop)))
    path = stance.record(tmp_path / "visit.evk", np.full_like(cop, 0.01), [[(1.0, 25.0)]], t_us=t_us)
    found = cop_of_recording(read_recording(path))
    assert found.fs_hz == 100.0 and "uneven" in found.notes[1]
    assert found.cop_m == pytest.approx(np.full_like(found.cop_m, 0.01), abs=2e-6)


def test_a_lost_frame_is_bridged_and_a_gap_is_not(cop: np.ndarray, tmp_path: Path) -> None:
    path = stance.record(tmp_path / "one.evk", cop, [[(1.0, 25.0)]], lost=slice(900, 901))
    assert "uneven" in cop_of_recording(read_recording(path)).notes[1]
    path = stance.record(tmp_path / "many.evk", cop, [[(1.0, 25.0)]], lost=slice(900, 930))
    with pytest.raises(SignalError, match=r"gap of 310 ms, 7\.99 s after"):
        cop_of_recording(read_recording(path))


@pytest.mark.parametrize("flag", [Flag.SATURATED, Flag.DESYNC])
def test_frames_that_are_not_what_the_board_felt_are_refused(flag: Flag, cop: np.ndarray, tmp_path: Path) -> None:
    path = stance.record(tmp_path / "visit.evk", cop, [[(1.0, 25.0)]], flags=int(flag))
    with pytest.raises(SignalError, match="1 frames of round 1"):
        cop_of_recording(read_recording(path))
    elsewhere = stance.record(tmp_path / "before.evk", cop, [[(18.0, 25.0)]], flags=int(flag))
    assert len(cop_of_recording(read_recording(elsewhere)).cop_m) == 701


def test_a_rate_that_the_boards_clock_denies_is_refused(cop: np.ndarray, tmp_path: Path) -> None:
    recording = read_recording(stance.record(tmp_path / "visit.evk", cop, [[(1.0, 25.0)]]))
    assert cop_of_recording(recording, 100.0).fs_hz == 100.0
    with pytest.raises(UsageError, match="say 100 samples a second, and --fs says 50"):
        cop_of_recording(recording, 50.0)


def test_a_recording_without_a_round_is_refused(tmp_path: Path) -> None:
    writer = RecordingWriter(tmp_path / "visit.evk", stored.header())
    writer.frames(stored.block(0, 100))
    writer.close()
    with pytest.raises(RecordingError, match="Nobody played"):
        cop_of_recording(read_recording(tmp_path / "visit.evk"))
