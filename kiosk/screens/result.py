"""The result: stars, one number, one picture, what it means, what next."""

from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any, Final

import pygame

from games.drawing import Kit, icons, motion, shapes
from kiosk.screens.base import Screen
from kiosk.widgets.button import text_button
from kiosk.widgets.card import paint_card
from kiosk.widgets.digits import Digits
from kiosk.widgets.label import Label, Placed
from kiosk.widgets.remarks import draw_notes
from station.game.rules import Outcome
from station.programme.model import GameContent

Icon = Callable[[Kit, int, str], pygame.Surface]

_SNUG: Final = 0.97
"""Digits are whole pixels wide: a line of them is a little longer than their share of the type size."""

STARS: Final = 3
STAR_EVERY_S: Final = 0.45
"""The stars appear one after another, after the number has begun to run."""

_STAR_STEPS: Final = 8
"""Pictures of a star that pops up."""

_STAR_U: Final = 76
_NEXT_U: Final = 84
_LINE_U: Final = 76
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
        main = pygame.Rect(body.left, body.top, body.width, body.height - kit.px(_NEXT_U) - gap)
        if kit.stage.landscape:
            words = pygame.Rect(main.left, main.top, round(main.width * _WORDS_SHARE), main.height)
            card = pygame.Rect(words.right + gap, main.top, main.right - words.right - gap, main.height)
        else:
            card = pygame.Rect(main.left, main.bottom - kit.px(560), main.width, kit.px(560))
            words = pygame.Rect(main.left, main.top, main.width, card.top - gap - main.top)
        self._paint_picture(self.frame.mirror(card), view, content, trace, level, notes=notes)
        inner = self._paint_score(self.frame.mirror(words), kit.t(content.score_unit, count=round(outcome.score)))
        if how == "void":
            self._paint_words(inner, kit.t("result-void", reason=kit.t(f"reason-{reasons[0]}")))
        elif stopped:
            self._paint_words(inner, kit.t(f"{content.id}-result-stopped"))
        else:
            says = kit.t(f"{content.id}-result-{outcome.stars}")
            self._paint_words(inner, says, view.meaning(kit, outcome), view.moment(kit, outcome))
            self._paint_next(content, level, next_level, rest)
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

    def _paint_words(self, box: pygame.Rect, says: str, note: str = "", proud: str = "") -> None:
        """Paint the sentence, something to be proud of, what was nearly there, the figures."""
        kit, gap = self.kit, self.kit.space("tight")
        lines: list[tuple[Icon, str]] = []
        if proud:
            lines.append((icons.star, proud))
        if self._counts and round(self._outcome.short_of_star) > 0:
            short, star = round(self._outcome.short_of_star), self._outcome.stars + 1
            lines.append((_next_star, kit.t("result-short", points=short, star=star)))
        rows = min(kit.px(_LINE_U), round(box.height * 0.17)) * len(lines)
        rest = box.height - rows - gap * (len(lines) + 1)
        upper = pygame.Rect(box.left, box.top, box.width, round(rest * (0.58 if len(lines) > 1 else 0.55)))
        self.add_label(self._ground, Label(kit, says, "lead", upper, valign="centre"))
        top = upper.bottom + gap
        for icon, words in lines:
            row = pygame.Rect(box.left, top, box.width, rows // len(lines))
            sign = icon(kit, kit.px(48), "accent")
            self._ground.blit(sign, sign.get_rect(midleft=(row.left, row.centery)))
            text = pygame.Rect(row.left + kit.px(68), row.top, row.width - kit.px(68), row.height)
            self.add_label(self._ground, Label(kit, words, "body", text, colour="accent", valign="centre"))
            top = row.bottom + gap
        lower = pygame.Rect(box.left, top, box.width, box.bottom - top)
        self.add_label(self._ground, Label(kit, note, "body", lower, colour="ink_soft", valign="centre"))

    def _row_of_next(self) -> pygame.Rect:
        body, high = self.frame.body, self.kit.px(_NEXT_U)
        return pygame.Rect(body.left, body.bottom - high, body.width, high)

    def _place_of_next(self) -> pygame.Rect:
        """Return where it is said what comes next: in a wide window below the words, beside the coach."""
        row = self._row_of_next()
        if self.kit.stage.landscape:
            row.width = round(row.width * _WORDS_SHARE)
        return self.frame.mirror(row)

    def _place_of_caption(self) -> pygame.Rect:
        """Return the coach's place: below the picture, or, in a high window, over what comes next."""
        row = self._row_of_next()
        if self.kit.stage.landscape:
            wide = round(row.width * _WORDS_SHARE) + self.kit.space("gap")
            row.left, row.width = row.left + wide, row.width - wide
        return self.frame.mirror(row)

    def _caption_label(self, string: str) -> Label:
        """Return what the coach says; over what comes next its plate is as large as that, so that no scraps show."""
        label = super()._caption_label(string)
        if not self.kit.stage.landscape:
            self._plate = self._caption_box
        return label

    def _paint_next(self, content: GameContent, level: int, next_level: int, rest: bool) -> None:
        """Say below the cards why the next level is the one it is."""
        kit, box = self.kit, self._place_of_next()
        if rest:
            step = "rest"
        elif level == next_level:
            step = "top" if level == len(content.levels) else "same"
        else:
            step = "up" if next_level > level else "down"
        sign = icons.play(kit, kit.px(40), "accent")
        self._ground.blit(sign, sign.get_rect(midleft=(box.left + kit.space("small"), box.centery)))
        words = pygame.Rect(box.left + kit.px(76), box.top, box.width - kit.px(76), box.height)
        self.add_label(self._ground, Label(kit, kit.t(f"{content.id}-next-{step}"), "body", words, valign="centre"))

    def _paint_picture(
        self,
        card: pygame.Rect,
        view: ModuleType,
        content: GameContent,
        trace: Any,
        level: int,
        *,
        notes: Sequence[str],
    ) -> None:
        kit, ground = self.kit, self._ground
        paint_card(kit, ground, card)
        inner = card.inflate(-2 * kit.space("wide"), -2 * kit.space("padding"))
        inner, told = draw_notes(kit, ground, inner, notes)
        self._labels += told
        words = pygame.Rect(inner.left, inner.bottom - kit.px(116), inner.width, kit.px(116))
        size = (inner.width, inner.height - words.height - kit.space("small"))
        ground.blit(view.result_picture(kit, size, trace, content.level(level).params), inner)
        says = kit.t(f"{content.id}-picture")
        self.add_label(ground, Label(kit, says, "caption", words, colour="ink_soft", align="centre", valign="centre"))

    def _add_choices(self, level: int, next_level: int) -> None:
        kit, gap, row = self.kit, self.kit.space("gap"), self.frame.band
        key = "again" if next_level == level else "harder" if next_level > level else "easier"
        wide = round((row.width - 2 * gap) * (0.5 if kit.stage.landscape else 0.42))
        small = (row.width - 2 * gap - wide) // 2
        places = [
            pygame.Rect(row.left + left, row.top, w, row.height) for left, w in _in_row((wide, small, small), gap)
        ]
        if kit.left_handed:
            widths = (small, small, wide)
            places = [pygame.Rect(row.left + left, row.top, w, row.height) for left, w in _in_row(widths, gap)][::-1]
        again, other, done = places
        says = kit.t(f"result-{key}", level=next_level)
        self.add_button(text_button(kit, "again", again, says, main=True, icon=icons.play))
        self.add_button(text_button(kit, "other", other, kit.t("result-other")))
        self.add_button(text_button(kit, "done", done, kit.t("result-done")))

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
        words = Label(kit, kit.t("result-saved"), "caption", kept, colour="ink_soft", align="right", valign="centre")
        key = "result-first" if best is None else "result-best" if score <= round(best) else "result-new-best"
        colour = "accent" if key == "result-new-best" else "ink_soft"
        told_box.width = words.rect.left - kit.px(72) - told_box.left
        told = kit.t(key, best=str(round(best or 0.0)))  # written as the score is
        self._saved = [words, Label(kit, told, "caption", told_box, colour=colour, valign="centre")]

    def texts(self) -> list[Placed]:
        """Return every laid-out text with the box it must stay in."""
        return [*super().texts(), self._number, *(label.placed() for label in self._saved)]

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
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


def _next_star(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a star that is still to be earned."""
    return shapes.star_outline(kit, size // 2, size * 0.08, colour)
