"""What the set-up shows: ticks where marks are done, every line of the doctor, what may be done with a result."""

from dataclasses import replace
from typing import Any

import pytest

from hardware_drivers.calibration import NOMINAL_SPACING_M
from kiosk.calibrations import guessed_spacing_m
from kiosk.screens.doctor import DoctorScreen
from kiosk.screens.kept import Keeping, calibration_outcome, zero_outcome
from kiosk.screens.mark import MarkScreen
from kiosk.screens.outcome import Mood, OutcomeScreen
from kiosk.widgets.load import kilograms
from station.errors import BoardLost
from station.frames import Calibration
from station.trial.calibration_marks import MARKS
from station.trial.calibration_result import CalibrationResult, Check, Reason, Why
from station.trial.calibration_steps import Hint, Now, Step
from station.trial.doctor import CHECKS
from station.trial.examination import Finding, Verdict
from tests.fakes.stage_set import kit

CALIBRATION = Calibration.rectangular(*NOMINAL_SPACING_M, 2e-4)
FIVE = MARKS[5]


def moment(number: int, mark: int) -> Now:
    place = FIVE[mark]
    return Now(Step.MARK, Hint.PUT, number, 7, place, place.at_m(NOMINAL_SPACING_M), 0.0, 20.0, None)


def result(*reasons: Reason, positions: int = 5) -> CalibrationResult:
    return CalibrationResult(CALIBRATION, positions, 20.0, 1e-4, Check(0.001, 0.001), reasons)


def offers(*reasons: Reason, positions: int = 5, **keeping: Any) -> list[str]:
    outcome = calibration_outcome(kit(), result(*reasons, positions=positions), Keeping(**keeping))
    return [offer.intent for offer in outcome.offers]


@pytest.mark.parametrize(
    ("number", "mark", "done"),
    [(2, 0, []), (4, 2, [0, 1]), (6, 4, [0, 1, 2, 3]), (6, 1, [0, 2, 3, 4])],
    ids=["the first", "the third", "the last", "one of them again"],
)
def test_marks_that_were_measured_are_ticked(number: int, mark: int, done: list[int]) -> None:
    screen = MarkScreen(kit(), moment(number, mark), FIVE, 20.0, NOMINAL_SPACING_M)
    assert [k for k, spot in enumerate(screen.spots) if spot.done] == done
    assert [k for k, spot in enumerate(screen.spots) if spot.now] == [mark]
    numbers = {placed.string for placed in screen.texts()} & {"1", "2", "3", "4", "5"}
    assert numbers == {str(k + 1) for k in range(5) if k not in done}


def test_a_mark_is_where_a_ruler_finds_it() -> None:
    t = kit().t
    for mark, where in ((1, t("calibrate-right", cm=17.3)), (4, t("calibrate-back", cm=9.5))):
        screen = MarkScreen(kit(), moment(mark + 2, mark), FIVE, 20.0, NOMINAL_SPACING_M)
        assert t("calibrate-where", where=where) in {placed.string for placed in screen.texts()}


def test_only_the_simulated_board_has_marks_to_touch() -> None:
    for simulated in (False, True):
        screen = MarkScreen(kit(), moment(2, 0), FIVE, 20.0, NOMINAL_SPACING_M, simulated=simulated)
        marks = [intent for intent, _ in screen.buttons() if intent.startswith("weight:")]
        assert len(marks) == (len(FIVE) if simulated else 0)


@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920)])
def test_every_line_of_the_doctor_is_on_some_page_what_is_to_be_done_first(size: tuple[int, int]) -> None:
    names = list(CHECKS)
    findings = [Finding(name, 1.0, "ms", Verdict.GOOD, f"doctor-{name}-good") for name in names[:-1]]
    findings.append(Finding(names[-1], 1.0, "ms", Verdict.ACT, f"doctor-{names[-1]}-act"))
    the_kit, seen, page, pages = kit(size), [], 0, set()
    while page not in pages:
        pages.add(page)
        screen = DoctorScreen(the_kit, findings, page)
        told = [placed.string for placed in screen.texts()]
        seen += [name for name in (names[-1], *names[:-1]) if the_kit.t(f"doctor-{name}") in told]
        page = next(int(intent[5:]) for intent, _ in screen.buttons() if intent.startswith("page:"))
    assert seen == [names[-1], *names[:-1]]
    assert len(pages) > 1


def test_what_has_to_be_done_again_is_never_offered_to_keep() -> None:
    grave, slight = Reason(Why.PLACE, True, 0.02, mark=3), Reason(Why.NOISE, False, 1e-3)
    assert offers() == ["keep", "redo", "drop"]
    assert offers(slight) == ["keep", "redo", "drop"]
    assert offers(grave, slight) == ["redo", "drop"]
    assert offers(positions=0) == ["drop", "redo"]
    assert offers(saving=True) == []
    assert offers(places="both") == ["drop"]
    assert offers(error=BoardLost("Gone.", key="no_board")) == ["keep", "drop"]


def test_what_is_done_again_is_named() -> None:
    t = kit().t
    for reasons, words in (
        ((Reason(Why.PLACE, True, 0.02, mark=3),), t("calibrate-again-mark", mark=4)),
        ((Reason(Why.CHECK_PLACE, True, 0.02),), t("calibrate-again-check")),
        ((Reason(Why.CELL, True, 0.1, cell=1),), t("calibrate-again-all")),
    ):
        outcome = calibration_outcome(kit(), result(*reasons), Keeping())
        assert outcome.mood is Mood.BAD and words in [offer.words for offer in outcome.offers]


def test_nobody_can_leave_while_it_is_being_saved_but_by_stop() -> None:
    screen = OutcomeScreen(kit(), zero_outcome(kit(), 0.4, Keeping(saving=True)))
    assert {intent for intent, _ in screen.buttons()} == {"stop", "lang:nl", "comfort"}
    assert screen.escape_intent() == "stop"


@pytest.mark.parametrize(
    ("mass", "lang", "shown"), [(20.04, "en", "20.0"), (-0.04, "en", "0.0"), (-1.26, "nl", "−1,3")]
)
def test_a_running_mass_is_written_as_the_language_writes_it(mass: float, lang: str, shown: str) -> None:
    assert kilograms(kit(lang=lang), mass) == shown


def test_a_board_near_the_usual_one_is_taken_for_it_and_another_to_half_a_centimetre() -> None:
    assert guessed_spacing_m(CALIBRATION) == NOMINAL_SPACING_M
    moved = tuple((ml + 2e-3, ap - 1e-3) for ml, ap in CALIBRATION.position_m)
    assert guessed_spacing_m(replace(CALIBRATION, position_m=moved)) == NOMINAL_SPACING_M
    other = Calibration.rectangular(0.5008, 0.2993, 2e-4)
    assert guessed_spacing_m(other) == pytest.approx((0.5, 0.3))
