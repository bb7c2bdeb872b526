"""The check of what is laid out: whole, apart, large enough, easy to touch, easy to read.

A text's rectangle includes the room of its line above and below the letters, which may touch another and stand out a
little (``LINE_ROOM``, ``OVERHANG``); letters may not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import pygame

from games.drawing import Kit
from kiosk.gallery.contrast import WordlessKit, contrast
from kiosk.screens.base import Screen
from kiosk.widgets.label import SMALLEST_U, Placed

NUMBER_U: Final = 96
"""No number that is read from afar is smaller (kiosk.md)."""

TOUCH_U: Final = 96
ENOUGH: Final = 7.0
"""Contrast that every text has at least."""

LINE_ROOM: Final = 0.3
"""Share of the text size that is room of the line, not letters."""

OVERHANG: Final = 1 / 8
"""Of the text size, what the room of a line may stand out of its box."""

EVERYWHERE: Final = "start"
"""The attract screen's button, which is the whole window and lies under everything else."""

_NUMBER: Final = re.compile(r"[−-]?\d[\d.,:]+ ?%?")
_NUMBER_ROLES: Final = ("number", "hero", "giant")

Rule = tuple[str, str]
"""A text or an intent, and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it must be.

    Parameters
    ----------
    screen : str
        Name of the moment.
    lang, size, mode : str
        The look.
    text : str
        The text, or the intent of the button.
    what : str
        What is wrong.
    """

    screen: str
    lang: str
    size: str
    mode: str
    text: str
    what: str

    def __str__(self) -> str:
        return f"{self.screen} [{self.size} {self.lang} {self.mode}] {self.text!r}: {self.what}"


def faults(screen: Screen, ground: pygame.Surface, asked: set[tuple[str, str, int]]) -> Iterator[Rule]:
    """Yield what is wrong with a screen.

    Parameters
    ----------
    screen : Screen
        As it was drawn.
    ground : pygame.Surface
        The window with the screen drawn on it, without its texts.
    asked : set of (str, str, int)
        Every line that was drawn for it: string, role, size in pixels.
    """
    texts = [placed for placed in screen.texts() if placed.rect.width]
    kit, buttons = screen.kit, screen.buttons()
    yield from _whole(texts, kit)
    yield from _large(texts, asked, kit)
    yield from _apart(texts)
    yield from _clear_of_buttons(texts, buttons, kit)
    yield from _touchable(buttons, kit)
    yield from _readable(texts, ground, kit)


def _whole(texts: Sequence[Placed], kit: Kit) -> Iterator[Rule]:
    for placed in texts:
        spare = max(2, round(placed.size_px * OVERHANG))
        if not placed.box.inflate(2, 2 * spare).contains(placed.rect):
            yield placed.string, f"stands out of its box: {_shape(placed.rect)} in {_shape(placed.box)}"
        if not kit.stage.rect.contains(placed.rect):
            yield placed.string, f"stands out of the window: {_shape(placed.rect)}"


def _large(texts: Sequence[Placed], asked: set[tuple[str, str, int]], kit: Kit) -> Iterator[Rule]:
    smallest, number = kit.stage.scale * SMALLEST_U - 0.5, kit.stage.scale * NUMBER_U - 0.5
    listed = {placed.string for placed in texts}
    for placed in texts:
        least = number if _NUMBER.fullmatch(placed.string) else smallest
        if placed.size_px < least:
            yield placed.string, f"is {placed.size_px} px large, at least {round(least)} px are asked for"
    for string, role, size_px in sorted(asked):
        least = number if role in _NUMBER_ROLES and string.isdigit() else smallest
        if string.strip() and string not in listed and size_px < least:
            yield string, f"is drawn {size_px} px large, at least {round(least)} px are asked for"


def _apart(texts: Sequence[Placed]) -> Iterator[Rule]:
    for one, other in combinations(texts, 2):
        shared = one.rect.clip(other.rect)
        if shared.width and shared.height > LINE_ROOM * max(one.size_px, other.size_px):
            yield one.string, f"lies over {other.string!r}"


def _clear_of_buttons(texts: Sequence[Placed], buttons: Sequence[tuple[str, pygame.Rect]], kit: Kit) -> Iterator[Rule]:
    own = {"stop": {kit.t("stop-button")}, "lang": {kit.t("language-nl"), kit.t("language-en")}}
    for placed in texts:
        letters = _letters(placed)
        for intent, rect in buttons:
            theirs = own.get(intent.partition(":")[0])
            inside = rect.contains(letters) if theirs is None else placed.string in theirs
            if intent != EVERYWHERE and letters.colliderect(rect) and not inside:
                yield placed.string, f"lies over the button {intent!r}"


def _touchable(buttons: Sequence[tuple[str, pygame.Rect]], kit: Kit) -> Iterator[Rule]:
    least = TOUCH_U * kit.stage.scale - 1
    for intent, rect in buttons:
        if min(rect.size) < least:
            yield intent, f"is {_shape(rect)}, too small to touch: at least {round(least)} px are asked for"
        if not kit.stage.rect.contains(rect):
            yield intent, "stands out of the window"
    for (one, rect), (other, under) in combinations(buttons, 2):
        whole = [intent for intent, each in ((one, rect), (other, under)) if intent == EVERYWHERE and _most(each, kit)]
        if rect.colliderect(under) and not whole:
            yield one, f"lies over the button {other!r}"


def _readable(texts: Sequence[Placed], ground: pygame.Surface, kit: Kit) -> Iterator[Rule]:
    for placed in texts:
        rect = _letters(placed).clip(ground.get_rect())
        if not rect.width or not rect.height:
            continue
        ratio = contrast(ground, rect, kit.colour(placed.colour))
        if ratio < ENOUGH:
            yield placed.string, f"has a contrast of {ratio:.1f}:1, at least {ENOUGH:.0f}:1 is asked for"


def _letters(placed: Placed) -> pygame.Rect:
    return placed.rect.inflate(0, -round(LINE_ROOM * placed.size_px))


def _most(rect: pygame.Rect, kit: Kit) -> bool:
    width, height = kit.stage.size
    return rect.width > 0.9 * width and rect.height > 0.9 * height


def _shape(rect: pygame.Rect) -> str:
    return f"{rect.width} x {rect.height} at {rect.left}, {rect.top}"


__all__ = ["Finding", "WordlessKit", "faults"]
