"""Centre of pressure from four corner forces.

``CoP = sum(F_i p_i) / sum(F_i)`` with ``p_i`` the position of cell ``i``. For four cells at the corners of a rectangle
``Lx`` by ``Ly`` this is the field's ``x = (Lx/2) ((TR+BR) - (TL+BL)) / sum F``.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from station.errors import SignalError
from station.frames import Floats
from station.units import AP, ML, newton

MIN_LOAD_N: Final = newton(5.0)
"""Below this load there is no CoP (wire-protocol.md, "Forces and CoP"): the error grows as 1 / load."""

TRUST_LOAD_N: Final = newton(20.0)
"""Above this load the CoP can be trusted (wire-protocol.md, "Forces and CoP")."""

Positions = Sequence[tuple[float, float]]


def cop_m(forces_n: Sequence[float], position_m: Positions) -> tuple[float, float]:
    """Return the CoP of one frame.

    Parameters
    ----------
    forces_n : sequence of 4 float
        Forces in N after tare, cells TR, BR, TL, BL.
    position_m : sequence of 4 (float, float)
        Position (ML, AP) of each cell, as in ``Calibration.position_m``.

    Returns
    -------
    tuple of (float, float)
        CoP in m (ML, AP).

    Raises
    ------
    SignalError
        When the load is below ``MIN_LOAD_N`` or not a number.
    """
    f0, f1, f2, f3 = forces_n
    load = f0 + f1 + f2 + f3
    if not load >= MIN_LOAD_N:
        raise SignalError(f"A load of {load:.1f} N has no centre of pressure.", f"Load at least {MIN_LOAD_N:.0f} N.")
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = position_m
    return (f0 * x0 + f1 * x1 + f2 * x2 + f3 * x3) / load, (f0 * y0 + f1 * y1 + f2 * y2 + f3 * y3) / load


def cop_from_forces_m(forces_n: Floats, position_m: Positions) -> Floats:
    """Return the CoP of many frames: the array twin of :func:`cop_m`, equal bit for bit.

    Parameters
    ----------
    forces_n : ndarray, shape (n, 4)
        Forces in N after tare, cells TR, BR, TL, BL.
    position_m : sequence of 4 (float, float)
        Position (ML, AP) of each cell.

    Returns
    -------
    ndarray, shape (n, 2)
        CoP in m, columns ML, AP.

    Raises
    ------
    SignalError
        When the load of any frame is below ``MIN_LOAD_N`` or not a number; names the first one.
    """
    f0, f1, f2, f3 = forces_n.T
    load = f0 + f1 + f2 + f3
    bad = np.flatnonzero(~(load >= MIN_LOAD_N))
    if len(bad):
        first = int(bad[0])
        raise SignalError(
            f"Frame {first} has a load of {load[first]:.1f} N and no centre of pressure ({len(bad)} such frames).",
            "Cut the recording to the part where somebody stands on the board.",
        )
    cop = np.empty((len(forces_n), 2))
    # Element by element in the order of cop_m: a matrix product may sum in another order and round otherwise.
    for axis in (ML, AP):
        p0, p1, p2, p3 = (p[axis] for p in position_m)
        cop[:, axis] = (f0 * p0 + f1 * p1 + f2 * p2 + f3 * p3) / load
    return cop
