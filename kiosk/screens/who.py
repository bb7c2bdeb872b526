"""Who: a guest for now. What this is not, and what must be right around the board."""

import pygame

from games.drawing import Kit, figures, shapes
from kiosk.screens.base import Screen
from kiosk.widgets import picture
from kiosk.widgets.button import Button
from kiosk.widgets.label import Label


class WhoScreen(Screen):
    """Safety in words and pictures, and one big place to touch. Intents: ``guest``, ``back``."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t("who-title"))
        body, gap = self.frame.body, kit.px(32)
        if kit.stage.landscape:
            left = pygame.Rect(body.left, body.top, round(body.width * 0.60), body.height)
            guest = pygame.Rect(left.right + gap, body.top, body.right - left.right - gap, body.height)
        else:
            guest_high = kit.px(520)
            left = pygame.Rect(body.left, body.top, body.width, body.height - guest_high - gap)
            guest = pygame.Rect(body.left, left.bottom + gap, body.width, guest_high)
        self._paint_safety(left)
        self.add_button(_guest_card(kit, guest))

    def escape_intent(self) -> str | None:
        """Go back to the start."""
        return "back"

    def _paint_safety(self, box: pygame.Rect) -> None:
        kit, gap = self.kit, self.kit.px(24)
        cards = round(box.height * (0.58 if kit.stage.landscape else 0.52))
        wide = (box.width - 2 * gap) // 3
        makers = (picture.room_picture, picture.support_picture, picture.floor_picture)
        for number, (key, make) in enumerate(zip(("room", "support", "floor"), makers, strict=True)):
            card = pygame.Rect(box.left + number * (wide + gap), box.top, wide, cards)
            self._ground.blit(shapes.panel(kit, card.size, kit.space("radius"), "surface"), card)
            size = min(wide - 2 * gap, cards - kit.px(150))
            sign = make(kit, size)
            self._ground.blit(sign, sign.get_rect(midtop=(card.centerx, card.top + gap)))
            words = pygame.Rect(card.left + gap // 2, card.top + gap + size, wide - gap, cards - size - 2 * gap)
            words.height = card.bottom - words.top - gap // 2
            label = Label(kit, kit.t(f"who-{key}"), "body", words, align="centre", valign="centre")
            self.add_label(self._ground, label)
        text = pygame.Rect(box.left, box.top + cards + gap, box.width, box.height - cards - gap)
        self._ground.blit(shapes.panel(kit, text.size, kit.space("radius"), "surface"), text)
        bar = pygame.Rect(text.left + gap, text.top + gap, kit.px(8), text.height - 2 * gap)
        self._ground.fill(kit.colour("accent"), bar)
        words = pygame.Rect(bar.right + gap, text.top + gap // 2, text.right - bar.right - 2 * gap, text.height - gap)
        self.add_label(self._ground, Label(kit, kit.t("safety-text"), "body", words, valign="centre"))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self.draw_frame(surface)


def _guest_card(kit: Kit, rect: pygame.Rect) -> Button:
    gap = kit.px(36)
    high = kit.px(124)
    go = pygame.Rect(rect.left + gap, rect.bottom - gap - high, rect.width - 2 * gap, high)
    inner = rect.inflate(-2 * gap, -2 * gap)
    art = round(min(inner.width * 0.6, (inner.height - high) * 0.46))
    words_top = inner.top + art + kit.px(16)
    room = go.top - words_top - kit.px(20)
    head = pygame.Rect(inner.left, words_top, inner.width, round(room * 0.46))
    text = pygame.Rect(inner.left, head.bottom, inner.width, room - head.height)
    labels = (
        Label(kit, kit.t("who-guest"), "title", head, align="centre", valign="centre"),
        Label(kit, kit.t("who-guest-text"), "body", text, colour="ink_soft", align="centre", valign="centre"),
        Label(
            kit,
            kit.t("who-guest-go"),
            "lead",
            go.inflate(-gap, -kit.px(12)),
            colour="on_accent",
            align="centre",
            valign="centre",
        ),
    )
    faces = []
    for ground in ("surface_high", "surface"):
        face = pygame.Surface(rect.size, pygame.SRCALPHA)
        shift = (-rect.left, -rect.top)
        face.blit(shapes.panel(kit, rect.size, kit.space("radius"), ground), (0, 0))
        face.blit(shapes.outline(kit, rect.size, kit.space("radius"), kit.px(4), "accent"), (0, 0))
        person = figures.person(kit, art, "ink", 0.0)
        glow = shapes.glow(kit, round(art * 0.62), "accent", 0.5, 1.6)
        face.blit(glow, glow.get_rect(center=(inner.centerx, inner.top + art // 2)).move(shift))
        face.blit(person, person.get_rect(midtop=(inner.centerx, inner.top)).move(shift))
        face.blit(shapes.panel(kit, go.size, kit.space("radius"), "accent"), go.move(shift))
        for label in labels:
            label.draw(face, shift)
        faces.append(face.convert_alpha())
    return Button(kit, "guest", rect, face=faces[0], pressed=faces[1], labels=labels)
