"""Fingers, mouse and keys become one small set of gestures."""

from collections.abc import Iterator
from typing import Any

import pygame
import pytest

from kiosk.gestures import Gesture, Gestures, Kind

SIZE = (1000, 500)
MIDDLE = (500, 250)


@pytest.fixture(autouse=True)
def display() -> Iterator[None]:
    """Names of keys are known once there is a display."""
    pygame.display.init()
    yield


@pytest.fixture
def gestures() -> Gestures:
    return Gestures()


def finger(kind: int, number: int = 1, x: float = 0.5, y: float = 0.5) -> pygame.event.Event:
    return pygame.event.Event(kind, finger_id=number, touch_id=7, x=x, y=y, dx=0.0, dy=0.0, pressure=1.0)


def down(number: int = 1, x: float = 0.5, y: float = 0.5) -> pygame.event.Event:
    return finger(pygame.FINGERDOWN, number, x, y)


def motion(number: int = 1, x: float = 0.5, y: float = 0.5) -> pygame.event.Event:
    return finger(pygame.FINGERMOTION, number, x, y)


def up(number: int = 1, x: float = 0.5, y: float = 0.5) -> pygame.event.Event:
    return finger(pygame.FINGERUP, number, x, y)


def event(kind: int, **fields: Any) -> pygame.event.Event:
    return pygame.event.Event(kind, **fields)


def kinds(found: list[Gesture]) -> list[Kind]:
    return [gesture.kind for gesture in found]


def test_a_finger_is_a_pointer_from_down_to_up(gestures: Gestures) -> None:
    events = [down(x=0.25, y=0.5), motion(x=0.5, y=0.5), up(x=0.5, y=0.75)]
    assert gestures.read(events, SIZE) == [
        Gesture(Kind.PRESS, (250, 250)),
        Gesture(Kind.MOVE, (500, 250)),
        Gesture(Kind.RELEASE, (500, 375)),
    ]


def test_the_same_touch_spans_frames(gestures: Gestures) -> None:
    assert kinds(gestures.read([down()], SIZE)) == [Kind.PRESS]
    assert gestures.read([], SIZE) == []
    assert kinds(gestures.read([up()], SIZE)) == [Kind.RELEASE]


def test_a_second_finger_does_nothing_while_the_first_is_down(gestures: Gestures) -> None:
    events = [down(1), down(2, x=0.9), motion(2, x=0.8), up(2, x=0.8), up(1)]
    assert gestures.read(events, SIZE) == [Gesture(Kind.PRESS, MIDDLE), Gesture(Kind.RELEASE, MIDDLE)]


def test_a_finger_that_stays_when_the_first_lifts_is_no_pointer(gestures: Gestures) -> None:
    assert kinds(gestures.read([down(1), down(2), up(1)], SIZE)) == [Kind.PRESS, Kind.RELEASE]
    assert gestures.read([motion(2), up(2)], SIZE) == []
    assert kinds(gestures.read([down(3), up(3)], SIZE)) == [Kind.PRESS, Kind.RELEASE]


def test_a_finger_that_never_came_down_does_nothing(gestures: Gestures) -> None:
    assert gestures.read([motion(5), up(5)], SIZE) == []


def test_the_finger_that_the_screen_numbers_0_counts_too(gestures: Gestures) -> None:
    assert kinds(gestures.read([down(0), down(1), up(0)], SIZE)) == [Kind.PRESS, Kind.RELEASE]


def test_only_the_left_button_of_the_mouse_presses(gestures: Gestures) -> None:
    for button in (2, 3, 4, 5):
        pressed = event(pygame.MOUSEBUTTONDOWN, button=button, pos=MIDDLE)
        released = event(pygame.MOUSEBUTTONUP, button=button, pos=MIDDLE)
        assert gestures.read([pressed, released], SIZE) == []
    left = [event(kind, button=1, pos=MIDDLE) for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)]
    assert gestures.read(left, SIZE) == [Gesture(Kind.PRESS, MIDDLE), Gesture(Kind.RELEASE, MIDDLE)]


def test_the_mouse_points_without_being_pressed(gestures: Gestures) -> None:
    moved = event(pygame.MOUSEMOTION, pos=(3, 4), rel=(1, 1), buttons=(0, 0, 0))
    assert gestures.read([moved], SIZE) == [Gesture(Kind.MOVE, (3, 4))]


def test_losing_the_focus_cancels_the_touch(gestures: Gestures) -> None:
    found = gestures.read([down(1), event(pygame.WINDOWFOCUSLOST), motion(1), up(1)], SIZE)
    assert kinds(found) == [Kind.PRESS, Kind.CANCEL]
    assert kinds(gestures.read([down(2), up(2)], SIZE)) == [Kind.PRESS, Kind.RELEASE]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (pygame.K_LEFT, "left"),
        (pygame.K_RIGHT, "right"),
        (pygame.K_UP, "up"),
        (pygame.K_DOWN, "down"),
        (pygame.K_RETURN, "enter"),
        (pygame.K_KP_ENTER, "enter"),
        (pygame.K_ESCAPE, "escape"),
        (pygame.K_SPACE, "space"),
        (pygame.K_TAB, "tab"),
        (pygame.K_F11, "f11"),
        (pygame.K_l, "l"),
    ],
)
def test_keys_have_names(gestures: Gestures, key: int, name: str) -> None:
    assert gestures.read([event(pygame.KEYDOWN, key=key)], SIZE) == [Gesture(Kind.KEY, key=name)]
    assert gestures.read([event(pygame.KEYUP, key=key)], SIZE) == []


def test_the_window_is_closed_or_resized(gestures: Gestures) -> None:
    resized = event(pygame.VIDEORESIZE, size=(640, 480), w=640, h=480)
    assert gestures.read([resized, event(pygame.QUIT)], SIZE) == [
        Gesture(Kind.RESIZE, (640, 480)),
        Gesture(Kind.QUIT),
    ]


def test_what_happens_otherwise_is_nobodys_gesture(gestures: Gestures) -> None:
    other = [event(pygame.ACTIVEEVENT), event(pygame.WINDOWFOCUSGAINED), event(pygame.AUDIODEVICEADDED)]
    assert gestures.read(other, SIZE) == []
