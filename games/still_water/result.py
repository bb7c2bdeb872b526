"""How a round went: as a picture, as what it means, and what there was to be proud of."""

from itertools import groupby, pairwise
from math import hypot
from typing import Final

import pygame

from games.drawing import Kit, shapes
from games.still_water.params import STARS, Params
from games.still_water.trace import Trace
from station.game.rules import Outcome

_FARTHEST: Final = 1.3
"""Parts of the trace farther from the lantern than so many R are drawn at this distance."""
_FINE: Final = 3
PROUD_S: Final = 5.0
"""An unbroken time worth telling."""


def result_picture(kit: Kit, size: tuple[int, int], trace: Trace, params: Params) -> pygame.Surface:
    """Return the way of the weight around the lantern while it stood still, and below it when it was unbroken.

    Parameters
    ----------
    kit : Kit
    size : (int, int)
        Of the picture in pixels.
    trace : Trace
    params : Params
        Not needed: the trace is in units of the calm water's radius.
    """
    picture = pygame.Surface(size, pygame.SRCALPHA)
    strip = kit.px(34)
    high = size[1] - strip - kit.px(16)
    centre, reach = (size[0] // 2, high // 2), min(size[0], high) // 2
    circle = round(reach / _FARTHEST) - kit.px(4)
    pool = shapes.glow(kit, reach, "accent", 0.34, 1.1)
    picture.blit(pool, pool.get_rect(center=centre))
    for share, alpha in ((1 / 3, 70), (2 / 3, 100)):
        inner = shapes.faded_ring(kit, round(circle * share), max(1, kit.px(2)), "line", alpha)
        picture.blit(inner, inner.get_rect(center=centre))
    way = _way(kit, (2 * reach, 2 * reach), trace, circle)
    picture.blit(way, way.get_rect(center=centre))
    edge = shapes.ring(kit, circle + kit.px(3), kit.px(5), "accent")
    picture.blit(edge, edge.get_rect(center=centre))
    _strip(kit, picture, pygame.Rect(0, size[1] - strip, size[0], strip), trace.shares)
    return picture.convert_alpha()


def _way(kit: Kit, size: tuple[int, int], trace: Trace, circle: int) -> pygame.Surface:
    """Return the stabilogram: inside a fine line, outside a broader one in another colour."""
    large = pygame.Surface((size[0] * _FINE, size[1] * _FINE), pygame.SRCALPHA)
    large.fill((*kit.colour("trail"), 0))
    middle = size[0] * _FINE / 2
    fine, coarse = max(2, round(kit.px(3) * _FINE * 0.8)), max(3, kit.px(5) * _FINE)
    looks = {False: ((*kit.colour("trail"), 255), fine), True: ((*kit.colour("warn"), 255), coarse)}
    for stay in trace.offsets:
        spots = [_kept(offset, _FINE * circle, middle) for offset in stay]
        beyond = [hypot(*offset) > 1 for offset in stay]
        pieces = [start or end for start, end in pairwise(beyond)]
        # Run by run: a line for each of some thousand pieces would hold up the screen that shows it.
        for out, run in groupby(range(len(pieces)), pieces.__getitem__):
            first, *rest = run
            rgb, width = looks[out]
            pygame.draw.lines(large, rgb, False, spots[first : first + len(rest) + 2], width)
    return pygame.transform.smoothscale(large, size)


def _kept(offset: tuple[float, float], circle: int, middle: float) -> tuple[float, float]:
    """Return where an offset in R is drawn, in pixels."""
    share = circle * min(1.0, _FARTHEST / max(hypot(*offset), 0.01))
    return middle + offset[0] * share, middle - offset[1] * share


def _strip(kit: Kit, picture: pygame.Surface, box: pygame.Rect, shares: list[float]) -> None:
    """Draw the round from left to right: full means unbroken, and stretches without a gap grow together."""
    pitch = box.width / max(len(shares), 1)
    picture.fill(kit.colour("surface_high"), pygame.Rect(box.left, box.centery - kit.px(3), box.width, kit.px(6)))
    for number, share in enumerate(shares):
        left, right = box.left + round(number * pitch), box.left + round((number + 1) * pitch)
        joined = number + 1 < len(shares) and share == shares[number + 1] == 1.0
        full = round(box.height * share)
        bar = pygame.Rect(left, box.centery - full // 2, right - left - (0 if joined else max(1, kit.px(2))), full)
        picture.fill(kit.colour("accent" if share == 1.0 else "ink_soft"), bar)


def meaning(kit: Kit, outcome: Outcome) -> str:
    """Return what the round's result means, in one sentence."""
    inside, sway_m = outcome.metrics.get("inside_pct"), outcome.metrics.get("still_rms_m")
    if inside is None:
        return kit.t("still_water-meaning-none")
    if sway_m is None:
        return kit.t("still_water-meaning-inside", inside=round(inside))
    return kit.t("still_water-meaning", inside=round(inside), sway=round(1000 * sway_m))


def moment(kit: Kit, outcome: Outcome) -> str:
    """Return something of the round to be proud of, or nothing."""
    if outcome.metrics.get("stars_lit", 0.0) >= STARS:
        return kit.t("still_water-moment-stars")
    unbroken_s = outcome.metrics.get("unbroken_s", 0.0)
    return kit.t("still_water-moment", seconds=int(unbroken_s)) if unbroken_s >= PROUD_S else ""
