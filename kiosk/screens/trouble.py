"""When something about the board needs a hand: what it is, in a picture and words, and what to do."""

from typing import Final

import pygame

from games.drawing import Kit, shapes
from kiosk.screens.overlay import Overlay
from kiosk.widgets import picture
from kiosk.widgets.label import Label

_DOTS: Final = 12
_TURN_S: Final = 1.6


class TroubleScreen(Overlay):
    """Says what is wrong and goes away by itself once it is mended. Intent: ``stop``.

    Parameters
    ----------
    kit : Kit
    trouble : str
        Its name: the start of its texts' keys.
    art : pygame.Surface
    title, text : str
    waits : str
        What the station is doing about it meanwhile.
    """

    fps = 30

    def __init__(self, kit: Kit, trouble: str, art: pygame.Surface, *, title: str, text: str, waits: str) -> None:
        super().__init__(kit, title, text, art, below_u=90)
        self.trouble = trouble
        self._dots = [
            shapes.see_through(shapes.disc(kit, kit.px(6), "accent"), 0.15 + 0.85 * i / (_DOTS - 1))
            for i in range(_DOTS)
        ]
        self._spin = self.below.left + kit.px(40), self.below.centery
        words = pygame.Rect(self.below.left + kit.px(108), self.below.top, 0, self.below.height)
        words.width = self.below.right - words.left
        self._labels.append(Label(kit, waits, "body", words, valign="centre"))

    def draw_moving(self, surface: pygame.Surface) -> None:
        """Draw the turning dots of waiting; they stand still in calm mode."""
        first = 0 if self.kit.calm else int(self.t_s / _TURN_S * _DOTS)
        for number, dot in enumerate(self._dots):
            spot = shapes.on_circle(self._spin, self.kit.px(32), (number + first) / _DOTS)
            surface.blit(dot, dot.get_rect(center=(round(spot[0]), round(spot[1]))))


def no_board(kit: Kit) -> TroubleScreen:
    """Return: there is no board. Plug it in."""
    return _known(kit, "no_board", picture.plug_picture(kit, Overlay.picture_size(kit)))


def no_data(kit: Kit) -> TroubleScreen:
    """Return: the board is there, but says nothing."""
    return _known(kit, "no_data", picture.signal_picture(kit, Overlay.picture_size(kit)))


def board_refused(kit: Kit, what: str, todo: str) -> TroubleScreen:
    """Return: there is something, but it cannot be used; in the error's own words."""
    art = picture.refused_picture(kit, Overlay.picture_size(kit))
    waits = kit.t("trouble-board_refused-waits")
    words = f"{what}\n{todo}" if todo else what
    title = kit.t("trouble-board_refused-title")
    return TroubleScreen(kit, "board_refused", art, title=title, text=words, waits=waits)


def overload(kit: Kit, limit_kg: float) -> TroubleScreen:
    """Return: more on the board than it may carry."""
    return _known(kit, "overload", picture.load_picture(kit, Overlay.picture_size(kit)), limit=round(limit_kg))


def tare(kit: Kit) -> TroubleScreen:
    """Return: step off, so that the board can find its zero."""
    return _known(kit, "tare", picture.step_picture(kit, Overlay.picture_size(kit), off=True))


def still_there(kit: Kit, left_s: float) -> TroubleScreen:
    """Return: nobody seems to be there; the visit ends by itself soon."""
    art = picture.step_picture(kit, Overlay.picture_size(kit), off=False)
    return _known(kit, "still_there", art, seconds=round(left_s))


def _known(kit: Kit, trouble: str, art: pygame.Surface, **args: float) -> TroubleScreen:
    title, waits = kit.t(f"trouble-{trouble}-title"), kit.t(f"trouble-{trouble}-waits")
    return TroubleScreen(kit, trouble, art, title=title, text=kit.t(f"trouble-{trouble}-text", **args), waits=waits)
