"""A button: something to touch that gives back an intent."""

import pygame

from games.drawing import Kit, shapes
from kiosk.widgets.label import Label, Placed


class Button:
    """A place to touch, with three looks: at rest, pressed, in the keys' focus.

    Parameters
    ----------
    intent : str
        What a touch means.
    rect : pygame.Rect
        Hit area.
    face : pygame.Surface
        What is drawn at rest, of any size, centred on the hit area; drawn by the screen itself when left out.
    pressed : pygame.Surface
        The same while held down.
    labels : list of Label
        Texts on the face, already drawn on it; listed for the layout check.
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
    ) -> None:
        self.intent = intent
        self.rect = rect
        self._face = face
        self._pressed = pressed or face
        self._labels = labels
        gap = kit.px(8)
        self._halo_rect = rect.inflate(2 * gap, 2 * gap)
        self._halo = shapes.outline(kit, self._halo_rect.size, kit.space("radius") + gap, kit.px(6), "ink")

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


def text_button(kit: Kit, intent: str, rect: pygame.Rect, string: str, *, main: bool = False) -> Button:
    """Return a button with a word on it: in the lantern's colour when it is the one to press."""
    inner = rect.inflate(-2 * kit.space("padding"), -kit.px(12))
    ink = "on_accent" if main else "ink"
    label = Label(kit, string, "lead", inner, colour=ink, align="centre", valign="centre")
    faces = kit.keep(
        ("button", string, rect.size, main),
        lambda: tuple(_face(kit, rect, label, main=main, held=held) for held in (False, True)),
    )
    return Button(kit, intent, rect, face=faces[0], pressed=faces[1], labels=(label,))


def _face(kit: Kit, rect: pygame.Rect, label: Label, *, main: bool, held: bool) -> pygame.Surface:
    face = pygame.Surface(rect.size, pygame.SRCALPHA)
    radius = min(kit.space("radius"), rect.height // 2)
    face.blit(shapes.panel(kit, rect.size, radius, "accent" if main else "surface_high"), (0, 0))
    edge, stroke = ("on_accent" if main else "ink", 6) if held else ("accent" if main else "line", 2)
    face.blit(shapes.outline(kit, rect.size, radius, kit.px(stroke), edge), (0, 0))
    label.draw(face, (-rect.left, -rect.top))
    return face.convert_alpha()
