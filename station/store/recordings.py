"""Raw recordings: one append-only file per session, read up to the first chunk that is not whole.

The file holds what came from the board (counts and the board's times), the ticks that the games saw, and what each
round was started with and came to. ``station.store.chunks`` describes the framing.
"""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import zstandard

from station.errors import RecordingError
from station.frames import ForceBlock
from station.game.ticks import Tick, unpack_ticks
from station.store import files
from station.store.chunks import Chunk, ChunkKind, unpack_chunks
from station.store.recording_format import (
    RecordingHeader,
    RoundEnd,
    RoundStart,
    Segment,
    unpack_frames,
    unpack_record,
)
from station.store.recording_writer import FRAME_COUNT, RecordingWriter

__all__ = [
    "RecordedRound",
    "Recording",
    "RecordingHeader",
    "RecordingWriter",
    "RoundEnd",
    "RoundStart",
    "Segment",
    "compress",
    "packed_name",
    "read_recording",
    "sha256_of",
]

_ZSTD_MAGIC: Final = b"\x28\xb5\x2f\xfd"
_PIECE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class RecordedRound:
    """A round as recorded.

    Parameters
    ----------
    start : RoundStart
    segments : tuple of Segment
        The first one starts with the round, the others after each pause.
    ticks : tuple of Tick
    end : RoundEnd or None
        None when the recording stops before the round ended.
    """

    start: RoundStart
    segments: tuple[Segment, ...]
    ticks: tuple[Tick, ...] = ()
    end: RoundEnd | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """What could be read of a recording.

    Parameters
    ----------
    header : RecordingHeader
    blocks : tuple of ForceBlock
        All frames, one block per recorded chunk; ``arrival_s`` is 0.
    rounds : tuple of RecordedRound
    complete : bool
        Whether the recording was closed and is read to its end.
    stopped_because : str
        Why reading stopped earlier; empty when complete.
    """

    header: RecordingHeader
    blocks: tuple[ForceBlock, ...]
    rounds: tuple[RecordedRound, ...]
    complete: bool
    stopped_because: str

    @property
    def frame_count(self) -> int:
        """Frames read."""
        return sum(len(block) for block in self.blocks)

    @property
    def duration_s(self) -> float:
        """How long frames came in by the board's clock; times between two epochs are not known and count as nothing."""
        first_us: dict[int, int] = {}
        last_us: dict[int, int] = {}
        for block in self.blocks:
            first_us.setdefault(block.epoch, int(block.t_us[0]))
            last_us[block.epoch] = int(block.t_us[-1])
        return sum(last_us[epoch] - first_us[epoch] for epoch in first_us) / 1e6


def read_recording(path: Path) -> Recording:
    """Read a recording, plain or compressed, up to the first chunk that is not whole.

    Raises
    ------
    RecordingError
        When there is no file, or its header cannot be read.
    """
    chunks, stopped_because = unpack_chunks(_contents(path))
    if not chunks or chunks[0].kind is not ChunkKind.HEADER:
        raise RecordingError(
            f"{path} is not a recording, or its header is damaged ({stopped_because or 'it is empty'}).",
            "Name a file that evenkeel recorded (.evk or .evk.zst).",
        )
    return _Reading(unpack_record(RecordingHeader, chunks[0].payload)).take(chunks[1:], stopped_because)


class _Reading:
    """The recording so far, chunk by chunk."""

    def __init__(self, header: RecordingHeader) -> None:
        self._header = header
        self._blocks: list[ForceBlock] = []
        self._rounds: list[RecordedRound] = []
        self._ticks: list[Tick] = []
        self._closed_at: int | None = None

    def take(self, chunks: list[Chunk], stopped_because: str) -> Recording:
        for chunk in chunks:
            if self._closed_at is not None:
                stopped_because = "there is more after the mark that closes it"
                break
            try:
                self._add(chunk)
            except RecordingError as error:
                stopped_because = error.what
                break
        self._settle_ticks()
        frame_count = sum(len(block) for block in self._blocks)
        if not stopped_because and self._closed_at != frame_count:
            stopped_because = "it was never closed" if self._closed_at is None else "frames are missing"
        blocks, rounds = tuple(self._blocks), tuple(self._rounds)
        return Recording(self._header, blocks, rounds, not stopped_because, stopped_because)

    def _add(self, chunk: Chunk) -> None:
        match chunk.kind:
            case ChunkKind.FRAMES:
                self._blocks.append(unpack_frames(chunk.payload, self._header.board.calibration))
            case ChunkKind.ROUND_START:
                start = unpack_record(RoundStart, chunk.payload)
                self._settle_ticks()
                self._rounds.append(RecordedRound(start, (start.segment,)))
            case ChunkKind.SEGMENT:
                segment = unpack_record(Segment, chunk.payload)
                self._rounds[-1] = replace(self._open_round, segments=(*self._open_round.segments, segment))
            case ChunkKind.TICKS:
                if self._open_round:
                    self._ticks.extend(unpack_ticks(chunk.payload))
            case ChunkKind.ROUND_END:
                end = unpack_record(RoundEnd, chunk.payload)
                self._settle_ticks()
                self._rounds[-1] = replace(self._open_round, end=end)
            case ChunkKind.CLOSED:
                (self._closed_at,) = FRAME_COUNT.unpack(chunk.payload)
            case ChunkKind.HEADER:
                raise RecordingError("there is a second header in it")

    @property
    def _open_round(self) -> RecordedRound:
        if not self._rounds or self._rounds[-1].end:
            raise RecordingError("ticks or a result are outside of any round")
        return self._rounds[-1]

    def _settle_ticks(self) -> None:
        """Give the ticks read to their round, once: a tuple per chunk would be copied each second."""
        if self._ticks:
            self._rounds[-1] = replace(self._rounds[-1], ticks=tuple(self._ticks))
            self._ticks = []


def packed_name(path: Path) -> Path:
    """Return where :func:`compress` puts a recording."""
    return path.with_name(path.name + ".zst")


def compress(path: Path) -> Path:
    """Put a closed recording into zstd, check that it comes back equal, and remove the plain one.

    Returns
    -------
    Path
        The compressed file.

    Raises
    ------
    RecordingError
        When it cannot be written or does not come back equal; the plain file is then still there.
    """
    target = packed_name(path)
    part = target.with_name(target.name + ".part")
    try:
        plain = path.read_bytes()
        part.unlink(missing_ok=True)
        fd = files.create(part)  # readable by the station alone, as the plain one
        try:
            files.write_all(fd, zstandard.ZstdCompressor(level=10, write_checksum=True).compress(plain))
            files.sync_data(fd)
        finally:
            os.close(fd)
        if _contents(part) != plain:
            raise RecordingError(f"{path} did not come back equal from compression.", "The plain file was kept.")
        files.rename(part, target)
        path.unlink()
        files.sync_folder(path.parent)
    except OSError as error:
        raise RecordingError(
            f"{path} cannot be compressed: {error.strerror or error}.", "The plain file was kept; check the disk."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return target


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal.

    Raises
    ------
    RecordingError
        When it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise RecordingError(f"{path} cannot be read: {error.strerror or error}.") from error


def _contents(path: Path) -> bytes:
    """Return the bytes of a recording; of a damaged compressed one what comes before the damage."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RecordingError(f"{path} cannot be read: {error.strerror or error}.", "Check the name.") from error
    if not data.startswith(_ZSTD_MAGIC):
        return data
    unpacker = zstandard.ZstdDecompressor().decompressobj()
    whole = bytearray()
    try:
        for at in range(0, len(data), _PIECE):
            whole += unpacker.decompress(data[at : at + _PIECE])
    except zstandard.ZstdError:
        pass  # the chunks before the damage carry their own check
    return bytes(whole)
