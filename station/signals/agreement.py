"""How well a second measurement of the same people agrees with the first."""

import math
from collections.abc import Sequence
from typing import Final

LEAST: Final = 3
"""Fewer people tell nothing about the spread between them."""


def icc_consistency(rounds: Sequence[Sequence[float]]) -> float | None:
    """Return ICC(3,1): the share of the spread that lies between people, and not between the rounds of one person.

    Two-way mixed, single measurement, consistency: a rise of everybody from one round to the next does not lower it.

    Parameters
    ----------
    rounds : sequence of sequence of float
        One sequence a person, all equally long: the same measurement, round after round.

    Returns
    -------
    float or None
        At most 1; None for fewer than three people or where nobody differs from anybody.

    References
    ----------
    .. [1] Shrout & Fleiss 1979, Psychological Bulletin 86:420-428, doi 10.1037/0033-2909.86.2.420.
    """
    people, times = len(rounds), len(rounds[0]) if rounds else 0
    if people < LEAST:
        return None
    person = [math.fsum(row) / times for row in rounds]
    turn = [math.fsum(row[k] for row in rounds) / people for k in range(times)]
    grand = math.fsum(person) / people
    between = times * math.fsum((mean - grand) ** 2 for mean in person) / (people - 1)
    rest = math.fsum(
        (value - person[i] - turn[k] + grand) ** 2 for i, row in enumerate(rounds) for k, value in enumerate(row)
    ) / ((people - 1) * (times - 1))
    spread = between + (times - 1) * rest
    return (between - rest) / spread if spread else None


def typical_error(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return the standard deviation of one measurement of one person, from two rounds each.

    Parameters
    ----------
    pairs : sequence of (float, float)
        First and second round, one pair a person.

    Returns
    -------
    float or None
        The standard deviation of the differences over the square root of 2; None for fewer than three people.

    References
    ----------
    .. [1] Hopkins 2000, Sports Medicine 30:1-15, doi 10.2165/00007256-200030010-00001.
    """
    if len(pairs) < LEAST:
        return None
    changes = [second - first for first, second in pairs]
    mean = math.fsum(changes) / len(changes)
    variance = math.fsum((change - mean) ** 2 for change in changes) / (len(changes) - 1)
    return math.sqrt(variance / 2)
