"""The stability score: how steady a trainee stands, 0 to 100, where 50 is the average of the same age and height.

References
----------
training.md, section 3; norm of Santos & Duarte 2016, doi 10.7717/peerj.2648, CC BY 4.0.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from station.errors import SignalError
from station.programme.norms import CONDITIONS, FIRM, Norms


class NoScore(Enum):
    """Why there is no stability score; the texts are ``no-score-<value>``."""

    CONDITIONS = "conditions"
    """Open or closed eyes on the firm board are missing."""
    AGE = "age"
    HEIGHT = "height"
    AGE_OUTSIDE = "age-outside"
    """Nobody of this age is in the norm."""
    HEIGHT_OUTSIDE = "height-outside"


@dataclass(frozen=True, slots=True)
class StabilityScore:
    """A stability score.

    Parameters
    ----------
    points : float
        0 to 100. 80 is rare, 100 is no target.
    z : mapping of str to float
        Of each condition that counts: standard deviations above the norm; positive is more sway.
    percentile : int
        1 to 99, 1 and 99 for everything beyond: how many of the norm score lower. Only ever shown as indicative.
    firm_only : bool
        Whether the foam was left out.
    few : bool
        Whether the norm holds few people of this age.
    """

    points: float
    z: Mapping[str, float]
    percentile: int
    firm_only: bool
    few: bool


def stability_score(
    norms: Norms, velocity_m_s: Mapping[str, float], age_years: float | None, height_m: float | None
) -> StabilityScore | NoScore:
    """Return the stability score, or why there is none.

    ``clip(50 - 10 mean(z) / sd, 0, 100)`` over all four conditions; without both on foam over the two firm ones, with
    the spread of those. Nothing is guessed: without age or height, or outside the people of the norm, there is none.

    Parameters
    ----------
    norms : Norms
    velocity_m_s : mapping of str to float
        Mean velocity of the CoP, m/s, of ``station.programme.norms.CONDITIONS``, as the norm's protocol gives it
        (:meth:`~station.programme.norms.Norms.as_in_norm`); the mean of the trials of a condition.
    age_years, height_m : float or None
        None when not known.

    Raises
    ------
    SignalError
        When a velocity is not a positive number, or a condition is not known.
    """
    for condition, velocity in velocity_m_s.items():
        if condition not in CONDITIONS or not (math.isfinite(velocity) and velocity > 0):
            raise SignalError(f"{condition} cannot have a mean velocity of {velocity} m/s.", "Repeat that trial.")
    if any(condition not in velocity_m_s for condition in FIRM):
        return NoScore.CONDITIONS
    if age_years is None:
        return NoScore.AGE
    if height_m is None:
        return NoScore.HEIGHT
    if not norms.age_years[0] <= age_years <= norms.age_years[1]:
        return NoScore.AGE_OUTSIDE
    if not norms.height_cm[0] <= 100 * height_m <= norms.height_cm[1]:
        return NoScore.HEIGHT_OUTSIDE
    firm_only = any(condition not in velocity_m_s for condition in CONDITIONS)
    counted = FIRM if firm_only else CONDITIONS
    z = {name: norms.velocity[name].z(velocity_m_s[name], age_years, height_m) for name in counted}
    spread = norms.sd_of_mean_z_firm if firm_only else norms.sd_of_mean_z
    points = min(100.0, max(0.0, 50 - 10 * math.fsum(z.values()) / len(z) / spread))
    few = norms.few_age_years[0] <= age_years < norms.few_age_years[1]
    return StabilityScore(points, z, percentile(norms, points), firm_only, few)


def percentile(norms: Norms, points: float) -> int:
    """Return how many percent of the people of the norm score lower: a line between the published percentiles.

    Parameters
    ----------
    norms : Norms
    points : float
        Stability score.

    Returns
    -------
    int
        The lowest or highest published percentile for every score beyond it.
    """
    low_score, low = norms.percentiles[0]
    for score, percent in norms.percentiles:
        if points <= score:
            share = (points - low_score) / (score - low_score) if score > low_score else 1.0
            return round(low + max(0.0, share) * (percent - low))
        low_score, low = score, percent
    return round(low)
