"""The staircase over a game's levels: two successes up, one failure down (training.md, section 5).

It settles where 70.7 % of the rounds succeed (Levitt 1971). It moves between rounds, never in one, one level at a time;
each level of the content differs from its neighbour in one dimension.
"""

from dataclasses import dataclass, replace

from station.programme.model import StaircasePolicy


@dataclass(frozen=True, slots=True)
class Staircase:
    """Where a trainee is on the ladder of one game.

    Parameters
    ----------
    policy : StaircasePolicy
    levels : int
        Rungs of the ladder.
    level : int
        Of the next round, from 1.
    successes, failures : int
        In a row, since the last step.
    rest : bool
        Whether a rest should come before the next round.
    """

    policy: StaircasePolicy
    levels: int
    level: int
    successes: int = 0
    failures: int = 0
    rest: bool = False

    @classmethod
    def first(cls, levels: int, policy: StaircasePolicy) -> "Staircase":
        """Return the place of somebody who has never played: the lowest rung."""
        return cls(policy, levels, 1)

    def next(self, success: bool) -> "Staircase":
        """Return the place after a round."""
        if success:
            successes = self.successes + 1
            if successes < self.policy.up_after:
                return replace(self, successes=successes, failures=0, rest=False)
            return self.chosen(self.level + 1)
        failures = self.failures + 1
        if failures < self.policy.rest_after:
            return replace(self.chosen(self.level - 1), failures=failures)
        return replace(self.chosen(self.level - self.policy.rest_down), rest=True)

    def chosen(self, level: int) -> "Staircase":
        """Return a fresh start on a level, or the nearest there is."""
        return Staircase(self.policy, self.levels, min(max(level, 1), self.levels))
