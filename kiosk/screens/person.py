"""Age and height, by touch: what a stability score is compared with. For this visit, and no longer."""

from dataclasses import replace
from typing import Final

import pygame

from games.drawing import Kit, icons
from kiosk.screens.base import Screen
from kiosk.widgets.button import text_button
from kiosk.widgets.card import paint_card
from kiosk.widgets.label import Label
from station.programme.person import AGE_YEARS, HEIGHT_M, Person

_STEPS: Final = (-10, -1, 1, 10)


def changed_person(person: Person, intent: str) -> Person:
    """Return a person with a number changed by a touch, within what may be told.

    Parameters
    ----------
    person : Person
        Age and height known.
    intent : str
        ``age:<step>`` in years or ``height:<step>`` in centimetres; anything else changes nothing.
    """
    what, _, step = intent.partition(":")
    if what == "age" and person.age_years is not None:
        return replace(person, age_years=min(max(person.age_years + int(step), AGE_YEARS[0]), AGE_YEARS[1]))
    if what == "height" and person.height_m is not None:
        height_cm = round(100 * person.height_m) + int(step)
        return replace(person, height_m=min(max(height_cm / 100, HEIGHT_M[0]), HEIGHT_M[1]))
    return person


class PersonScreen(Screen):
    """Two numbers with steps. Intents: ``age:<step>``, ``height:<step>``, ``take``, ``skip``, ``back``.

    Parameters
    ----------
    kit : Kit
    person : Person
        Age and height as shown now.
    """

    fps = 30

    def __init__(self, kit: Kit, person: Person) -> None:
        super().__init__(kit)
        assert person.age_years is not None and person.height_m is not None
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t("person-title"))
        body, gap, across = self.frame.body, kit.space("gap"), kit.stage.landscape
        why = pygame.Rect(body.left, body.bottom - kit.px(150 if across else 260), body.width, 0)
        why.height = body.bottom - why.top
        rows = pygame.Rect(body.left, body.top, body.width, why.top - gap - body.top)
        for number, (name, value) in enumerate((("age", person.age_years), ("height", 100 * person.height_m))):
            if across:
                wide = (rows.width - gap) // 2
                card = pygame.Rect(rows.left + number * (wide + gap), rows.top, wide, rows.height)
            else:
                high = (rows.height - gap) // 2
                card = pygame.Rect(rows.left, rows.top + number * (high + gap), rows.width, high)
            self._paint_number(card, name, round(value))
        self._paint_why(why)
        band = self.frame.band
        skip = pygame.Rect(band.left, band.top, round(band.width * 0.36), band.height)
        take = pygame.Rect(skip.right + gap, band.top, band.right - skip.right - gap, band.height)
        if kit.left_handed:
            take.left, skip.right = band.left, band.right
        # Enter takes the first one.
        self.add_button(text_button(kit, "skip", skip, kit.t("person-skip")))
        go = text_button(kit, "take", take, kit.t("person-take"), main=True, icon=icons.check)
        self._widgets.insert(0, go)

    def escape_intent(self) -> str | None:
        """Go back to the tests."""
        return "back"

    def _paint_number(self, card: pygame.Rect, name: str, value: int) -> None:
        kit, pad, gap = self.kit, self.kit.space("wide"), self.kit.space("small")
        paint_card(kit, self._ground, card)
        inner = card.inflate(-2 * pad, -2 * kit.space("gap"))
        head = pygame.Rect(inner.left, inner.top, inner.width, round(inner.height * 0.2))
        keys = pygame.Rect(inner.left, 0, inner.width, min(kit.px(132), round(inner.height * 0.3)))
        keys.bottom = inner.bottom
        number = pygame.Rect(inner.left, head.bottom, inner.width, keys.top - head.bottom)
        says = kit.t(f"person-{name}")
        self.add_label(self._ground, Label(kit, says, "lead", head, colour="ink_soft", align="centre", valign="centre"))
        shown = kit.t(f"person-{name}-value", value=value)
        self.add_label(self._ground, Label(kit, shown, "number", number, align="centre", valign="centre"))
        wide = (keys.width - 3 * gap) // len(_STEPS)
        for place, step in enumerate(_STEPS):
            rect = pygame.Rect(keys.left + place * (wide + gap), keys.top, wide, keys.height)
            sign = f"+ {step}" if step > 0 else f"− {-step}"
            self.add_button(text_button(kit, f"{name}:{step}", rect, sign))

    def _paint_why(self, box: pygame.Rect) -> None:
        kit = self.kit
        icon = icons.hand(kit, kit.px(72), "accent")
        at = icon.get_rect(midleft=(box.left + kit.space("gap"), box.centery))
        self._ground.blit(icon, at)
        words = pygame.Rect(at.right + kit.space("gap"), box.top, 0, box.height)
        words.width = box.right - words.left
        self.add_label(self._ground, Label(kit, kit.t("person-why"), "body", words, colour="ink_soft", valign="centre"))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self.draw_frame(surface)
