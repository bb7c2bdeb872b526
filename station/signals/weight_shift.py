"""Rhythmic weight shift: how fast and how straight a trainee sways to and fro at a given pace."""

from dataclasses import dataclass

import numpy as np

from station.errors import SignalError
from station.frames import Floats
from station.signals import cog
from station.units import AP, ML


@dataclass(frozen=True, slots=True)
class WeightShift:
    """A trial of rhythmic weight shift.

    Parameters
    ----------
    velocity_m_s : float
        Mean speed of the CoG on the axis: on-axis path over time.
    dcl_pct : float
        Directional control: 100 (on-axis - off-axis path) / on-axis path.
    """

    velocity_m_s: float
    dcl_pct: float


def rhythmic_weight_shift(cop_m: Floats, fs_hz: float, axis: int) -> WeightShift:
    """Return how the trainee shifted weight along an axis.

    The low-pass of the CoG takes 5 % off a pace of one second from side to side (0.5 Hz), under 1 % off slower ones.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP, over the cycles that count.
    fs_hz : float
        Sample rate.
    axis : int
        ``station.units.ML`` or ``AP``.

    Raises
    ------
    SignalError
        When the recording is too short or not finite, the axis is none, or nothing moved.

    References
    ----------
    training.md, section 2.
    """
    if axis not in (ML, AP):
        raise SignalError(f"{axis} is no axis.", "Give ML or AP.")
    path_m = np.abs(np.diff(cog.centre_of_gravity_m(cop_m, fs_hz), axis=0)).sum(axis=0)
    on_path, off_path = float(path_m[axis]), float(path_m[1 - axis])
    if not on_path > 0:
        raise SignalError("Nothing moved along the axis.", "Repeat the trial.")
    return WeightShift(on_path * fs_hz / (len(cop_m) - 1), 100 * (on_path - off_path) / on_path)
