"""Records to rows and back. The caller holds the transaction."""

import json
from dataclasses import asdict, astuple, fields
from math import isfinite
from typing import Any, Final

from sqlite_utils import Database

from station.errors import RecordingError, StoreError
from station.frames import BoardInfo
from station.game.rules import Event
from station.store.recording_format import board_from_dict, board_to_dict, to_json
from station.store.records import (
    CueSaid,
    LocalTime,
    RecordingFile,
    SessionEnd,
    SessionStart,
    Stamp,
    Station,
    TrialRecord,
)

_TRIAL_COLUMNS: Final = (
    "id",
    "position",
    "kind",
    "activity_id",
    "version",
    "level",
    "seed",
    "score",
    "score_unit",
    "stars",
    "success",
    "valid",
    "digest",
    "ticks",
)


def insert_start(db: Database, start: SessionStart) -> None:
    """Insert a session, and its board as it is now."""
    put_board(db, start.board)
    insert(
        db,
        "sessions",
        {
            "id": start.id,
            **asdict(start.station),
            "person_id": start.person_id,
            "board_uid": start.board.uid,
            "started_at_utc": start.started.utc,
            "zone": start.started.zone,
            "local_date": start.started.local_date,
            "lang": start.lang,
            "profile": start.profile,
        },
    )


def insert_trial(db: Database, session_id: str, trial: TrialRecord) -> None:
    """Insert a trial with its events and cues; StoreError for a number that is not finite."""
    row = {name: getattr(trial, name) for name in _TRIAL_COLUMNS}
    row["params"] = as_json(trial.params)
    row["metrics"] = as_json(trial.metrics)
    row["quality_reasons"] = json.dumps(trial.quality_reasons)
    row["quality_notes"] = json.dumps(trial.quality_notes)
    insert(db, "trials", {**row, "session_id": session_id, **asdict(trial.stamp)})
    events = [(trial.id, i, e.tick, e.name, as_json(e.data)) for i, e in enumerate(trial.events)]
    cues = [(trial.id, i, *astuple(cue)) for i, cue in enumerate(trial.cues)]
    db.conn.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?)", events)
    db.conn.executemany("INSERT INTO cues VALUES (?, ?, ?, ?, ?)", cues)


def close_session(db: Database, session_id: str, end: SessionEnd) -> None:
    """Complete the row of an open session; StoreError when there is none."""
    if not isfinite(end.duration_s):  # SQLite would take a NaN for NULL: still open
        raise StoreError("A duration must be a finite number.", "Take it from a Clock.")
    file = astuple(end.recording) if end.recording else (None, None, None)
    closed = db.execute(
        "UPDATE sessions SET duration_s = ?, recording_path = ?, recording_sha256 = ?, recording_frames = ?"
        " WHERE id = ? AND duration_s IS NULL",
        (end.duration_s, *file, session_id),
    )
    if closed.rowcount != 1:
        raise StoreError(f"There is no open session {session_id}.", "A session ends once.")


def put_board(db: Database, board: BoardInfo) -> None:
    """Insert a board, or replace what was known of it."""
    db.execute(
        "INSERT INTO boards (uid, info) VALUES (?, ?) ON CONFLICT (uid) DO UPDATE SET info = excluded.info",
        (board.uid, as_json(board_to_dict(board))),
    )


def insert(db: Database, table: str, row: dict[str, Any]) -> None:
    """Insert one row; NaN becomes NULL in SQLite, and each number that can be NaN is in a NOT NULL column."""
    columns = ", ".join(row)
    db.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def session_start(row: dict[str, Any]) -> SessionStart:
    """Return the start of a session from its row joined with its board's ``info``."""
    return SessionStart(
        row["id"],
        Station(row["org_id"], row["station_id"]),
        board_from_dict(json.loads(row["info"])),
        LocalTime(row["started_at_utc"], row["zone"], row["local_date"]),
        row["lang"],
        row["profile"],
        row["person_id"],
    )


def session_end(row: dict[str, Any]) -> SessionEnd | None:
    """Return the end of a session from its row; None while it is open."""
    if row["duration_s"] is None:
        return None
    path = row["recording_path"]
    file = RecordingFile(path, row["recording_sha256"], row["recording_frames"]) if path is not None else None
    return SessionEnd(row["duration_s"], file)


def trial(row: dict[str, Any], events: list[dict[str, Any]], cues: list[dict[str, Any]]) -> TrialRecord:
    """Return a trial from its row and those of its events and cues."""
    stamp = {field.name: row[field.name] for field in fields(Stamp)}
    return TrialRecord(
        **{name: row[name] for name in _TRIAL_COLUMNS if name != "valid"},
        params=json.loads(row["params"]),
        metrics=json.loads(row["metrics"]),
        valid=bool(row["valid"]),
        quality_reasons=tuple(json.loads(row["quality_reasons"])),
        quality_notes=tuple(json.loads(row["quality_notes"])),
        stamp=Stamp(**{**stamp, "calibrated": bool(row["calibrated"])}),
        events=tuple(Event(e["name"], e["tick"], json.loads(e["data"])) for e in events),
        cues=tuple(CueSaid(c["tick"], c["trigger"], c["text"]) for c in cues),
    )


def as_json(data: Any) -> str:
    """Return plain data as JSON; StoreError for a number that is not finite."""
    try:
        return to_json(data).decode()
    except RecordingError as error:
        raise StoreError(error.what.replace("recorded", "saved"), error.todo) from error
