"""The order of the trials of a test."""

from dataclasses import dataclass

import numpy as np

from station.trial.protocol import Condition, Order, Practice, Protocol


@dataclass(frozen=True, slots=True)
class Turn:
    """One trial to do.

    Parameters
    ----------
    condition : Condition
    number : int
        Of the trials of this condition, from 1; 0 for practice.
    """

    condition: Condition
    number: int

    @property
    def practice(self) -> bool:
        """Whether it is discarded."""
        return self.number == 0


def turns(protocol: Protocol, rng: np.random.Generator) -> tuple[Turn, ...]:
    """Return every trial of a test in its order, practice first.

    Parameters
    ----------
    protocol : Protocol
    rng : numpy.random.Generator
        Asked only where the order is counterbalanced.
    """
    conditions = list(protocol.conditions)
    rounds = range(protocol.trials)
    match protocol.order:
        case Order.BLOCKS:
            trials = [Turn(condition, number + 1) for condition in conditions for number in rounds]
        case Order.TURNS:
            trials = [Turn(condition, number + 1) for number in rounds for condition in conditions]
        case Order.COUNTERBALANCED:
            conditions = [conditions[k] for k in rng.permutation(len(conditions)).tolist()]
            trials = [
                Turn(conditions[(number + place) % len(conditions)], number + 1)
                for number in rounds
                for place in range(len(conditions))
            ]
    practised = {
        Practice.FIRST: conditions[:1],
        Practice.TWICE: 2 * conditions[:1],
        Practice.EACH: conditions,
    }[protocol.practice]
    return (*(Turn(condition, 0) for condition in practised), *trials)
