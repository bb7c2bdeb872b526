"""Small pictures with a meaning: icons and pictograms, each baked once in one colour."""

import math

import pygame

from games.drawing import Kit, figures, shapes
from games.drawing.shapes import strokes


def clear(kit: Kit, size: int) -> pygame.Surface:
    """Return a square to draw on, with nothing on it; where its edges are soft, they are light."""
    picture = pygame.Surface((size, size), pygame.SRCALPHA)
    picture.fill((*kit.colour("ink"), 0))
    return picture


def keys_icon(kit: Kit, size: int) -> pygame.Surface:
    """Return a key with an arrow: the simulated trainee is steered from here."""
    lines = (
        ((0.12, 0.16), (0.88, 0.16), (0.88, 0.84), (0.12, 0.84), (0.12, 0.16)),
        ((0.34, 0.5), (0.66, 0.5)),
        ((0.52, 0.34), (0.68, 0.5), (0.52, 0.66)),
    )
    return strokes(kit, (size, size), lines, size * 0.08, "ink_soft")


def notice_icon(kit: Kit, size: int) -> pygame.Surface:
    """Return an exclamation mark in a circle."""
    icon = shapes.ring(kit, size // 2, max(2, size // 12), "warn").copy()
    mark = strokes(kit, icon.get_size(), (((0.5, 0.26), (0.5, 0.56)), ((0.5, 0.74), (0.5, 0.75))), size * 0.11, "warn")
    icon.blit(mark, (0, 0))
    return icon


def reach_icon(kit: Kit, size: int) -> pygame.Surface:
    """Return a dashed ring with a cross of arrows: the reach that steers is a usual one, not measured."""
    icon = shapes.dashes(kit, size // 2, max(2, size // 10), "warn", 8).copy()
    icon.blit(
        strokes(kit, icon.get_size(), (((0.36, 0.5), (0.64, 0.5)), ((0.5, 0.36), (0.5, 0.64))), size * 0.09, "warn"),
        (0, 0),
    )
    return icon


def board_icon(kit: Kit, size: int, there: bool) -> pygame.Surface:
    """Return the board with feet on it, or empty."""
    icon = pygame.Surface((size, size), pygame.SRCALPHA)
    icon.fill((*kit.colour("ink_soft"), 0))
    edge = shapes.outline(kit, (size, round(size * 0.74)), size // 8, max(2, size // 16), "ink_soft")
    icon.blit(edge, edge.get_rect(center=(size // 2, size // 2)))
    if there:
        soles = figures.feet(kit, round(size * 0.54), "ink")
        icon.blit(soles, soles.get_rect(center=(size // 2, size // 2)))
    return icon


def room_picture(kit: Kit, size: int) -> pygame.Surface:
    """Return a person with free room on all sides."""
    picture = clear(kit, size)
    body = figures.person(kit, round(size * 0.8), "ink", 0.0)
    picture.blit(body, body.get_rect(midbottom=(size // 2, round(size * 0.91))))
    lines = (
        ((0.30, 0.55), (0.06, 0.55)),
        ((0.14, 0.47), (0.06, 0.55), (0.14, 0.63)),
        ((0.70, 0.55), (0.94, 0.55)),
        ((0.86, 0.47), (0.94, 0.55), (0.86, 0.63)),
        ((0.04, 0.94), (0.96, 0.94)),
    )
    picture.blit(strokes(kit, (size, size), lines, size * 0.045, "accent"), (0, 0))
    return picture


def support_picture(kit: Kit, size: int) -> pygame.Surface:
    """Return a person with a hand on a rail, which goes on to the right."""
    picture = clear(kit, size)
    lines = (
        ((0.54, 0.46), (0.96, 0.46)),
        ((0.62, 0.68), (0.96, 0.68)),
        ((0.62, 0.46), (0.62, 0.94)),
        ((0.92, 0.46), (0.92, 0.94)),
        ((0.04, 0.94), (0.96, 0.94)),
    )
    picture.blit(strokes(kit, (size, size), lines, size * 0.045, "accent"), (0, 0))
    body = figures.person_holding(kit, round(size * 0.8), "ink")
    picture.blit(body, body.get_rect(midbottom=(round(size * 0.3), round(size * 0.91))))
    return picture


def floor_picture(kit: Kit, size: int) -> pygame.Surface:
    """Return a board on a level floor, with a crossed-out drop of water."""
    picture = clear(kit, size)
    drop = tuple(
        (0.5 + 0.13 * math.sin(turn) * math.sin(turn / 2) ** 1.4, 0.40 - 0.20 * math.cos(turn))
        for turn in (2 * math.pi * step / 40 for step in range(41))
    )
    picture.blit(strokes(kit, (size, size), (drop,), size * 0.04, "ink"), (0, 0))
    lines = (((0.30, 0.61), (0.70, 0.17)), ((0.04, 0.94), (0.96, 0.94)))
    picture.blit(strokes(kit, (size, size), lines, size * 0.05, "accent"), (0, 0))
    board = (((0.2, 0.84), (0.8, 0.84)),)
    picture.blit(strokes(kit, (size, size), board, size * 0.07, "ink"), (0, 0))
    return picture


def plug_picture(kit: Kit, size: int) -> pygame.Surface:
    """Return a board whose cable is not plugged in."""
    picture = clear(kit, size)
    board = shapes.outline(kit, (round(size * 0.62), round(size * 0.40)), size // 14, max(2, size // 34), "ink")
    picture.blit(board, (round(size * 0.02), round(size * 0.52)))
    soles = figures.feet(kit, round(size * 0.28), "line")
    picture.blit(soles, soles.get_rect(center=(round(size * 0.33), round(size * 0.72))))
    cable = (((0.64, 0.72), (0.76, 0.72), (0.80, 0.66), (0.80, 0.52)),)
    picture.blit(strokes(kit, (size, size), cable, size * 0.03, "ink"), (0, 0))
    plug = (
        ((0.74, 0.50), (0.86, 0.50), (0.86, 0.40), (0.74, 0.40), (0.74, 0.50)),
        ((0.77, 0.38), (0.77, 0.33)),
        ((0.83, 0.38), (0.83, 0.33)),
    )
    picture.blit(strokes(kit, (size, size), plug, size * 0.03, "accent"), (0, 0))
    socket = (((0.70, 0.06), (0.90, 0.06), (0.90, 0.20), (0.70, 0.20), (0.70, 0.06)), ((0.80, 0.24), (0.80, 0.28)))
    picture.blit(strokes(kit, (size, size), socket, size * 0.03, "ink"), (0, 0))
    return picture


def signal_picture(kit: Kit, size: int) -> pygame.Surface:
    """Return a signal that falls silent."""
    wave = ((0.04, 0.5), (0.14, 0.5), (0.2, 0.26), (0.3, 0.76), (0.38, 0.38), (0.44, 0.5))
    picture = strokes(kit, (size, size), (wave,), size * 0.04, "ink").copy()
    dots = tuple(((x, 0.5), (x + 0.001, 0.5)) for x in (0.54, 0.66, 0.78, 0.90))
    picture.blit(strokes(kit, (size, size), dots, size * 0.05, "accent"), (0, 0))
    return picture


def refused_picture(kit: Kit, size: int) -> pygame.Surface:
    """Return a board with a cross: there, but not to be used."""
    picture = clear(kit, size)
    board = shapes.outline(kit, (round(size * 0.86), round(size * 0.56)), size // 12, max(2, size // 30), "ink")
    picture.blit(board, board.get_rect(center=(size // 2, size // 2)))
    sign = shapes.cross(kit, round(size * 0.44), "warn")
    picture.blit(sign, sign.get_rect(center=(size // 2, size // 2)))
    return picture


def load_picture(kit: Kit, size: int) -> pygame.Surface:
    """Return a weight too heavy for the board."""
    picture = clear(kit, size)
    weight = ((0.34, 0.28), (0.66, 0.28), (0.78, 0.66), (0.22, 0.66))
    picture.blit(shapes.polygon(kit, (size, size), weight, "warn"), (0, 0))
    handle = shapes.ring(kit, round(size * 0.11), max(2, size // 28), "warn")
    picture.blit(handle, handle.get_rect(center=(size // 2, round(size * 0.2))))
    lines = (((0.1, 0.74), (0.4, 0.78), (0.6, 0.78), (0.9, 0.74)), ((0.2, 0.82), (0.2, 0.9)), ((0.8, 0.82), (0.8, 0.9)))
    picture.blit(strokes(kit, (size, size), lines, size * 0.06, "ink"), (0, 0))
    return picture


def tilt_picture(kit: Kit, size: int) -> pygame.Surface:
    """Return a wobble top on its way down to the right."""
    picture = clear(kit, size)
    turn, middle = math.radians(16), (0.5, 0.56)

    def on_top(along: float, below: float) -> tuple[float, float]:
        return (
            middle[0] + along * math.cos(turn) - below * math.sin(turn),
            middle[1] + along * math.sin(turn) + below * math.cos(turn),
        )

    bends = [math.pi * step / 24 for step in range(25)]
    dome = tuple(on_top(0.24 * math.cos(bend), 0.05 + 0.22 * math.sin(bend)) for bend in bends)
    picture.blit(shapes.polygon(kit, (size, size), dome, "ink_soft"), (0, 0))
    plate = ((on_top(-0.44, 0.0), on_top(0.44, 0.0)),)
    picture.blit(strokes(kit, (size, size), plate, size * 0.08, "ink"), (0, 0))
    way = tuple((0.5 + 0.42 * math.sin(bend), 0.62 - 0.42 * math.cos(bend)) for bend in (0.3, 0.5, 0.7, 0.9, 1.1))
    head = ((0.78, 0.40), way[-1], (0.93, 0.30))
    floor = ((0.04, 0.87), (0.96, 0.87))
    picture.blit(strokes(kit, (size, size), (way, head, floor), size * 0.045, "accent"), (0, 0))
    return picture


def step_picture(kit: Kit, size: int, off: bool, stance: str = "template") -> pygame.Surface:
    """Return the board from above, feet beside it, and an arrow: step off, or on, to stand there in a stance."""
    picture = clear(kit, size)
    board = shapes.outline(kit, (round(size * 0.84), round(size * 0.44)), size // 14, max(2, size // 34), "ink")
    picture.blit(board, board.get_rect(midtop=(size // 2, round(size * 0.02))))
    ghost = figures.feet_in(kit, round(size * 0.3), "ink_soft", stance, size / 110)
    picture.blit(ghost, ghost.get_rect(center=(size // 2, round(size * 0.24))))
    soles = figures.feet(kit, round(size * 0.3), "ink")
    picture.blit(soles, soles.get_rect(center=(size // 2, round(size * 0.83))))
    ends = (0.50, 0.64) if off else (0.64, 0.50)
    point = 0.05 if off else -0.05
    arrow = (((0.5, ends[0]), (0.5, ends[1])), ((0.44, ends[1] - point), (0.5, ends[1]), (0.56, ends[1] - point)))
    picture.blit(strokes(kit, (size, size), arrow, size * 0.035, "accent"), (0, 0))
    return picture


def brand(kit: Kit, size: int) -> pygame.Surface:
    """Return the sign of the house: a hull on an even keel, a light above it."""
    sign = shapes.glow(kit, size // 2, "accent", 0.5, 1.4).copy()
    hull = strokes(kit, sign.get_size(), (((0.12, 0.6), (0.26, 0.8), (0.74, 0.8), (0.88, 0.6)),), size * 0.085, "ink")
    keel = strokes(kit, sign.get_size(), (((0.06, 0.6), (0.94, 0.6)), ((0.5, 0.8), (0.5, 0.94))), size * 0.085, "ink")
    light = shapes.disc(kit, round(size * 0.13), "accent")
    sign.blit(hull, (0, 0))
    sign.blit(keel, (0, 0))
    sign.blit(light, light.get_rect(center=(sign.get_width() // 2, round(size * 0.28))))
    return sign


def minus_icon(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a minus."""
    return shapes.strokes(kit, (size, size), (((0.15, 0.5), (0.85, 0.5)),), size * 0.15, colour)


def plus_icon(kit: Kit, size: int, colour: str) -> pygame.Surface:
    """Return a plus."""
    lines = (((0.15, 0.5), (0.85, 0.5)), ((0.5, 0.15), (0.5, 0.85)))
    return shapes.strokes(kit, (size, size), lines, size * 0.15, colour)
