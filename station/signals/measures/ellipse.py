"""The 95 % prediction ellipse: where the next sample is expected to fall."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from station.frames import Floats
from station.signals.measures.prepare import Record

COVERAGE: Final = 0.95


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse around the mean: half its axes, and the angle of the long one from +ML, in (-90, 90]."""

    semi_major_m: float
    semi_minor_m: float
    angle_deg: float

    @property
    def area_m2(self) -> float:
        """Area."""
        return math.pi * self.semi_major_m * self.semi_minor_m


def measures(record: Record) -> dict[str, float]:
    """Return area, semi-axes and angle of the prediction ellipse, and the logarithm of its area in mm^2."""
    found = prediction_ellipse(record.r_m)
    return {
        "prediction_ellipse_area_m2": found.area_m2,
        "prediction_ellipse_semi_major_m": found.semi_major_m,
        "prediction_ellipse_semi_minor_m": found.semi_minor_m,
        "prediction_ellipse_angle_deg": found.angle_deg,
        "log_prediction_ellipse_area": math.log(1e6 * found.area_m2),
    }


def prediction_ellipse(r_m: Floats, coverage: float = COVERAGE) -> Ellipse:
    """Return the ellipse that holds a new sample with a given probability.

    Not a confidence ellipse: that one is about where the mean lies, and shrinks with every sample.

    Parameters
    ----------
    r_m : ndarray, shape (n, 2)
        Centred CoP, n >= 3.
    coverage : float
        Between 0 and 1.

    Returns
    -------
    Ellipse

    References
    ----------
    Schubert & Kirchner 2014, Gait & Posture 39:518-522, doi 10.1016/j.gaitpost.2013.09.001.
    """
    n = len(r_m)
    (s_xx, s_xy), (_, s_yy) = (r_m.T @ r_m / (n - 1)).tolist()
    scale = 2 * (n - 1) * (n + 1) / (n * (n - 2)) * f_quantile(coverage, n - 2)
    middle, half = (s_xx + s_yy) / 2, math.hypot((s_xx - s_yy) / 2, s_xy)
    # The small eigenvalue by the determinant: the difference of two nearly equal numbers would lose digits.
    small = (s_xx * s_yy - s_xy * s_xy) / (middle + half)
    angle = math.degrees(math.atan2(2 * s_xy, s_xx - s_yy)) / 2
    return Ellipse(
        math.sqrt(scale * (middle + half)), math.sqrt(scale * max(small, 0.0)), angle if angle > -90 else angle + 180
    )


def f_quantile(probability: float, denominator: int) -> float:
    """Return the quantile of the F distribution with 2 degrees of freedom in the numerator, in closed form.

    Parameters
    ----------
    probability : float
        Below 1.
    denominator : int
        Degrees of freedom of the denominator.

    Returns
    -------
    float
    """
    return denominator / 2 * float(np.expm1(-2 / denominator * math.log1p(-probability)))
