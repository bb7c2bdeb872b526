"""Hands: acting on release, sliding off, keys that reach everything, screens that go on by themselves."""

import pygame
import pytest

from kiosk.screens.attract import LINGER_S, AttractScreen
from kiosk.screens.base import Screen
from kiosk.screens.howto import LASTS_S, HowToScreen
from kiosk.screens.result import ResultScreen
from kiosk.screens.stop import StopScreen
from kiosk.screens.warm import warm
from tests.fakes.stage_set import games, kit, screens

ALL = sorted(screens(kit()))


@pytest.fixture(params=ALL)
def screen(request: pytest.FixtureRequest) -> Screen:
    return screens(kit())[request.param]()


def _free_spot(screen: Screen, intent: str) -> tuple[int, int]:
    """Return a point of a button that no other button covers."""
    rect = dict(screen.buttons())[intent]
    others = [other for name, other in screen.buttons() if name != intent]
    spots = [rect.center, (rect.left + 5, rect.centery), (rect.right - 5, rect.top + 5)]
    return next(spot for spot in spots if intent != "start" or not any(other.collidepoint(spot) for other in others))


def test_a_button_acts_when_it_is_released_and_not_before(screen: Screen) -> None:
    for intent, _ in screen.buttons():
        spot = _free_spot(screen, intent)
        screen.press(spot)
        assert screen.release(spot) == intent


def test_sliding_off_a_button_does_nothing(screen: Screen) -> None:
    stop = dict(screen.buttons())["stop"]
    screen.press(stop.center)
    assert screen.release((2, 2)) is None
    screen.press((2, 2))
    assert screen.release(stop.center) is None


def test_a_cancelled_touch_does_nothing(screen: Screen) -> None:
    stop = dict(screen.buttons())["stop"]
    screen.press(stop.center)
    screen.cancel()
    assert screen.release(stop.center) is None


def test_releasing_without_pressing_does_nothing(screen: Screen) -> None:
    assert screen.release(dict(screen.buttons())["stop"].center) is None


def test_every_button_is_reached_by_the_arrow_keys(screen: Screen) -> None:
    reached: set[str | None] = set()
    wanted = {intent for intent, _ in screen.buttons()}
    # A wanderer who tries every arrow from every button it has found.
    paths: list[list[str]] = [["down"]]
    while paths and reached != wanted and len(paths) < 500:
        path = paths.pop(0)
        screen._focus = None
        for arrow in path:
            assert screen.key(arrow) is None
        intent = screen.key("enter")
        if intent not in reached:
            reached.add(intent)
            paths += [[*path, arrow] for arrow in ("left", "right", "up", "down")]
    assert reached == wanted


def test_tab_walks_all_buttons_in_a_circle(screen: Screen) -> None:
    count = len(screen.buttons())
    walked = []
    for _ in range(count + 1):
        screen.key("tab")
        walked.append(screen.key("enter"))
    assert set(walked) == {intent for intent, _ in screen.buttons()}
    assert walked[0] == walked[-1]


def test_the_focus_shows(screen: Screen) -> None:
    surface = pygame.Surface((1280, 720)).convert()
    screen.draw(surface)
    before = surface.copy()
    screen.key("tab")
    screen.draw(surface)
    assert pygame.image.tobytes(surface, "RGB") != pygame.image.tobytes(before, "RGB")


def test_every_screen_switches_to_the_other_language(screen: Screen) -> None:
    assert "lang:nl" in dict(screen.buttons())
    dutch = screens(kit(lang="nl"))["who"]()
    assert "lang:en" in dict(dutch.buttons())


def test_a_touch_on_the_language_of_now_changes_nothing(screen: Screen) -> None:
    switch = screen.frame.switch  # English is lit, on the right
    lit, other = (switch.right - switch.width // 4, switch.centery), (switch.left + switch.width // 4, switch.centery)
    screen.press(lit)
    assert screen.release(lit) is None
    screen.press(other)
    assert screen.release(other) == "lang:nl"


@pytest.mark.parametrize(
    ("name", "intent"),
    [
        ("attract", "start"),
        ("who", "guest"),
        ("today", "start"),
        ("howto", "go"),
        ("result", "again"),
        ("stop", "no"),
        ("goodbye", "done"),
        ("round", None),
    ],
)
def test_enter_does_the_first_thing_of_the_screen_itself(name: str, intent: str | None) -> None:
    assert screens(kit())[name]().key("enter") == intent


def test_escape_asks_to_stop_and_goes_on_from_the_question() -> None:
    assert screens(kit())["round"]().key("escape") == "stop"
    assert StopScreen(kit()).key("escape") == "no"


def test_the_how_to_goes_on_by_itself_once() -> None:
    game_id, game = next(iter(games().items()))
    screen = HowToScreen(kit(), game_id, game.view)
    for _ in range(int(LASTS_S * 60) - 1):
        screen.update(1 / 60)
    assert screen.due is None
    screen.update(0.1)
    assert screen.due == "go"
    screen.due = None
    screen.update(1.0)
    assert screen.due is None


def test_easier_and_harder_are_offered_where_there_is_such_a_level() -> None:
    from kiosk.screens.today import TodayScreen

    game_id, game = next(iter(games().items()))
    offered = []
    for level in (1, 2, len(game.content.levels)):
        intents = dict(TodayScreen(kit(), games(), game_id, level).buttons())
        offered.append(("easier" in intents, "harder" in intents))
    assert offered == [(False, True), (True, True), (True, False)]


def test_attract_changes_only_a_part_of_the_window_and_all_of_it_when_uncovered() -> None:
    screen = AttractScreen(kit(), games())
    surface = pygame.Surface((1280, 720)).convert()
    assert screen.draw(surface) is None
    screen.update(0.05)
    rects = screen.draw(surface)
    assert rects is not None and sum(rect.width * rect.height for rect in rects) < 0.4 * 1280 * 720
    screen.uncover()
    assert screen.draw(surface) is None


def test_what_stands_still_on_attract_looks_the_same_however_often_a_part_is_drawn() -> None:
    screen = AttractScreen(kit(), games(), simulated=True)
    surface, still = pygame.Surface((1280, 720)).convert(), pygame.Surface((1280, 720)).convert()
    screen.draw(surface)
    still.blit(surface, (0, 0))
    for _ in range(80):
        screen.update(0.05)
        screen.draw(surface)
    places = [placed.rect for placed in screen.texts()]
    places += [rect for intent, rect in screen.buttons() if intent != "start"]
    for place in places:
        now, before = (pygame.image.tobytes(each.subsurface(place), "RGB") for each in (surface, still))
        assert now == before, place


def test_attract_follows_somebody_who_has_stepped_on() -> None:
    alone, seen = AttractScreen(kit(), games()), AttractScreen(kit(), games())
    seen.show_weight((-0.9, -0.9))
    surfaces = [pygame.Surface((1280, 720)).convert() for _ in range(2)]
    for screen, surface in zip((alone, seen), surfaces, strict=True):
        screen.draw(surface)
    assert pygame.image.tobytes(surfaces[0], "RGB") != pygame.image.tobytes(surfaces[1], "RGB")


def test_attract_shows_every_game_in_turn_and_stays_while_somebody_is_on_the_board() -> None:
    screen = AttractScreen(kit(), games())
    names = [kit().t(f"{game_id}-name") for game_id in games()]
    seen = []
    for _ in range(len(names) * int(LINGER_S)):
        told = {placed.string for placed in screen.texts()}
        seen += [name for name in names if name in told]
        screen.update(1.0)
    assert seen == [name for name in names for _ in range(int(LINGER_S))]
    screen.show_weight((0.2, 0.0))
    screen.update(3 * LINGER_S)
    told = {placed.string for placed in screen.texts()}
    assert names[0] in told and kit().t("attract-you") in told


def test_one_game_becomes_another_softly_and_at_once_in_calm_mode() -> None:
    for calm in (False, True):
        screen = AttractScreen(kit(calm=calm), games())
        surface = pygame.Surface((1280, 720)).convert()
        screen.draw(surface)
        whole = 0
        screen.update(LINGER_S)
        for _ in range(30):
            whole += screen.draw(surface) is None
            screen.update(0.05)
        assert (whole > 10) is (not calm and len(games()) > 1)


def test_saved_is_said_only_when_told_so() -> None:
    screen = screens(kit())["result"]()
    assert isinstance(screen, ResultScreen)
    told = kit().t("result-saved")
    assert told in {placed.string for placed in screen.texts()}
    screen._saved.clear()
    assert told not in {placed.string for placed in screen.texts()}


def test_notices_come_and_go() -> None:
    screen = screens(kit())["who"]()
    words = kit().t("notice-no-voice")
    screen.show_notice(words)
    assert words in {placed.string for placed in screen.texts()}
    screen.show_notice("")
    assert words not in {placed.string for placed in screen.texts()}


def test_an_uncalibrated_control_is_marked() -> None:
    words = kit().t("round-uncalibrated")
    assert words in {placed.string for placed in screens(kit())["round"]().texts()}


def test_after_warming_up_a_screen_bakes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in warm(kit(), games()):
        pass
    made = screens(kit())
    made["who"]()

    def refuse(*args: object) -> None:
        raise AssertionError("baked again")

    monkeypatch.setattr(pygame.transform, "smoothscale", refuse)
    for name in ("who", "today", "howto", "countdown", "pause", "stop"):
        made[name]()
