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
