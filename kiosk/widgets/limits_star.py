"""The star of the eight directions: how far somebody leaned in each."""

from collections.abc import Sequence
from typing import Final

import pygame

from games.drawing import Kit, shapes
from kiosk.widgets.label import Label
from station.programme.findings import Lean
from station.signals.limits import DIRECTIONS

_WORDS: Final = 0.17
"""Room around the star for its numbers, in widths of the place."""

_FULL_PCT: Final = 100.0


def draw_star(kit: Kit, surface: pygame.Surface, place: pygame.Rect, leans: Sequence[Lean]) -> list[Label]:
    """Draw it into a place, to the front upwards, and return its numbers.

    In percent of the theoretical limit, with the ring that stands for all of it, where every height is known; else in
    centimetres.
    """
    shares = [lean.share_pct for lean in leans]
    in_shares = all(share is not None for share in shares)
    values = {lean.direction: lean.share_pct if in_shares else lean.excursion_cm for lean in leans}
    most = max(_FULL_PCT if in_shares else 0.0, *(value or 0.0 for value in values.values()), 1.0)
    radius = min(place.size) * (0.5 - _WORDS)
    centre = place.center

    def at(direction: str, part: float) -> tuple[float, float]:
        right, front = DIRECTIONS[direction]
        return centre[0] + right * radius * part, centre[1] - front * radius * part

    for name in DIRECTIONS:
        pygame.draw.aaline(surface, kit.colour("line"), centre, at(name, 1.0))
    if in_shares:
        ring = shapes.ring(kit, round(radius * _FULL_PCT / most), kit.stroke("line"), "line")
        surface.blit(ring, ring.get_rect(center=centre))
    known = [name for name in DIRECTIONS if name in values]
    tips = [at(name, (values[name] or 0.0) / most) for name in known]
    if len(tips) > 2:
        veil = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        pygame.draw.polygon(veil, (*kit.colour("accent"), 60), tips)
        surface.blit(veil, (0, 0))
        shapes.thick_line(surface, kit.colour("accent"), [*tips, tips[0]], kit.px(6))
    labels = []
    wide, high = kit.px(140), kit.px(56)
    for name, tip in zip(known, tips, strict=True):
        dot = shapes.disc(kit, kit.px(10), "accent")
        surface.blit(dot, dot.get_rect(center=(round(tip[0]), round(tip[1]))))
        box, (x, y) = pygame.Rect(0, 0, wide, high), at(name, 1.0 + kit.px(26) / radius)
        right, front = DIRECTIONS[name]
        # Numbers stand outside the star, whichever way they are from its middle.
        box.center = round(x), round(y - front * high / 3)
        align = "centre"
        if right:
            align = "left" if right > 0 else "right"
            box.left = round(x) if right > 0 else round(x) - wide
        unit = "pct" if in_shares else "cm"
        label = Label(
            kit, kit.t(f"finding-unit-{unit}", value=values[name] or 0.0), "body", box, align=align, valign="centre"
        )
        label.draw(surface)
        labels.append(label)
    return labels
