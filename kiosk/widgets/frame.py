"""The parts of every screen that keep their place: top row, body, bottom band, STOP, language, notices."""

from typing import Final

import pygame

from games.drawing import Kit, shapes
from games.drawing.stage import MARGIN_U, Stage
from kiosk.widgets.button import Button
from kiosk.widgets.label import Label

STOP_U: Final = 148
BAND_U: Final = 148
TOP_U: Final = 96
SWITCH_U: Final = (196, 96)


class Frame:
    """Where things go in a window, in pixels.

    Attributes
    ----------
    top : pygame.Rect
        The title's row, left of the language switch.
    body : pygame.Rect
        The middle.
    band : pygame.Rect
        The bottom row, left of STOP: captions and notices.
    stop, switch : pygame.Rect
        STOP and the language switch.
    """

    def __init__(self, stage: Stage) -> None:
        edge = 40 if stage.landscape else 56
        width, height = stage.width_u, stage.height_u
        inner = width - 2 * MARGIN_U
        self.switch = stage.box(width - MARGIN_U - SWITCH_U[0], edge, *SWITCH_U)
        self.top = stage.box(MARGIN_U, edge, inner - SWITCH_U[0] - 32, TOP_U)
        self.stop = stage.box(width - MARGIN_U - STOP_U, height - edge - STOP_U, STOP_U, STOP_U)
        self.band = stage.box(MARGIN_U, height - edge - BAND_U, inner - STOP_U - 32, BAND_U)
        body_top = edge + TOP_U + 28
        self.body = stage.box(MARGIN_U, body_top, inner, height - edge - BAND_U - 28 - body_top)


def stop_button(kit: Kit, rect: pygame.Rect) -> Button:
    """Return STOP: red, a stop sign's shape, and the word."""
    inner = rect.inflate(-kit.px(40), -kit.px(40))
    label = Label(kit, kit.t("stop-button"), "lead", inner, colour="on_stop", align="centre", valign="centre")
    faces = kit.keep(
        ("stop", rect.size), lambda: tuple(_stop_face(kit, rect, label, edge) for edge in ("on_stop", "ink_soft"))
    )
    return Button(kit, "stop", rect, face=faces[0], pressed=faces[1], labels=(label,))


def _stop_face(kit: Kit, rect: pygame.Rect, label: Label, edge: str) -> pygame.Surface:
    face = shapes.octagon(kit, rect.width, edge).copy()
    inside = shapes.octagon(kit, rect.width - kit.px(12), "stop")
    face.blit(inside, inside.get_rect(center=face.get_rect().center))
    label.draw(face, (-rect.left, -rect.top))
    return face


def language_button(kit: Kit, rect: pygame.Rect) -> Button:
    """Return the language switch: both languages, the one of now filled; a touch changes to the other."""
    face = pygame.Surface(rect.size, pygame.SRCALPHA)
    radius = rect.height // 2
    face.blit(shapes.panel(kit, rect.size, radius, "surface"), (0, 0))
    half = rect.width // 2
    labels = []
    for number, lang in enumerate(("nl", "en")):
        box = pygame.Rect(number * half, 0, half, rect.height)
        here = lang == kit.lang
        if here:
            face.blit(shapes.panel(kit, (half, rect.height), radius, "ink"), box)
        colour = "ground" if here else "ink"
        name = kit.t(f"language-{lang}")
        Label(kit, name, "caption", box, colour=colour, align="centre", valign="centre").draw(face)
        labels.append(
            Label(kit, name, "caption", box.move(rect.topleft), colour=colour, align="centre", valign="centre")
        )
    face.blit(shapes.outline(kit, rect.size, radius, kit.px(3), "line"), (0, 0))
    other = "en" if kit.lang == "nl" else "nl"
    return Button(kit, f"lang:{other}", rect, face=face.convert_alpha(), labels=tuple(labels))


class Chip:
    """A quiet notice: an icon and a few words in a small panel, as wide as its words.

    Parameters
    ----------
    kit : Kit
    string : str
    icon : pygame.Surface
    box : pygame.Rect
        The place it may take; it keeps to the lower left of it.
    """

    def __init__(self, kit: Kit, string: str, icon: pygame.Surface, box: pygame.Rect) -> None:
        pad = kit.px(16)
        left = icon.get_width() + 2 * pad
        label_box = pygame.Rect(box.left + left, box.top, box.width - left - pad, box.height)
        label = Label(kit, string, "caption", label_box, colour="ink", valign="bottom")
        rect = label.rect
        height = min(box.height, rect.height + pad)
        panel = pygame.Rect(box.left, box.bottom - height, left + rect.width + pad, height)
        self.label = Label(
            kit,
            string,
            "caption",
            pygame.Rect(label_box.left, panel.top, label_box.width, height),
            valign="centre",
        )
        self.rect = panel
        self._icon = icon
        self._panel = shapes.panel(kit, panel.size, min(kit.px(20), height // 2), "surface")

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._panel, self.rect)
        at = (self.rect.left + self._icon.get_width() // 2 + (self.label.box.left - self.rect.left) // 6, 0)
        surface.blit(self._icon, self._icon.get_rect(center=(at[0], self.rect.centery)))
        self.label.draw(surface)
