"""The kiosk in mid-game and in mid-trial, with eyes and ears: what somebody in front of it sees and hears."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hardware_drivers.hostclock import monotonic_s
from kiosk.pilot import Script
from kiosk.scenes.playing import Playing
from kiosk.scenes.testing import Measuring
from station.programme.texts import Texts
from station.trial.protocol import Practice
from station.trial.quality import Quality
from station.trial.stage import Stage
from tests.fakes.kiosk_rig import Rig, kiosk_rig
from tests.fakes.paced_clock import PacedClock
from tests.fakes.recording_voice import RecordingVoice

WITHIN_S = 60.0
PATIENCE_S = 60.0
INTO_IT_S = 3.0
"""Faults come this long after a round or a trial has begun."""

SHORT: dict[str, Any] = {
    "trials": 1, "practice": Practice.NONE, "attempts": 3, "trial_s": 12.0, "instruct_s": 1.0, "settle_s": 2.0,
    "rest_s": 1.0, "repeat_s": 3.0,
}  # fmt: skip
"""A test with one trial of each condition, and no time in between."""

Words = Callable[[Texts], str]
"""A text of the kiosk, in its language."""


def cue(trigger: str) -> Words:
    """What the coach says."""
    return lambda t: t(f"cue-{trigger}")


def trouble(key: str) -> Words:
    """What stands over everything when the board needs a hand."""
    return lambda t: t(f"trouble-{key}-title")


def refused(key: str) -> Words:
    """What stands over everything when a board cannot be used."""
    return lambda t: t(f"refused-{key}-title")


def void(reason: str) -> Words:
    """Why a round does not count."""
    return lambda t: t("notice-void", reason=t(f"reason-{reason}"))


def repeat(reason: str) -> Words:
    """Why a trial is done again."""
    return lambda t: t("protocol-stage-repeat", reason=t(f"reason-{reason}"))


def noted(note: str) -> Words:
    """What is told at the foot of a result."""
    return lambda t: t("notes", notes=t(f"note-{note}"))


def paused(why: str) -> Words:
    """Why a round is paused."""
    return lambda t: t(f"pause-text-{why}")


class FaultRig(Rig):
    """A rig that looks and listens."""

    voice: RecordingVoice
    clock: PacedClock
    _heard = 0

    def until(self, met: Callable[[], bool], within_s: float = 30.0) -> Script:
        """Wait until something holds, on the kiosk's clock, which may stand still: so not for ever in real time."""
        until_s = monotonic_s() + PATIENCE_S

        def holds() -> bool:
            assert monotonic_s() < until_s, "the kiosk's clock stands still"
            return met()

        yield from super().until(holds, within_s)

    @property
    def now_s(self) -> float:
        """The kiosk's clock, which is the board's."""
        return self.clock.monotonic_s()

    @property
    def playing(self) -> Playing:
        """The round that goes on."""
        assert isinstance(self.app.scene, Playing)
        return self.app.scene

    @property
    def measuring(self) -> Measuring:
        """The test that goes on."""
        assert isinstance(self.app.scene, Measuring)
        return self.app.scene

    def listen(self) -> None:
        """Forget what was said so far."""
        self._heard = len(self.voice.said)

    def hears(self, words: Words) -> bool:
        """Return whether something was said since :meth:`listen`."""
        return words(self.app.parts.kit.t) in self.voice.texts[self._heard :]

    def reads(self, words: Words) -> bool:
        """Return whether something stands on the screen."""
        return words(self.app.parts.kit.t) in {text.string for text in self.app.screen.texts()}

    def tells(self, *words: Words) -> str:
        """Return all that was said of a fault, for the report."""
        return " / ".join(dict.fromkeys(each(self.app.parts.kit.t) for each in words))

    def to_test(self) -> Script:
        """Step on and begin a test of standing still."""
        parts = self.app.parts
        parts.protocols = {"quiet_stance": replace(parts.protocols["quiet_stance"], **SHORT)}
        assert parts.steering is not None
        yield from self.ready()
        parts.steering.step_on()
        self.steer("skill", name="skilled")
        yield from self.at("who")
        yield from self.tap("guest")
        yield from self.tap("tests")
        yield from self.tap("test:quiet_stance")
        yield from self.at("person")
        yield from self.tap("skip")
        yield from self.at("test")

    def in_stage(self, *wanted: Stage) -> Script:
        """Wait for a stage of the test."""
        yield from self.until(lambda: self.measuring.test.now.stage in wanted, WITHIN_S)


class Place:
    """Where a fault comes: the same questions of a game and of a test."""

    name: str

    def go(self, rig: FaultRig) -> Script:
        """Get into the middle of it."""
        raise NotImplementedError

    def goes_on(self, rig: FaultRig) -> Script:
        """Wait until it goes on by itself."""
        raise NotImplementedError

    def quality(self, rig: FaultRig) -> Quality:
        """Return what the round, or the trial in which it came, is worth."""
        raise NotImplementedError

    def leave(self, rig: FaultRig) -> Script:
        """Stop it."""
        raise NotImplementedError


class Game(Place):
    """In mid-game."""

    name = "game"

    def go(self, rig: FaultRig) -> Script:
        yield from rig.to_round()
        yield from rig.wait(INTO_IT_S)

    def goes_on(self, rig: FaultRig) -> Script:
        ticks = rig.playing.play.round.ticks_played
        yield from rig.until(lambda: rig.playing.play.round.ticks_played > ticks + 120, WITHIN_S)
        assert rig.app.overlay is None

    def quality(self, rig: FaultRig) -> Quality:
        monitor = rig.playing.play._quality
        assert monitor is not None
        return monitor.verdict()

    def leave(self, rig: FaultRig) -> Script:
        yield from rig.tap("stop")
        yield from rig.tap("yes")
        yield from rig.at("result")


class Test(Place):
    """In mid-trial, of standing still."""

    name = "test"
    __test__ = False  # no test of pytest's

    def go(self, rig: FaultRig) -> Script:
        yield from rig.to_test()
        yield from rig.in_stage(Stage.TRIAL)
        yield from rig.wait(INTO_IT_S)

    def goes_on(self, rig: FaultRig) -> Script:
        """A trial that was not ended by the fault ends of itself; one that was is done again."""
        if not rig.measuring.test.takes:
            yield from rig.until(lambda: bool(rig.measuring.test.takes), WITHIN_S)
        else:
            yield from rig.in_stage(Stage.TRIAL)
            assert rig.measuring.test.now.attempt == 2 and rig.app.overlay is None

    def quality(self, rig: FaultRig) -> Quality:
        return rig.measuring.test.takes[0].quality

    def leave(self, rig: FaultRig) -> Script:
        yield from rig.tap("stop")
        yield from rig.at("findings")


PLACES: tuple[Place, ...] = (Game(), Test())


@contextmanager
def fault_rig(data_dir: Path, speed: float = 0.0) -> Iterator[FaultRig]:
    """Give a kiosk that is looked at and listened to."""
    voice = RecordingVoice()
    with (
        patch("kiosk.start.SilentVoice", lambda: voice),
        patch("kiosk.start.SteppedClock", PacedClock),
        kiosk_rig(data_dir, speed=speed, kind=FaultRig) as rig,
    ):
        assert isinstance(rig.app.parts.clock, PacedClock)
        rig.voice, rig.clock = voice, rig.app.parts.clock
        yield rig
