"""How fast the CoP moves: path, velocity, area a second, and what is made of them and the distances."""

import math
from collections.abc import Mapping
from typing import Final

import numpy as np
from scipy import signal

from station.errors import SignalError
from station.frames import Floats
from station.signals.measures.prepare import Record
from station.signals.sway import path_length_m

DERIVATIVE_S: Final = 0.2
DERIVATIVE_ORDER: Final = 3
"""A cubic over 0.2 s: five samples at 25 Hz, as in Quijoux 2021."""


def measures(record: Record, distance: Mapping[str, float], ellipse: Mapping[str, float]) -> dict[str, float]:
    """Return everything about velocity.

    Parameters
    ----------
    record : Record
        The recording.
    distance, ellipse : mapping
        The measures of these names of the same recording.

    Raises
    ------
    SignalError
        When a velocity never changes its sign twice, or the path is too long for a fractal dimension.
    """
    r, fs, span_s = record.r_m, record.fs_hz, record.span_s
    step = np.diff(r, axis=0)
    path = path_length_m(r)
    path_ml, path_ap = (float(each) for each in np.abs(step).sum(axis=0))
    rms_ml, rms_ap = (float(each) * fs for each in np.sqrt(np.mean(step * step, axis=0)))
    triangles = np.abs(r[1:, 0] * r[:-1, 1] - r[:-1, 0] * r[1:, 1])
    area = ellipse["prediction_ellipse_area_m2"]
    found = {
        "path_length_m": path,
        "path_length_ml_m": path_ml,
        "path_length_ap_m": path_ap,
        "mean_velocity_m_s": path / span_s,
        "mean_velocity_ml_m_s": path_ml / span_s,
        "mean_velocity_ap_m_s": path_ap / span_s,
        "rms_velocity_ml_m_s": rms_ml,
        "rms_velocity_ap_m_s": rms_ap,
        "sway_area_rate_m2_s": float(triangles.sum()) / (2 * span_s),
        "mean_frequency_hz": path / span_s / (2 * math.pi * distance["mean_distance_m"]),
        "mean_frequency_ml_hz": path_ml / span_s / (4 * math.sqrt(2) * distance["mean_distance_ml_m"]),
        "mean_frequency_ap_hz": path_ap / span_s / (4 * math.sqrt(2) * distance["mean_distance_ap_m"]),
        "length_function_of_surface_per_m": path / area,
        "fractal_dimension_ce": fractal_dimension(len(r), path, area),
    }
    speeds = smooth_velocity_m_s(r, fs)
    for axis, name in enumerate(("ml", "ap")):
        crossings, peak = half_waves(speeds[:, axis], name)
        found[f"velocity_zero_crossing_rate_{name}_hz"] = crossings / span_s
        found[f"peak_velocity_{name}_m_s"] = peak
    return found


def fractal_dimension(samples: int, path_m: float, area_m2: float) -> float:
    """Return the fractal dimension of a path of so many samples within an ellipse of that area.

    Raises
    ------
    SignalError
        When the mean step is as long as the ellipse is wide.

    References
    ----------
    Prieto 1996, IEEE Transactions on Biomedical Engineering 43:956-966, doi 10.1109/10.532130, "FD-CE".
    """
    diameter_m = math.sqrt(4 * area_m2 / math.pi)
    if samples * diameter_m <= path_m:
        raise SignalError(
            "fractal_dimension_ce cannot be computed: the steps between samples are longer than the ellipse is wide.",
            "Record at a higher rate.",
        )
    return math.log(samples) / math.log(samples * diameter_m / path_m)


def smooth_velocity_m_s(r_m: Floats, fs_hz: float) -> Floats:
    """Return the velocity by a Savitzky-Golay derivative over 0.2 s, whatever the rate.

    Parameters
    ----------
    r_m : ndarray, shape (n, 2)
        CoP.
    fs_hz : float
        Rate, at least 20 Hz.

    Returns
    -------
    ndarray, shape (n, 2)

    Raises
    ------
    SignalError
        When the record is shorter than the window.
    """
    # An odd number of samples, 0.2 s from the first to the last at 100 Hz. Its steps lie between the usual rates, so
    # that a board that runs at 99.9 or at 25.1 Hz is not treated unlike others.
    window = 2 * math.floor(DERIVATIVE_S * fs_hz / 2 + 0.4) + 1
    if len(r_m) < window:
        raise SignalError(
            f"peak_velocity_ml_m_s needs {DERIVATIVE_S:g} s; the recording has {len(r_m) / fs_hz:.2f} s.",
            "Record longer.",
        )
    speed: Floats = signal.savgol_filter(r_m, window, DERIVATIVE_ORDER, deriv=1, delta=1 / fs_hz, axis=0)
    return speed


def half_waves(speed_m_s: Floats, name: str) -> tuple[int, float]:
    """Return how often a velocity changes its sign, and the mean of its extremes between two such changes.

    Parameters
    ----------
    speed_m_s : ndarray, shape (n,)
        Velocity along one axis. A sample of exactly zero has no sign and counts as what was before it.
    name : str
        Of the axis, for the error.

    Returns
    -------
    crossings : int
    peak : float
        Mean absolute extreme of the whole half-waves, m/s.

    Raises
    ------
    SignalError
        When there is no whole half-wave.
    """
    moving = speed_m_s[speed_m_s != 0]
    starts = np.flatnonzero(np.diff(np.signbit(moving))) + 1
    if len(starts) < 2:
        raise SignalError(
            f"peak_velocity_{name}_m_s cannot be computed: the velocity along {name.upper()} changes its sign "
            f"{len(starts)} times, so it has no whole half-wave.",
            "At least 2 changes are needed: is this standing still?",
        )
    extremes = np.maximum.reduceat(np.abs(moving), starts)[:-1]
    return len(starts), float(extremes.mean())
