"""Set-up: the board, what is wrong with it, and what whoever runs the station can do about it. Nothing personal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pygame

from games.drawing import Kit, icons
from kiosk.screens.base import Screen
from kiosk.widgets import tools
from kiosk.widgets.button import Icon, text_button
from kiosk.widgets.card import paint_card
from kiosk.widgets.digits import Digits
from kiosk.widgets.facts import paint_facts
from kiosk.widgets.label import Label
from kiosk.widgets.load import kilograms
from kiosk.widgets.tile import tile_button, tile_sizes
from station.frames import BoardInfo

TILES: Final[dict[str, Icon]] = {
    "doctor": tools.look_icon,
    "calibrate": tools.weight_icon,
    "zero": tools.zero_icon,
    "identify": tools.lamp_icon,
}
"""What can be done with a board that answers."""

_CARDS_SHARE: Final = 0.45
_REMARK_SHARE: Final = 0.4
_HEAD_U: Final = 130
_PORTRAIT_SHARE: Final = (0.31, 0.17)
"""Of the width the cards, and of their height the remark; in a high window of the height the facts and the remark."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said of the board now.

    Parameters
    ----------
    title, text : str
        What it is, and what to do.
    good : bool
        Whether nothing needs a hand.
    advised : str
        The tile that mends it; empty for none.
    """

    title: str
    text: str
    good: bool = False
    advised: str = ""


class ServiceScreen(Screen):
    """The menu. Intents: those of ``TILES``, ``back``.

    Parameters
    ----------
    kit : Kit
    info : BoardInfo or None
        None before a board was ever open.
    remark : Remark
    offered : sequence of str
        The tiles to show.
    """

    fps = 30

    def __init__(self, kit: Kit, info: BoardInfo | None, remark: Remark, offered: Sequence[str]) -> None:
        super().__init__(kit)
        self.remark, self.offered = remark, tuple(offered)
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t("service-title"))
        self._weighs = bool(offered) and info is not None and not info.tilt_height_m
        self._load_kg: float | None = None
        self._load_at = pygame.Rect(0, 0, 0, 0)
        self._digits = Digits(kit, "body")
        facts, words, tiles = self._places()
        if not offered:  # what is wrong has the room of what cannot be done
            facts, words = (facts.union(words), tiles) if kit.stage.landscape else (facts, words.union(tiles))
        if info is not None:
            self._paint_board(facts, info)
        self._paint_remark(words if info is not None else words.union(facts))
        self._add_tiles(tiles)
        self.add_button(text_button(kit, "back", self.frame.band, kit.t("service-back"), icon=icons.back))

    def escape_intent(self) -> str | None:
        """Leave the set-up."""
        return "back"

    def show(self, load_kg: float | None) -> None:
        """Take what lies on the board now; None when that is not known."""
        self._load_kg = load_kg

    def _places(self) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect]:
        """Return where the facts, the remark and the tiles go."""
        body, gap = self.frame.body, self.kit.space("gap")
        if self.kit.stage.landscape:
            wide = round(body.width * _CARDS_SHARE)
            low = round(body.height * _REMARK_SHARE)
            facts = pygame.Rect(body.left, body.top, wide, body.height - low - gap)
            words = pygame.Rect(body.left, facts.bottom + gap, wide, low)
            tiles = pygame.Rect(facts.right + gap, body.top, body.right - facts.right - gap, body.height)
        else:
            high, low = (round(body.height * share) for share in _PORTRAIT_SHARE)
            facts = pygame.Rect(body.left, body.top, body.width, high)
            words = pygame.Rect(body.left, facts.bottom + gap, body.width, low)
            tiles = pygame.Rect(body.left, words.bottom + gap, body.width, body.bottom - words.bottom - gap)
        return self.frame.mirror(facts), self.frame.mirror(words), self.frame.mirror(tiles)

    def _paint_board(self, card: pygame.Rect, info: BoardInfo) -> None:
        kit, pad = self.kit, self.kit.space("wide")
        paint_card(kit, self._ground, card)
        inner = card.inflate(-2 * pad, -2 * kit.space("gap"))
        day = info.calibration.date
        calibrated = kit.t("service-undated" if info.calibrated else "service-never")
        if day:
            calibrated = kit.t("service-date", date=date.fromisoformat(day))
        driver = info.driver
        if info.firmware:  # not every board tells it
            driver = kit.t("service-driver-value", driver=info.driver, firmware=info.firmware)
        facts: tuple[tuple[str, str], ...] = (
            (kit.t("service-model"), info.model),
            (kit.t("service-driver"), driver),
            (kit.t("service-uid"), info.uid),
            (kit.t("service-rate"), kit.t("service-rate-value", rate=info.rate_hz)),
            (kit.t("service-calibrated"), calibrated),
        )
        if self._weighs:
            facts += ((kit.t("service-load"), ""),)
        labels, places = paint_facts(kit, self._ground, inner, facts)
        self._labels += labels
        self._load_at = places[-1]

    def _paint_remark(self, card: pygame.Rect) -> None:
        """Paint what is wrong and what to do, or that nothing is; a sign tells which."""
        kit, pad, remark = self.kit, self.kit.space("wide"), self.remark
        paint_card(kit, self._ground, card, edge="line" if remark.good else "accent")
        inner = card.inflate(-2 * pad, -2 * kit.space("gap"))
        size = kit.px(76)
        sign = icons.check(kit, size, "good") if remark.good else icons.warning(kit, size, "accent")
        head = pygame.Rect(
            inner.left + size + kit.space("gap"), inner.top, 0, min(kit.px(_HEAD_U), round(inner.height * 0.4))
        )
        head.width = inner.right - head.left
        self._ground.blit(sign, sign.get_rect(midleft=(inner.left, head.centery)))
        rest = pygame.Rect(inner.left, head.bottom, inner.width, inner.bottom - head.bottom)
        self.add_label(self._ground, Label(kit, remark.title, "heading", head, valign="centre"))
        self.add_label(self._ground, Label(kit, remark.text, "body", rest, colour="ink_soft"))

    def _add_tiles(self, box: pygame.Rect) -> None:
        kit, gap = self.kit, self.kit.space("gap")
        wide, high = (box.width - gap) // 2, (box.height - gap) // 2
        places = [
            pygame.Rect(box.left + column * (wide + gap), box.top + row * (high + gap), wide, high)
            for row in range(2)
            for column in range(2)
        ]
        words = [(kit.t(f"service-{name}"), kit.t(f"service-{name}-text")) for name in TILES]
        sizes = tile_sizes(kit, zip(places, words, strict=True))
        for (name, icon), place, says in zip(TILES.items(), places, words, strict=True):
            if name in self.offered:
                main = name == self.remark.advised
                self.add_button(tile_button(kit, name, place, icon, says, main=main, most_px=sizes))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it, with what lies on the board now."""
        surface.blit(self._ground, (0, 0))
        if self._weighs and self._load_kg is not None:
            self._digits.draw(surface, kilograms(self.kit, self._load_kg), self._load_at)
        self.draw_frame(surface)
