"""The set-up's screens, with the longest that they may have to show."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any, Final

from games.drawing import Kit
from kiosk.screens import trouble
from kiosk.screens.base import Screen
from kiosk.screens.calibrate import POSITIONS, MassScreen
from kiosk.screens.doctor import DoctorScreen, LookingScreen
from kiosk.screens.kept import Keeping, calibration_outcome, zero_outcome
from kiosk.screens.mark import MarkScreen
from kiosk.screens.outcome import Outcome, OutcomeScreen
from kiosk.screens.service import TILES, Remark, ServiceScreen
from kiosk.screens.stop import StopScreen
from kiosk.screens.zero import ZeroScreen
from kiosk.widgets.hold import house_mark
from station.errors import EvenkeelError
from station.frames import BoardInfo, Calibration
from station.trial.calibration_marks import CHECK, MARKS
from station.trial.calibration_result import CalibrationResult, Check, Reason, Why
from station.trial.calibration_steps import Hint, Now, Step
from station.trial.doctor import CHECKS
from station.trial.examination import Finding, Verdict
from station.trial.zeroing import ZeroNow
from station.units import newton

Made = tuple[str, str, Callable[[Kit], Screen]]
"""A screen's name, which moment of it, and how to make it."""

_BOARD: Final = BoardInfo(
    driver="simulated",
    address="/dev/ttyUSB0",
    model="Evenkeel 4 x HX711",
    uid="a3f1c2d4e5b60718",
    firmware="12.10",
    rate_hz=1000.0,
    max_load_n=newton(150.0),
    calibration=Calibration.rectangular(0.433, 0.238, 2.3e-4, date="2026-09-28"),
)
_REMARKS: Final = {"well": "", "uncalibrated": "calibrate", "drifted": "zero", "blinks": ""}
"""What the menu may say, and the tile that it advises."""

_LOAD_KG: Final = 123.4
_SPACING_M: Final = (0.433, 0.238)
_REPORTS: Final = {"good": Verdict.GOOD, "act": Verdict.ACT, "unknown": Verdict.UNKNOWN}
_VALUES: Final[dict[str, str | float]] = {"cell": "br", "count": 4, "kg": 123.4, "nominal": 1000, "percent": 12.3}
_REASONS: Final = tuple(Reason(why, True, 0.1234, mark=8, cell=1) for why in Why)
_RESULTS: Final = {
    "kept-good": (9, ()),
    "kept-usable": (9, (replace(_REASONS[0], grave=False),)),
    "kept-again": (9, _REASONS[:4]),
    "kept-worst": (9, _REASONS[3:]),
    "checked-good": (0, ()),
    "checked-again": (0, _REASONS[3:5]),
}
"""Results: on how many places, and what speaks against them."""

_REFUSED: Final = EvenkeelError("", key="port_broken", device="/dev/ttyUSB0")
_SHORT: Final = frozenset({Hint.SETTLING, Hint.MEASURING, Hint.MOVE_ON, Hint.DONE})
"""Hints that look as another one and say less."""

_EMPTY: Final = frozenset({Hint.KEEP_OFF, Hint.SOMETHING_ON, Hint.MOVED})


def setup_moments() -> Iterator[Made]:
    """Yield every moment of the set-up."""
    yield "calibrate", "stop", partial(StopScreen, what="calibrate-stop")
    for part, advised in _REMARKS.items():
        yield "service", part, partial(_menu, part, advised)
    yield "service", "away", partial(_away, None)
    yield "service", "lost", partial(_away, _BOARD)
    yield "doctor", "looking", _looking
    for part, verdict in _REPORTS.items():
        yield "doctor", part, partial(_report, verdict)
    yield "calibrate", "mass", partial(MassScreen, mass_kg=_LOAD_KG, positions=POSITIONS[0])
    for hint in Hint:
        if hint not in _SHORT:
            yield "calibrate", hint, partial(_mark, hint, 0)
    for part, place in (("five", 4), ("check", 9)):
        yield "calibrate", part, partial(_mark, Hint.PUT, place)
    for part, (positions, reasons) in _RESULTS.items():
        made = calibration_outcome, _result(positions, reasons)
        yield "calibrate", part, partial(_outcome, *made, Keeping())
    kept = {"saving": Keeping(saving=True), "failed": Keeping(error=_REFUSED), "saved": Keeping(places="here")}
    for part, keeping in kept.items():
        yield "calibrate", part, partial(_outcome, calibration_outcome, _result(9, ()), keeping)
    for hint in (Hint.KEEP_OFF, Hint.SOMETHING_ON, Hint.FAULTY):
        yield "service", f"zero-{hint}", partial(_zeroing, hint)
    yield "service", "zero-measured", partial(_outcome, zero_outcome, _LOAD_KG, Keeping())
    yield "service", "zero-kept", partial(_outcome, zero_outcome, _LOAD_KG, Keeping(places="now"))
    yield "trouble", "left_alone", lambda kit: trouble.left_alone(kit, 10.0)
    yield "trouble", "marked", _marked


def _menu(part: str, advised: str, kit: Kit) -> Screen:
    title, text = kit.t(f"service-{part}-title"), kit.t(f"service-{part}-text")
    screen = ServiceScreen(kit, _BOARD, Remark(title, text, good=part == "well", advised=advised), tuple(TILES))
    screen.show(_LOAD_KG)
    return screen


def _away(info: BoardInfo | None, kit: Kit) -> Screen:
    remark = Remark(kit.t("trouble-no_board-title"), kit.t("trouble-no_board-text"))
    return ServiceScreen(kit, info, remark, ())


def _looking(kit: Kit) -> Screen:
    screen = LookingScreen(kit, waits=True)
    screen.show(0.4, 6.0, _LOAD_KG)
    return screen


def _report(verdict: Verdict, kit: Kit) -> Screen:
    """Return a page of a report on which all is as a verdict says, in the longest words for it."""
    findings = []
    for name in CHECKS:
        keys = [key for key in kit.t.keys if key.startswith(f"doctor-{name}-{verdict}")]
        key = max(keys or ["doctor-not-long"], key=lambda key: len(kit.t(key, **_VALUES)))
        findings.append(Finding(name, 123.45, "g/min", verdict, key, _VALUES))
    return DoctorScreen(kit, findings)


def _mark(hint: Hint, place: int, kit: Kit) -> Screen:
    """Return a moment of a run with nine places: the empty board, one of them, or the check behind the last."""
    marks = MARKS[9]
    where = (*marks, CHECK)[place]
    step = Step.EMPTY if hint in _EMPTY else Step.CHECK if where is CHECK else Step.MARK
    progress = 0.4 if hint is Hint.KEEP_OFF else 0.0
    empty = step is Step.EMPTY
    at_m = None if empty else where.at_m(_SPACING_M)
    now = Now(step, hint, 1 if empty else place + 2, 11, None if empty else where, at_m, progress, _LOAD_KG, None)
    screen = MarkScreen(kit, now, marks, _LOAD_KG, _SPACING_M, simulated=place % 2 == 0)
    screen.follow(now)
    return screen


def _result(positions: int, reasons: tuple[Reason, ...]) -> CalibrationResult:
    calibration = replace(_BOARD.calibration, residual_m=0.01234)
    return CalibrationResult(calibration, positions, _LOAD_KG, 0.00123, Check(-0.1234, 0.01234), reasons)


def _outcome(make: Callable[[Kit, Any, Keeping], Outcome], what: object, keeping: Keeping, kit: Kit) -> Screen:
    return OutcomeScreen(kit, make(kit, what, keeping))


def _zeroing(hint: Hint, kit: Kit) -> Screen:
    now = ZeroNow(hint, 0.4 if hint is Hint.KEEP_OFF else 0.0, _LOAD_KG)
    screen = ZeroScreen(kit, now)
    screen.follow(now)
    return screen


def _marked(kit: Kit) -> Screen:
    screen = trouble.no_board(kit)
    screen.add_button(house_mark(kit, screen.frame))
    return screen
