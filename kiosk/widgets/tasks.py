"""What is done in a test, as a picture: where more is to be done than to stand on the board as its picture shows."""

import pygame

from games.drawing import Kit, figures, shapes
from games.drawing.shapes import strokes
from kiosk.widgets.picture import clear, step_picture
from station.trial.protocol import Measure
from station.trial.stage import Now, Stage


def task_picture(kit: Kit, size: int, measure: Measure, now: Now) -> pygame.Surface | None:
    """Return what is to be done now; None where that is to stand as the board's own picture shows.

    Parameters
    ----------
    kit : Kit
    size : int
        Of the picture in pixels.
    measure : Measure
        What the trials of the test are about.
    now : Now
    """
    if now.stage is Stage.STEP_OFF:
        return step_picture(kit, size, off=True)
    if now.turn is None:
        return None
    if now.turn.condition.seated:
        return _seat(kit, size)
    if now.stage is not Stage.INSTRUCTION or now.new_floor:
        return None
    if measure is Measure.PUSH:
        return _push(kit, size)
    return step_picture(kit, size, off=False, stance=now.turn.condition.stance) if measure is Measure.LANDING else None


def _seat(kit: Kit, size: int) -> pygame.Surface:
    """Return a person on a chair, from the side."""
    picture = clear(kit, size)
    chair = (((0.26, 0.38), (0.26, 0.94)), ((0.26, 0.69), (0.6, 0.69)), ((0.58, 0.69), (0.58, 0.94)))
    picture.blit(strokes(kit, (size, size), chair, size * 0.04, "accent"), (0, 0))
    floor = (((0.08, 0.96), (0.92, 0.96)),)
    picture.blit(strokes(kit, (size, size), floor, size * 0.04, "line"), (0, 0))
    body = (((0.40, 0.33), (0.37, 0.59), (0.66, 0.59), (0.68, 0.89), (0.76, 0.89)),)
    picture.blit(strokes(kit, (size, size), body, size * 0.075, "ink"), (0, 0))
    trunk = (((0.40, 0.33), (0.38, 0.58)),)
    picture.blit(strokes(kit, (size, size), trunk, size * 0.13, "ink"), (0, 0))
    head = shapes.disc(kit, round(size * 0.07), "ink")
    picture.blit(head, head.get_rect(center=(round(size * 0.43), round(size * 0.17))))
    return picture


def _push(kit: Kit, size: int) -> pygame.Surface:
    """Return a person on the board, from the side, and a partner behind, who pushes."""
    picture = clear(kit, size)
    high, sole = round(size * 0.72), round(size * 0.86)
    partner = figures.person_pushing(kit, high, "ink_soft")
    picture.blit(partner, partner.get_rect(midbottom=(round(size * 0.33), round(size * 0.91))))
    trainee = figures.person_aside(kit, high, "ink", 0.0)
    picture.blit(trainee, trainee.get_rect(midbottom=(round(size * 0.64), sole)))
    board, floor = (((0.48, 0.885), (0.84, 0.885)),), (((0.08, 0.94), (0.92, 0.94)),)
    picture.blit(strokes(kit, (size, size), board, size * 0.05, "ink"), (0, 0))
    picture.blit(strokes(kit, (size, size), floor, size * 0.04, "line"), (0, 0))
    arrow = (((0.72, 0.34), (0.92, 0.34)), ((0.85, 0.27), (0.92, 0.34), (0.85, 0.41)))
    picture.blit(strokes(kit, (size, size), arrow, size * 0.045, "accent"), (0, 0))
    return picture
