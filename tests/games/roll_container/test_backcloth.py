"""What is far is painted over a few frames, and lies where the eye looks meanwhile."""

from collections.abc import Iterator

import pygame
import pytest

from games.roll_container.backcloth import EDGE_M, Backcloth
from games.roll_container.course import Course, Zone
from games.roll_container.lane import BEHIND_M, Eye, Place, Way

_WINDOW = pygame.Rect(0, 0, 320, 180)
_PARTS = 3
_FAR_M = 30.0


class Post:
    """Paints one post, far away beside the lane, and counts how often a picture was begun and how many parts came."""

    def __init__(self) -> None:
        self.begun, self.parts = 0, 0

    def __call__(self, picture: pygame.Surface, eye: Eye, from_m: float) -> Iterator[None]:
        self.begun += 1
        picture.fill("black")
        x, y, _ = eye.spot(_FAR_M, 2.0, 1.0)
        picture.fill("white", pygame.Rect(round(x) - 2, round(y) - 2, 5, 5))
        for _ in range(_PARTS):
            self.parts += 1
            yield


class Walk:
    """An eye that walks along a lane, and what it sees on the cloth."""

    def __init__(self) -> None:
        self.way = Way(Course((Zone("concrete", -20.0, 90.0),), 60.0, 0.75))
        self.eye = Eye(Place((160.0, 80.0), 120.0))
        self.cloth, self.post = Backcloth(_WINDOW, 24), Post()
        self.surface = pygame.Surface(_WINDOW.size)

    def to(self, s_m: float, yaw_rad: float = 0.0, lift_px: float = 0.0) -> float:
        self.eye.look(self.way, s_m, 0.0, yaw_rad, lift_px)
        self.surface.fill("red")
        return self.cloth.draw(self.surface, self.eye, self.post)

    def post_px(self) -> tuple[float, float]:
        white = pygame.mask.from_threshold(self.surface, (255, 255, 255), (9, 9, 9))
        return white.centroid()

    def right_px(self) -> tuple[float, float]:
        return self.eye.spot(_FAR_M, 2.0, 1.0)[:2]


@pytest.fixture
def walk() -> Iterator[Walk]:
    pygame.display.init()
    pygame.display.set_mode((320, 180))
    yield Walk()
    pygame.display.quit()


def test_the_first_picture_is_whole_at_once_and_covers_the_window(walk: Walk) -> None:
    edge_m = walk.to(5.0)
    assert edge_m == pytest.approx(5.0 - BEHIND_M + EDGE_M)
    assert walk.post_px() == pytest.approx(walk.right_px(), abs=1.0)
    red = pygame.mask.from_threshold(walk.surface, (255, 0, 0), (9, 9, 9))
    assert red.count() == 0


def test_a_frame_paints_no_more_than_a_part(walk: Walk) -> None:
    walk.to(5.0)
    for frame in range(1, 40):
        before = walk.post.parts
        walk.to(5.0 + 0.02 * frame)
        assert walk.post.parts - before <= 1
    assert walk.post.begun > 5


@pytest.mark.parametrize("moved", [(0.0, 0.0), (0.15, 0.0), (0.0, 4.0), (-0.1, -3.0)])
def test_a_shown_picture_lies_where_the_eye_looks(walk: Walk, moved: tuple[float, float]) -> None:
    """Walking at 1.2 m/s, and turning or bobbing at once: what is far is where it should be, to a pixel and a half."""
    for frame in range(30):
        walk.to(5.0 + 0.02 * frame)
    walk.to(5.6, *moved)
    assert walk.post_px() == pytest.approx(walk.right_px(), abs=1.5)


def test_a_run_that_begins_anew_is_not_seen_from_its_end(walk: Walk) -> None:
    for frame in range(30):
        walk.to(15.0 + 0.02 * frame)
    assert walk.to(2.0) == pytest.approx(2.0 - BEHIND_M + EDGE_M)
    assert walk.post_px() == pytest.approx(walk.right_px(), abs=1.0)
