"""What is far is painted over a few frames, and lies where the eye looks meanwhile."""

from collections.abc import Iterator

import pygame
import pytest

from games.roll_container.backcloth import Backcloth, Pixel
from games.roll_container.course import Course, Zone
from games.roll_container.lane import BEHIND_M, Eye, Place, Way
from tests.fakes.stage_set import kit

_WINDOW = pygame.Rect(0, 0, 320, 180)
_PARTS = 3
_FAR_M = 30.0


class Post:
    """Paints one post, far away beside the lane, and counts how often a picture was begun and how many parts came."""

    def __init__(self) -> None:
        self.begun, self.parts = 0, 0

    def __call__(self, picture: pygame.Surface, eye: Eye, corner: Pixel) -> Iterator[None]:
        self.begun += 1
        picture.fill("black")
        for part in range(_PARTS):
            if part:
                yield
            self.parts += 1
        x, y, _ = eye.spot(_FAR_M, 2.0, 1.0)
        picture.fill("white", pygame.Rect(round(x) - 2, round(y) - 2, 5, 5))


class Walk:
    """An eye that walks along a lane, and what it sees on the cloth."""

    def __init__(self) -> None:
        self.way = Way(Course((Zone("concrete", -20.0, 90.0),), 60.0, 0.75))
        self.eye = Eye(Place((160.0, 80.0), 120.0))
        self.cloth, self.post = Backcloth(_WINDOW, 24, 20.0), Post()
        self.surface = pygame.Surface(_WINDOW.size)

    def to(self, s_m: float, yaw_rad: float = 0.0, lift_px: float = 0.0, *, parts: int = 1) -> float:
        self.eye.look(self.way, s_m, 0.0, yaw_rad, lift_px)
        self.surface.fill("red")
        self.cloth.draw(self.surface, self.eye, self.post, parts=parts)
        return self.cloth.stood_m

    def post_px(self) -> tuple[float, float]:
        white = pygame.mask.from_threshold(self.surface, (255, 255, 255), (9, 9, 9))
        return white.centroid()

    def right_px(self) -> tuple[float, float]:
        return self.eye.spot(_FAR_M, 2.0, 1.0)[:2]


@pytest.fixture
def walk() -> Walk:
    kit()  # opens the window that tests of drawing share
    return Walk()


def test_the_first_picture_is_whole_at_once_and_covers_the_window(walk: Walk) -> None:
    assert walk.to(5.0) == pytest.approx(5.0 - BEHIND_M)
    assert walk.post_px() == pytest.approx(walk.right_px(), abs=1.0)
    red = pygame.mask.from_threshold(walk.surface, (255, 0, 0), (9, 9, 9))
    assert red.count() == 0


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_a_frame_paints_as_many_parts_as_it_may(walk: Walk, parts: int) -> None:
    """Whatever is left of a picture is painted before the next is begun: no frame does more, and none does nothing."""
    walk.to(5.0)
    for frame in range(1, 61):
        before = walk.post.parts
        walk.to(5.0 + 0.02 * frame, parts=parts)
        assert 1 <= walk.post.parts - before <= parts
    assert walk.post.begun == 1 + 60 // -(-_PARTS // parts)


def test_a_picture_is_right_in_the_middle_of_the_time_that_it_is_shown(walk: Walk) -> None:
    """Walking evenly, what is shown was painted for places around where one is: half before, half after."""
    gaps = [walk.to(5.0 + 0.02 * frame) - (5.0 + 0.02 * frame - BEHIND_M) for frame in range(120)][30:]
    assert sum(gaps) / len(gaps) == pytest.approx(0.0, abs=0.011)
    assert max(map(abs, gaps)) < 0.02 * _PARTS


def test_a_cloth_lies_right_on_a_picture_that_begins_elsewhere(walk: Walk) -> None:
    """Drawn on a picture whose corner lies at (-16, -16) of the screen, all is 16 pixels farther on it."""
    walk.to(5.0)
    x, y = walk.post_px()
    walk.surface.fill("red")
    walk.cloth.draw(walk.surface, walk.eye.on((-16, -16)), walk.post, corner=(-16, -16))
    assert walk.post_px() == (x + 16, y + 16)


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
    assert walk.to(2.0) == pytest.approx(2.0 - BEHIND_M)
    assert walk.post_px() == pytest.approx(walk.right_px(), abs=1.0)
