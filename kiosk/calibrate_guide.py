"""What a terminal shows while a board is calibrated: pictures of the board, one live line, what came of it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final, TextIO

from kiosk.calibration_words import facts, note, to_do, verdict, why
from station.programme.texts import Texts
from station.trial.calibration_marks import Mark
from station.trial.calibration_result import CalibrationResult, Verdict
from station.trial.calibration_steps import Hint, Now, Step

_COLUMNS, _LINES = 37, 11
_LIVE: Final = 79
_BAR: Final = 24


class Guide:
    """Tells each step; on a terminal also how far it is and what lies on the board, on one line.

    Parameters
    ----------
    t : Texts
    out : TextIO
    marks : sequence of Mark
    mass_kg : float
    """

    def __init__(self, t: Texts, out: TextIO, marks: Sequence[Mark], mass_kg: float) -> None:
        self._t = t
        self._out = out
        self._marks = marks
        self._mass_kg = mass_kg
        self._told: tuple[Hint, Mark | None] | None = None
        self._pictured: Mark | None = None
        self._live = ""

    def show(self, now: Now) -> None:
        """Tell a moment, where it is another one."""
        if now.place is not None and now.place is not self._pictured:
            self._pictured = now.place
            self._line("")
            for line in picture(now, self._marks, self._t("plan-front")):
                self._line(line)
        if now.step is not Step.RESULT and (now.hint, now.place) != self._told:
            self._told = (now.hint, now.place)
            count = self._t("calibrate-step", number=now.number, count=now.count)
            does = to_do(self._t, now, self._marks, self._mass_kg)
            self._line(f"{count}: {does}. {note(self._t, now)}")
        if self._out.isatty():
            done = "#" * round(_BAR * now.progress)
            live = f"  {now.load_kg:z6.1f} kg  [{done:<{_BAR}}]"
            if live != self._live:
                self._live = live
                print(f"\r{live:<{_LIVE}}", end="", file=self._out, flush=True)

    def away(self) -> None:
        """Tell that the board is away: once, and what is to be done now again when it is back."""
        if self._told is not None:
            self._told = None
            self._line(self._t("calibrate-away"))

    def end(self) -> None:
        """Leave the live line."""
        if self._live:
            self._line("")

    def _line(self, words: str) -> None:
        over = "\r" + " " * _LIVE + "\r" if self._live else ""
        self._live = ""
        print(f"{over}{words}", file=self._out, flush=True)


def picture(now: Now, marks: Sequence[Mark], front: str) -> list[str]:
    """Return the board from above, its front on top: the places by their numbers, that of the weight in brackets."""
    middle, rows = _COLUMNS // 2, [[" "] * _COLUMNS for _ in range(_LINES)]
    for number, mark in enumerate(marks, 1):
        _put(rows, mark, f"[{number}]" if mark is now.place else f" {number} ")
    if now.step is Step.CHECK and now.place is not None:
        _put(rows, now.place, "[x]")
    edge = f"+{'-' * _COLUMNS}+"
    return [front.center(middle * 2 + 3).rstrip(), edge, *(f"|{''.join(row)}|" for row in rows), edge]


def _put(rows: list[list[str]], mark: Mark, sign: str) -> None:
    """Write three letters where a place is."""
    column = _COLUMNS // 2 + round(mark.ml * (_COLUMNS // 2 - 1))
    rows[_LINES // 2 - round(mark.ap * (_LINES // 2))][column - 1 : column + 2] = sign


def result_lines(result: CalibrationResult, t: Texts) -> list[str]:
    """Return a result for people."""
    title, text = verdict(t, result)
    kept = result.positions > 0 and result.verdict is Verdict.GOOD
    numbers = facts(t, result)
    wide = max(len(name) for name, _ in numbers)
    return [
        "",
        f"{title}." if kept else f"{title}. {text}",  # nobody has to decide on keeping it
        *(f"  - {why(t, reason)}" for reason in result.reasons),
        *(f"  {name:<{wide}}  {value}" for name, value in numbers),
    ]


def as_dict(result: CalibrationResult, marks: Sequence[Mark], t: Texts) -> dict[str, Any]:
    """Return a result as plain data, in SI units."""
    reasons = [
        {
            "why": reason.why,
            "grave": reason.grave,
            "value": reason.value,
            "place": marks[reason.mark].name if reason.mark >= 0 else None,
            "text": why(t, reason),
        }
        for reason in result.reasons
    ]
    return {
        "verdict": result.verdict,
        "reasons": reasons,
        "positions": result.positions,
        "mass_kg": result.mass_kg,
        "residual_m": result.calibration.residual_m if result.positions else None,
        "noise_m": result.noise_m,
        "check": asdict(result.check),
        "calibration": result.calibration.to_dict(),
    }
