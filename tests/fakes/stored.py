"""A board, a session and a trial to store: whatever a test does not care about."""

from collections.abc import Mapping
from itertools import count
from typing import Any

import numpy as np

from station.frames import BoardInfo, Calibration, ForceBlock
from station.game.rules import Event
from station.game.ticks import Tick
from station.store.database import Store
from station.store.ids import Ids
from station.store.recordings import RecordingHeader, RoundEnd, RoundStart
from station.store.records import CueSaid, LocalTime, SessionRecord, SessionStart, Stamp, Station, TrialRecord
from station.store.sessions import end_session, save_trial, start_session

CALIBRATION = Calibration.rectangular(0.433, 0.238, 0.001, (10, -20, 30, -40), "2025-05-01")
BOARD = BoardInfo("simulated", "pty", "evenkeel-1", "0a1b2c", "1.0", 100.0, 1500.0, CALIBRATION)
STATION = Station("00000000-0000-7000-8000-0000000000aa", "00000000-0000-7000-8000-0000000000bb")
SESSION_ID = "00000000-0000-7000-8000-000000000001"
MORNING = LocalTime("2025-06-02T08:15:00.000Z", "Europe/Amsterdam", "2025-06-02")


def numbered_ids() -> Ids:
    """Return a maker of ids of UUIDv7's form that counts 1, 2, 3."""
    numbers = count(1)
    return lambda: f"00000000-0000-7000-8000-{next(numbers):012x}"


def header() -> RecordingHeader:
    return RecordingHeader("0.1.0", SESSION_ID, STATION.station_id, STATION.org_id, BOARD, MORNING.utc, MORNING.zone)


def block(first: int, n: int, *, epoch: int = 0, period_us: int = 10_000) -> ForceBlock:
    """Frames ``first`` to ``first + n`` of a recording in which every count differs."""
    index = np.arange(first, first + n, dtype=np.int64)
    counts = (index[:, None] * 4 + np.arange(4)).astype(np.int32) * 7919 % 1_000_003 - 500_000
    counts = counts.astype(np.int32)
    lost = (index % 50 == 49).astype(np.uint16)
    flags = (index % 8).astype(np.uint8)
    t_us = index * period_us
    return ForceBlock(t_us, counts, CALIBRATION.forces_n(counts), flags, lost, epoch, float(t_us[-1]) / 1e6)


def ticks(first: int, n: int) -> list[Tick]:
    return [Tick(i, 0.001 * i, -0.002 * i, 0.01 * i, -0.02 * i, 700.0 + i / 3, 1) for i in range(first, first + n)]


def round_start(number: int = 1, **changes: Any) -> RoundStart:
    values: dict[str, Any] = {
        "round_id": f"round-{number}",
        "game_id": "target_tracker",
        "game_version": 1,
        "level": 3,
        "params": {"speed": 0.1, "corners": [[0.0, 1.0], [2.0, 3.0]]},
        "seed": 2**62 + number,
        "reach": {"rest_ml_m": 0.1 + 0.2},
        "tare_n": (0.1, -0.2, 0.3, 1 / 3),
        "body_weight_n": 712.3,
        "epoch": 0,
        "started_us": 120_000,
    }
    return RoundStart(**{**values, **changes})


def round_end(ticks_played: int, **changes: Any) -> RoundEnd:
    values: dict[str, Any] = {
        "score": 61.803398874989484,
        "stars": 2,
        "success": 0.6,
        "metrics": {"latency_s": 0.1 + 0.2},
        "digest": "d" * 64,
        "valid": True,
        "quality_reasons": (),
        "ticks": ticks_played,
    }
    return RoundEnd(**{**values, **changes})


def session_start(number: int = 1, **changes: Any) -> SessionStart:
    values: dict[str, Any] = {"station": STATION, "board": BOARD, "started": MORNING, "lang": "nl"}
    return SessionStart(f"00000000-0000-7000-8000-{number:012x}", **{**values, **changes})


STAMP = Stamp(BOARD.uid, "2025-05-01", True, 99.8, "butterworth-2 10 Hz", 3, "firm", "both", "open", "socks")


def trial(number: int = 1, **changes: Any) -> TrialRecord:
    metrics: Mapping[str, float] = {"latency_s": 0.412, "path_length_m": 0.1 + 0.2}
    values: dict[str, Any] = {
        "id": f"00000000-0000-7000-8000-{0x1000 + number:012x}",
        "position": number,
        "activity_id": "target_tracker",
        "version": 1,
        "level": 3,
        "params": {"speed": 0.1},
        "seed": 2**62,
        "score": 61.803398874989484,
        "score_unit": "percent",
        "stars": 2,
        "success": 0.6,
        "metrics": metrics,
        "valid": True,
        "quality_reasons": ("lost samples",),
        "quality_notes": ("rate_off", "unchecked"),
        "digest": "d" * 64,
        "ticks": 10_800,
        "stamp": STAMP,
        "events": (Event("inside", 12, {"error_m": 0.01}), Event("outside", 400)),
        "cues": (CueSaid(400, "outside", "Rustig terug naar het midden."),),
    }
    return TrialRecord(**{**values, **changes})


def save(store: Store, record: SessionRecord) -> None:
    """Save a whole visit, as a kiosk does: piece by piece."""
    start_session(store, record.start)
    for each in record.trials:
        save_trial(store, record.start.id, each)
    if record.end is not None:
        end_session(store, record.start.id, record.end)
