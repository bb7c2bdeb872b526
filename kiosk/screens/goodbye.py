"""Goodbye: thanks, what was done, next time. Step off."""

from collections.abc import Sequence
from typing import Protocol

import pygame

from games.drawing import Kit, shapes
from kiosk.screens.base import Screen
from kiosk.widgets import picture
from kiosk.widgets.button import text_button
from kiosk.widgets.label import Label


class Played(Protocol):
    """What is told of a round."""

    @property
    def stars(self) -> int:
        """0 to 3."""


class GoodbyeScreen(Screen):
    """What was done in this visit. Intents: ``done``, ``stop``.

    Parameters
    ----------
    kit : Kit
    trials : sequence of Played
        The rounds of the visit.
    """

    def __init__(self, kit: Kit, trials: Sequence[Played]) -> None:
        super().__init__(kit)
        self._ground = self.paint_ground()
        body, gap = self.frame.body, kit.px(48)
        self.add_title(self._ground, kit.t("goodbye-title"))
        if kit.stage.landscape:
            art = pygame.Rect(body.left, body.top, round(body.width * 0.42), body.height)
            words = pygame.Rect(art.right + gap, body.top, body.right - art.right - gap, body.height)
        else:
            art = pygame.Rect(body.left, body.top, body.width, round(body.height * 0.42))
            words = pygame.Rect(body.left, art.bottom + gap, body.width, body.bottom - art.bottom - gap)
        self._paint_art(art)
        self._paint_words(words, trials)

    def _paint_art(self, box: pygame.Rect) -> None:
        kit, ground = self.kit, self._ground
        ground.blit(shapes.panel(kit, box.size, kit.space("radius"), "surface"), box)
        words = pygame.Rect(box.left + kit.px(32), box.bottom - kit.px(120), box.width - kit.px(64), kit.px(100))
        size = min(box.width - kit.px(96), words.top - box.top - kit.px(56))
        art = picture.step_picture(kit, size, off=True)
        ground.blit(art, art.get_rect(midtop=(box.centerx, box.top + kit.px(40))))
        self.add_label(ground, Label(kit, kit.t("goodbye-step"), "lead", words, align="centre", valign="centre"))

    def _paint_words(self, box: pygame.Rect, trials: Sequence[Played]) -> None:
        kit, ground, gap = self.kit, self._ground, self.kit.px(28)
        go = pygame.Rect(box.left, box.bottom - kit.px(124), box.width, kit.px(124))
        self.add_button(text_button(kit, "done", go, kit.t("goodbye-done"), main=True))
        top = box.top
        if trials:
            high = round((go.top - box.top - gap) * 0.5)
            card = pygame.Rect(box.left, top, box.width, high)
            ground.blit(shapes.panel(kit, card.size, kit.space("radius"), "surface"), card)
            text = pygame.Rect(card.left + gap, card.top + gap // 2, card.width - 2 * gap, round(high * 0.4))
            played = kit.t("goodbye-rounds", rounds=len(trials))
            self.add_label(ground, Label(kit, played, "lead", text, valign="centre"))
            stars = pygame.Rect(text.left, text.bottom, text.width, card.bottom - text.bottom - gap)
            _paint_stars(kit, ground, stars, sum(trial.stars for trial in trials), 3 * len(trials))
            top = card.bottom + gap
        rest = pygame.Rect(box.left, top, box.width, go.top - gap - top)
        next_time = Label(kit, kit.t("goodbye-next" if trials else "goodbye-none"), "lead", rest, valign="centre")
        self.add_label(ground, next_time)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self.draw_frame(surface)


def _paint_stars(kit: Kit, ground: pygame.Surface, box: pygame.Rect, earned: int, possible: int) -> None:
    """Draw the stars of the visit in one row."""
    pitch = min(box.height, box.width // possible)
    radius = round(pitch * 0.46)
    for number in range(possible):
        make = shapes.star(kit, radius, "accent") if number < earned else None
        star = make or shapes.star_outline(kit, radius, max(2.0, radius * 0.09), "ink_soft")
        ground.blit(star, star.get_rect(center=(box.left + round((number + 0.5) * pitch), box.centery)))
