"""What a test came to: one sentence, one picture, the score with its band, the exact numbers."""

from typing import Final

import pygame

from games.drawing import Kit, icons
from kiosk.screens.base import Screen
from kiosk.widgets.band import draw_band
from kiosk.widgets.button import text_button
from kiosk.widgets.card import paint_card
from kiosk.widgets.column import Line
from kiosk.widgets.dial import Dial
from kiosk.widgets.label import Label
from kiosk.widgets.limits_star import draw_star
from kiosk.widgets.remarks import noted, paint_foot
from kiosk.widgets.sides import draw_sides
from kiosk.widgets.stabilogram import draw_stabilogram
from station.programme.change import Noise
from station.programme.findings import Figure, Findings
from station.programme.score import NoScore, StabilityScore
from station.trial.protocol import Protocol

_ROUND_S: Final = 2.0
_SENTENCE_SHARE: Final = (0.3, 0.2)
_SCORE_SHARE: Final = 0.5
"""What the sentence takes, alone and with a score; of the room below it, what the score takes."""

_ROWS: Final = 6
_ROWS_BELOW_SCORE: Final = 4
"""So many numbers are shown, the most important ones; all are saved."""


class WorkingScreen(Screen):
    """The moment between the last trial and the result. Intent: ``stop``.

    Parameters
    ----------
    kit : Kit
    protocol : Protocol
    """

    appears = False

    def __init__(self, kit: Kit, protocol: Protocol) -> None:
        super().__init__(kit)
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t(f"protocol-{protocol.id}-name"))
        body = self.frame.body
        self._dial, self._centre = Dial(kit, kit.px(150), "accent", 24), (body.centerx, body.centery - kit.px(60))
        words = pygame.Rect(body.left, self._centre[1] + kit.px(180), body.width, kit.px(120))
        says = kit.t("findings-working")
        self.add_label(self._ground, Label(kit, says, "title", words, align="centre", valign="centre"))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self._dial.draw(surface, self._centre, 0.5 if self.kit.calm else self.t_s / _ROUND_S % 1.0)
        self.draw_frame(surface)


class FindingsScreen(Screen):
    """The result of a test. Intents: ``again``, ``tests``, ``done``.

    Parameters
    ----------
    kit : Kit
    protocol : Protocol
    findings : Findings or None
        None when it could not be worked out.
    """

    def __init__(self, kit: Kit, protocol: Protocol, findings: Findings | None) -> None:
        super().__init__(kit)
        self._ground = self.paint_ground()
        self.add_title(self._ground, kit.t(f"protocol-{protocol.id}-name"))
        self._add_choices()
        body, gap = self.frame.body, kit.space("gap")
        if findings is None:
            self._paint_alone(body, kit.t("findings-failed"))
            return
        if not (findings.stabilogram or findings.leans or findings.sides or findings.figures):
            says = " ".join([self._sentence(findings), *self._remarks(findings)])
            self._paint_alone(body, says)
            return
        art, words = body.copy(), body.copy()
        if kit.stage.landscape:
            art.width = round(body.width * 0.4)
            words.left, words.width = art.right + gap, body.right - art.right - gap
        else:
            art.height = round(body.height * (0.46 if findings.noise is not None else 0.5))
            words.top, words.height = art.bottom + gap, body.bottom - art.bottom - gap
        art, words = self.frame.mirror(art), self.frame.mirror(words)
        pictured = bool(findings.stabilogram or findings.leans or findings.sides)
        if pictured:
            self._paint_picture(art, findings)
        self._paint_words(words if pictured else body, findings, alone=not pictured)

    def escape_intent(self) -> str | None:
        """Leave the result."""
        return "done"

    def _add_choices(self) -> None:
        kit, row, gap = self.kit, self.frame.band, self.kit.space("gap")
        wide = (row.width - 2 * gap) // 3
        places = [pygame.Rect(row.left + number * (wide + gap), row.top, wide, row.height) for number in range(3)]
        done, tests, again = places if not kit.left_handed else places[::-1]
        self.add_button(text_button(kit, "done", done, kit.t("findings-done"), main=True, icon=icons.check))
        self.add_button(text_button(kit, "tests", tests, kit.t("findings-tests")))
        self.add_button(text_button(kit, "again", again, kit.t("findings-again")))

    def _paint_alone(self, body: pygame.Rect, string: str) -> None:
        """Paint a result that is only words."""
        kit = self.kit
        card = body.inflate(0, -round(body.height * 0.3))
        paint_card(kit, self._ground, card)
        words = card.inflate(-4 * kit.space("wide"), -2 * kit.space("wide"))
        self.add_label(self._ground, Label(kit, string, "lead", words, align="centre", valign="centre"))

    def _sentence(self, findings: Findings) -> str:
        t = self.kit.t
        values = {
            name: t(value) if isinstance(value, str) and value.startswith("finding-") else value
            for name, value in findings.values.items()
        }
        return t(findings.sentence, **values)

    def _remarks(self, findings: Findings) -> list[str]:
        """Return what must be known beside the numbers."""
        t, remarks = self.kit.t, []
        if not findings.complete and findings.sentence != "finding-nothing":
            remarks.append(t("findings-some"))
        remarks += [t("findings-void", reason=t(f"reason-{reason}")) for reason in findings.void]
        if isinstance(findings.score, StabilityScore):
            few, firm = findings.score.few, findings.score.firm_only
            known = (("score-few", few), ("score-firm-only", firm), ("score-source", True))
            remarks += [t("findings-remark", remark=t(key)) for key, told in known if told]
        return remarks

    # The picture

    def _paint_picture(self, card: pygame.Rect, findings: Findings) -> None:
        kit, ground, gap = self.kit, self._ground, self.kit.space("gap")
        paint_card(kit, ground, card)
        if findings.leans:
            in_shares = all(lean.share_pct is not None for lean in findings.leans)
            key = "findings-star-share" if in_shares else "findings-star"
        else:
            key = "findings-stabilogram" if findings.sides is None else "findings-sides"
        legend = Line(kit.t(key), "caption", "ink_soft", align="centre")
        place = self._paint_foot(card.inflate(-2 * gap, -2 * gap), [legend, *self._beside(findings)])
        if findings.leans:
            self._labels += draw_star(kit, ground, place, findings.leans)
        elif findings.sides is not None:
            self._labels += draw_sides(kit, ground, place, findings.sides)
        else:
            assert findings.stabilogram is not None
            mm, bar = draw_stabilogram(kit, ground, place, findings.stabilogram)
            scale = pygame.Rect(bar.left, bar.top - kit.px(52), kit.px(200), kit.px(48))
            self.add_label(ground, Label(kit, kit.t("findings-scale", mm=mm), "caption", scale, valign="bottom"))

    # The words and the numbers

    def _beside(self, findings: Findings) -> list[Line]:
        """Return what must be known beside the numbers."""
        lines, remarks = noted(self.kit, findings.notes), " ".join(self._remarks(findings))
        return [Line(remarks, "caption", "ink_soft"), *lines] if remarks else lines

    def _paint_foot(self, room: pygame.Rect, lines: list[Line]) -> pygame.Rect:
        """Paint small letters at the foot of a card; return what is left of its room."""
        room, told = paint_foot(self.kit, self._ground, room, lines)
        self._labels += told
        return room

    def _paint_words(self, card: pygame.Rect, findings: Findings, *, alone: bool) -> None:
        kit, ground, pad = self.kit, self._ground, self.kit.space("wide")
        paint_card(kit, ground, card)
        inner = card.inflate(-2 * pad, -2 * kit.space("padding"))
        if alone:
            inner = self._paint_foot(inner, self._beside(findings))
        share = _SENTENCE_SHARE[findings.noise is not None]
        top = pygame.Rect(inner.left, inner.top, inner.width, round(inner.height * share))
        says = self.add_label(ground, Label(kit, self._sentence(findings), "lead", top, valign="centre"))
        rest = pygame.Rect(inner.left, top.bottom + kit.space("gap"), inner.width, 0)
        rest.height = inner.bottom - rest.top
        if isinstance(findings.score, StabilityScore) and findings.noise is not None:
            score = pygame.Rect(rest.left, rest.top, rest.width, round(rest.height * _SCORE_SHARE))
            self._paint_score(score, findings.score, findings.noise, says.size_px)
            rest.top, rest.height = score.bottom, rest.height - score.height
        elif isinstance(findings.score, NoScore):
            why = pygame.Rect(rest.left, rest.top, rest.width, round(rest.height * 0.2))
            none = kit.t(f"no-score-{findings.score.value}")
            self.add_label(ground, Label(kit, none, "body", why, colour="ink_soft", valign="centre"))
            rest.top, rest.height = why.bottom, rest.height - why.height
        figures = findings.figures[: _ROWS_BELOW_SCORE if findings.noise else _ROWS]
        self._paint_figures(rest, figures, says.size_px)

    def _paint_score(self, box: pygame.Rect, score: StabilityScore, noise: Noise, most_px: int) -> None:
        """Paint the score, what it may as well be, and what it is compared with."""
        kit, ground = self.kit, self._ground
        name = pygame.Rect(box.left, box.top, round(box.width * 0.7), round(box.height * 0.56))
        called = kit.t("score-stability")
        self.add_label(ground, Label(kit, called, "lead", name, valign="centre", most_px=most_px))
        number = pygame.Rect(name.right, box.top, box.right - name.right, name.height)
        points = str(round(score.points))
        self.add_label(ground, Label(kit, points, "number", number, align="right", valign="centre"))
        rail = pygame.Rect(box.left, number.bottom, box.width, round(box.height * 0.22))
        draw_band(kit, ground, rail, score.points, noise.band(score.points))
        foot = pygame.Rect(box.left, rail.bottom, box.width, box.bottom - rail.bottom)
        says = kit.t("score-band", noise=round(noise.half_points))
        self.add_label(ground, Label(kit, says, "caption", foot, colour="ink_soft", valign="centre"))

    def _paint_figures(self, box: pygame.Rect, figures: tuple[Figure, ...], most_px: int) -> None:
        """Paint the numbers, a row each, no larger than what they mean."""
        kit, ground = self.kit, self._ground
        high = min(kit.px(72 * kit.large_text), box.height // max(1, len(figures)))
        for number, figure in enumerate(figures):
            row = pygame.Rect(box.left, box.top + number * high, box.width, high)
            pygame.draw.line(ground, kit.colour("line"), row.topleft, row.topright, kit.stroke("hair"))
            wide = round(row.width * 0.68)
            name, value = pygame.Rect(row.left, row.top, wide, high), pygame.Rect(row.left + wide, row.top, 0, high)
            value.width = row.right - value.left
            says = ", ".join(kit.t(key) for key in figure.of)
            shown = kit.t(f"finding-unit-{figure.unit}", value=figure.value)
            says = says[:1].upper() + says[1:]
            self.add_label(ground, Label(kit, says, "body", name, colour="ink_soft", valign="centre", most_px=most_px))
            self.add_label(ground, Label(kit, shown, "lead", value, align="right", valign="centre", most_px=most_px))

    def draw(self, surface: pygame.Surface) -> None:
        """Draw it."""
        surface.blit(self._ground, (0, 0))
        self.draw_frame(surface)
