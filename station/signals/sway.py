"""Sway over a sliding window, and the batch twins of its numbers.

The window's sums are kept in whole units of ``2**-53`` m. Whole numbers are added and taken away without rounding, so
nothing drifts however long the stream runs, and a cut of the stream cannot be seen in the result.
"""

import math
from collections import deque
from typing import Final, NamedTuple

import numpy as np

from station.errors import SignalError
from station.frames import Floats

_PER_M: Final = 2.0**53
_S_PER_US: Final = 1e-6


_PER_M2: Final = _PER_M**2
_OUTSIDE: Final = 0.05
_HALF_DEGREES: Final = 90 / math.pi


class Ellipse(NamedTuple):
    """The ellipse that holds the next sample with a probability of 95 %.

    Parameters
    ----------
    area_m2 : float
    semi_major_m, semi_minor_m : float
    angle_deg : float
        Of the major axis from +ML towards +AP, in (-90, 90].
    """

    area_m2: float
    semi_major_m: float
    semi_minor_m: float
    angle_deg: float


class StreamingSway:
    """Mean velocity, RMS distance, mean position and prediction ellipse over the last seconds, O(1) per sample.

    Parameters
    ----------
    window_s : float
        Length of the window; it holds the samples that are at most this much older than the newest.
    """

    __slots__ = ("_path", "_points", "_sum_ap", "_sum_apap", "_sum_ml", "_sum_mlap", "_sum_mlml", "_window_us")

    def __init__(self, window_s: float = 1.0) -> None:
        self._window_us = round(window_s * 1e6)
        # (t_us, ml, ap, length of the step that led here)
        self._points: deque[tuple[int, int, int, int]] = deque()
        self.restart()

    def restart(self) -> None:
        """Empty the window, as after a gap: no number is given over a hole in the data."""
        self._points.clear()
        self._path = self._sum_ml = self._sum_ap = self._sum_mlml = self._sum_apap = self._sum_mlap = 0

    def push(self, t_us: int, ml_m: float, ap_m: float) -> None:
        """Add a sample; times must grow."""
        points = self._points
        x, y = round(ml_m * _PER_M), round(ap_m * _PER_M)
        step = 0
        if points:
            _, last_x, last_y, _ = points[-1]
            step = round(math.hypot(x - last_x, y - last_y))
        points.append((t_us, x, y, step))
        self._path += step
        self._sum_ml += x
        self._sum_ap += y
        self._sum_mlml += x * x
        self._sum_apap += y * y
        self._sum_mlap += x * y
        oldest = t_us - self._window_us
        while points[0][0] < oldest:
            _, x, y, _ = points.popleft()
            self._path -= points[0][3]
            self._sum_ml -= x
            self._sum_ap -= y
            self._sum_mlml -= x * x
            self._sum_apap -= y * y
            self._sum_mlap -= x * y

    @property
    def span_s(self) -> float:
        """Time between the oldest and the newest sample of the window."""
        return (self._points[-1][0] - self._points[0][0]) * _S_PER_US if self._points else 0.0

    @property
    def full(self) -> bool:
        """Whether the samples cover the window (to 5 %)."""
        return self.span_s * 1e6 >= 0.95 * self._window_us

    @property
    def mean_velocity_m_s(self) -> float | None:
        """Path over time; None before two samples."""
        return self._path / _PER_M / self.span_s if len(self._points) > 1 else None

    @property
    def rms_m(self) -> float | None:
        """Root mean square distance from the window's mean; None before two samples."""
        n = len(self._points)
        if n < 2:
            return None
        squares = n * (self._sum_mlml + self._sum_apap) - self._sum_ml**2 - self._sum_ap**2
        return math.sqrt(squares) / n / _PER_M

    @property
    def mean_m(self) -> tuple[float, float] | None:
        """Mean CoP (ML, AP); None before the first sample."""
        n = len(self._points)
        return (self._sum_ml / n / _PER_M, self._sum_ap / n / _PER_M) if n else None

    @property
    def prediction_ellipse(self) -> Ellipse | None:
        """The 95 % prediction ellipse; None before three samples or while all lie on one line.

        ``F(0.95; 2, n - 2)`` has a closed form: ``(n - 2) / 2 (0.05^(-2 / (n - 2)) - 1)``.

        References
        ----------
        Schubert & Kirchner 2014, doi:10.1016/j.gaitpost.2013.09.001.
        """
        n = len(self._points)
        if n < 3:
            return None
        # Each n (n - 1) times its covariance, exactly.
        ml = n * self._sum_mlml - self._sum_ml**2
        ap = n * self._sum_apap - self._sum_ap**2
        both = n * self._sum_mlap - self._sum_ml * self._sum_ap
        determinant = ml * ap - both**2
        if determinant == 0:
            return None
        scale = (n + 1) / (n * n) * (_OUTSIDE ** (-2 / (n - 2)) - 1) / _PER_M2
        wide, twice = float(ml + ap), float(2 * both)
        major = (wide + math.hypot(ml - ap, twice)) / 2
        # Not by the difference of two large numbers: a flat ellipse would lose its digits.
        minor = determinant / major
        return Ellipse(
            math.pi * scale * math.sqrt(determinant),
            math.sqrt(scale * major),
            math.sqrt(scale * minor),
            _HALF_DEGREES * math.atan2(twice, ml - ap),
        )


def path_length_m(cop_m: Floats) -> float:
    """Return the length of the CoP's path.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP, n >= 2.

    Returns
    -------
    float
        Sum of the distances between successive samples, m.

    Raises
    ------
    SignalError
        When there are fewer than two samples, or one is not finite.

    References
    ----------
    Prieto 1996, "total excursion", doi:10.1109/10.532130.
    """
    _check(cop_m)
    d = np.diff(cop_m, axis=0)
    return float(np.sum(np.hypot(d[:, 0], d[:, 1])))


def mean_velocity_m_s(cop_m: Floats, fs_hz: float) -> float:
    """Return the mean speed of the CoP: path over time, with n - 1 intervals.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP, n >= 2.
    fs_hz : float
        Sample rate.

    Returns
    -------
    float
        Mean velocity, m/s.

    Raises
    ------
    SignalError
        When there are fewer than two samples, or one is not finite.

    References
    ----------
    Prieto 1996, "mean velocity", doi:10.1109/10.532130.
    """
    return path_length_m(cop_m) * fs_hz / (len(cop_m) - 1)


def rms_distance_m(cop_m: Floats) -> float:
    """Return the root mean square distance from the mean CoP (ddof 0).

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP, n >= 2.

    Returns
    -------
    float
        RMS distance, m.

    Raises
    ------
    SignalError
        When there are fewer than two samples, or one is not finite.

    References
    ----------
    Prieto 1996, "rms distance", doi:10.1109/10.532130.
    """
    _check(cop_m)
    r = cop_m - cop_m.mean(axis=0)
    return float(np.sqrt(np.mean(np.sum(r * r, axis=1))))


def _check(cop_m: Floats) -> None:
    if len(cop_m) < 2:
        raise SignalError(f"{len(cop_m)} samples are too few for sway.", "Give at least 2.")
    if not np.isfinite(cop_m).all():
        raise SignalError("The CoP holds a value that is not a number.", "Cut the recording at its gaps.")
