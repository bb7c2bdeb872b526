"""Who: a guest for now. What this is not, and what must be right around the board."""

import pygame

from games.drawing import Kit, icons
from kiosk.screens.base import Screen
from kiosk.widgets import picture
from kiosk.widgets.button import text_button
from kiosk.widgets.card import paint_card, soft_light
from kiosk.widgets.label import Label


class WhoScreen(Screen):
    """Safety in words and pictures, and one big place to touch. Intents: ``guest``, ``back``."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t("who-title"))
        body, gap = self.frame.body, kit.space("gap")
        if kit.stage.landscape:
            wide = round(body.width * 0.67)
            safety = pygame.Rect(body.left, body.top, wide, body.height)
            guest = pygame.Rect(safety.right + gap, body.top, body.right - safety.right - gap, body.height)
        else:
            high = kit.px(380)
            safety = pygame.Rect(body.left, body.top, body.width, body.height - high - gap)
            guest = pygame.Rect(body.left, safety.bottom + gap, body.width, high)
        self._paint_safety(self.frame.mirror(safety))
        self._paint_guest(self.frame.mirror(guest))
        self.add_button(text_button(kit, "guest", self.frame.band, kit.t("who-guest-go"), main=True, icon=icons.check))

    def escape_intent(self) -> str | None:
        """Go back to the start."""
        return "back"

    def _paint_safety(self, box: pygame.Rect) -> None:
        kit, gap = self.kit, self.kit.space("gap")
        high = round(box.height * 0.66) if kit.stage.landscape else round(box.height * 0.56)
        wide = (box.width - 2 * gap) // 3
        makers = (picture.room_picture, picture.support_picture, picture.floor_picture)
        for number, (key, make) in enumerate(zip(("room", "support", "floor"), makers, strict=True)):
            place = pygame.Rect(box.left + number * (wide + gap), box.top, wide, high)
            paint_card(kit, self._ground, place)
            size = min(wide - 2 * gap, high - kit.px(170))
            light = soft_light(kit, round(size * 0.72), "accent", 0.16, 1.5)
            sign = make(kit, size)
            at = sign.get_rect(midtop=(place.centerx, place.top + kit.space("wide")))
            self._ground.blit(light, light.get_rect(center=at.center))
            self._ground.blit(sign, at)
            words = pygame.Rect(place.left + gap, at.bottom + gap // 2, wide - 2 * gap, 0)
            words.height = place.bottom - words.top - gap // 2
            says = Label(kit, kit.t(f"who-{key}"), "body", words, align="centre", valign="centre")
            self.add_label(self._ground, says)
        text = pygame.Rect(box.left, box.top + high + gap, box.width, box.height - high - gap)
        paint_card(kit, self._ground, text)
        icon = icons.warning(kit, kit.px(84), "accent")
        at = icon.get_rect(midleft=(text.left + kit.space("wide"), text.centery))
        self._ground.blit(icon, at)
        words = pygame.Rect(at.right + kit.space("wide"), text.top + gap // 2, 0, text.height - gap)
        words.width = text.right - kit.space("wide") - words.left
        self.add_label(self._ground, Label(kit, kit.t("safety-text"), "body", words, valign="centre"))

    def _paint_guest(self, box: pygame.Rect) -> None:
        """Paint that a guest needs no name."""
        kit, pad = self.kit, self.kit.space("wide")
        paint_card(kit, self._ground, box)
        inner = box.inflate(-2 * pad, -2 * pad)
        if kit.stage.landscape:
            tall = round(inner.height * 0.54)
            spot = pygame.Rect(0, 0, round(tall * 0.8), tall)
            spot.midtop = inner.midtop
            words = pygame.Rect(inner.left, spot.bottom + pad // 2, inner.width, inner.bottom - spot.bottom - pad // 2)
        else:
            tall = inner.height
            spot = pygame.Rect(inner.left, inner.top, round(tall * 0.8), tall)
            words = pygame.Rect(spot.right + pad, inner.top, inner.right - spot.right - pad, inner.height)
        light = soft_light(kit, round(tall * 0.62), "accent", 0.42, 1.5)
        self._ground.blit(light, light.get_rect(center=spot.center))
        person = icons.person_stands(kit, tall, "ink", "template")
        self._ground.blit(person, person.get_rect(midbottom=spot.midbottom))
        align = "centre" if kit.stage.landscape else "left"
        head = pygame.Rect(words.left, words.top, words.width, round(words.height * 0.42))
        text = pygame.Rect(words.left, head.bottom, words.width, words.bottom - head.bottom)
        self.add_label(self._ground, Label(kit, kit.t("who-guest"), "title", head, align=align, valign="centre"))
        says = Label(kit, kit.t("who-guest-text"), "lead", text, colour="ink_soft", align=align)
        self.add_label(self._ground, says)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self.draw_frame(surface)
