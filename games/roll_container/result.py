"""How a run went: one picture, one sentence, one thing to be proud of."""

from collections.abc import Callable, Mapping
from typing import Final

import pygame

from games.drawing import Kit, shapes
from games.roll_container import signs
from games.roll_container.course import FLOORS, Zone
from games.roll_container.params import GOODS, Params
from games.roll_container.trace import QUICK_S, Trace
from station.game.rules import Outcome

_Across = Callable[[float], int]
"""From a place on the way in metres to a pixel."""

_TOP_M_S: Final = 1.6
_CELL_M: Final = 0.5
_SMOOTH_PCT: Final = 85.0
_WHOLE_PCT: Final = 99.5
"""From here on the whole way is done."""


def result_picture(kit: Kit, size: tuple[int, int], trace: Trace, params: Params) -> pygame.Surface:
    """Return the speed along the way as an area, what lay on the way below it, and what happened above it.

    Parameters
    ----------
    kit : Kit
    size : (int, int)
        Of the picture in pixels.
    trace : Trace
    params : Params
    """
    picture = pygame.Surface(size, pygame.SRCALPHA)
    side = min(kit.px(40), round(size[1] * 0.13))
    pad = side // 2 + kit.px(8)
    low, high = size[1] - side - kit.px(22), side + kit.px(20)
    wide = size[0] - 2 * pad

    def x_of(s_m: float) -> int:
        return pad + round(wide * min(max(s_m / params.length_m, 0.0), 1.0))

    _lanes(kit, picture, trace, x_of, (high, low))
    _area(kit, picture, trace, x_of, (high, low))
    pygame.draw.line(picture, kit.colour("ink_soft"), (pad, low), (size[0] - pad, low), max(2, kit.px(3)))
    marks = {
        "quick": shapes.check(kit, side, "good"),
        "slow": shapes.ring(kit, side // 2, max(2, side // 8), "warn"),
        "clean": shapes.star(kit, side // 2, "accent"),
        "rough": shapes.star_outline(kit, side // 2, max(2.0, side / 12), "ink_soft"),
        "lost": shapes.cross(kit, side, "warn"),
    }
    taken: list[int] = []
    for mark in sorted(trace.marks, key=lambda one: one.s_m):
        x = x_of(mark.s_m)
        row = sum(abs(x - other) < side for other in taken[-2:])
        taken.append(x)
        picture.blit(
            marks[mark.kind], marks[mark.kind].get_rect(center=(x, side // 2 + kit.px(4) + row * round(side * 0.9)))
        )
    return picture.convert_alpha()


def _lanes(kit: Kit, picture: pygame.Surface, trace: Trace, x_of: _Across, rows: tuple[int, int]) -> None:
    """Draw what lay on the way: a band up to the top of the area, and its sign below."""
    if trace.course is None:
        return
    high, low = rows
    side = high - kit.px(20)
    last = -side
    for zone in trace.course.zones:
        if zone.thing in FLOORS or not zone.real:
            continue
        left, right = x_of(zone.start_m), max(x_of(zone.end_m), x_of(zone.start_m) + max(3, kit.px(5)))
        band = pygame.Surface((right - left, low - high), pygame.SRCALPHA)
        band.fill((*kit.colour("surface_high"), 210))
        picture.blit(band, (left, high))
        middle = (left + right) // 2
        if middle - last >= side:
            picture.blit(_sign(kit, zone, side), _sign(kit, zone, side).get_rect(midtop=(middle, low + kit.px(14))))
            last = middle


def _sign(kit: Kit, zone: Zone, side: int) -> pygame.Surface:
    return signs.sign(kit, signs.name_of(zone), side, "ink_soft")


def _area(kit: Kit, picture: pygame.Surface, trace: Trace, x_of: _Across, rows: tuple[int, int]) -> None:
    """Draw the speed along the way."""
    high, low = rows
    cells: dict[int, list[float]] = {}
    for s_m, v_m_s, _ in trace.moments:
        cells.setdefault(int(s_m / _CELL_M), []).append(v_m_s)
    if len(cells) < 2:
        return
    curve = []
    for cell, speeds in sorted(cells.items()):
        # The slowest moment of a place is what shows: a stop is a moment, not an average.
        share = min(max(min(speeds) / _TOP_M_S, 0.0), 1.0)
        curve.append((x_of((cell + 0.5) * _CELL_M), round(low - share * (low - high))))
    area = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
    pygame.draw.polygon(area, (*kit.colour("trail"), 96), [(curve[0][0], low), *curve, (curve[-1][0], low)])
    picture.blit(area, (0, 0))
    shapes.thick_line(
        picture, kit.colour("trail"), [(float(x), float(y)) for x, y in curve], max(2.0, float(kit.px(5)))
    )


def meaning(kit: Kit, outcome: Outcome) -> str:
    """Return what the result of the run means, and what to do next time when there was nothing to be proud of."""
    metrics = outcome.metrics
    smooth, recovery_s = (metrics.get(key) for key in ("start_smoothness_pct", "recovery_time_s"))
    if smooth is None:
        return kit.t("roll_container-meaning-none")
    if lost := metrics.get("unrecovered", 0.0):
        back = metrics.get("recoveries", 0.0)
        says = kit.t("roll_container-meaning-some", back=round(back), all=round(back + lost), smooth=round(smooth))
    elif recovery_s is None:
        says = kit.t("roll_container-meaning-short", smooth=round(smooth))
    else:
        says = kit.t("roll_container-meaning", smooth=round(smooth), recovery=round(recovery_s, 1))
    return says if moment(kit, outcome) else f"{says} {kit.t(_step(metrics))}"


def moment(kit: Kit, outcome: Outcome) -> str:
    """Return something of the run to be proud of, the hardest first, or nothing."""
    metrics = outcome.metrics
    recovery_s, clean = metrics.get("recovery_time_s"), metrics.get("clean_stops", 0.0)
    smooth = metrics.get("start_smoothness_pct", 0.0)
    if recovery_s is not None and recovery_s <= QUICK_S and not metrics.get("unrecovered", 0.0):
        return kit.t("roll_container-moment-recovery", recovery=round(recovery_s, 1))
    if metrics.get("way_pct", 0.0) >= _WHOLE_PCT and not metrics.get("goods_lost", 1.0):
        return kit.t("roll_container-moment-whole", goods=GOODS)
    if clean:
        return kit.t("roll_container-moment-clean", clean=round(clean))
    return kit.t("roll_container-moment-smooth", smooth=round(smooth)) if smooth >= _SMOOTH_PCT else ""


def _step(metrics: Mapping[str, float]) -> str:
    """Return the text of what to do next time, by what went worst."""
    if metrics.get("unrecovered", 0.0) or metrics.get("recovery_time_s", 0.0) > QUICK_S:
        return "roll_container-meaning-next-home"
    return (
        "roll_container-meaning-next-goods" if metrics.get("goods_lost", 0.0) else "roll_container-meaning-next-start"
    )
