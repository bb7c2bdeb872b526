"""A recording of somebody who stands on a board: counts for any CoP, and rounds over parts of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from station.frames import Calibration, ForceBlock
from station.store.recording_format import Segment
from station.store.recordings import RecordingWriter
from tests.fakes import stored

LOAD_N = 700.0
PERIOD_US = 10_000
BEGIN_US = 1_000_000
TARE_N = (1.5, -0.5, 0.25, -2.0)


def record(
    path: Path,
    cop_m: np.ndarray,
    rounds: Sequence[Sequence[tuple[float, float]]],
    *,
    t_us: np.ndarray | None = None,
    lost: slice = slice(0),
    flags: int = 0,
    noise_m: float = 0.0,
    restarted: bool = False,
) -> Path:
    """Record a CoP at 100 Hz; each round is stretches of play, from one second of it to another.

    A board that restarted has a life of other loads after this one, at the same times.
    """
    calibration = replace(stored.CALIBRATION, noise_m=noise_m)
    header = replace(stored.header(), board=replace(stored.BOARD, calibration=calibration))
    keep = np.delete(np.arange(len(cop_m)), lost)
    times = BEGIN_US + PERIOD_US * np.arange(len(cop_m), dtype=np.int64) if t_us is None else t_us
    counts = counts_of(cop_m, calibration)[keep]
    said = np.zeros(len(keep), dtype=np.uint8)
    said[len(said) // 2] = flags
    writer = RecordingWriter(path, header)
    forces = calibration.forces_n(counts)
    block = ForceBlock(times[keep], counts, forces, said, np.zeros(len(keep), dtype=np.uint16), 0, 0.0)
    writer.frames(block)
    if restarted:
        writer.frames(replace(block, counts=counts[::-1], epoch=7))
    for number, stretches in enumerate(rounds, 1):
        played = 0
        for begin_s, end_s in stretches:
            begin_us = int(times[round(100 * begin_s)])
            if played:
                writer.segment(Segment(begin_us, 0, played, TARE_N))
            else:
                writer.round_start(stored.round_start(number, tare_n=TARE_N, started_us=begin_us, epoch=0))
            ticks = round(120 * (end_s - begin_s))
            writer.ticks(stored.ticks(played, ticks))
            played += ticks
        writer.round_end(stored.round_end(played))
    writer.close()
    return path


def counts_of(cop_m: np.ndarray, calibration: Calibration) -> np.ndarray:
    """Return the counts of four cells, each with its own zero, under a load at a CoP."""
    corners = np.array(calibration.position_m)
    shares = 0.25 * (1 + (cop_m[:, None, :] / corners).sum(axis=2))
    forces = LOAD_N * shares + TARE_N
    return np.rint(forces / calibration.gain_n_per_count + calibration.zero_counts).astype(np.int32)
