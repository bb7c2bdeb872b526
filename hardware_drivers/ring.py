"""Between the reader thread and whoever reads the board: frames by epoch, bounded, and whether the board is there."""

from collections import deque
from dataclasses import dataclass
from threading import Condition

from hardware_drivers.board import Frame, RawBlock
from station.errors import BoardLost

_MOST_LOST = 0xFFFF


@dataclass(slots=True)
class _Segment:
    epoch: int
    frames: deque[Frame]
    arrival_s: float


class Ring:
    """Frames waiting to be read.

    Parameters
    ----------
    capacity : int
        Frames kept at most; the oldest give way and are counted as lost in the frame after them.

    Attributes
    ----------
    overflowed : int
        Frames that gave way.
    """

    def __init__(self, capacity: int) -> None:
        self.overflowed = 0
        self._capacity = capacity
        self._size = 0
        self._segments: deque[_Segment] = deque()
        self._changed = Condition()
        self._gone: BoardLost | None = None
        self._failure: Exception | None = None
        self._mark = -1
        self._last = (0, 0.0)

    def put(self, frames: list[Frame], epoch: int, arrival_s: float) -> None:
        """Append frames of an epoch."""
        if not frames:
            return
        with self._changed:
            if self._segments and self._segments[-1].epoch == epoch:
                segment = self._segments[-1]
                segment.frames.extend(frames)
                segment.arrival_s = arrival_s
            else:
                self._segments.append(_Segment(epoch, deque(frames), arrival_s))
            self._size += len(frames)
            while self._size > self._capacity:
                self._drop_oldest()
            self._changed.notify_all()

    def _drop_oldest(self) -> None:
        segment = self._segments[0]
        lost = segment.frames.popleft()[-1] + 1
        self._size -= 1
        self.overflowed += 1
        if segment.frames:
            *values, before = segment.frames[0]
            t_us, tr, br, tl, bl, flags = values
            segment.frames[0] = (t_us, tr, br, tl, bl, flags, min(before + lost, _MOST_LOST))
        else:
            self._segments.popleft()

    def lose(self, error: BoardLost) -> None:
        """Say that the board is away, and why."""
        with self._changed:
            self._gone = error
            self._changed.notify_all()

    def found(self) -> None:
        """Say that the board is back."""
        with self._changed:
            self._gone = None

    def fail(self, error: Exception) -> None:
        """Hand an error of the reader to whoever reads: a thread must not die unheard."""
        with self._changed:
            self._failure = error
            self._changed.notify_all()

    def mark(self, number: int) -> None:
        """Note that the stream has passed a mark."""
        with self._changed:
            self._mark = max(self._mark, number)
            self._changed.notify_all()

    def take(self, timeout_s: float, mark: int | None = None) -> RawBlock:
        """Return the waiting frames of the oldest epoch.

        Parameters
        ----------
        timeout_s : float
            How long to wait at most.
        mark : int, optional
            Wait for this mark to pass, not just for the first frame.

        Raises
        ------
        BoardLost
            When nothing is left and the board is away.
        """

        def ready() -> bool:
            arrived = bool(self._segments) if mark is None else self._mark >= mark
            return arrived or self._gone is not None or self._failure is not None

        with self._changed:
            if not ready() and timeout_s > 0:
                self._changed.wait_for(ready, timeout_s)
            if self._segments:
                segment = self._segments.popleft()
                self._size -= len(segment.frames)
                self._last = (segment.epoch, segment.arrival_s)
                return RawBlock.of(segment.frames, segment.epoch, segment.arrival_s)
            if self._failure is not None:
                raise self._failure
            if self._gone is not None:
                raise self._gone.lost()
            return RawBlock.of((), *self._last)
