import pytest

from station.signals.tare import Tare
from station.units import newton

KG = newton(1.0)
STEP_US = 10_000


def feed(tare: Tare, seconds: float, forces_n: tuple[float, ...], start_us: int = 0) -> int:
    """Push equal frames; return the time of the next."""
    n = round(seconds * 100)
    for k in range(n):
        tare.push(start_us + k * STEP_US, forces_n)
    return start_us + n * STEP_US


def quarter(load_kg: float) -> tuple[float, ...]:
    return (load_kg * KG / 4,) * 4


def test_without_a_look_the_calibration_s_zero_holds() -> None:
    tare = Tare()
    assert tare.offsets_n == (0.0, 0.0, 0.0, 0.0)
    assert not tare.zeroed and not tare.needs_zero


def test_an_empty_stable_board_is_zeroed_after_two_seconds() -> None:
    tare = Tare()
    now = feed(tare, 1.9, (1.0, -2.0, 3.0, 0.5))
    assert not tare.zeroed
    feed(tare, 0.2, (1.0, -2.0, 3.0, 0.5), now)
    assert tare.zeroed
    assert tare.offsets_n == pytest.approx((1.0, -2.0, 3.0, 0.5))


@pytest.mark.parametrize("load_kg", [4.5, 20.0, 80.0])
def test_a_loaded_board_is_never_zeroed(load_kg: float) -> None:
    tare = Tare()
    feed(tare, 60.0, quarter(load_kg))
    assert not tare.zeroed


def test_repeated_zeroes_cannot_creep_up_to_a_load() -> None:
    tare = Tare()
    now = 0
    for load_kg in range(12):
        now = feed(tare, 3.0, quarter(float(load_kg)), now)
    assert sum(tare.offsets_n) < 4.0 * KG


def test_a_lively_board_is_not_zeroed() -> None:
    tare = Tare()
    for k in range(1000):
        tare.push(k * STEP_US, (3.5 * (k % 100 < 50), 0.0, 0.0, 0.0))
    assert not tare.zeroed


def test_stepping_on_breaks_the_two_seconds() -> None:
    tare = Tare()
    now = feed(tare, 1.5, quarter(0.1))
    now = feed(tare, 1.0, quarter(70.0), now)
    feed(tare, 1.5, quarter(0.1), now)
    assert not tare.zeroed


def test_drift_while_loaded_asks_for_a_zero_and_gets_it() -> None:
    tare = Tare()
    now = feed(tare, 2.5, quarter(0.0))
    now = feed(tare, 600.0, quarter(70.0), now)
    now = feed(tare, 0.6, quarter(0.6), now)
    assert tare.needs_zero
    assert tare.offsets_n == pytest.approx((0, 0, 0, 0))
    feed(tare, 1.6, quarter(0.6), now)
    assert not tare.needs_zero
    assert sum(tare.offsets_n) == pytest.approx(0.6 * KG)


def test_the_flag_stays_while_somebody_stands_on_a_drifted_board() -> None:
    tare = Tare()
    now = feed(tare, 2.5, quarter(0.0))
    now = feed(tare, 5.0, quarter(70.0), now)
    now = feed(tare, 0.6, quarter(0.7), now)
    feed(tare, 30.0, quarter(70.0), now)
    assert tare.needs_zero


def test_small_drift_asks_for_nothing() -> None:
    tare = Tare()
    now = feed(tare, 2.5, quarter(0.0))
    now = feed(tare, 5.0, quarter(70.0), now)
    feed(tare, 1.0, quarter(0.4), now)
    assert not tare.needs_zero


def test_drifts_that_cancel_in_the_total_still_count() -> None:
    tare = Tare()
    now = feed(tare, 2.5, (0.0, 0.0, 0.0, 0.0))
    feed(tare, 1.0, (0.4 * KG, -0.4 * KG, 0.0, 0.0), now)
    assert tare.needs_zero


def test_recorded_offsets_can_be_started_from() -> None:
    tare = Tare((1.0, 2.0, 3.0, 4.0))
    assert tare.zeroed
    assert tare.offsets_n == (1.0, 2.0, 3.0, 4.0)
