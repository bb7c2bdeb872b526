"""The round: the game's own picture, and around it time, score, captions and the state of things."""

from types import ModuleType
from typing import Any, Final

import pygame

from games.drawing import Kit, shapes
from kiosk.screens.base import Screen
from kiosk.widgets import picture
from kiosk.widgets.digits import Digits, clock_time
from kiosk.widgets.frame import Chip
from kiosk.widgets.label import Label, Placed
from station.programme.model import Level

LAST_S: Final = 10.0
"""From here on the time left is shown in the lantern's colour, with a mark beside it."""


class RoundScreen(Screen):
    """A game with its bars.

    Parameters
    ----------
    kit : Kit
    view : module
        The game's view; its states have ``time_left_s`` and ``score``.
    level : Level
    calibrated : bool
        Whether the control is the trainee's own; otherwise the screen says so.
    """

    def __init__(self, kit: Kit, view: ModuleType, level: Level, *, calibrated: bool) -> None:
        super().__init__(kit)
        self._view = view.View(kit, level.params)
        self._digits = Digits(kit, "number")
        self._last_digits = Digits(kit, "number", "accent")
        self._mark = shapes.disc(kit, kit.px(12), "accent")
        self._state: Any = None
        self._u = (0.0, 0.0)
        self._ghost: float | None = None
        self._on_board = True
        size = kit.px(72)
        self._board = {there: picture.board_icon(kit, size, there) for there in (True, False)}
        self._bars = self._lay_out(level)
        if not calibrated:
            self._chips["reach"] = ("", self._reach_chip())

    def _lay_out(self, level: Level) -> dict[str, pygame.Rect]:
        kit, frame, high = self.kit, self.frame, self.kit.px(132)
        name = self.kit.px(44)
        wide = kit.px(400)
        body = frame.body
        left, right = body.left, body.right - wide
        time = pygame.Rect(left, body.top + name, wide, high)
        score = pygame.Rect(right, body.top + name, wide, high)
        for key, place, align in (("round-time", time, "left"), ("round-score", score, "right")):
            box = pygame.Rect(place.left, place.top - name, wide, name)
            self._labels.append(Label(kit, kit.t(key), "caption", box, colour="ink_soft", align=align, valign="centre"))
        board = pygame.Rect(frame.top.left, frame.top.top + kit.px(12), kit.px(72), kit.px(72))
        words = pygame.Rect(board.right + kit.px(20), frame.top.top, kit.px(380), frame.top.height)
        self._labels.append(Label(kit, kit.t("level", level=level.number), "lead", words, valign="centre"))
        return {"time": time, "score": score, "board": board}

    def _places_of_chips(self) -> tuple[pygame.Rect, pygame.Rect]:
        """Return where hint and notice go: above the captions, beside the game."""
        kit, body = self.kit, self.frame.body
        wide = kit.px(430) if kit.stage.landscape else body.width
        high = kit.px(128) if kit.stage.landscape else kit.px(60)
        lower = pygame.Rect(body.left, body.bottom - high, wide, high)
        return lower, lower.move(0, -high - kit.px(12))

    def _reach_chip(self) -> Chip:
        kit, body = self.kit, self.frame.body
        icon = picture.reach_icon(kit, kit.px(36))
        if kit.stage.landscape:
            box = pygame.Rect(body.right - kit.px(400), body.bottom - kit.px(128), kit.px(400), kit.px(128))
        else:
            box = pygame.Rect(body.left, body.bottom - kit.px(60) * 3 - kit.px(24), body.width, kit.px(60))
        return Chip(kit, kit.t("round-uncalibrated"), icon, box)

    def show(self, state: Any, u: tuple[float, float], *, ghost: float | None = None, on_board: bool = True) -> None:
        """Take the moment.

        Parameters
        ----------
        state : object
            The game's state, blended to now.
        u : (float, float)
            Newest control signal.
        ghost : float, optional
            How far the trainee's best round had come by now.
        on_board : bool
        """
        self._state, self._u, self._ghost, self._on_board = state, u, ghost, on_board

    def texts(self) -> list[Placed]:
        """Return every laid-out text, running numbers at their widest."""
        numbers = [
            Placed(string, pygame.Rect(box.topleft, (self._digits.width(string), box.height)), box, box.height, "ink")
            for string, box in (("0:00", self._bars["time"]), ("100", self._bars["score"]))
        ]
        return super().texts() + numbers

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the moment; nothing before the first :meth:`show`."""
        if self._state is None:
            return
        self._view.draw(surface, self._state, self._u, self._ghost)
        for label in self._labels:
            label.draw(surface)
        surface.blit(self._board[self._on_board], self._bars["board"])
        left_s, place = self._state.time_left_s, self._bars["time"]
        last = left_s <= LAST_S
        covered = (self._last_digits if last else self._digits).draw(surface, clock_time(left_s), place)
        if last:
            surface.blit(self._mark, self._mark.get_rect(midleft=(covered.right + self.kit.px(24), covered.centery)))
        self._digits.draw(surface, str(round(self._state.score)), self._bars["score"], "right")
        self.draw_frame(surface)
