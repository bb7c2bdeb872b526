"""Centre of gravity: how the body's centre sways and leans, as it is told from the CoP, in metres and in degrees."""

import math
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from station.errors import SignalError
from station.frames import Floats

CUTOFF_HZ: Final = 0.85
"""The CoG is the CoP low-passed here (training.md, section 2)."""

HEIGHT_SHARE: Final = 0.5527
"""Height of the CoG over the floor, in heights of the body (training.md, section 2)."""

LEAST_S: Final = 2.0
"""A shorter recording holds no whole swing of what the low-pass lets through."""


def centre_of_gravity_m(cop_m: Floats, fs_hz: float) -> Floats:
    """Return the horizontal place of the CoG: the CoP through a low-pass of 0.85 Hz without lag.

    Second-order Butterworth, forwards and backwards, its cut-off corrected so that both passes together are -3 dB at
    0.85 Hz; second-order sections; the ends are mirrored about their last point.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP, at least two seconds of it, sampled evenly and without gaps.
    fs_hz : float
        Sample rate.

    Returns
    -------
    ndarray, shape (n, 2)
        CoG in m, in the axes of the CoP.

    Raises
    ------
    SignalError
        When it is no such array, too short, sampled too slowly, or holds a value that is not finite.
    """
    # Slow to import, and needed by tests of balance only.
    from scipy import signal

    check(cop_m)
    if not fs_hz >= 10 * CUTOFF_HZ:
        raise SignalError(f"{fs_hz:g} samples a second are too few for a CoG.", f"Give at least {10 * CUTOFF_HZ:g}.")
    if len(cop_m) < LEAST_S * fs_hz:
        raise SignalError(f"{len(cop_m) / fs_hz:.1f} s are too short for a CoG.", f"Give at least {LEAST_S:g} s.")
    # Two passes multiply their gains; each is -1.5 dB at the cut-off, which the pre-warped frequency takes in.
    warped = math.tan(math.pi * CUTOFF_HZ / fs_hz) / (math.sqrt(2) - 1) ** 0.25
    sections = signal.butter(2, math.atan(warped) * fs_hz / math.pi, fs=fs_hz, output="sos")
    padding = min(len(cop_m) - 1, round(2 * LEAST_S * fs_hz))
    cog: Floats = signal.sosfiltfilt(sections, cop_m, axis=0, padlen=padding)
    return cog


def angle_deg(distance_m: ArrayLike, height_m: float) -> Floats:
    """Return the lean that carries the CoG so far: ``asin(distance / (0.5527 height))``.

    Parameters
    ----------
    distance_m : array_like
        Horizontal distance of the CoG from where it is upright, m; its sign is kept.
    height_m : float
        Of the body.

    Returns
    -------
    ndarray
        Lean in degrees, in the shape of ``distance_m``.

    Raises
    ------
    SignalError
        When the height is not positive, or a distance is farther than the CoG is high.
    """
    share = np.asarray(distance_m, dtype=np.float64) / _lever_m(height_m)
    if not np.all(np.abs(share) <= 1):
        raise SignalError("The CoG is farther away than it is high.", "Check the height, and the unit of the CoP.")
    degrees: Floats = np.degrees(np.arcsin(share))
    return degrees


def distance_m(lean_deg: float, height_m: float) -> float:
    """Return how far a lean carries the CoG, m: the inverse of :func:`angle_deg`.

    Raises
    ------
    SignalError
        When the height is not positive.
    """
    return _lever_m(height_m) * math.sin(math.radians(lean_deg))


def check(cop_m: Floats) -> None:
    """Raise :class:`SignalError` unless these are finite points of shape (n, 2)."""
    if cop_m.ndim != 2 or cop_m.shape[1] != 2:
        raise SignalError(f"A CoP of shape {cop_m.shape} has no ML and AP.", "Give an array of shape (n, 2).")
    if not np.isfinite(cop_m).all():
        raise SignalError("The CoP holds a value that is not a number.", "Cut the recording at its gaps.")


def _lever_m(height_m: float) -> float:
    if not (math.isfinite(height_m) and height_m > 0):
        raise SignalError(f"A height of {height_m:g} m is none.", "Give the height of the trainee in metres.")
    return HEIGHT_SHARE * height_m
