"""Work at the board: a picture of what to do, one line that says it, and how far it is."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import pygame

from games.drawing import Kit, icons, shapes
from kiosk.screens.base import Screen
from kiosk.widgets.button import text_button
from kiosk.widgets.card import paint_card
from kiosk.widgets.dial import Dial
from kiosk.widgets.digits import Digits
from kiosk.widgets.label import Label
from kiosk.widgets.load import LoadReading

Paint = Callable[[pygame.Surface, pygame.Rect], list[Label]]
"""``paint(ground, box)`` paints the picture into a box, and returns what it wrote there."""

_PICTURE_SHARE: Final = 0.48
_PORTRAIT_SHARE: Final = 0.5
_WORDS_SHARE: Final = 0.34
_NOTE_SHARE: Final = 0.2
"""Of the height of the words: what to do, and what is to be known beside it; then comes the dial."""

_COUNT_U: Final = 60
_RAIL_SHARE: Final = 0.36
"""Of the width of the words: how much of all is behind."""

_DIGITS_SHARE: Final = 0.36
_DIGITS_U: Final = 96
_BEADS: Final = 36


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done now.

    Parameters
    ----------
    title : str
        Where this is.
    does : str
        What to do, in a line.
    note : str
        What is to be known beside it; empty for nothing.
    wrong : bool
        Whether the note says what is in the way.
    weighs : bool
        Whether what lies on the board is shown.
    count : str
        Which step this is of how many; empty where there is only one.
    whole : float
        How much of all of them is behind, 0 to 1.
    """

    title: str
    does: str
    note: str = ""
    wrong: bool = False
    weighs: bool = False
    count: str = ""
    whole: float = 0.0


class BenchScreen(Screen):
    """One step of work at the board. Intents: ``back``, ``stop``.

    What stands still is painted once: make another one for another task.

    Parameters
    ----------
    kit : Kit
    task : Task
    paint : callable
    """

    appears = False

    def __init__(self, kit: Kit, task: Task, paint: Paint) -> None:
        super().__init__(kit)
        self.task = task
        self._share, self._left_s = 0.0, 0.0
        self._ground = self.paint_ground()
        self.add_title(self._ground, task.title)
        body, gap = self.frame.body, kit.space("gap")
        art, words = body.copy(), body.copy()
        if kit.stage.landscape:
            art.width = round(body.width * _PICTURE_SHARE)
            words.left, words.width = art.right + gap, body.right - art.right - gap
        else:
            art.height = round(body.height * _PORTRAIT_SHARE)
            words.top, words.height = art.bottom + gap, body.bottom - art.bottom - gap
        self.art = self._card(self.frame.mirror(art))
        self._labels += paint(self._ground, self.art)
        foot = self._paint_words(self._card(self.frame.mirror(words)))
        self._dial_box = foot.copy()
        self._load: LoadReading | None = None
        if task.weighs:
            self._dial_box.width = foot.width // 2
            load = pygame.Rect(self._dial_box.right, foot.top, foot.right - self._dial_box.right, foot.height)
            self._load = LoadReading(kit, load)
            self._load.paint(self._ground)
            self._labels.append(self._load.name)
        size = max(kit.px(_DIGITS_U), round(self._dial_box.height * _DIGITS_SHARE))
        self._digits = Digits(kit, "number", "ink", min(kit.type_px("number"), size))
        self._dial = Dial(kit, min(self._dial_box.size) // 2, "accent", _BEADS)
        self.add_button(text_button(kit, "back", self._place_of_back(), kit.t("bench-back"), icon=icons.back))

    def escape_intent(self) -> str | None:
        """Go back to the menu."""
        return "back"

    def show(self, share: float, left_s: float, load_kg: float | None = None) -> None:
        """Take how much of the measuring is behind and how long it still takes, and what lies on the board."""
        self._share, self._left_s = share, left_s
        if self._load is not None:
            self._load.load_kg = load_kg

    def _place_of_back(self) -> pygame.Rect:
        return self.frame.band

    def _card(self, card: pygame.Rect) -> pygame.Rect:
        """Paint a card and return the room on it."""
        paint_card(self.kit, self._ground, card)
        return card.inflate(-2 * self.kit.space("wide"), -2 * self.kit.space("padding"))

    def _paint_words(self, inner: pygame.Rect) -> pygame.Rect:
        """Paint what to do, and return the room below it."""
        kit, ground, task = self.kit, self._ground, self.task
        if task.count:
            row = pygame.Rect(inner.left, inner.top, inner.width, kit.px(_COUNT_U))
            self._paint_count(row)
            inner = pygame.Rect(inner.left, row.bottom, inner.width, inner.bottom - row.bottom)
        head = pygame.Rect(inner.left, inner.top, inner.width, round(inner.height * _WORDS_SHARE))
        does = self.add_label(ground, Label(kit, task.does, "title", head))
        top = does.rect.bottom + kit.space("tight")
        note = pygame.Rect(inner.left, top, inner.width, round(inner.height * _NOTE_SHARE))
        if task.note:
            words = note.copy()
            if task.wrong:
                sign = icons.warning(kit, kit.px(64), "warn")
                ground.blit(sign, sign.get_rect(midleft=note.midleft))
                words.left, words.width = note.left + kit.px(84), note.width - kit.px(84)
            colour = "ink" if task.wrong else "ink_soft"
            self.add_label(ground, Label(kit, task.note, "body", words, colour=colour, valign="centre"))
        top = max(note.bottom, head.bottom) + kit.space("small")
        return pygame.Rect(inner.left, top, inner.width, inner.bottom - top)

    def _paint_count(self, row: pygame.Rect) -> None:
        kit, task = self.kit, self.task
        left = pygame.Rect(row.left, row.top, round(row.width * (0.96 - _RAIL_SHARE)), row.height)
        self.add_label(self._ground, Label(kit, task.count, "caption", left, colour="ink_soft", valign="centre"))
        rail = pygame.Rect(0, 0, round(row.width * _RAIL_SHARE), kit.px(14))
        rail.midright = row.right, row.centery
        behind = pygame.Rect(rail.topleft, (max(rail.height, round(rail.width * task.whole)), rail.height))
        for part, colour in ((rail, "line"), (behind, "accent")):
            self._ground.blit(shapes.panel(kit, part.size, part.height // 2, colour), part)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the moment."""
        surface.blit(self._ground, (0, 0))
        if self._left_s > 0:
            self._dial.draw(surface, self._dial_box.center, self._share)
            place = pygame.Rect(0, 0, self._digits.width("000"), self._digits.height)
            place.center = self._dial_box.center
            self._digits.draw(surface, str(math.ceil(self._left_s)), place, "centre")
        if self._load is not None:
            self._load.draw(surface)
        self.draw_frame(surface)
