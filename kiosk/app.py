"""The loop: hands, board, scene, picture; sixty times a second, and nothing in it waits."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Final, Protocol

import pygame

from kiosk.clock import stopwatch_s
from kiosk.feed import BoardState
from kiosk.gestures import Gesture, Gestures, Kind
from kiosk.meter import Meter
from kiosk.parts import URGENT, Parts
from kiosk.scenes.base import Scene
from kiosk.scenes.flow import enter
from kiosk.scenes.places import Place, ToAttract, ToGoodbye
from kiosk.scenes.trouble import Trouble, cue_of, trouble_of
from kiosk.screens.base import Screen
from kiosk.screens.comfort import ComfortScreen, changed
from kiosk.screens.entrance import Entrance
from kiosk.steering import Steering

MAX_STEP_S: Final = 0.25
"""A frame that took longer (the computer slept, a window was dragged) moves animations by no more than this."""


class Pacer(Protocol):
    """When the next frame is due."""

    def wait(self, fps: int) -> None:
        """Return when the next frame is due, at so many frames a second."""

    def spread(self, work_s: float) -> int:
        """Return over how many frames a game spreads its surroundings, after a frame that took so much work."""


class App:
    """The running kiosk.

    Parameters
    ----------
    parts : Parts
    surface : pygame.Surface
        The window's.
    pacer : Pacer
    watcher : callable, optional
        Called with the app after each frame was drawn, before the next: a pilot or a camera.

    Attributes
    ----------
    scene : Scene
    overlay : Screen or None
        What lies over the scene's screen and takes its touches.
    alive : bool
        Set to False to end :meth:`run` after this frame.
    meter : Meter
    """

    def __init__(
        self,
        parts: Parts,
        surface: pygame.Surface,
        pacer: Pacer,
        watcher: Callable[[App], None] | None = None,
    ) -> None:
        self.parts = parts
        self.surface = surface
        self.scene: Scene = enter(parts, ToAttract())
        self.overlay: Screen | None = None
        self.alive = True
        self.meter = Meter()
        self._pacer = pacer
        self.watcher = watcher
        self._gestures = Gestures()
        self._trouble = ""
        self._cue = ""
        self._drawn: Screen | None = None
        self._entrance = Entrance()
        self._made = self.scene.screen
        self._choosing = False
        self._last_s = parts.clock.monotonic_s()

    @property
    def screen(self) -> Screen:
        """What is on top."""
        return self.overlay or self.scene.screen

    def run(self) -> None:
        """Live until the window is closed."""
        try:
            while self.alive:
                self._pacer.wait(self.screen.fps)
                self.frame()
        finally:
            self.scene.leave()

    def frame(self) -> None:
        """Live through one frame."""
        started_s = stopwatch_s()
        now_s = self.parts.clock.monotonic_s()
        dt_s = min(now_s - self._last_s, MAX_STEP_S)
        self._last_s = now_s
        self._hands(dt_s)
        self._follow(self.scene.step(self.parts.feed.poll(), dt_s))
        self.parts.look_after()
        self._cover()
        if self.screen is self._made:
            self._live(dt_s)
        else:
            self._made = self.screen  # which was work enough for one frame: what was there is seen once more
        self._measure(started_s)
        if self.watcher is not None:
            self.watcher(self)

    def _live(self, dt_s: float) -> None:
        """Let the screen go on, and draw it unless it is over."""
        self.screen.update(dt_s)
        due, self.screen.due = self.screen.due, None
        if due is None:
            self._draw(dt_s)
        else:
            self._act(due)

    # Hands

    def _hands(self, dt_s: float) -> None:
        gestures = self._gestures.read(pygame.event.get(), self.surface.get_size())
        # A touch counts when it is done, so that a button of the question "still there?" can be reached.
        done = any(gesture.kind in {Kind.RELEASE, Kind.KEY} for gesture in gestures)
        self.scene.idle_s = 0.0 if done or self.scene.occupied else self.scene.idle_s + dt_s
        if self.scene.idles and self.scene.idle_s > self.scene.patience_s:
            self._follow(ToAttract() if self.scene.of_station else ToGoodbye())
        for gesture in gestures:
            self._hand(gesture)
        if any(gesture.kind is Kind.RESIZE for gesture in gestures):
            self._remake(self.parts.kit.lang)  # once a frame, however far a corner was dragged
        steering = self.parts.steering
        if steering is not None and self.scene.steered:
            held = pygame.key.get_pressed()
            steering.hold(held[pygame.K_LEFT], held[pygame.K_RIGHT], held[pygame.K_UP], held[pygame.K_DOWN])

    def _hand(self, gesture: Gesture) -> None:
        screen, steering = self.screen, self.parts.steering
        if steering is not None and gesture.kind in {Kind.PRESS, Kind.MOVE, Kind.RELEASE}:
            self._steer(steering, gesture)
        match gesture.kind:
            case Kind.QUIT:
                self.alive = False
            case Kind.PRESS:
                screen.press(gesture.pos)
            case Kind.MOVE:
                screen.move(gesture.pos)
            case Kind.RELEASE:
                self._touch(screen.release(gesture.pos))
            case Kind.CANCEL:
                screen.cancel()
            case Kind.KEY:
                self._key(gesture.key)

    def _steer(self, steering: Steering, gesture: Gesture) -> None:
        """Let a mouse that moves lean the simulated person; where it is otherwise, the next lean starts from."""
        moves = gesture.kind is Kind.MOVE and self.scene.steered
        (steering.point if moves else steering.see)(gesture.pos, self.surface.get_size())

    def _key(self, key: str) -> None:
        steering = self.parts.steering
        if key == "f11":
            with suppress(pygame.error):  # not every display can
                pygame.display.toggle_fullscreen()
                self._remake(self.parts.kit.lang)
        elif key == "f2":
            self._act("service")  # which means something on the attract screen alone
        elif steering is not None and key == "space":
            steering.toggle()
        elif steering is None or self.overlay is not None or not self.scene.steered or key not in steering.KEYS:
            self._touch(self.screen.key(key))

    def _touch(self, intent: str | None) -> None:
        if intent is not None:
            self.parts.sound.play("tap")
            self._act(intent)

    def _act(self, intent: str | None) -> None:
        if intent is None:
            return
        if intent.startswith("lang:"):
            self._remake(intent.removeprefix("lang:"))
            self.parts.choose_lang(self.parts.kit.lang)
        elif intent.partition(":")[0] == "comfort":
            self._comfort(intent)
        elif self._trouble and intent == "stop":
            self._follow(ToGoodbye() if self.parts.visit is not None else ToAttract())
        else:
            self._follow(self.scene.intent(intent))

    def _comfort(self, intent: str) -> None:
        """Open or close the comfort panel, or take what was chosen on it: for the visit, or, before one, for good."""
        self._choosing = intent != "comfort:close"
        comfort = changed(self.parts.comfort, intent)
        if comfort != self.parts.comfort:
            self.parts.choose_comfort(comfort, lasting=self.scene.of_station)
            self._remake(self.parts.kit.lang)

    # Where to go, and what lies over it

    def _follow(self, place: Place | None) -> None:
        if place is not None:
            self.scene.leave()
            self.scene = enter(self.parts, place)
            self.overlay = None
            self._trouble = ""
            self._choosing = False

    def _cover(self) -> None:
        """Lay over the scene what is wrong with the board, or what the scene itself wants; take away what is mended."""
        trouble = trouble_of(self.parts, self.scene)
        if trouble is not None and trouble.of_board:
            self.scene.interrupted(self.parts.feed.state is not BoardState.READY)
        self._warn(trouble)
        if trouble is None:
            self._trouble = ""
            if self._choosing:
                self.scene.interrupted(away=False)  # no clock of a round runs behind the panel
                if not isinstance(self.overlay, ComfortScreen):
                    self.overlay = ComfortScreen(self.parts.kit, self.parts.comfort)
            else:
                self.overlay = self.scene.overlay()
            return
        self._choosing = False
        if trouble.key != self._trouble:
            self._trouble = trouble.key
            self.overlay = self.scene.covered_by(trouble.make(self.parts.kit))

    def _warn(self, trouble: Trouble | None) -> None:
        """Say what is wrong with the board, and that it is mended, once, to whoever's visit goes on."""
        before = self._cue
        self._cue = cue_of(self.parts, trouble, before) if self.parts.visit is not None else ""
        if self._cue not in {"", before}:
            self.parts.say(self._cue)

    def _remake(self, lang: str) -> None:
        """Make kit and screen anew, for the window's size and a language."""
        parts = self.parts
        self.surface = pygame.display.get_surface() or self.surface
        parts.renew_kit(self.surface.get_size(), lang)
        parts.speaker.speak(lang)
        self.overlay, self._trouble = None, ""
        self.scene.rebuild()

    # Picture

    def _draw(self, dt_s: float) -> None:
        screen = self.screen
        self.scene.show()
        if screen is not self._drawn:
            self._enter(screen)
        screen.show_caption(self.parts.speaker.caption)
        notice = self.parts.notice
        if self.scene.name == "round" and notice not in URGENT:
            notice = None  # it was told before the round, and will be after it; now the game needs the room
        screen.show_notice(self.scene.notice or (screen.kit.t(notice) if notice else ""))
        rects = None
        if self._entrance.under_way:
            self._entrance.draw(self.surface, dt_s)
        else:
            rects = screen.draw(self.surface)
        if rects is None:
            pygame.display.flip()
        else:
            pygame.display.update(rects)

    def _enter(self, screen: Screen) -> None:
        """Let another screen come: softly over the one before, where the look of it allows that."""
        soft = self._drawn is not None and screen.appears and not screen.kit.calm
        if soft:
            self._entrance.leave(self.surface)
        # An overlay keeps a picture of what it covers; a screen that comes back must draw everything again.
        coming = self._entrance.under_way
        if self.overlay is not None and (coming or self._drawn is not self.scene.screen):
            self.scene.screen.uncover()
            self.scene.screen.draw(self.surface)
        screen.uncover()
        rises = type(screen) is not type(self._drawn)
        if soft:
            self._entrance.begin(screen, self.surface, rises=rises)
        else:
            self._entrance.end()
        self._drawn = screen

    def _measure(self, started_s: float) -> None:
        flipped_s = stopwatch_s()
        newest_s = self.parts.feed.newest_s
        age_s = self.parts.clock.monotonic_s() - newest_s if newest_s is not None else None
        work_s = flipped_s - started_s
        self.meter.frame(work_s, age_s, flipped_s)
        if self.scene.name == "round":
            self.parts.kit.spread = self._pacer.spread(work_s)
