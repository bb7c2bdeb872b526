"""Pictures of results: the scale of a stabilogram, the star, both sides, the band of a score."""

import pygame
import pytest

from kiosk.gallery.findings import SAMPLES
from kiosk.widgets.band import draw_band
from kiosk.widgets.limits_star import draw_star
from kiosk.widgets.sides import draw_sides
from kiosk.widgets.stabilogram import draw_stabilogram, scale_mm
from station.programme.findings import Lean, Sides, Stabilogram
from tests.fakes.stage_set import kit

PLACE = pygame.Rect(100, 80, 500, 400)


@pytest.fixture
def surface() -> pygame.Surface:
    kit()  # opens the window that tests of drawing share
    return pygame.Surface((720, 560)).convert()


def spot_of(surface: pygame.Surface, colour: str) -> pygame.Mask:
    rgb = kit().colour(colour)
    return pygame.mask.from_threshold(surface, rgb, (6, 6, 6))


@pytest.mark.parametrize(("mm_per_px", "mm"), [(0.02, 2), (0.05, 5), (0.1, 10), (0.3, 50), (1.0, 100)])
def test_the_bar_is_the_longest_round_one_that_takes_a_third(mm_per_px: float, mm: int) -> None:
    assert scale_mm(mm_per_px, 500) == mm


def test_the_bar_is_as_long_as_it_says(surface: pygame.Surface) -> None:
    """A way along ML from -20 to 20 mm: the picture's scale is told from how wide it is drawn."""
    way = Stabilogram(((-20.0, 0.0), (20.0, 0.0)), 5.0, 5.0, 0.0)
    mm, bar = draw_stabilogram(kit(), surface, PLACE, way)
    drawn = spot_of(surface, "trail").get_bounding_rects()
    width = max(rect.right for rect in drawn) - min(rect.left for rect in drawn)
    assert 40.0 / width == pytest.approx(mm / bar.width, rel=0.03)
    assert PLACE.contains(bar)


def test_front_is_up_and_right_is_right(surface: pygame.Surface) -> None:
    way = Stabilogram(((10.0, 10.0), (12.0, 12.0), (11.0, 12.0)), 1.0, 1.0, 0.0)
    draw_stabilogram(kit(), surface, PLACE, way)
    x, y = spot_of(surface, "trail").centroid()
    assert x > PLACE.centerx and y < PLACE.centery


def test_everything_of_a_stabilogram_stays_in_its_place(surface: pygame.Surface) -> None:
    shown = SAMPLES["score"][1].stabilogram
    assert shown is not None
    draw_stabilogram(kit(), surface, PLACE, shown)
    for colour in ("trail", "accent"):
        assert all(PLACE.contains(rect) for rect in spot_of(surface, colour).get_bounding_rects())


def test_the_numbers_of_a_star_stand_on_their_sides_and_apart(surface: pygame.Surface) -> None:
    leans = SAMPLES["star"][1].leans
    labels = draw_star(kit(), surface, PLACE, leans)
    boxes = [label.rect for label in labels]
    assert all(boxes[n].collidelist(boxes[n + 1 :]) < 0 for n in range(len(boxes)))
    for lean, box in zip(leans, boxes, strict=True):
        if "right" in lean.direction:
            assert box.left > PLACE.centerx
        if "front" in lean.direction:
            assert box.bottom < PLACE.centery


def test_a_star_is_in_centimetres_where_a_height_is_not_known(surface: pygame.Surface) -> None:
    (label,) = draw_star(kit(), surface, PLACE, [Lean("front", 5.5, None)])
    assert label.string == kit().t("finding-unit-cm", value=5.5)


def test_bars_are_as_high_as_their_numbers(surface: pygame.Surface) -> None:
    draw_sides(kit(), surface, PLACE, Sides(10.0, 30.0, "s", more_is_better=True))
    left, right = (max(spot_of(surface, c).get_bounding_rects(), key=lambda r: r.height) for c in ("accent", "trail"))
    assert right.height / left.height == pytest.approx(3.0, rel=0.06)
    assert left.right < PLACE.centerx < right.left


def test_a_score_lies_in_its_band_on_the_rail(surface: pygame.Surface) -> None:
    draw_band(kit(), surface, PLACE, 30.0, (20.0, 40.0))
    band = spot_of(surface, "accent").get_bounding_rects()
    left, right = min(rect.left for rect in band), max(rect.right for rect in band)
    assert left == pytest.approx(PLACE.left + 0.2 * PLACE.width, abs=4)
    assert right == pytest.approx(PLACE.left + 0.4 * PLACE.width, abs=4)
