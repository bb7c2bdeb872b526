"""Tests: which one, who is it, the test itself, and what it came to."""

from concurrent.futures import Future
from functools import partial
from typing import ClassVar, Final

from kiosk.parts import Parts
from kiosk.scenes.base import Scene
from kiosk.scenes.places import Place, ToFindings, ToGoodbye, ToPerson, ToTest, ToTests, ToToday
from kiosk.screens.base import Screen
from kiosk.screens.findings import FindingsScreen, WorkingScreen
from kiosk.screens.person import PersonScreen, changed_person
from kiosk.screens.test import MeasuringScreen
from kiosk.screens.tests import ChooseTestScreen, NoTestsScreen
from kiosk.testing import Measurement
from station.game.rules import Condition
from station.programme.findings import Findings, findings
from station.programme.person import Person
from station.trial.overload import LoadLevel
from station.trial.pipeline import Sample
from station.trial.protocol import Measure
from station.trial.results import ProtocolResult
from station.trial.stage import Stage

AWAY_S: Final = 120.0
"""Who is not on the board, and touches nothing, for so long does not come back: the test ends."""

_ON: Final = frozenset({Stage.STEP_ON, Stage.WEIGH})
_STILL: Final = frozenset({Stage.SETTLE, Stage.TRIAL})
_ALONE: Final = frozenset({Stage.REST, Stage.REPEAT})


class ChooseTest(Scene):
    """Which test."""

    name: ClassVar[str] = "tests"

    def __init__(self, parts: Parts) -> None:
        self.page = 0
        super().__init__(parts)

    def build(self) -> Screen:
        """Return the choice."""
        info = self.parts.feed.info
        if info is not None and info.tilt_height_m:
            return NoTestsScreen(self.parts.kit)
        return ChooseTestScreen(self.parts.kit, self.parts.protocols, self.page)

    def intent(self, name: str) -> Place | None:
        """Begin one, or go back to the games."""
        if name == "back":
            return ToToday()
        if name.startswith("page:"):
            self.page = int(name.removeprefix("page:"))
            self.rebuild()
        if name.startswith("test:"):
            protocol_id = name.removeprefix("test:")
            return ToTest(protocol_id) if self.parts.person is not None else ToPerson(protocol_id)
        return ToGoodbye() if name == "stop" else None


class AskPerson(Scene):
    """Age and height: for a score and for percents, and for this visit only."""

    name: ClassVar[str] = "person"

    def __init__(self, parts: Parts, protocol_id: str) -> None:
        self.protocol_id = protocol_id
        self.person = Person(age_years=40.0, height_m=1.75)
        super().__init__(parts)

    def build(self) -> Screen:
        """Return the question."""
        return PersonScreen(self.parts.kit, self.person)

    def intent(self, name: str) -> Place | None:
        """Change a number, take both, or go on without."""
        match name:
            case "take":
                self.parts.person = self.person
                return ToTest(self.protocol_id)
            case "skip":
                self.parts.person = Person()
                return ToTest(self.protocol_id)
            case "back":
                return ToTests()
            case "stop":
                return ToGoodbye()
        self.person = changed_person(self.person, name)
        self.rebuild()
        return None


class Measuring(Scene):
    """A test from its first instruction to its last trial."""

    name: ClassVar[str] = "test"
    idles: ClassVar[bool] = False
    steered: ClassVar[bool] = True

    def __init__(self, parts: Parts, protocol_id: str) -> None:
        self.test = Measurement(parts, parts.protocols[protocol_id])
        self.answers = 0
        self._away_s = 0.0
        self._stage: Stage | None = None
        super().__init__(parts)

    def build(self) -> Screen:
        """Return the screen of the test."""
        return MeasuringScreen(self.parts.kit, self.test.protocol, self.test.now)

    def intent(self, name: str) -> Place | None:
        """Go on from an instruction, tell answers, or stop: what is done is kept."""
        self._away_s = 0.0
        match name:
            case "confirm":
                self.test.confirm()
            case "more" | "fewer":
                self.answers = max(0, self.answers + (1 if name == "more" else -1))
            case "answers":
                self.test.answer(self.answers)
                self.answers = 0
            case "stop":
                return self._end()
        return None

    def interrupted(self, away: bool) -> None:
        """Void the trial for a board that is away or carries too much; none begins while anything is wrong."""
        stage = self.test.now.stage
        if stage is Stage.SETTLE or (stage is Stage.TRIAL and (away or self._overloaded)):
            self.test.interrupt("board_lost" if away else "overload")

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Follow the samples; end when all is done, or nobody comes back."""
        self.test.take(samples)
        stage = self.test.now.stage
        if stage is not self._stage:
            self._stage = stage
            self._lead()
        self._away_s = 0.0 if self.occupied or stage in _ALONE else self._away_s + dt_s
        return self._end() if stage is Stage.DONE or self._away_s > AWAY_S else None

    def show(self) -> None:
        """Show the moment."""
        assert isinstance(self.screen, MeasuringScreen)
        if self.screen.outdated(self.test.now):
            self.rebuild()
        assert isinstance(self.screen, MeasuringScreen)
        self.screen.show(self.test.now, self.answers)

    def leave(self) -> None:
        """Let what is done be worked out and saved."""
        self.test.finish()
        steering = self.parts.steering
        if steering is not None:
            steering.stand(Condition())
            steering.rest()

    @property
    def _overloaded(self) -> bool:
        pipeline = self.parts.feed.pipeline
        return pipeline is not None and pipeline.overload.level is LoadLevel.STOP

    def _lead(self) -> None:
        """Let the simulated person do what is asked; a real one reads it."""
        steering, now = self.parts.steering, self.test.now
        if steering is None or now.turn is None:
            return
        condition = now.turn.condition
        vision = condition.vision if now.stage in _STILL else "open"
        steering.stand(Condition(surface=condition.surface, vision=vision))
        lands = now.stage is Stage.TRIAL and self.test.protocol.measure is Measure.LANDING
        if now.stage is Stage.STEP_OFF:
            steering.step_off()
        elif now.stage in _ON or lands:
            steering.step_on()
        steering.rest()

    def _end(self) -> Place:
        self.test.finish()
        return ToFindings(self.test)


class ShowFindings(Scene):
    """What a test came to; first that it is being worked out."""

    name: ClassVar[str] = "findings"

    def __init__(self, parts: Parts, test: Measurement) -> None:
        self.test = test
        self.found: Findings | None = None
        self._future: Future[Findings] | None = None
        self._ready = False
        super().__init__(parts)

    def build(self) -> Screen:
        """Return the result, or that it is being worked out."""
        if not self._ready:
            return WorkingScreen(self.parts.kit, self.test.protocol)
        return FindingsScreen(self.parts.kit, self.test.protocol, self.found)

    def intent(self, name: str) -> Place | None:
        """Do it again, choose another test, or go back to the games."""
        match name:
            case "again":
                return ToTest(self.test.protocol.id)
            case "tests":
                return ToTests()
            case "done":
                return ToToday()
        return ToGoodbye() if name == "stop" else None

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Look whether it is there."""
        result = self.test.result
        if self._ready or result is None:
            return None
        if isinstance(result, ProtocolResult) and self._future is None:
            self.test.calibrate(result)
            self._future = self._submit(result)
        if self._future is None or self._future.done():
            if self._future is not None and self._future.exception() is None:
                self.found = self._future.result()
            self._ready = True
            self.rebuild()
        return None

    def _submit(self, result: ProtocolResult) -> "Future[Findings]":
        parts = self.parts
        work = partial(
            findings, norms=parts.norms, policy=parts.change, person=parts.person or Person(), short=self.test.short
        )
        return parts.analysis.submit(work, self.test.protocol, result, self.test.takes)
