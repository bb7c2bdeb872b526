"""A button: something to touch that gives back an intent."""

from collections.abc import Callable
from typing import Final

import pygame

from games.drawing import Kit, shapes
from games.drawing.kit import baked
from kiosk.widgets import card
from kiosk.widgets.label import Label, Placed

Icon = Callable[[Kit, int, str], pygame.Surface]

_LIP: Final = {"accent": ("accent", "on_accent", 0.52), "surface_high": ("ground", "surface", 0.3)}
"""The side of a button that stands out, by the colour of its top."""

ICON_SHARE: Final = 0.4
"""Of a button's height, what its icon takes."""


REPEAT_AFTER_S: Final = 0.5
REPEAT_EVERY_S: Final = (0.1, 0.05)
FASTER_AFTER: Final = 10
"""A number that is held is counted after half a second, ten times a second, and soon twice as fast."""


class Button:
    """A place to touch, with three looks: at rest, pressed, in the keys' focus.

    Parameters
    ----------
    intent : str
        What a touch means; empty when it changes nothing.
    rect : pygame.Rect
        Hit area.
    face : pygame.Surface
        What is drawn at rest, of any size, centred on the hit area; drawn by the screen itself when left out.
    pressed : pygame.Surface
        The same while held down.
    labels : list of Label
        Texts on the face, already drawn on it; listed for the layout check.
    repeats : bool
        Whether it acts over and over while it is held, as for a number that is counted up.

    Attributes
    ----------
    held_s : float
        How long the touch of now has lasted.
    """

    def __init__(
        self,
        kit: Kit,
        intent: str,
        rect: pygame.Rect,
        *,
        face: pygame.Surface | None = None,
        pressed: pygame.Surface | None = None,
        labels: tuple[Label, ...] = (),
        repeats: bool = False,
    ) -> None:
        self.intent = intent
        self.rect = rect
        self.held_s = 0.0
        self._repeats = repeats
        self._repeated = 0
        self._face = face
        self._pressed = pressed or face
        self._labels = labels
        gap = kit.space("tight")
        self._halo_rect = rect.inflate(2 * gap, 2 * gap)
        self._halo = shapes.outline(kit, self._halo_rect.size, kit.space("radius") + gap, kit.stroke("bold"), "ink")

    def touch(self) -> None:
        """Take notice that a touch on it begins."""
        self.held_s, self._repeated = 0.0, 0

    def hold(self, dt_s: float) -> str | None:
        """Let the touch on it last; return what it means already, or None."""
        self.held_s += dt_s
        if not self._repeats or self.held_s < _repeat_s(self._repeated):
            return None
        self._repeated += 1
        return self.intent

    def let_go(self) -> str | None:
        """Return what the touch that ends on it means, or None."""
        return (self.intent or None) if not self._repeated else None

    def draw(self, surface: pygame.Surface, *, pressed: bool = False, focused: bool = False) -> None:
        """Draw it."""
        face = self._pressed if pressed else self._face
        if face is not None:
            surface.blit(face, face.get_rect(center=self.rect.center))
        if focused:
            surface.blit(self._halo, self._halo_rect)

    def texts(self) -> list[Placed]:
        """Return where its texts lie."""
        return [label.placed() for label in self._labels]


def _repeat_s(done: int) -> float:
    """Return after how long a touch repeats once more."""
    slow, fast = REPEAT_EVERY_S
    return REPEAT_AFTER_S + slow * min(done, FASTER_AFTER) + fast * max(0, done - FASTER_AFTER)


@baked
def key_cap(kit: Kit, size: tuple[int, int], colour: str, held: bool, edge: str = "line") -> pygame.Surface:
    """Return the body of a button without words: it stands out by the theme's ``lift``, or is pressed down.

    Parameters
    ----------
    kit : Kit
    size : (int, int)
        Of the whole, the lift included.
    colour : str
        ``accent`` or ``surface_high``.
    held : bool
    edge : str
        Colour of its edge.
    """
    lift, radius = kit.space("lift"), min(kit.space("radius"), size[1] // 2)
    top = size[0], size[1] - lift
    cap = pygame.Surface(size, pygame.SRCALPHA)
    if not held:
        side = shapes.new_panel(kit, top, radius, "ink")
        side.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MULT)
        side.fill((*card.mixed(kit, *_LIP[colour]), 0), special_flags=pygame.BLEND_RGBA_ADD)
        cap.blit(side, (0, lift))
    at = (0, lift if held else 0)
    cap.blit(card.face(kit, top, radius, colour), at)
    if held:
        cap.blit(
            shapes.new_outline(kit, top, radius, kit.stroke("bold"), "on_accent" if colour == "accent" else "ink"), at
        )
    elif colour != "accent" or edge != "line":
        cap.blit(shapes.new_outline(kit, top, radius, kit.stroke("hair"), edge), at)
    return cap.convert_alpha()


def top_of(kit: Kit, rect: pygame.Rect) -> pygame.Rect:
    """Return the part of a button that its words go on: without the side that stands out."""
    return pygame.Rect(rect.left, rect.top, rect.width, rect.height - kit.space("lift"))


def text_button(
    kit: Kit,
    intent: str,
    rect: pygame.Rect,
    string: str,
    *,
    main: bool = False,
    icon: Icon | None = None,
    most_px: int | None = None,
) -> Button:
    """Return a button with a word on it: in the lantern's colour when it is the one to press.

    Parameters
    ----------
    kit : Kit
    intent : str
    rect : pygame.Rect
    string : str
    main : bool
    icon : callable, optional
        ``icon(kit, size, colour)``: a picture before the word.
    most_px : int, optional
        The word is no larger than this.
    """
    top = top_of(kit, rect)
    pad = kit.space("padding" if rect.width > 3 * rect.height else "small")
    inner = top.inflate(-2 * pad, -kit.space("small"))
    ink = "on_accent" if main else "ink"
    size = round(rect.height * ICON_SHARE) if icon is not None else 0
    words = inner.copy()
    if icon is not None:  # the word in the middle of what is left of it: so both stand in the middle together
        words.left, words.width = inner.left + size + kit.space("small"), inner.width - size - kit.space("small")
    label = Label(kit, string, "lead", words, colour=ink, align="centre", valign="centre", most_px=most_px)

    def draw(held: bool) -> pygame.Surface:
        cap = key_cap(kit, rect.size, "accent" if main else "surface_high", held).copy()
        shift = (-rect.left, -rect.top + (kit.space("lift") if held else 0))
        label.draw(cap, shift)
        if icon is not None:
            sign = icon(kit, size, ink)
            at = sign.get_rect(midright=(label.rect.left - kit.space("small"), top.centery))
            cap.blit(sign, at.move(shift))
        return cap

    faces = kit.keep(("button", string, tuple(rect), main, icon, most_px), lambda: (draw(False), draw(True)))
    return Button(kit, intent, rect, face=faces[0], pressed=faces[1], labels=(label,))


def icon_button(kit: Kit, intent: str, rect: pygame.Rect, icon: Icon, *, repeats: bool = False) -> Button:
    """Return a button with a picture on it; one that ``repeats`` acts over and over while it is held."""

    def draw(held: bool) -> pygame.Surface:
        cap = key_cap(kit, rect.size, "surface_high", held).copy()
        sign = icon(kit, round(min(rect.size) * 0.56), "ink")
        lift = kit.space("lift")
        cap.blit(sign, sign.get_rect(center=(rect.width // 2, (rect.height - lift) // 2 + (lift if held else 0))))
        return cap

    faces = kit.keep(("icon button", rect.size, icon), lambda: (draw(False), draw(True)))
    return Button(kit, intent, rect, face=faces[0], pressed=faces[1], repeats=repeats)
