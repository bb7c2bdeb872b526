"""Which test: all of them, what each takes, and what it needs."""

from collections.abc import Mapping
from typing import Final

import pygame

from games.drawing import Kit, icons
from kiosk.screens.base import Screen
from kiosk.widgets import picture
from kiosk.widgets.button import Button, icon_button, key_cap, text_button, top_of
from kiosk.widgets.card import paint_card
from kiosk.widgets.label import Label, common_px
from station.trial.order import planned_s
from station.trial.protocol import Measure, Protocol

ON_A_PAGE: Final = 10
_COLUMNS: Final = 2


class ChooseTestScreen(Screen):
    """Tests to choose from. Intents: ``test:<id>``, ``page:<number>``, ``back``.

    Parameters
    ----------
    kit : Kit
    protocols : mapping of str to Protocol
    page : int
        From 0; those who have added tests of their own may have several.
    """

    fps = 30

    def __init__(self, kit: Kit, protocols: Mapping[str, Protocol], page: int = 0) -> None:
        super().__init__(kit)
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t("tests-title"))
        shown = sorted(protocols.values(), key=_easier)[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
        body, gap, rows = self.frame.body, kit.space("gap"), ON_A_PAGE // _COLUMNS
        wide = (body.width - (_COLUMNS - 1) * gap) // _COLUMNS
        high = (body.height - (rows - 1) * gap) // rows
        places = []
        for number in range(len(shown)):
            row, column = divmod(number, _COLUMNS)
            place = pygame.Rect(body.left + column * (wide + gap), body.top + row * (high + gap), wide, high)
            places.append(self.frame.mirror(place))
        names = [kit.t(f"protocol-{protocol.id}-name") for protocol in shown]
        boxes = [self._places(place)[1] for place in places]
        size = common_px(kit, "lead", zip(names, boxes, strict=True))
        for protocol, place in zip(shown, places, strict=True):
            self.add_button(self._card(protocol, place, size))
        band = self.frame.band
        back = pygame.Rect(band.left, band.top, band.width, band.height)
        if len(protocols) > ON_A_PAGE:
            more = pygame.Rect(0, band.top, band.height, band.height)
            more.right, back.width = band.right, band.width - band.height - gap
            following = (page + 1) % -(-len(protocols) // ON_A_PAGE)
            self.add_button(icon_button(kit, f"page:{following}", more, icons.play))
        self.add_button(text_button(kit, "back", back, kit.t("tests-back"), icon=icons.back))

    def escape_intent(self) -> str | None:
        """Go back to the games."""
        return "back"

    def _places(self, place: pygame.Rect) -> tuple[pygame.Rect, pygame.Rect, pygame.Rect]:
        """Return where the picture, the name and the needs of a test go on its card."""
        pad, top = self.kit.space("small"), top_of(self.kit, place)
        size = round(min(top.height - 2 * pad, top.width * 0.24))
        picture = pygame.Rect(top.left + pad, top.centery - size // 2, size, size)
        words = pygame.Rect(picture.right + 2 * pad, top.top + pad // 2, 0, top.height - pad)
        words.width = top.right - pad - words.left
        name = pygame.Rect(words.left, words.top, words.width, round(words.height * 0.58))
        return picture, name, pygame.Rect(words.left, name.bottom, words.width, words.bottom - name.bottom)

    def _card(self, protocol: Protocol, place: pygame.Rect, name_px: int) -> Button:
        """Return a test to touch: how one stands, its name, what it takes and needs."""
        kit = self.kit
        spot, name, needs = self._places(place)
        stance = icons.feet_stance(kit, spot.height, "accent", protocol.conditions[0].stance)
        at = stance.get_rect(center=spot.center)
        labels = (
            Label(kit, kit.t(f"protocol-{protocol.id}-name"), "lead", name, valign="centre", most_px=name_px),
            Label(kit, what_it_takes(kit, protocol), "caption", needs, colour="ink_soft", valign="centre"),
        )

        def draw(held: bool) -> pygame.Surface:
            shift = (-place.left, -place.top + (kit.space("lift") if held else 0))
            face = key_cap(kit, place.size, "surface_high", held).copy()
            face.blit(stance, at.move(shift))
            for label in labels:
                label.draw(face, shift)
            return face

        says = tuple(label.string for label in labels)
        faces = kit.keep(("test card", protocol.id, says, tuple(place)), lambda: (draw(False), draw(True)))
        return Button(kit, f"test:{protocol.id}", place, face=faces[0], pressed=faces[1], labels=labels)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self.draw_frame(surface)


class NoTestsScreen(Screen):
    """Why there is nothing to choose on a board that tells tilt. Intent: ``back``.

    Parameters
    ----------
    kit : Kit
    """

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t("tests-title"))
        card, pad = self.frame.body, kit.space("wide")
        paint_card(kit, self._ground, card)
        inner = card.inflate(-2 * pad, -2 * pad)
        size = min(inner.height // 2, round(inner.width * 0.6))
        art = picture.tilt_picture(kit, size)
        spare = max(0, inner.height - 2 * size) // 2
        self._ground.blit(art, art.get_rect(midtop=(inner.centerx, inner.top + spare)))
        title = pygame.Rect(inner.left, inner.top + spare + size + pad, inner.width, kit.px(110))
        text = pygame.Rect(inner.left, title.bottom, inner.width, inner.bottom - title.bottom)
        self.add_label(self._ground, Label(kit, kit.t("tests-tilt-title"), "heading", title, align="centre"))
        self.add_label(self._ground, Label(kit, kit.t("tests-tilt-text"), "lead", text, align="centre"))
        self.add_button(text_button(kit, "back", self.frame.band, kit.t("tests-back"), main=True, icon=icons.back))

    def escape_intent(self) -> str | None:
        """Go back to the games."""
        return "back"

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self.draw_frame(surface)


def _easier(protocol: Protocol) -> tuple[int, float]:
    """Return the place of a test: what is easier to do comes first, and of one kind the shorter one."""
    return list(Measure).index(protocol.measure), planned_s(protocol)


def what_it_takes(kit: Kit, protocol: Protocol) -> str:
    """Return the minutes of a test, and what somebody needs for it."""
    minutes = max(1, round(planned_s(protocol) / 60))
    needs = [kit.t("tests-minutes", minutes=minutes)]
    if any(condition.surface == "foam" for condition in protocol.conditions):
        needs.append(kit.t("tests-foam"))
    if any(condition.seated for condition in protocol.conditions):
        needs.append(kit.t("tests-chair"))
    if protocol.measure in {Measure.PUSH, Measure.DUAL_TASK}:
        needs.append(kit.t("tests-helper"))
    return " · ".join(needs)
