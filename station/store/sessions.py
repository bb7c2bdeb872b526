"""Saving and reading visits. A visit is saved as it goes: its start, each finished round, its end."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from sqlite_utils import Database

from station.errors import StoreError
from station.game.ticks import TICK_S
from station.store import rows
from station.store.comparability import LEAST_RATE_HZ
from station.store.database import Store
from station.store.ids import Ids
from station.store.records import LocalTime, SessionEnd, SessionRecord, SessionStart, Station, TrialRecord

_COMPARED: Final = (
    "board_uid",
    "calibration_date",
    "calibrated",
    "filter",
    "surface",
    "stance",
    "vision",
    "footwear",
    "checked_by",
    "reach",
)
"""Parts of the stamp in which two results must be equal to be ranked: stricter than ``comparable``, for the ghost of a
round was played on this board."""


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A visit in a list.

    Parameters
    ----------
    id : str
    started : LocalTime
    rounds, valid_rounds : int
        Of games.
    closed : bool
        False while it goes on, or when it was cut off.
    """

    id: str
    started: LocalTime
    rounds: int
    valid_rounds: int
    closed: bool


def identify_station(store: Store, ids: Ids) -> Station:
    """Return which station this is, and decide it the first time.

    Raises
    ------
    StoreError
        When the database fails.
    """

    def work(db: Database) -> Station:
        # Read in the transaction: another kiosk may be starting on the same file.
        found = db.execute("SELECT org_id, station_id FROM station").fetchone()
        if found is not None:
            return Station(*found)
        station = Station(ids(), ids())
        rows.insert(db, "station", {"only": 1, **asdict(station)})
        return station

    return store.write(work)


def start_session(store: Store, start: SessionStart) -> None:
    """Save that a visit begins.

    Raises
    ------
    StoreError
        When it is already there, or something in it is out of range: then nothing of it is saved.
    """
    store.write(lambda db: rows.insert_start(db, start))


def save_trial(store: Store, session_id: str, trial: TrialRecord) -> None:
    """Save a finished round with its events and cues, in one transaction.

    Raises
    ------
    StoreError
        When there is no such session, or the trial is already there, out of range or not finite: then nothing of it is
        saved.
    """
    save_trials(store, session_id, [trial])


def save_trials(store: Store, session_id: str, trials: Sequence[TrialRecord]) -> None:
    """Save trials that belong together: all of them or none, in one transaction.

    Raises
    ------
    StoreError
        As :func:`save_trial`, for any of them.
    """

    def work(db: Database) -> None:
        for trial in trials:
            rows.insert_trial(db, session_id, trial)

    store.write(work)


def end_session(store: Store, session_id: str, end: SessionEnd) -> None:
    """Save how a visit ended.

    Raises
    ------
    StoreError
        When there is no such session, or it has ended before.
    """
    store.write(lambda db: rows.close_session(db, session_id, end))


def open_sessions(store: Store) -> tuple[tuple[str, float], ...]:
    """Return the visits that have not ended: their id, and how many seconds were played in finished rounds.

    Raises
    ------
    StoreError
        When the database fails.
    """
    found = store.rows(
        "SELECT s.id, coalesce(sum(t.ticks), 0) AS ticks FROM sessions s LEFT JOIN trials t ON t.session_id = s.id"
        " WHERE s.duration_s IS NULL GROUP BY s.id ORDER BY s.id"
    )
    return tuple((row["id"], row["ticks"] * TICK_S) for row in found)


def load_session(store: Store, session_id: str) -> SessionRecord:
    """Return a visit.

    Raises
    ------
    StoreError
        When there is none with this id.
    """
    sql = "SELECT s.*, b.info FROM sessions s JOIN boards b ON b.uid = s.board_uid WHERE s.id = ?"
    found = store.rows(sql, [session_id])
    if not found:
        raise StoreError(f"There is no session {session_id}.", "Look at the list of recent sessions.")
    trials = tuple(
        rows.trial(
            row,
            store.rows("SELECT * FROM events WHERE trial_id = ? ORDER BY position", [row["id"]]),
            store.rows("SELECT * FROM cues WHERE trial_id = ? ORDER BY position", [row["id"]]),
        )
        for row in store.rows("SELECT * FROM trials WHERE session_id = ? ORDER BY position", [session_id])
    )
    return SessionRecord(rows.session_start(found[0]), trials, rows.session_end(found[0]))


def recent_sessions(store: Store, limit: int = 20) -> tuple[SessionSummary, ...]:
    """Return the newest visits, newest first.

    Raises
    ------
    StoreError
        When the database fails.
    """
    found = store.rows(
        "SELECT s.id, s.started_at_utc, s.zone, s.local_date, s.duration_s IS NOT NULL AS closed,"
        " count(t.id) AS rounds, coalesce(sum(t.valid), 0) AS valid_rounds"
        " FROM sessions s LEFT JOIN trials t ON t.session_id = s.id AND t.kind = 'game'"
        " GROUP BY s.id ORDER BY s.started_at_utc DESC, s.id DESC LIMIT ?",
        [limit],
    )
    return tuple(
        SessionSummary(
            row["id"],
            LocalTime(row["started_at_utc"], row["zone"], row["local_date"]),
            row["rounds"],
            row["valid_rounds"],
            bool(row["closed"]),
        )
        for row in found
    )


def best_score(store: Store, session_id: str, like: TrialRecord) -> float | None:
    """Return the highest score that may be set beside a trial.

    Only the trainee's own count: earlier visits too where the session belongs to a person, this visit alone for a
    guest. Only valid trials of the same activity, version and level count, on the same board with the same
    calibration, filter, surface, stance, vision, footwear, checker and reach, sampled as fast by the measure of
    :func:`station.store.comparability.comparable` (training.md, section 4).

    Parameters
    ----------
    store : Store
    session_id : str
    like : TrialRecord
        The trial to compare with; it is not counted itself.

    Returns
    -------
    float or None
        None when there is nothing to compare with.

    Raises
    ------
    StoreError
        When the database fails.
    """
    same = {
        "kind": like.kind,
        "activity_id": like.activity_id,
        "version": like.version,
        "level": like.level,
        **{name: getattr(like.stamp, name) for name in _COMPARED},
    }
    found = store.rows(
        "SELECT max(t.score) AS best FROM trials t JOIN sessions s ON s.id = t.session_id"
        " WHERE t.valid = 1 AND t.id <> ?"
        " AND (s.id = ? OR s.person_id = (SELECT person_id FROM sessions WHERE id = ?)) AND "
        + " AND ".join(f"t.{name} = ?" for name in same)
        + " AND (round(t.rate_hz) >= ?) = ?",
        [like.id, session_id, session_id, *same.values(), LEAST_RATE_HZ, round(like.stamp.rate_hz) >= LEAST_RATE_HZ],
    )
    best = found[0]["best"]
    return None if best is None else float(best)


@dataclass(frozen=True, slots=True)
class ProtocolVisit:
    """The trials of one test in one visit.

    Parameters
    ----------
    session_id : str
    started : LocalTime
    trials : tuple of TrialRecord
        In their order; void ones too, and all times that the test was done in it.
    """

    session_id: str
    started: LocalTime
    trials: tuple[TrialRecord, ...]


def protocol_trials(store: Store, session_id: str, protocol_id: str) -> tuple[ProtocolVisit, ...]:
    """Return what a trainee did of a test in all visits up to this one, oldest first; of a guest in this visit alone.

    Parameters
    ----------
    store : Store
    session_id : str
        A visit of the trainee.
    protocol_id : str

    Raises
    ------
    StoreError
        When the database fails.
    """
    found = store.rows(
        "SELECT t.*, s.started_at_utc, s.zone, s.local_date FROM trials t JOIN sessions s ON s.id = t.session_id"
        " JOIN sessions here ON here.id = ?"
        " WHERE t.kind = 'protocol' AND t.activity_id = ? AND (s.id = here.id OR s.person_id = here.person_id)"
        " AND (s.started_at_utc, s.id) <= (here.started_at_utc, here.id)"
        " ORDER BY s.started_at_utc, s.id, t.position",
        [session_id, protocol_id],
    )
    visits: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        visits.setdefault(row["session_id"], []).append(row)
    return tuple(
        ProtocolVisit(
            each,
            LocalTime(of_it[0]["started_at_utc"], of_it[0]["zone"], of_it[0]["local_date"]),
            tuple(rows.trial(row, [], []) for row in of_it),
        )
        for each, of_it in visits.items()
    )
