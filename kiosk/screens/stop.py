"""Stop? One question with two big answers."""

import pygame

from games.drawing import Kit, icons, shapes
from kiosk.screens.overlay import Overlay
from kiosk.widgets.button import text_button


class StopScreen(Overlay):
    """Intents: ``yes``, ``no``; ``stop`` pressed again means yes, too.

    Parameters
    ----------
    kit : Kit
    what : str
        What is to be stopped: ``stop`` (a round) or ``calibrate-stop``; begins the keys of its texts.
    """

    def __init__(self, kit: Kit, what: str = "stop") -> None:
        size = self.picture_size(kit)
        art = shapes.octagon(kit, size, "on_stop").copy()
        inside = shapes.octagon(kit, size - kit.px(28), "stop")
        art.blit(inside, inside.get_rect(center=art.get_rect().center))
        hand = icons.hand(kit, round(size * 0.6), "on_stop")
        art.blit(hand, hand.get_rect(center=art.get_rect().center))
        super().__init__(kit, kit.t(f"{what}-title"), kit.t(f"{what}-text"), art, below_u=140)
        gap = kit.space("gap")
        wide = (self.below.width - gap) // 2
        no = pygame.Rect(self.below.left, self.below.top, wide, self.below.height)
        yes = no.move(wide + gap, 0)
        self.add_button(text_button(kit, "no", no, kit.t(f"{what}-no"), main=True))
        self.add_button(text_button(kit, "yes", yes, kit.t(f"{what}-yes")))

    def escape_intent(self) -> str | None:
        """Go on playing."""
        return "no"
