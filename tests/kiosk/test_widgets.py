"""Labels, buttons, numbers, the frame of every screen."""

import pygame
import pytest

from games.drawing import icons
from games.drawing.stage import Stage
from kiosk.widgets.button import text_button
from kiosk.widgets.digits import Digits, clock_time
from kiosk.widgets.frame import Chip, Frame
from kiosk.widgets.label import SMALLEST_U, Label, common_px
from kiosk.widgets.picture import notice_icon
from tests.fakes.stage_set import kit


def test_a_text_that_fits_keeps_its_size() -> None:
    label = Label(kit(), "Go", "lead", pygame.Rect(0, 0, 400, 100))
    assert label.size_px == kit().type_px("lead")


def test_a_long_text_is_wrapped_then_made_smaller_and_never_below_the_smallest() -> None:
    long = "a long sentence that goes on and on " * 6
    label = Label(kit(), long, "title", pygame.Rect(0, 0, 500, 200))
    assert kit().px(SMALLEST_U) <= label.size_px < kit().type_px("title")
    assert label.box.inflate(0, 8).contains(label.rect)
    hopeless = Label(kit(), long, "title", pygame.Rect(0, 0, 100, 20))
    assert hopeless.size_px == kit().px(SMALLEST_U)
    assert not hopeless.box.contains(hopeless.rect)


def test_texts_of_one_row_are_as_large_as_the_one_that_fits_worst() -> None:
    box = pygame.Rect(0, 0, 400, 120)
    texts = [("Go", box), ("a long sentence that goes on and on " * 3, box)]
    alone = [Label(kit(), string, "lead", place).size_px for string, place in texts]
    common = common_px(kit(), "lead", texts)
    assert common == min(alone) < max(alone)
    assert Label(kit(), "Go", "lead", box, most_px=common).size_px == common


@pytest.mark.parametrize(("align", "side"), [("left", "left"), ("centre", "centerx"), ("right", "right")])
def test_a_text_keeps_to_its_side(align: str, side: str) -> None:
    box = pygame.Rect(50, 50, 600, 100)
    label = Label(kit(), "Balance", "body", box, align=align)
    assert abs(getattr(label.rect, side) - getattr(box, side)) <= 1


def test_no_line_is_wider_than_asked_unless_one_word_is() -> None:
    lines = kit().wrap("one two three four five six seven", "body", 200)
    font = kit().font("body")
    assert len(lines) > 1 and all(font.size(line)[0] <= 200 for line in lines)
    assert kit().wrap("Gesimuleerd bord", "title", 10) == ["Gesimuleerd", "bord"]


def test_line_breaks_in_a_text_stay() -> None:
    assert kit().wrap("what\ntodo", "body", 1000) == ["what", "todo"]


def test_the_same_text_is_rendered_once() -> None:
    assert kit().text("Balance", "body") is kit().text("Balance", "body")
    assert kit().text("Balance", "body") is not kit().text("Balance", "body", "accent")


def test_running_numbers_keep_their_place() -> None:
    digits = Digits(kit(), "number")
    assert digits.width("1:11") == digits.width("0:58")


@pytest.mark.parametrize(("seconds", "shown"), [(90.0, "1:30"), (59.01, "1:00"), (0.2, "0:01"), (0.0, "0:00")])
def test_time_left_is_rounded_up(seconds: float, shown: str) -> None:
    assert clock_time(seconds) == shown


def test_a_pressed_button_looks_pressed_and_a_focused_one_has_a_halo() -> None:
    button = text_button(kit(), "go", pygame.Rect(100, 100, 300, 120), "Go", main=True)
    looks = []
    for pressed, focused in ((False, False), (True, False), (False, True)):
        surface = pygame.Surface((500, 320)).convert()
        button.draw(surface, pressed=pressed, focused=focused)
        looks.append(pygame.image.tobytes(surface, "RGB"))
    assert len(set(looks)) == 3


def test_a_chip_is_as_wide_as_its_words_and_keeps_to_the_lower_left() -> None:
    box = pygame.Rect(40, 600, 700, 60)
    short, long = (Chip(kit(), words, notice_icon(kit(), 24), box) for words in ("Hm", "No speech here: read along"))
    assert short.rect.width < long.rect.width <= box.width
    assert short.rect.bottomleft == box.bottomleft
    assert long.rect.inflate(2, 8).contains(long.label.rect)


@pytest.mark.parametrize("size", [(1280, 720), (3840, 2160), (1080, 1920), (1024, 768)])
def test_the_parts_of_the_frame_do_not_overlap(size: tuple[int, int]) -> None:
    frame = Frame(Stage(size))
    parts = [frame.top, frame.body, frame.band, frame.stop, frame.switch]
    for number, part in enumerate(parts):
        assert pygame.Rect((0, 0), size).contains(part)
        assert not any(part.colliderect(other) for other in parts[number + 1 :])


def test_the_field_of_a_game_keeps_clear_of_captions() -> None:
    for size in ((1920, 1080), (1080, 1920)):
        stage = Stage(size)
        (_, y), radius = stage.field
        assert y + radius <= Frame(stage).band.top
        assert y - radius >= 0


@pytest.mark.parametrize("wide", [300, 520, 900])
@pytest.mark.parametrize("words", ["Go", "On to level 6"])
def test_a_picture_and_its_words_stand_in_the_middle_of_a_button_together(words: str, wide: int) -> None:
    rect = pygame.Rect(40, 40, wide, 110)
    button = text_button(kit(), "go", rect, words, main=True, icon=icons.check)
    surface = pygame.Surface((1000, 200)).convert()
    button.draw(surface)
    inside = rect.inflate(-16, -40)
    ink = pygame.mask.from_threshold(surface.subsurface(inside), kit().colour("on_accent"), (40, 40, 40, 255))
    covered = ink.get_bounding_rects()
    assert abs(covered[0].unionall(covered[1:]).centerx - inside.width // 2) <= 8
