"""A person is told in part, in whole or not at all; never out of range."""

import math

import pytest

from station.errors import UsageError
from station.programme.person import AGE_YEARS, HEIGHT_M, Person


@pytest.mark.parametrize("age", [None, 40, *AGE_YEARS])
@pytest.mark.parametrize("height", [None, 1.75, *HEIGHT_M])
def test_nothing_need_be_told(age: float | None, height: float | None) -> None:
    assert (Person(age, height).age_years, Person(age, height).height_m) == (age, height)


@pytest.mark.parametrize(("age", "height"), [(5.9, 1.75), (111, 1.75), (40, 0.99), (40, 175.0), (math.nan, None)])
def test_what_nobody_is_is_refused(age: float, height: float | None) -> None:
    with pytest.raises(UsageError):
        Person(age, height)
