"""The doctor of the board, and a new zero for it."""

from concurrent.futures import Future
from typing import ClassVar, Final

from kiosk.keeping import Keeper
from kiosk.parts import Parts
from kiosk.scenes.places import Place, ToAttract, ToService
from kiosk.scenes.service import SetUp
from kiosk.screens.base import Screen
from kiosk.screens.doctor import DoctorScreen, LookingScreen
from kiosk.screens.kept import Keeping, zero_outcome
from kiosk.screens.outcome import OutcomeScreen
from kiosk.screens.zero import ZeroScreen
from station.signals.tare import EMPTY_N
from station.trial.doctor import USUAL_S, Doctor, Report
from station.trial.pipeline import Sample
from station.trial.zeroing import Zeroing
from station.units import kilogram

WAIT_S: Final = 10.0
"""A board that seems to carry something is looked at after this all the same: its zero may be what is wrong."""


class CheckBoard(SetUp):
    """Ten seconds of looking, then the report."""

    name: ClassVar[str] = "doctor"

    def __init__(self, parts: Parts) -> None:
        self.page = 0
        self._begin(parts)
        super().__init__(parts)

    def _begin(self, parts: Parts) -> None:
        self._doctor: Doctor | None = None
        self._working: Future[Report] | None = None
        self._waited_s = 0.0
        if parts.steering is not None:
            parts.steering.step_off()

    @property
    def report(self) -> Report | None:
        """What was found; None until it is there."""
        done = self._working is not None and self._working.done()
        return self._working.result() if done and self._working is not None else None

    def build(self) -> Screen:
        """Return what is seen of it now."""
        report = self.report
        if report is not None:
            return DoctorScreen(self.parts.kit, report.findings, self.page)
        return LookingScreen(self.parts.kit, waits=self._waits)

    def intent(self, name: str) -> Place | None:
        """Turn a page, look once more, or go back."""
        match name:
            case "again":
                self._begin(self.parts)
                self.page = 0
                self.rebuild()
            case "back":
                return ToService()
            case "stop":
                return ToAttract()
            case _ if name.startswith("page:"):
                self.page = int(name.removeprefix("page:"))
                self.rebuild()
        return None

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Wait for an empty board, look at it, have the report made."""
        if samples and self._working is None:
            self.idle_s = 0.0  # it goes on, with nobody's hand on it
        if self._doctor is None:
            self._waited_s += dt_s
            if samples and (not self._loaded or self._waited_s >= WAIT_S):
                self._doctor = Doctor(self.parts.feed.source, self.parts.clock.now().date())
                self.parts.feed.record = self._doctor.push
        elif self._doctor.progress >= 1 and self._working is None:
            self.parts.feed.record = None
            self._working = self.parts.errands.submit(self._doctor.report)
        return None

    def show(self) -> None:
        """Show how far it is."""
        if isinstance(self.screen, LookingScreen) and (self.report is not None or self.screen.waits is not self._waits):
            self.rebuild()
        if isinstance(self.screen, LookingScreen):
            progress, newest = self._doctor.progress if self._doctor is not None else 0.0, self.parts.feed.newest
            left_s = (1 - progress) * USUAL_S if self._doctor is not None else 0.0
            self.screen.show(progress, left_s, kilogram(newest.load_n) if newest is not None else None)

    def leave(self) -> None:
        """Look no longer."""
        self.parts.feed.record = None

    @property
    def _loaded(self) -> bool:
        newest = self.parts.feed.newest
        return newest is not None and newest.load_n > EMPTY_N

    @property
    def _waits(self) -> bool:
        """Whether it waits for the board to be empty."""
        return self._doctor is None and self._loaded


class Zero(SetUp):
    """Three seconds of the empty board; then its zero may be kept."""

    name: ClassVar[str] = "zero"

    def __init__(self, parts: Parts) -> None:
        self._begin(parts)
        super().__init__(parts)

    def _begin(self, parts: Parts) -> None:
        assert parts.feed.info is not None  # the menu offers it for a board that answers
        self._zeroing = Zeroing(parts.feed.info)
        self._keeper = Keeper(parts)
        self._shown: Keeping | None = None
        parts.feed.record = self._zeroing.push
        if parts.steering is not None:
            parts.steering.step_off()

    def build(self) -> Screen:
        """Return what is seen of it now."""
        if self._shown is not None:
            return OutcomeScreen(self.parts.kit, zero_outcome(self.parts.kit, self._zeroing.now.load_kg, self._shown))
        return ZeroScreen(self.parts.kit, self._zeroing.now)

    def intent(self, name: str) -> Place | None:
        """Keep it, measure once more, or go back."""
        match name:
            case "keep" if self._zeroing.result is not None:
                calibrated = self.parts.feed.source.info.calibrated  # a zero alone makes no calibration of a board
                self._keeper.keep(self._zeroing.result, self.parts.journal.keep_zero, calibrated=calibrated)
            case "redo":
                self._begin(self.parts)
                self.rebuild()
            case "drop" | "back":
                return ToService()
            case "stop":
                return ToAttract()
        return None

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Follow the measuring, then the keeping."""
        if self._zeroing.result is None:
            self.idle_s = 0.0 if samples and self._zeroing.now.progress else self.idle_s
        elif self._shown != self._keeper.keeping:
            self._shown = self._keeper.keeping
            self.parts.sound.play(heard(self._shown))
            self.rebuild()
        return None

    def show(self) -> None:
        """Show the moment."""
        if isinstance(self.screen, ZeroScreen) and self.screen.outdated(self._zeroing.now):
            self.rebuild()
        if isinstance(self.screen, ZeroScreen):
            self.screen.follow(self._zeroing.now)

    def leave(self) -> None:
        """Measure no longer."""
        self.parts.feed.record = None


def heard(keeping: Keeping) -> str:
    """Return the sound of how far it is with keeping something."""
    if keeping.error is not None:
        return "error"
    return "saved" if keeping.places else "tap" if keeping.saving else "finish"
