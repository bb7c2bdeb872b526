"""The CoP in a recording of ours: its longest unbroken stretch of play."""

import numpy as np

from station.errors import RecordingError, SignalError
from station.frames import Flag
from station.game.ticks import TICK_S
from station.signals.cop import cop_from_forces_m
from station.signals.noise import filter_for
from station.store.cop_table import CopSignal, even_at
from station.store.recordings import RecordedRound, Recording, Segment

BROKEN = int(Flag.SATURATED | Flag.DESYNC)
"""Frames whose forces are not what the board felt."""


def cop_of_recording(recording: Recording, fs_hz: float | None = None) -> CopSignal:
    """Return the unfiltered CoP of the longest stretch between start, pauses and end of any round.

    Before a round, between rounds and in a pause people step on and off: there is nothing to measure there.

    Parameters
    ----------
    recording : Recording
    fs_hz : float, optional
        Samples a second; without it the board's clock tells.

    Returns
    -------
    CopSignal
        From the raw counts, with the calibration and the zero that the round was played with, and the filter that
        the noise in the calibration asks for.

    Raises
    ------
    RecordingError
        When nobody played a round.
    SignalError
        When a force is not to be trusted, the load is too small for a CoP, or there is a gap.
    UsageError
        When the board's clock contradicts ``fs_hz``.
    """
    stretches = [
        (ticks * TICK_S, number, played, segment)
        for number, played in enumerate(recording.rounds, 1)
        for ticks, segment in _stretches(played)
    ]
    if not stretches:
        raise RecordingError("Nobody played a round in this recording.", "Name one in which somebody did.")
    span_s, number, played, segment = max(stretches, key=lambda stretch: stretch[0])
    blocks = [block for block in recording.blocks if block.epoch == segment.epoch]
    t_us = np.concatenate([block.t_us for block in blocks])
    forces_n = np.concatenate([block.forces_n for block in blocks])
    flags = np.concatenate([block.flags for block in blocks])
    inside = slice(*np.searchsorted(t_us, [segment.start_us, segment.start_us + round(span_s * 1e6) + 1]))
    bad = int(np.count_nonzero(flags[inside] & BROKEN))
    if bad:
        raise SignalError(
            f"{bad} frames of round {number} are of a cell at its limit, or of a converter out of step.",
            "Check the board and record again.",
        )
    cop_m = cop_from_forces_m(forces_n[inside] - segment.tare_n, recording.header.board.calibration.position_m)
    notes = [f"Round {number} ({played.start.game_id}), its longest stretch without a pause: {span_s:.1f} s."]
    even = even_at(t_us[inside], cop_m, fs_hz, notes)
    return CopSignal(even.cop_m, even.fs_hz, tuple(notes), filter_for(recording.header.board.calibration.noise_m))


def _stretches(played: RecordedRound) -> list[tuple[int, Segment]]:
    """Return the segments of a round, each with its number of ticks."""
    ends = [segment.first_index for segment in played.segments[1:]] + [len(played.ticks)]
    counts = [end - segment.first_index for segment, end in zip(played.segments, ends, strict=True)]
    return [(count, segment) for count, segment in zip(counts, played.segments, strict=True) if count > 0]
