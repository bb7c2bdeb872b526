"""What the chunks of a recording hold, and how each becomes bytes and comes back equal."""

import json
import struct
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, TypeVar

import numpy as np

from station.errors import RecordingError
from station.frames import BoardInfo, Calibration, ForceBlock
from station.signals.tare import Forces4

FORMAT: Final = 1
"""Version of the recording's format; grows when older readers would misread it."""

_EPOCH: Final = struct.Struct("<I")
_FRAME_BYTES: Final = 8 + 16 + 1 + 2

Record = TypeVar("Record", bound="RecordingHeader | RoundStart | Segment | RoundEnd")


@dataclass(frozen=True, slots=True)
class RecordingHeader:
    """Whose recording this is and what it was recorded with.

    Parameters
    ----------
    app_version, session_id, station_id, org_id : str
    board : BoardInfo
        With its calibration, so that the file alone gives forces.
    started_at_utc : str
        ISO 8601.
    zone : str
        Name of the time zone at the station.
    """

    app_version: str
    session_id: str
    station_id: str
    org_id: str
    board: BoardInfo
    started_at_utc: str
    zone: str


@dataclass(frozen=True, slots=True)
class Segment:
    """An unbroken stretch of a round: from its start or a resumption until a pause or its end.

    Parameters
    ----------
    start_us : int
        The board's time of the segment's first tick.
    epoch : int
        The board's epoch that ``start_us`` belongs to.
    first_index : int
        Index of the segment's first tick.
    tare_n : tuple of 4 float
        Offsets in force: the board may have been zeroed while nobody stood on it.
    rest_m : (float, float) or None
        Where the trainee stood at its beginning, ML and AP: the feet may be elsewhere than before. None: as at the
        start of the round.
    """

    start_us: int
    epoch: int
    first_index: int
    tare_n: Forces4
    rest_m: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class RoundStart:
    """All that a replay needs to play a round again.

    Parameters
    ----------
    round_id, game_id : str
    game_version, level : int
    params : mapping
        The game's parameters as plain data.
    seed : int
        Of the round's chance.
    reach : mapping
        ``Reach.to_dict()``.
    tare_n : tuple of 4 float
        Offsets in force at the start.
    body_weight_n : float
        As settled before the start.
    epoch : int
        The board's epoch that ``started_us`` belongs to.
    started_us : int
        The board's time of tick 0.
    """

    round_id: str
    game_id: str
    game_version: int
    level: int
    params: Mapping[str, Any]
    seed: int
    reach: Mapping[str, Any]
    tare_n: Forces4
    body_weight_n: float
    epoch: int
    started_us: int

    @property
    def segment(self) -> Segment:
        """The round's first segment."""
        return Segment(self.started_us, self.epoch, 0, self.tare_n)


@dataclass(frozen=True, slots=True)
class RoundEnd:
    """What a round came to.

    Parameters
    ----------
    score : float
    stars : int
    success : float
    metrics : mapping of str to float
    digest : str
        Of state, score and all events, as ``station.game.run.Round.digest`` gives it.
    valid : bool
    quality_reasons : tuple of str
        Why it is not valid, or what to know about it.
    ticks : int
        Ticks played.
    """

    score: float
    stars: int
    success: float
    metrics: Mapping[str, float]
    digest: str
    valid: bool
    quality_reasons: tuple[str, ...]
    ticks: int


def to_json(data: Mapping[str, Any]) -> bytes:
    """Return plain data as JSON, every float exactly.

    Raises
    ------
    RecordingError
        When there is a NaN, an infinity or anything that JSON cannot hold.
    """
    try:
        return json.dumps(data, default=_plain, allow_nan=False, ensure_ascii=False, separators=(",", ":")).encode()
    except (TypeError, ValueError) as error:
        raise RecordingError(f"This cannot be recorded: {error}.", "Only finite numbers and plain data can.") from error


def board_to_dict(board: BoardInfo) -> dict[str, Any]:
    """Return plain data; :func:`board_from_dict` reads it back exactly."""
    return {**asdict(board), "calibration": board.calibration.to_dict()}


def board_from_dict(data: Mapping[str, Any]) -> BoardInfo:
    """Return the board that :func:`board_to_dict` described."""
    return BoardInfo(**{**data, "calibration": Calibration.from_dict(data["calibration"])})


def _plain(value: object) -> dict[str, Any]:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not plain data")


def pack_record(record: RecordingHeader | RoundStart | Segment | RoundEnd) -> bytes:
    """Return a record as JSON.

    Raises
    ------
    RecordingError
        As :func:`to_json`.
    """
    data = {f.name: getattr(record, f.name) for f in fields(record)}
    if isinstance(record, RecordingHeader):
        data.update(format=FORMAT, board=board_to_dict(record.board))
    return to_json(data)


def unpack_record(kind: type[Record], payload: bytes) -> Record:
    """Return the record that :func:`pack_record` wrote.

    Raises
    ------
    RecordingError
        When the payload is not such a record, or of a format that this version does not read.
    """
    try:
        data = json.loads(payload)
        if kind is RecordingHeader:
            _check_format(data.pop("format"))
            data["board"] = board_from_dict(data["board"])
        for name in {"tare_n", "quality_reasons", "rest_m"} & data.keys():
            data[name] = tuple(data[name]) if data[name] is not None else None
        return kind(**data)
    except (KeyError, TypeError, ValueError) as error:
        raise RecordingError(
            f"A {kind.__name__} in the recording is not as this version writes it ({error!r}).",
            "Read it with the version that its header names.",
        ) from error


def _check_format(found: int) -> None:
    if found != FORMAT:
        raise RecordingError(
            f"The recording has format {found}; this version reads format {FORMAT}.",
            "Read it with the version of evenkeel that made it.",
        )


def pack_frames(block: ForceBlock) -> bytes:
    """Return the raw part of a block as columns: epoch, times, counts, flags, lost."""
    return b"".join(
        (
            _EPOCH.pack(block.epoch),
            block.t_us.astype("<i8").tobytes(),
            block.counts.astype("<i4").tobytes(),
            block.flags.astype("u1").tobytes(),
            block.lost.astype("<u2").tobytes(),
        )
    )


def unpack_frames(payload: bytes, calibration: Calibration) -> ForceBlock:
    """Return the block that :func:`pack_frames` wrote, with its forces; ``arrival_s`` is 0.

    Raises
    ------
    RecordingError
        When the payload is not a whole number of frames.
    """
    n, rest = divmod(len(payload) - _EPOCH.size, _FRAME_BYTES)
    if rest or n < 0:
        raise RecordingError("A block of frames is cut short.", "The recording is damaged; use what lies before it.")
    (epoch,) = _EPOCH.unpack_from(payload)
    at = _EPOCH.size
    t_us = np.frombuffer(payload, "<i8", n, at).astype(np.int64)
    counts = np.frombuffer(payload, "<i4", 4 * n, at + 8 * n).astype(np.int32).reshape(n, 4)
    flags = np.frombuffer(payload, "u1", n, at + 24 * n).astype(np.uint8)
    lost = np.frombuffer(payload, "<u2", n, at + 25 * n).astype(np.uint16)
    return ForceBlock(t_us, counts, calibration.forces_n(counts), flags, lost, epoch, 0.0)
