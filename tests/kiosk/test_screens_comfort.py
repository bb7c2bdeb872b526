"""Comfort: every switch, applied at once; the station's own, or a visitor's until goodbye."""

import json
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from kiosk.config import SOUNDS, Comfort
from kiosk.pilot import Script
from kiosk.scenes.playing import Playing
from kiosk.screens.comfort import ComfortScreen, changed
from kiosk.screens.pause import PauseScreen
from tests.fakes.kiosk_rig import Rig, kiosk_rig
from tests.fakes.stage_set import kit

SWITCHES = ["calm", "large_text", "left_handed"]


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_turns_over_and_back_and_changes_nothing_else(name: str) -> None:
    on = changed(Comfort(), f"comfort:{name}")
    assert on == replace(Comfort(), **{name: True})
    assert changed(on, f"comfort:{name}") == Comfort()


@pytest.mark.parametrize("sound", SOUNDS)
def test_one_of_three_is_heard(sound: str) -> None:
    for before in SOUNDS:
        assert changed(Comfort(sound=before), f"comfort:{sound}") == Comfort(sound=sound)


@pytest.mark.parametrize("intent", ["comfort", "comfort:close"])
def test_opening_and_closing_change_nothing(intent: str) -> None:
    assert changed(Comfort(calm=True), intent) == Comfort(calm=True)


def test_everything_is_on_the_panel_and_shows_whether_it_is_on() -> None:
    intents = {intent for intent, _ in ComfortScreen(kit(), Comfort()).buttons()}
    choices = [f"comfort:{name}" for name in (*SWITCHES, *SOUNDS)]
    assert intents == {*choices, "comfort:close", "stop", "lang:nl"}
    for intent in choices:
        looks = set()
        for comfort in (Comfort(sound="effects"), changed(Comfort(sound="all"), intent)):
            surface = pygame.Surface((1280, 720)).convert()
            screen = ComfortScreen(kit(), comfort)
            screen.draw(surface)
            tile = dict(screen.buttons())[intent]
            looks.add(pygame.image.tobytes(surface.subsurface(tile), "RGB"))
        assert len(looks) == (1 if intent == "comfort:effects" and comfort.sound == "effects" else 2), intent


def test_what_is_set_before_anybody_plays_is_the_stations_own(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        yield from rig.tap("comfort")
        for name in SWITCHES:
            yield from rig.tap(f"comfort:{name}")
        yield from rig.tap("comfort:off")
        assert isinstance(rig.app.screen, ComfortScreen)
        yield from rig.tap("comfort:close")
        assert rig.app.screen is rig.app.scene.screen

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
        parts = rig.app.parts
        assert (parts.kit.calm, parts.kit.left_handed, parts.kit.large_text) == (True, True, 1.25)
        assert not parts.sound.music and not parts.sound.effects and not parts.speaker.aloud
    kept = json.loads((tmp_path / "settings.json").read_text("utf-8"))
    chosen = {"lang": "en", "calm": True, "large_text": True, "left_handed": True, "sound": "off"}
    assert {name: kept[name] for name in chosen} == chosen
    with kiosk_rig(tmp_path) as rig:
        assert rig.app.parts.kit.calm and not rig.app.parts.sound.effects


def test_what_a_visitor_sets_goes_with_the_visitor(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        parts = rig.app.parts
        yield from rig.to_countdown()
        yield from rig.tap("comfort")
        yield from rig.tap("comfort:large_text")
        yield from rig.tap("comfort:effects")
        assert parts.kit.large_text > 1 and not parts.sound.music and parts.sound.effects
        yield from rig.tap("comfort:close")
        yield from rig.tap("stop")
        yield from rig.at("goodbye")
        assert parts.kit.large_text > 1
        yield from rig.tap("done")
        yield from rig.at("attract")
        assert parts.kit.large_text == 1 and parts.sound.music and parts.comfort == Comfort()

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert not (tmp_path / "settings.json").exists()


def test_nothing_counts_down_behind_the_panel(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_countdown()
        yield from rig.tap("comfort")
        yield from rig.wait(6.0)
        assert rig.app.scene.name == "countdown"
        yield from rig.tap("comfort:close")
        yield from rig.at("round")
        scene = rig.app.scene
        assert isinstance(scene, Playing)
        assert rig.app.parts.steering is not None
        rig.app.parts.steering.step_off()
        yield from rig.until(lambda: scene.play.paused)
        yield from rig.tap("comfort")
        yield from rig.tap("comfort:calm")
        yield from rig.wait(15.0)
        assert rig.app.scene is scene and scene.play.paused and rig.app.parts.kit.calm
        yield from rig.tap("comfort:close")
        yield from rig.wait(0.2)
        assert isinstance(rig.app.screen, PauseScreen)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
