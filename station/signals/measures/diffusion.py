"""Stabilogram diffusion: how far the CoP gets in a given time, as for a random walk."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import fft

from station.errors import SignalError
from station.frames import Floats
from station.signals.measures.prepare import Record

SHORTEST_S: Final = 0.04
"""Shortest time that is looked at: one sample at 25 Hz, so that slow and fast boards fit the same plot. Over less, a
CoP low-passed at 10 Hz runs straight on, which tells of the filter."""

LONGEST_S: Final = 10.0
"""Longest time between two samples that is looked at (Collins & De Luca 1993)."""

SHARE: Final = 1 / 3
"""And at most this share of the recording: longer times are told by too few independent pairs."""

LEAST_S: Final = 10.0
FEWEST: Final = 5
"""Fewest points of the plot on either side of the break point."""

FLOOR: Final = 1e-12
"""Mean squares below this share of the greatest are zero but for rounding, as after a whole period of a pure wave."""


@dataclass(frozen=True, slots=True)
class Break:
    """Two lines that meet, fitted to the log-log plot.

    Attributes
    ----------
    at : int
        Index of the point of the plot at which they meet.
    height : float
        Logarithm of the mean square there.
    before, after : float
        Slopes.
    """

    at: int
    height: float
    before: float
    after: float


def measures(record: Record) -> dict[str, float]:
    """Return diffusion coefficients, scaling exponents and the critical point, along each axis.

    Raises
    ------
    SignalError
        When the recording is shorter than 10 s.

    References
    ----------
    Collins & De Luca 1993, Experimental Brain Research 95:308-318.
    """
    fs = record.fs_hz
    samples = len(record.r_m)
    if samples < math.floor(LEAST_S * fs + 1e-6):
        raise SignalError(
            f"diffusion_short_ml_m2_s and all of the diffusion plot need {LEAST_S:g} s; "
            f"the recording has {samples / fs:.2f} s.",
            "Record longer.",
        )
    lags = math.floor(min(LONGEST_S * fs, SHARE * samples) + 1e-9)
    first = math.ceil(SHORTEST_S * fs - 1e-9)
    time = np.arange(first, lags + 1) / fs
    found: dict[str, float] = {}
    for axis, name in enumerate(("ml", "ap")):
        square = mean_square_m2(record.r_m[:, axis], lags)[first - 1 :]
        knee = break_point(np.log(time), np.log(np.maximum(square, FLOOR * square.max())))
        short, long = slice(0, knee.at + 1), slice(knee.at, None)
        found |= {
            f"diffusion_short_{name}_m2_s": _slope(time[short], square[short]) / 2,
            f"diffusion_long_{name}_m2_s": _slope(time[long], square[long]) / 2,
            f"scaling_short_{name}": knee.before / 2,
            f"scaling_long_{name}": knee.after / 2,
            f"critical_time_{name}_s": float(time[knee.at]),
            f"critical_displacement_{name}_m2": math.exp(knee.height),
        }
    return found


def mean_square_m2(x_m: Floats, lags: int) -> Floats:
    """Return the mean square displacement over 1 to ``lags`` samples, by way of the autocorrelation.

    ``sum (x_{i+k} - x_i)^2 = sum of the squares of either end - 2 sum x_i x_{i+k}``, the last by Fourier transform.

    Parameters
    ----------
    x_m : ndarray, shape (n,)
        One axis, centred (else the difference of large numbers would lose digits).
    lags : int
        Below n.

    Returns
    -------
    ndarray, shape (lags,)
    """
    n = len(x_m)
    spectrum = fft.rfft(x_m, fft.next_fast_len(n + lags, real=True))
    products = fft.irfft(spectrum.real**2 + spectrum.imag**2, fft.next_fast_len(n + lags, real=True))[1 : lags + 1]
    squares = np.concatenate([[0.0], np.cumsum(x_m * x_m)])
    lag = np.arange(1, lags + 1)
    ends = squares[n - lag] + squares[n] - squares[lag]
    square: Floats = np.maximum(ends - 2 * products, 0.0) / (n - lag)
    return square


def break_point(u: Floats, v: Floats) -> Break:
    """Return the two lines, meeting at one of the points, that lie closest to the log-log plot.

    Both lines and their break are fitted at once, by least squares over the logarithm of time: each point weighs as
    much of that as it stands for, or the many long times would decide alone. The weighted normal equations of all
    candidates follow from cumulative sums.

    Parameters
    ----------
    u, v : ndarray, shape (k,)
        Logarithms of time and mean square; ``u`` rises.

    Returns
    -------
    Break
    """
    weight = np.exp(-(u - u[0]))
    weight /= weight.sum()
    # Around the means: the sums below are differences of large numbers otherwise.
    u_mean, v_mean = float(weight @ u), float(weight @ v)
    x, y = u - u_mean, v - v_mean
    sums = np.cumsum([weight, weight * x, weight * x * x, weight * y, weight * x * y], axis=1)
    at = np.arange(FEWEST - 1, len(u) - FEWEST + 1)
    knee = x[at]
    left, right = sums[:, at], sums[:, -1:] - sums[:, at]
    (l_1, l_2, l_y), (r_1, r_2, r_y) = (_about(knee, side) for side in (left, right))
    total_y = sums[3, -1]
    height = (total_y - l_1 * l_y / l_2 - r_1 * r_y / r_2) / (1 - l_1 * l_1 / l_2 - r_1 * r_1 / r_2)
    before, after = (l_y - height * l_1) / l_2, (r_y - height * r_1) / r_2
    explained = height * total_y + before * l_y + after * r_y
    best = int(np.argmax(explained))
    return Break(int(at[best]), float(height[best]) + v_mean, float(before[best]), float(after[best]))


def _about(knee: Floats, sums: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the weighted sums of (x - knee), its square and its product with y, from those of x and y."""
    s, s_x, s_xx, s_y, s_xy = sums
    return s_x - knee * s, s_xx - 2 * knee * s_x + knee * knee * s, s_xy - knee * s_y


def _slope(x: Floats, y: Floats) -> float:
    away = x - x.mean()
    return float(away @ y / (away @ away))
