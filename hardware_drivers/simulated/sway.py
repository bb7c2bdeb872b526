"""Quiet-stance sway: how fast and with which spectrum a person's CoP moves while standing still."""

import math
from collections.abc import Callable
from typing import Final

from station.signals.oscillator import Oscillator

VELOCITY_MODEL: Final = {
    ("open", "firm"): (2.262, 0.084, 0.120),
    ("closed", "firm"): (2.349, 0.086, 0.159),
    ("open", "foam"): (3.288, 0.114, 0.072),
    ("closed", "foam"): (3.569, 0.105, 0.131),
}
"""b0, bA, bH of ``ln v = b0 + bA (age - 40) / 10 + bH (height_cm - 170) / 10``, v the mean CoP velocity in mm/s (10 Hz
low-pass, 60 s). Derived from Santos & Duarte 2016, PeerJ 4:e2648, doi 10.7717/peerj.2648, CC BY 4.0."""

COMPONENTS: Final = ((0.12, 0.8, 0.52), (0.40, 0.7, 0.42), (1.10, 0.6, 0.06))
"""Natural frequency in Hz, damping, share of the variance: slow drift of the body, its sway, quick corrections. Most of
the power lies below 1 Hz, as in quiet stance."""

ML_OVER_AP: Final = 0.62
"""Sway with the heels apart is smaller sideways."""

# Mean speed of two independent normal velocities of deviations 1 and ML_OVER_AP: sqrt(2 / pi) E(1 - ML_OVER_AP ** 2),
# E being the complete elliptic integral of the second kind.
_MEAN_SPEED: Final = 1.0292


def mean_velocity_m_s(age_years: float, height_m: float, vision: str, surface: str) -> float:
    """Return the median CoP velocity of people of this age and height.

    Parameters
    ----------
    age_years, height_m : float
    vision : str
        ``open`` or ``closed``.
    surface : str
        ``firm`` or ``foam``.
    """
    b0, b_age, b_height = VELOCITY_MODEL[vision, surface]
    return 1e-3 * math.exp(b0 + b_age * (age_years - 40) / 10 + b_height * (100 * height_m - 170) / 10)


class Sway:
    """The CoP of a person standing still, around the own mean.

    Parameters
    ----------
    dt_s : float
        Length of a step.
    normal : callable
        Returns the next standard normal number.
    """

    def __init__(self, dt_s: float, normal: Callable[[], float]) -> None:
        self._normal = normal
        self._ml = [(Oscillator(hz, damping, dt_s), math.sqrt(share)) for hz, damping, share in COMPONENTS]
        self._ap = [(Oscillator(hz, damping, dt_s), math.sqrt(share)) for hz, damping, share in COMPONENTS]
        for oscillator, _ in self._ml + self._ap:
            oscillator.position = normal()
        self._velocity_per_m = math.sqrt(math.fsum(share * (2 * math.pi * hz) ** 2 for hz, _, share in COMPONENTS))

    def step(self, velocity_m_s: float) -> tuple[float, float]:
        """Return the next ML and AP in m, at a mean velocity."""
        ap_m = velocity_m_s / (_MEAN_SPEED * self._velocity_per_m)
        normal = self._normal
        ml = math.fsum(weight * oscillator.wander(normal(), normal()) for oscillator, weight in self._ml)
        ap = math.fsum(weight * oscillator.wander(normal(), normal()) for oscillator, weight in self._ap)
        return ml * ap_m * ML_OVER_AP, ap * ap_m
