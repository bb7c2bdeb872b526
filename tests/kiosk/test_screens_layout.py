"""What every screen keeps beside what tests/contracts/test_layout.py finds in every look: STOP, languages, hands."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from kiosk.screens.base import Screen
from kiosk.screens.overlay import Overlay
from kiosk.widgets.label import Placed
from tests.fakes.stage_set import kit, screens

FORMS = [(1280, 720), (1080, 1920)]


def _drawn(size: tuple[int, int], lang: str) -> Iterator[tuple[str, Screen]]:
    """Yield every screen as it was drawn, one at a time: each holds pictures of the whole window."""
    the_kit = kit(size, lang)
    surface = pygame.Surface(size).convert()
    for name, make in screens(the_kit).items():
        screen = make()
        screen.show_notice(the_kit.t("notice-not-saved"))
        screen.draw(surface)
        yield name, screen


def _slack(placed: Placed) -> pygame.Rect:
    """Return the box, and the little that a line's own height may stand out of it: accents, not letters."""
    spare = max(2, placed.size_px // 8)
    return placed.box.inflate(2, 2 * spare)


@pytest.mark.parametrize("size", FORMS)
def test_stop_is_large_and_keeps_its_place(size: tuple[int, int]) -> None:
    scale = min(size) / 1080
    stops = set()
    for name, screen in _drawn(size, "nl"):
        stop = dict(screen.buttons())["stop"]
        assert min(stop.size) >= 112 * scale, name
        stops.add(tuple(stop))
    assert len(stops) == 1


def test_no_text_lies_under_stop_or_the_language_switch() -> None:
    for name, screen in _drawn((1280, 720), "nl"):
        own = {"STOP", "NL", "EN"}
        for placed in screen.texts():
            if placed.string not in own:
                assert not placed.rect.colliderect(screen.frame.stop), f"{name}: {placed.string!r}"
                assert not placed.rect.colliderect(screen.frame.switch), f"{name}: {placed.string!r}"


def test_both_languages_show_different_words_on_every_screen() -> None:
    dutch, english = (
        {name: {placed.string for placed in screen.texts()} for name, screen in _drawn((1280, 720), lang)}
        for lang in ("nl", "en")
    )
    for name, words in dutch.items():
        assert words - english[name], name


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


@pytest.mark.parametrize("size", FORMS)
def test_beside_an_overlay_there_is_nothing_to_read(size: tuple[int, int]) -> None:
    the_kit = kit(size, "en")
    surface = pygame.Surface(size).convert()
    letters = the_kit.text("0:36  209", "number", "ink")
    step = the_kit.type_px("caption") // 4  # about a stroke of a letter
    for name, make in screens(the_kit).items():
        screen = make()
        if not isinstance(screen, Overlay):
            continue
        surface.fill(the_kit.colour("ground"))
        for top in range(0, size[1], letters.get_height()):
            surface.blit(letters, (0, top))
        screen.draw(surface)
        column = [sum(surface.get_at((the_kit.px(16), y))[:3]) / 3 for y in range(0, size[1], step)]  # in the margin
        assert max(abs(here - there) for here, there in pairwise(column)) < 6, f"{name}: an edge is left of 255"


@pytest.mark.parametrize("size", FORMS)
def test_no_caption_shares_a_row_with_buttons(size: tuple[int, int]) -> None:
    the_kit = kit(size, "en")
    said, captioned = the_kit.t("cue-board_back"), set()
    for name, make in screens(the_kit).items():
        screen = make()
        screen.show_caption(said)
        for place in (placed.rect for placed in screen.texts() if placed.string == said):
            captioned.add(name.partition(" ")[0])
            rows = [rect for intent, rect in screen.buttons() if intent != "stop"]
            assert not [rect for rect in rows if rect.top < place.bottom and place.top < rect.bottom], name
    assert {"round", "countdown", "result", "pause", "trouble"} <= captioned
    assert not {"test", "goodbye", "attract"} & captioned


def test_screens_hold_no_words_of_their_own() -> None:
    """Visible words come from content: no screen or widget draws a literal."""
    for folder in ("kiosk/screens", "kiosk/widgets", "games/drawing"):
        for path in Path(folder).glob("*.py"):
            for line in path.read_text("utf-8").splitlines():
                if "Label(" in line and ", " in line:
                    inside = line.split("Label(", 1)[1]
                    assert not inside.startswith(('kit, "', 'self.kit, "', 'kit, f"')), f"{path}: {line.strip()}"


@pytest.mark.parametrize("size", FORMS)
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


def test_the_comfort_panel_opens_from_everywhere_but_a_round_a_test_and_what_must_be_mended() -> None:
    for name, make in screens(kit()).items():
        closed = name.partition(" ")[0] in {"round", "test", "trouble", "refused", "comfort"}
        assert ("comfort" in dict(make().buttons())) is not closed, name
