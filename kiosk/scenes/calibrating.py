"""Calibrating the board with a known weight: which one, where it goes, and whether to keep what came of it."""

from functools import partial
from typing import ClassVar, Final

from kiosk.calibrations import marks_spacing_m
from kiosk.keeping import Keeper
from kiosk.parts import Parts
from kiosk.scenes.checking import heard
from kiosk.scenes.places import Place, ToAttract, ToMarks, ToService
from kiosk.scenes.service import SetUp
from kiosk.screens.base import Screen
from kiosk.screens.calibrate import POSITIONS, MassScreen
from kiosk.screens.kept import Keeping, again_of, calibration_outcome
from kiosk.screens.mark import WRONG, MarkScreen
from kiosk.screens.outcome import OutcomeScreen
from kiosk.screens.stop import StopScreen
from station.trial.calibrating import LEAST_MASS_KG, Calibrating
from station.trial.calibration_steps import Hint
from station.trial.pipeline import Sample
from station.units import kilogram

STEP_KG: Final = 0.5

FIRST_PLACE: Final = 2
"""The step that measures the first place; before it the board is measured empty."""

PATIENCE_S: Final = 300.0
"""Weights are heavy and may have to be fetched: for so long nothing needs to happen."""


class ChooseWeight(SetUp):
    """Which weight lies ready, and on how many places it goes."""

    name: ClassVar[str] = "weight"

    def __init__(self, parts: Parts) -> None:
        assert parts.feed.info is not None  # the menu offers it for a board that answers
        self._most_kg = kilogram(parts.feed.info.max_load_n) // STEP_KG * STEP_KG
        self._mass_kg = self._within(parts.settings.weight_kg)
        self._positions = POSITIONS[0]
        self._chosen = False
        self._spacing = parts.journal.recall_spacing(parts.feed.info)
        super().__init__(parts)

    def build(self) -> Screen:
        """Return the question."""
        return MassScreen(self.parts.kit, self._mass_kg, self._positions)

    def intent(self, name: str) -> Place | None:
        """Change the one or the other, begin, or go back."""
        match name:
            case "less" | "more":
                self._mass_kg = self._within(self._mass_kg + (STEP_KG if name == "more" else -STEP_KG))
            case "start":
                self.parts.choose_weight(self._mass_kg)
                self._chosen = True
            case "back":
                return ToService()
            case "stop":
                return ToAttract()
            case _ if name.startswith("positions:"):
                self._positions = int(name.removeprefix("positions:"))
                self.rebuild()
        return None

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Go on with what was chosen, once it is known where the marks of this board are."""
        info = self.parts.feed.info
        if self._chosen and self._spacing.done() and info is not None:
            spacing_m = marks_spacing_m(self._spacing, info.calibration)
            return ToMarks(self._mass_kg, self._positions, spacing_m)
        return None

    def show(self) -> None:
        """Show the mass of now."""
        assert isinstance(self.screen, MassScreen)
        self.screen.show(self._mass_kg)

    def _within(self, mass_kg: float) -> float:
        return min(max(mass_kg, LEAST_MASS_KG), self._most_kg)


class Calibrate(SetUp):
    """The calibration itself; nothing changes before somebody keeps what came of it.

    Attributes
    ----------
    run : Calibrating
    """

    name: ClassVar[str] = "calibrate"
    patience_s: ClassVar[float] = PATIENCE_S

    def __init__(self, parts: Parts, mass_kg: float, positions: int, spacing_m: tuple[float, float]) -> None:
        info = parts.feed.info
        assert info is not None  # as in ChooseWeight
        self._mass_kg, self._places = mass_kg, positions
        self._spacing_m = spacing_m
        self.run = Calibrating(info, mass_kg, positions, self._spacing_m, parts.clock.now().date().isoformat())
        self._keeper = Keeper(parts)
        self._shown: Keeping | None = None
        self._asks = ""
        self._question: StopScreen | None = None
        self._heard = (1, Hint.KEEP_OFF)
        self._weight_at: tuple[float, float] | None = None
        parts.feed.record = self.run.push
        if parts.steering is not None:
            parts.steering.step_off()
        super().__init__(parts)

    def build(self) -> Screen:
        """Return what is seen of it now."""
        parts, run = self.parts, self.run
        if run.result is not None:
            return OutcomeScreen(parts.kit, calibration_outcome(parts.kit, run.result, self._shown or Keeping()))
        simulated = parts.steering is not None
        return MarkScreen(parts.kit, run.now, run.marks, self._mass_kg, self._spacing_m, simulated=simulated)

    def intent(self, name: str) -> Place | None:
        """Do a step again, keep the result, put the simulated weight somewhere, or go back; ask first what is lost."""
        if self._asks:
            leaves, self._asks = self._asks if name in {"yes", "stop"} else "", ""
            return self._leave_by(leaves)
        match name:
            case "keep" if self.run.result is not None:
                result = self.run.result
                save = partial(self.parts.journal.keep_calibration, result=result, spacing_m=self._spacing_m)
                self._keeper.keep(result.calibration, save)
            case "redo":
                self._again()
            case "back" | "stop" if self._loses:
                self._asks = name
            case "drop" | "back" | "stop":
                return self._leave_by(name)
            case _ if name.startswith("weight:"):
                self._put(int(name.removeprefix("weight:")))
        return None

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Follow the run, then the keeping; what happens at the board is a sign of life."""
        run = self.run
        if run.result is None:
            heard_now = run.now.number, run.now.hint
            if heard_now != self._heard:
                self._sound(heard_now)
                self._heard, self.idle_s = heard_now, 0.0
        elif self._shown != self._keeper.keeping:
            self._shown = self._keeper.keeping
            self.parts.sound.play(heard(self._shown))
            self.rebuild()
        return None

    def show(self) -> None:
        """Show the moment."""
        if isinstance(self.screen, MarkScreen) and self.screen.outdated(self.run.now):
            self.rebuild()
        if isinstance(self.screen, MarkScreen):
            self.screen.follow(self.run.now)

    def overlay(self) -> Screen | None:
        """Return the question whether to stop."""
        if not self._asks:
            self._question = None
        elif self._question is None or self._question.kit is not self.parts.kit:
            self._question = StopScreen(self.parts.kit, "calibrate-stop")
        return self._question

    @property
    def _loses(self) -> bool:
        """Whether a place was measured, and nothing of it is kept yet."""
        return self._places > 0 and self.run.now.number > FIRST_PLACE and not self._keeper.keeping.places

    @staticmethod
    def _leave_by(name: str) -> Place | None:
        return {"": None, "stop": ToAttract()}.get(name, ToService())

    def leave(self) -> None:
        """Measure no longer, and clear the simulated board."""
        self.parts.feed.record = None
        if self.parts.steering is not None:
            self.parts.steering.put_weight(0.0)

    def _again(self) -> None:
        """Do a step again: the last one, or after the result what it asks for."""
        if self.run.result is not None and again_of(self.run.result) == "all":
            self.run.restart()
        else:
            self.run.redo()
        self._shown = None
        self.rebuild()

    def _sound(self, now: tuple[int, Hint]) -> None:
        """Let each place that was measured be heard, and what is in the way: nobody looks up while lifting."""
        if now[0] > self._heard[0]:
            self.parts.sound.play("lit")
        elif now[1] in WRONG:
            self.parts.sound.play("error")

    def _put(self, number: int) -> None:
        """Put the simulated weight on a place, or take it from there."""
        assert isinstance(self.screen, MarkScreen) and self.parts.steering is not None  # who made these buttons
        spot = self.screen.spots[number]
        at = spot.ml, spot.ap
        self._weight_at = None if at == self._weight_at else at
        mass_kg = self._mass_kg if self._weight_at is not None else 0.0
        self.parts.steering.put_weight(mass_kg, spot.ml * self._spacing_m[0] / 2, spot.ap * self._spacing_m[1] / 2)
