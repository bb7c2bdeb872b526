"""A pilot: touches the buttons and leans for the simulated person, as somebody would, through the whole visit.

It sees what a trainee sees and touches what a trainee touches: its fingers are posted as events of the window, and it
leans by telling the simulated person where to.
"""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import pygame

from kiosk.app import App
from kiosk.scenes.playing import Playing

Script = Iterator[None]
FINGER = 1


class Person(Protocol):
    """The simulated person."""

    def steer(self, command: dict[str, Any]) -> None:
        """Pass a command on."""


class Pilot:
    """Runs a script, one step a frame, and leans along in every round.

    Parameters
    ----------
    person : Person
    script : callable
        ``script(pilot, app)`` gives the steps; each ``yield`` lets a frame go by.
    """

    def __init__(self, person: Person, script: Callable[["Pilot", App], Script]) -> None:
        self._person = person
        self._make_script = script
        self._script: Script | None = None

    def __call__(self, app: App) -> None:
        """Act after a frame; close the kiosk when the script is over."""
        if self._script is None:
            self._script = self._make_script(self, app)
        self.lean(app)
        try:
            next(self._script)
        except StopIteration:
            app.alive = False

    def steer(self, do: str, **fields: Any) -> None:
        """Tell the person or the board something."""
        self._person.steer({"do": do, **fields})

    def tap(self, app: App, intent: str) -> Script:
        """Touch a button of the screen of now.

        Raises
        ------
        LookupError
            When the screen has no such button.
        """
        rect = dict(app.screen.buttons()).get(intent)
        if rect is None:
            raise LookupError(f"{type(app.screen).__name__} has no button {intent!r}")
        width, height = app.surface.get_size()
        at = {"finger_id": FINGER, "x": (rect.centerx + 0.5) / width, "y": (rect.centery + 0.5) / height}
        pygame.event.post(pygame.event.Event(pygame.FINGERDOWN, at))
        yield
        pygame.event.post(pygame.event.Event(pygame.FINGERUP, at))
        yield

    @staticmethod
    def until(met: Callable[[], bool], app: App, within_s: float = 30.0) -> Script:
        """Wait until something holds.

        Raises
        ------
        TimeoutError
            When it does not within so many seconds of the kiosk's clock.
        """
        end_s = app.parts.clock.monotonic_s() + within_s
        while not met():
            if app.parts.clock.monotonic_s() > end_s:
                raise TimeoutError(f"still in {app.scene.name!r} with {app.parts.feed.state} after {within_s:.0f} s")
            yield

    @staticmethod
    def wait(seconds: float, app: App) -> Script:
        """Let time go by."""
        end_s = app.parts.clock.monotonic_s() + seconds
        while app.parts.clock.monotonic_s() < end_s:
            yield

    def lean(self, app: App) -> None:
        """Lean as the game wants, as well as the person can."""
        scene = app.scene
        if isinstance(scene, Playing) and not scene.play.paused:
            rules, state, params = scene.play.game.rules, scene.play.round.state, scene.play.level.params
            ml_m, ap_m = scene.play.reach.cop_m(*rules.aim(state, params))
            self.steer("lean", ml_m=ml_m, ap_m=ap_m)
