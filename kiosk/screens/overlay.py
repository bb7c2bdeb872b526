"""Overlays: a panel over what goes on, which stays there behind it, darker and out of focus."""

from typing import Final

import pygame

from games.drawing import Kit
from kiosk.screens.base import Screen
from kiosk.widgets.card import paint_card, soft_light
from kiosk.widgets.label import Label

VEIL: Final = 160
"""How dark the ground becomes, of 255."""

_GRAIN_U: Final = 20
_SPREAD: Final = 3
"""Size of what is still told apart behind a panel, and over how many of those it is spread: letters beside a panel
would be read; like this the largest numbers are a soft light."""

DETAIL_SHARE: Final = 0.34
"""Of the height of the text, what its detail takes."""

_PANEL_U: Final = (1440, 660)
_TALL_U: Final = 1640
_PORTRAIT_U: Final = (1080, 1240)
_HALO: Final = 0.2


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
    tall : bool
        As large as can be, with the title at its top: for a panel with a lot on it.

    Attributes
    ----------
    panel, inner : pygame.Rect
        The panel, and what of it may be drawn on.
    below : pygame.Rect
        The room below the words.
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
        tall: bool = False,
    ) -> None:
        super().__init__(kit)
        self._veiled: pygame.Surface | None = None
        self._picture = picture
        self.panel = self._place_of_panel(tall)
        pad = kit.space("wide")
        self.inner = self.panel.inflate(-2 * pad, -2 * pad)
        words = self.inner.copy()
        if picture is not None and kit.stage.landscape:
            self._picture_at = picture.get_rect(midleft=(words.left + pad, words.centery))
            words.left, words.width = self._picture_at.right + 2 * pad, words.width - picture.get_width() - 3 * pad
        elif picture is not None:
            self._picture_at = picture.get_rect(midtop=(words.centerx, words.top + pad // 2))
            words.height -= picture.get_height() + pad
            words.top = self._picture_at.bottom + pad // 2
        self.below = pygame.Rect(words.left, words.bottom - kit.px(below_u), words.width, kit.px(below_u))
        words.height -= self.below.height + (kit.space("gap") if below_u else 0)
        self._lay_words(words, title, text, detail, tall)

    def _place_of_panel(self, tall: bool) -> pygame.Rect:
        kit, body = self.kit, self.frame.body
        if not kit.stage.landscape:
            panel = pygame.Rect(0, 0, body.width, min(body.height, kit.px(_PORTRAIT_U[tall])))
        elif tall:
            panel = pygame.Rect(0, 0, min(body.width, kit.px(_TALL_U)), body.height)
        else:
            panel = pygame.Rect(0, 0, min(body.width, kit.px(_PANEL_U[0])), min(body.height, kit.px(_PANEL_U[1])))
        panel.center = body.center
        return panel

    def _lay_words(self, words: pygame.Rect, title: str, text: str, detail: str, tall: bool) -> None:
        kit, gap = self.kit, self.kit.space("small")
        if tall:
            head = pygame.Rect(words.left, words.top, words.width, kit.px(84))
            self._labels.append(Label(kit, title, "title", head, valign="centre"))
            return
        head = pygame.Rect(words.left, words.top, words.width, round(words.height * (0.42 if text else 1.0)))
        rest = pygame.Rect(words.left, head.bottom + gap, words.width, words.bottom - head.bottom - gap)
        self._labels.append(Label(kit, title, "title", head, valign="bottom"))
        if detail:
            small = pygame.Rect(rest.left, 0, rest.width, round(rest.height * DETAIL_SHARE))
            small.bottom = rest.bottom
            rest.height -= small.height + gap
            self._labels.append(Label(kit, detail, "caption", small, colour="ink_soft", valign="bottom"))
        if text:
            self._labels.append(Label(kit, text, "lead", rest, colour="ink_soft"))

    @staticmethod
    def picture_size(kit: Kit) -> int:
        """Return how large a picture beside the words is, in pixels."""
        return kit.px(400)

    def bake(self) -> None:
        """Make what the kit keeps of it, before it is needed."""
        self._paint_panel(pygame.Surface(self.kit.stage.size))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw over what is on the surface; what was there when it was uncovered stays behind."""
        if self._veiled is None or self._covered:
            self._covered = False
            self._veiled = self._soften(surface)
            self._paint_panel(self._veiled)
        surface.blit(self._veiled, (0, 0))
        self.draw_moving(surface)
        self.draw_frame(surface)

    def _soften(self, surface: pygame.Surface) -> pygame.Surface:
        """Return what goes on, darker and out of focus: its light and colours, and nothing to read."""
        size, grain = surface.get_size(), self.kit.px(_GRAIN_U)
        small = pygame.transform.smoothscale(surface, (size[0] // grain, size[1] // grain))
        small = pygame.transform.gaussian_blur(small, _SPREAD)
        veil = pygame.Surface(small.get_size())
        veil.fill(self.kit.colour("ground"))
        veil.set_alpha(VEIL)
        small.blit(veil, (0, 0))
        return pygame.transform.smoothscale(small, size)

    def _paint_panel(self, ground: pygame.Surface) -> None:
        kit = self.kit
        paint_card(kit, ground, self.panel)
        if self._picture is not None:
            halo = soft_light(kit, round(self._picture.get_width() * 0.78), "accent", _HALO, 1.5)
            ground.set_clip(self.panel)
            ground.blit(halo, halo.get_rect(center=self._picture_at.center))
            ground.set_clip(None)
            ground.blit(self._picture, self._picture_at)
        for label in self._labels:
            label.draw(ground)

    def draw_moving(self, surface: pygame.Surface) -> None:
        """Draw what moves on the panel; nothing here."""
