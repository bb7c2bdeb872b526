"""One trial set against another: closed eyes to open ones, right to left, two tasks to one."""

import math
from dataclasses import dataclass

from station.errors import SignalError


@dataclass(frozen=True, slots=True)
class DualTaskCost:
    """What doing two things at once costs. Both belong together: one alone can be bought with the other.

    Parameters
    ----------
    motor_pct : float
        Positive when the sway is more with the second task.
    cognitive_pct : float
        Positive when the second task goes less well standing than seated.
    """

    motor_pct: float
    cognitive_pct: float


def romberg_quotient(closed: float, opened: float) -> float:
    """Return the Romberg quotient: closed eyes over open ones.

    Parameters
    ----------
    closed, opened : float
        The same measure of sway in both conditions, in the same unit, for example mean velocity.

    Returns
    -------
    float
        Above 1 when the eyes help.

    Raises
    ------
    SignalError
        When one is not finite, negative, or the one with open eyes 0.

    References
    ----------
    training.md, section 2.
    """
    _check(closed, opened)
    _positive(opened, "The sway with open eyes")
    return closed / opened


def symmetry_pct(right: float, left: float) -> float:
    """Return the symmetry of two sides: ``100 (R - L) / (R + L)``.

    Parameters
    ----------
    right, left : float
        The same measure of both sides, none negative.

    Returns
    -------
    float
        -100 to 100; 0 when both are equal, positive when the right is more.

    Raises
    ------
    SignalError
        When one is not finite or negative, or both are 0.

    References
    ----------
    training.md, section 2.
    """
    _check(right, left)
    _positive(right + left, "The sum of both sides")
    return 100 * (right - left) / (right + left)


def dual_task_cost(*, single_sway: float, dual_sway: float, single_answers: float, dual_answers: float) -> DualTaskCost:
    """Return the dual-task costs: motor ``100 (dual - single) / single``, cognitive ``100 (single - dual) / single``.

    Parameters
    ----------
    single_sway, dual_sway : float
        A measure of sway (more is worse) alone, and with the second task.
    single_answers, dual_answers : float
        Right answers a minute (more is better) seated, and standing.

    Raises
    ------
    SignalError
        When one is not finite or negative, or one of the single tasks is 0.

    References
    ----------
    training.md, section 2.
    """
    _check(single_sway, dual_sway, single_answers, dual_answers)
    _positive(single_sway, "The sway without a second task")
    _positive(single_answers, "The number of right answers seated")
    return DualTaskCost(
        100 * (dual_sway - single_sway) / single_sway, 100 * (single_answers - dual_answers) / single_answers
    )


def _check(*values: float) -> None:
    for value in values:
        if not (math.isfinite(value) and value >= 0):
            raise SignalError(f"{value:g} is no measure of sway or of answers.", "Give numbers that are not negative.")


def _positive(value: float, what: str) -> None:
    if not value > 0:
        raise SignalError(f"{what} is 0: nothing can be set against it.", "Repeat that trial.")
