"""How it goes: three moving pictures, ten seconds, or a touch."""

from types import ModuleType
from typing import Final

import pygame

from games.drawing import Kit, icons, shapes
from kiosk.screens.base import Screen
from kiosk.widgets.button import text_button
from kiosk.widgets.card import paint_card
from kiosk.widgets.dial import Dial
from kiosk.widgets.label import Label, common_px

LASTS_S: Final = 10.0
STEPS: Final = 3
_BADGE_U: Final = 72
_WORDS_U: Final = 190


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
        self._badges: list[tuple[pygame.Surface, pygame.Rect]] = []
        self._show = view.HowTo(kit, self._paint_cards(self.frame.body, game_id))
        band, gap = self.frame.band, kit.space("gap")
        dial = pygame.Rect(band.left, band.top, band.height, band.height)
        go = pygame.Rect(dial.right + gap, band.top, band.right - dial.right - gap, band.height)
        if kit.left_handed:
            go.left, dial.right = band.left, band.right
        self.add_button(text_button(kit, "go", go, kit.t("howto-go"), main=True, icon=icons.play))
        self._dial, self._dial_at = Dial(kit, round(dial.height * 0.46), beads=24), dial.center
        self._sent = False

    def _paint_cards(self, box: pygame.Rect, game_id: str) -> list[pygame.Rect]:
        kit, gap, across = self.kit, self.kit.space("gap"), self.kit.stage.landscape
        boxes, captions, high_of_words = [], [], kit.px(_WORDS_U * kit.large_text)
        wide = (box.width - (STEPS - 1) * gap) // STEPS if across else box.width
        high = box.height if across else (box.height - (STEPS - 1) * gap) // STEPS
        for step in range(STEPS):
            shift = (step * (wide + gap), 0) if across else (0, step * (high + gap))
            place = pygame.Rect(box.left + shift[0], box.top + shift[1], wide, high)
            paint_card(kit, self._ground, place)
            if across:
                words = pygame.Rect(place.left + gap, place.bottom - high_of_words, place.width - 2 * gap, 0)
                words.height = place.bottom - gap // 2 - words.top
                picture = pygame.Rect(place.left, place.top, place.width, words.top - place.top)
            else:
                picture = pygame.Rect(place.left, place.top, place.width // 2, place.height)
                words = pygame.Rect(picture.right + gap, place.top + gap, 0, place.height - 2 * gap)
                words.width = place.right - gap - words.left
            self._paint_badge(place, step + 1)
            captions.append((kit.t(f"{game_id}-howto-{step + 1}"), words))
            boxes.append(picture.inflate(-2 * kit.space("small"), -2 * kit.space("small")))
        align, size = "centre" if across else "left", common_px(kit, "lead", captions)
        for says, words in captions:
            self.add_label(self._ground, Label(kit, says, "lead", words, align=align, valign="centre", most_px=size))
        return boxes

    def _paint_badge(self, place: pygame.Rect, number: int) -> None:
        """Put the number of a step in the corner of its card, over the picture."""
        kit, size, gap = self.kit, self.kit.px(_BADGE_U), self.kit.space("gap")
        badge = pygame.Rect(place.left + gap, place.top + gap, size, size)
        sign = Label(kit, str(number), "lead", badge, colour="on_accent", align="centre", valign="centre")
        face = shapes.disc(kit, size // 2, "accent").copy()
        sign.draw(face, (-badge.left, -badge.top))
        self._labels.append(sign)
        self._badges.append((face, badge))

    def update(self, dt_s: float) -> None:
        """Advance, and go on when the time is over."""
        super().update(dt_s)
        if self.t_s >= LASTS_S and not self._sent:
            self.due, self._sent = "go", True

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self._show.draw(surface, self.t_s)
        surface.fblits(self._badges)
        self._dial.draw(surface, self._dial_at, self.t_s / LASTS_S)
        self.draw_frame(surface)
