import pytest

from station.signals.agreement import icc_consistency, typical_error

# Shrout & Fleiss 1979, table 2: six targets, four judges; table 4: ICC(3,1) = 0.71.
JUDGED = [(9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7)]


def test_the_published_example_comes_out() -> None:
    assert icc_consistency(JUDGED) == pytest.approx(0.71, abs=0.005)


def test_everybody_better_by_the_same_keeps_agreement_whole() -> None:
    assert icc_consistency([(1.0, 3.0), (2.0, 4.0), (5.0, 7.0)]) == pytest.approx(1.0)
    assert typical_error([(1.0, 3.0), (2.0, 4.0), (5.0, 7.0)]) == pytest.approx(0.0)


def test_typical_error_is_the_spread_of_one_measurement() -> None:
    # Differences -2, 0, 2: standard deviation 2, over the square root of 2.
    assert typical_error([(2.0, 0.0), (5.0, 5.0), (1.0, 3.0)]) == pytest.approx(2**0.5)


def test_too_few_people_or_people_who_do_not_differ_say_nothing() -> None:
    assert icc_consistency([(1.0, 2.0), (2.0, 3.0)]) is None
    assert icc_consistency([]) is None
    assert icc_consistency([(1.0, 1.0)] * 4) is None
    assert typical_error([(1.0, 2.0)]) is None
