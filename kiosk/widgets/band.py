"""A score from 0 to 100 on a rail, with all that it may as well be."""

import pygame

from games.drawing import Kit, shapes

AVERAGE = 50.0


def draw_band(kit: Kit, surface: pygame.Surface, place: pygame.Rect, points: float, band: tuple[float, float]) -> None:
    """Draw the rail with the average marked, the band, and the score in it."""
    rail = pygame.Rect(place.left, 0, place.width, kit.px(14))
    rail.centery = place.centery

    def x_of(value: float) -> int:
        return rail.left + round(rail.width * value / 100.0)

    surface.blit(shapes.panel(kit, rail.size, rail.height // 2, "line"), rail)
    low, high = (x_of(value) for value in band)
    wide = pygame.Rect(low, 0, max(rail.height, high - low), kit.px(34))
    wide.centery = rail.centery
    surface.blit(shapes.panel(kit, wide.size, wide.height // 2, "accent"), wide)
    mark = pygame.Rect(0, 0, kit.px(4), kit.px(58))
    mark.center = x_of(AVERAGE), rail.centery
    surface.fill(kit.colour("ink"), mark)
    dot = shapes.disc(kit, kit.px(15), "on_accent")
    surface.blit(dot, dot.get_rect(center=(x_of(points), rail.centery)))
