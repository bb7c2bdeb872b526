"""The cable and the thread of a board on a real pseudo-terminal; what the board says is another's."""

import os
import select
import threading
import tty
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

PATIENCE_S = 10.0


class PtyBoard(ABC):
    """A board whose port is ``path``; everything it does is done in a thread of its own.

    Parameters
    ----------
    folder : Path
        Where its port is made, as ``board``.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "board"
        self._ends: tuple[int, int] | None = None
        self._out = bytearray()
        self._todo: list[tuple[Callable[[], None], threading.Event]] = []
        self._wake = os.pipe()
        self._ended = False
        self._plug()
        self._thread = threading.Thread(target=self._run, name="pty-board", daemon=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._do(self._end)
        self._thread.join(PATIENCE_S)
        for end in self._wake:
            os.close(end)

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._do(lambda: self._out.extend(data))

    def unplug(self) -> None:
        """Pull the cable."""
        self._do(self._unplug)

    def replug(self) -> None:
        """Put the cable in again."""
        self._do(self._plug)

    @abstractmethod
    def _wait_s(self) -> float:
        """Return how long there is nothing to do."""

    @abstractmethod
    def _hear(self, data: bytes) -> None:
        """Take what was sent to the board."""

    @abstractmethod
    def _live(self) -> None:
        """Do what is due now; what is to be sent is added to ``_out``."""

    def _do(self, action: Callable[[], None]) -> None:
        done = threading.Event()
        self._todo.append((action, done))
        os.write(self._wake[1], b"!")
        assert done.wait(PATIENCE_S)

    def _end(self) -> None:
        self._unplug()
        self._ended = True

    def _plug(self) -> None:
        near, far = os.openpty()
        tty.setraw(far)
        os.set_blocking(near, False)
        self._ends = (near, far)
        self.path.symlink_to(os.ttyname(far))

    def _unplug(self) -> None:
        if self._ends is not None:
            self.path.unlink()
            for end in self._ends:
                os.close(end)
            self._ends = None
            self._out.clear()

    def _run(self) -> None:
        while not self._ended:
            near = self._ends[0] if self._ends else None
            readers = [self._wake[0]] + ([near] if near is not None else [])
            writers = [near] if near is not None and self._out else []
            readable, _, _ = select.select(readers, writers, [], max(0.0, self._wait_s()))
            if near in readable:
                self._hear(os.read(near, 4096))
            if self._wake[0] in readable:
                os.read(self._wake[0], 1)
                action, done = self._todo.pop(0)
                action()
                done.set()
            self._live()
            self._flush()

    def _flush(self) -> None:
        if self._ends is None:
            self._out.clear()
        elif self._out:
            with suppress(BlockingIOError):
                del self._out[: os.write(self._ends[0], self._out[:4096])]
