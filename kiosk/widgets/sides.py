"""Left and right beside each other, as two bars."""

import pygame

from games.drawing import Kit, shapes
from kiosk.widgets.label import Label
from station.programme.findings import Sides


def draw_sides(kit: Kit, surface: pygame.Surface, place: pygame.Rect, sides: Sides) -> list[Label]:
    """Draw both bars into a place, the larger as high as it may be, and return their words."""
    labels = []
    most = max(sides.left, sides.right)
    words, number = kit.px(60), kit.px(110)
    room = place.height - words - number
    half = place.width // 2
    for side, (name, value) in enumerate((("left_leg", sides.left), ("right_leg", sides.right))):
        column = pygame.Rect(place.left + side * half, place.top, half, place.height)
        bar = pygame.Rect(0, 0, round(half * 0.46), max(kit.px(8), round(room * value / most)))
        bar.midbottom = column.centerx, place.bottom - words
        surface.blit(shapes.panel(kit, bar.size, kit.px(8), "trail" if side else "accent"), bar)
        head = pygame.Rect(column.left, bar.top - number, column.width, number)
        foot = pygame.Rect(column.left, place.bottom - words, column.width, words)
        for string, role, box in (
            (kit.t(f"finding-unit-{sides.unit}", value=value), "heading", head),
            (kit.t(f"finding-stance-{name}"), "body", foot),
        ):
            label = Label(kit, string, role, box, align="centre", valign="centre")
            label.draw(surface)
            labels.append(label)
    return labels
