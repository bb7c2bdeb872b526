"""A known weight at known places gives back the board that was built, as far as weights can tell."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from hardware_drivers.calibration import decode_calibration, encode_calibration
from station.errors import SignalError
from station.frames import Calibration, Floats
from station.signals.calibration import Place, fit
from station.trial.calibration_marks import FIVE, NINE, Mark
from tests.fakes.built_board import CELL_NOISE_N, GAIN_N, NOMINAL, SPACING_M, BuiltBoard

MASS_KG = 20.0
TRAINEE_KG = 70.0
SEEDS = range(20)
GOLDEN_GAINS = (0.0002406695, 0.000234497, 0.0002360032, 0.0002372653)
GOLDEN_POSITIONS_M = ((0.20795, 0.115966), (0.207767, -0.118482), (-0.224088, 0.113771), (-0.2235, -0.120483))
"""By scipy.optimize.least_squares on four gains and four positions of seed 7, five places."""

LOOK_AT = np.linspace(-0.9, 0.9, 13)


def places(board: BuiltBoard, marks: tuple[Mark, ...], *, placed_m: float = 0.0, seed: int = 0) -> list[Place]:
    """What a board says of the weight at its marks, each missed by so much (standard deviation), over 3 s at 100 Hz."""
    rng = np.random.default_rng([seed, 1])  # noqa: TID251 - a fixed seed
    noise = CELL_NOISE_N / GAIN_N / np.sqrt(300)
    found = []
    for mark in marks:
        at_m = np.array(mark.at_m(SPACING_M))
        net = board.net_counts(MASS_KG, at_m + placed_m * rng.standard_normal(2))
        found.append(Place((at_m[0], at_m[1]), net + (noise if placed_m else 0.0) * rng.standard_normal(4)))
    return found


def cop_m(calibration: Calibration, net: Floats) -> Floats:
    forces_n = net * calibration.gain_n_per_count
    cop: Floats = forces_n @ np.array(calibration.position_m) / forces_n.sum()
    return cop


def errors_mm(calibration: Calibration, board: BuiltBoard, *, lifting: bool) -> list[float]:
    """CoP errors per axis over the rectangle between the cells: where the plate lies on all four, or where it lifts."""
    found: list[float] = []
    for ml, ap in product(LOOK_AT, LOOK_AT):
        at_m = np.array([ml, ap]) * SPACING_M / 2
        if (abs(ml) + abs(ap) > 1) == lifting:
            found += (1e3 * (cop_m(calibration, board.net_counts(TRAINEE_KG, at_m)) - at_m)).tolist()
    return found


def rms(values: list[float]) -> float:
    return float(np.sqrt(np.mean(np.square(values))))


@pytest.mark.parametrize(("marks", "most_mm", "most_lifting_mm"), [(FIVE, 1.0, 1.7), (NINE, 0.7, 1.5)], ids=["5", "9"])
def test_simulated_boards_are_right_to_a_millimetre(
    marks: tuple[Mark, ...], most_mm: float, most_lifting_mm: float
) -> None:
    flat, lifting, one_gain = [], [], []
    for seed in SEEDS:
        board = BuiltBoard.random(seed)
        found = fit(places(board, marks, placed_m=1e-3, seed=seed), MASS_KG, NOMINAL).calibration
        kept = decode_calibration(encode_calibration(replace(found, date="2026-01-05")))
        flat += errors_mm(kept, board, lifting=False)
        lifting += errors_mm(kept, board, lifting=True)
        one_gain += errors_mm(NOMINAL, board, lifting=False)
    told = f"{rms(flat):.2f} mm, lifting {rms(lifting):.2f} mm, with one gain {rms(one_gain):.2f} mm"
    assert rms(flat) < most_mm, told
    assert rms(lifting) < most_lifting_mm, told
    assert rms(one_gain) > 3.0, told


def exact(board: BuiltBoard, marks: tuple[Mark, ...] = FIVE) -> Calibration:
    return fit(places(board, marks), MASS_KG, NOMINAL).calibration


def test_a_board_as_it_was_meant_to_be_keeps_its_nominal_calibration() -> None:
    meant = BuiltBoard.random(0, gain=0.0, position_m=0.0, cross_talk=0.0)
    found = exact(meant)
    assert found.gain_n_per_count == pytest.approx(NOMINAL.gain_n_per_count, rel=1e-9)
    assert np.array(found.position_m) == pytest.approx(np.array(NOMINAL.position_m), abs=1e-9)
    assert found.residual_m == pytest.approx(0.0, abs=1e-9)


def test_a_golden_board() -> None:
    found = exact(BuiltBoard.random(7))
    assert found.gain_n_per_count == pytest.approx(GOLDEN_GAINS, rel=1e-6)
    assert np.array(found.position_m) == pytest.approx(np.array(GOLDEN_POSITIONS_M), abs=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_weight_and_cop_are_right_wherever_the_plate_lies_on_all_cells(seed: int) -> None:
    board = BuiltBoard.random(seed)
    found = exact(board)
    for at_m in ((0.0, 0.0), (0.1, -0.03), (-0.15, 0.02), (0.02, 0.09)):
        net = board.net_counts(TRAINEE_KG, np.array(at_m))
        assert net @ found.gain_n_per_count == pytest.approx(686.5, rel=2e-3)
        assert cop_m(found, net) == pytest.approx(at_m, abs=3e-4)


def test_the_known_mass_scales_the_gains_alone() -> None:
    board = BuiltBoard.random(1)
    once, twice = (fit(places(board, FIVE), kg, NOMINAL).calibration for kg in (MASS_KG, 2 * MASS_KG))
    assert twice.gain_n_per_count == pytest.approx(2 * np.array(once.gain_n_per_count), rel=1e-12)
    assert np.array(twice.position_m) == pytest.approx(np.array(once.position_m), rel=1e-12)


@pytest.mark.parametrize("factor", [-1.0, 1e-3, 40.0])
def test_what_the_gain_was_taken_for_does_not_matter(factor: float) -> None:
    board = BuiltBoard.random(1)
    found = places(board, NINE)
    scaled = replace(NOMINAL, gain_n_per_count=(factor * GAIN_N,) * 4)
    turned = [Place(each.at_m, each.net_counts * np.sign(factor)) for each in found]
    one, other = fit(found, MASS_KG, NOMINAL).calibration, fit(turned, MASS_KG, scaled).calibration
    assert np.sign(factor) * np.array(other.gain_n_per_count) == pytest.approx(one.gain_n_per_count, rel=1e-9)
    assert np.array(other.position_m) == pytest.approx(np.array(one.position_m), abs=1e-12)


def test_a_mirrored_board_has_a_mirrored_calibration() -> None:
    found = places(BuiltBoard.random(2), FIVE)
    mirrored = [Place((-each.at_m[0], each.at_m[1]), each.net_counts[[2, 3, 0, 1]]) for each in found]
    one, other = (fit(each, MASS_KG, NOMINAL).calibration for each in (found, mirrored))
    assert other.gain_n_per_count == pytest.approx([one.gain_n_per_count[k] for k in (2, 3, 0, 1)], rel=1e-9)
    assert np.array(other.position_m) == pytest.approx(np.array(one.position_m)[[2, 3, 0, 1]] * (-1, 1), abs=1e-12)


def test_the_order_of_the_places_does_not_matter() -> None:
    found = places(BuiltBoard.random(2), NINE, placed_m=1e-3)
    one, other = fit(found, MASS_KG, NOMINAL), fit(found[::-1], MASS_KG, NOMINAL)
    assert other.calibration.gain_n_per_count == pytest.approx(one.calibration.gain_n_per_count, rel=1e-9)
    assert other.error_m[::-1] == pytest.approx(one.error_m, abs=1e-12)


def test_zero_date_and_noise_are_left_as_they_were() -> None:
    nominal = replace(NOMINAL, zero_counts=(1, -2, 3, -4), date="2026-01-05", noise_m=4e-5)
    found = fit(places(BuiltBoard.random(3), FIVE, placed_m=1e-3), MASS_KG, nominal).calibration
    assert (found.zero_counts, found.date, found.noise_m) == ((1, -2, 3, -4), "2026-01-05", 4e-5)


def test_the_residual_is_that_of_each_place_against_all_the_others() -> None:
    found = places(BuiltBoard.random(4), NINE, placed_m=1e-3)
    whole = fit(found, MASS_KG, NOMINAL)
    rest = fit([*found[:6], *found[7:]], MASS_KG, NOMINAL).calibration
    assert whole.error_m[6] == pytest.approx(cop_m(rest, found[6].net_counts) - found[6].at_m, abs=1e-6)
    assert whole.calibration.residual_m == pytest.approx(np.sqrt(np.mean(np.sum(whole.error_m**2, axis=1))))


def test_a_weight_beside_its_mark_stands_out_among_nine() -> None:
    found = places(BuiltBoard.random(5), NINE, placed_m=1e-3)
    ml_m, ap_m = found[3].at_m
    found[3] = replace(found[3], at_m=(ml_m + 0.01, ap_m))
    squares = np.sum(fit(found, MASS_KG, NOMINAL).error_m ** 2, axis=1)
    assert squares[3] > squares.sum() / 2


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda found: found[:3], "3 places"),
        (lambda found: [found[k] for k in (0, 1, 3, 1)], "4 places"),
        (lambda found: [replace(each, net_counts=-each.net_counts) for each in found], "do not feel"),
        (lambda found: [*found[:4], replace(found[4], net_counts=np.zeros(4))], "do not feel"),
        (lambda found: [*found[:4], replace(found[4], net_counts=np.full(4, np.nan))], "do not feel"),
        (lambda found: [*found[:4], replace(found[4], at_m=(np.inf, 0.0))], "5 places"),
    ],
    ids=["too few", "on a line", "upside down", "nothing there", "no number", "no place"],
)
def test_what_tells_no_calibration_is_refused(wrong: Callable[[list[Place]], list[Place]], words: str) -> None:
    with pytest.raises(SignalError, match=words):
        fit(wrong(places(BuiltBoard.random(1), FIVE)), MASS_KG, NOMINAL)
