"""What the first weight on a board tells of its wiring: a cell that pulls, or one that does not feel what it should."""

from typing import Final

import numpy as np

from station.frames import Floats
from station.trial.calibration_steps import Hint

PULLS: Final = 0.05
"""A cell whose force falls by this share of all of them is wired the other way round: a plate lies on its cells, it
does not pull at them."""

TWIST: Final = 0.2
"""A rigid plate shares out a load as a plane does, wherever it lies: one diagonal carries as much as the other. One
cell that feels nothing, or twice what it should, makes this much of a difference between them, as share of the load."""


def amiss(forces_n: Floats) -> tuple[Hint, int] | None:
    """Return what is wrong with a cell, and which one; None where nothing is, or nothing that these forces can tell.

    Parameters
    ----------
    forces_n : ndarray, shape (4,)
        What a weight changed, in N or in proportion to it: TR, BR, TL, BL.
    """
    total_n = float(np.abs(forces_n).sum())
    if forces_n.max() > PULLS * total_n and forces_n.min() < -PULLS * total_n:
        return Hint.PULLS, int(forces_n.argmin())
    tr, br, tl, bl = forces_n.tolist()
    if abs(tr + bl - br - tl) > TWIST * total_n:
        return Hint.UNEVEN, int(np.abs(forces_n - np.median(forces_n)).argmax())
    return None
