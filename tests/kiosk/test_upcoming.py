"""The round that is counted down to is made while it is counted: its first picture keeps nobody waiting."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from kiosk.pilot import Script
from kiosk.scenes.playing import Countdown, Playing
from kiosk.sound.mixer import Sound
from station.store.recordings import read_recording
from tests.fakes.kiosk_rig import Rig, kiosk_rig

BLIND = 6
"""The first level of Still Water with closed eyes."""


def counted(data_dir: Path, *, lang: str) -> tuple[list[int], bool]:
    """Count down to a round; return how often the game was drawn unseen, and whether the screen was one made before."""
    unseen: list[int] = []
    kept: list[bool] = []

    def script(rig: Rig) -> Script:
        yield from rig.to_countdown()
        scene = rig.app.scene
        assert isinstance(scene, Countdown)
        view = scene.upcoming.game.view.View
        drawn = 0

        def count(self: Any, *arguments: Any) -> None:
            nonlocal drawn
            drawn += rig.app.scene is scene
            draw(self, *arguments)

        draw = view.draw
        with patch.object(view, "draw", count):
            if lang != rig.app.parts.kit.lang:
                yield from rig.tap(f"lang:{lang}")
            yield from rig.at("round")
            playing = rig.app.scene
            assert isinstance(playing, Playing) and playing.play.round is scene.upcoming.round
            kept.append(playing.screen is scene.upcoming.screen(rig.app.parts.kit, calibrated=False))
        unseen.append(drawn)

    with kiosk_rig(data_dir) as rig:
        rig.play(script)
    return unseen, kept == [True]


def test_the_first_moment_has_been_drawn_before_the_round_begins(tmp_path: Path) -> None:
    assert counted(tmp_path, lang="en") == ([1], True)


def test_in_another_language_it_is_made_for_that_one(tmp_path: Path) -> None:
    unseen, kept = counted(tmp_path, lang="nl")
    assert kept and unseen[0] >= 1


@pytest.mark.parametrize("heard", [True, False])
def test_eyes_that_no_sound_would_lead_stay_open_in_all_of_the_round(
    heard: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sound, "heard", property(lambda _sound: heard))
    vision = "closed" if heard else "open"

    def script(rig: Rig) -> Script:
        parts = rig.app.parts
        yield from rig.ready()
        parts.steering.step_on()
        yield from rig.at("who")
        yield from rig.tap("guest")
        yield from rig.at("today")
        for _ in range(1, BLIND):
            yield from rig.tap("harder")
        yield from rig.tap("start")
        yield from rig.tap("go")
        yield from rig.at("countdown")
        scene = rig.app.scene
        assert isinstance(scene, Countdown)
        said = {text.string for text in rig.app.screen.texts()}
        assert (parts.kit.t("countdown-unheard") in said) == (not heard)
        assert (parts.kit.t(f"still_water-level-{BLIND}-change") in said) == heard
        assert (parts.kit.t("countdown-eyes") in said) == heard
        assert scene.upcoming.condition.vision == scene.upcoming.level.params.vision == vision
        yield from rig.at("round")
        assert isinstance(rig.app.scene, Playing)
        assert rig.app.scene.play.level.params.blind == heard
        yield from rig.wait(1.0)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    (file,) = (tmp_path / "recordings").iterdir()
    assert read_recording(file).rounds[0].start.params["vision"] == vision
