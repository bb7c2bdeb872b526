"""What the check of the gallery finds on screens that have it wrong; on one that is right it finds nothing."""

from collections.abc import Iterator

import pygame
import pytest

from games.drawing import Kit
from kiosk.display import open_offscreen
from kiosk.gallery.check import faults
from kiosk.gallery.contrast import STRAY, WordlessKit, contrast
from kiosk.gallery.looks import Look
from kiosk.screens.base import Screen
from kiosk.widgets.button import Button
from kiosk.widgets.label import Label, Placed

MIDDLE = pygame.Rect(300, 400, 600, 100)


class Plain(Screen):
    """A screen of one colour with the texts and buttons of a test."""

    def __init__(self, kit: Kit, colour: str = "ground") -> None:
        super().__init__(kit)
        self._colour = colour
        self.placed: list[Placed] = []

    def put(self, string: str, box: pygame.Rect, role: str = "lead", colour: str = "ink") -> Label:
        label = Label(self.kit, string, role, box, colour=colour)
        self._labels.append(label)
        return label

    def texts(self) -> list[Placed]:
        return super().texts() + self.placed

    def draw(self, surface: pygame.Surface) -> None:
        surface.fill(self.kit.colour(self._colour))
        for label in self._labels:
            label.draw(surface)
        self.draw_frame(surface)


@pytest.fixture
def kit() -> Iterator[WordlessKit]:
    open_offscreen((1920, 1080))
    made = Look("1080p", "en", "plain").kit(WordlessKit)
    assert isinstance(made, WordlessKit)
    yield made
    pygame.display.set_mode((1280, 720))


def found(screen: Plain) -> list[str]:
    surface = pygame.display.get_surface()
    assert surface is not None and isinstance(screen.kit, WordlessKit)
    screen.draw(surface)
    return [f"{text}: {what}" for text, what in faults(screen, surface, screen.kit.asked)]


def test_a_screen_that_is_right_has_no_faults(kit: WordlessKit) -> None:
    screen = Plain(kit)
    screen.put("All is well", MIDDLE)
    screen.add_button(Button(kit, "go", pygame.Rect(300, 600, 200, 100)))
    assert found(screen) == []


def test_a_text_out_of_its_box_and_out_of_the_window(kit: WordlessKit) -> None:
    screen = Plain(kit)
    screen.put("Far too long for its box", pygame.Rect(300, 400, 60, 40))
    screen.placed = [Placed("Gone", pygame.Rect(1900, 500, 200, 40), pygame.Rect(1900, 500, 200, 40), 40, "ink")]
    said = found(screen)
    assert any("Far too long for its box: stands out of its box" in each for each in said)
    assert any("Gone: stands out of the window" in each for each in said)


@pytest.mark.parametrize(("string", "size_px", "wrong"), [("Small", 27, True), ("Small", 28, False), ("12", 95, True)])
def test_a_text_or_a_number_that_is_too_small(kit: WordlessKit, string: str, size_px: int, wrong: bool) -> None:
    screen = Plain(kit)
    screen.placed = [Placed(string, MIDDLE, MIDDLE, size_px, "ink")]
    assert any(f"{string}: is {size_px} px large" in each for each in found(screen)) is wrong


def test_a_drawn_text_that_no_list_tells_of_is_measured_too(kit: WordlessKit) -> None:
    screen = Plain(kit)
    kit.text("Hidden in a picture", "caption", size_px=20)
    assert found(screen) == ["Hidden in a picture: is drawn 20 px large, at least 28 px are asked for"]


def test_texts_over_each_other_and_over_buttons(kit: WordlessKit) -> None:
    screen = Plain(kit)
    screen.put("One", MIDDLE)
    screen.put("Other", MIDDLE)
    screen.put("Halfway on it", MIDDLE.move(0, 200))
    screen.add_button(Button(kit, "go", pygame.Rect(250, 590, 150, 120)))
    said = found(screen)
    assert "One: lies over 'Other'" in said
    assert "Halfway on it: lies over the button 'go'" in said


def test_a_text_over_stop_is_found_even_when_it_lies_wholly_on_it(kit: WordlessKit) -> None:
    screen = Plain(kit)
    stop = screen.frame.stop
    screen.put("Hey", pygame.Rect(stop.left + 10, stop.bottom - 40, stop.width - 20, 36), "caption")
    assert any("Hey: lies over the button 'stop'" in each for each in found(screen))


def test_buttons_too_small_over_each_other_or_out_of_the_window(kit: WordlessKit) -> None:
    screen = Plain(kit)
    screen.add_button(Button(kit, "tiny", pygame.Rect(300, 400, 90, 200)))
    screen.add_button(Button(kit, "over", pygame.Rect(350, 400, 200, 200)))
    screen.add_button(Button(kit, "out", pygame.Rect(-50, 800, 200, 200)))
    said = found(screen)
    assert any("tiny: is 90 x 200" in each for each in said)
    assert "tiny: lies over the button 'over'" in said
    assert "out: stands out of the window" in said


def test_text_that_can_hardly_be_read_on_what_is_drawn_under_it(kit: WordlessKit) -> None:
    screen = Plain(kit, "ink_soft")
    screen.put("Pale on pale", MIDDLE, colour="ink")
    assert any("Pale on pale: has a contrast of 1." in each for each in found(screen))


def test_the_ground_is_what_is_drawn_without_the_texts(kit: WordlessKit) -> None:
    screen, surface = Plain(kit), pygame.display.get_surface()
    assert surface is not None
    label = screen.put("Words", MIDDLE, "title")
    screen.draw(surface)
    part = surface.subsurface(label.rect)
    assert pygame.transform.average_color(part)[:3] == kit.colour("ground")
    plain = Look("1080p", "en", "plain").kit()
    assert Label(plain, "Words", "title", MIDDLE).rect == label.rect


def test_contrast_is_that_of_the_standard_and_of_the_worst_that_counts() -> None:
    ground = pygame.Surface((200, 100))
    ground.fill((0, 0, 0))
    whole = ground.get_rect()
    assert contrast(ground, whole, (255, 255, 255)) == pytest.approx(21)
    assert contrast(ground, whole, (119, 119, 119)) == pytest.approx(4.69, abs=0.01)
    stray = round(STRAY * 200)
    ground.fill((255, 255, 255), pygame.Rect(0, 0, stray // 2, 100))
    assert contrast(ground, whole, (255, 255, 255)) == pytest.approx(21)
    ground.fill((255, 255, 255), pygame.Rect(0, 0, 2 * stray, 100))
    assert contrast(ground, whole, (255, 255, 255)) == pytest.approx(1)


def test_a_gradient_counts_at_its_bright_end() -> None:
    ground = pygame.Surface((256, 10))
    for x in range(256):
        pygame.draw.line(ground, (x, x, x), (x, 0), (x, 9))
    assert contrast(ground, ground.get_rect(), (255, 255, 255)) < 1.1
    assert contrast(ground, pygame.Rect(0, 0, 60, 10), (255, 255, 255)) > 10
