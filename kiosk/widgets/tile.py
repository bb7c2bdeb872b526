"""A tile: a large button with a picture, what it does, and a line about it."""

from collections.abc import Iterable
from typing import Final

import pygame

from games.drawing import Kit
from kiosk.widgets.button import Button, Icon, key_cap, top_of
from kiosk.widgets.label import Label, common_px

Words = tuple[str, str]

_ICON_SHARE: Final = 0.26
_NAME_SHARE: Final = 0.42
"""Of the height of a tile its picture, and of what is left below it the name."""


def tile_button(
    kit: Kit,
    intent: str,
    rect: pygame.Rect,
    icon: Icon,
    words: Words,
    *,
    main: bool = False,
    most_px: tuple[int, int] | None = None,
) -> Button:
    """Return a tile.

    Parameters
    ----------
    kit : Kit
    intent : str
    rect : pygame.Rect
    icon : callable
        ``icon(kit, size, colour)``.
    words : (str, str)
        What it does, in a word or two, and in a sentence.
    main : bool
        Whether it has the edge of what matters now.
    most_px : (int, int), optional
        They are no larger than this: see :func:`tile_sizes`.
    """
    size = round(rect.height * _ICON_SHARE)
    name_box, text_box = _boxes(kit, rect)
    labels = (
        Label(kit, words[0], "lead", name_box, align="centre", valign="centre", most_px=most_px and most_px[0]),
        Label(kit, words[1], "caption", text_box, colour="ink_soft", align="centre", most_px=most_px and most_px[1]),
    )
    sign = icon(kit, size, "accent")
    sign_at = sign.get_rect(midtop=(rect.centerx, rect.top + kit.space("gap")))

    def draw(held: bool) -> pygame.Surface:
        shift = (-rect.left, -rect.top + (kit.space("lift") if held else 0))
        face = key_cap(kit, rect.size, "surface_high", held, "accent" if main else "line").copy()
        face.blit(sign, sign_at.move(shift))
        for label in labels:
            label.draw(face, shift)
        return face

    faces = kit.keep(("tile", words, tuple(rect), main), lambda: (draw(False), draw(True)))
    return Button(kit, intent, rect, face=faces[0], pressed=faces[1], labels=labels)


def tile_sizes(kit: Kit, tiles: Iterable[tuple[pygame.Rect, Words]]) -> tuple[int, int]:
    """Return the sizes at which the words of all tiles fit: what stands in a row is equally large."""
    laid = [(*_boxes(kit, rect), *words) for rect, words in tiles]
    name_px = common_px(kit, "lead", [(name, box) for box, _, name, _ in laid])
    return name_px, common_px(kit, "caption", [(text, box) for _, box, _, text in laid])


def _boxes(kit: Kit, rect: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
    """Return where the name and the text of a tile go."""
    top, pad = top_of(kit, rect), kit.space("gap")
    under = top.top + pad + round(rect.height * _ICON_SHARE) + kit.space("tight")
    words = pygame.Rect(top.left + pad, under, top.width - 2 * pad, top.bottom - kit.space("small") - under)
    name = pygame.Rect(words.left, words.top, words.width, round(words.height * _NAME_SHARE))
    return name, pygame.Rect(words.left, name.bottom, words.width, words.bottom - name.bottom)
