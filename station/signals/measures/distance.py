"""How far the CoP strays: distances from the mean, ranges, hull, direction."""

from typing import Final

import numpy as np
from scipy.spatial import ConvexHull

from station.errors import SignalError
from station.frames import Floats
from station.signals.measures.prepare import Record
from station.signals.sway import rms_distance_m

_DIRECTIONS: Final = 16


def measures(record: Record) -> dict[str, float]:
    """Return mean, greatest and RMS distance, the ranges, the sway direction and the hull's area.

    Raises
    ------
    SignalError
        When all points lie on one line.
    """
    r = record.r_m
    away = np.abs(r)
    radius = np.hypot(r[:, 0], r[:, 1])
    corners = hull(r)
    mean, greatest = away.mean(axis=0), away.max(axis=0)
    rms = np.sqrt(np.mean(r * r, axis=0))
    spread = np.ptp(r, axis=0)
    return {
        "mean_distance_m": float(radius.mean()),
        "mean_distance_ml_m": float(mean[0]),
        "mean_distance_ap_m": float(mean[1]),
        "max_distance_m": float(radius.max()),
        "max_distance_ml_m": float(greatest[0]),
        "max_distance_ap_m": float(greatest[1]),
        "rms_distance_m": rms_distance_m(r),
        "rms_ml_m": float(rms[0]),
        "rms_ap_m": float(rms[1]),
        "range_ml_m": float(spread[0]),
        "range_ap_m": float(spread[1]),
        "range_planar_m": greatest_distance_m(corners),
        "sway_direction_r": float(np.mean(r[:, 0] * r[:, 1]) / (rms[0] * rms[1])),
        "convex_hull_area_m2": polygon_area_m2(corners),
    }


def hull(r_m: Floats) -> Floats:
    """Return the corners of the convex hull, counter-clockwise.

    Parameters
    ----------
    r_m : ndarray, shape (n, 2)
        Centred CoP.

    Returns
    -------
    ndarray, shape (h, 2)

    Raises
    ------
    SignalError
        When all points lie on one line.
    """
    covariance = r_m.T @ r_m
    # The ratio of the axes of the ellipse is below 1e-6: no body sways so, and Qhull would refuse it.
    if np.linalg.det(covariance) <= 1e-12 * np.trace(covariance) ** 2:
        raise SignalError(
            "The CoP moves along one line only, so it has no area.", "Are both columns ML and AP of one recording?"
        )
    outer = _outer(r_m)
    corners: Floats = outer[ConvexHull(outer).vertices]
    return corners


def _outer(r_m: Floats) -> Floats:
    """Return the points that are not inside the polygon of the farthest ones in sixteen directions.

    A few dozen are left of thousands, which Qhull would look at far longer.
    """
    turn = 2 * np.pi * np.arange(_DIRECTIONS) / _DIRECTIONS
    far = r_m[np.argmax(np.stack([np.cos(turn), np.sin(turn)], axis=1) @ r_m.T, axis=1)]
    far = far[(far != np.roll(far, 1, axis=0)).any(axis=1)]  # a corner may be the farthest in several of them
    side = np.roll(far, -1, axis=0) - far
    inwards = np.stack([-side[:, 1], side[:, 0]], axis=1)
    # By more than rounding, or a corner might be lost.
    depth = inwards @ r_m.T - (np.sum(inwards * far, axis=1) + 1e-12 * np.sum(far * far))[:, None]
    outer: Floats = r_m[(depth <= 0).any(axis=0)]
    return outer


def greatest_distance_m(corners_m: Floats) -> float:
    """Return the greatest distance between two of a few points: the ends of it are corners of the hull.

    Parameters
    ----------
    corners_m : ndarray, shape (h, 2)
        Points.

    Returns
    -------
    float
    """
    apart = corners_m[:, None, :] - corners_m[None, :, :]
    return float(np.hypot(apart[..., 0], apart[..., 1]).max())


def polygon_area_m2(corners_m: Floats) -> float:
    """Return the area of a polygon by the shoelace formula.

    Parameters
    ----------
    corners_m : ndarray, shape (h, 2)
        Corners in their order.

    Returns
    -------
    float
    """
    x, y = corners_m.T
    return float(abs(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)) / 2)
