"""What takes longer than a frame of the screen: the results of a test, worked out in a process of their own."""

import contextlib
import logging
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final, TypeVar

from kiosk.parcels import answer, pack
from station.errors import SignalError

T = TypeVar("T")

WORKER: Final = (sys.executable, "-m", "kiosk.analysis_worker")

TRIES: Final = 2
"""So many processes may end over a piece of work before it is given up."""

_Work = tuple[Callable[..., Any], tuple[Any, ...], "Future[Any]"]

_log = logging.getLogger("evenkeel.analysis")


class Analysis:
    """Do work one piece after the other, while the loop goes on.

    A thread hands it to a process, which shares no interpreter lock with the loop.

    Parameters
    ----------
    waits : bool
        Do each piece at once, here, and let the caller wait: in lock-step there is always time, and the same seed then
        gives the same visit.
    command : sequence of str
        The process.
    """

    def __init__(self, *, waits: bool = False, command: Sequence[str] = WORKER) -> None:
        self._waits = waits
        self._command = tuple(command)
        self._queue: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        self._closing = False
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="analysis", daemon=True)
        self._thread.start()

    def submit(self, work: Callable[..., T], *args: Any) -> "Future[T]":
        """Hand over some work; never waits, but in lock-step.

        Parameters
        ----------
        work : callable
            A function of a module, as it goes to another process.
        *args
            Plain data, arrays and records: no window, file or lambda.

        Returns
        -------
        Future
            Holds the result once done, or what went wrong: SignalError when no process could do it. Cancelled when the
            kiosk closes first.
        """
        future: Future[T] = Future()
        if self._closing:
            future.cancel()
        elif self._waits:
            _do(answer, work, args, future)
        else:
            self._queue.put((work, args, future))
        return future

    def warm(self) -> None:
        """Let the process load what the first results would have to wait for, while nobody is there."""
        if not self._waits:
            self.submit(int)

    def close(self) -> None:
        """End the process, whatever it is doing, and the thread; a second call does nothing."""
        with self._lock:
            self._closing = True
            if self._process is not None:
                self._process.kill()
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (item := self._queue.get()) is not None:
            work, args, future = item
            if self._closing:
                future.cancel()
            else:
                _do(self._ask, work, args, future)
            del item, work, args, future  # nothing is kept alive while waiting
        self._end()

    def _ask(self, request: bytes) -> bytes:
        """Return the answer of the process; of a new one where it ended over the work."""
        for _ in range(TRIES):
            try:
                process = self._process or self._start()
                assert process.stdin is not None and process.stdout is not None
                process.stdin.write(pack(request))
                process.stdin.flush()
                told: bytes = pickle.load(process.stdout)
                return told
            except Exception as error:  # it has ended, or talks rubbish, which may be anything
                self._end()
                _log.info("analysis: the process is gone: %r", error)
        raise SignalError("The results could not be worked out.", "Do the test again; its raw frames are recorded.")

    def _start(self) -> "subprocess.Popen[bytes]":
        root = str(Path(__file__).parents[1])
        path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
        with self._lock:
            if self._closing:
                raise InterruptedError("The kiosk is closing.")
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # More threads would take the processor from the loop, and gain nothing on records this short.
                env={**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},
                creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
            )
            return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):  # a request that was never read cannot be flushed
                pipe.close()


def _do(ask: Callable[[bytes], bytes], work: Callable[..., Any], args: tuple[Any, ...], future: "Future[Any]") -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        done, result = pickle.loads(ask(pack((work, args))))
    except Exception as error:  # what cannot be packed, for example: it must reach the one who shows it
        done, result = False, error
    if done:
        future.set_result(result)
    else:
        future.set_exception(result)
