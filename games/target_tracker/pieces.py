"""What floats in the harbour, as baked pictures: the trainee's boat, buoys, glints, the mark of the best round."""

import math

import pygame

from games.drawing import Kit, shapes
from games.target_tracker.lantern import ADD, warm


def stack(*pictures: pygame.Surface) -> pygame.Surface:
    """Return lights added up, all centred on the first, the largest."""
    stack = pictures[0].copy()
    for picture in pictures[1:]:
        stack.blit(picture, picture.get_rect(center=stack.get_rect().center), special_flags=ADD)
    return stack


def glint(kit: Kit, wide: int, high: int) -> pygame.Surface:
    """Return a lying streak of moonlight, to be added."""

    def make() -> pygame.Surface:
        lamp = shapes.light(kit, 24, "ink_soft", 0.42, 0.8)
        return pygame.transform.smoothscale(lamp, (wide, high)).convert()

    return kit.keep(("harbour glint", wide, high), make)


def boat(kit: Kit, length: int, turn: float) -> pygame.Surface:
    """Return the trainee's own small boat from above, its lamp in the middle, its bow at an angle in turns."""

    def make() -> pygame.Surface:
        size, angle = (round(length * 1.1), round(length * 1.1)), 2 * math.pi * turn
        edge, deck = kit.colour("trail"), shapes.mixed(kit, "ground", "trail", 0.25)
        hull = ((0.0, -0.5), (0.13, -0.37), (0.21, -0.18), (0.24, 0.04), (0.22, 0.24), (0.15, 0.38))
        outline = (*hull, *((-x, y) for x, y in reversed(hull[1:])))

        def draw(surface: pygame.Surface, factor: float) -> None:
            def place(x: float, y: float) -> tuple[float, float]:
                right, down = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
                return (size[0] / 2 + right * length) * factor, (size[1] / 2 + down * length) * factor

            pygame.draw.polygon(surface, edge, [place(x, y) for x, y in outline])
            pygame.draw.polygon(surface, deck, [place(0.74 * x, 0.80 * y) for x, y in outline])
            pygame.draw.circle(surface, kit.colour("ground"), place(0, 0), 0.215 * length * factor)
            pygame.draw.circle(surface, kit.colour("ink"), place(0, 0), 0.175 * length * factor)

        return shapes.smooth(size, edge, draw)

    return kit.keep(("own boat", length, turn), make)


def buoy(kit: Kit, height: int, *, done: bool) -> pygame.Surface:
    """Return a buoy with its top mark; a reached one is lit and carries a tick."""

    def make() -> pygame.Surface:
        size = (height, height)
        rgb = kit.colour("good" if done else "ink_soft")
        dark, band = shapes.mixed(kit, "ground", "surface", 0.5), shapes.mixed(kit, "ink_soft", "surface_high", 0.55)

        def draw(surface: pygame.Surface, factor: float) -> None:
            def place(*points: tuple[float, float]) -> list[tuple[float, float]]:
                return [((0.5 + x) * height * factor, y * height * factor) for x, y in points]

            left, top = place((-0.26, 0.70))[0]
            pygame.draw.ellipse(surface, dark, pygame.Rect(left, top, 0.52 * height * factor, 0.22 * height * factor))
            pygame.draw.polygon(surface, rgb, place((-0.055, 0.30), (0.055, 0.30), (0.22, 0.80), (-0.22, 0.80)))
            pygame.draw.polygon(surface, band, place((-0.105, 0.45), (0.105, 0.45), (0.155, 0.60), (-0.155, 0.60)))
            if not done:
                shapes.thick_line(surface, rgb, place((0.0, 0.10), (0.0, 0.30)), 0.045 * height * factor)
                pygame.draw.polygon(surface, rgb, place((0.0, 0.06), (0.24, 0.15), (0.0, 0.24)))

        picture = shapes.smooth(size, rgb, draw)
        if done:
            plate, tick = (
                shapes.disc(kit, round(height * 0.25), "good"),
                shapes.check(kit, round(height * 0.40), "ground"),
            )
            for part in (plate, tick):
                picture.blit(part, part.get_rect(center=(height // 2, round(height * 0.26))))
        return picture

    return kit.keep(("buoy", height, done), make)


def rising(kit: Kit, radius: int, part: float) -> pygame.Surface:
    """Return a paper lantern that rises, as light to be added; ``part`` of its way from 0 to 1: it fades."""

    def make() -> pygame.Surface:
        left = 1.0 - part**1.5
        picture = shapes.light(kit, radius, warm(kit), 0.55 * left, 2.2).copy()
        lamp = shapes.light(kit, 32, "accent", 0.95 * left, 0.5)
        body = pygame.transform.smoothscale(lamp, (max(2, round(radius * 0.46)), max(2, round(radius * 0.62))))
        picture.blit(body, body.get_rect(center=picture.get_rect().center), special_flags=ADD)
        return picture.convert()

    return kit.keep(("rising lantern", radius, part), make)


def best_mark(kit: Kit, size: int, *, beaten: bool) -> pygame.Surface:
    """Return the mark of the best round: a hollow star in a ring; full and gold while the trainee is ahead of it."""

    def make() -> pygame.Surface:
        plate = shapes.disc(kit, size // 2, "ground").copy()
        edge = shapes.ring(kit, size // 2, max(2, size // 12), "accent" if beaten else "ink")
        radius = max(3, round(size * 0.32))
        star = shapes.star(kit, radius, "accent") if beaten else shapes.star_outline(kit, radius, size * 0.07, "ink")
        for picture in (edge, star):
            plate.blit(picture, picture.get_rect(center=plate.get_rect().center))
        return plate

    return kit.keep(("best mark", size, beaten), make)
