"""Sway density: how long the CoP stays within 3 mm of where it is."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from station.errors import SignalError
from station.frames import Floats
from station.signals.measures.prepare import Record, low_pass

RADIUS_M: Final = 3e-3
SMOOTH_HZ: Final = 2.5
LOOKS: Final = 64
"""Who sways has left the circle after fewer looks than this."""

_ROUNDING_M: Final = 1e-12

LEAST_RISE_S: Final = 1e-6
"""A peak stands out by at least this: less is the rounding of the filter."""


def measures(record: Record) -> dict[str, float]:
    """Return the mean height of the peaks of the sway density curve, and the mean distance between successive ones.

    Raises
    ------
    SignalError
        When the curve has fewer than two peaks.

    References
    ----------
    Baratto, Morasso, Re & Spada 2002, Motor Control 6:246-270, doi 10.1123/mcj.6.3.246.
    """
    curve = low_pass(samples_within(record.r_m) / record.fs_hz, record.fs_hz, SMOOTH_HZ)
    peaks, _ = signal.find_peaks(curve, prominence=LEAST_RISE_S)
    if len(peaks) < 2:
        raise SignalError(
            f"sway_density_peak_s cannot be computed: the sway density curve has {len(peaks)} peaks.",
            "At least 2 are needed: does the CoP ever leave a circle of 3 mm?",
        )
    hops = np.diff(record.r_m[peaks], axis=0)
    return {
        "sway_density_peak_s": float(curve[peaks].mean()),
        "sway_density_peak_distance_m": float(np.hypot(hops[:, 0], hops[:, 1]).mean()),
    }


def samples_within(r_m: Floats) -> Floats:
    """Return, for each sample, how many consecutive ones around it lie within 3 mm of it, itself included.

    Both ways in time, until the CoP first leaves the circle.

    Parameters
    ----------
    r_m : ndarray, shape (n, 2)
        CoP.

    Returns
    -------
    ndarray, shape (n,)
    """
    last = len(r_m) - 1
    ahead = _leaves(r_m) - np.arange(last + 1)
    back = (_leaves(r_m[::-1]) - np.arange(last + 1))[::-1]
    return (ahead + back - 1).astype(np.float64)


def _leaves(r_m: Floats) -> NDArray[np.intp]:
    """Return, for each sample, the index of the first later one beyond 3 mm from it; n where there is none.

    From a point at distance d of the centre, the path to the outside is at least 3 mm - d long. So all samples within
    that much more path can be skipped unseen: a few looks tell what naively takes hundreds.
    """
    n = len(r_m)
    x, y = np.ascontiguousarray(r_m[:, 0]), np.ascontiguousarray(r_m[:, 1])
    path = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    out = np.full(n, n)
    centre = np.arange(n)
    look = centre
    room = np.full(n, RADIUS_M)
    for _ in range(LOOKS):
        if not len(centre):
            return out
        # The rounding of the path, far below a nanometre, must not skip a sample that is outside.
        look = np.maximum(look + 1, np.searchsorted(path, path[look] + (room - 1e-9), side="right"))
        inside = look < n
        centre, look = centre[inside], look[inside]
        room = RADIUS_M - np.hypot(x[look] - x[centre], y[look] - y[centre])
        outside = room < 0
        out[centre[outside]] = look[outside]
        still = ~outside
        centre, look, room = centre[still], look[still], room[still]
    out[centre] = _leaves_late(x, y, centre, look)
    return out


def _leaves_late(x: Floats, y: Floats, centre: NDArray[np.intp], look: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the same for those who stay long, from where they were looked at last.

    Boxes around 1, 2, 4 and so on samples: one that lies within the circle is skipped as a whole. Who hardly moves, as
    a weight does, would take a number of looks that grows with the square of the recording.
    """
    boxes, first = _boxes(x, y)
    n = len(x)
    out = np.full(len(centre), n)
    who, level = np.arange(len(centre)), np.zeros(len(centre), dtype=np.intp)
    while len(who):
        at = centre[who]
        low_x, high_x, low_y, high_y = boxes[:, first[level] + (look >> level)]
        far_x = np.maximum(x[at] - low_x, high_x - x[at])
        far_y = np.maximum(y[at] - low_y, high_y - y[at])
        inside = RADIUS_M - np.hypot(far_x, far_y) >= np.where(level, _ROUNDING_M, 0.0)
        found = ~inside & (level == 0)
        out[who[found]] = look[found]
        look = np.where(inside, look + (1 << level), look)
        climbs = inside & (look & ((2 << level) - 1) == 0)
        level = np.where(inside, level + climbs, level - 1)
        still = ~found & (look < n)
        who, look, level = who[still], look[still], level[still]
    return out


def _boxes(x: Floats, y: Floats) -> tuple[Floats, NDArray[np.intp]]:
    """Return the bounds (low x, high x, low y, high y) of 1, 2, 4 and so on samples, and where each size begins."""
    sizes = [np.array([x, x, y, y])]
    while (wide := sizes[-1].shape[1]) > 1:
        # The last box of an odd number of them stands twice: bounds of itself.
        pairs = np.append(sizes[-1], sizes[-1][:, -1:], axis=1) if wide % 2 else sizes[-1]
        one, other = pairs[:, ::2], pairs[:, 1::2]
        low, high = np.minimum(one, other), np.maximum(one, other)
        sizes.append(np.array([low[0], high[1], low[2], high[3]]))
    first = np.cumsum([0] + [each.shape[1] for each in sizes[:-1]])
    return np.concatenate(sizes, axis=1), first
