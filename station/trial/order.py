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
        Practice.NONE: [],
        Practice.FIRST: conditions[:1],
        Practice.TWICE: 2 * conditions[:1],
        Practice.EACH: conditions,
    }[protocol.practice]
    return (*(Turn(condition, 0) for condition in practised), *trials)


def planned_s(protocol: Protocol) -> float:
    """Return how long a test takes when nothing is repeated and nobody lingers, in seconds."""
    seconds, last = 0.0, ""
    ordered = turns(protocol, np.random.Generator(np.random.PCG64(0)))
    for number, turn in enumerate(ordered):
        if turn.condition.id != last:
            seconds += protocol.instruct_s
        last = turn.condition.id
        seconds += protocol.settle_s + protocol.length_s(turn.condition)
        if protocol.arm_after_s:  # and a push comes in the middle of when it may
            seconds += (protocol.arm_after_s[0] + protocol.arm_after_s[1] + protocol.armed_s) / 2
        if number + 1 < len(ordered):
            seconds += protocol.rest_after_s(turn.condition)
    return seconds
