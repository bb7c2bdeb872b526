"""One of several, of which one is chosen: a ring with a dot, a name, and a line about it."""

from collections.abc import Sequence
from typing import Final

import pygame

from games.drawing import Kit, shapes
from kiosk.widgets.button import Button, key_cap, top_of
from kiosk.widgets.label import Label, common_px

_RADIUS_U: Final = 26
_NAME_SHARE: Final = 0.46


def choice_buttons(kit: Kit, box: pygame.Rect, choices: Sequence[tuple[str, str, str]], chosen: str) -> list[Button]:
    """Return buttons below each other that fill a box.

    Parameters
    ----------
    kit : Kit
    box : pygame.Rect
    choices : sequence of (str, str, str)
        Of each the intent, the name and the line.
    chosen : str
        The intent of the one that is chosen: a touch on it changes nothing.
    """
    gap, count = kit.space("gap"), len(choices)
    high = (box.height - (count - 1) * gap) // count
    places = [pygame.Rect(box.left, box.top + number * (high + gap), box.width, high) for number in range(count)]
    boxes = [_boxes(kit, place) for place in places]
    sizes = (
        common_px(kit, "lead", [(name, at) for (_, name, _), (at, _) in zip(choices, boxes, strict=True)]),
        common_px(kit, "caption", [(text, at) for (*_, text), (_, at) in zip(choices, boxes, strict=True)]),
    )
    return [
        _choice(kit, intent, (name, text), place, sizes, on=intent == chosen)
        for (intent, name, text), place in zip(choices, places, strict=True)
    ]


def _boxes(kit: Kit, place: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect]:
    """Return where the name and the line go."""
    top, pad = top_of(kit, place), kit.space("padding")
    left = top.left + pad + kit.px(2 * _RADIUS_U) + kit.space("gap")
    words = pygame.Rect(left, top.top + kit.space("small"), top.right - pad - left, top.height - 2 * kit.space("small"))
    name = pygame.Rect(words.left, words.top, words.width, round(words.height * _NAME_SHARE))
    return name, pygame.Rect(words.left, name.bottom, words.width, words.bottom - name.bottom)


def _choice(
    kit: Kit, intent: str, words: tuple[str, str], place: pygame.Rect, sizes: tuple[int, int], *, on: bool
) -> Button:
    name, text = _boxes(kit, place)
    radius, top = kit.px(_RADIUS_U), top_of(kit, place)
    labels = (
        Label(kit, words[0], "lead", name, valign="centre", most_px=sizes[0]),
        Label(kit, words[1], "caption", text, colour="ink_soft", most_px=sizes[1]),
    )
    centre = place.left + kit.space("padding") + radius, top.centery
    signs = [shapes.ring(kit, radius, kit.stroke("line"), "accent" if on else "ink_soft")]
    signs += [shapes.disc(kit, radius // 2, "accent")] if on else []

    def draw(held: bool) -> pygame.Surface:
        shift = (-place.left, -place.top + (kit.space("lift") if held else 0))
        face = key_cap(kit, place.size, "surface_high", held, "accent" if on else "line").copy()
        for sign in signs:
            face.blit(sign, sign.get_rect(center=centre).move(shift))
        for label in labels:
            label.draw(face, shift)
        return face

    faces = kit.keep(("choice", words, tuple(place), on), lambda: (draw(False), draw(True)))
    return Button(kit, "" if on else intent, place, face=faces[0], pressed=faces[1], labels=labels)
