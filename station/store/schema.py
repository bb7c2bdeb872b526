"""The tables, as migrations: plain functions, run once each in the order of ``MIGRATIONS``, each in a transaction.

A migration that has been released is never changed; a new one is added after it.
"""

from collections.abc import Callable
from typing import Final

from sqlite_utils import Database

Migration = Callable[[Database], None]

ID: Final = "TEXT NOT NULL CHECK (length({0}) = 36)"
JSON_OBJECT: Final = "TEXT NOT NULL CHECK (json_type({0}) = 'object')"
JSON_ARRAY: Final = "TEXT NOT NULL CHECK (json_type({0}) = 'array')"
FINITE: Final = "REAL NOT NULL CHECK ({0} BETWEEN -1.7e308 AND 1.7e308)"
BOOLEAN: Final = "INTEGER NOT NULL CHECK ({0} IN (0, 1))"


def stations_boards_people(db: Database) -> None:
    """Add who this station is, which boards it has seen, and people who are not guests."""
    _create(
        db,
        "station",
        "only INTEGER PRIMARY KEY CHECK (only = 1)",
        f"org_id {ID.format('org_id')}",
        f"station_id {ID.format('station_id')}",
    )
    _create(db, "boards", "uid TEXT NOT NULL PRIMARY KEY", f"info {JSON_OBJECT.format('info')}")
    _create(
        db,
        "people",
        f"id {ID.format('id')} PRIMARY KEY",
        "kind TEXT NOT NULL CHECK (kind IN ('trainee', 'trainer', 'admin'))",
    )


def sessions(db: Database) -> None:
    """Add visits; ``duration_s`` is NULL until the visit is closed, ``person_id`` NULL for a guest."""
    _create(
        db,
        "sessions",
        f"id {ID.format('id')} PRIMARY KEY",
        f"org_id {ID.format('org_id')}",
        f"station_id {ID.format('station_id')}",
        "person_id TEXT REFERENCES people (id) ON DELETE CASCADE",
        "board_uid TEXT NOT NULL REFERENCES boards (uid)",
        "started_at_utc TEXT NOT NULL CHECK (started_at_utc GLOB '????-??-??T??:??:??.???Z')",
        "zone TEXT NOT NULL CHECK (zone <> '')",
        "local_date TEXT NOT NULL CHECK (date(local_date, '+0 days') IS local_date)",
        "lang TEXT NOT NULL CHECK (lang IN ('nl', 'en'))",
        "profile TEXT NOT NULL CHECK (profile IN ('workplace', 'club'))",
        "duration_s REAL CHECK (duration_s BETWEEN 0 AND 604800)",
        "recording_path TEXT",
        "recording_sha256 TEXT CHECK (length(recording_sha256) = 64)",
        "recording_frames INTEGER CHECK (recording_frames >= 0)",
        "CHECK ((recording_path IS NULL) = (recording_sha256 IS NULL))",
        "CHECK ((recording_path IS NULL) = (recording_frames IS NULL))",
    )
    db.execute("CREATE INDEX sessions_by_time ON sessions (started_at_utc)")
    db.execute("CREATE INDEX sessions_by_person ON sessions (person_id)")


def trials_events_cues(db: Database) -> None:
    """Add rounds and tests with their comparability stamp, and the events and cues of each."""
    _create(
        db,
        "trials",
        f"id {ID.format('id')} PRIMARY KEY",
        "session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE",
        "position INTEGER NOT NULL CHECK (position >= 1)",
        "kind TEXT NOT NULL CHECK (kind IN ('game', 'protocol'))",
        "activity_id TEXT NOT NULL CHECK (activity_id <> '')",
        "version INTEGER NOT NULL CHECK (version >= 1)",
        "level INTEGER NOT NULL CHECK (level >= 1)",
        f"params {JSON_OBJECT.format('params')}",
        "seed INTEGER NOT NULL",
        f"score {FINITE.format('score')}",
        "score_unit TEXT NOT NULL",
        "stars INTEGER NOT NULL CHECK (stars BETWEEN 0 AND 3)",
        "success REAL NOT NULL CHECK (success BETWEEN 0 AND 1)",
        f"metrics {JSON_OBJECT.format('metrics')}",
        f"valid {BOOLEAN.format('valid')}",
        f"quality_reasons {JSON_ARRAY.format('quality_reasons')}",
        "digest TEXT NOT NULL CHECK (length(digest) = 64)",
        "ticks INTEGER NOT NULL CHECK (ticks >= 0)",
        "board_uid TEXT NOT NULL REFERENCES boards (uid)",
        "calibration_date TEXT NOT NULL",
        f"calibrated {BOOLEAN.format('calibrated')}",
        "rate_hz REAL NOT NULL CHECK (rate_hz BETWEEN 0 AND 100000)",
        "filter TEXT NOT NULL CHECK (filter <> '')",
        "lost_samples INTEGER NOT NULL CHECK (lost_samples >= 0)",
        "surface TEXT NOT NULL CHECK (surface <> '')",
        "stance TEXT NOT NULL CHECK (stance <> '')",
        "footwear TEXT NOT NULL CHECK (footwear <> '')",
        "checked_by TEXT NOT NULL CHECK (checked_by IN ('self', 'trainer'))",
        "UNIQUE (session_id, position)",
    )
    db.execute("CREATE INDEX trials_by_activity ON trials (activity_id, version, level)")
    trial_row = (
        "trial_id TEXT NOT NULL REFERENCES trials (id) ON DELETE CASCADE",
        "position INTEGER NOT NULL CHECK (position >= 0)",
        "tick INTEGER NOT NULL CHECK (tick >= 0)",
    )
    key = "PRIMARY KEY (trial_id, position)"
    _create(db, "events", *trial_row, "name TEXT NOT NULL", f"data {JSON_OBJECT.format('data')}", key)
    _create(db, "cues", *trial_row, '"trigger" TEXT NOT NULL', "text TEXT NOT NULL", key)


def vision(db: Database) -> None:
    """Add whether the eyes were open in a trial; until then they always were."""
    db.execute("ALTER TABLE trials ADD COLUMN vision TEXT NOT NULL DEFAULT 'open' CHECK (vision IN ('open', 'closed'))")


def reach(db: Database) -> None:
    """Add what a round was steered by; until then it was always the usual reach."""
    allowed = "CHECK (reach IN ('none', 'usual', 'own'))"
    db.execute(f"ALTER TABLE trials ADD COLUMN reach TEXT NOT NULL DEFAULT 'usual' {allowed}")


def quality_notes(db: Database) -> None:
    """Add what was noticed in a trial without voiding it; of a test it stood among the reasons until then."""
    column = f"quality_notes {JSON_ARRAY.format('quality_notes')}"
    db.execute(f"ALTER TABLE trials ADD COLUMN {column} DEFAULT '[]'")


def calibrations(db: Database) -> None:
    """Add the calibrations of boards: one that keeps none itself is given its newest again, and the old ones stay."""
    _create(
        db,
        "calibrations",
        f"id {ID.format('id')} PRIMARY KEY",
        "board_uid TEXT NOT NULL REFERENCES boards (uid)",
        "measured_at_utc TEXT NOT NULL CHECK (measured_at_utc GLOB '????-??-??T??:??:??.???Z')",
        f"calibration {JSON_OBJECT.format('calibration')}",
        "residual_m REAL NOT NULL CHECK (residual_m BETWEEN 0 AND 1)",
        "noise_m REAL NOT NULL CHECK (noise_m BETWEEN 0 AND 1)",
        "positions INTEGER NOT NULL CHECK (positions BETWEEN 4 AND 100)",
        "mass_kg REAL NOT NULL CHECK (mass_kg BETWEEN 1 AND 1000)",
        "check_weight REAL NOT NULL CHECK (check_weight BETWEEN -1 AND 1)",
        "check_place_m REAL NOT NULL CHECK (check_place_m BETWEEN 0 AND 1)",
        "verdict TEXT NOT NULL CHECK (verdict IN ('good', 'usable'))",
    )
    db.execute("CREATE INDEX calibrations_by_board ON calibrations (board_uid, measured_at_utc)")


MIGRATIONS: Final[tuple[Migration, ...]] = (
    stations_boards_people,
    sessions,
    trials_events_cues,
    vision,
    reach,
    quality_notes,
    calibrations,
)


def _create(db: Database, table: str, *parts: str) -> None:
    """Create a STRICT table: a column holds its own type only."""
    db.execute(f"CREATE TABLE {table} ({', '.join(parts)}) STRICT")
