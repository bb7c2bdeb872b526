"""A calibration is judged by its numbers, and each thing that speaks against it is named."""

from dataclasses import replace

import numpy as np
import pytest

from station.frames import Calibration, Floats
from station.signals.calibration import Place
from station.trial.calibration_marks import CHECK, FIVE, NINE, Mark
from station.trial.calibration_result import CalibrationResult, Reason, Verdict, Why, conclude, conclude_check
from station.trial.looks import Look, Stretch
from station.units import newton
from tests.fakes.built_board import CELL_NOISE_N, GAIN_N, NOMINAL, SPACING_M, BuiltBoard

MASS_KG = 20.0
EXACT = BuiltBoard.random(0, gain=0.0, position_m=0.0, cross_talk=0.0)


def empty(noise_n: float = CELL_NOISE_N) -> Stretch:
    rng = np.random.default_rng(1)  # noqa: TID251 - a fixed seed
    stretch = Stretch()
    counts = np.round(noise_n / GAIN_N * rng.standard_normal((1000, 4))).astype(np.int32)
    stretch.looks.append(Look(10_000 * np.arange(1000), counts, fit=True))
    return stretch


def place(mark: Mark, *, mass_kg: float = MASS_KG, beside_m: float = 0.0, cells: Floats | None = None) -> Place:
    ml_m, ap_m = mark.at_m(SPACING_M)
    net = EXACT.net_counts(mass_kg, np.array([ml_m + beside_m, ap_m]))
    return Place((ml_m, ap_m), net if cells is None else net * cells)


def judged(
    places: list[Place], check: Place | None = None, *, noise_n: float = CELL_NOISE_N, scale: float = 0.0
) -> CalibrationResult:
    check = check or place(CHECK)
    return conclude(places, check, empty(noise_n), newton(MASS_KG), nominal=NOMINAL, scale=scale)


def of(marks: tuple[Mark, ...], **beside_m: float) -> list[Place]:
    return [place(mark, beside_m=beside_m.get(mark.name, 0.0)) for mark in marks]


def test_a_board_as_it_should_be_is_good() -> None:
    result = judged(of(FIVE))
    assert (result.verdict, result.reasons, result.positions, result.mass_kg) == (Verdict.GOOD, (), 5, MASS_KG)
    assert result.check.weight_error == pytest.approx(0.0, abs=1e-9)
    assert result.check.place_error_m == pytest.approx(0.0, abs=1e-9)
    # sigma_x = Lx sigma / W of cells on a rectangle.
    assert result.noise_m == pytest.approx(SPACING_M[0] * CELL_NOISE_N / newton(70.0), rel=0.1)
    assert result.calibration.noise_m == result.noise_m


@pytest.mark.parametrize(("beside_m", "verdict"), [(0.011, Verdict.USABLE), (0.02, Verdict.AGAIN)])
def test_one_of_nine_places_that_does_not_fit_is_blamed(beside_m: float, verdict: Verdict) -> None:
    result = judged(of(NINE, left=beside_m))
    assert result.verdict is verdict
    (reason,) = (each for each in result.reasons if each.why is Why.PLACE)
    assert (reason.mark, reason.cell, reason.grave) == (3, -1, verdict is Verdict.AGAIN)
    assert reason.value == pytest.approx(beside_m, rel=0.5)


def test_of_five_none_can_be_blamed() -> None:
    reasons = judged(of(FIVE, left=0.015)).reasons
    assert [(each.why, each.mark, each.grave) for each in reasons[:1]] == [(Why.RESIDUAL, -1, True)]


@pytest.mark.parametrize("factor", [0.3, 3.0])
def test_a_cell_that_feels_too_little_or_too_much_is_named(factor: float) -> None:
    cells = np.array([1.0, 1.0, factor, 1.0])
    result = judged([place(mark, cells=cells) for mark in NINE], place(CHECK, cells=cells))
    (reason,) = (each for each in result.reasons if each.why is Why.CELL)
    assert (reason.cell, reason.grave) == (2, True)
    assert reason.value == pytest.approx(factor, rel=0.1)


def test_a_dead_cell_is_named() -> None:
    cells = np.array([1.0, 1.0, 1.0, 0.0])
    result = judged([place(mark, cells=cells) for mark in FIVE], place(CHECK, cells=cells))
    assert (result.verdict, result.reasons[0].why) == (Verdict.AGAIN, Why.CELL)
    assert {each.cell for each in result.reasons if each.why is Why.CELL} == {3}


@pytest.mark.parametrize(
    ("changes", "why", "grave", "value"),
    [
        ({"check": place(CHECK, mass_kg=20.3)}, Why.CHECK_WEIGHT, False, 0.015),
        ({"check": place(CHECK, mass_kg=19.0)}, Why.CHECK_WEIGHT, True, -0.05),
        ({"check": place(CHECK, beside_m=0.007)}, Why.CHECK_PLACE, False, 0.007),
        ({"check": place(CHECK, beside_m=-0.012)}, Why.CHECK_PLACE, True, 0.012),
        ({"noise_n": 1.0}, Why.NOISE, False, SPACING_M[0] / newton(70.0)),
        ({"scale": -0.2}, Why.SCALE, False, -0.2),
    ],
)
def test_each_thing_that_is_amiss_is_named(changes: dict[str, Place], why: Why, grave: bool, value: float) -> None:
    result = judged(of(FIVE), **changes)  # type: ignore[arg-type]
    assert result.reasons == (Reason(why, grave, pytest.approx(value, rel=0.1)),)  # type: ignore[arg-type]
    assert result.verdict is (Verdict.AGAIN if grave else Verdict.USABLE)


def test_little_things_are_not_mentioned_and_the_gravest_comes_first() -> None:
    check = place(CHECK, mass_kg=20.15, beside_m=0.004)
    assert judged(of(NINE, left=0.003), check, scale=0.04).reasons == ()
    grave = [each.grave for each in judged(of(FIVE), place(CHECK, mass_kg=18.0), noise_n=1.0, scale=0.2).reasons]
    assert grave == [True, False, False]


def test_a_mere_check_judges_the_calibration_that_there_is() -> None:
    tilted = replace(NOMINAL, gain_n_per_count=(1.1 * GAIN_N, GAIN_N, GAIN_N, GAIN_N), residual_m=0.5)
    result = conclude_check(place(CHECK), empty(), newton(MASS_KG), tilted)
    assert (result.calibration, result.positions, result.verdict) == (tilted, 0, Verdict.AGAIN)
    assert {each.why for each in result.reasons} == {Why.CHECK_WEIGHT, Why.CHECK_PLACE}
    assert conclude_check(place(CHECK), empty(), newton(MASS_KG), NOMINAL).verdict is Verdict.GOOD


def test_the_noise_is_that_of_the_calibration_in_question() -> None:
    twice: Calibration = replace(NOMINAL, gain_n_per_count=(2 * GAIN_N,) * 4)
    one, other = (conclude_check(place(CHECK), empty(), newton(MASS_KG), each).noise_m for each in (NOMINAL, twice))
    assert other == pytest.approx(2 * one)
