"""The signs of what comes: one clear shape for each thing, and how far it is."""

from typing import Final

import pygame

from games.drawing import Kit, shapes
from games.drawing.kit import baked
from games.drawing.shapes import Point
from games.roll_container.course import Zone

FARTHEST_M: Final = 30
"""Distances above this are told as this."""

Line = tuple[Point, ...]

LINES: Final[dict[str, tuple[Line, ...]]] = {
    "threshold": (((0.06, 0.78), (0.36, 0.78), (0.43, 0.6), (0.57, 0.6), (0.64, 0.78), (0.94, 0.78)),),
    "gap": (((0.06, 0.6), (0.36, 0.6), (0.36, 0.84), (0.64, 0.84), (0.64, 0.6), (0.94, 0.6)),),
    "left": (((0.8, 0.9), (0.8, 0.52), (0.68, 0.36), (0.2, 0.36)), ((0.4, 0.14), (0.18, 0.36), (0.4, 0.58))),
    "right": (((0.2, 0.9), (0.2, 0.52), (0.32, 0.36), (0.8, 0.36)), ((0.6, 0.14), (0.82, 0.36), (0.6, 0.58))),
    "box": (
        ((0.12, 0.3), (0.12, 0.12), (0.3, 0.12)),
        ((0.7, 0.12), (0.88, 0.12), (0.88, 0.3)),
        ((0.88, 0.7), (0.88, 0.88), (0.7, 0.88)),
        ((0.3, 0.88), (0.12, 0.88), (0.12, 0.7)),
        ((0.34, 0.34), (0.66, 0.34), (0.66, 0.66), (0.34, 0.66), (0.34, 0.34)),
    ),
    "up": (
        ((0.06, 0.84), (0.94, 0.84), (0.94, 0.34), (0.06, 0.84)),
        ((0.3, 0.44), (0.58, 0.2)),
        ((0.4, 0.16), (0.6, 0.18), (0.58, 0.38)),
    ),
    "down": (
        ((0.06, 0.34), (0.06, 0.84), (0.94, 0.84), (0.06, 0.34)),
        ((0.44, 0.2), (0.72, 0.42)),
        ((0.52, 0.46), (0.73, 0.43), (0.72, 0.22)),
    ),
    "worn": (
        (
            (0.5, 0.12),
            (0.77, 0.23),
            (0.88, 0.5),
            (0.77, 0.77),
            (0.5, 0.88),
            (0.23, 0.77),
            (0.12, 0.5),
            (0.23, 0.23),
            (0.5, 0.12),
        ),
        ((0.5, 0.32), (0.42, 0.48), (0.58, 0.54), (0.5, 0.7)),
    ),
    "shimmy": (
        ((0.5, 0.1), (0.5, 0.3)),
        ((0.38, 0.36), (0.62, 0.36), (0.62, 0.88), (0.38, 0.88), (0.38, 0.36)),
        ((0.22, 0.44), (0.12, 0.62), (0.22, 0.8)),
        ((0.78, 0.44), (0.88, 0.62), (0.78, 0.8)),
    ),
    "wait": (((0.36, 0.2), (0.36, 0.8)), ((0.64, 0.2), (0.64, 0.8))),
}
"""Strokes of each sign, in shares of its size."""


def name_of(zone: Zone) -> str:
    """Return which sign a thing has."""
    if zone.thing == "bend":
        return "right" if zone.value > 0 else "left"
    if zone.thing == "ramp":
        return "up" if zone.value > 0 else "down"
    return zone.thing


def sign(kit: Kit, name: str, size: int, colour: str) -> pygame.Surface:
    """Return a sign."""
    return shapes.strokes(kit, (size, size), LINES[name], size * 0.095, colour)


@baked
def _plate(kit: Kit, size: tuple[int, int], edge: str) -> pygame.Surface:
    plate = shapes.see_through(shapes.panel(kit, size, kit.px(26), "ground"), 0.86)
    plate.blit(shapes.outline(kit, size, kit.px(26), max(2, kit.px(5)), edge), (0, 0))
    return plate.convert_alpha()


class SignBoard:
    """The board over the lane: what comes and how far it is, or that it is time to wait.

    Parameters
    ----------
    kit : Kit
    centre : (int, int)
        The middle of its upper edge.
    """

    def __init__(self, kit: Kit, centre: tuple[int, int]) -> None:
        self._words = {name: kit.text(kit.t(f"roll_container-sign-{name}"), "caption", "ink_soft") for name in LINES}
        self._metres = [kit.text(f"{metres} m", "lead") for metres in range(FARTHEST_M + 1)]
        self._here = kit.text(kit.t("roll_container-sign-here"), "lead", "accent")
        side, gap = kit.px(70), kit.px(24)
        self._right = 2 * gap + side
        wide = self._right + max(picture.get_width() for picture in (*self._words.values(), *self._metres)) + gap
        high = self._here.get_height() + self._words["wait"].get_height() + gap
        self._box = pygame.Rect(0, 0, wide, high)
        self._box.midtop = centre
        self._icon = gap + side // 2, high // 2
        self._far, self._near = _plate(kit, self._box.size, "line"), _plate(kit, self._box.size, "accent")
        self._signs = {name: sign(kit, name, side, "accent") for name in LINES}
        self._bead, self._spent = shapes.disc(kit, kit.px(6), "accent"), shapes.disc(kit, kit.px(6), "line")

    def draw(self, surface: pygame.Surface, zone: Zone, ahead_m: float) -> None:
        """Draw what comes; it is here when ``ahead_m`` is 0."""
        surface.blit(self._near if ahead_m < 3.0 else self._far, self._box)
        self._tell(surface, name_of(zone))
        told = self._metres[min(round(ahead_m), FARTHEST_M)] if ahead_m >= 0.5 else self._here
        surface.blit(told, (self._box.left + self._right, self._box.top + self._box.height // 10))

    def draw_waiting(self, surface: pygame.Surface, share: float) -> None:
        """Draw that it is time to stand still; ``share`` of the wait is left."""
        surface.blit(self._near, self._box)
        self._tell(surface, "wait")
        step = (self._box.width - self._right) // 6
        for bead in range(5):
            picture = self._bead if bead < share * 5 else self._spent
            spot = self._box.left + self._right + step * bead + step // 2, self._box.top + self._box.height // 3
            surface.blit(picture, picture.get_rect(center=spot))

    def _tell(self, surface: pygame.Surface, name: str) -> None:
        """Draw the sign, and its name below what is told of it."""
        picture, word = self._signs[name], self._words[name]
        at = self._box.left + self._icon[0], self._box.top + self._icon[1]
        surface.blit(picture, picture.get_rect(center=at))
        low = self._box.bottom - word.get_height() - self._box.height // 12
        surface.blit(word, (self._box.left + self._right, low))
