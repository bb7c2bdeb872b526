"""Every screen, both languages, every window: all texts whole, apart, large enough; all targets large enough."""

from itertools import combinations
from pathlib import Path

import pygame
import pytest

from kiosk.screens.base import Screen
from kiosk.screens.overlay import Overlay
from kiosk.widgets.label import SMALLEST_U, Placed
from tests.fakes.stage_set import kit, screens

SIZES = [(1280, 720), (1920, 1080), (3840, 2160), (1080, 1920)]


def _drawn(size: tuple[int, int], lang: str, large_text: float = 1.0) -> dict[str, Screen]:
    the_kit = kit(size, lang, large_text=large_text)
    surface = pygame.Surface(size).convert()
    made = {}
    for name, make in screens(the_kit).items():
        screen = make()
        screen.show_notice(the_kit.t("notice-not-saved"))
        screen.draw(surface)
        made[name] = screen
    return made


def _slack(placed: Placed) -> pygame.Rect:
    """Return the box, and the little that a line's own height may stand out of it: accents, not letters."""
    spare = max(2, placed.size_px // 8)
    return placed.box.inflate(2, 2 * spare)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_all_texts_are_whole_apart_and_large_enough(size: tuple[int, int], lang: str) -> None:
    window = pygame.Rect((0, 0), size)
    smallest = SMALLEST_U * min(size) / 1080
    for name, screen in _drawn(size, lang).items():
        texts = screen.texts()
        assert texts, name
        for placed in texts:
            where = f"{name}: {placed.string!r}"
            assert _slack(placed).contains(placed.rect), f"{where} stands out of its box"
            assert window.contains(placed.rect), f"{where} stands out of the window"
            assert placed.size_px >= smallest - 0.5, f"{where} is too small"
        for one, other in combinations(texts, 2):
            shared = one.rect.clip(other.rect)
            # The rectangles of letters include the room for accents and descenders, which may touch.
            assert shared.height <= max(one.size_px, other.size_px) * 0.3 or not shared.width, (
                f"{name}: {one.string!r} lies over {other.string!r}"
            )


@pytest.mark.parametrize("size", SIZES)
def test_touch_targets_are_large_and_apart_and_stop_keeps_its_place(size: tuple[int, int]) -> None:
    scale = min(size) / 1080
    stops = set()
    for name, screen in _drawn(size, "nl").items():
        buttons = screen.buttons()
        for intent, rect in buttons:
            assert min(rect.size) >= 96 * scale - 1, f"{name}: {intent} is too small to touch"
        for (one, rect), (other, rect_of_other) in combinations(buttons, 2):
            if "start" not in (one, other) or not name.startswith("attract"):
                assert not rect.colliderect(rect_of_other), f"{name}: {one} lies over {other}"
        stop = dict(buttons)["stop"]
        assert min(stop.size) >= 112 * scale, name
        stops.add(tuple(stop))
    assert len(stops) == 1


def test_no_text_lies_under_stop_or_the_language_switch() -> None:
    for name, screen in _drawn((1280, 720), "nl").items():
        own = {"STOP", "NL", "EN"}
        for placed in screen.texts():
            if placed.string not in own:
                assert not placed.rect.colliderect(screen.frame.stop), f"{name}: {placed.string!r}"
                assert not placed.rect.colliderect(screen.frame.switch), f"{name}: {placed.string!r}"


def test_larger_text_still_fits() -> None:
    for name, screen in _drawn((1920, 1080), "nl", large_text=1.25).items():
        for placed in screen.texts():
            assert _slack(placed).contains(placed.rect), f"{name}: {placed.string!r} stands out of its box"


def test_both_languages_show_different_words_on_every_screen() -> None:
    dutch, english = _drawn((1280, 720), "nl"), _drawn((1280, 720), "en")
    for name, screen in dutch.items():
        words = {placed.string for placed in screen.texts()} - {placed.string for placed in english[name].texts()}
        assert words, name


def test_overlays_leave_the_round_visible_behind_them() -> None:
    the_kit = kit((1280, 720), "en")
    surface = pygame.Surface((1280, 720)).convert()
    surface.fill((200, 200, 200))
    for name, make in screens(the_kit).items():
        screen = make()
        if isinstance(screen, Overlay):
            surface.fill((200, 200, 200))
            screen.draw(surface)
            left_edge = surface.get_at((3, 360))
            assert left_edge[:3] != (200, 200, 200), f"{name} does not darken what is behind"
            assert left_edge[:3] != the_kit.colour("ground"), f"{name} hides what is behind"


def test_screens_hold_no_words_of_their_own() -> None:
    """Visible words come from content: no screen or widget draws a literal."""
    for folder in ("kiosk/screens", "kiosk/widgets", "games/drawing"):
        for path in Path(folder).glob("*.py"):
            for line in path.read_text("utf-8").splitlines():
                if "Label(" in line and ", " in line:
                    inside = line.split("Label(", 1)[1]
                    assert not inside.startswith(('kit, "', 'self.kit, "', 'kit, f"')), f"{path}: {line.strip()}"


@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920)])
def test_for_a_left_hand_the_buttons_that_stay_are_on_the_other_side(size: tuple[int, int]) -> None:
    right, left = kit(size, "nl"), kit(size, "nl", left_handed=True)
    surface = pygame.Surface(size).convert()
    for name, make in screens(left).items():
        screen = make()
        screen.draw(surface)
        mine, theirs = dict(screen.buttons()), dict(screens(right)[name]().buttons())
        for intent in {"stop", "comfort"} & theirs.keys():
            assert mine[intent].right == size[0] - theirs[intent].left, f"{name}: {intent}"
        # The switch goes to the other side as a whole: its languages stay in their order.
        switch, width = screen.frame.switch, theirs["lang:en"].width
        assert mine["lang:en"].right == switch.right, name
        assert size[0] - switch.left == theirs["lang:en"].left + width, name
        for placed in screen.texts():
            assert _slack(placed).contains(placed.rect), f"{name}: {placed.string!r} stands out of its box"
            if placed.string not in {"STOP", "NL", "EN"}:
                assert not placed.rect.colliderect(screen.frame.stop), f"{name}: {placed.string!r}"


def test_the_comfort_panel_opens_from_everywhere_but_a_round_and_what_must_be_mended() -> None:
    for name, make in screens(kit()).items():
        closed = name.partition(" ")[0] in {"round", "trouble", "refused", "comfort"}
        assert ("comfort" in dict(make().buttons())) is not closed, name
