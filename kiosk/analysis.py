"""What takes longer than a frame of the screen: the metrics of a test, in a thread of their own."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from importlib import import_module
from typing import Any, Final, TypeVar

T = TypeVar("T")

SLOW: Final = ("scipy.signal", "scipy.spatial", "scipy.fft", "station.signals.measures.whole")
"""What the first results would have to wait for."""

_Work = tuple[Callable[..., Any], tuple[Any, ...], "Future[Any]"]


class Analysis:
    """Do work one piece after the other, while the loop goes on.

    Parameters
    ----------
    waits : bool
        Do each piece at once and let the caller wait: in lock-step there is always time, and the same seed then gives
        the same visit.
    """

    def __init__(self, *, waits: bool = False) -> None:
        self._waits = waits
        self._queue: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="analysis", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[..., T], *args: Any) -> "Future[T]":
        """Hand over some work; never waits, but in lock-step.

        Returns
        -------
        Future
            Holds the result once done, or what went wrong; cancelled when the kiosk closes first.
        """
        future: Future[T] = Future()
        if self._closing:
            future.cancel()
        elif self._waits:
            _do(work, args, future)
        else:
            self._queue.put((work, args, future))
        return future

    def warm(self) -> None:
        """Load what the first results would have to wait for, in the thread, while nobody is there."""
        if not self._waits:
            for name in SLOW:
                self.submit(import_module, name)

    def close(self) -> None:
        """Let go of what waits and end the thread once its piece of work is done; a second call does nothing."""
        self._closing = True
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            work, args, future = item
            if self._closing:
                future.cancel()
            else:
                _do(work, args, future)
            del item, work, args, future  # nothing is kept alive while waiting


def _do(work: Callable[..., Any], args: tuple[Any, ...], future: "Future[Any]") -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = work(*args)
    except Exception as error:  # whatever it was, it must reach the one who shows it
        future.set_exception(error)
    else:
        future.set_result(result)
