"""Hands in the set-up: what is offered there, what it says, and the ways through it."""

import pygame

from kiosk.pilot import FINGER, Script
from kiosk.scenes.calibrating import Calibrate
from station.frames import Calibration
from station.store.calibrations import CalibrationRecord, history
from station.store.database import Store
from station.trial.calibration_steps import Step
from tests.fakes.kiosk_rig import Rig


def words(rig: Rig) -> str:
    return " ".join(placed.string for placed in rig.app.screen.texts())


def offered(rig: Rig) -> set[str]:
    return {intent for intent, _ in rig.app.screen.buttons()}


def calibration(rig: Rig) -> Calibration:
    info = rig.app.parts.feed.info
    assert info is not None
    return info.calibration


def stored(rig: Rig) -> tuple[CalibrationRecord, ...]:
    """Return what is in the database now, read by a connection of its own."""
    info = rig.app.parts.feed.info
    assert info is not None
    store = Store(rig.app.parts.journal.data_dir / "evenkeel.db")
    found = history(store, info.uid)
    store.close()
    return found


def finger(rig: Rig, down: bool, intent: str = "") -> None:
    """Put a finger on a button, or on the sign of the house, or take it away."""
    width, height = rig.app.surface.get_size()
    x, y = dict(rig.app.screen.buttons())[intent].center if intent else rig.app.scene.screen.frame.mark.center
    kind = pygame.FINGERDOWN if down else pygame.FINGERUP
    pygame.event.post(pygame.event.Event(kind, finger_id=FINGER, x=(x + 0.5) / width, y=(y + 0.5) / height))


def key(name: int) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=name))


def held(rig: Rig, seconds: float, intent: str = "") -> Script:
    finger(rig, True, intent)
    yield from rig.wait(seconds)
    finger(rig, False, intent)
    yield from rig.wait(0.2)


def to_menu(rig: Rig) -> Script:
    yield from rig.ready()
    key(pygame.K_F2)
    yield from rig.at("service", 1.0)


def to_marks(rig: Rig, positions: int = 5) -> Script:
    yield from to_menu(rig)
    yield from rig.tap("calibrate")
    if positions != 5:
        yield from rig.tap(f"positions:{positions}")
    yield from rig.tap("start")
    yield from rig.at("calibrate")


def scene(rig: Rig) -> Calibrate:
    assert isinstance(rig.app.scene, Calibrate)
    return rig.app.scene


def put(rig: Rig, first: int, last: int) -> Script:
    """Put the simulated weight on marks, one after the other, as the screen asks for it."""
    for number in range(first, last + 1):
        yield from rig.until(lambda step=number + 1: scene(rig).run.now.number == step)  # type: ignore[misc]
        yield from rig.tap(f"weight:{number - 1}")


def to_result(rig: Rig, marks: int = 5, first: int = 1) -> Script:
    yield from put(rig, first, marks)
    yield from rig.until(lambda: scene(rig).run.now.step is Step.CHECK)
    yield from rig.tap("weight:0")
    yield from rig.until(lambda: scene(rig).run.result is not None)
    yield from rig.wait(0.1)
