"""What today: one big recommended round, and what else there is."""

from collections.abc import Mapping
from typing import Final

import pygame

from games.drawing import Kit, shapes
from kiosk.catalogue import Game
from kiosk.screens.base import Screen
from kiosk.widgets.button import Button, text_button
from kiosk.widgets.label import Label

SMALL_CARDS: Final = 3
"""So many other games fit beside the recommended one."""


class TodayScreen(Screen):
    """The recommended card with its level. Intents: ``start``, ``easier``, ``harder``, ``game:<id>``, ``back``.

    Parameters
    ----------
    kit : Kit
    games : mapping of str to Game
    game_id : str
        The recommended one.
    level : int
    """

    def __init__(self, kit: Kit, games: Mapping[str, Game], game_id: str, level: int) -> None:
        super().__init__(kit)
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t("today-title"))
        game, body = games[game_id], self.frame.body
        others = [name for name in games if name != game_id][:SMALL_CARDS]
        card = body.copy()
        if others:
            row = kit.px(150)
            card.height -= row + kit.px(24)
            self._add_others(others, pygame.Rect(body.left, card.bottom + kit.px(24), body.width, row))
        self._paint_card(card, game, level)

    def escape_intent(self) -> str | None:
        """Go back to the start."""
        return "back"

    def _paint_card(self, card: pygame.Rect, game: Game, level: int) -> None:
        kit, ground, gap = self.kit, self._ground, self.kit.px(48)
        ground.blit(shapes.panel(kit, card.size, kit.px(32), "surface"), card)
        if kit.stage.landscape:
            picture = pygame.Rect(card.left, card.top, round(card.width * 0.44), card.height)
            words = pygame.Rect(picture.right + gap, card.top + gap, 0, card.height - 2 * gap)
            words.width = card.right - gap - words.left
        else:
            picture = pygame.Rect(card.left, card.top, card.width, round(card.height * 0.46))
            words = pygame.Rect(card.left + gap, picture.bottom + gap // 2, card.width - 2 * gap, 0)
            words.height = card.bottom - gap - words.top
        key = ("vignette", game.content.id, picture.size)
        ground.blit(kit.keep(key, lambda: _vignette(kit, picture.size, game)), picture)
        ground.blit(shapes.outline(kit, card.size, kit.px(32), kit.px(4), "line"), card)
        levels = len(game.content.levels)
        go = pygame.Rect(words.left, words.bottom - kit.px(136), words.width, kit.px(136))
        steps = pygame.Rect(words.left, go.top - kit.px(32) - kit.px(112), words.width, kit.px(112))
        text = pygame.Rect(words.left, words.top, words.width, steps.top - kit.px(28) - words.top)
        name = pygame.Rect(text.left, text.top, text.width, round(text.height * 0.3))
        promise = pygame.Rect(text.left, name.bottom + kit.px(8), text.width, text.bottom - name.bottom - kit.px(8))
        title = Label(kit, kit.t(f"{game.content.id}-name"), "title", name, valign="bottom")
        self.add_label(ground, title)
        half = promise.height // 2
        upper = pygame.Rect(promise.left, promise.top, promise.width, half)
        lower = pygame.Rect(promise.left, upper.bottom, promise.width, promise.height - half)
        self.add_label(ground, Label(kit, kit.t(f"{game.content.id}-promise"), "lead", upper))
        change = kit.t(f"{game.content.id}-level-{level}-change")
        self.add_label(ground, Label(kit, change, "body", lower, colour="ink_soft", valign="bottom"))
        self._add_level(steps, game.content.id, level, levels)
        seconds = round(game.content.level(level).params.round_s)
        self._widgets.insert(0, text_button(kit, "start", go, kit.t("today-start", seconds=seconds), main=True))

    def _add_level(self, box: pygame.Rect, game_id: str, level: int, levels: int) -> None:
        """Paint minus, the rungs of the ladder with the word, plus."""
        kit = self.kit
        less = pygame.Rect(box.left, box.top, box.height, box.height)
        more = pygame.Rect(box.right - box.height, box.top, box.height, box.height)
        for rect, intent, there in ((less, "easier", level > 1), (more, "harder", level < levels)):
            if there:
                self.add_button(_sign_button(kit, intent, rect))
        middle = pygame.Rect(less.right + kit.px(16), box.top, more.left - less.right - kit.px(32), box.height)
        word = pygame.Rect(middle.left, middle.top, middle.width, round(middle.height * 0.58))
        says = kit.t("level-of", level=level, levels=levels, name=kit.t(f"{game_id}-level-{level}"))
        label = Label(kit, says, "lead", word, align="centre", valign="centre")
        self.add_label(self._ground, label)
        pitch = min(kit.px(52), middle.width // levels)
        left = middle.centerx - pitch * levels // 2
        for rung in range(levels):
            mark = pygame.Rect(left + rung * pitch + kit.px(5), word.bottom + kit.px(8), pitch - kit.px(10), kit.px(18))
            colour = "accent" if rung < level else "line"
            self._ground.blit(shapes.panel(kit, mark.size, mark.height // 2, colour), mark)

    def _add_others(self, names: list[str], row: pygame.Rect) -> None:
        gap = self.kit.px(24)
        wide = (row.width - gap * (len(names) - 1)) // len(names)
        for number, name in enumerate(names):
            rect = pygame.Rect(row.left + number * (wide + gap), row.top, wide, row.height)
            self.add_button(text_button(self.kit, f"game:{name}", rect, self.kit.t(f"{name}-name")))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self.draw_frame(surface)


def _vignette(kit: Kit, size: tuple[int, int], game: Game) -> pygame.Surface:
    """Return a moment of the game as a picture with round corners on the card's side."""
    radius = round(min(size) * 0.40)
    # Drawn in the middle of a whole window, as scenes are, and cut out of it.
    whole = pygame.Surface(kit.stage.size).convert()
    centre = kit.stage.rect.center
    scene = game.view.Attract(kit, centre, radius)
    scene.draw_ground(whole)
    still = whole.copy()
    scene.draw(whole, still, 13.0)
    cut = pygame.Rect((0, 0), size)
    cut.center = centre
    picture = pygame.Surface(size, pygame.SRCALPHA)
    picture.blit(shapes.panel(kit, size, kit.px(32), "ink"), (0, 0))
    part = pygame.Surface(size, pygame.SRCALPHA)
    part.blit(whole, (0, 0), cut)
    picture.blit(part, (0, 0), special_flags=pygame.BLEND_RGBA_MIN)
    return picture.convert_alpha()


def _sign_button(kit: Kit, intent: str, rect: pygame.Rect) -> Button:
    faces = []
    lines: tuple[tuple[tuple[float, float], ...], ...] = (((0.3, 0.5), (0.7, 0.5)),)
    if intent == "harder":
        lines = (*lines, ((0.5, 0.3), (0.5, 0.7)))
    for ground in ("surface_high", "line"):
        face = shapes.panel(kit, rect.size, kit.space("radius"), ground).copy()
        face.blit(shapes.outline(kit, rect.size, kit.space("radius"), kit.px(2), "line"), (0, 0))
        face.blit(shapes.strokes(kit, rect.size, lines, rect.width * 0.08, "ink"), (0, 0))
        faces.append(face)
    return Button(kit, intent, rect, face=faces[0], pressed=faces[1])
