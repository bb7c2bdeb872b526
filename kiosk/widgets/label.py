"""Text in a box: wrapped, and made smaller before anything would be clipped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from games.drawing import Kit
from games.drawing.kit import LINE

SMALLEST_U: Final = 28
"""No text is smaller: readable from 3 m at 1080p (kiosk.md)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A text where it was laid out, for the layout check.

    Parameters
    ----------
    string : str
    rect : pygame.Rect
        What the text covers.
    box : pygame.Rect
        What it must stay in.
    size_px : int
        Text size.
    colour : str
        Of the theme.
    """

    string: str
    rect: pygame.Rect
    box: pygame.Rect
    size_px: int
    colour: str


class Label:
    """A text laid out in a box.

    Parameters
    ----------
    kit : Kit
    string : str
    role : str
        Type role of the theme; long texts shrink, down to ``SMALLEST_U``.
    box : pygame.Rect
    colour : str
    align : str
        ``left``, ``centre`` or ``right``.
    valign : str
        ``top``, ``centre`` or ``bottom``.
    most_px : int, optional
        Text is no larger than this; see :func:`common_px`.
    """

    def __init__(
        self,
        kit: Kit,
        string: str,
        role: str,
        box: pygame.Rect,
        *,
        colour: str = "ink",
        align: str = "left",
        valign: str = "top",
        most_px: int | None = None,
    ) -> None:
        self.string = string
        self.box = box
        self.colour = colour
        self.size_px, lines = _fit(kit, string, role, box, most_px)
        self._lines: list[tuple[pygame.Surface, pygame.Rect]] = []
        pitch = round(self.size_px * _pitch(role))
        height = height_px(kit, lines, role, self.size_px)
        top = box.top + {"top": 0, "centre": (box.height - height) // 2, "bottom": box.height - height}[valign]
        for number, line in enumerate(lines):
            if not line:
                continue
            picture = kit.text(line, role, colour, self.size_px)
            spare = box.width - picture.get_width()
            left = box.left + {"left": 0, "centre": spare // 2, "right": spare}[align]
            self._lines.append((picture, picture.get_rect(topleft=(left, top + number * pitch))))

    @property
    def rect(self) -> pygame.Rect:
        """What the text covers; empty at the box's place for an empty text."""
        if not self._lines:
            return pygame.Rect(self.box.topleft, (0, 0))
        return self._lines[0][1].unionall([rect for _, rect in self._lines[1:]])

    def draw(self, surface: pygame.Surface, shift: tuple[int, int] = (0, 0)) -> None:
        """Draw it, moved by ``shift`` for a surface that is a part of the window."""
        for picture, rect in self._lines:
            surface.blit(picture, rect.move(shift))

    def placed(self) -> Placed:
        """Return where it lies."""
        return Placed(self.string, self.rect, self.box, self.size_px, self.colour)


def common_px(kit: Kit, role: str, texts: Iterable[tuple[str, pygame.Rect]]) -> int:
    """Return the largest size at which every text fits its box: what stands in a row is equally large."""
    return min(_fit(kit, string, role, box)[0] for string, box in texts)


def height_px(kit: Kit, lines: Sequence[str], role: str, size_px: int) -> int:
    """Return how high lines are below each other."""
    return round(size_px * _pitch(role)) * (len(lines) - 1) + kit.font(role, size_px).get_linesize()


def _pitch(role: str) -> float:
    return 1.12 if role in {"heading", "title", "number", "hero", "giant"} else LINE


def _fit(kit: Kit, string: str, role: str, box: pygame.Rect, most_px: int | None = None) -> tuple[int, list[str]]:
    size_px = min(kit.type_px(role), most_px or kit.type_px(role))
    smallest = kit.px(SMALLEST_U)
    while True:
        lines = kit.wrap(string, role, box.width, size_px)
        font = kit.font(role, size_px)
        if (
            height_px(kit, lines, role, size_px) <= box.height
            and max(font.size(line)[0] for line in lines) <= box.width
        ):
            return size_px, lines
        if size_px <= smallest:
            return size_px, lines
        size_px = max(smallest, size_px - max(1, size_px // 24))
