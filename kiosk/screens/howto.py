"""How it goes: three moving pictures, ten seconds, or a touch."""

from types import ModuleType
from typing import Final

import pygame

from games.drawing import Kit, shapes
from kiosk.screens.base import Screen
from kiosk.widgets.button import text_button
from kiosk.widgets.label import Label

LASTS_S: Final = 10.0
STEPS: Final = 3
_RING_STEPS: Final = 60


class HowToScreen(Screen):
    """Goes on by itself with ``go`` (:attr:`due`) after ten seconds, or when touched.

    Parameters
    ----------
    kit : Kit
    game_id : str
    view : module
        The game's view.
    """

    def __init__(self, kit: Kit, game_id: str, view: ModuleType) -> None:
        super().__init__(kit)
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t("howto-title", game=kit.t(f"{game_id}-name")))
        body, gap = self.frame.body, kit.px(32)
        high = kit.px(136)
        cards = pygame.Rect(body.left, body.top, body.width, body.height - high - gap)
        boxes = self._paint_cards(cards, game_id)
        self._show = view.HowTo(kit, boxes)
        go = pygame.Rect(body.left + high + gap, body.bottom - high, body.width - high - gap, high)
        self.add_button(text_button(kit, "go", go, kit.t("howto-go"), main=True))
        self._ring = pygame.Rect(body.left, go.top, high, high)
        rail = shapes.ring(kit, high // 2, kit.px(14), "surface_high")
        self._ground.blit(rail, self._ring)
        self._bead = shapes.disc(kit, kit.px(7), "accent")
        self._feet = self.kit.px(7)
        self._sent = False

    def _paint_cards(self, box: pygame.Rect, game_id: str) -> list[pygame.Rect]:
        kit, gap, across = self.kit, self.kit.px(32), self.kit.stage.landscape
        boxes = []
        wide = (box.width - (STEPS - 1) * gap) // STEPS if across else box.width
        high = box.height if across else (box.height - (STEPS - 1) * gap) // STEPS
        for step in range(STEPS):
            shift = (step * (wide + gap), 0) if across else (0, step * (high + gap))
            card = pygame.Rect(box.left + shift[0], box.top + shift[1], wide, high)
            self._ground.blit(shapes.panel(kit, card.size, kit.space("radius"), "surface"), card)
            number = kit.px(64)
            badge = pygame.Rect(card.left + kit.px(20), card.top + kit.px(20), number, number)
            self._ground.blit(shapes.disc(kit, number // 2, "accent"), badge)
            sign = Label(kit, str(step + 1), "lead", badge, colour="on_accent", align="centre", valign="centre")
            self.add_label(self._ground, sign)
            if across:
                words = pygame.Rect(
                    card.left + kit.px(24), card.bottom - kit.px(150), card.width - kit.px(48), kit.px(130)
                )
                picture = pygame.Rect(card.left, card.top + kit.px(16), card.width, words.top - card.top - kit.px(28))
            else:
                picture = pygame.Rect(card.left + kit.px(60), card.top, card.width // 2 - kit.px(60), card.height)
                words = pygame.Rect(picture.right + kit.px(16), card.top + kit.px(24), 0, card.height - kit.px(48))
                words.width = card.right - kit.px(24) - words.left
            text = kit.t(f"{game_id}-howto-{step + 1}")
            align = "centre" if across else "left"
            self.add_label(self._ground, Label(kit, text, "lead", words, align=align, valign="centre"))
            boxes.append(picture)
        return boxes

    def update(self, dt_s: float) -> None:
        """Advance, and go on when the time is over."""
        super().update(dt_s)
        if self.t_s >= LASTS_S and not self._sent:
            self.due, self._sent = "go", True

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self._show.draw(surface, self.t_s)
        done = round(min(self.t_s / LASTS_S, 1.0) * _RING_STEPS)
        for step in range(done):
            spot = shapes.on_circle(self._ring.center, self._ring.width / 2 - self._feet, step / _RING_STEPS)
            surface.blit(self._bead, (spot[0] - self._feet, spot[1] - self._feet))
        self.draw_frame(surface)
