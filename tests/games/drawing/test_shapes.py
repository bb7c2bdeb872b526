"""Shapes look the same however they are stored."""

import numpy as np
import pygame

from games.drawing import shapes
from tests.fakes.stage_set import kit

SIZE = (120, 80)


def on_orange(picture: pygame.Surface) -> np.ndarray:
    ground = pygame.Surface(SIZE).convert()
    ground.fill((210, 140, 60))
    ground.blit(picture, (10, 5))
    return pygame.surfarray.array3d(ground).astype(int)


def test_a_picture_in_runs_looks_as_before() -> None:
    plain = shapes.new_panel(kit(), (90, 60), 20, "ground")
    runs = shapes.in_runs(plain.copy())
    assert np.abs(on_orange(plain) - on_orange(runs)).max() <= 1  # of 255: the two round differently
    assert runs.get_flags() & pygame.RLEACCEL and not plain.get_flags() & pygame.RLEACCEL
