"""The result: stars, one number, one picture, what it means, what next."""

from collections.abc import Callable, Sequence
from functools import partial
from types import ModuleType
from typing import Any, Final

import pygame

from games.drawing import Kit, icons, motion, shapes
from kiosk.screens.base import Screen
from kiosk.widgets.button import text_button
from kiosk.widgets.card import paint_card
from kiosk.widgets.column import Line, paint_column
from kiosk.widgets.digits import Digits
from kiosk.widgets.label import Label, Placed
from kiosk.widgets.remarks import noted, paint_foot
from station.game.rules import Outcome
from station.programme.model import GameContent

Picture = Callable[[], pygame.Surface]

_SNUG: Final = 0.97
"""Digits are whole pixels wide: a line of them is a little longer than their share of the type size."""

STARS: Final = 3
STAR_EVERY_S: Final = 0.45
"""The stars appear one after another, after the number has begun to run."""

_STAR_STEPS: Final = 8
"""Pictures of a star that pops up."""

_STAR_U: Final = 76
_SIGN_U: Final = 44
_PICTURE_U: Final = 560
"""Height of the card with the picture where the window is high."""

_WORDS_SHARE: Final = 0.58
"""Of the width, what is said; the rest is the picture."""


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
    notes : sequence of str
        What was noticed in it without that, by the same names.

    Attributes
    ----------
    stars_shown : int
        So many stars have popped up by now.
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
        notes: Sequence[str] = (),
    ) -> None:
        super().__init__(kit)
        self._outcome = outcome
        self._counts = not stopped and not reasons
        self._ground = self.paint_ground()
        how = "stopped" if stopped else "void" if reasons else outcome.stars
        self.add_title(self._ground, kit.t(f"result-title-{how}"))
        body, gap = self.frame.body, kit.space("gap")
        if kit.stage.landscape:
            words = pygame.Rect(body.left, body.top, round(body.width * _WORDS_SHARE), body.height)
            card = pygame.Rect(words.right + gap, body.top, body.right - words.right - gap, body.height)
        else:
            card = pygame.Rect(body.left, body.bottom - kit.px(_PICTURE_U), body.width, kit.px(_PICTURE_U))
            words = pygame.Rect(body.left, body.top, body.width, card.top - gap - body.top)
        inner = self._paint_score(self.frame.mirror(words), kit.t(content.score_unit, count=round(outcome.score)))
        if how == "void":
            lines = [Line(kit.t("result-void", reason=kit.t(f"reason-{reasons[0]}")), "lead")]
        elif stopped:
            lines = [Line(kit.t(f"{content.id}-result-stopped"), "lead")]
        else:
            lines = self._lines(view, content, _step(content, level, next_level, rest=rest))
        told = paint_column(kit, self._ground, inner, lines)
        self._labels += told
        self._least_px = told[-1].size_px
        self._legend, self._place = self._paint_beside(self.frame.mirror(card), content, notes)
        params = content.level(level).params
        self._picture: Picture | None = partial(view.result_picture, kit, self._place.size, trace, params)
        self._add_choices(level, next_level)
        self._saved: list[Label] = []
        self._tick = shapes.check(kit, kit.px(40), "good")

    def _paint_score(self, box: pygame.Rect, score_unit: str) -> pygame.Rect:
        """Paint the card with stars and number; return the room below them."""
        kit, ground, pad = self.kit, self._ground, self.kit.space("wide")
        paint_card(kit, ground, box)
        inner = box.inflate(-2 * pad, -2 * kit.space("padding"))
        radius = kit.px(_STAR_U)
        row = pygame.Rect(inner.left, inner.top, inner.width, max(2 * radius, kit.px(160)))
        self._stars = [
            pygame.Rect(inner.right - (STARS - number) * round(2.16 * radius), row.top, 2 * radius, 2 * radius)
            for number in range(STARS)
        ]
        hollow = shapes.star_outline(kit, radius, kit.px(5), "line")
        for place in self._stars:
            ground.blit(hollow, place)
        self._pops = [
            shapes.star(kit, max(2, round(radius * motion.springy((step + 1) / _STAR_STEPS))), "accent")
            for step in range(_STAR_STEPS)
        ]
        self._star_glow = shapes.glow(kit, round(radius * 1.5), "accent", 0.45, 1.6)
        score = str(round(self._outcome.score))
        line = pygame.Rect(inner.left, row.top, self._stars[0].left - pad // 2 - inner.left, 0)
        self._digits = Digits(kit, "hero")
        if self._digits.width(score) > line.width:
            self._digits = Digits(
                kit, "hero", "ink", round(_SNUG * kit.type_px("hero") * line.width / self._digits.width(score))
            )
        line.height = self._digits.height
        line.top = row.centery - round(line.height * 0.5)
        self._line, wide = line, self._digits.width(score)
        self._number = Placed(score, pygame.Rect(line.left, line.top, wide, line.height), line, line.height, "ink")
        below = pygame.Rect(inner.left, row.bottom + kit.space("small"), inner.width, kit.px(56))
        unit = Label(kit, score_unit, "lead", below, valign="centre")
        self.add_label(ground, unit)
        left = unit.rect.right + pad // 2
        self._best_box = pygame.Rect(left, below.top, below.right - left, below.height)
        ground.fill(
            kit.colour("line"), pygame.Rect(inner.left, below.bottom + kit.px(10), inner.width, kit.stroke("hair"))
        )
        top = below.bottom + kit.px(22)
        return pygame.Rect(inner.left, top, inner.width, inner.bottom - top)

    def _lines(self, view: ModuleType, content: GameContent, step: str) -> list[Line]:
        """Return the sentence, something to be proud of, what was nearly there, the figures, and what comes next."""
        kit, outcome, size = self.kit, self._outcome, self.kit.px(_SIGN_U)
        lines = [Line(kit.t(f"{content.id}-result-{outcome.stars}"), "lead")]
        if proud := view.moment(kit, outcome):
            lines.append(Line(proud, "body", "accent", icons.star(kit, size, "accent")))
        if (short := round(outcome.short_of_star)) > 0:
            says = kit.t("result-short", points=short, star=outcome.stars + 1)
            lines.append(Line(says, "body", "accent", shapes.star_outline(kit, size // 2, size * 0.08, "accent")))
        lines.append(Line(view.meaning(kit, outcome), "body", "ink_soft"))
        lines.append(Line(kit.t(f"{content.id}-next-{step}"), "body", "ink", icons.play(kit, size, "accent")))
        return lines

    def _paint_beside(self, card: pygame.Rect, content: GameContent, notes: Sequence[str]) -> tuple[Label, pygame.Rect]:
        """Paint a card and what was noticed; return what its picture shows, in words, and where that will be.

        The words stand where the coach's come, which are heard at once; these can be read after.
        """
        kit, ground = self.kit, self._ground
        paint_card(kit, ground, card)
        inner = card.inflate(-2 * kit.space("wide"), -2 * kit.space("padding"))
        inner, told = paint_foot(kit, ground, inner, noted(kit, notes))
        self._labels += told
        words = pygame.Rect(inner.left, inner.bottom - kit.px(116), inner.width, kit.px(116))
        self._caption_box = words
        says, most = kit.t(f"{content.id}-picture"), self._least_px
        legend = Label(kit, says, "caption", words, colour="ink_soft", align="centre", valign="centre", most_px=most)
        return legend, pygame.Rect(inner.topleft, (inner.width, inner.height - words.height - kit.space("small")))

    def update(self, dt_s: float) -> None:
        """Go on; first of all comes the picture, which takes as long as all the rest of the screen."""
        super().update(dt_s)
        if self._picture is not None:
            self._ground.blit(self._picture(), self._place)
            self._picture = None

    def _add_choices(self, level: int, next_level: int) -> None:
        kit, gap, row = self.kit, self.kit.space("gap"), self.frame.band
        key = "again" if next_level == level else "harder" if next_level > level else "easier"
        wide = round((row.width - 2 * gap) * (0.5 if kit.stage.landscape else 0.48))
        small = (row.width - 2 * gap - wide) // 2
        places = [
            pygame.Rect(row.left + left, row.top, w, row.height) for left, w in _in_row((wide, small, small), gap)
        ]
        if kit.left_handed:
            widths = (small, small, wide)
            places = [pygame.Rect(row.left + left, row.top, w, row.height) for left, w in _in_row(widths, gap)][::-1]
        again, other, done = places
        says = kit.t(f"result-{key}", level=next_level)
        main = text_button(kit, "again", again, says, main=True, icon=icons.play)
        most = main.texts()[0].size_px
        self.add_button(main)
        self.add_button(text_button(kit, "other", other, kit.t("result-other"), most_px=most))
        self.add_button(text_button(kit, "done", done, kit.t("result-done"), most_px=most))

    @property
    def stars_shown(self) -> int:
        """So many stars have popped up by now; a round that does not count has none."""
        shown = 0 if not self._counts else STARS if self.kit.calm else int(self.t_s / STAR_EVERY_S)
        return min(self._outcome.stars, shown)

    def saved(self, best: float | None) -> None:
        """Tell that the round is stored for good, and the best comparable score before it, where it counts."""
        if self._saved or not self._counts:
            return
        kit, box, score = self.kit, self._best_box, round(self._outcome.score)
        kept = pygame.Rect(box.right - round(box.width * 0.4), box.top, round(box.width * 0.4), box.height)
        told_box = pygame.Rect(box.left, box.top, box.width - kept.width - kit.px(60), box.height)
        says, most = kit.t("result-saved"), self._least_px
        words = Label(kit, says, "caption", kept, colour="ink_soft", align="right", valign="centre", most_px=most)
        key = "result-first" if best is None else "result-best" if score <= round(best) else "result-new-best"
        colour = "accent" if key == "result-new-best" else "ink_soft"
        told_box.width = words.rect.left - kit.px(72) - told_box.left
        told = kit.t(key, best=str(round(best or 0.0)))  # written as the score is
        self._saved = [words, Label(kit, told, "caption", told_box, colour=colour, valign="centre", most_px=most)]

    def texts(self) -> list[Placed]:
        """Return every laid-out text with the box it must stay in."""
        dynamic = [*self._saved, *([] if self._caption else [self._legend])]
        return [*super().texts(), self._number, *(label.placed() for label in dynamic)]

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        if self._caption is None:
            self._legend.draw(surface)
        for number, place in enumerate(self._stars[: self.stars_shown]):
            since_s = self.t_s - (number + 1) * STAR_EVERY_S
            part = motion.share(since_s, self.kit.motion_s("pop"))
            star = self._pops[min(int(part * _STAR_STEPS), _STAR_STEPS - 1)]
            surface.blit(self._star_glow, self._star_glow.get_rect(center=place.center))
            surface.blit(star, star.get_rect(center=place.center))
        run = motion.soft(motion.share(self.t_s, self.kit.motion_s("count")))
        self._digits.draw(surface, str(round(self._outcome.score * run)), self._line)
        for label in self._saved:
            label.draw(surface)
        if self._saved:
            words = self._saved[0].rect
            surface.blit(self._tick, self._tick.get_rect(midright=(words.left - self.kit.px(12), words.centery)))
        self.draw_frame(surface)


def _in_row(widths: tuple[int, ...], gap: int) -> list[tuple[int, int]]:
    """Return the left side and the width of things in a row."""
    return [(sum(widths[:number]) + number * gap, width) for number, width in enumerate(widths)]


def _step(content: GameContent, level: int, next_level: int, *, rest: bool) -> str:
    """Return why the next level is the one it is, as the texts of a game call it."""
    if rest:
        return "rest"
    if level == next_level:
        return "top" if level == len(content.levels) else "same"
    return "up" if next_level > level else "down"
