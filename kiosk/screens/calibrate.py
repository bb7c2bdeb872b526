"""Before calibrating: which weight, and on how many places."""

from typing import Final

import pygame

from games.drawing import Kit, icons
from kiosk.screens.base import Screen
from kiosk.widgets import picture, tools
from kiosk.widgets.button import icon_button, text_button
from kiosk.widgets.card import paint_card
from kiosk.widgets.choice import choice_buttons
from kiosk.widgets.digits import Digits
from kiosk.widgets.label import Label
from kiosk.widgets.load import kilograms

POSITIONS: Final = (5, 9, 0)
"""How many places there may be; 0 for the check alone."""

_STEP_U: Final = 140


class MassScreen(Screen):
    """What lies ready. Intents: ``less``, ``more``, ``positions:<number>``, ``start``, ``back``.

    Parameters
    ----------
    kit : Kit
    mass_kg : float
        As shown first.
    positions : int
        The one of ``POSITIONS`` that is chosen.
    """

    fps = 30

    def __init__(self, kit: Kit, mass_kg: float, positions: int) -> None:
        super().__init__(kit)
        self._mass_kg = mass_kg
        self._ground = self.paint_ground()
        self._digits = Digits(kit, "number")
        self.add_title(self._ground, kit.t("calibrate-title"))
        body, gap = self.frame.body, kit.space("gap")
        left, right = body.copy(), body.copy()
        if kit.stage.landscape:
            left.width = (body.width - gap) // 2
            right.left, right.width = left.right + gap, body.right - left.right - gap
        else:
            left.height = (body.height - gap) // 2
            right.top, right.height = left.bottom + gap, body.bottom - left.bottom - gap
        self._place = self._paint_mass(self.frame.mirror(left))
        choices = [
            (f"positions:{each}", kit.t(f"calibrate-positions-{each}"), kit.t(f"calibrate-positions-{each}-text"))
            for each in POSITIONS
        ]
        for button in choice_buttons(kit, self.frame.mirror(right), choices, f"positions:{positions}"):
            self.add_button(button)
        band = self.frame.band
        back = pygame.Rect(band.left, band.top, round(band.width * 0.4), band.height)
        start = pygame.Rect(back.right + gap, band.top, band.right - back.right - gap, band.height)
        if kit.left_handed:
            start.left, back.right = band.left, band.right
        self.add_button(text_button(kit, "back", back, kit.t("bench-back"), icon=icons.back))
        go = text_button(kit, "start", start, kit.t("calibrate-start"), main=True, icon=icons.play)
        self._widgets.insert(0, go)

    def escape_intent(self) -> str | None:
        """Go back to the menu."""
        return "back"

    def show(self, mass_kg: float) -> None:
        """Take the mass as it is chosen now."""
        self._mass_kg = mass_kg

    def _paint_mass(self, card: pygame.Rect) -> pygame.Rect:
        """Paint how heavy it is, with its buttons, and what is good to take; return the place of the number."""
        kit, ground, pad = self.kit, self._ground, self.kit.space("wide")
        paint_card(kit, ground, card)
        inner = card.inflate(-2 * pad, -2 * kit.space("padding"))
        name = pygame.Rect(inner.left, inner.top, inner.width, round(inner.height * 0.16))
        keys = pygame.Rect(inner.left, name.bottom, inner.width, round(inner.height * 0.38))
        size = min(kit.px(_STEP_U), keys.height)
        for intent, side, sign in (("less", "midleft", picture.minus_icon), ("more", "midright", picture.plus_icon)):
            place = pygame.Rect(0, 0, size, size)
            setattr(place, side, getattr(keys, side))
            self.add_button(icon_button(kit, intent, place, sign, repeats=True))
        why = pygame.Rect(inner.left, keys.bottom, inner.width, inner.bottom - keys.bottom)
        says = kit.t("calibrate-mass")
        self.add_label(ground, Label(kit, says, "lead", name, colour="ink_soft", align="centre", valign="centre"))
        weight = tools.weight_icon(kit, kit.px(84), "accent")
        at = weight.get_rect(midleft=why.midleft)
        ground.blit(weight, at)
        words = pygame.Rect(at.right + kit.space("gap"), why.top, why.right - at.right - kit.space("gap"), why.height)
        self.add_label(ground, Label(kit, kit.t("calibrate-what"), "body", words, colour="ink_soft", valign="centre"))
        return keys

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self._digits.draw(surface, kilograms(self.kit, self._mass_kg), self._place, "centre")
        self.draw_frame(surface)
