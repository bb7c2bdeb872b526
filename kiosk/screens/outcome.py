"""What came of work at the board: a verdict in plain words, what speaks against it, its numbers, what to do with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pygame

from games.drawing import Kit, icons, shapes
from kiosk.screens.base import Screen
from kiosk.widgets.button import Icon, text_button
from kiosk.widgets.card import paint_card
from kiosk.widgets.facts import paint_facts
from kiosk.widgets.label import Label, common_px

_FACTS_SHARE: Final = 0.42
_PORTRAIT_SHARE: Final = 0.34
_ALONE: Final = 0.36
"""Of the height of the body, what words without numbers leave free."""

_ROW_U: Final = 92
_HEAD_U: Final = 120
_TEXT_SHARE: Final = 0.3


class Mood(StrEnum):
    """What kind of outcome it is; told by a sign."""

    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to do with it; the first one is the main one."""

    intent: str
    words: str
    icon: Icon | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that is shown of it.

    Parameters
    ----------
    title : str
        What was done.
    verdict, text : str
        What came of it, and what that means.
    mood : Mood
    reasons : tuple of str
        What speaks against it.
    facts : tuple of (str, str)
        Names and values.
    offers : tuple of Offer
    """

    title: str
    verdict: str
    text: str
    mood: Mood
    reasons: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    offers: tuple[Offer, ...] = ()


class OutcomeScreen(Screen):
    """An outcome. Intents: those of its offers, ``stop``.

    Parameters
    ----------
    kit : Kit
    outcome : Outcome
    """

    fps = 30

    def __init__(self, kit: Kit, outcome: Outcome) -> None:
        super().__init__(kit)
        self.outcome = outcome
        self._ground = self.paint_ground()
        self.add_title(self._ground, outcome.title)
        body, gap = self.frame.body, kit.space("gap")
        words, facts = body.copy(), body.copy()
        if outcome.facts and kit.stage.landscape:
            facts.width = round(body.width * _FACTS_SHARE)
            words.width, facts.right = body.width - facts.width - gap, body.right
        elif outcome.facts:
            facts.height = round(body.height * _PORTRAIT_SHARE)
            words.height, facts.bottom = body.height - facts.height - gap, body.bottom
        else:
            words.inflate_ip(0, -round(body.height * _ALONE))
        self._paint_words(self.frame.mirror(words))
        if outcome.facts:
            self._paint_facts(self.frame.mirror(facts))
        self._add_offers(outcome.offers)

    def escape_intent(self) -> str | None:
        """Leave it, where that is offered."""
        return self.outcome.offers[-1].intent if self.outcome.offers else "stop"

    def _paint_words(self, card: pygame.Rect) -> None:
        kit, ground, outcome, pad = self.kit, self._ground, self.outcome, self.kit.space("wide")
        paint_card(kit, ground, card, edge="accent" if outcome.mood in {Mood.FAIR, Mood.BAD} else "line")
        inner = card.inflate(-2 * pad, -2 * pad)
        size = kit.px(96)
        head = pygame.Rect(inner.left + size + kit.space("gap"), inner.top, 0, kit.px(_HEAD_U))
        head.width = inner.right - head.left
        sign = _sign(kit, outcome.mood, size)
        ground.blit(sign, sign.get_rect(center=(inner.left + size // 2, head.centery)))
        self.add_label(ground, Label(kit, outcome.verdict, "heading", head, valign="centre"))
        rest = pygame.Rect(inner.left, head.bottom + kit.space("small"), inner.width, 0)
        rest.height = inner.bottom - rest.top
        text = rest.copy()
        if outcome.reasons:
            text.height = round(rest.height * _TEXT_SHARE)
        says = self.add_label(ground, Label(kit, outcome.text, "lead", text, colour="ink_soft"))
        if outcome.reasons:
            top = says.rect.bottom + kit.space("gap")
            self._paint_reasons(pygame.Rect(rest.left, top, rest.width, rest.bottom - top))

    def _paint_reasons(self, box: pygame.Rect) -> None:
        kit, ground, gap, size = self.kit, self._ground, self.kit.space("small"), self.kit.px(48)
        reasons = self.outcome.reasons
        high = (box.height - gap * (len(reasons) - 1)) // len(reasons)
        places = [pygame.Rect(box.left + size + gap, box.top, box.width - size - gap, high) for _ in reasons]
        usual = common_px(kit, "body", zip(reasons, places, strict=True))
        top = box.top
        for reason, place in zip(reasons, places, strict=True):
            label = Label(kit, reason, "body", place.move(0, top - place.top), most_px=usual)
            sign = icons.warning(kit, size, "warn")
            ground.blit(sign, sign.get_rect(midtop=(box.left + size // 2, top)))
            self.add_label(ground, label)
            top = max(label.rect.bottom, top + size) + gap

    def _paint_facts(self, card: pygame.Rect) -> None:
        kit, facts = self.kit, self.outcome.facts
        paint_card(kit, self._ground, card)
        inner = card.inflate(-2 * kit.space("wide"), -2 * kit.space("gap"))
        inner.height = min(inner.height, len(facts) * kit.px(_ROW_U * kit.large_text))
        self._labels += paint_facts(kit, self._ground, inner, facts)[0]

    def _add_offers(self, offers: Sequence[Offer]) -> None:
        """Add a button for each: the main one is the widest, and lies at the side of STOP."""
        kit, band, gap = self.kit, self.frame.band, self.kit.space("gap")
        if not offers:
            return
        wide = (band.width - (len(offers) - 1) * gap) // len(offers)
        for number, offer in enumerate(offers):
            place = pygame.Rect(0, band.top, wide, band.height)
            place.right = band.right - number * (wide + gap)
            if kit.left_handed:
                place.left = band.left + number * (wide + gap)
            self.add_button(text_button(kit, offer.intent, place, offer.words, main=not number, icon=offer.icon))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self.draw_frame(surface)


def _sign(kit: Kit, mood: Mood, size: int) -> pygame.Surface:
    """Return a tick, a triangle, a cross or a clock: each tells without its colour."""
    if mood is Mood.GOOD:
        return icons.check(kit, size, "good")
    if mood is Mood.BUSY:
        return icons.clock(kit, size, "accent")
    return shapes.cross(kit, size, "warn") if mood is Mood.BAD else icons.warning(kit, size, "accent")
