"""Indices of a whole trial: the overall stability index with its parts, and the equilibrium score."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from station.errors import SignalError
from station.frames import Floats
from station.signals import cog
from station.units import AP

SWAY_LIMIT_DEG: Final = 12.5
"""Forward and backward sway that a stance leaves room for (training.md, section 2)."""


@dataclass(frozen=True, slots=True)
class StabilityIndex:
    """How far the CoP was from where it should be. Of the CoP: a tilt in degrees takes a tilt sensor.

    Parameters
    ----------
    overall_m, ml_m, ap_m : float
        Root mean square distance, and its parts; ``overall_m**2 = ml_m**2 + ap_m**2``.
    """

    overall_m: float
    ml_m: float
    ap_m: float


def stability_index(cop_m: Floats, origin_m: tuple[float, float] = (0.0, 0.0)) -> StabilityIndex:
    """Return the stability index OSI: ``sqrt(mean(x^2 + y^2))`` from a fixed place, not from the mean CoP.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP.
    origin_m : (float, float)
        Where the trainee was to stand (ML, AP); the centre of the board by default.

    Raises
    ------
    SignalError
        When there is no sample, or one is not finite.

    References
    ----------
    training.md, section 2.
    """
    cog.check(cop_m)
    if not len(cop_m):
        raise SignalError("There is no CoP.", "Give at least one sample.")
    ml, ap = np.mean((cop_m - np.array(origin_m)) ** 2, axis=0).tolist()
    return StabilityIndex((ml + ap) ** 0.5, ml**0.5, ap**0.5)


def equilibrium_score(cop_m: Floats, fs_hz: float, height_m: float, *, fell: bool = False) -> float:
    """Return the equilibrium score: ``100 (12.5 - (max - min)) / 12.5`` of the forward lean of the CoG in degrees.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP.
    fs_hz : float
        Sample rate.
    height_m : float
        Of the trainee.
    fell : bool
        Whether the trainee stepped or held on: the score is 0 then, and of ``cop_m`` nothing is asked.

    Returns
    -------
    float
        0 to 100; 100 is no sway at all.

    Raises
    ------
    SignalError
        When the recording is too short or not finite, or the height cannot be.

    References
    ----------
    training.md, section 2.
    """
    if fell:
        return 0.0
    lean_deg = cog.angle_deg(cog.centre_of_gravity_m(cop_m, fs_hz)[:, AP], height_m)
    return max(0.0, 100 * (SWAY_LIMIT_DEG - float(np.ptp(lean_deg))) / SWAY_LIMIT_DEG)
