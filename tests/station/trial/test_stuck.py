import pytest

from station.trial.stuck import StuckCells
from station.units import BL, BR, TL, TR


def notice_s(cell: int, rate_hz: float, seconds: float = 5.0, trusted: bool = True) -> float | None:
    """Return the time from the first equal frame until the cell is named, None when it never is."""
    stuck = StuckCells(rate_hz)
    for k in range(round(seconds * rate_hz)):
        counts = [1000 + k % 7] * 4
        counts[cell] = 5
        bits = stuck.push(round(k * 1e6 / rate_hz), counts, trusted)
        if bits:
            assert bits == 1 << cell
            return k / rate_hz
    return None


@pytest.mark.parametrize("cell", [TR, BR, TL, BL])
@pytest.mark.parametrize("rate_hz", [25.0, 80.0, 100.0, 1000.0])
def test_a_stuck_cell_is_named_within_one_and_a_half_seconds(cell: int, rate_hz: float) -> None:
    seen = notice_s(cell, rate_hz)
    assert seen is not None and 0.9 < seen <= 1.5


def test_an_empty_quiet_board_is_not_accused() -> None:
    assert notice_s(TR, 100.0, trusted=False) is None


def test_a_fast_board_that_repeats_slow_conversions_is_not_accused() -> None:
    stuck = StuckCells(1000.0)
    assert not any(stuck.push(k * 1000, [k // 300] * 4, True) for k in range(5000))


def test_living_again_is_seen_at_once() -> None:
    stuck = StuckCells(100.0)
    for k in range(150):
        stuck.push(k * 10_000, [1, k, k, k], True)
    assert stuck.push(1_500_000, [1, 7, 7, 7], True) == 1 << TR
    assert stuck.push(1_510_000, [2, 8, 8, 8], True) == 0
