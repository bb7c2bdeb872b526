"""How one screen takes the place of another: in steps that each fit into a frame, so that nothing ever jerks."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pygame

from kiosk.pilot import Script
from kiosk.scenes.playing import Countdown
from kiosk.screens.base import Screen
from tests.fakes.kiosk_rig import Rig, kiosk_rig


class Watched(Rig):
    """A kiosk of which every frame is looked at.

    Attributes
    ----------
    changes : list of (str, list of bool)
        Each screen that took the place of another, and whether its first frames changed the picture.
    """

    def watch(self, script: Script) -> Script:
        """Go through a script, and look at the picture after each of its frames."""
        self.changes: list[tuple[str, list[bool]]] = []
        screen: Screen = self.app.screen
        picture = b""
        for _ in script:
            now = pygame.image.tobytes(self.app.surface, "RGB")
            if self.app.screen is not screen:
                screen = self.app.screen
                self.changes.append((type(screen).__name__, []))
            if self.changes and len(self.changes[-1][1]) < 3:
                self.changes[-1][1].append(now != picture)
            picture = now
            yield


def test_a_screen_is_made_in_one_frame_copied_in_the_next_and_drawn_in_the_third(tmp_path: Path) -> None:
    def visit(rig: Rig) -> Script:
        yield from rig.to_round()
        yield from rig.wait(1.0)
        yield from rig.tap("stop")
        yield from rig.wait(0.5)
        yield from rig.tap("yes")
        yield from rig.at("result")
        yield from rig.tap("other")
        yield from rig.wait(0.5)

    with kiosk_rig(tmp_path, kind=Watched) as rig:
        rig.play(lambda _: rig.watch(visit(rig)))
    seen = dict(rig.changes)
    assert seen.pop("RoundScreen")[:2] == [False, True], "its first moment was drawn before, and is there at once"
    assert {"WhoScreen", "CountdownScreen", "StopScreen", "ResultScreen", "TodayScreen"} <= seen.keys()
    # One that was touched at once was gone before its third.
    assert set(map(tuple, seen.values())) <= {(False, False, True), (False, False)}


def test_a_round_is_made_once_its_countdown_is_there(tmp_path: Path) -> None:
    begun: list[tuple[float, float]] = []

    def script(rig: Rig) -> Script:
        yield from rig.to_countdown()
        scene = rig.app.scene
        assert isinstance(scene, Countdown)
        view = scene.upcoming.game.view.View
        make = view.__init__

        def note(self: Any, *arguments: Any) -> None:
            begun.append((scene.screen.t_s, rig.app.parts.kit.motion_s("appear")))
            make(self, *arguments)

        with patch.object(view, "__init__", note):
            yield from rig.at("round")

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    ((at_s, there_s),) = begun
    assert there_s < at_s < there_s + 0.1
