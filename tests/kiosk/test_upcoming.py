"""The round that is counted down to is made while it is counted: its first picture keeps nobody waiting."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

from kiosk.pilot import Script
from kiosk.scenes.playing import Countdown, Playing
from tests.fakes.kiosk_rig import Rig, kiosk_rig


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
