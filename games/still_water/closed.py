"""A round with the eyes closed: a calm picture with nothing to follow, for whoever looks on or opens an eye."""

import pygame

from games.drawing import Kit, icons, shapes
from games.still_water.night import night

DOTS = 72
"""Of the ring that tells how much of the round is over."""


class Closed:
    """A still horizon, a closed eye and a large quiet ring.

    Parameters
    ----------
    kit : Kit
    """

    def __init__(self, kit: Kit) -> None:
        stage = kit.stage
        self._middle, radius = stage.field
        self._radius = round(radius * 0.62)
        self._ground = _dimmed(kit, stage.field[0][1] + round(radius * 0.18))
        self._on = shapes.disc(kit, max(2, kit.px(6)), "accent")
        self._off = shapes.faded(kit, max(2, kit.px(4)), "line", 150)
        self._eye = icons.eye_closed(kit, kit.px(190), "ink_soft")
        self._nobody = shapes.ring(kit, kit.px(70), kit.px(6), "warn")

    def draw(self, surface: pygame.Surface, left: float, *, standing: bool) -> None:
        """Draw it with this share of the round left; an empty ring instead of the eye when nobody stands there."""
        surface.blit(self._ground, (0, 0))
        over = round((1 - left) * DOTS)
        for number in range(DOTS):
            dot = self._on if number < over else self._off
            spot = shapes.on_circle(self._middle, self._radius, number / DOTS)
            surface.blit(dot, (spot[0] - dot.get_width() / 2, spot[1] - dot.get_height() / 2))
        heart = self._eye if standing or not over else self._nobody
        surface.blit(heart, heart.get_rect(center=self._middle))


def _dimmed(kit: Kit, horizon: int) -> pygame.Surface:
    """Return the night with its lights turned down."""

    def dim() -> pygame.Surface:
        ground = night(kit, horizon, kit.stage.size[0] // 2).copy()
        ground.fill((150, 150, 150), special_flags=pygame.BLEND_RGB_MULT)
        return ground

    return kit.keep(("still_water.closed", horizon), dim)
