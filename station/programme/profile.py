"""The profile in five domains, and the training score that is made of at least three of them.

References
----------
training.md, section 3: the profile comes before any total.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

DOMAINS: Final = ("steady", "proactive", "reactive", "dual_task", "single_leg")
"""In the order in which they are shown; the texts are ``domain-<name>``."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from a measure to 0 to 100, clipped. It may fall: then less is better.

    Parameters
    ----------
    zero_at, full_at : float
        What gives 0, and 100.
    """

    zero_at: float
    full_at: float

    def points(self, value: float) -> float:
        """Return the points of a measure."""
        return min(100.0, max(0.0, 100 * (value - self.zero_at) / (self.full_at - self.zero_at)))


@dataclass(frozen=True, slots=True)
class ProfilePolicy:
    """``content/profile.toml``.

    Parameters
    ----------
    least_domains : int
        Of which a training score is made.
    domains : mapping of str to mapping of str to Scale
        The measures of each of ``DOMAINS``.
    """

    least_domains: int
    domains: Mapping[str, Mapping[str, Scale]]


@dataclass(frozen=True, slots=True)
class Profile:
    """How a trainee stands in each domain.

    Parameters
    ----------
    points : mapping of str to float
        0 to 100 of each domain that was measured, in the order of ``DOMAINS``.
    missing : tuple of str
        Domains that were not, or not wholly.
    training_score : float or None
        Mean of the domains, all of equal weight; None while there are too few.
    weakest : str or None
        The domain with the fewest points, the first of equals; None while there are not two to compare.
    """

    points: Mapping[str, float]
    missing: tuple[str, ...]
    training_score: float | None
    weakest: str | None


def profile(policy: ProfilePolicy, measures: Mapping[str, float]) -> Profile:
    """Return the profile of a trainee.

    Parameters
    ----------
    policy : ProfilePolicy
    measures : mapping of str to float
        What was measured, by the names of ``content/profile.toml``; a domain counts when all of its measures are there.
    """
    points = {
        domain: math.fsum(scale.points(measures[name]) for name, scale in policy.domains[domain].items())
        / len(policy.domains[domain])
        for domain in DOMAINS
        if all(name in measures for name in policy.domains[domain])
    }
    return Profile(
        points=points,
        missing=tuple(domain for domain in DOMAINS if domain not in points),
        training_score=math.fsum(points.values()) / len(points) if len(points) >= policy.least_domains else None,
        weakest=min(points, key=lambda domain: points[domain]) if len(points) > 1 else None,
    )
