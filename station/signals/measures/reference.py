"""The costly metrics done the slow and obvious way, as their definitions read.

For the tests, and for the bench that shows quick and slow side by side; nothing else computes with them.
"""

import math

import numpy as np

from station.frames import Floats
from station.signals.measures.density import RADIUS_M
from station.signals.measures.diffusion import FEWEST, Break
from station.signals.measures.entropy import TEMPLATE, TOLERANCE_SD


def range_planar_m(r_m: Floats) -> float:
    """Return the greatest distance between any two points, by looking at all pairs.

    Parameters
    ----------
    r_m : ndarray, shape (n, 2)
        CoP.

    Returns
    -------
    float
    """
    return max(float(np.hypot(*(r_m - point).T).max()) for point in r_m)


def samples_within(r_m: Floats) -> Floats:
    """Return how many consecutive samples around each lie within 3 mm of it, by walking both ways until one does not.

    Parameters
    ----------
    r_m : ndarray, shape (n, 2)
        CoP.

    Returns
    -------
    ndarray, shape (n,)
    """
    points = [(float(x), float(y)) for x, y in r_m]
    counts = np.ones(len(points))
    for i, (x, y) in enumerate(points):
        for way in (range(i + 1, len(points)), range(i - 1, -1, -1)):
            for j in way:
                if math.hypot(points[j][0] - x, points[j][1] - y) > RADIUS_M:
                    break
                counts[i] += 1
    return counts


def sample_entropy(x: Floats) -> float:
    """Return ``-ln(A / B)`` by comparing each pair of templates, value by value.

    Parameters
    ----------
    x : ndarray, shape (n,)
        Series.

    Returns
    -------
    float
    """
    values = [float(value) for value in x]
    tolerance = TOLERANCE_SD * float(np.std(x))
    templates = len(values) - TEMPLATE
    alike = alike_longer = 0
    for i in range(templates):
        for j in range(i + 1, templates):
            if all(abs(values[i + k] - values[j + k]) <= tolerance for k in range(TEMPLATE)):
                alike += 1
                alike_longer += abs(values[i + TEMPLATE] - values[j + TEMPLATE]) <= tolerance
    return -math.log(alike_longer / alike)


def mean_square_m2(x_m: Floats, lags: int) -> Floats:
    """Return the mean square displacement over 1 to ``lags`` samples, one after the other.

    Parameters
    ----------
    x_m : ndarray, shape (n,)
        One axis.
    lags : int
        Below n.

    Returns
    -------
    ndarray, shape (lags,)
    """
    return np.array([float(np.mean((x_m[k:] - x_m[:-k]) ** 2)) for k in range(1, lags + 1)])


def break_point(u: Floats, v: Floats) -> Break:
    """Return the two lines that meet at one of the points, by a least-squares fit for each of them.

    Parameters
    ----------
    u, v : ndarray, shape (k,)
        Logarithms of time and mean square.

    Returns
    -------
    Break
    """
    root = np.exp(-(u - u[0]) / 2)
    best, least = Break(0, 0.0, 0.0, 0.0), math.inf
    for at in range(FEWEST - 1, len(u) - FEWEST + 1):
        away = u - u[at]
        lines = np.stack([np.ones_like(u), np.minimum(away, 0.0), np.maximum(away, 0.0)], axis=1)
        fitted = np.linalg.lstsq(lines * root[:, None], v * root, rcond=None)[0]
        rest = float(np.sum((root * (v - lines @ fitted)) ** 2))
        if rest < least:
            best, least = Break(at, float(fitted[0]), float(fitted[1]), float(fitted[2])), rest
    return best
