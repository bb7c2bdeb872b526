"""Wobble tops that print their tilt."""

import math
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from hardware_drivers.discovery import make_board
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.lines.imu_board import LOAD_N, MILLINEWTON, ImuBoard, Rocker
from station.errors import UsageError
from station.frames import BoardInfo, Calibration, Flag, ForceBlock
from station.signals.tilt import tilt_deg
from station.trial.pipeline import Pipeline
from station.trial.presence import PresenceState
from tests.fakes.printing_board import PrintingBoard
from tests.fakes.scripted_board import read_until

RATE_HZ = 100
FAST = 8.0

Tilt = Callable[[float], tuple[float, float]]


def wobbling(t_s: float) -> tuple[float, float]:
    """Roll and pitch of a top with somebody on it: two degrees this way and that, three times in two seconds."""
    return 2 * math.sin(3 * math.pi * t_s), 1.5 * math.cos(2 * math.pi * t_s)


def lying(t_s: float) -> tuple[float, float]:
    """An empty top on its rim, with the noise of a sensor."""
    return 14.0 + 0.2 * math.sin(40 * t_s), -3.0


def counts(tilt: Tilt, seconds: float, rocker: Rocker | None = None, start_s: float = 0.0) -> np.ndarray:
    rocker = rocker or Rocker()
    made = []
    for k in range(int(seconds * RATE_HZ)):
        t_s = start_s + k / RATE_HZ
        reading = rocker.convert(round(1e6 * t_s), [Decimal(f"{angle:.2f}") for angle in tilt(t_s)])
        made.append(reading.counts)
    return np.array(made)


def held(roll: float, pitch: float) -> np.ndarray:
    """Counts at a tilt, after somebody has stepped on."""
    rocker = Rocker()
    counts(wobbling, 3.0, rocker)
    return counts(lambda t_s: (roll, pitch), 0.05, rocker, 3.0)[-1]


def cop_m(cells: np.ndarray, height_m: float) -> np.ndarray:
    position_m = np.array(Calibration.rectangular(2 * height_m, 2 * height_m, MILLINEWTON).position_m)
    share: np.ndarray = cells @ position_m / cells.sum()
    return share


@pytest.mark.parametrize("height_m", [0.05, 0.2, 1.0])
@pytest.mark.parametrize("tilt", [(0.0, 0.0), (8.25, 0.0), (0.0, -11.5), (-19.0, 14.0), (44.0, 44.0)])
def test_the_tilt_comes_back_from_the_cop_whatever_the_rocker(tilt: tuple[float, float], height_m: float) -> None:
    cells = held(*tilt)
    cop = cop_m(cells, height_m)
    np.testing.assert_allclose(cop, height_m * np.tan(np.radians(tilt)), rtol=2e-5, atol=1e-12)
    np.testing.assert_allclose(tilt_deg(cop[None], height_m)[0], tilt, atol=1e-3)
    assert cells.sum() * MILLINEWTON == pytest.approx(LOAD_N, abs=0.01)


def test_right_side_down_is_right_and_front_down_is_front() -> None:
    tr, br, tl, bl = held(5.0, 0.0)
    assert tr == br > tl == bl
    tr, br, tl, bl = held(0.0, 5.0)
    assert tr == tl > br == bl


def test_a_top_that_lies_still_is_empty() -> None:
    assert not counts(lying, 10.0).any()


def test_who_wobbles_is_on_it_after_two_seconds() -> None:
    there = counts(wobbling, 5.0).any(axis=1)
    assert not there[: int(1.9 * RATE_HZ)].any()
    assert there[int(2.2 * RATE_HZ) :].all()


def test_a_knock_is_nobody() -> None:
    rocker = Rocker()
    counts(lying, 5.0, rocker)
    knocked = counts(lambda t_s: (14 + 5 * math.exp(-3 * (t_s - 5)) * math.sin(20 * t_s), -3.0), 5.0, rocker, 5.0)
    assert not knocked.any()


def test_who_stands_very_still_is_on_it_and_who_left_is_not_after_two_seconds() -> None:
    rocker = Rocker()
    counts(wobbling, 3.0, rocker)
    calm = counts(lambda t_s: (0.6 * math.sin(2 * t_s), 0.0), 20.0, rocker, 3.0)
    assert calm.any(axis=1).all()
    left = counts(lying, 5.0, rocker, 23.0).any(axis=1)
    assert left[: int(1.8 * RATE_HZ)].all()
    assert not left[int(2.5 * RATE_HZ) :].any()


def test_a_top_on_its_side_is_empty_and_its_stream_goes_on() -> None:
    """It leans against the wall after a visit: a board that sent nothing would be opened anew all the time."""
    rocker = Rocker()
    counts(wobbling, 3.0, rocker)
    for tilt in ((50.0, 0.0), (0.0, -90.0)):
        assert (counts(lambda t_s, tilt=tilt: tilt, 1.0, rocker, 3.0) == 0).all()


def test_a_reset_leaves_it_empty() -> None:
    rocker = Rocker()
    assert counts(wobbling, 3.0, rocker)[-1].any()
    rocker.restart()
    assert not counts(wobbling, 1.0, rocker).any()


def test_the_station_sees_somebody_step_on_settle_and_leave() -> None:
    height_m = 0.2
    calibration = Calibration.rectangular(2 * height_m, 2 * height_m, MILLINEWTON)
    info = BoardInfo("imu", "", "", "", "", RATE_HZ, 1500.0, calibration, tilt_height_m=height_m)
    rocker, pipeline = Rocker(), Pipeline(info)
    states = []
    for start_s, tilt in ((0.0, lying), (5.0, wobbling), (15.0, lying)):
        cells = counts(tilt, 10.0 if start_s else 5.0, rocker, start_s).astype(np.int32)
        t_us = np.round(1e6 * (start_s + np.arange(len(cells)) / RATE_HZ)).astype(np.int64)
        none = np.zeros(len(cells), np.uint8)
        pipeline.push(ForceBlock(t_us, cells, calibration.forces_n(cells), none, none.astype(np.uint16), 0, 0.0))
        states.append(pipeline.presence.state)
    assert states == [PresenceState.EMPTY, PresenceState.SETTLED, PresenceState.EMPTY]
    assert pipeline.tare.zeroed and not pipeline.tare.needs_zero


@pytest.mark.parametrize(
    ("line", "spec", "tilt"),
    [
        (lambda roll, pitch: f"{roll:.2f},{pitch:.2f},90.00", "", (1, 1)),
        (lambda roll, pitch: f"ypr\t90.00\t{pitch:.2f}\t{roll:.2f}", "", (1, -1)),
        (lambda roll, pitch: f"pitch: {pitch:.2f} roll: {roll:.2f}", "", (1, 1)),
        (lambda roll, pitch: f"{pitch:.2f} {roll:.2f}", "+columns=-pitch,roll", (1, -1)),
    ],
)
def test_what_sensors_print_is_read(
    tmp_path: Path, line: Callable[[float, float], str], spec: str, tilt: tuple[int, int]
) -> None:
    with PrintingBoard(tmp_path, lambda k, ms: line(*wobbling(1e-3 * ms)), hurry=FAST) as printing:
        board = make_board(f"imu:{printing.path}{spec}", clock=lambda: FAST * monotonic_s())
        board.open()
        info = board.info
        assert (info.driver, info.surface, info.tilt_height_m, info.calibrated) == ("imu", "wobble", 0.2, True)
        assert info.model.startswith("imu ")
        block = read_until(board, lambda block: block.counts.any())
        assert (block.flags == Flag.UNCHECKED).all()
        seen = tilt_deg(np.array([cop_m(cells, 0.2) for cells in block.counts if cells.any()]), 0.2) * tilt
        # On the curve that the top goes round, wherever it is just now.
        curve = np.array([wobbling(t_s) for t_s in np.arange(0, 2, 0.001)])
        for point in seen:
            assert np.hypot(*(curve - point).T).min() < 0.05
        board.close()


def test_the_height_of_the_rocker_is_told_in_millimetres(tmp_path: Path) -> None:
    with PrintingBoard(tmp_path, lambda k, ms: "0.10,0.10,0.00", hurry=FAST) as printing:
        board = make_board(f"imu:{printing.path}+height=120", clock=lambda: FAST * monotonic_s())
        board.open()
        assert board.info.tilt_height_m == pytest.approx(0.12) and board.info.uid.endswith("-120")
        assert board.info.calibration.position_m[0] == pytest.approx((0.12, 0.12))
        board.close()
    for wrong in ("height=0", "height=tall", "unit=kg"):
        with pytest.raises(UsageError):
            ImuBoard(f"/dev/x+{wrong}")
