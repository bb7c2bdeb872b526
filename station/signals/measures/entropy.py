"""Sample entropy: how unlikely it is that what looked alike goes on alike."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from station.errors import SignalError
from station.frames import Floats
from station.signals.measures.prepare import Record

TEMPLATE: Final = 2
TOLERANCE_SD: Final = 0.2
_AT_ONCE: Final = 1 << 15
"""Pairs compared at once: enough to be quick, few enough to stay in the cache."""


def measures(record: Record) -> dict[str, float]:
    """Return the sample entropy of position and velocity, along each axis, at 20 to 25 Hz.

    Raises
    ------
    SignalError
        When nothing in a series looks alike twice.
    """
    found: dict[str, float] = {}
    for axis, name in enumerate(("ml", "ap")):
        position = np.ascontiguousarray(record.slow_m[:, axis])
        for key, series in (
            (f"sample_entropy_{name}", position),
            (f"sample_entropy_velocity_{name}", np.diff(position)),
        ):
            found[key] = sample_entropy(series, key)
    return found


def sample_entropy(x: Floats, key: str = "sample_entropy") -> float:
    """Return ``-ln(A / B)``: B pairs are alike for 2 samples, A of them for 3, to 0.2 of the standard deviation.

    Alike in the first sample means near in sorted order: only those pairs are ever looked at.

    Parameters
    ----------
    x : ndarray, shape (n,)
        Series.
    key : str
        Of the metric, for the error.

    Returns
    -------
    float

    Raises
    ------
    SignalError
        When A is zero.

    References
    ----------
    Richman & Moorman 2000, American Journal of Physiology 278:H2039-H2049, doi 10.1152/ajpheart.2000.278.6.H2039.
    """
    templates = max(len(x) - TEMPLATE, 0)
    tolerance = TOLERANCE_SD * float(np.std(x)) if templates else 0.0
    order = np.argsort(x[:templates])
    first, second, third = (x[order + k] for k in range(TEMPLATE + 1))
    following = np.arange(1, templates + 1)
    pairs = np.maximum(_reach(first, tolerance) - following, 0)
    total = np.concatenate([[0], np.cumsum(pairs)])
    alike = alike_longer = start = 0
    while start < templates:
        stop = max(start + 1, int(np.searchsorted(total, total[start] + _AT_ONCE, side="right")) - 1)
        rows = slice(start, stop)
        partner = np.arange(total[start], total[stop]) - np.repeat(total[rows] - following[rows], pairs[rows])
        near = np.abs(second[partner] - np.repeat(second[rows], pairs[rows])) <= tolerance
        alike += int(np.count_nonzero(near))
        near &= np.abs(third[partner] - np.repeat(third[rows], pairs[rows])) <= tolerance
        alike_longer += int(np.count_nonzero(near))
        start = stop
    if not alike_longer:
        raise SignalError(
            f"{key} cannot be computed: no three samples of {len(x)} look like any other three.", "Record longer."
        )
    return math.log(alike / alike_longer)


def _reach(ascending: Floats, tolerance: float) -> NDArray[np.intp]:
    """Return, for each of ascending numbers, the index of the first that is more than the tolerance greater."""
    reach = np.searchsorted(ascending, ascending + tolerance, side="right")
    # The sum above is rounded; the difference decides, as it does for the samples that follow.
    padded = np.append(ascending, np.inf)
    while (more := padded[reach] - ascending <= tolerance).any():
        reach[more] += 1
    while (less := padded[reach - 1] - ascending > tolerance).any():
        reach[less] -= 1
    return reach
