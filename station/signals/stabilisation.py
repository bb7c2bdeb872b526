"""Time to stabilisation: how soon after a step onto the board the vertical force is quiet.

References
----------
training.md, section 2; Fransz and others on time to stabilisation.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from station.errors import SignalError
from station.frames import Floats

BAND: Final = 0.05
"""Stable: the force is within 5 % of the body weight..."""
HOLD_S: Final = 1.0
"""...for a second."""
WINDOW_S: Final = 10.0
"""Who is not stable by then has failed."""
CONTACT: Final = 0.05
"""The step is on the board where the force first passes so much of the body weight."""


@dataclass(frozen=True, slots=True)
class Landings:
    """The steps of one leg.

    Parameters
    ----------
    mean_s : float or None
        Mean time to stabilisation of those that became stable; None where none did.
    fails : int
        Steps that did not become stable in the window.
    """

    mean_s: float | None
    fails: int


def touch_down(force_n: Floats, body_weight_n: float) -> int:
    """Return the index of the first sample of a step onto the board.

    Parameters
    ----------
    force_n : ndarray, shape (n,)
        Vertical force, N, from an empty board on.
    body_weight_n : float

    Raises
    ------
    SignalError
        When a value is not finite or the weight not positive, somebody stood there already, or nobody came.
    """
    _check(force_n, body_weight_n)
    on = force_n >= CONTACT * body_weight_n
    if on[0]:
        raise SignalError("The board was not empty before the step.", "Begin beside the board.")
    if not on.any():
        raise SignalError("Nobody stepped onto the board.", "Repeat the step.")
    return int(np.argmax(on))


def time_to_stabilisation_s(force_n: Floats, fs_hz: float, body_weight_n: float) -> float | None:
    """Return the first time at which the force is within 5 % of the body weight for a second.

    Parameters
    ----------
    force_n : ndarray, shape (n,)
        Vertical force, N, from the touch-down on, at least 10 s.
    fs_hz : float
        Sample rate.
    body_weight_n : float
        As measured standing still, not in this trial.

    Returns
    -------
    float or None
        Time since the touch-down, s; None when the second did not lie within the 10 s: a fail.

    Raises
    ------
    SignalError
        When the recording is shorter than 10 s or not finite, or the weight not positive.
    """
    _check(force_n, body_weight_n)
    window = round(WINDOW_S * fs_hz)
    if len(force_n) < window:
        raise SignalError(f"{len(force_n) / fs_hz:.1f} s are too short.", f"Record {WINDOW_S:g} s from the step on.")
    outside = np.abs(force_n[:window] - body_weight_n) > BAND * body_weight_n
    edges = np.concatenate([[-1], np.flatnonzero(outside), [window]])
    long = np.flatnonzero(np.diff(edges) - 1 >= math.ceil(HOLD_S * fs_hz))
    return float((edges[long[0]] + 1) / fs_hz) if len(long) else None


def landings(times_s: Sequence[float | None]) -> Landings:
    """Return what the steps of one leg came to.

    Parameters
    ----------
    times_s : sequence of float or None
        Of :func:`time_to_stabilisation_s`, one a step; None for a fail, a step off the board included.

    Raises
    ------
    SignalError
        When there is no step.
    """
    if not times_s:
        raise SignalError("There is no step to count.", "Step onto the board at least once.")
    stable = [time for time in times_s if time is not None]
    return Landings(math.fsum(stable) / len(stable) if stable else None, len(times_s) - len(stable))


def _check(force_n: Floats, body_weight_n: float) -> None:
    if force_n.ndim != 1 or not len(force_n) or not np.isfinite(force_n).all():
        raise SignalError("The force is empty or holds a value that is not a number.", "Cut the recording at its gaps.")
    if not (math.isfinite(body_weight_n) and body_weight_n > 0):
        raise SignalError(f"A body weight of {body_weight_n:g} N is none.", "Weigh the trainee standing still first.")
