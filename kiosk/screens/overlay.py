"""Overlays: a panel over what goes on, which stays visible, darker, behind it."""

import pygame

from games.drawing import Kit, shapes
from kiosk.screens.base import Screen
from kiosk.widgets.label import Label

VEIL = 190
"""How dark the ground becomes, of 255."""

DETAIL_SHARE = 0.34
"""Of the height of the text, what its detail takes."""


class Overlay(Screen):
    """A picture, a title, a text, and room for buttons, in a panel in the middle.

    Parameters
    ----------
    kit : Kit
    title, text : str
    picture : pygame.Surface, optional
        Square; left out, the words take its place.
    below_u : float
        Height to leave free below the words.
    detail : str
        Smaller words below the text; left out when empty.
    """

    def __init__(
        self,
        kit: Kit,
        title: str,
        text: str,
        picture: pygame.Surface | None = None,
        below_u: float = 0.0,
        *,
        detail: str = "",
    ) -> None:
        super().__init__(kit)
        self._veiled: pygame.Surface | None = None
        stage, body, pad = kit.stage, self.frame.body, kit.px(56)
        if stage.landscape:
            self.panel = pygame.Rect(0, 0, kit.px(1400), kit.px(660))
        else:
            self.panel = pygame.Rect(0, 0, body.width, kit.px(1180))
        self.panel.center = body.center
        inner = self.panel.inflate(-2 * pad, -2 * pad)
        self._picture = picture
        words = inner.copy()
        if picture is not None and stage.landscape:
            self._picture_at = picture.get_rect(midleft=(inner.left, inner.centery))
            words.width -= picture.get_width() + pad
            words.left = self._picture_at.right + pad
        elif picture is not None:
            self._picture_at = picture.get_rect(midtop=(inner.centerx, inner.top))
            words.height -= picture.get_height() + pad // 2
            words.top = self._picture_at.bottom + pad // 2
        self.below = pygame.Rect(words.left, words.bottom - kit.px(below_u), words.width, kit.px(below_u))
        words.height -= self.below.height + (kit.px(24) if below_u else 0)
        head = pygame.Rect(words.left, words.top, words.width, round(words.height * (0.42 if text else 1.0)))
        rest = pygame.Rect(words.left, head.bottom + kit.px(16), words.width, words.bottom - head.bottom - kit.px(16))
        self._labels.append(Label(kit, title, "title", head, valign="bottom"))
        if detail:
            small = pygame.Rect(rest.left, 0, rest.width, round(rest.height * DETAIL_SHARE))
            small.bottom = rest.bottom
            rest.height -= small.height + kit.px(12)
            self._labels.append(Label(kit, detail, "caption", small, colour="ink_soft", valign="bottom"))
        if text:
            self._labels.append(Label(kit, text, "lead", rest, colour="ink_soft"))

    @staticmethod
    def picture_size(kit: Kit) -> int:
        """Return how large a picture beside the words is, in pixels."""
        return kit.px(420)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw over what is on the surface; what was there when it was uncovered stays behind."""
        if self._veiled is None or self._covered:
            self._covered = False
            self._veiled = surface.copy()
            veil = pygame.Surface(surface.get_size())
            veil.fill(self.kit.colour("ground"))
            veil.set_alpha(VEIL)
            self._veiled.blit(veil, (0, 0))
            self._paint_panel(self._veiled)
        surface.blit(self._veiled, (0, 0))
        self.draw_moving(surface)
        self.draw_frame(surface)

    def _paint_panel(self, ground: pygame.Surface) -> None:
        kit, radius = self.kit, self.kit.px(32)
        ground.blit(shapes.panel(kit, self.panel.size, radius, "surface"), self.panel)
        ground.blit(shapes.outline(kit, self.panel.size, radius, kit.px(3), "line"), self.panel)
        if self._picture is not None:
            ground.blit(self._picture, self._picture_at)
        for label in self._labels:
            label.draw(ground)

    def draw_moving(self, surface: pygame.Surface) -> None:
        """Draw what moves on the panel; nothing here."""
