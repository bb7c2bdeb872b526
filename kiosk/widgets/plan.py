"""The board from above with the places for a weight: numbered, ticked when done, the one of now in cross-hairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pygame

from games.drawing import Kit, shapes
from kiosk.widgets.card import soft_light
from kiosk.widgets.label import Label

_EDGE: Final = 1.16
"""Size of the plate, in distances between its cells."""

_MARK_U: Final = 30
_NOW_U: Final = 46
_CELL_U: Final = 16
_FRONT_U: Final = 64
_HAIR: Final = (1.25, 1.9)
"""Where the cross-hairs begin and end, in radii of the place of now."""

_CROSS: Final = 0.6
"""How far the arms of the cross reach of a place without a number, in its radii."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the plan.

    Parameters
    ----------
    ml, ap : float
        Share of half the distance between the cells, from -1 to 1.
    label : str
        Its number; empty for a cross.
    done : bool
    now : bool
        Whether the weight goes there now.
    """

    ml: float
    ap: float
    label: str = ""
    done: bool = False
    now: bool = False


class Plan:
    """The board from above in a box, its front at the top.

    Parameters
    ----------
    kit : Kit
    box : pygame.Rect
    spacing_m : (float, float)
        Distance between the cells, ML and AP.
    spots : sequence of Spot

    Attributes
    ----------
    board : pygame.Rect
    labels : list of Label
    """

    def __init__(self, kit: Kit, box: pygame.Rect, spacing_m: tuple[float, float], spots: Sequence[Spot]) -> None:
        self._kit = kit
        self._spots = tuple(spots)
        head = kit.px(_FRONT_U)
        room = pygame.Rect(box.left, box.top + head, box.width, box.height - head)
        scale = min(room.width / spacing_m[0], room.height / spacing_m[1]) / _EDGE
        self._half = scale * spacing_m[0] / 2, scale * spacing_m[1] / 2
        self.board = pygame.Rect(0, 0, round(2 * _EDGE * self._half[0]), round(2 * _EDGE * self._half[1]))
        self.board.center = room.center
        front = pygame.Rect(self.board.left, self.board.top - head, self.board.width, head)
        self.labels = [
            Label(kit, kit.t("plan-front"), "body", front, colour="ink_soft", align="centre", valign="centre")
        ]
        self._radius = kit.px(_MARK_U)
        for spot in self._spots:
            if spot.label and not spot.done:
                place = pygame.Rect(0, 0, 2 * self._radius, 2 * self._radius)
                place.center = self.at(spot.ml, spot.ap)
                colour = "on_accent" if spot.now else "ink"
                self.labels.append(
                    Label(kit, spot.label, "body", place, colour=colour, align="centre", valign="centre")
                )

    def at(self, ml: float, ap: float) -> tuple[int, int]:
        """Return where a place of the board is in the window."""
        centre = self.board.center
        return centre[0] + round(ml * self._half[0]), centre[1] - round(ap * self._half[1])

    def paint(self, ground: pygame.Surface) -> None:
        """Paint it all."""
        kit = self._kit
        glow = soft_light(kit, round(self.board.width * 0.6), "accent", 0.12, 1.5)
        ground.blit(glow, glow.get_rect(center=self.board.center))
        edge = shapes.outline(kit, self.board.size, kit.space("radius"), kit.stroke("bold"), "ink_soft")
        ground.blit(edge, self.board)
        cell = shapes.disc(kit, kit.px(_CELL_U), "line")
        for ml in (-1, 1):
            for ap in (-1, 1):
                ground.blit(cell, cell.get_rect(center=self.at(ml, ap)))
        for spot in self._spots:
            self._paint_spot(ground, spot)
        for label in self.labels:
            label.draw(ground)

    def _paint_spot(self, ground: pygame.Surface, spot: Spot) -> None:
        kit, at, radius = self._kit, self.at(spot.ml, spot.ap), self._radius
        if spot.now:
            self._paint_cross_hairs(ground, at, spot.label)
        elif spot.done:
            ring = shapes.disc(kit, radius, "surface_high")
            tick = shapes.check(kit, round(1.4 * radius), "good")
            ground.blit(ring, ring.get_rect(center=at))
            ground.blit(tick, tick.get_rect(center=at))
        else:
            ring = shapes.ring(kit, radius, kit.stroke("line"), "line")
            ground.blit(ring, ring.get_rect(center=at))

    def _paint_cross_hairs(self, ground: pygame.Surface, at: tuple[int, int], label: str) -> None:
        kit, radius = self._kit, self._kit.px(_NOW_U)
        light = soft_light(kit, 3 * radius, "accent", 0.5, 1.6)
        disc = shapes.disc(kit, radius, "accent")
        clip = ground.get_clip()
        ground.set_clip(self.board)  # beyond it are words
        ground.blit(light, light.get_rect(center=at))
        ground.blit(disc, disc.get_rect(center=at))
        for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            ends = [(at[0] + x * share * radius, at[1] + y * share * radius) for share in _HAIR]
            shapes.thick_line(ground, kit.colour("accent"), ends, kit.px(8))
            if not label:
                arm = [at, (at[0] + x * _CROSS * radius, at[1] + y * _CROSS * radius)]
                shapes.thick_line(ground, kit.colour("on_accent"), arm, kit.px(8))
        ground.set_clip(clip)
