"""What people of an age and a height sway: the norm as ``content/norms.toml`` holds it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

FIRM: Final = ("eo_firm", "ec_firm")
"""Conditions on the firm board: eyes open, eyes closed."""
FOAM: Final = ("eo_foam", "ec_foam")
CONDITIONS: Final = (*FIRM, *FOAM)

DURATION_SLACK_S: Final = 0.5
"""A trial of 30 s is one of 30 s though its last sample lies a little before."""


@dataclass(frozen=True, slots=True)
class ConditionNorm:
    """One condition: ``ln v = b0 + b_age (age - 40) / 10 + b_height (height_cm - 170) / 10``, v in mm/s.

    Parameters
    ----------
    b0, b_age, b_height : float
    sd : float
        Residual standard deviation of ln v.
    """

    b0: float
    b_age: float
    b_height: float
    sd: float

    def z(self, velocity_m_s: float, age_years: float, height_m: float) -> float:
        """Return how far a mean velocity lies above the norm, in standard deviations of its logarithm."""
        mu = self.b0 + self.b_age * (age_years - 40) / 10 + self.b_height * (100 * height_m - 170) / 10
        return (math.log(1000 * velocity_m_s) - mu) / self.sd


@dataclass(frozen=True, slots=True)
class Correction:
    """What a velocity of another protocol is divided by.

    Parameters
    ----------
    norm, other : float
        The duration in s, or the cut-off in Hz, of the norm, and the one that can be converted.
    firm, foam : float
        Velocity of the other over that of the norm.
    """

    norm: float
    other: float
    firm: float
    foam: float

    def factor(self, value: float, condition: str, slack: float) -> float | None:
        """Return the divisor for a duration or a cut-off; None for one that cannot be converted."""
        if abs(value - self.norm) <= slack:
            return 1.0
        if abs(value - self.other) <= slack:
            return self.firm if condition in FIRM else self.foam
        return None


@dataclass(frozen=True, slots=True)
class Norms:
    """The norm of the stability score.

    Parameters
    ----------
    source, licence : str
        Shown wherever the norm is.
    people : int
        In it.
    age_years, height_cm : (float, float)
        Least and most; nobody outside was measured.
    few_age_years : (float, float)
        From, and up to but without: where there are only ``few_people``.
    few_people : int
    velocity : mapping of str to ConditionNorm
        For each of ``CONDITIONS``.
    sd_of_mean_z, sd_of_mean_z_firm : float
        Of the mean z of all conditions, and of the firm ones.
    percentiles : tuple of (float, float)
        Score and percentile of the people of the norm, both growing.
    duration_s, filter_hz : Correction
    """

    source: str
    licence: str
    people: int
    age_years: tuple[float, float]
    height_cm: tuple[float, float]
    few_age_years: tuple[float, float]
    few_people: int
    velocity: Mapping[str, ConditionNorm]
    sd_of_mean_z: float
    sd_of_mean_z_firm: float
    percentiles: tuple[tuple[float, float], ...]
    duration_s: Correction
    filter_hz: Correction

    def as_in_norm(self, condition: str, velocity_m_s: float, duration_s: float, filter_hz: float) -> float | None:
        """Return the velocity that the protocol of the norm would have given.

        Parameters
        ----------
        condition : str
            One of ``CONDITIONS``.
        velocity_m_s : float
            Mean velocity as measured.
        duration_s, filter_hz : float
            Of the trial as analysed: 60 or 30 s, low-passed at 10 or 5 Hz.

        Returns
        -------
        float or None
            m/s; None for a duration or a filter that cannot be converted: there is no norm for it.
        """
        time = self.duration_s.factor(duration_s, condition, DURATION_SLACK_S)
        cut = self.filter_hz.factor(filter_hz, condition, 0.0)
        return None if time is None or cut is None else velocity_m_s / time / cut
