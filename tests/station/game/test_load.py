import pytest

from station.game.load import LOAD_BAND, LOAD_TICKS, is_usual


def test_while_little_is_known_every_load_is_usual() -> None:
    assert is_usual(5.0, LOAD_TICKS - 1, 700.0 * (LOAD_TICKS - 1))


@pytest.mark.parametrize(
    ("load_n", "usual"), [(700.0, True), (980.0, True), (990.0, False), (420.0, True), (150.0, False)]
)
def test_later_it_is_about_that_of_the_first_moments(load_n: float, usual: bool) -> None:
    assert is_usual(load_n, LOAD_TICKS, 700.0 * LOAD_TICKS) is usual
    assert LOAD_BAND == 0.4
