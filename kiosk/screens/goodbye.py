"""Goodbye: thanks, what was done, next time. Step off."""

from collections.abc import Sequence
from typing import Protocol

import pygame

from games.drawing import Kit, icons, shapes
from kiosk.screens.base import Screen
from kiosk.widgets import picture
from kiosk.widgets.button import text_button
from kiosk.widgets.card import paint_card, soft_light
from kiosk.widgets.label import Label


class Played(Protocol):
    """What is told of a round."""

    @property
    def stars(self) -> int:
        """0 to 3."""


def streak(trials: Sequence[Played]) -> int:
    """Return the longest row of rounds with at least a star."""
    longest = now = 0
    for trial in trials:
        now = now + 1 if trial.stars else 0
        longest = max(longest, now)
    return longest


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
        body, gap = self.frame.body, kit.space("gap")
        self.add_title(self._ground, kit.t("goodbye-title"))
        if kit.stage.landscape:
            art = pygame.Rect(body.left, body.top, round(body.width * 0.38), body.height)
            words = pygame.Rect(art.right + gap, body.top, body.right - art.right - gap, body.height)
        else:
            art = pygame.Rect(body.left, body.top, body.width, round(body.height * 0.42))
            words = pygame.Rect(body.left, art.bottom + gap, body.width, body.bottom - art.bottom - gap)
        self._paint_art(self.frame.mirror(art))
        self._paint_words(self.frame.mirror(words), trials)
        self.add_button(text_button(kit, "done", self.frame.band, kit.t("goodbye-done"), main=True, icon=icons.check))

    def shows_what_is_said(self) -> bool:
        """Return True: the title says what the coach says."""
        return True

    def _paint_art(self, box: pygame.Rect) -> None:
        kit, ground, gap = self.kit, self._ground, self.kit.space("gap")
        paint_card(kit, ground, box)
        words = pygame.Rect(box.left + gap, box.bottom - kit.px(116), box.width - 2 * gap, kit.px(96))
        size = min(box.width - 4 * gap, words.top - box.top - 3 * gap)
        art = picture.step_picture(kit, size, off=True)
        at = art.get_rect(center=(box.centerx, (box.top + words.top) // 2 + gap // 2))
        halo = soft_light(kit, round(size * 0.66), "accent", 0.18, 1.5)
        ground.blit(halo, halo.get_rect(center=at.center))
        ground.blit(art, at)
        self.add_label(ground, Label(kit, kit.t("goodbye-step"), "lead", words, align="centre", valign="centre"))

    def _paint_words(self, box: pygame.Rect, trials: Sequence[Played]) -> None:
        kit, gap = self.kit, self.kit.space("gap")
        next_time = box.copy()
        if trials:
            done = pygame.Rect(box.left, box.top, box.width, round(box.height * 0.6))
            next_time = pygame.Rect(box.left, done.bottom + gap, box.width, box.bottom - done.bottom - gap)
            self._paint_done(done, trials)
        paint_card(kit, self._ground, next_time)
        sign = picture.brand(kit, kit.px(150))
        at = sign.get_rect(midleft=(next_time.left + kit.space("wide"), next_time.centery))
        self._ground.blit(sign, at)
        words = pygame.Rect(at.right + kit.space("wide"), next_time.top + gap, 0, next_time.height - 2 * gap)
        words.width = next_time.right - kit.space("wide") - words.left
        says = kit.t("goodbye-next" if trials else "goodbye-none")
        self.add_label(self._ground, Label(kit, says, "lead", words, valign="centre"))

    def _paint_done(self, box: pygame.Rect, trials: Sequence[Played]) -> None:
        """Paint how many rounds, their stars, and how many in a row had one."""
        kit, ground, pad = self.kit, self._ground, self.kit.space("wide")
        paint_card(kit, ground, box)
        inner = box.inflate(-2 * pad, -2 * kit.space("padding"))
        head = pygame.Rect(inner.left, inner.top, inner.width, round(inner.height * 0.44))
        number = Label(kit, str(len(trials)), "hero", head, colour="accent", valign="centre")
        self.add_label(ground, number)
        beside = pygame.Rect(number.rect.right + pad, head.top, head.right - number.rect.right - pad, head.height)
        played = kit.t("goodbye-rounds", rounds=len(trials))
        row = streak(trials)
        half = pygame.Rect(beside.left, beside.top, beside.width, beside.height // 2 if row > 1 else beside.height)
        self.add_label(ground, Label(kit, played, "heading", half, valign="bottom" if row > 1 else "centre"))
        if row > 1:
            lower = pygame.Rect(half.left, half.bottom, half.width, beside.bottom - half.bottom)
            self.add_label(ground, Label(kit, kit.t("goodbye-streak", rounds=row), "lead", lower, colour="ink_soft"))
        stars = pygame.Rect(inner.left, head.bottom + pad // 2, inner.width, inner.bottom - head.bottom - pad // 2)
        _paint_stars(kit, ground, stars, sum(trial.stars for trial in trials), 3 * len(trials))

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
        star = make or shapes.star_outline(kit, radius, max(2.0, radius * 0.09), "line")
        ground.blit(star, star.get_rect(center=(box.left + round((number + 0.5) * pitch), box.centery)))
