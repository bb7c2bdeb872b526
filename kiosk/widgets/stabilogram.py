"""The way of the weight in one trial, with the ellipse that holds most of it."""

import math
from typing import Final

import pygame

from games.drawing import Kit, shapes
from station.programme.findings import Stabilogram

_ROOM: Final = 1.14
"""So much wider than what is shown is the picture."""

_SCALES_MM: Final = (1, 2, 5, 10, 20, 50, 100)
_BAR: Final = 0.34
"""The scale's bar is at most so wide, in widths of the picture."""


def scale_mm(mm_per_px: float, width: int) -> int:
    """Return the length of the bar, mm: the longest round one that fits."""
    return max((mm for mm in _SCALES_MM if mm / mm_per_px <= _BAR * width), default=_SCALES_MM[0])


def draw_stabilogram(
    kit: Kit, surface: pygame.Surface, place: pygame.Rect, shown: Stabilogram
) -> tuple[int, pygame.Rect]:
    """Draw it into a place, to the front upwards.

    Returns
    -------
    (int, pygame.Rect)
        Length of the scale's bar in mm, and where the bar is.
    """
    ellipse = _ellipse(shown)
    far = max(max(abs(ml), abs(ap)) for ml, ap in (*shown.points_mm, *ellipse))
    mm_per_px = _ROOM * far / (min(place.size) / 2)

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return place.centerx + point[0] / mm_per_px, place.centery - point[1] / mm_per_px

    for ends in (((-far, 0.0), (far, 0.0)), ((0.0, -far), (0.0, far))):
        pygame.draw.line(surface, kit.colour("line"), at(ends[0]), at(ends[1]), kit.stroke("hair"))
    shapes.thick_line(surface, kit.colour("trail"), [at(point) for point in shown.points_mm], kit.px(3))
    shapes.thick_line(surface, kit.colour("accent"), [at(point) for point in ellipse], kit.px(5))
    mm = scale_mm(mm_per_px, place.width)
    bar = pygame.Rect(0, 0, round(mm / mm_per_px), kit.px(6))
    bar.bottomleft = place.left, place.bottom - kit.px(6)
    surface.fill(kit.colour("ink"), bar)
    return mm, bar


def _ellipse(shown: Stabilogram) -> list[tuple[float, float]]:
    """Return the ellipse as a closed line, mm."""
    turn = math.radians(shown.angle_deg)
    line = []
    for step in range(73):
        part = 2 * math.pi * step / 72
        along, across = shown.semi_major_mm * math.cos(part), shown.semi_minor_mm * math.sin(part)
        line.append(
            (along * math.cos(turn) - across * math.sin(turn), along * math.sin(turn) + across * math.cos(turn))
        )
    return line
