"""Cells that were read at different instants are brought to one."""

import math

import pytest

from hardware_drivers.alignment import Alignment
from hardware_drivers.wire import Sample

PERIOD_US = 12_500


def sample(counts: tuple[int, int, int, int], ages: tuple[int, int, int, int], flags: int = 0) -> Sample:
    return Sample(0, 0, flags, counts, bytes(ages))


def test_cells_read_together_stay_as_they_are() -> None:
    alignment = Alignment()
    assert alignment.align(1000, sample((1, 2, 3, 4), (0, 0, 0, 0))) == (1000, (1, 2, 3, 4))
    assert alignment.align(2000, sample((5, 6, 7, 8), (0, 0, 0, 0))) == (2000, (5, 6, 7, 8))
    assert alignment.align(3000, sample((9, 9, 9, 9), (4, 4, 4, 4))) == (2600, (9, 9, 9, 9))


def test_a_moving_load_is_the_same_in_all_cells_at_the_common_instant() -> None:
    def load(t_us: float) -> int:
        return round(1e6 * math.sin(2 * math.pi * 0.5 * t_us * 1e-6))

    alignment = Alignment()
    ages = (0, 30, 77, 110)
    worst = raw = 0
    for k in range(1, 400):
        t_us = k * PERIOD_US
        counts = tuple(load(t_us - 100 * age) for age in ages)
        at_us, aligned = alignment.align(t_us, sample(counts, ages))  # type: ignore[arg-type]
        if k > 1:
            assert at_us == t_us - 11_000
            worst = max(worst, *(abs(value - load(at_us)) for value in aligned))
            raw = max(raw, max(counts) - min(counts))
    assert raw > 30_000
    assert worst < 300


@pytest.mark.parametrize(("ages", "flags"), [((255, 0, 0, 0), 0), ((9, 0, 0, 0), 0x10)])
def test_where_an_age_is_not_known_nothing_is_invented(ages: tuple[int, int, int, int], flags: int) -> None:
    alignment = Alignment()
    alignment.align(1000, sample((0, 0, 0, 0), (0, 0, 0, 0)))
    assert alignment.align(9000, sample((8, 8, 8, 8), ages, flags)) == (9000, (8, 8, 8, 8))


def test_time_never_stands_still() -> None:
    alignment = Alignment()
    assert alignment.align(10_000, sample((0, 0, 0, 0), (0, 0, 0, 1)))[0] == 10_000
    assert alignment.align(10_050, sample((0, 0, 0, 0), (0, 0, 0, 9)))[0] == 10_001
