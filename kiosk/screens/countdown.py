"""Countdown: how to stand, what is still missing, then 3, 2, 1 over the game's scene."""

from collections.abc import Callable
from typing import Final

import pygame

from games.drawing import Kit, icons, motion, shapes
from kiosk.catalogue import Game
from kiosk.screens.base import Screen
from kiosk.widgets.card import paint_card, plate, soft_light
from kiosk.widgets.dial import Dial
from kiosk.widgets.label import Label
from station.game.rules import Condition
from station.programme.model import Level

Icon = Callable[[Kit, int, str], pygame.Surface]

_WIDE_U: Final = 430
_ROW_U: Final = 124
_LEVEL_U: Final = 190
_BEAT_S: Final = 0.3
"""Each number comes a little larger, and settles within this time."""


class CountdownScreen(Screen):
    """Shows how to stand and what is missing until the trainee stands still, then counts. Intent: ``stop``.

    Parameters
    ----------
    kit : Kit
    game : Game
    level : Level
        As it is played: how to stand on it, and what is new, is told.
    ghost : bool
        Whether the best round so far goes along, and it should be said what that is.
    """

    def __init__(self, kit: Kit, game: Game, level: Level, *, ghost: bool) -> None:
        super().__init__(kit)
        self._centre, self._radius = kit.stage.field
        condition: Condition = game.rules.condition(level.params)
        ground = kit.keep(("countdown", game.content.id), lambda: self._bake_scene(game))
        self._ground = ground.copy()
        self.add_title(self._ground, kit.t("countdown-title"))
        self._beats = [self._beat(number) for number in range(1, 4)]
        self._dial = Dial(kit, round(self._radius * 0.62), "accent", 48)
        self._soles = icons.feet_stance(kit, round(self._radius * 0.66), "ink", condition.stance)
        self._marks = shapes.check(kit, kit.px(52), "good"), shapes.ring(kit, kit.px(24), kit.px(5), "ink_soft")
        self._rows = self._paint_rows()
        self._paint_condition(condition)
        self._paint_level(game, level.number, self._news(game, level))
        if ghost:
            self._paint_ghost(game.content.id)
        self._left_s = 3.0
        self._met = (False, False)

    def _bake_scene(self, game: Game) -> pygame.Surface:
        """Return the game's scene with a dark place in its middle for the numbers."""
        kit, radius = self.kit, self._radius
        ground = pygame.Surface(kit.stage.size).convert()
        game.view.Attract(kit, self._centre, radius).draw_ground(ground)
        for glow in (
            soft_light(kit, round(radius * 1.1), "ground", 1.0, 0.5),
            soft_light(kit, round(radius * 0.95), "accent", 0.2, 1.6),
        ):
            ground.blit(glow, glow.get_rect(center=self._centre))
        return ground

    def _beat(self, number: int) -> list[pygame.Surface]:
        """Return a number growing small from a little too large: a few pictures of it."""
        sizes = (1.28, 1.2, 1.14, 1.09, 1.05, 1.02, 1.0)
        size = self.kit.type_px("giant")
        return [self.kit.text(str(number), "giant", "accent", round(size * each)) for each in sizes]

    def _paint_rows(self) -> list[pygame.Rect]:
        """Paint what must be met, and return where the marks go."""
        kit, body, gap = self.kit, self.frame.body, self.kit.space("gap")
        across, high = kit.stage.landscape, kit.px(_ROW_U)
        wide = kit.px(_WIDE_U) if across else (body.width - gap) // 2
        marks = []
        for number, key in enumerate(("countdown-feet", "countdown-still")):
            row = pygame.Rect(body.left, body.top + number * (high + gap), wide, high)
            if not across:
                row.topleft = body.left + number * (wide + gap), body.bottom - high
            row = self.frame.mirror(row)
            paint_card(kit, self._ground, row)
            mark = pygame.Rect(row.left + kit.space("gap"), row.centery - kit.px(26), kit.px(52), kit.px(52))
            words = pygame.Rect(mark.right + kit.space("small"), row.top, 0, row.height)
            words.width = row.right - kit.space("gap") - words.left
            self.add_label(self._ground, Label(kit, kit.t(key), "body", words, valign="centre"))
            marks.append(mark)
        return marks

    def _paint_ghost(self, game_id: str) -> None:
        """Say what goes along for the best round, another thing in each game: below, or in a high window above."""
        kit, body, gap, high = self.kit, self.frame.body, self.kit.space("gap"), self.kit.px(_ROW_U)
        across = kit.stage.landscape
        top = body.top + 2 * (high + gap) if across else body.bottom - 2 * high - gap
        row = self.frame.mirror(pygame.Rect(body.left, top, kit.px(_WIDE_U) if across else body.width, high))
        self._ground.blit(plate(kit, row.size), row)
        words = row.inflate(-2 * gap, 0)
        says = Label(kit, kit.t(f"{game_id}-ghost"), "caption", words, colour="ink_soft", valign="centre")
        self.add_label(self._ground, says)

    def _news(self, game: Game, level: Level) -> str:
        """Return what is new on a level; without sound nothing leads closed eyes, and that is told instead."""
        written = game.rules.condition(game.content.level(level.number).params).vision
        if written != game.rules.condition(level.params).vision:
            return self.kit.t("countdown-unheard")
        return self.kit.t(f"{game.content.id}-level-{level.number}-change")

    def _paint_level(self, game: Game, level: int, news: str) -> None:
        """Say which level this is and what is new on it: below the rest, or in a high window above it."""
        kit, body, gap, high = self.kit, self.frame.body, self.kit.space("gap"), self.kit.px(_ROW_U)
        top, wide, tall = body.top + 3 * (high + gap), kit.px(_WIDE_U), body.height - 3 * (high + gap)
        if not kit.stage.landscape:
            wide, tall = body.width, kit.px(_LEVEL_U)
            top = body.bottom - 2 * (high + gap) - tall
        card = self.frame.mirror(pygame.Rect(body.left, top, wide, tall))
        paint_card(kit, self._ground, card)
        box = card.inflate(-2 * gap, -gap // 2)
        name = kit.t(f"{game.content.id}-level-{level}")
        says = kit.t("level-of", level=level, levels=len(game.content.levels), name=name)
        head, rest = pygame.Rect(box), pygame.Rect(box)
        head.height = round(box.height * 0.42)
        rest.top, rest.height = head.bottom, box.height - head.height
        self.add_label(self._ground, Label(kit, says, "body", head, valign="centre"))
        self.add_label(self._ground, Label(kit, news, "caption", rest, colour="ink_soft"))

    def _paint_condition(self, condition: Condition) -> None:
        """Paint how to stand: the feet on the board, and what is special about eyes and ground."""
        kit, body, gap = self.kit, self.frame.body, self.kit.space("gap")
        special: list[tuple[Icon, str]] = []
        if condition.surface == "foam":
            special.append((icons.foam, kit.t("countdown-foam")))
        if condition.vision == "closed":
            special.append((icons.eye_closed, kit.t("countdown-eyes")))
        if kit.stage.landscape:
            feet = pygame.Rect(body.right - kit.px(_WIDE_U), body.top, kit.px(_WIDE_U), kit.px(370))
        else:
            feet = pygame.Rect(body.left, body.top, body.width if not special else body.width // 2 - gap, kit.px(230))
        feet = self.frame.mirror(feet)
        paint_card(kit, self._ground, feet)
        self._paint_feet(feet, condition.stance)
        for number, (icon, says) in enumerate(special):
            if kit.stage.landscape:
                row = pygame.Rect(feet.left, feet.bottom + gap + number * kit.px(178), feet.width, kit.px(158))
            else:
                high = (feet.height - gap * (len(special) - 1)) // len(special)
                left = feet.right + gap if not kit.left_handed else body.left
                wide = body.width - feet.width - gap
                row = pygame.Rect(left, feet.top + number * (high + gap), wide, high)
            paint_card(kit, self._ground, row, edge="accent")
            sign = icon(kit, kit.px(76), "accent")
            at = sign.get_rect(midleft=(row.left + gap, row.centery))
            self._ground.blit(sign, at)
            words = pygame.Rect(at.right + gap, row.top, row.right - at.right - 2 * gap, row.height)
            self.add_label(self._ground, Label(kit, says, "body", words, valign="centre"))

    def _paint_feet(self, card: pygame.Rect, stance: str) -> None:
        kit, gap = self.kit, self.kit.space("gap")
        inner = card.inflate(-2 * gap, -2 * gap)
        across = kit.stage.landscape
        board = pygame.Rect(0, 0, kit.px(270), kit.px(196)) if across else pygame.Rect(0, 0, kit.px(230), kit.px(170))
        if across:
            board.midtop = inner.midtop
            words = pygame.Rect(
                inner.left, board.bottom + gap // 2, inner.width, inner.bottom - board.bottom - gap // 2
            )
        else:
            board.midleft = inner.midleft
            words = pygame.Rect(board.right + gap, inner.top, inner.right - board.right - gap, inner.height)
        edge = shapes.outline(kit, board.size, kit.space("radius"), kit.stroke("line"), "ink_soft")
        self._ground.blit(edge, board)
        soles = icons.feet_stance(kit, round(board.height * 0.74), "accent", stance)
        self._ground.blit(soles, soles.get_rect(center=board.center))
        says = Label(kit, kit.t(f"countdown-{stance}"), "body", words, align="centre", valign="centre")
        self.add_label(self._ground, says)

    def shows_what_is_said(self) -> bool:
        """Return whether it counts: the number is what the coach says."""
        return all(self._met)

    def show(self, left_s: float, on_board: bool, settled: bool) -> None:
        """Take the moment: time left to the start, and what has been met."""
        self._left_s = left_s
        self._met = (on_board, settled)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        for met, place in zip(self._met, self._rows, strict=True):
            mark = self._marks[0 if met else 1]
            surface.blit(mark, mark.get_rect(center=place.center))
        if self.shows_what_is_said():
            number = min(max(1, -int(-self._left_s // 1)), len(self._beats))
            since_s = number - self._left_s
            self._dial.draw(surface, self._centre, self._left_s - number + 1)
            beats = self._beats[number - 1]
            part = 1.0 if self.kit.calm else motion.share(since_s, _BEAT_S)
            picture = beats[min(int(part * len(beats)), len(beats) - 1)]
            surface.blit(picture, picture.get_rect(center=self._centre))
        else:
            surface.blit(self._soles, self._soles.get_rect(center=self._centre))
        self.draw_frame(surface)
