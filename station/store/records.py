"""What is kept of a visit, as frozen records: station, session, trial with its comparability stamp, events, cues."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final
from zoneinfo import ZoneInfo

from station.errors import StoreError
from station.frames import BoardInfo
from station.game.rules import Event

NOT_ASKED: Final = "not asked"
"""Footwear that nobody was asked about."""


@dataclass(frozen=True, slots=True)
class Station:
    """Which station this is.

    Parameters
    ----------
    org_id, station_id : str
        UUIDs, made once.
    """

    org_id: str
    station_id: str


@dataclass(frozen=True, slots=True)
class LocalTime:
    """A moment as it is stored: streaks go by the local date, order by UTC.

    Parameters
    ----------
    utc : str
        ISO 8601 with milliseconds and ``Z``.
    zone : str
        Its name in the IANA's list where the clock knows it, else its distance to UTC such as ``UTC+01:00``.
    local_date : str
        ISO date on the wall calendar there.
    """

    utc: str
    zone: str
    local_date: str

    @classmethod
    def of(cls, now: datetime) -> "LocalTime":
        """Return a moment that a clock gave.

        Raises
        ------
        StoreError
            When it does not know its zone.
        """
        if now.tzinfo is None:
            raise StoreError("A time without a zone cannot be stored.", "Take it from a Clock.")
        # Other names, such as "CET", say neither where that is nor when the clock changes there.
        zone = now.tzinfo.key if isinstance(now.tzinfo, ZoneInfo) and now.tzinfo.key else None
        utc = now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return cls(utc, zone or str(timezone(now.utcoffset() or timedelta())), now.date().isoformat())


@dataclass(frozen=True, slots=True)
class SessionStart:
    """A visit as it begins.

    Parameters
    ----------
    id : str
        UUIDv7.
    station : Station
    board : BoardInfo
        Read back as the store last saw this board.
    started : LocalTime
    lang : str
        ``nl`` or ``en``.
    profile : str
        Disclosure: ``workplace`` or ``club``.
    person_id : str or None
        None for a guest.
    """

    id: str
    station: Station
    board: BoardInfo
    started: LocalTime
    lang: str
    profile: str = "workplace"
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class RecordingFile:
    """Where a session's raw recording is.

    Parameters
    ----------
    path : str
        Relative to the data folder.
    sha256 : str
    frames : int
    """

    path: str
    sha256: str
    frames: int


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """How a visit ended.

    Parameters
    ----------
    duration_s : float
        By a monotonic clock.
    recording : RecordingFile or None
        None when there was no room for one, or it failed.
    """

    duration_s: float
    recording: RecordingFile | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a result must share with another to be compared with it, and what to know about it.

    Parameters
    ----------
    board_uid, calibration_date : str
    calibrated : bool
        False when nominal values were used.
    rate_hz : float
        Sample rate achieved.
    filter : str
        For example ``butterworth-2 10 Hz causal``.
    lost_samples : int
    surface, stance, vision, footwear : str
        What was stood on, how, eyes ``open`` or ``closed``, and in what.
    checked_by : str
        ``self`` or ``trainer``.
    reach : str
        By which a round was steered: ``usual`` or the trainee's ``own``; ``none`` for a test, which is not steered.
    """

    board_uid: str
    calibration_date: str
    calibrated: bool
    rate_hz: float
    filter: str
    lost_samples: int
    surface: str
    stance: str
    vision: str
    footwear: str
    checked_by: str = "self"
    reach: str = "usual"


@dataclass(frozen=True, slots=True)
class CueSaid:
    """A cue that was captioned, and spoken where there was a voice.

    Parameters
    ----------
    tick : int
        Of the round.
    trigger, text : str
    """

    tick: int
    trigger: str
    text: str


@dataclass(frozen=True, slots=True)
class TrialRecord:
    """A finished round of a game, or a trial of a test.

    Parameters
    ----------
    id : str
        UUIDv7; equal to the recording's ``round_id``.
    position : int
        From 1, within the session.
    activity_id : str
        Of the game or the protocol.
    version, level : int
    params : mapping
        Plain data; of a trial of a test which test, condition and attempt, and where it begins on the board's clock.
    seed : int
    score : float
    score_unit : str
    stars : int
    success : float
        0 to 1.
    metrics : mapping of str to float
    valid : bool
    quality_reasons : tuple of str
        Why it does not count.
    digest : str
        Of state, score and events.
    ticks : int
    stamp : Stamp
    events : tuple of Event
    cues : tuple of CueSaid
    kind : str
        ``game`` or ``protocol``.
    quality_notes : tuple of str
        What was noticed without voiding it, as ``station.trial.quality`` names it.
    """

    id: str
    position: int
    activity_id: str
    version: int
    level: int
    params: Mapping[str, Any]
    seed: int
    score: float
    score_unit: str
    stars: int
    success: float
    metrics: Mapping[str, float]
    valid: bool
    quality_reasons: tuple[str, ...]
    digest: str
    ticks: int
    stamp: Stamp
    events: tuple[Event, ...] = ()
    cues: tuple[CueSaid, ...] = ()
    kind: str = "game"
    quality_notes: tuple[str, ...] = ()

    @property
    def condition(self) -> str:
        """Id of the condition of a test; empty for a round of a game."""
        return str(self.params["condition"]) if self.kind == "protocol" else ""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A whole visit.

    Parameters
    ----------
    start : SessionStart
    trials : tuple of TrialRecord
    end : SessionEnd or None
        None while it goes on, and after a loss of power until the station starts again.
    """

    start: SessionStart
    trials: tuple[TrialRecord, ...] = ()
    end: SessionEnd | None = None
