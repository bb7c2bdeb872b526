"""A test as it goes on: how to stand, what happens now and for how long. Nothing tells how well it goes."""

import math
from typing import Final

import pygame

from games.drawing import Kit, icons, shapes
from kiosk.screens.base import Screen
from kiosk.widgets import picture
from kiosk.widgets.button import icon_button, text_button
from kiosk.widgets.card import paint_card, soft_light
from kiosk.widgets.dial import Dial
from kiosk.widgets.digits import Digits
from kiosk.widgets.label import Label
from kiosk.widgets.stance import board_in, paint_stance
from kiosk.widgets.tasks import task_picture
from station.signals.limits import DIRECTIONS
from station.trial.protocol import Measure, Protocol
from station.trial.stage import Now, Stage

_TIMED: Final = frozenset({Stage.INSTRUCTION, Stage.SETTLE, Stage.TRIAL, Stage.REST, Stage.REPEAT})
_ALONE: Final = frozenset({Stage.STEP_ON, Stage.STEP_OFF, Stage.WEIGH})
"""What is said there is all there is: nobody knows how long it takes."""

_RAIL_SHARE: Final = 0.36
"""Of the width of the words: how much of the whole test is behind."""

_PICTURE_SHARE: Final = 0.44
_LONG: Final = (0.16, 0.46)
_LONGER: Final = (0.16, 0.6)
_SHORT: Final = (0.25, 0.32)
"""Of the height of the words, with an instruction, one for two people, and otherwise: what goes on, and what to do;
then comes the dial."""

_DIGITS_SHARE: Final = 0.36
_DIGITS_U: Final = 96
"""Size of the seconds, of the height of their dial, and at least."""

_ROUND_DIGITS: Final = 1.6
"""A dial that is not so much larger than its seconds leaves them no room: then there are the seconds alone."""

_LEADING: Final = {
    "tandem_left": ("test-left-foot", "test-right-foot"),
    "tandem_right": ("test-right-foot", "test-left-foot"),
}
"""Which foot is in front, and which behind."""

_LIGHT: Final = 0.16
"""Radius of the light to follow, in widths of the board's picture."""


class MeasuringScreen(Screen):
    """One moment of a test. Intents: ``confirm``, ``fewer``, ``more``, ``answers``, ``stop``.

    What stands still is painted once: make another one when it is :meth:`outdated`.

    Parameters
    ----------
    kit : Kit
    protocol : Protocol
    now : Now
    """

    comfortable = False
    appears = False

    def __init__(self, kit: Kit, protocol: Protocol, now: Now) -> None:
        super().__init__(kit)
        self._protocol, self._now, self._answers = protocol, now, 0
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t(f"protocol-{protocol.id}-name"))
        body, gap = self.frame.body, kit.space("gap")
        art, words = body.copy(), body.copy()
        if kit.stage.landscape:
            art.width = round(body.width * _PICTURE_SHARE)
            words.left, words.width = art.right + gap, body.right - art.right - gap
        else:
            art.height = round(body.height * _PICTURE_SHARE)
            words.top, words.height = art.bottom + gap, body.bottom - art.bottom - gap
        art, words = self.frame.mirror(art), self.frame.mirror(words)
        self._board = self._paint_picture(art)
        self._dial_box = self._paint_words(words)
        self._dial: Dial | None = None
        size = max(kit.px(_DIGITS_U), round(self._dial_box.height * _DIGITS_SHARE))
        self._digits = Digits(kit, "number", "ink", min(kit.type_px("number"), size))
        if now.stage in _TIMED and min(self._dial_box.size) > _ROUND_DIGITS * size:
            self._dial = Dial(kit, min(self._dial_box.size) // 2, "accent", 36)
        self._add_buttons()
        light = soft_light(kit, round(_LIGHT * self._board.width), "accent", 0.9, 1.4)
        core = shapes.disc(kit, round(0.28 * _LIGHT * self._board.width), "accent")
        self._light = light, core

    def outdated(self, now: Now) -> bool:
        """Return whether another screen must be made for a moment."""
        return _still(now) != _still(self._now)

    def shows_what_is_said(self) -> bool:
        """Return True: nothing but start and stop is said in a test, and the title tells what goes on."""
        return True

    def show(self, now: Now, answers: int) -> None:
        """Take the moment, and the number of answers that is chosen."""
        self._now, self._answers = now, answers

    # What stands still

    def _paint_picture(self, card: pygame.Rect) -> pygame.Rect:
        """Paint the board with the feet on it, and what is special; return where the board is."""
        kit, ground, now, gap = self.kit, self._ground, self._now, self.kit.space("gap")
        paint_card(kit, ground, card)
        turn = now.turn
        special = []
        if turn is not None and turn.condition.vision == "closed":
            special.append((icons.eye_closed, "test-eyes-closed"))
        if turn is not None and turn.condition.surface == "foam":
            special.append((icons.foam, "test-on-foam"))
        row = kit.px(110)
        inner = card.inflate(-2 * gap, -2 * gap)
        room = pygame.Rect(inner.left, inner.top, inner.width, inner.height - (row if special else 0))
        board = board_in(room)
        if art := task_picture(kit, min(room.size), self._protocol.measure, now):
            ground.blit(art, art.get_rect(center=room.center))
        else:
            self._paint_board(board)
        wide = inner.width // max(1, len(special))
        for number, (icon, key) in enumerate(special):
            place = pygame.Rect(inner.left + number * wide, inner.bottom - row, wide, row)
            sign = icon(kit, kit.px(72), "accent")
            at = sign.get_rect(midleft=(place.left + gap, place.centery))
            ground.blit(sign, at)
            words = pygame.Rect(at.right + gap, place.top, place.right - at.right - gap, place.height)
            self.add_label(ground, Label(kit, kit.t(key), "lead", words, valign="centre"))
        return board

    def _paint_board(self, board: pygame.Rect) -> None:
        kit, ground, now, turn = self.kit, self._ground, self._now, self._now.turn
        # For being weighed everybody stands on both feet.
        stance = turn.condition.stance if turn is not None and now.stage is not Stage.WEIGH else "template"
        landing, leans = (self._protocol.measure in some for some in ({Measure.LANDING}, {Measure.LEAN, Measure.SHIFT}))
        colour, foam = "line" if leans else "ink", turn is not None and turn.condition.surface == "foam"
        there = not (now.new_floor or (landing and now.stage is Stage.SETTLE))
        paint_stance(kit, ground, board, stance, colour=colour, foam=foam, there=there)
        if stance in _LEADING:
            self._name_feet(board, _LEADING[stance])
        if turn is not None and turn.condition.direction:
            self._paint_star(board, turn.condition.direction)
        elif turn is not None and turn.condition.axis:
            self._paint_axis(board, turn.condition.axis)

    def _name_feet(self, board: pygame.Rect, keys: tuple[str, str]) -> None:
        """Say which foot is in front and which one behind: the shapes alone do not tell from afar."""
        kit = self.kit
        high = board.height // 3
        for key, middle in zip(
            keys, (board.centery - board.height // 4, board.centery + board.height // 4), strict=True
        ):
            place = pygame.Rect(board.centerx + board.width // 7, middle - high // 2, 0, high)
            place.width = board.right - kit.space("small") - place.left
            self.add_label(self._ground, Label(kit, kit.t(key), "lead", place, valign="centre"))

    def _paint_star(self, board: pygame.Rect, lit: str) -> None:
        """Paint the eight directions with the one of now lit."""
        kit, far = self.kit, board.height * 0.5
        for name, (right, front) in DIRECTIONS.items():
            now = name == lit
            colour = kit.colour("accent" if now else "line")
            tip = board.centerx + right * far, board.centery - front * far
            start = board.centerx + right * far * 0.14, board.centery - front * far * 0.14
            shapes.thick_line(self._ground, colour, [start, tip], kit.px(16 if now else 5))
            if now:
                turn = math.atan2(right, front) / (2 * math.pi)
                head = shapes.chevron(kit, kit.px(110), "accent", turn)
                self._ground.blit(head, head.get_rect(center=tip))
        middle = shapes.ring(kit, kit.px(26), kit.px(6), "ink")
        self._ground.blit(middle, middle.get_rect(center=board.center))

    def _paint_axis(self, board: pygame.Rect, axis: str) -> None:
        """Paint the line that the light goes to and fro on."""
        kit = self.kit
        along = (board.width // 2 - kit.px(40), 0) if axis == "ml" else (0, board.height // 2 - kit.px(40))
        ends = [(board.centerx + side * along[0], board.centery + side * along[1]) for side in (-1, 1)]
        shapes.thick_line(self._ground, kit.colour("line"), list(ends), kit.px(8))

    def _paint_words(self, card: pygame.Rect) -> pygame.Rect:
        """Paint which trial it is, what goes on and what to do; return the room that is left for the dial."""
        kit, now, pad = self.kit, self._now, self.kit.space("wide")
        paint_card(kit, self._ground, card, edge="accent" if now.armed else "line")
        inner = card.inflate(-2 * pad, -2 * kit.space("padding"))
        count = pygame.Rect(inner.left, inner.top, inner.width, kit.px(56))
        if now.turn is not None:
            left = pygame.Rect(count.left, count.top, round(count.width * (0.96 - _RAIL_SHARE)), count.height)
            self.add_label(self._ground, Label(kit, self._count(), "caption", left, colour="ink_soft", valign="centre"))
        self._paint_whole(count)
        title, text = self._title(), self._text()
        room = inner.bottom - count.bottom
        for_two = self._protocol.measure is Measure.PUSH and not now.new_floor
        instruction = _LONGER if for_two else _LONG
        title_share, text_share = instruction if now.stage is Stage.INSTRUCTION else _SHORT
        alone = now.stage in _ALONE
        head = pygame.Rect(inner.left, count.bottom, inner.width, room if alone else round(room * title_share))
        colour = "accent" if now.armed else "ink"
        role = "heading" if now.stage is Stage.REPEAT else "title"
        self.add_label(self._ground, Label(kit, title, role, head, colour=colour, valign="centre" if alone else "top"))
        words = pygame.Rect(inner.left, head.bottom, inner.width, round(room * text_share) if text else 0)
        if text:
            self.add_label(self._ground, Label(kit, text, "lead", words, colour="ink_soft"))
        top = words.bottom + kit.space("small")
        return pygame.Rect(inner.left, top, inner.width, max(1, inner.bottom - top))

    def _paint_whole(self, row: pygame.Rect) -> None:
        """Paint how much of the test is behind, at the end of a row."""
        kit = self.kit
        rail = pygame.Rect(0, 0, round(row.width * _RAIL_SHARE), kit.px(14))
        rail.midright = row.right, row.centery
        behind = pygame.Rect(rail.topleft, (max(rail.height, round(rail.width * self._now.whole)), rail.height))
        for part, colour in ((rail, "line"), (behind, "accent")):
            self._ground.blit(shapes.panel(kit, part.size, part.height // 2, colour), part)

    def _count(self) -> str:
        turn = self._now.turn
        assert turn is not None
        if turn.practice:
            return self.kit.t("protocol-practice")
        return self.kit.t("protocol-trial-of", trial=turn.number, trials=self._protocol.trials)

    def _title(self) -> str:
        kit, now = self.kit, self._now
        if now.stage is Stage.REPEAT:
            return kit.t("protocol-stage-repeat", reason=kit.t(f"reason-{now.reason}"))
        if self._protocol.measure is Measure.PUSH and now.stage is Stage.TRIAL:
            return kit.t("protocol-partner-now" if now.armed else "protocol-partner-wait")
        if now.stage is Stage.SETTLE and now.turn is not None:
            if now.turn.condition.seated:
                return kit.t("protocol-stage-settle_seated")
            if self._protocol.measure is Measure.LANDING:
                return kit.t("protocol-stage-settle_landing")
        return kit.t(f"protocol-stage-{now.stage}")

    def _text(self) -> str:
        kit, now, protocol = self.kit, self._now, self._protocol
        if now.stage is Stage.REST:
            return kit.t("protocol-off-is-fine")
        if now.stage is not Stage.INSTRUCTION or now.turn is None:
            return ""
        if now.new_floor:
            return kit.t("protocol-foam" if now.turn.condition.surface == "foam" else "protocol-no-foam")
        says = kit.t(f"protocol-{protocol.id}-{now.turn.condition.id}")
        return f"{says} {kit.t(f'protocol-{protocol.id}-partner')}" if protocol.measure is Measure.PUSH else says

    def _add_buttons(self) -> None:
        kit, now, band = self.kit, self._now, self.frame.band
        if now.stage is Stage.INSTRUCTION:
            floor = "-foam" if now.turn is not None and now.turn.condition.surface == "foam" else "-floor"
            key = f"test-confirm{floor if now.new_floor else ''}"
            self.add_button(text_button(kit, "confirm", band, kit.t(key), main=True, icon=icons.check))
        elif now.stage is Stage.ANSWERS:
            box, size = self._dial_box, min(self._dial_box.height, kit.px(150))
            for intent, side, sign in (
                ("fewer", "midleft", picture.minus_icon),
                ("more", "midright", picture.plus_icon),
            ):
                place = pygame.Rect(0, 0, size, size)
                setattr(place, side, getattr(box, side))
                self.add_button(icon_button(kit, intent, place, sign))
            done = text_button(kit, "answers", band, kit.t("test-answers-done"), main=True, icon=icons.check)
            self._widgets.insert(0, done)

    # What moves

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the moment."""
        now = self._now
        surface.blit(self._ground, (0, 0))
        if self._protocol.measure is Measure.SHIFT and now.target is not None:
            at = (
                self._board.centerx + round(now.target[0] * self._board.width / 2),
                self._board.centery - round(now.target[1] * self._board.height / 2),
            )
            for picture_of_light in self._light:
                surface.blit(picture_of_light, picture_of_light.get_rect(center=at))
        place = pygame.Rect(0, 0, self._digits.width("000"), self._digits.height)
        place.center = self._dial_box.center
        if now.stage is Stage.ANSWERS:
            self._digits.draw(surface, str(self._answers), place, "centre")
        elif now.stage in _TIMED and now.left_s > 0:
            if self._dial is not None:
                self._dial.draw(surface, self._dial_box.center, 1.0 - now.progress)
            self._digits.draw(surface, str(math.ceil(now.left_s)), place, "centre")
        self.draw_frame(surface)


def _still(now: Now) -> tuple[object, ...]:
    """Return what the still part of a screen is made of."""
    return now.stage, now.turn, now.attempt, now.reason, now.new_floor, now.armed
