"""What the doctor of the board found: first what is to be done, then what is good; a sign, a number, a sentence."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import pygame

from games.drawing import Kit, icons
from kiosk.screens.base import Screen
from kiosk.screens.bench import BenchScreen, Task
from kiosk.widgets import picture
from kiosk.widgets.button import text_button
from kiosk.widgets.card import paint_card
from kiosk.widgets.label import Label
from station.trial.examination import Finding, Verdict

_ORDER: Final = (Verdict.ACT, Verdict.UNKNOWN, Verdict.GOOD)

_LONG_U: Final = (167, 300)
_SHORT_U: Final = (106, 122)
"""Height of a line that says what to do, and of one that does not; in a wide window, and in a high one."""

_COLUMNS: Final = (2, 1)
"""So many lines that say nothing to do stand beside each other."""

_HEAD_U: Final = 50
_FIGURE_SHARE: Final = 0.36

Cell = tuple[Finding, pygame.Rect]


class LookingScreen(BenchScreen):
    """The board is being looked at. Intents: ``back``.

    Parameters
    ----------
    kit : Kit
    waits : bool
        Whether something is still on it.
    """

    def __init__(self, kit: Kit, *, waits: bool) -> None:
        self.waits = waits
        title, does = kit.t("service-doctor"), kit.t("calibrate-something-on" if waits else "doctor-looking")
        note = kit.t("calibrate-something-on-note") if waits else kit.t("doctor-takes")
        super().__init__(kit, Task(title, does, note, wrong=waits, weighs=True), partial(paint_off, kit))


class DoctorScreen(Screen):
    """A page of the report. Intents: ``again``, ``page:<number>``, ``back``.

    Parameters
    ----------
    kit : Kit
    findings : sequence of Finding
    page : int
        From 0.
    """

    fps = 30

    def __init__(self, kit: Kit, findings: Sequence[Finding], page: int = 0) -> None:
        super().__init__(kit)
        self._ground = self.paint_ground()
        todo = sum(finding.verdict is Verdict.ACT for finding in findings)
        title = kit.t("doctor-some-act", count=todo) if todo else kit.t("doctor-all-good")
        self.add_title(self._ground, title.rstrip("."))
        pages = self._pages(sorted(findings, key=lambda finding: _ORDER.index(finding.verdict)))
        for finding, place in pages[page]:
            self._paint_finding(finding, place)
        self._add_buttons(page, len(pages))

    def escape_intent(self) -> str | None:
        """Go back to the menu."""
        return "back"

    def _pages(self, findings: Sequence[Finding]) -> list[list[Cell]]:
        """Return the findings with their places, page by page."""
        kit, body, gap = self.kit, self.frame.body, self.kit.space("small")
        high = not kit.stage.landscape
        pages: list[list[Cell]] = [[]]
        top, column = body.top, 0
        for finding in findings:
            act = finding.verdict is Verdict.ACT
            columns = 1 if act else _COLUMNS[high]
            tall = kit.px((_LONG_U if act else _SHORT_U)[high])
            if act or column == columns:
                column = 0
            if column == 0 and top + tall > body.bottom:
                pages.append([])
                top = body.top
            wide = (body.width - (columns - 1) * gap) // columns
            at = pygame.Rect(body.left + column * (wide + gap), top, wide, tall)
            pages[-1].append((finding, self.frame.mirror(at)))
            column += 1
            if column == columns:
                top, column = top + tall + gap, 0
        return pages

    def _paint_finding(self, finding: Finding, card: pygame.Rect) -> None:
        kit, t, ground = self.kit, self.kit.t, self._ground
        act = finding.verdict is Verdict.ACT
        paint_card(kit, ground, card, edge="accent" if act else "line")
        inner = card.inflate(-2 * kit.space("gap"), -kit.space("small"))
        size = kit.px(72 if act else 56)
        sign = _sign(kit, finding.verdict, size)
        ground.blit(sign, sign.get_rect(center=(inner.left + kit.px(36), inner.centery)))
        words = pygame.Rect(inner.left + kit.px(96), inner.top, inner.width - kit.px(96), inner.height)
        head = pygame.Rect(words.left, words.top, words.width, min(kit.px(_HEAD_U * kit.large_text), words.height // 2))
        figure = pygame.Rect(0, head.top, round(head.width * _FIGURE_SHARE), head.height)
        figure.right = head.right
        head.width -= figure.width
        text = pygame.Rect(words.left, head.bottom, words.width, words.bottom - head.bottom)
        self.add_label(ground, Label(kit, t(f"doctor-{finding.name}"), "body", head, valign="centre"))
        if finding.value is not None:
            says = t("doctor-figure", value=finding.value, unit=finding.unit)
            self.add_label(ground, Label(kit, says, "body", figure, align="right", valign="centre"))
        says = t(finding.key, **finding.variables)
        self.add_label(ground, Label(kit, says, "caption", text, colour="ink_soft"))

    def _add_buttons(self, page: int, pages: int) -> None:
        """Add the buttons of the bottom row: back, once more, and the next page where there is one."""
        kit, band, gap = self.kit, self.frame.band, self.kit.space("gap")
        words = [("back", kit.t("bench-back")), ("again", kit.t("doctor-again"))]
        onwards, other = page + 1 < pages, (page + 1) % pages
        if pages > 1:
            key = "doctor-page-next" if onwards else "doctor-page-first"
            words.append((f"page:{other}", kit.t(key, page=other + 1, pages=pages)))
        wide = (band.width - (len(words) - 1) * gap) // len(words)
        chief = words[-1][0] if onwards else "again" if pages == 1 else "back"
        signs = {"back": icons.back, "again": None, "page:0": icons.back}
        for number, (intent, says) in enumerate(words):
            place = pygame.Rect(band.left + number * (wide + gap), band.top, wide, band.height)
            if kit.left_handed:
                place.right = band.right - number * (wide + gap)
            main = intent == chief
            sign = signs.get(intent, icons.play)
            button = text_button(kit, intent, place, says, main=main, icon=sign)
            if main:
                self._widgets.insert(0, button)
            else:
                self.add_button(button)

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self.draw_frame(surface)


def paint_off(kit: Kit, ground: pygame.Surface, box: pygame.Rect) -> list[Label]:
    """Paint that nobody is to be on the board."""
    art = picture.step_picture(kit, min(box.size), off=True)
    ground.blit(art, art.get_rect(center=box.center))
    return []


def _sign(kit: Kit, verdict: Verdict, size: int) -> pygame.Surface:
    """Return the sign of a verdict: a tick, a triangle, a dash."""
    if verdict is Verdict.GOOD:
        return icons.check(kit, size, "good")
    if verdict is Verdict.ACT:
        return icons.warning(kit, size, "accent")
    return picture.minus_icon(kit, round(size * 0.7), "ink_soft")
