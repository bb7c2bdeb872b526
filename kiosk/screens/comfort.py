"""Comfort: how somebody likes the kiosk to be. Big switches, applied at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pygame

from games.drawing import Kit, icons, shapes
from kiosk.config import SOUNDS, Comfort
from kiosk.screens.overlay import Overlay
from kiosk.widgets.button import Button, key_cap, text_button, top_of
from kiosk.widgets.label import Label

Icon = Callable[[Kit, int, str], pygame.Surface]

_SWITCHES: Final[dict[str, Icon]] = {"calm": icons.wave, "large_text": icons.letter_a, "left_handed": icons.hand}
_ICON_U: Final = 64
_SWITCH_U: Final = (92, 52)


def changed(comfort: Comfort, intent: str) -> Comfort:
    """Return the comfort after a touch on the panel; the same one for what changes nothing.

    Parameters
    ----------
    comfort : Comfort
    intent : str
        ``comfort:calm``, ``comfort:large_text``, ``comfort:left_handed`` turn over; ``comfort:all``,
        ``comfort:effects`` and ``comfort:off`` choose what is heard.
    """
    what = intent.partition(":")[2]
    match what:
        case "calm":
            return replace(comfort, calm=not comfort.calm)
        case "large_text":
            return replace(comfort, large_text=not comfort.large_text)
        case "left_handed":
            return replace(comfort, left_handed=not comfort.left_handed)
    return replace(comfort, sound=what) if what in SOUNDS else comfort


class ComfortScreen(Overlay):
    """Three switches and a choice of three. Intents: ``comfort:...``, see :func:`changed`; ``comfort:close``, ``stop``.

    Parameters
    ----------
    kit : Kit
    comfort : Comfort
        As it is now.
    """

    comfortable = False

    def __init__(self, kit: Kit, comfort: Comfort) -> None:
        super().__init__(kit, kit.t("comfort-title"), "", tall=True)
        gap, inner = kit.space("gap"), self.inner
        close_high, head = kit.px(116), kit.px(84) if kit.stage.landscape else kit.px(110)
        rows = pygame.Rect(inner.left, inner.top + head + gap, inner.width, inner.height - head - close_high - 2 * gap)
        across = kit.stage.landscape
        high = (rows.height - gap) // 2 if across else (rows.height - 5 * gap) // 6
        for number, name in enumerate(_SWITCHES):
            if across:
                wide = (rows.width - 2 * gap) // 3
                box = pygame.Rect(rows.left + number * (wide + gap), rows.top, wide, high)
            else:
                box = pygame.Rect(rows.left, rows.top + number * (high + gap), rows.width, high)
            self.add_button(_switch(kit, name, _SWITCHES[name], box, on=getattr(comfort, name)))
        for number, name in enumerate(SOUNDS):
            if across:
                wide = (rows.width - 2 * gap) // 3
                box = pygame.Rect(rows.left + number * (wide + gap), rows.bottom - high, wide, high)
            else:
                box = pygame.Rect(rows.left, rows.top + (3 + number) * (high + gap), rows.width, high)
            icon = icons.speaker_off if name == "off" else icons.speaker
            self.add_button(_choice(kit, name, icon, box, on=comfort.sound == name))
        close = pygame.Rect(inner.left, inner.bottom - close_high, inner.width, close_high)
        self.add_button(text_button(kit, "comfort:close", close, kit.t("comfort-close"), main=True, icon=icons.check))

    def escape_intent(self) -> str | None:
        """Close the panel."""
        return "comfort:close"


def _switch(kit: Kit, name: str, icon: Icon, box: pygame.Rect, *, on: bool) -> Button:
    """Return something that is on or off: its picture, its words, and a switch that shows which."""
    return _tile(kit, f"comfort:{name}", icon, box, kit.t(f"comfort-{name}"), on=on, sign=_toggle(kit, on))


def _choice(kit: Kit, name: str, icon: Icon, box: pygame.Rect, *, on: bool) -> Button:
    """Return one of several of which one is chosen."""
    radius = kit.px(22)
    sign = pygame.Surface((2 * radius, 2 * radius), pygame.SRCALPHA)
    sign.blit(shapes.ring(kit, radius, kit.stroke("line"), "accent" if on else "ink_soft"), (0, 0))
    if on:
        dot = shapes.disc(kit, radius // 2, "accent")
        sign.blit(dot, dot.get_rect(center=(radius, radius)))
    return _tile(kit, f"comfort:{name}", icon, box, kit.t(f"comfort-sound-{name}"), on=on, sign=sign)


def _toggle(kit: Kit, on: bool) -> pygame.Surface:
    """Return a switch: a knob to the right in the lantern's colour, or to the left."""
    wide, high = (kit.px(each) for each in _SWITCH_U)
    picture = pygame.Surface((wide, high), pygame.SRCALPHA)
    picture.blit(shapes.panel(kit, (wide, high), high // 2, "accent" if on else "ground"), (0, 0))
    if not on:
        picture.blit(shapes.outline(kit, (wide, high), high // 2, kit.stroke("line"), "ink_soft"), (0, 0))
    knob = shapes.disc(kit, high // 2 - kit.px(8), "on_accent" if on else "ink_soft")
    picture.blit(knob, knob.get_rect(center=(wide - high // 2 if on else high // 2, high // 2)))
    return picture


def _tile(
    kit: Kit, intent: str, icon: Icon, box: pygame.Rect, string: str, *, on: bool, sign: pygame.Surface
) -> Button:
    top, pad, size = top_of(kit, box), kit.space("padding"), kit.px(_ICON_U)
    left = kit.left_handed and intent == "comfort:left_handed"
    picture = icon(kit, size, "accent" if on else "ink_soft")
    if left:
        picture = icons.hand(kit, size, "accent", left=True)
    words = top.inflate(-2 * pad, -kit.space("small"))
    if kit.stage.landscape:  # the picture and the sign above the words
        picture_at = picture.get_rect(topleft=(words.left, words.top + kit.space("small")))
        sign_at = sign.get_rect(midright=(words.right, picture_at.centery))
        words = pygame.Rect(words.left, picture_at.bottom, words.width, words.bottom - picture_at.bottom)
    else:
        picture_at = picture.get_rect(midleft=(words.left, words.centery))
        sign_at = sign.get_rect(midright=(words.right, words.centery))
        words = pygame.Rect(picture_at.right + pad, words.top, 0, words.height)
        words.width = sign_at.left - pad - words.left
    label = Label(kit, string, "lead", words, valign="centre")

    def draw(held: bool) -> pygame.Surface:
        face = key_cap(kit, box.size, "surface_high", held, "accent" if on else "line").copy()
        shift = (-box.left, -box.top + (kit.space("lift") if held else 0))
        face.blit(picture, picture_at.move(shift))
        face.blit(sign, sign_at.move(shift))
        label.draw(face, shift)
        return face

    return Button(kit, intent, box, face=draw(False), pressed=draw(True), labels=(label,))
