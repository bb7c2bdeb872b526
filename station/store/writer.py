"""The one thread that touches the disk: the render loop hands it work and goes on."""

import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final, TypeVar

from station.errors import EvenkeelError, StoreError

T = TypeVar("T")

_DEPTH: Final = 512
"""Pieces of work that may wait: a minute of them, as a round hands over eight a second."""

_Work = tuple[Callable[..., Any], tuple[Any, ...], "Future[Any]"]


class StoreWriter:
    """Does work in the order it was given, in a thread of its own.

    The database must be opened by work given to it (``writer.submit(Store, path)``), as SQLite wants one thread.
    """

    def __init__(self, depth: int = _DEPTH) -> None:
        self._queue: queue.Queue[_Work | None] = queue.Queue(depth)
        self._failed: EvenkeelError | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    @property
    def failed(self) -> EvenkeelError | None:
        """The first thing that went wrong since the start; None while all is well."""
        return self._failed

    def submit(self, work: Callable[..., T], *args: Any) -> "Future[T]":
        """Hand over some work; never waits.

        Returns
        -------
        Future
            Holds the result once done, or what went wrong: StoreError too when the writer is closed or the disk is
            so slow that too much work waits.
        """
        future: Future[T] = Future()
        try:
            if self._closing:
                raise StoreError("The store is closed.", "Start evenkeel again.")
            self._queue.put_nowait((work, args, future))
        except queue.Full:
            self._fail(future, StoreError("The disk does not keep up; something was not saved.", "Check the disk."))
        except StoreError as error:
            self._fail(future, error)
        return future

    def close(self, timeout_s: float = 30.0) -> None:
        """Do all work that waits, then end the thread; a second call does nothing.

        Raises
        ------
        StoreError
            When the disk does not answer in time: the work that waits is lost.
        """
        self._closing = True
        with contextlib.suppress(queue.Full):  # a thread with that much to do needs no waking
            self._queue.put_nowait(None)
        self._thread.join(timeout_s)
        if self._thread.is_alive():
            raise StoreError("The disk does not answer; something was not saved.", "Check the disk.")

    def _run(self) -> None:
        while not (self._closing and self._queue.empty()):
            item = self._queue.get()
            if item is not None:
                self._do(*item)
            del item  # nothing is kept alive while waiting

    def _do(self, work: Callable[..., Any], args: tuple[Any, ...], future: "Future[Any]") -> None:
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = work(*args)
        except Exception as error:  # whatever it was, it must reach the one who shows it
            self._fail(future, error)
        else:
            future.set_result(result)

    def _fail(self, future: "Future[Any]", error: Exception) -> None:
        if self._failed is None:
            if isinstance(error, EvenkeelError):
                self._failed = error
            else:
                self._failed = StoreError(f"Something could not be saved: {error!r}.", "Report this.")
        future.set_exception(error)
