"""The trainee in pictures: feet, the board from above, a person leaning on it."""

import math
from typing import Final, NamedTuple

import pygame

from games.drawing import shapes
from games.drawing.kit import Kit, baked
from games.drawing.shapes import Point

_SOLE: Final = (
    (0.00, 0.50),
    (0.12, 0.45),
    (0.15, 0.31),
    (0.13, 0.05),
    (0.19, -0.17),
    (0.19, -0.33),
    (0.09, -0.45),
    (-0.05, -0.50),
    (-0.15, -0.45),
    (-0.18, -0.26),
    (-0.11, 0.03),
    (-0.13, 0.30),
    (-0.11, 0.45),
)
"""Outline of a right foot from above, heel down, of length 1."""

FEET_TURN: Final = 10 / 360
"""Each foot turned out: 20 degrees between the feet (training.md, section 2)."""


def _curve(points: tuple[Point, ...]) -> list[Point]:
    """Return a closed smooth curve through points (Catmull-Rom)."""
    curve = []
    count = len(points)
    for i in range(count):
        p0, p1, p2, p3 = (points[(i + j - 1) % count] for j in range(4))
        for step in range(8):
            t = step / 8
            curve.append(
                (
                    _spline(p0[0], p1[0], p2[0], p3[0], t),
                    _spline(p0[1], p1[1], p2[1], p3[1], t),
                )
            )
    return curve


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - 3 * c + d - a) * t**3)


def feet(kit: Kit, height: int, colour: str, stroke: float = 0.0) -> pygame.Surface:
    """Return both feet from above as the template has them, filled, or as a line of ``stroke`` pixels."""
    return feet_in(kit, height, colour, "template", stroke)


_STANCES: Final[dict[str, tuple[float, float, tuple[Point | None, Point | None]]]] = {
    "template": (0.94, FEET_TURN, ((-0.27, 0.0), (0.27, 0.0))),
    "together": (0.94, 0.0, ((-0.2, 0.0), (0.2, 0.0))),
    "tandem": (0.485, 0.0, ((0.0, 0.255), (0.0, -0.255))),
    "tandem_left": (0.485, 0.0, ((0.0, -0.255), (0.0, 0.255))),
    "tandem_right": (0.485, 0.0, ((0.0, 0.255), (0.0, -0.255))),
    "left_leg": (0.94, 0.0, ((0.0, 0.0), None)),
    "right_leg": (0.94, 0.0, (None, (0.0, 0.0))),
}
"""Length of a foot, its turn outward in turns, and where left and right foot stand, None for one in the air; in heights
of the picture."""


@baked
def feet_in(kit: Kit, height: int, colour: str, stance: str, stroke: float = 0.0) -> pygame.Surface:
    """Return both feet from above, filled, or as a line of ``stroke`` pixels.

    Parameters
    ----------
    kit : Kit
    height : int
        Of the picture in pixels, 1.05 of it wide.
    colour : str
    stance : str
        "template", "together", "tandem", or one of the stances of a test on the board.
    stroke : float
    """
    rgb = kit.colour(colour)
    size = (round(height * 1.05), height)
    share, turned, places = _STANCES[stance]
    length = height * share

    def draw(surface: pygame.Surface, factor: float) -> None:
        for side, foot in zip((-1, 1), places, strict=True):
            if foot is None:
                continue
            right, down = foot
            turn = 2 * math.pi * turned * side
            middle = (size[0] / 2 + right * height, height / 2 + down * height)
            points = []
            for x, y in _curve(_SOLE):
                x_side = x * side
                points.append(
                    (
                        (middle[0] + length * (x_side * math.cos(turn) - y * math.sin(turn))) * factor,
                        (middle[1] + length * (x_side * math.sin(turn) + y * math.cos(turn))) * factor,
                    )
                )
            if stroke:
                shapes.thick_line(surface, rgb, [*points, points[0]], stroke * factor)
            else:
                pygame.draw.polygon(surface, rgb, points)

    return shapes.smooth(size, rgb, draw)


_Line = tuple[Point, ...]


class _Pose(NamedTuple):
    """A person of height 1, ankles at the origin: lines of limbs, corners of the trunk, height of the head's middle."""

    soles: tuple[_Line, ...]
    legs: tuple[_Line, ...]
    arms: tuple[_Line, ...]
    trunk: _Line
    head: Point = (0.0, 0.925)


_BACK: Final = ((-0.095, 0.785), (0.095, 0.785), (0.058, 0.50), (-0.058, 0.50))
_HANGING: Final = ((0.118, 0.785), (0.165, 0.62), (0.16, 0.46))
_REACHING: Final = ((0.118, 0.785), (0.23, 0.645), (0.36, 0.60))
"""Arms on the right side: shoulder, elbow, hand."""
_LEFT: Final = tuple((-x, y) for x, y in _HANGING)

_LIMB: Final = 0.068

LEAN_RAD: Final = math.radians(10)
"""How far a lean of 1 tilts the picture: more than anyone's real ankle does, so that it shows."""


def person(kit: Kit, height: int, colour: str, lean: float) -> pygame.Surface:
    """Return a standing person who leans from the ankles, feet flat.

    Parameters
    ----------
    kit : Kit
    height : int
        Of the picture in pixels; the soles are at the middle of its lower edge.
    colour : str
    lean : float
        -1 to 1: to the left and right of the picture, seen from behind.
    """
    return _standing(kit, height, colour, lean, "template")


def person_aside(kit: Kit, height: int, colour: str, lean: float) -> pygame.Surface:
    """Return a standing person from the side, looking to the right, who leans from the ankles, feet flat.

    Parameters
    ----------
    kit : Kit
    height : int
        Of the picture in pixels; the soles are at the middle of its lower edge.
    colour : str
    lean : float
        -1 to 1: backward and forward.
    """
    return _standing(kit, height, colour, lean, "aside")


def person_pushing(kit: Kit, height: int, colour: str) -> pygame.Surface:
    """Return a person who stands upright, from the side, with the arms stretched out to the right."""
    return _standing(kit, height, colour, 0.0, "pushing")


def person_in(kit: Kit, height: int, colour: str, stance: str) -> pygame.Surface:
    """Return a person who stands upright, from behind: "template", "together" or "tandem"."""
    return _standing(kit, height, colour, 0.0, stance)


def person_holding(kit: Kit, height: int, colour: str) -> pygame.Surface:
    """Return a person who stands upright with the right hand on something at the height of the hip."""
    return _standing(kit, height, colour, 0.0, "holding")


_TEMPLATE: Final = _Pose(
    (((-0.075, 0.0), (-0.1, 0.0)), ((0.075, 0.0), (0.1, 0.0))),
    (((-0.075, 0.0), (-0.052, 0.46)), ((0.075, 0.0), (0.052, 0.46))),
    (_HANGING, _LEFT),
    _BACK,
)
_ASIDE: Final = _Pose(
    (((-0.03, 0.0), (0.09, 0.0)),),
    (((-0.012, 0.0), (-0.012, 0.47)), ((0.012, 0.0), (0.016, 0.47))),
    (((0.0, 0.775), (0.05, 0.62), (0.115, 0.49)),),
    ((-0.036, 0.785), (0.036, 0.785), (0.03, 0.50), (-0.03, 0.50)),
    (0.016, 0.925),
)
_POSES: Final = {
    "template": _TEMPLATE,
    "holding": _TEMPLATE._replace(arms=(_REACHING, _LEFT)),
    "together": _TEMPLATE._replace(
        soles=(((-0.036, 0.0), (-0.04, 0.0)), ((0.036, 0.0), (0.04, 0.0))),
        legs=(((-0.036, 0.0), (-0.048, 0.46)), ((0.036, 0.0), (0.048, 0.46))),
    ),
    "tandem": _TEMPLATE._replace(
        soles=(((0.0, 0.0), (0.0, -0.004)), ((0.022, 0.05), (0.026, 0.05))),
        legs=(((0.0, 0.0), (-0.05, 0.46)), ((0.022, 0.05), (0.05, 0.46))),
    ),
    "aside": _ASIDE,
    "pushing": _ASIDE._replace(arms=(((0.0, 0.765), (0.13, 0.70), (0.30, 0.73)),)),
}
"""From behind, but for the last two; in tandem the front foot is farther away and so stands higher in the picture."""


@baked
def _standing(kit: Kit, height: int, colour: str, lean: float, pose: str) -> pygame.Surface:
    rgb = kit.colour(colour)
    size = (round(height * 0.8), height)
    tall = height * 0.94
    form = _POSES[pose]

    def place(point: Point, factor: float, angle: float) -> Point:
        x, y = point
        turned = (x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle))
        return (size[0] / 2 + turned[0] * tall) * factor, (height - (turned[1] + _LIMB / 2) * tall) * factor

    def draw(surface: pygame.Surface, factor: float) -> None:
        angle = lean * LEAN_RAD
        width = tall * _LIMB * factor
        for line in form.soles:
            shapes.thick_line(surface, rgb, [place(point, factor, 0.0) for point in line], width)
        for lines, share in ((form.legs, 1.0), (form.arms, 0.66)):
            for line in lines:
                shapes.thick_line(surface, rgb, [place(point, factor, angle) for point in line], width * share)
        trunk = [place(point, factor, angle) for point in form.trunk]
        pygame.draw.polygon(surface, rgb, trunk)
        shapes.thick_line(surface, rgb, [*trunk, trunk[0]], width * 0.95)
        pygame.draw.circle(surface, rgb, place(form.head, factor, angle), tall * 0.064 * factor)

    return shapes.smooth(size, rgb, draw)
