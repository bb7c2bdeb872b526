"""The supervisor of the render worker: starts it, times it, ends it when it hangs, gives up after three failures."""

import json
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

WORKER = (sys.executable, "-m", "kiosk.voice.render_worker")

RENDER_TIMEOUT_S = 1.0
START_TIMEOUT_S = 8.0
"""Loading the library on a small, busy computer; a render is given one second."""

MAX_FAILURES = 3
"""So many in a row, and there are captions only until the kiosk is started again."""

_log = logging.getLogger("evenkeel.voice")


class _Failure(Exception):
    """The worker died, hung, talked rubbish, or could not render."""


class SpeechEngine:
    """Renders lines through a worker process.

    ``render`` belongs to one thread, which it blocks; ``abort`` may be called from any.

    Parameters
    ----------
    command : sequence of str
        The worker.
    render_timeout_s, start_timeout_s : float
        How long it may be silent before it is ended.
    """

    def __init__(
        self,
        command: Sequence[str] = WORKER,
        render_timeout_s: float = RENDER_TIMEOUT_S,
        start_timeout_s: float = START_TIMEOUT_S,
    ) -> None:
        self.gone = False
        """Whether it has been given up."""
        self._command = tuple(command)
        self._render_timeout_s = render_timeout_s
        self._start_timeout_s = start_timeout_s
        self._failures = 0
        self._request_id = 0
        self._worker: _Worker | None = None
        self._aborted = False
        self._lock = threading.Lock()

    @property
    def worker_pid(self) -> int | None:
        """Process id of the worker, while there is one."""
        return self._worker.process.pid if self._worker else None

    def warm_up(self) -> None:
        """Start the worker, so that the first line need not wait for it; retry until it runs or is given up."""
        while self._worker is None and not self.gone and not self._aborted:
            self._attempt(self._start)

    def render(self, text: str, lang: str, path: Path) -> bool:
        """Render a line to a WAV file.

        Returns
        -------
        bool
            Whether the file is there. False never means that an error is to be handled: it has been.
        """
        self.warm_up()
        if self.gone or self._aborted:
            return False
        if self._attempt(lambda: self._ask(text, lang, path)):
            return True
        # A new worker now, rather than when the next line is waiting for it.
        self.warm_up()
        return False

    def accept(self) -> None:
        """Say that what was rendered is good: failures are counted in a row."""
        self._failures = 0

    def reject(self, why: str) -> None:
        """Say that what was rendered is useless, which counts as a failure."""
        self._failed(why)

    def give_up(self, why: str) -> None:
        """Leave it at captions only."""
        _log.warning("voice: %s; captions only from now on", why)
        self.gone = True
        self._end()

    def abort(self) -> None:
        """End the worker now; a render under way returns false, and none starts any more."""
        with self._lock:
            self._aborted = True
            if self._worker is not None:
                self._worker.process.kill()

    def close(self) -> None:
        """End the worker and let go of its pipes."""
        self.abort()
        self._end()

    def _attempt(self, action: Callable[[], None]) -> bool:
        try:
            action()
        except _Failure as failure:
            if not self._aborted:
                self._failed(str(failure))
            return False
        return True

    def _failed(self, why: str) -> None:
        self._failures += 1
        if self._failures >= MAX_FAILURES:
            self.give_up(f"{why} (the third failure in a row)")
        else:
            _log.info("voice: %s", why)

    def _start(self) -> None:
        with self._lock:
            if self._aborted:
                raise _Failure("ended")
            try:
                self._worker = _Worker(self._command)
            except OSError as error:
                raise _Failure(f"the speech process cannot be started: {error}") from error
        if self._answer(self._start_timeout_s).get("ready") is not True:
            self._broken("the speech process did not say that it is ready")

    def _ask(self, text: str, lang: str, path: Path) -> None:
        self._request_id += 1
        request = {"id": self._request_id, "text": text, "lang": lang, "path": str(path)}
        assert self._worker is not None  # render() has just started it
        try:
            self._worker.send(request)
        except OSError as error:
            self._broken(f"the speech process is gone: {error}")
        answer = self._answer(self._render_timeout_s)
        if answer.get("id") != self._request_id:
            self._broken("the speech process answered something else")
        if answer.get("ok") is not True:
            raise _Failure(f"the speech engine cannot say {text!r}: {answer.get('error')}")

    def _answer(self, timeout_s: float) -> dict[str, Any]:
        assert self._worker is not None
        try:
            line = self._worker.lines.get(timeout=timeout_s)
        except queue.Empty:
            self._broken(f"no answer from the speech process in {timeout_s:g} s")
        try:
            answer = json.loads(line)
        except ValueError:
            self._broken("the speech process talks rubbish" if line else "the speech process ended")
        if not isinstance(answer, dict):
            self._broken("the speech process talks rubbish")
        return answer

    def _broken(self, why: str) -> NoReturn:
        self._end()
        raise _Failure(why)

    def _end(self) -> None:
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()


class _Worker:
    """A running worker process and the thread that reads its answers."""

    def __init__(self, command: Sequence[str]) -> None:
        root = str(Path(__file__).parents[2])
        path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="voice-answers", daemon=True)
        self._reader.start()

    def send(self, request: dict[str, Any]) -> None:
        """Write one request."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()

    def end(self) -> None:
        """End the process, whatever it is doing, and wait until it and its reader are gone."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                assert pipe is not None
                pipe.close()
            except OSError:  # a request that was never read cannot be flushed
                continue

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)
        self.lines.put(b"")
