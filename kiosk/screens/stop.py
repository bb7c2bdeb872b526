"""Stop? One question with two big answers."""

import pygame

from games.drawing import Kit, shapes
from kiosk.screens.overlay import Overlay
from kiosk.widgets.button import text_button


class StopScreen(Overlay):
    """Intents: ``yes``, ``no``; ``stop`` pressed again means yes, too."""

    def __init__(self, kit: Kit) -> None:
        sign = shapes.octagon(kit, kit.px(300), "stop")
        art = pygame.Surface((kit.px(320), kit.px(320)), pygame.SRCALPHA)
        edge = shapes.octagon(kit, kit.px(320), "on_stop")
        art.blit(edge, (0, 0))
        art.blit(sign, sign.get_rect(center=art.get_rect().center))
        hand = shapes.panel(kit, (kit.px(120), kit.px(120)), kit.px(16), "on_stop")
        art.blit(hand, hand.get_rect(center=art.get_rect().center))
        super().__init__(kit, kit.t("stop-title"), kit.t("stop-text"), art, below_u=150)
        gap = kit.px(28)
        wide = (self.below.width - gap) // 2
        no = pygame.Rect(self.below.left, self.below.top, wide, self.below.height)
        yes = no.move(wide + gap, 0)
        self.add_button(text_button(kit, "no", no, kit.t("stop-no"), main=True))
        self.add_button(text_button(kit, "yes", yes, kit.t("stop-yes")))

    def escape_intent(self) -> str | None:
        """Go on playing."""
        return "no"
