"""The set-up, by touch: how one gets there, what it says, how it is left, and that it is nobody's visit."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from kiosk.pilot import FINGER, Script
from kiosk.scenes.calibrating import Calibrate
from kiosk.widgets.hold import HOLD_S
from station.trial.calibration_steps import Step
from tests.fakes.kiosk_rig import Rig, kiosk_rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    with kiosk_rig(tmp_path) as made:
        yield made


def words(rig: Rig) -> str:
    return " ".join(placed.string for placed in rig.app.screen.texts())


def finger(rig: Rig, down: bool) -> None:
    """Put a finger on the sign of the house, or take it away."""
    width, height = rig.app.surface.get_size()
    x, y = rig.app.scene.screen.frame.mark.center
    kind = pygame.FINGERDOWN if down else pygame.FINGERUP
    pygame.event.post(pygame.event.Event(kind, finger_id=FINGER, x=(x + 0.5) / width, y=(y + 0.5) / height))


def key(name: int) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=name))


def held(rig: Rig, seconds: float) -> Script:
    finger(rig, down=True)
    yield from rig.wait(seconds)
    finger(rig, down=False)
    yield from rig.wait(0.2)


def test_the_sign_held_opens_the_set_up_and_let_go_early_it_does_not(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        yield from held(rig, HOLD_S - 0.5)
        assert rig.app.scene.name == "attract"
        yield from held(rig, HOLD_S + 0.3)
        assert rig.app.scene.name == "service"
        yield from rig.tap("back")
        assert rig.app.scene.name == "attract"
        key(pygame.K_F2)
        yield from rig.at("service", 1.0)
        yield from rig.tap("stop")
        assert rig.app.scene.name == "attract"
        yield from held(rig, 0.1)  # touched, as anywhere on that screen
        assert rig.app.scene.name == "who"

    rig.play(script)


def to_menu(rig: Rig) -> Script:
    yield from rig.ready()
    key(pygame.K_F2)
    yield from rig.at("service", 1.0)


def put_on_marks(rig: Rig, marks: int) -> Script:
    """Put the simulated weight on every mark, and on the cross, as the screen asks for it."""
    scene = rig.app.scene
    assert isinstance(scene, Calibrate)
    for number in range(marks):
        yield from rig.until(lambda step=number + 2: scene.run.now.number == step)  # type: ignore[misc]
        yield from rig.tap(f"weight:{number}")
    yield from rig.until(lambda: scene.run.now.step is Step.CHECK)
    yield from rig.tap("weight:0")
    yield from rig.until(lambda: scene.run.result is not None)


def test_a_board_is_calibrated_by_touch_and_kept_on_board_and_station(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        feed = rig.app.parts.feed
        yield from to_menu(rig)
        before = feed.info
        yield from rig.tap("calibrate")
        yield from rig.tap("more")
        yield from rig.tap("start")
        yield from put_on_marks(rig, 5)
        assert feed.info == before
        yield from rig.tap("keep")
        yield from rig.until(lambda: "Saved" in words(rig))
        assert feed.info != before

    rig.play(script)
