"""Touch, mouse and keys as one small set of gestures."""

from dataclasses import dataclass
from enum import Enum, auto

import pygame


class Kind(Enum):
    """What a hand did."""

    PRESS = auto()
    MOVE = auto()
    RELEASE = auto()
    CANCEL = auto()
    KEY = auto()
    QUIT = auto()
    RESIZE = auto()


@dataclass(frozen=True, slots=True)
class Gesture:
    """One gesture: where for pointers, which for keys."""

    kind: Kind
    pos: tuple[int, int] = (0, 0)
    key: str = ""


_KEYS = {
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_ESCAPE: "escape",
    pygame.K_SPACE: "space",
    pygame.K_TAB: "tab",
}


class Gestures:
    """Turns pygame events into gestures; the first finger down is the pointer until it lifts."""

    def __init__(self) -> None:
        self._finger: int | None = None

    def read(self, events: list[pygame.event.Event], size: tuple[int, int]) -> list[Gesture]:
        """Return the gestures in a frame's events; fingers arrive as shares of the window."""
        gestures = []
        for event in events:
            gesture = self._one(event, size)
            if gesture is not None:
                gestures.append(gesture)
        return gestures

    def _one(self, event: pygame.event.Event, size: tuple[int, int]) -> Gesture | None:
        match event.type:
            case pygame.FINGERDOWN | pygame.FINGERMOTION | pygame.FINGERUP:
                return self._touch(event, size)
            case pygame.MOUSEBUTTONDOWN if event.button == 1:
                return Gesture(Kind.PRESS, event.pos)
            case pygame.MOUSEBUTTONUP if event.button == 1:
                return Gesture(Kind.RELEASE, event.pos)
            case pygame.MOUSEMOTION:
                return Gesture(Kind.MOVE, event.pos)
            case pygame.KEYDOWN:
                return Gesture(Kind.KEY, key=_KEYS.get(event.key, pygame.key.name(event.key)))
            case pygame.QUIT:
                return Gesture(Kind.QUIT)
            case pygame.VIDEORESIZE:
                return Gesture(Kind.RESIZE, event.size)
            case pygame.WINDOWFOCUSLOST:
                self._finger = None
                return Gesture(Kind.CANCEL)
        return None

    def _touch(self, event: pygame.event.Event, size: tuple[int, int]) -> Gesture | None:
        pos = (int(event.x * size[0]), int(event.y * size[1]))
        if event.type == pygame.FINGERDOWN and self._finger is None:
            self._finger = event.finger_id
            return Gesture(Kind.PRESS, pos)
        if event.finger_id != self._finger:
            return None
        if event.type == pygame.FINGERUP:
            self._finger = None
            return Gesture(Kind.RELEASE, pos)
        return Gesture(Kind.MOVE, pos)
