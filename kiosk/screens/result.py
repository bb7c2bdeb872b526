"""The result: stars, one number, one picture, what it means, what next."""

from collections.abc import Sequence
from types import ModuleType
from typing import Any, Final

import pygame

from games.drawing import Kit, shapes
from kiosk.screens.base import Screen
from kiosk.widgets.button import text_button
from kiosk.widgets.digits import Digits
from kiosk.widgets.label import Label, Placed
from station.game.rules import Outcome
from station.programme.model import GameContent

STARS: Final = 3
NUMBER_U: Final = 136
STAR_EVERY_S: Final = 0.35
"""The stars appear one after another."""


class ResultScreen(Screen):
    """What the round came to. Intents: ``again`` (at the next level), ``other``, ``done``, ``stop``.

    Parameters
    ----------
    kit : Kit
    view : module
        The game's view.
    content : GameContent
    level, next_level : int
        The level played, and the one that is recommended now.
    rest : bool
        Whether a rest should come first.
    outcome : Outcome
    trace : object
        What the game's ``view.Trace`` gathered in the round.
    stopped : bool
        Ended by the trainee before its time.
    reasons : sequence of str
        Why the round does not count, by the names of ``station.trial.quality``.
    """

    def __init__(
        self,
        kit: Kit,
        view: ModuleType,
        content: GameContent,
        *,
        level: int,
        next_level: int,
        rest: bool,
        outcome: Outcome,
        trace: Any,
        stopped: bool = False,
        reasons: Sequence[str] = (),
    ) -> None:
        super().__init__(kit)
        self._outcome = outcome
        self._ground = self.paint_ground()
        title = "result-title-stopped" if stopped else f"result-title-{outcome.stars}"
        self.add_title(self._ground, kit.t(title))
        body, gap, high = self.frame.body, kit.px(32), kit.px(124)
        main = pygame.Rect(body.left, body.top, body.width, body.height - high - gap)
        if kit.stage.landscape:
            words = pygame.Rect(main.left, main.top, round(main.width * 0.56), main.height)
            card = pygame.Rect(words.right + gap, main.top, main.right - words.right - gap, main.height)
        else:
            card = pygame.Rect(main.left, main.bottom - kit.px(640), main.width, kit.px(640))
            words = pygame.Rect(main.left, main.top, main.width, card.top - gap - main.top)
        self._paint_picture(card, view, content, trace, level)
        says = kit.t(f"{content.id}-result-{'stopped' if stopped else outcome.stars}")
        note, colour = view.meaning(kit, outcome), "ink_soft"
        if reasons and not stopped:
            note, colour = kit.t("result-void", reason=kit.t(f"reason-{reasons[0]}")), "warn"
        inner = self._paint_score(words, kit.t(content.score_unit, count=round(outcome.score)))
        upper = pygame.Rect(inner.left, inner.top, inner.width, round(inner.height * 0.62))
        lower = pygame.Rect(inner.left, upper.bottom, inner.width, inner.bottom - upper.bottom)
        self.add_label(self._ground, Label(kit, says, "lead", upper))
        self.add_label(self._ground, Label(kit, note, "body", lower, colour=colour, valign="bottom"))
        self._counts = not stopped and not reasons
        if self._counts:
            self._paint_next(content, level, next_level, rest)
        self._add_choices(pygame.Rect(body.left, body.bottom - high, body.width, high), level, next_level)
        self._saved: list[Label] = []
        self._tick = shapes.check(kit, kit.px(44), "good")

    def _paint_score(self, box: pygame.Rect, score_unit: str) -> pygame.Rect:
        """Paint the card with stars and number; return the room below them."""
        kit, ground = self.kit, self._ground
        ground.blit(shapes.panel(kit, box.size, kit.space("radius"), "surface"), box)
        inner = box.inflate(-2 * kit.px(44), -2 * kit.px(28))
        radius = min(round(inner.height * 0.125), kit.px(76))
        self._stars = [
            pygame.Rect(inner.left + number * round(radius * 2.3), inner.top, 2 * radius, 2 * radius)
            for number in range(STARS)
        ]
        hollow = shapes.star_outline(kit, radius, kit.px(5), "ink_soft")
        for place in self._stars:
            ground.blit(hollow, place)
        self._star = shapes.star(kit, radius, "accent")
        self._star_glow = shapes.glow(kit, round(radius * 1.5), "accent", 0.45, 1.6)
        digits = Digits(kit, "hero", size_px=kit.px(NUMBER_U))
        score = str(round(self._outcome.score))
        line = pygame.Rect(inner.left, self._stars[0].bottom + kit.px(4), inner.width, digits.height)
        covered = digits.draw(ground, score, line)
        beside = pygame.Rect(covered.right + kit.px(24), line.top, line.right - covered.right - kit.px(24), line.height)
        unit = pygame.Rect(beside.left, beside.top, beside.width, round(beside.height * 0.5))
        self._best_box = pygame.Rect(unit.left, unit.bottom, unit.width, round(beside.height * 0.34))
        self.add_label(ground, Label(kit, score_unit, "lead", unit, valign="bottom"))
        self._number = Placed(score, covered, line, line.height, "ink")
        row = self._stars[-1]
        self._saved_box = pygame.Rect(row.right + kit.px(90), row.top, inner.right - row.right - kit.px(90), row.height)
        return pygame.Rect(inner.left, line.bottom + kit.px(4), inner.width, inner.bottom - line.bottom - kit.px(4))

    def _paint_next(self, content: GameContent, level: int, next_level: int, rest: bool) -> None:
        """Say in the bottom row why the next level is the one it is."""
        if rest:
            step = "rest"
        elif level == next_level:
            step = "top" if level == len(content.levels) else "same"
        else:
            step = "up" if next_level > level else "down"
        band = self.frame.band
        box = pygame.Rect(band.left, band.top, band.width, band.height - self.kit.px(60))
        self.add_label(self._ground, Label(self.kit, self.kit.t(f"{content.id}-next-{step}"), "body", box))

    def _paint_picture(self, card: pygame.Rect, view: ModuleType, content: GameContent, trace: Any, level: int) -> None:
        kit, ground = self.kit, self._ground
        ground.blit(shapes.panel(kit, card.size, kit.space("radius"), "surface"), card)
        inner = card.inflate(-2 * kit.px(40), -2 * kit.px(32))
        words = pygame.Rect(inner.left, inner.bottom - kit.px(96), inner.width, kit.px(96))
        size = (inner.width, inner.height - words.height - kit.px(16))
        ground.blit(view.result_picture(kit, size, trace, content.level(level).params), inner)
        says = kit.t(f"{content.id}-picture")
        self.add_label(ground, Label(kit, says, "caption", words, colour="ink_soft", align="centre", valign="centre"))

    def _add_choices(self, row: pygame.Rect, level: int, next_level: int) -> None:
        kit, gap = self.kit, self.kit.px(24)
        key = "again" if next_level == level else "harder" if next_level > level else "easier"
        share = 0.5 if kit.stage.landscape else 0.48
        wide = round((row.width - 2 * gap) * share)
        small = (row.width - 2 * gap - wide) // 2
        again = pygame.Rect(row.left, row.top, wide, row.height)
        other = pygame.Rect(again.right + gap, row.top, small, row.height)
        done = pygame.Rect(other.right + gap, row.top, small, row.height)
        self.add_button(text_button(kit, "again", again, kit.t(f"result-{key}", level=next_level), main=True))
        self.add_button(text_button(kit, "other", other, kit.t("result-other")))
        self.add_button(text_button(kit, "done", done, kit.t("result-done")))

    def _places_of_chips(self) -> tuple[pygame.Rect, pygame.Rect]:
        """Return one place for both: what comes next has the upper half of the row."""
        band = self.frame.band
        place = pygame.Rect(band.left, band.bottom - self.kit.px(56), band.width, self.kit.px(56))
        return place, place

    def saved(self, best: float | None) -> None:
        """Tell that the round is stored for good, and the best comparable score before it."""
        if self._saved:
            return
        kit, score = self.kit, round(self._outcome.score)
        self._saved = [Label(kit, kit.t("result-saved"), "caption", self._saved_box, colour="ink_soft", align="right")]
        if self._counts:
            key = "result-first" if best is None else "result-best" if score <= round(best) else "result-new-best"
            told = kit.t(key, best=round(best or 0.0))
            self._saved.append(Label(kit, told, "body", self._best_box, colour="ink_soft", valign="top"))

    def texts(self) -> list[Placed]:
        """Return every laid-out text with the box it must stay in."""
        return [*super().texts(), self._number, *(label.placed() for label in self._saved)]

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        shown = STARS if self.kit.calm else int(self.t_s / STAR_EVERY_S)
        for place in self._stars[: min(self._outcome.stars, shown)]:
            surface.blit(self._star_glow, self._star_glow.get_rect(center=place.center))
            surface.blit(self._star, place)
        for label in self._saved:
            label.draw(surface)
        if self._saved:
            words = self._saved[0].rect
            surface.blit(self._tick, self._tick.get_rect(midright=(words.left - self.kit.px(16), words.centery)))
        self.draw_frame(surface)
