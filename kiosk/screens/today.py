"""What today: one big recommended round, and what else there is."""

from collections.abc import Mapping
from typing import Final

import pygame

from games.drawing import Kit, icons, shapes
from kiosk.catalogue import Game
from kiosk.screens.base import Screen
from kiosk.widgets import picture
from kiosk.widgets.button import Button, icon_button, key_cap, text_button, top_of
from kiosk.widgets.card import paint_card
from kiosk.widgets.label import Label
from kiosk.widgets.preview import Corners, Preview

SMALL_CARDS: Final = 3
"""So many other games fit beside the recommended one."""

_SIDE_U: Final = 540
_PICTURE_SHARE: Final = 0.52
_TESTS_SHARE: Final = 0.2
"""Of the bottom row: it is for playing first."""

_STEPS_U: Final = 104
_LEVEL_U, _LEVEL_WIDE_U = 204, 140
"""Room for what a level is called and what it changes, where the card is narrow and where it is wide."""


class TodayScreen(Screen):
    """The recommended game with its level, moving.

    Intents: ``start``, ``easier``, ``harder``, ``game:<id>``, ``tests``, ``back``.

    Parameters
    ----------
    kit : Kit
    games : mapping of str to Game
    game_id : str
        The recommended one.
    level : int
    why : str
        Why this one: ``first`` (nothing was played yet), ``next`` (it is new), ``again`` (all were played) or
        ``chosen`` (by the trainee).
    """

    fps = 30

    def __init__(self, kit: Kit, games: Mapping[str, Game], game_id: str, level: int, *, why: str = "chosen") -> None:
        super().__init__(kit)
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t("today-title"))
        game, gap, place = games[game_id], kit.space("gap"), self.frame.body.copy()
        others = [name for name in games if name != game_id][:SMALL_CARDS]
        self._preview_size = self._size_of_previews(bool(others))
        if others:
            side = place.copy()
            if kit.stage.landscape:
                place.width -= kit.px(_SIDE_U) + gap
                side.left, side.width = place.right + gap, kit.px(_SIDE_U)
            else:
                place.height -= kit.px(360) + gap
                side.top, side.height = place.bottom + gap, kit.px(360)
            self._add_others(others, games, self.frame.mirror(side))
        self._paint_game(self.frame.mirror(place), game, level, why)
        seconds = round(game.content.level(level).params.round_s)
        band = self.frame.band
        tests = pygame.Rect(band.right - round(band.width * _TESTS_SHARE), band.top, 0, band.height)
        tests.width = band.right - tests.left
        start = pygame.Rect(band.left, band.top, tests.left - gap - band.left, band.height)
        if kit.left_handed:
            tests.left, start.right = band.left, band.right
        self.add_button(text_button(kit, "tests", tests, kit.t("today-tests")))
        go = text_button(kit, "start", start, kit.t("today-start", seconds=seconds), main=True, icon=icons.play)
        self._widgets.insert(0, go)

    def escape_intent(self) -> str | None:
        """Go back to the start."""
        return "back"

    def _size_of_previews(self, shared: bool) -> tuple[int, int]:
        """Return how large the moving picture of the recommended game is."""
        kit, body, inset = self.kit, self.frame.body, 2 * self.kit.space("small")
        if kit.stage.landscape:
            wide = body.width - (kit.px(_SIDE_U) + kit.space("gap") if shared else 0)
            return round(wide * _PICTURE_SHARE), body.height - inset
        return body.width - inset, round((body.height - kit.px(384)) * 0.44)

    def _preview(self, game: Game) -> Preview:
        key = ("preview", game.content.id, self._preview_size)
        return self.kit.keep(key, lambda: Preview(self.kit, game.view, self._preview_size))

    def _paint_game(self, box: pygame.Rect, game: Game, level: int, why: str) -> None:
        kit, ground, inset, pad = self.kit, self._ground, self.kit.space("small"), self.kit.space("wide")
        paint_card(kit, ground, box, edge="accent")
        self._picture = pygame.Rect((box.left + inset, box.top + inset), self._preview_size)
        self._moving = self._preview(game)
        self._corners = Corners(kit, ground, self._picture, kit.space("radius") - kit.space("tight"))
        if kit.stage.landscape:
            inner = pygame.Rect(self._picture.right + pad, box.top + pad, 0, box.height - 2 * pad)
            inner.width = box.right - pad - inner.left
        else:
            inner = pygame.Rect(box.left + pad, self._picture.bottom + inset, box.width - 2 * pad, 0)
            inner.height = box.bottom - pad - inner.top
        high = kit.px(_STEPS_U + (_LEVEL_U if kit.stage.landscape else _LEVEL_WIDE_U))
        steps = pygame.Rect(inner.left, inner.bottom - high, inner.width, high)
        words = pygame.Rect(inner.left, inner.top, inner.width, steps.top - kit.space("gap") - inner.top)
        why_row = pygame.Rect(words.left, words.top, words.width, kit.px(60))
        self._paint_why(why_row, why)
        name = pygame.Rect(words.left, why_row.bottom, words.width, round((words.bottom - why_row.bottom) * 0.5))
        text = pygame.Rect(words.left, name.bottom + inset, words.width, words.bottom - name.bottom - inset)
        self.add_label(ground, Label(kit, kit.t(f"{game.content.id}-name"), "title", name, valign="centre"))
        self.add_label(ground, Label(kit, kit.t(f"{game.content.id}-promise"), "lead", text, colour="ink_soft"))
        self._add_level(steps, game.content.id, level, len(game.content.levels))

    def _paint_why(self, row: pygame.Rect, why: str) -> None:
        """Say above the name why this game is the one."""
        kit, size = self.kit, self.kit.px(40)
        sign = icons.star(kit, size, "accent")
        self._ground.blit(sign, sign.get_rect(midleft=row.midleft))
        words = pygame.Rect(row.left + size + kit.space("small"), row.top, 0, row.height)
        words.width = row.right - words.left
        label = Label(kit, kit.t(f"today-why-{why}"), "body", words, colour="accent", valign="centre")
        self.add_label(self._ground, label)

    def _add_level(self, box: pygame.Rect, game_id: str, level: int, levels: int) -> None:
        """Paint minus, the rungs of the ladder with the words, plus."""
        kit, gap = self.kit, self.kit.space("gap")
        says = kit.t("level-of", level=level, levels=levels, name=kit.t(f"{game_id}-level-{level}"))
        row = pygame.Rect(box.left, box.bottom - kit.px(_STEPS_U), box.width, kit.px(_STEPS_U))
        word = pygame.Rect(box.left, box.top, box.width, round((row.top - box.top) * 0.36))
        self.add_label(self._ground, Label(kit, says, "body", word, valign="centre"))
        change = pygame.Rect(box.left, word.bottom, box.width, row.top - gap // 2 - word.bottom)
        text = kit.t(f"{game_id}-level-{level}-change")
        self.add_label(self._ground, Label(kit, text, "caption", change, colour="ink_soft"))
        less = pygame.Rect(row.left, row.top, row.height, row.height)
        more = pygame.Rect(row.right - row.height, row.top, row.height, row.height)
        for rect, intent, sign, there in (
            (less, "easier", picture.minus_icon, level > 1),
            (more, "harder", picture.plus_icon, level < levels),
        ):
            if there:
                self.add_button(icon_button(kit, intent, rect, sign))
        rail = pygame.Rect(less.right + gap, 0, more.left - less.right - 2 * gap, kit.px(20))
        rail.centery = row.centery
        for rung in range(levels):
            left, right = (rail.left + rail.width * (rung + side) // levels for side in (0, 1))
            mark = pygame.Rect(left + kit.px(4), rail.top, right - left - kit.px(8), rail.height)
            self._ground.blit(
                shapes.panel(kit, mark.size, mark.height // 2, "accent" if rung < level else "line"), mark
            )

    def _add_others(self, names: list[str], games: Mapping[str, Game], box: pygame.Rect) -> None:
        gap, across = self.kit.space("gap"), not self.kit.stage.landscape
        count = len(names)
        wide = (box.width - gap * (count - 1)) // count if across else box.width
        high = box.height if across else (box.height - gap * (count - 1)) // count
        for number, name in enumerate(names):
            shift = (number * (wide + gap), 0) if across else (0, number * (high + gap))
            place = pygame.Rect(box.left + shift[0], box.top + shift[1], wide, high)
            self.add_button(self._small_card(games[name], place))

    def _small_card(self, game: Game, place: pygame.Rect) -> Button:
        """Return a game to touch: its picture, its name, what kind of game it is."""
        kit, inset = self.kit, self.kit.space("small")
        top = top_of(kit, place)
        words_high = kit.px(118)
        size = (top.width - 2 * inset, top.height - words_high - 2 * inset)
        key = ("small picture", game.content.id, size)
        picture = kit.keep(key, lambda: Preview(kit, game.view, size).still(kit))
        words = pygame.Rect(top.left + 2 * inset, top.top + inset + size[1], top.width - 4 * inset, words_high)
        name = pygame.Rect(words.left, words.top + inset // 2, words.width, round(words.height * 0.5))
        kind = pygame.Rect(words.left, name.bottom, words.width, words.bottom - name.bottom)
        labels = (
            Label(kit, kit.t(f"{game.content.id}-name"), "lead", name, valign="centre"),
            Label(kit, kit.t(f"phase-{game.content.phase}"), "caption", kind, colour="ink_soft", valign="centre"),
        )

        def draw(held: bool) -> pygame.Surface:
            face = key_cap(kit, place.size, "surface_high", held).copy()
            shift = (-place.left, -place.top + (kit.space("lift") if held else 0))
            face.blit(picture, (inset, inset + (kit.space("lift") if held else 0)))
            for label in labels:
                label.draw(face, shift)
            return face

        says = tuple(label.string for label in labels)
        faces = kit.keep(("small card", game.content.id, says, tuple(place)), lambda: (draw(False), draw(True)))
        return Button(kit, f"game:{game.content.id}", place, face=faces[0], pressed=faces[1], labels=labels)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self._moving.draw(surface, self._picture, self.t_s)
        self._corners.draw(surface)
        self.draw_frame(surface)
