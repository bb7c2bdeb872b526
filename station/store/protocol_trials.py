"""From the results of a test to the records that are kept of it: one of each trial, with a true stamp."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from station.frames import BoardInfo
from station.signals.cog import CUTOFF_HZ
from station.signals.filters import usable_cutoff_hz
from station.store.records import NOT_ASKED, Stamp, TrialRecord
from station.trial.protocol import Condition, Measure, Protocol
from station.trial.results import ProtocolResult, TrialResult
from station.trial.take import Take

Key = tuple[str, int, int]
"""Which trial of a test: its condition, its number and its attempt."""

_SWAY: Final = frozenset({Measure.SWAY, Measure.PROBE, Measure.HOLD, Measure.DUAL_TASK})
_LEANS: Final = frozenset({Measure.LEAN, Measure.SHIFT})

BY_HEIGHT: Final = frozenset({"mxe_pct", "epe_pct"})
"""Beside the same lengths in metres these would give away how tall a guest is."""


@dataclass(frozen=True, slots=True)
class ProtocolRun:
    """A test that was done, as far as it came.

    Parameters
    ----------
    id : str
        One for each time a test is done.
    protocol : Protocol
    takes : sequence of Take
        Those that ``result`` was made of.
    result : ProtocolResult
    """

    id: str
    protocol: Protocol
    takes: Sequence[Take]
    result: ProtocolResult

    @property
    def trials(self) -> Mapping[Key, TrialResult]:
        """Every trial, void ones too, in the order in which they were done; practice is not among them."""
        found = {
            (name, trial.number, trial.attempt): trial
            for name, each in self.result.conditions.items()
            for trial in (*each.valid, *each.void)
        }
        return {key: found[key] for key in map(key_of, self.takes) if key in found}


def key_of(take: Take) -> Key:
    """Return which trial a recording is of."""
    return (take.turn.condition.id, take.turn.number, take.attempt)


def trial_records(run: ProtocolRun, board: BoardInfo, places: Mapping[Key, tuple[str, int]]) -> tuple[TrialRecord, ...]:
    """Return what is kept of the trials of a test.

    A test has no score, level or stars: the columns that games need are 0, 1 and 0, and the metrics tell. Nothing of
    the trainee is in a record, and nothing that tells the height.

    Parameters
    ----------
    run : ProtocolRun
    board : BoardInfo
    places : mapping
        Id and position, from 1, of each trial that is asked for.

    Returns
    -------
    tuple of TrialRecord
        In the order of the takes.
    """
    trials = run.trials
    records = []
    for take in run.takes:
        key = key_of(take)
        if key in places:
            stamp = _stamp(run, take.turn.condition, trials[key], board)
            records.append(_record(run, take, trials[key], stamp, places[key]))
    return tuple(records)


def filter_name(protocol: Protocol, condition: Condition, filter_hz: float, rate_hz: float) -> str:
    """Return which low-pass the metrics of a trial were made with.

    Parameters
    ----------
    protocol : Protocol
    condition : Condition
    filter_hz : float
        Of the sway metrics.
    rate_hz : float
        Nominal sample rate of the board.
    """
    if protocol.measure is Measure.PUSH:
        return f"butterworth-2 {usable_cutoff_hz(rate_hz):g} Hz causal"
    if protocol.measure in _LEANS:
        return f"butterworth-2 {CUTOFF_HZ:g} Hz zero-lag"
    if protocol.measure in _SWAY and not condition.seated:
        return f"butterworth-2 {filter_hz:g} Hz zero-lag"
    return "none"


def _record(run: ProtocolRun, take: Take, trial: TrialResult, stamp: Stamp, place: tuple[str, int]) -> TrialRecord:
    return TrialRecord(
        id=place[0],
        position=place[1],
        activity_id=run.protocol.id,
        version=run.protocol.version,
        level=1,
        params={
            "test_id": run.id,
            "condition": take.turn.condition.id,
            "number": trial.number,
            "attempt": trial.attempt,
            "length_s": trial.length_s,
            "epoch": take.epoch,
            "start_us": int(take.t_us[take.start]),
        },
        seed=0,
        score=0.0,
        score_unit="",
        stars=0,
        success=0.0,
        metrics=MappingProxyType({key: value for key, value in trial.metrics.items() if key not in BY_HEIGHT}),
        valid=trial.quality.valid,
        quality_reasons=trial.quality.reasons,
        quality_notes=trial.quality.notes,
        digest=_digest(take),
        ticks=0,
        stamp=stamp,
        kind="protocol",
    )


def _stamp(run: ProtocolRun, condition: Condition, trial: TrialResult, board: BoardInfo) -> Stamp:
    return Stamp(
        board_uid=board.uid,
        calibration_date=board.calibration.date,
        calibrated=board.calibrated,
        rate_hz=trial.quality.rate_hz,
        filter=filter_name(run.protocol, condition, run.result.filter_hz, board.rate_hz),
        lost_samples=trial.quality.lost_samples,
        surface=board.surface if condition.surface == "firm" else condition.surface,
        stance=condition.stance,
        vision=condition.vision,
        footwear=NOT_ASKED,
        reach="none",
    )


def _digest(take: Take) -> str:
    """Return the SHA-256 of the samples that the metrics were made of."""
    digest = hashlib.sha256()
    for column in (take.t_us.astype("<i8"), take.cop_m.astype("<f8"), take.load_n.astype("<f8")):
        digest.update(column.tobytes())
    return digest.hexdigest()
