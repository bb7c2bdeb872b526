"""The 3 x 4 matrix of a board from a known weight at known places: ``[Fz, Mx, My] = C (counts - zero)``.

The four cells of a rigid plate carry a load by an affine function of where it is: of their four numbers only three are
free, and the fourth, the twist (front right and back left up, the others down), is the same for every weight. So no
calibration by weights can tell what a cell makes of twist, and the equations alone leave one number of each row of the
matrix open. What is known beforehand fills it: the cells of a board are much alike, and they are about where they
were built in. Each gain is drawn to the mean of all, and each position to the nominal one, as weakly as they are known
to be right; where the weights speak, they are believed (Tikhonov regularisation; the same as the most likely board).

The rows of the matrix are solved together, for the moment rows hold gain times position: what a cell's gain is by
one row helps the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from station.errors import SignalError
from station.frames import Calibration, Floats
from station.units import newton

PLACED_M: Final = 1e-3
"""How well a weight is put on its mark, standard deviation per axis."""

WEIGHED: Final = 1e-3
"""How well cells repeat a weight, as a share of it."""

GAIN_SPREAD: Final = 0.1
"""How much the gains of cells of one kind differ, standard deviation as a share."""

POSITION_SPREAD_M: Final = 10e-3
"""How far the effective position of a cell is from where it was built in, standard deviation per axis.

Cross-talk of 1 % moves it by 4 mm. Both are meant to be too wide: on 20 simulated boards half and twice as wide gave
the same CoP error within 0.02 mm, a fifth as wide 1.4 times the error; without any, the CoP errs by metres where a
plate lifts off a cell and twists (docs/calibration.md)."""

LEAST_PLACES: Final = 4
"""Three tell an affine function; the fourth is the first that can contradict them."""


@dataclass(frozen=True, slots=True)
class Place:
    """What the cells said with the known weight at one place.

    Parameters
    ----------
    at_m : (float, float)
        Where the weight was, ML and AP.
    net_counts : ndarray, shape (4,)
        Mean counts less those of the empty board, cells TR, BR, TL, BL.
    """

    at_m: tuple[float, float]
    net_counts: Floats


@dataclass(frozen=True, slots=True)
class Fit:
    """A calibration, and how well it fits.

    Parameters
    ----------
    calibration : Calibration
        With ``residual_m``; zero, date and noise are those of the nominal one.
    error_m : ndarray, shape (n, 2)
        CoP less true place, ML and AP, of each place by the calibration that is fitted to all others.
    """

    calibration: Calibration
    error_m: Floats


def fit(places: Sequence[Place], mass_kg: float, nominal: Calibration) -> Fit:
    """Return the calibration that fits a known weight at known places.

    Parameters
    ----------
    places : sequence of Place
        At least ``LEAST_PLACES``, not all on one line.
    mass_kg : float
        Of the weight.
    nominal : Calibration
        What the board was built to be. Its gains may all be wrong by one factor.

    Returns
    -------
    Fit

    Raises
    ------
    SignalError
        When there are too few places, they lie on a line, a number is not finite, or the cells hardly feel the weight.
    """
    at_m = np.array([place.at_m for place in places], dtype=np.float64).reshape(-1, 2)
    forces_n = np.array([place.net_counts for place in places], dtype=np.float64).reshape(-1, 4)
    forces_n = forces_n * nominal.gain_n_per_count
    plane = np.column_stack((np.ones(len(at_m)), at_m))
    if len(places) < LEAST_PLACES or not np.isfinite(plane).all() or np.linalg.matrix_rank(plane, 1e-3) < 3:
        raise SignalError(f"{len(places)} places do not tell a calibration.", "Use the five or nine marked ones.")
    load_n = forces_n.sum(axis=1)
    if not (np.isfinite(forces_n).all() and (load_n > 0).all()):
        raise SignalError("The cells do not feel the weight.", "Look whether every cell is connected.")
    shares = forces_n / load_n.mean()
    position_m = np.array(nominal.position_m)
    matrix = _matrix(shares, at_m, position_m)
    without = (np.delete(np.arange(len(at_m)), k) for k in range(len(at_m)))
    error_m = np.array(
        [_cop_m(_matrix(shares[rest], at_m[rest], position_m), shares[k]) - at_m[k] for k, rest in enumerate(without)]
    )
    gains = np.array(nominal.gain_n_per_count) * matrix[0] * newton(mass_kg) / load_n.mean()
    where_m = matrix[1:] / matrix[0]
    found = Calibration.from_dict(
        {
            **nominal.to_dict(),
            "gain_n_per_count": gains.tolist(),
            "position_m": where_m.T.tolist(),
            "residual_m": float(np.sqrt(np.mean(np.sum(error_m**2, axis=1)))),
        }
    )
    return Fit(found, error_m)


def _matrix(shares: Floats, at_m: Floats, position_m: Floats) -> Floats:
    """Return the rows weight, weight times ML, weight times AP that shares of the weight are to be multiplied by.

    Parameters
    ----------
    shares : ndarray, shape (n, 4)
        What the cells say by the nominal gains, over the weight.
    at_m : ndarray, shape (n, 2)
    position_m : ndarray, shape (4, 2)
        Nominal.

    Returns
    -------
    ndarray, shape (3, 4)
        Near ``[1, ML, AP]`` of each cell.
    """
    n, one, none = len(shares), np.eye(4), np.zeros((4, 4))
    rows = [np.kron(np.diag(1 / np.array([WEIGHED, PLACED_M, PLACED_M])), shares)]
    right = [np.concatenate((np.full(n, 1 / WEIGHED), at_m[:, 0] / PLACED_M, at_m[:, 1] / PLACED_M))]
    # How unlikely the cells are, in standard deviations: gain less the usual one, gain times shift of the position.
    rows.append(np.hstack((one, none, none)) / GAIN_SPREAD)
    right.append(np.full(4, 1 / GAIN_SPREAD))
    for axis in range(2):
        moment = [none, none]
        moment[axis] = one
        rows.append(np.hstack((-np.diag(position_m[:, axis]), *moment)) / POSITION_SPREAD_M)
        right.append(np.zeros(4))
    solution, *_ = np.linalg.lstsq(np.vstack(rows), np.concatenate(right), rcond=None)
    matrix: Floats = solution.reshape(3, 4)
    return matrix


def _cop_m(matrix: Floats, shares: Floats) -> Floats:
    """Return the CoP that a matrix makes of one place."""
    force, *moments = matrix @ shares
    cop_m: Floats = np.array(moments) / force
    return cop_m
