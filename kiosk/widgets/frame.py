"""The parts of every screen that keep their place: top row, body, bottom band, STOP, language, comfort, notices."""

from typing import Final

import pygame

from games.drawing import Kit, icons, shapes
from games.drawing.stage import MARGIN_U, Stage
from kiosk.widgets import card
from kiosk.widgets.button import Button, icon_button
from kiosk.widgets.label import Label

STOP_U: Final = 148
BAND_U: Final = 148
ROW_U: Final = 96
SWITCH_U: Final = 196
NOTICE_U: Final = 500
WORDS_U: Final = 660
SIGN_U: Final = 72
MARK_U: Final = 96
"""Width of the attract screen's words in a wide window; size of the sign of the house, and of where it can be held."""

GAP_U: Final = 24


class Frame:
    """Where things go in a window, in pixels; all of it mirrored for a left hand.

    Parameters
    ----------
    stage : Stage
    left_handed : bool

    Attributes
    ----------
    top : pygame.Rect
        The title's row: beside the buttons where the window is wide, below them where it is high.
    notice : pygame.Rect
        The place of quiet notices.
    body : pygame.Rect
        The middle.
    band : pygame.Rect
        The bottom row, beside STOP: what to press next; in a round captions.
    stop, switch, comfort : pygame.Rect
        STOP, the language switch, and the button of the comfort panel.
    mark : pygame.Rect
        The sign of the house on the attract screen, at the side of its words.
    """

    def __init__(self, stage: Stage, *, left_handed: bool = False) -> None:
        self._width = stage.size[0]
        self._left_handed = left_handed
        edge = 36 if stage.landscape else 48
        width, height = stage.width_u, stage.height_u
        inner = width - 2 * MARGIN_U
        self.switch = self.mirror(stage.box(width - MARGIN_U - SWITCH_U, edge, SWITCH_U, ROW_U))
        right = inner - SWITCH_U - GAP_U - ROW_U
        self.comfort = self.mirror(stage.box(MARGIN_U + right, edge, ROW_U, ROW_U))
        if stage.landscape:
            title = right - GAP_U - NOTICE_U - GAP_U
            self.top = self.mirror(stage.box(MARGIN_U, edge, title, ROW_U))
            self.notice = self.mirror(stage.box(MARGIN_U + title + GAP_U, edge, NOTICE_U, ROW_U))
            body_top = edge + ROW_U + GAP_U
        else:
            self.notice = self.mirror(stage.box(MARGIN_U, edge, right - GAP_U, ROW_U))
            self.top = self.mirror(stage.box(MARGIN_U, edge + ROW_U + GAP_U, inner, 120))
            body_top = edge + ROW_U + 120 + 2 * GAP_U
        words = self.mirror(stage.box(MARGIN_U, edge, WORDS_U if stage.landscape else inner, ROW_U))
        self.mark = pygame.Rect(0, 0, stage.px(MARK_U), stage.px(MARK_U))
        self.mark.center = words.left + stage.px(SIGN_U) // 2, self.top.centery
        self.stop = self.mirror(stage.box(width - MARGIN_U - STOP_U, height - edge - STOP_U, STOP_U, STOP_U))
        self.band = self.mirror(stage.box(MARGIN_U, height - edge - BAND_U, inner - STOP_U - 32, BAND_U))
        self.body = stage.box(MARGIN_U, body_top, inner, height - edge - BAND_U - GAP_U - body_top)

    def mirror(self, rect: pygame.Rect) -> pygame.Rect:
        """Return where a rectangle goes: on the other side of the window for a left hand."""
        if not self._left_handed:
            return rect
        return pygame.Rect(self._width - rect.right, rect.top, rect.width, rect.height)


def stop_button(kit: Kit, rect: pygame.Rect) -> Button:
    """Return STOP: red, a stop sign's shape, and the word."""
    inner = rect.inflate(-kit.px(36), -kit.px(40))
    label = Label(kit, kit.t("stop-button"), "lead", inner, colour="on_stop", align="centre", valign="centre")
    faces = kit.keep(
        ("stop", label.string, tuple(rect)),
        lambda: tuple(_stop_face(kit, rect, label, edge) for edge in ("on_stop", "ink_soft")),
    )
    return Button(kit, "stop", rect, face=faces[0], pressed=faces[1], labels=(label,))


def _stop_face(kit: Kit, rect: pygame.Rect, label: Label, edge: str) -> pygame.Surface:
    face = shapes.octagon(kit, rect.width, edge).copy()
    inside = shapes.octagon(kit, rect.width - kit.px(12), "stop")
    face.blit(inside, inside.get_rect(center=face.get_rect().center))
    label.draw(face, (-rect.left, -rect.top))
    return face


def language_buttons(kit: Kit, rect: pygame.Rect) -> list[Button]:
    """Return the two halves of the language switch: the one of now is filled, and a touch on it changes nothing."""
    face = pygame.Surface(rect.size, pygame.SRCALPHA)
    radius = kit.space("radius")
    face.blit(card.face(kit, rect.size, radius, "ground"), (0, 0))
    face.blit(shapes.outline(kit, rect.size, radius, kit.stroke("hair"), "line"), (0, 0))
    half, inset = rect.width // 2, kit.space("tight")
    buttons = []
    for number, lang in enumerate(("nl", "en")):
        part = pygame.Rect(number * half, 0, rect.width - half if number else half, rect.height)
        here = lang == kit.lang
        if here:
            filled = part.inflate(-2 * inset, -2 * inset)
            face.blit(shapes.panel(kit, filled.size, radius - inset, "ink"), filled)
        place, colour = part.move(rect.topleft), "ground" if here else "ink"
        label = Label(kit, kit.t(f"language-{lang}"), "caption", place, colour=colour, align="centre", valign="centre")
        label.draw(face, (-rect.left, -rect.top))
        side = face.subsurface(part).convert_alpha()
        buttons.append(Button(kit, "" if here else f"lang:{lang}", place, face=side, labels=(label,)))
    return buttons


def comfort_button(kit: Kit, rect: pygame.Rect) -> Button:
    """Return the button that opens the comfort panel."""
    return icon_button(kit, "comfort", rect, icons.gear)


class Chip:
    """A quiet notice: an icon and a few words in a small panel, as wide as its words.

    Parameters
    ----------
    kit : Kit
    string : str
    icon : pygame.Surface
    box : pygame.Rect
        The place it may take.
    align : str
        The side of it that it keeps to: ``left`` or ``right``.
    valign : str
        ``centre`` or ``bottom``.
    """

    def __init__(
        self,
        kit: Kit,
        string: str,
        icon: pygame.Surface,
        box: pygame.Rect,
        *,
        align: str = "left",
        valign: str = "bottom",
    ) -> None:
        pad = kit.space("small")
        left = icon.get_width() + 2 * pad
        probe = Label(kit, string, "caption", pygame.Rect(box.left + left, box.top, box.width - left - pad, box.height))
        wide, high = probe.rect.width + kit.px(6), probe.rect.height
        height = min(box.height, high + pad)
        panel = pygame.Rect(box.left, box.bottom - height, min(left + wide + pad, box.width), height)
        if align == "right":
            panel.right = box.right
        if valign == "centre":
            panel.centery = box.centery
        words = pygame.Rect(panel.left + left, panel.top, panel.width - left - pad, height)
        self.label = Label(kit, string, "caption", words, valign="centre")
        self.rect = panel
        radius = min(kit.space("radius"), height // 2)
        self._picture = card.face(kit, panel.size, radius, "ground").copy()
        self._picture.blit(card.soft_edge(kit, panel.size, radius, kit.stroke("hair"), "line"), (0, 0))
        self._picture.blit(icon, icon.get_rect(center=(pad + icon.get_width() // 2, height // 2)))
        self.label.draw(self._picture, (-panel.left, -panel.top))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._picture, self.rect)
