"""When something about the board needs a hand: what it is, in a picture and words, and what to do."""

from textwrap import shorten
from typing import Final, NamedTuple

import pygame

from games.drawing import Kit, shapes
from kiosk.screens.overlay import Overlay
from kiosk.widgets import picture
from kiosk.widgets.label import Label
from station.errors import EvenkeelError

_DOTS: Final = 12
_TURN_S: Final = 1.6

LONGEST_WORD: Final = 32
LONGEST: Final = 76
"""Characters of a word, such as a path, and of an error's own words that are shown: these make two lines at most."""


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
    detail : str
        For whoever runs the station, smaller.
    """

    fps = 30
    comfortable = False

    def __init__(
        self, kit: Kit, trouble: str, art: pygame.Surface, *, title: str, text: str, waits: str, detail: str = ""
    ) -> None:
        super().__init__(kit, title, text, art, below_u=90, detail=detail)
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


def refused(kit: Kit, error: EvenkeelError) -> TroubleScreen:
    """Return: there is something, but it cannot be used; by the texts of the error's key."""
    key, title, text, detail, waits = said(kit, error)
    return TroubleScreen(
        kit,
        key,
        picture.refused_picture(kit, Overlay.picture_size(kit)),
        title=title,
        text=text,
        waits=waits,
        detail=detail,
    )


class Said(NamedTuple):
    """An error in the words of the screen: its key, or ``other``, what is wrong, what to do, and the rest."""

    key: str
    title: str
    text: str
    detail: str
    waits: str


def said(kit: Kit, error: EvenkeelError) -> Said:
    """Return what the screen says of an error.

    One whose key has no texts gets general ones, and what it says itself as the detail.
    """
    key = error.key if f"refused-{error.key}-title" in kit.t.keys else "other"

    def say(part: str) -> str:
        name = f"refused-{key}-{part}"
        return kit.t(name, **error.values) if name in kit.t.keys else ""

    own_words = shorten(_short(error.what), LONGEST, placeholder=" …") if key == "other" else ""
    detail = _short(say("detail")) or own_words
    return Said(key, say("title"), say("text"), detail, say("waits") or kit.t("refused-waits"))


def _short(string: str) -> str:
    """Return a text whose long words, such as paths, fit in a line: the end of a path tells most."""
    return " ".join(word if len(word) <= LONGEST_WORD else f"…{word[1 - LONGEST_WORD :]}" for word in string.split(" "))


def overload(kit: Kit, limit_kg: float) -> TroubleScreen:
    """Return: more on the board than it may carry."""
    return _known(kit, "overload", picture.load_picture(kit, Overlay.picture_size(kit)), limit=round(limit_kg))


def tare(kit: Kit) -> TroubleScreen:
    """Return: step off, so that the board can find its zero."""
    return _known(kit, "tare", picture.step_picture(kit, Overlay.picture_size(kit), off=True))


def still_there(kit: Kit, within_s: float) -> TroubleScreen:
    """Return: nobody seems to be there; the visit ends by itself soon."""
    art = picture.step_picture(kit, Overlay.picture_size(kit), off=False)
    return _known(kit, "still_there", art, seconds=round(within_s))


def left_alone(kit: Kit, within_s: float) -> TroubleScreen:
    """Return: nobody seems to be at the set-up; the start comes back soon."""
    art = picture.step_picture(kit, Overlay.picture_size(kit), off=False)
    return _known(kit, "left_alone", art, seconds=round(within_s))


def _known(kit: Kit, trouble: str, art: pygame.Surface, **args: float) -> TroubleScreen:
    title, waits = kit.t(f"trouble-{trouble}-title"), kit.t(f"trouble-{trouble}-waits")
    return TroubleScreen(kit, trouble, art, title=title, text=kit.t(f"trouble-{trouble}-text", **args), waits=waits)
