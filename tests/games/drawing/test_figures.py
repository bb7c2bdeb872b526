from collections.abc import Callable

import numpy as np
import pygame
import pytest

from games.drawing import figures
from tests.fakes.stage_set import kit

HEIGHT = 300


def middles(picture: pygame.Surface) -> tuple[float, float]:
    """Return where the head and where the soles are, across the picture, from its middle."""
    alpha = pygame.surfarray.array_alpha(picture).astype(float)
    across = np.arange(picture.get_width()) + 0.5 - picture.get_width() / 2
    head, soles = alpha[:, : HEIGHT // 8].sum(axis=1), alpha[:, -HEIGHT // 20 :].sum(axis=1)
    return float((across * head).sum() / head.sum()), float((across * soles).sum() / soles.sum())


@pytest.mark.parametrize("figure", [figures.person, figures.person_aside])
def test_a_person_leans_from_the_ankles_with_the_feet_where_they_were(figure: Callable[..., pygame.Surface]) -> None:
    back, upright, ahead = (middles(figure(kit(), HEIGHT, "ink", lean)) for lean in (-1.0, 0.0, 1.0))
    tilt = HEIGHT * np.sin(figures.LEAN_RAD)
    assert ahead[0] - upright[0] == pytest.approx(0.9 * tilt, rel=0.15)
    assert upright[0] - back[0] == pytest.approx(0.9 * tilt, rel=0.15)
    assert back[1] == pytest.approx(upright[1], abs=1) and ahead[1] == pytest.approx(upright[1], abs=1)


def test_from_the_side_the_toes_point_to_where_forward_is() -> None:
    behind, aside = (middles(each(kit(), HEIGHT, "ink", 0.0)) for each in (figures.person, figures.person_aside))
    assert abs(behind[1]) < 1
    assert aside[1] > 3
