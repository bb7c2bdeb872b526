"""Countdown: stand still, then 3, 2, 1 over the game's scene."""

from types import ModuleType
from typing import Final

import pygame

from games.drawing import Kit, figures, shapes
from kiosk.screens.base import Screen
from kiosk.widgets.digits import Digits
from kiosk.widgets.label import Label

NUMBER_U: Final = 340


class CountdownScreen(Screen):
    """Shows what is missing until the trainee stands still, then counts.

    Parameters
    ----------
    kit : Kit
    view : module
        The game's view.
    """

    def __init__(self, kit: Kit, view: ModuleType) -> None:
        super().__init__(kit)
        centre, radius = kit.stage.field
        self._centre = centre
        self._ground = pygame.Surface(kit.stage.size).convert()
        view.Attract(kit, centre, radius).draw_ground(self._ground)
        self.add_title(self._ground, kit.t("countdown-title"))
        self._digits = Digits(kit, "hero", "accent", kit.px(NUMBER_U))
        self._dark = shapes.glow(kit, round(radius * 0.95), "ground", 1.0, 0.6)
        self._glow = shapes.glow(kit, round(radius * 0.9), "accent", 0.34, 1.6)
        self._soles = figures.feet(kit, round(radius * 0.6), "ink_soft")
        self._marks = shapes.check(kit, kit.px(52), "good"), shapes.ring(kit, kit.px(22), kit.px(5), "ink_soft")
        self._rows = self._make_rows()
        self._left_s = 3.0
        self._met = (False, False)

    def _make_rows(self) -> list[tuple[pygame.Rect, Label]]:
        kit, body = self.kit, self.frame.body
        wide = kit.px(430) if kit.stage.landscape else (body.width - kit.px(24)) // 2
        rows = []
        for number, key in enumerate(("countdown-feet", "countdown-still")):
            if kit.stage.landscape:
                row = pygame.Rect(body.left, body.top + kit.px(40) + number * kit.px(150), wide, kit.px(126))
            else:
                row = pygame.Rect(
                    body.left + number * (wide + kit.px(24)), body.bottom - kit.px(140), wide, kit.px(126)
                )
            self._ground.blit(shapes.panel(kit, row.size, kit.space("radius"), "surface"), row)
            words = pygame.Rect(row.left + kit.px(100), row.top, row.width - kit.px(116), row.height)
            label = self.add_label(self._ground, Label(kit, kit.t(key), "body", words, valign="centre"))
            rows.append((pygame.Rect(row.left + kit.px(24), row.centery - kit.px(26), kit.px(52), kit.px(52)), label))
        return rows

    def show(self, left_s: float, on_board: bool, settled: bool) -> None:
        """Take the moment: time left to the start, and what has been met."""
        self._left_s = left_s
        self._met = (on_board, settled)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        for met, (place, _) in zip(self._met, self._rows, strict=True):
            mark = self._marks[0 if met else 1]
            surface.blit(mark, mark.get_rect(center=place.center))
        surface.blit(self._dark, self._dark.get_rect(center=self._centre))
        if all(self._met):
            surface.blit(self._glow, self._glow.get_rect(center=self._centre))
            place = pygame.Rect(0, 0, self.kit.px(400), self._digits.height)
            place.center = self._centre
            self._digits.draw(surface, str(max(1, -int(-self._left_s // 1))), place, "centre")
        else:
            surface.blit(self._soles, self._soles.get_rect(center=self._centre))
        self.draw_frame(surface)
