"""A test as it goes on in the kiosk: the runner is fed, every trial is kept, and the results are worked out."""

from collections import deque
from concurrent.futures import Future
from typing import Final

import numpy as np

from kiosk.parts import Parts
from station.errors import EvenkeelError
from station.trial.pipeline import Sample
from station.trial.protocol import Protocol
from station.trial.results import ProtocolResult, results
from station.trial.runner import Runner
from station.trial.stage import Now, Said, Stage
from station.trial.take import Take

_TONES: Final = {Said.START: "go", Said.STOP: "finish"}
"""Closed eyes are led by a tone too: a voice may be missing."""


class Measurement:
    """One time that a test is done.

    Parameters
    ----------
    parts : Parts
        With a board, and a visit going on.
    protocol : Protocol

    Attributes
    ----------
    protocol : Protocol
    short : tuple of str
        The directions in which the reach was too short to steer with, once that is known.
    """

    def __init__(self, parts: Parts, protocol: Protocol) -> None:
        info, visit = parts.feed.info, parts.visit
        assert info is not None and visit is not None
        self.protocol = protocol
        self.short: tuple[str, ...] = ()
        self._parts, self._visit = parts, visit
        self._id = visit.new_id()
        rng = np.random.Generator(np.random.PCG64(parts.next_seed()))
        self._runner = Runner(protocol, info.rate_hz, rng)
        self._kept = 0
        self._working: deque[tuple[tuple[Take, ...], Future[ProtocolResult]]] = deque()
        self._last: Future[ProtocolResult] | None = None
        parts.tend(self._save)

    @property
    def now(self) -> Now:
        """What there is to show."""
        return self._runner.now

    @property
    def takes(self) -> tuple[Take, ...]:
        """Every recording so far, practice and void ones included."""
        return tuple(self._runner.takes)

    def take(self, samples: list[Sample]) -> None:
        """Follow the samples of a frame."""
        for sample in samples:
            self._say(self._runner.push(sample))
        self._keep()

    def confirm(self) -> None:
        """Go on from an instruction."""
        self._runner.confirm()

    def answer(self, right: int) -> None:
        """Tell how many answers of the trial that has just ended were right."""
        self._runner.answer(right)
        self._keep()

    def interrupt(self, reason: str) -> None:
        """Void the trial that is on."""
        self._say(self._runner.interrupt(reason))
        self._keep()

    def finish(self) -> None:
        """End it, done or not, and let the results be worked out; a second call does nothing."""
        if self._last is None:
            self._last = self._submit()

    @property
    def result(self) -> ProtocolResult | EvenkeelError | None:
        """What it came to, or why it could not be worked out; None while that is being done."""
        if self._last is None or not self._last.done():
            return None
        error = self._last.exception()
        if error is None:
            return self._last.result()
        return error if isinstance(error, EvenkeelError) else EvenkeelError(str(error), "Do the test again.")

    def calibrate(self, result: ProtocolResult) -> None:
        """Steer by the reach that the test showed, from now on."""
        self.short = self._parts.calibrate_by(result)

    def _say(self, said: Said | None) -> None:
        if said is None:
            return
        speaker, now = self._parts.speaker, self.now
        speaker.command(f"protocol-say-{said}")
        self._parts.sound.play(_TONES[said])
        if now.stage is Stage.REPEAT:
            speaker.read_out("protocol-stage-repeat", reason=speaker.texts(f"reason-{now.reason}"))

    def _save(self) -> bool:
        """Save what has been worked out meanwhile; return whether nothing more will come."""
        while self._working and self._working[0][1].done():
            takes, future = self._working.popleft()
            if not future.cancelled() and future.exception() is None:
                self._visit.test_end(self._id, self.protocol, takes, future.result())
        return self._last is not None and not self._working

    def _keep(self) -> None:
        """Have the trials so far worked out and saved as soon as there is a new one: a pulled plug loses none."""
        if len(self._runner.takes) > self._kept:
            self._kept = len(self._runner.takes)
            self._submit()

    def _submit(self) -> "Future[ProtocolResult]":
        person = self._parts.person
        height_m = person.height_m if person is not None else None
        future = self._parts.analysis.submit(
            results, self.protocol, self.takes, self._parts.filter_hz, height_m, self._parts.own_reach
        )
        self._working.append((self.takes, future))
        return future
