import pytest

from station.game.grading import stars


@pytest.mark.parametrize(
    ("success", "earned"), [(0.0, 0), (0.49, 0), (0.5, 1), (0.69, 1), (0.7, 2), (0.85, 3), (1.0, 3)]
)
def test_one_star_for_each_threshold_reached(success: float, earned: int) -> None:
    assert stars(success, (0.5, 0.7, 0.85)) == earned
