"""What Target Tracker shows of a round."""

from dataclasses import replace
from typing import Any

import pygame

from tests.fakes.stage_set import games, kit, played


def _bright(state: Any) -> int:
    """Return how many pixels of a moment have the lantern's colour."""
    game, the_kit = games()["target_tracker"], kit()
    surface = pygame.display.get_surface()
    assert surface is not None
    game.view.View(the_kit, game.content.level(3).params).draw(surface, state, (0.3, 0.2), None)
    return pygame.mask.from_threshold(surface, the_kit.colour("accent"), (30, 30, 30, 255)).count()


def test_inside_and_outside_differ_in_shape_not_only_in_colour() -> None:
    """Both are drawn in the lantern's colour; a full circle has far more of it than a dashed one."""
    state = next(s for s in played("target_tracker").states.values() if s.inside)
    assert _bright(state) > 1.3 * _bright(replace(state, inside=False))
