"""The noise test: how much a board trembles with nobody on it, and which filter that asks for.

A board's noise moves a CoP that stands still, and speed gathers all of it. White noise of 0.2 mm makes the mean
velocity of somebody who stands on a firm floor 11 % too high after a low-pass of 10 Hz, and 2 % after one of 5 Hz. So
each board is tested, under a dead weight or empty, and the filter of its results follows from that.
"""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from station.errors import SignalError
from station.frames import Floats
from station.signals.cop import Positions

USUAL_FILTER_HZ: Final = 10.0
NOISY_FILTER_HZ: Final = 5.0

BUDGET_M: Final = 0.1e-3
"""Most noise per axis for the filter of 10 Hz (metrics.md, "Noise budget").

About where the two errors balance. At 0.1 mm 10 Hz lets in noise that adds 3 % to the firm velocity of most people, and
9 % to that of a very still one; 5 Hz takes away the 5 % of it that is their own sway between 5 and 10 Hz. With clearly
less noise 5 Hz errs more, with clearly more 10 Hz does.
"""

TOO_MUCH_M: Final = 0.5e-3
"""More than this per axis adds over 10 % at 5 Hz too, more than a third of what counts as a real change (27 %)."""

REFERENCE_HZ: Final = 100.0
"""Noise is told as that of a board of this rate: what a filter lets through depends on the noise per hertz."""

LEAST_S: Final = 5.0
BUMP: Final = 8.0
"""No noise goes this many times beyond its own root mean square within hours; a touch does."""


@dataclass(frozen=True, slots=True)
class NoiseTest:
    """What a board's noise is and asks for.

    Parameters
    ----------
    noise_ml_m, noise_ap_m : float
        Root mean square about a straight line, m, of a board of 100 samples a second.
    filter_hz : float
        Cut-off for results of this board: 10 Hz, or 5 Hz where an axis is above ``BUDGET_M``.
    usable : bool
        Whether both axes are at most ``TOO_MUCH_M``: else speeds of this board say little with any filter.
    """

    noise_ml_m: float
    noise_ap_m: float
    filter_hz: float
    usable: bool


def noise_test(cop_m: Floats, fs_hz: float, step_m: tuple[float, float] = (0.0, 0.0)) -> NoiseTest:
    """Judge a board by the CoP of a dead weight.

    Faster boards are averaged down to about 100 samples a second first, and what is left is told for exactly that
    rate, as if it were white. Slow drift, of a zero that warms up, is taken out as a straight line: it adds next to
    nothing to speed.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, unfiltered: of a dead weight, or as :func:`empty_board_cop_m` tells it.
    fs_hz : float
        Samples a second.
    step_m : (float, float)
        By how much one step of the coarsest cell moves it, ML and AP: of a quiet board that happens now and then, and
        is no touch.

    Returns
    -------
    NoiseTest

    Raises
    ------
    SignalError
        When there is less than ``LEAST_S`` of it, a value is not finite, an axis does not move at all (a board that
        works has noise), or something moved the board.
    """
    seconds = len(cop_m) / fs_hz
    if seconds < LEAST_S:
        raise SignalError(f"{seconds:.2f} s are too short for a noise test.", f"Give at least {LEAST_S:g} s.")
    if not np.isfinite(cop_m).all():
        raise SignalError("The CoP holds a value that is not a number.", "Cut the recording at its gaps.")
    if not (np.ptp(cop_m, axis=0) > 0).all():
        raise SignalError(
            "The CoP does not move at all: a board that works has noise.", "Look for a cell or converter that is stuck."
        )
    still_m, _ = _rest(cop_m, fs_hz)
    noise_m = np.maximum(np.sqrt(np.mean(still_m**2, axis=0)), step_m)
    if (np.abs(still_m).max(axis=0) > BUMP * noise_m).any():
        raise SignalError(
            "Something moved the board during the noise test.", "Keep hands and feet away, and test it again."
        )
    ml_m, ap_m = noise_rms_m(cop_m, fs_hz)
    worst_m = max(ml_m, ap_m)
    return NoiseTest(ml_m, ap_m, filter_for(worst_m), worst_m <= TOO_MUCH_M)


def noise_rms_m(cop_m: Floats, fs_hz: float) -> tuple[float, float]:
    """Return the noise of :class:`NoiseTest`, ML and AP in m, of whatever there is.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, unfiltered, finite.
    fs_hz : float
        Samples a second.
    """
    still_m, scale = _rest(cop_m, fs_hz)
    ml_m, ap_m = scale * np.sqrt(np.mean(still_m**2, axis=0))
    return float(ml_m), float(ap_m)


def _rest(cop_m: Floats, fs_hz: float) -> tuple[Floats, float]:
    """Return what a line leaves of the CoP at some 100 samples a second, and how many times as much 100 would have."""
    many = max(1, round(fs_hz / REFERENCE_HZ))
    rows = len(cop_m) // many
    slow = cop_m[: rows * many].reshape(rows, many, 2).mean(axis=1)
    time = np.arange(rows) - (rows - 1) / 2
    rest = slow - slow.mean(axis=0)
    rest = rest - np.outer(time, time @ rest / (time @ time))
    return rest, math.sqrt(REFERENCE_HZ * many / fs_hz)


def filter_for(noise_m: float) -> float:
    """Return the cut-off in Hz for a board with this noise per axis, of the worse one; 0 where nobody has tested it."""
    return USUAL_FILTER_HZ if noise_m <= BUDGET_M else NOISY_FILTER_HZ


def empty_board_cop_m(forces_n: Floats, position_m: Positions, load_n: float) -> Floats:
    """Return how the noise of an empty board would move the CoP of somebody in its middle.

    An empty board has no CoP. Small changes of its cells add to the moments just as they do under a load, and the CoP
    is these over the load: half the weight, twice the noise.

    Parameters
    ----------
    forces_n : ndarray, shape (n, 4)
        Forces in N, cells TR, BR, TL, BL.
    position_m : sequence of 4 (float, float)
        Position (ML, AP) of each cell.
    load_n : float
        Of whom the noise is meant for.

    Returns
    -------
    ndarray, shape (n, 2)
        CoP in m.

    Raises
    ------
    SignalError
        When the load is not above 0.
    """
    if not load_n > 0:
        raise SignalError(f"A load of {load_n:g} N has no centre of pressure.", "Give the weight of a trainee.")
    return np.asarray(forces_n @ np.asarray(position_m) / load_n)
