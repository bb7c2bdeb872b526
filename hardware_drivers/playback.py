"""A recorded session as a board: the same frames, at the pace they were recorded at or as fast as they are read."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import numpy as np

from hardware_drivers.board import Board, RawBlock
from hardware_drivers.hostclock import monotonic_s
from station.errors import BoardLost, BoardNotFound, BoardRefused, RecordingError
from station.frames import BoardInfo, Floats, ForceBlock
from station.store.recordings import read_recording


class PlaybackBoard(Board):
    """A recording.

    At its end :attr:`finished` is True, and reading on is the loss of the board. What is recorded is played, gaps
    included; the time between two epochs is not known and counts as one frame.

    Parameters
    ----------
    path : Path or str
        The recording.
    paced : bool
        Give each frame when it is due; otherwise each read gives the next block of the file at once.
    clock : callable
        The host's monotonic clock, in s.

    Raises
    ------
    BoardNotFound
        When there is no such file.
    """

    driver = "playback"

    def __init__(self, path: Path | str, *, paced: bool = True, clock: Callable[[], float] = monotonic_s) -> None:
        super().__init__()
        self._path = Path(path)
        self._paced = paced
        self._clock = clock
        self._blocks: list[ForceBlock] = []
        self._due_s: list[Floats] = []
        self._block = 0
        self._frame = 0
        self._start_s = 0.0
        self._epoch = 0
        self._check_there()

    @property
    def finished(self) -> bool:
        """Whether all has been played."""
        return self._block >= len(self._blocks)

    def _open(self) -> BoardInfo:
        self._check_there()
        try:
            recording = read_recording(self._path)
        except RecordingError as error:
            raise BoardRefused(error.what, error.todo, key="damaged_recording", file=self._path.name) from error
        info = recording.header.board
        self._blocks = [block for block in recording.blocks if len(block)]
        if self._paced:
            self._blocks = _join_epochs(self._blocks)
        self._due_s = _schedule_s(self._blocks, info.rate_hz)
        self._block = self._frame = self._epoch = 0
        self._start_s = self._clock()
        return replace(info, driver=self.driver, address=str(self._path))

    def _read_raw(self, timeout_s: float) -> RawBlock:
        if self.finished:
            raise BoardLost(f"{self._path} is over.", "Start evenkeel again to see it again.", key="playback_over")
        if not self._paced:
            return self._cut(self._frame, len(self._blocks[self._block]))
        due = self._due_count()
        if due == self._frame and timeout_s > 0:
            next_s = self._start_s + self._due_s[self._block][self._frame] - self._clock()
            self._closing.wait(max(0.0, min(timeout_s, next_s)))
            due = self._due_count()
        return self._cut(self._frame, due)

    def _close(self) -> None:
        """Nothing is left open between reads."""

    def _check_there(self) -> None:
        if not self._path.is_file():
            raise BoardNotFound(
                f"There is no recording {self._path}.", "Check the name.", key="no_recording", file=self._path.name
            )

    def _due_count(self) -> int:
        passed_s = self._clock() - self._start_s
        return int(np.searchsorted(self._due_s[self._block], passed_s, side="right"))

    def _cut(self, start: int, stop: int) -> RawBlock:
        """Return frames of the current block, and move on past them."""
        now_s = self._clock()
        if stop <= start:
            return RawBlock.of((), self._epoch, now_s)
        block = self._blocks[self._block]
        self._epoch = block.epoch
        part = slice(start, stop)
        self._frame = stop
        if stop == len(block):
            self._block, self._frame = self._block + 1, 0
        return RawBlock(block.t_us[part], block.counts[part], block.flags[part], block.lost[part], block.epoch, now_s)


def _join_epochs(blocks: list[ForceBlock]) -> list[ForceBlock]:
    """Return one block per epoch: what is due does not end where a chunk of the file did."""
    return [
        ForceBlock(
            np.concatenate([block.t_us for block in run]),
            np.concatenate([block.counts for block in run]),
            np.concatenate([block.forces_n for block in run]),
            np.concatenate([block.flags for block in run]),
            np.concatenate([block.lost for block in run]),
            epoch,
            0.0,
        )
        for epoch, run in ((epoch, list(group)) for epoch, group in groupby(blocks, lambda block: block.epoch))
    ]


def _schedule_s(blocks: list[ForceBlock], rate_hz: float) -> list[Floats]:
    """Return when each frame is due, in s after the first, per block."""
    schedule: list[Floats] = []
    epoch, offset_s, last_s = -1, 0.0, -1 / rate_hz
    for block in blocks:
        times_s: Floats = block.t_us.astype(np.float64) * 1e-6
        if block.epoch != epoch:
            epoch, offset_s = block.epoch, last_s + 1 / rate_hz - float(times_s[0])
        due_s: Floats = times_s + offset_s
        schedule.append(due_s)
        last_s = float(due_s[-1])
    return schedule
