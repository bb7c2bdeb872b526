"""Four real recordings travel the whole serial path: what comes out is what went in."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hardware_drivers.calibration import encode_calibration
from hardware_drivers.serial_board import SerialBoard
from station.frames import Calibration, ForceBlock
from station.units import newton
from tests.fakes.scripted_board import ScriptedBoard, read_until, sample

DATA = Path(__file__).parents[1] / "data"
WEIGHT_N = newton(75)
SPACING_M = (0.433, 0.238)
CALIBRATION = Calibration.rectangular(*SPACING_M, 2.0**-12, (1200, -800, 400, 0), "2025-05-01")


def recorded_cop_m(path: Path) -> NDArray[np.float64]:
    """Columns ML, AP in m; the file's columns are time, AP (copX) and ML (copY) in cm."""
    table = np.loadtxt(path, delimiter=";", skiprows=1)
    return table[:, [2, 1]] / 100


def counts_of(cop: NDArray[np.float64]) -> list[tuple[int, ...]]:
    right, front = 2 * cop[:, 0] / SPACING_M[0], 2 * cop[:, 1] / SPACING_M[1]
    shares = np.stack([1 + right + front, 1 + right - front, 1 - right + front, 1 - right - front], axis=1)
    raw = np.round(WEIGHT_N / 4 * shares / CALIBRATION.gain_n_per_count[0]) + np.array(CALIBRATION.zero_counts)
    return [tuple(row) for row in raw.astype(int).tolist()]


@pytest.mark.parametrize("name", ["BDS00001", "BDS00004", "BDS00007", "BDS00010"])
def test_the_cop_that_comes_out_is_the_one_that_went_in(name: str, tmp_path: Path) -> None:
    cop = recorded_cop_m(DATA / f"{name}.csv")
    assert cop.shape == (6000, 2)
    # A nominal rate of 1 kHz: the link then keeps 10000 frames, and the recording comes as fast as the line takes it.
    with ScriptedBoard(tmp_path, rate_hz=1000, calibration=encode_calibration(CALIBRATION)) as scripted:
        scripted.silent = True
        board = SerialBoard(str(scripted.path))
        board.open()
        scripted.send(b"".join(sample(k, 10_000 * k, counts) for k, counts in enumerate(counts_of(cop))))
        blocks: list[ForceBlock] = []
        read_until(board, lambda block: blocks.append(block) or sum(map(len, blocks)) == len(cop))
        assert board.counters == (0, 0, 0, 0)
        board.close()
    forces = np.concatenate([block.forces_n for block in blocks])
    times = np.concatenate([block.t_us for block in blocks])
    at = np.array(board.info.calibration.position_m)
    out = forces @ at / forces.sum(axis=1)[:, None]
    assert np.abs(out - cop).max() < 0.05e-3
    assert (np.diff(times) == 10_000).all()
    assert forces.sum(axis=1) == pytest.approx(WEIGHT_N, abs=0.01)


def test_the_recordings_carry_their_licence() -> None:
    text = (DATA / "README.md").read_text("utf-8")
    for needed in ("Santos", "Duarte", "10.7717/peerj.2648", "CC BY 4.0", "ODC-BY"):
        assert needed in text
