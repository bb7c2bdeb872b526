"""Touches that last: a sign to hold, and a number that is counted."""

import pygame

from kiosk.screens.base import Screen
from kiosk.widgets.button import FASTER_AFTER, REPEAT_AFTER_S, REPEAT_EVERY_S, Button
from kiosk.widgets.hold import BEADS, HOLD_S, TAP_S, HoldButton
from tests.fakes.stage_set import kit

FRAME_S = 1 / 60
RECT = pygame.Rect(100, 100, 80, 80)
INSIDE, OUTSIDE = RECT.center, (400, 400)


class Plain(Screen):
    """A screen with one button."""

    def __init__(self, button: Button) -> None:
        super().__init__(kit())
        self._widgets = [button]

    def draw(self, surface: pygame.Surface) -> None:
        self.draw_buttons(surface)


def sign() -> tuple[Plain, HoldButton]:
    button = HoldButton(kit(), "tap", "held", RECT, face=pygame.Surface((10, 10), pygame.SRCALPHA))
    return Plain(button), button


def live(screen: Screen, seconds: float) -> list[str]:
    """Let time go by, and return what the screen gave by itself."""
    given = []
    for _ in range(round(seconds / FRAME_S)):
        screen.update(FRAME_S)
        given += [screen.due] if screen.due else []
        screen.due = None
    return given


def test_a_sign_means_one_thing_touched_another_held_and_nothing_given_up() -> None:
    screen, _ = sign()
    screen.press(INSIDE)
    assert live(screen, TAP_S - 0.1) == [] and screen.release(INSIDE) == "tap"
    screen.press(INSIDE)
    assert live(screen, HOLD_S - 0.1) == [] and screen.release(INSIDE) is None
    screen.press(INSIDE)
    assert live(screen, HOLD_S + 5.0) == ["held"] and screen.release(INSIDE) is None
    assert live(screen, HOLD_S + 1.0) == []


def test_a_finger_that_slides_off_does_not_hold() -> None:
    screen, _ = sign()
    screen.press(INSIDE)
    screen.move(OUTSIDE)
    assert live(screen, HOLD_S + 1.0) == []
    screen.move(INSIDE)
    assert live(screen, HOLD_S + 0.1) == ["held"]


def test_the_ring_fills_while_it_is_held_and_is_not_seen_otherwise() -> None:
    screen, button = sign()
    looks = []
    for seconds in (0.0, 1.0, 1.0):
        screen.press(INSIDE) if not seconds else live(screen, seconds)
        surface = pygame.Surface((400, 300)).convert()
        screen.draw(surface)
        looks.append(pygame.image.tobytes(surface, "RGB"))
    assert len(set(looks)) == 3
    live(screen, HOLD_S)
    assert button.lit == BEADS
    screen.release(INSIDE)
    surface = pygame.Surface((400, 300)).convert()
    screen.draw(surface)
    assert pygame.image.tobytes(surface, "RGB") == looks[0]


def test_a_button_that_repeats_counts_slowly_then_faster_and_no_more_when_let_go() -> None:
    screen = Plain(Button(kit(), "more", RECT, repeats=True))
    screen.press(INSIDE)
    assert screen.release(INSIDE) == "more"
    screen.press(INSIDE)
    slow_s = REPEAT_AFTER_S + FASTER_AFTER * REPEAT_EVERY_S[0]
    assert abs(len(live(screen, slow_s)) - FASTER_AFTER) <= 1
    assert abs(len(live(screen, 1.0)) - 1.0 / REPEAT_EVERY_S[1]) <= 2
    assert screen.release(INSIDE) is None
    assert live(screen, 1.0) == []


def test_any_other_button_does_nothing_while_it_is_held() -> None:
    screen = Plain(Button(kit(), "go", RECT))
    screen.press(INSIDE)
    assert live(screen, 10.0) == []
    assert screen.release(INSIDE) == "go"
