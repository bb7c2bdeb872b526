"""A step of the calibration: the board from above with the place for the weight, what to do, and how far it is."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import pygame

from games.drawing import Kit
from kiosk import calibration_words
from kiosk.screens.bench import BenchScreen, Task
from kiosk.widgets.button import Button, text_button
from kiosk.widgets.label import Label
from kiosk.widgets.plan import Plan, Spot
from station.trial.calibrating import EMPTY_S, MEASURE_S
from station.trial.calibration_marks import Mark
from station.trial.calibration_steps import Hint, Now, Step

WRONG: Final = frozenset(
    {Hint.SOMETHING_ON, Hint.MOVED, Hint.OTHER_MASS, Hint.OTHER_PLACE, Hint.FAULTY, Hint.PULLS, Hint.UNEVEN}
)
_TOUCH_U: Final = 96
_HINT_U: Final = 96


class MarkScreen(BenchScreen):
    """One moment of the calibration. Intents: ``redo``, ``weight:<number>``, ``back``.

    What stands still is painted once: make another one when it is :meth:`outdated`.

    Parameters
    ----------
    kit : Kit
    now : Now
    marks : sequence of Mark
        All of the run but the check's.
    mass_kg : float
        Of the known weight.
    spacing_m : (float, float)
        Distance between the cells, ML and AP.
    simulated : bool
        Whether a touch on a place puts the simulated weight there: ``weight:0`` is the first one of :attr:`spots`.

    Attributes
    ----------
    spots : tuple of Spot
    """

    def __init__(
        self,
        kit: Kit,
        now: Now,
        marks: Sequence[Mark],
        mass_kg: float,
        spacing_m: tuple[float, float],
        *,
        simulated: bool = False,
    ) -> None:
        self._now, self._marks, self._mass_kg = now, tuple(marks), mass_kg
        self._simulated = simulated
        self._again = now.number > 2  # the empty board cannot be done again: that is beginning anew
        self.spots = _spots(now, marks)
        super().__init__(kit, _task(kit, now, marks, mass_kg), partial(self._paint_plan, kit, spacing_m))
        if self._again:
            redo = self._places_of_buttons()[1]
            self.add_button(text_button(kit, "redo", redo, kit.t("calibrate-redo")))

    def outdated(self, now: Now) -> bool:
        """Return whether another screen must be made for a moment."""
        before = self._now
        return (now.hint, now.number, now.place, now.cell) != (before.hint, before.number, before.place, before.cell)

    def follow(self, now: Now) -> None:
        """Take the moment."""
        left_s = (1 - now.progress) * (EMPTY_S if now.step is Step.EMPTY else MEASURE_S) if now.progress else 0.0
        self.show(now.progress, left_s, now.load_kg)

    def _place_of_back(self) -> pygame.Rect:
        return self._places_of_buttons()[0] if self._again else self.frame.band

    def _places_of_buttons(self) -> tuple[pygame.Rect, pygame.Rect]:
        """Return where back and the step before go."""
        band, gap = self.frame.band, self.kit.space("gap")
        wide = (band.width - gap) // 2
        one, other = (pygame.Rect(left, band.top, wide, band.height) for left in (band.left, band.right - wide))
        return (other, one) if self.kit.left_handed else (one, other)

    def _paint_plan(
        self, kit: Kit, spacing_m: tuple[float, float], ground: pygame.Surface, box: pygame.Rect
    ) -> list[Label]:
        """Paint the board with its places; those of the simulated board can be touched."""
        room, labels = box.copy(), []
        if self._simulated:
            room.height -= kit.px(_HINT_U)
            foot = pygame.Rect(box.left, room.bottom, box.width, kit.px(_HINT_U))
            says = kit.t("calibrate-simulated")
            labels = [Label(kit, says, "caption", foot, colour="ink_soft", align="centre", valign="bottom")]
            labels[0].draw(ground)
        plan = Plan(kit, room, spacing_m, self.spots)
        plan.paint(ground)
        if self._simulated:
            for number, spot in enumerate(self.spots):
                place = pygame.Rect(0, 0, kit.px(_TOUCH_U), kit.px(_TOUCH_U))
                place.center = plan.at(spot.ml, spot.ap)
                self.add_button(Button(kit, f"weight:{number}", place))
        return labels + plan.labels


def _spots(now: Now, marks: Sequence[Mark]) -> tuple[Spot, ...]:
    """Return the places as they are at a moment; of the check there is its own alone."""
    if now.step is Step.CHECK and now.place is not None:
        return (Spot(now.place.ml, now.place.ap, now=True),)
    here = marks.index(now.place) if now.place is not None else 0
    done = now.number - 2
    return tuple(
        Spot(mark.ml, mark.ap, str(number + 1), done=_done(number, here, done), now=mark is now.place)
        for number, mark in enumerate(marks)
    )


def _done(number: int, here: int, done: int) -> bool:
    """Return whether a place was measured: those before, and all others when only one is done again."""
    return number < here or here < number <= done


def _task(kit: Kit, now: Now, marks: Sequence[Mark], mass_kg: float) -> Task:
    """Return what is to be said of a moment."""
    t = kit.t
    return Task(
        title=t("calibrate-title"),
        does=calibration_words.to_do(t, now, marks, mass_kg),
        note=calibration_words.note(t, now),
        wrong=now.hint in WRONG,
        weighs=True,
        count=t("calibrate-step", number=now.number, count=now.count),
        whole=(now.number - 1) / now.count,
    )
