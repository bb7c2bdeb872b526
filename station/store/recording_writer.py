"""Writing a recording: append only, whole chunks, on the disk at least once per second of data."""

import contextlib
import os
import struct
from collections.abc import Sequence
from math import isfinite
from pathlib import Path
from typing import Final, NoReturn

import numpy as np

from station.errors import RecordingError
from station.frames import ForceBlock
from station.game.ticks import Tick, pack_ticks
from station.store import files
from station.store.chunks import Chunk, ChunkKind, pack_chunk, salt_of
from station.store.recording_format import RecordingHeader, RoundEnd, RoundStart, Segment, pack_frames, pack_record

FRAME_COUNT: Final = struct.Struct("<Q")
_CHUNK_US: Final = 1_000_000


class RecordingWriter:
    """One session's raw recording.

    A chunk of frames is written, with the ticks made so far, each second of the board's time and synced, so a power
    cut costs at most the last second. The chunk's monotonic time is the newest ``arrival_s`` seen. An I/O error ends
    the recording: the file is cut back to its last whole chunk and every later call raises.

    Parameters
    ----------
    path : Path
        Must not exist.
    header : RecordingHeader

    Raises
    ------
    RecordingError
        When the file exists or cannot be written.
    """

    def __init__(self, path: Path, header: RecordingHeader) -> None:
        self._path = path
        self._size = self._sequence = self._salt = self._monotonic_us = self._frame_count = 0
        self._frames: list[ForceBlock] = []
        self._ticks: list[Tick] = []
        self._in_round = False
        self._fd = -1
        payload = pack_record(header)
        try:
            self._fd = files.create(path)
        except FileExistsError as error:
            raise RecordingError(f"{path} exists.", "A recording is never written over; give it a new name.") from error
        except OSError as error:
            self._fail(error)
        self._append(ChunkKind.HEADER, payload)
        self._sync()
        try:
            files.sync_folder(path.parent)
        except OSError as error:
            self._fail(error)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def frame_count(self) -> int:
        """Frames given so far."""
        return self._frame_count

    def frames(self, block: ForceBlock) -> None:
        """Record the raw part of a block.

        Raises
        ------
        RecordingError
            When it cannot be written.
        """
        self._check_open()
        self._monotonic_us = max(self._monotonic_us, round(1e6 * block.arrival_s))
        if not len(block):
            return
        if self._frames and self._frames[0].epoch != block.epoch:
            self._write_frames()
        self._frames.append(block)
        self._frame_count += len(block)
        if int(block.t_us[-1]) - int(self._frames[0].t_us[0]) >= _CHUNK_US:
            self.flush()

    def round_start(self, start: RoundStart) -> None:
        """Record that a round starts.

        Raises
        ------
        RecordingError
            When it cannot be written, or holds a number that is not finite.
        """
        payload = pack_record(start)
        self._check_open()
        self._write_ticks()
        self._append(ChunkKind.ROUND_START, payload)
        self._in_round = True

    def segment(self, segment: Segment) -> None:
        """Record that the open round goes on after a pause.

        Raises
        ------
        RecordingError
            As for :meth:`round_start`.
        """
        payload = pack_record(segment)
        self._check_in_round()
        self._write_ticks()
        self._append(ChunkKind.SEGMENT, payload)

    def ticks(self, ticks: Sequence[Tick]) -> None:
        """Record ticks of the open round; they are written after the frames that they were made of.

        Raises
        ------
        RecordingError
            When they cannot be written, or hold a number that is not finite.
        """
        self._check_open()
        if not all(isfinite(v) for t in ticks for v in (t.cop_ml_m, t.cop_ap_m, t.u_ml, t.u_ap, t.load_n)):
            raise RecordingError("A tick holds a number that is not finite.", "The signal before it must refuse it.")
        self._check_in_round()
        self._ticks.extend(ticks)

    def round_end(self, end: RoundEnd) -> None:
        """Record what the open round came to; on the disk when this returns.

        Raises
        ------
        RecordingError
            As for :meth:`round_start`.
        """
        payload = pack_record(end)
        self._check_in_round()
        self._write_frames()
        self._write_ticks()
        self._append(ChunkKind.ROUND_END, payload)
        self._in_round = False
        self._sync()

    def flush(self) -> None:
        """Return when all that was given is on the disk.

        Raises
        ------
        RecordingError
            When it cannot be written.
        """
        self._check_open()
        self._write_frames()
        self._write_ticks()
        self._sync()

    def close(self) -> None:
        """Write what is left, mark the recording as whole and let go of it; a second call does nothing.

        Raises
        ------
        RecordingError
            When it cannot be written.
        """
        if self._fd < 0:
            return
        self._write_frames()
        self._write_ticks()
        self._append(ChunkKind.CLOSED, FRAME_COUNT.pack(self._frame_count))
        self._sync()
        os.close(self._fd)
        self._fd = -1

    def _write_frames(self) -> None:
        blocks, self._frames = self._frames, []
        if not blocks:
            return
        joined = ForceBlock(
            np.concatenate([b.t_us for b in blocks]),
            np.concatenate([b.counts for b in blocks]),
            np.empty((0, 4)),
            np.concatenate([b.flags for b in blocks]),
            np.concatenate([b.lost for b in blocks]),
            blocks[0].epoch,
            blocks[-1].arrival_s,
        )
        self._append(ChunkKind.FRAMES, pack_frames(joined))

    def _write_ticks(self) -> None:
        ticks, self._ticks = self._ticks, []
        if ticks:
            self._append(ChunkKind.TICKS, pack_ticks(ticks))

    def _append(self, kind: ChunkKind, payload: bytes) -> None:
        self._check_open()
        data = pack_chunk(Chunk(kind, self._monotonic_us, payload), self._sequence, self._salt)
        try:
            files.write_all(self._fd, data)
        except OSError as error:
            self._fail(error)
        self._salt = self._salt or salt_of(data)
        self._size += len(data)
        self._sequence += 1

    def _sync(self) -> None:
        try:
            files.sync_data(self._fd)
        except OSError as error:
            self._fail(error)

    def _check_open(self) -> None:
        if self._fd < 0:
            raise RecordingError(f"The recording {self._path.name} has ended.", "The session goes on without it.")

    def _check_in_round(self) -> None:
        self._check_open()
        if not self._in_round:
            raise RecordingError("This belongs to a round, and none is being recorded.", "Start one first.")

    def _fail(self, error: OSError) -> NoReturn:
        if self._fd >= 0:
            with contextlib.suppress(OSError):
                os.ftruncate(self._fd, self._size)
            with contextlib.suppress(OSError):
                os.close(self._fd)
            self._fd = -1
        raise RecordingError(
            f"The recording {self._path.name} cannot be written: {error.strerror or error}.",
            "Check the disk and the space left on it; the session goes on without a raw recording.",
        ) from error
