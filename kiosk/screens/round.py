"""The round: the game's own picture, and around it time, score, captions and the state of things."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any, Final

import pygame

from games.drawing import Kit
from kiosk.screens.base import Screen
from kiosk.widgets import card, picture
from kiosk.widgets.dial import Dial
from kiosk.widgets.digits import Digits, clock_time
from kiosk.widgets.frame import Chip
from kiosk.widgets.label import Label, Placed
from station.programme.model import Level

LAST_S: Final = 10.0
"""From here on the time left is shown in the lantern's colour, and its dial counts these seconds."""

_BAR_U: Final = 400
_NAME_U: Final = 46
_DIAL_U: Final = 46
_LARGEST_U: Final = 124
"""Four digits, or a dial and the time, are no wider than a bar at this size of type."""


class RoundScreen(Screen):
    """A game with its bars.

    Parameters
    ----------
    kit : Kit
    view : module
        The game's view; its ``View`` is ``bright`` where words need plates, its states have ``time_left_s``. Those of
        a round with a par also have ``par_left_s``, below 0 when late: the clock then counts the par, and after it how
        late it is.
    level : Level
    calibrated : bool
        Whether the control is the trainee's own; otherwise the screen says so.
    """

    comfortable = False
    appears = False

    def __init__(self, kit: Kit, view: ModuleType, level: Level, *, calibrated: bool) -> None:
        super().__init__(kit)
        self._view = view.View(kit, level.params)
        size = min(kit.type_px("number"), kit.px(_LARGEST_U))
        self._digits, self._last_digits = Digits(kit, "number", "ink", size), Digits(kit, "number", "accent", size)
        radius = kit.px(_DIAL_U)
        self._dial, self._last_dial = Dial(kit, radius, "ink_soft", 24), Dial(kit, radius, "accent", 10)
        self._most_s = LAST_S
        self._state: Any = None
        self._u = (0.0, 0.0)
        self._ghost: float | None = None
        self._on_board = True
        self._board = {there: picture.board_icon(kit, kit.px(72), there) for there in (True, False)}
        self._signs: list[tuple[pygame.Surface, pygame.Rect]] = []
        self._outer, self._inner = ("right", "left") if kit.left_handed else ("left", "right")
        self._bars = self._lay_out(level)
        top = self.frame.switch.top
        self._worded = [
            pygame.Rect(bar.left, top, bar.width, bar.bottom - top) for bar in (self._bars["time"], self._bars["score"])
        ]
        if not calibrated:
            self._lay_out_reach()
        self._plates = self._lay_plates()

    def _lay_out(self, level: Level) -> dict[str, pygame.Rect]:
        kit, frame, mirror = self.kit, self.frame, self.frame.mirror
        name, wide, high = kit.px(_NAME_U), kit.px(_BAR_U), round(self._digits.height * 0.94)
        left, right, top = kit.px(56), kit.stage.size[0] - kit.px(56) - wide, frame.switch.bottom + kit.space("small")
        time = mirror(pygame.Rect(left, top + name, wide, high))
        score = mirror(pygame.Rect(right, top + name, wide, high))

        def head(key: str, place: pygame.Rect, align: str, colour: str = "ink_soft") -> Label:
            box = pygame.Rect(place.left, place.top - name, wide, name)
            return Label(kit, kit.t(key), "caption", box, colour=colour, align=align, valign="centre")

        self._labels.append(head("round-score", score, self._inner))
        self._heads = {
            False: head("round-time", time, self._outer),
            True: head("round-late", time, self._outer, "accent"),
        }
        board = mirror(pygame.Rect(left, frame.switch.top + kit.px(12), kit.px(72), kit.px(72)))
        words = mirror(pygame.Rect(left + kit.px(92), frame.switch.top, wide - kit.px(92), frame.switch.height))
        says = Label(kit, kit.t("level", level=level.number), "lead", words, align=self._outer, valign="centre")
        self._labels.append(says)
        return {"time": time, "score": score, "board": board}

    def _make_chip(self, name: str, string: str) -> Chip:
        """Return a chip above the captions, beside the game."""
        kit, body = self.kit, self.frame.body
        wide, high = (kit.px(430), kit.px(128)) if kit.stage.landscape else (body.width, kit.px(60))
        place = pygame.Rect(body.left, body.bottom - high, wide, high)
        return Chip(kit, string, picture.notice_icon(kit, kit.px(36)), self.frame.mirror(place), align=self._outer)

    def _lay_out_reach(self) -> None:
        """Lay out the words that the reach is not the trainee's own, and their sign."""
        kit, body = self.kit, self.frame.body
        if kit.stage.landscape:
            wide, high, align = kit.px(440), kit.px(128), self._inner
            box = pygame.Rect(body.right - wide, body.bottom - high, wide, high)
        else:
            high, align = kit.px(60), self._outer
            box = pygame.Rect(body.left, body.bottom - 2 * high - kit.px(12), body.width, high)
        box = self.frame.mirror(box)
        icon, gap = picture.reach_icon(kit, kit.px(36)), kit.space("small")
        words = pygame.Rect(box.left + icon.get_width() + gap, box.top, box.width - icon.get_width() - gap, box.height)
        words_are = kit.t("round-uncalibrated")
        label = Label(kit, words_are, "caption", words, colour="ink_soft", align=align, valign="centre")
        self._labels.append(label)
        place = icon.get_rect(midright=(label.rect.left - gap, label.rect.centery))
        self._signs.append((icon, place))
        self._worded.append(label.rect.union(place))

    def _lay_plates(self) -> list[tuple[pygame.Surface, pygame.Rect]]:
        """Return the dark plates that words stand on; a game that is dark there by itself needs none."""
        kit, pad = self.kit, self.kit.space("gap")
        places = [worded.inflate(2 * pad, 2 * pad) for worded in self._worded] if self._view.bright else []
        return [(card.plate(kit, place.size), place) for place in places]

    def lay(self, state: Any) -> None:
        """Let the view build what belongs to this round alone: before its first moment is drawn."""
        self._view.lay(state)

    def rehearse(self, state: Any) -> Iterator[None]:
        """Draw the first moment where nobody sees it: what a view builds for a round is then there when it begins.

        Yields
        ------
        None
            Between pieces that each fit into a frame.
        """
        self.lay(state)
        yield
        unseen = pygame.Surface(self.kit.stage.size).convert()
        yield
        self._view.draw(unseen, state, (0.0, 0.0), None)

    def show(self, state: Any, u: tuple[float, float], *, ghost: float | None, on_board: bool = True) -> None:
        """Take the moment.

        Parameters
        ----------
        state : object
            The game's state, blended to now.
        u : (float, float)
            Newest control signal.
        ghost : float or None
            How far the trainee's best round had come by now; None when there is none.
        on_board : bool
        """
        self._state, self._u, self._ghost, self._on_board = state, u, ghost, on_board

    def texts(self) -> list[Placed]:
        """Return every laid-out text, running numbers at their widest."""
        numbers = []
        for string, box, align in (
            ("0:00", self._place_of_time(), self._outer),
            ("1000", self._bars["score"], self._inner),
        ):
            covered = pygame.Rect(0, box.top, self._digits.width(string), box.height)
            covered.left = box.left if align == "left" else box.right - covered.width
            numbers.append(Placed(string, covered, box, box.height, "ink"))
        late = self._state is not None and self._clock()[1]
        return [*super().texts(), self._heads[late].placed(), *numbers]

    def _place_of_time(self) -> pygame.Rect:
        """Return where the time left is written: beside its dial."""
        bar, dial = self._bars["time"], 2 * self.kit.px(_DIAL_U) + self.kit.space("gap")
        left = bar.left if self._outer == "right" else bar.left + dial
        return pygame.Rect(left, bar.top, bar.width - dial, bar.height)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the moment; nothing before the first :meth:`show`."""
        if self._state is None:
            return
        self._view.draw(surface, self._state, self._u, self._ghost)
        surface.fblits([*self._plates, *self._signs])
        for label in self._labels:
            label.draw(surface)
        surface.blit(self._board[self._on_board], self._bars["board"])
        self._draw_time(surface)
        self._digits.draw(surface, str(round(self._view.points(self._state))), self._bars["score"], self._inner)
        self.draw_frame(surface)

    def _clock(self) -> tuple[float, bool]:
        """Return the seconds to show, and whether they are those since the par; the round's very last come first."""
        end_s = self._state.time_left_s
        par_s = getattr(self._state, "par_left_s", end_s)
        if par_s >= 0.0:
            return par_s, False
        return (-par_s, True) if end_s > LAST_S else (end_s, False)

    def _draw_time(self, surface: pygame.Surface) -> None:
        shown_s, late = self._clock()
        bar, radius, last = self._bars["time"], self._dial.radius, late or shown_s <= LAST_S
        centre = bar.left + radius if self._outer == "left" else bar.right - radius, bar.centery
        self._most_s = max(self._most_s, 0.0 if late else shown_s)
        dial, of_s = (self._last_dial, LAST_S) if last else (self._dial, self._most_s)
        dial.draw(surface, centre, 0.0 if late else shown_s / of_s)
        self._heads[late].draw(surface)
        digits = self._last_digits if last else self._digits
        digits.draw(surface, clock_time(shown_s), self._place_of_time(), self._outer)
