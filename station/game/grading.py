"""Stars: what a trainee gets for a round. They are never a measurement."""

from collections.abc import Sequence


def stars(success: float, thresholds: Sequence[float]) -> int:
    """Return how many stars a success earns: one for each threshold reached.

    Parameters
    ----------
    success : float
        Share of the task that was done, 0 to 1.
    thresholds : sequence of float
        From the game's content, rising.
    """
    return sum(success >= threshold for threshold in thresholds)


def short_of_star(success: float, thresholds: Sequence[float], score_per_success: float) -> float:
    """Return how many points are missing to the next star, 0 when all are earned.

    Parameters
    ----------
    success : float
        Share of the task that was done, 0 to 1.
    thresholds : sequence of float
        From the game's content, rising.
    score_per_success : float
        Points that a success of 1 is worth.
    """
    return next((score_per_success * (star - success) for star in thresholds if success < star), 0.0)
