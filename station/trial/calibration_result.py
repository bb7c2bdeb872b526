"""What came of a calibration or of a check with a known mass: the numbers, and plain reasons for a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from station.frames import Calibration
from station.signals.calibration import Fit, Place, fit
from station.signals.noise import TOO_MUCH_M
from station.trial.looks import Stretch
from station.units import kilogram, newton

GOOD_RESIDUAL_M: Final = 4e-3
USABLE_RESIDUAL_M: Final = 7e-3
"""Of each place against the fit of all the others: about three times what the CoP errs by afterwards, with five places
and with nine. A weight that is put down to 1 mm gives 2.1 and 1.7 mm, 3.7 and 2.2 in one run of twenty
(docs/calibration.md)."""

GOOD_WEIGHT: Final = 0.01
USABLE_WEIGHT: Final = 0.03
GOOD_PLACE_M: Final = 5e-3
USABLE_PLACE_M: Final = 10e-3
"""A weight is put down by eye to some 3 mm."""

UNEVEN: Final = 2.0
"""Cells of one kind never differ that much; a cell that is wired wrongly does."""

NOISE_LOAD_N: Final = newton(70.0)
"""Of whom the noise of the empty board is told."""

OTHER_SCALE: Final = 0.05
"""A calibrated board that is this far off has changed, or the mass was told wrong."""


class Verdict(StrEnum):
    """Whether to use it."""

    GOOD = "good"
    USABLE = "usable"
    AGAIN = "again"


class Why(StrEnum):
    """What speaks against it; ``Reason.value`` is in the unit named here."""

    PLACE = "place"
    """One place does not fit the others (m): most likely the weight was not on its mark. Five cannot tell which one."""
    RESIDUAL = "residual"
    """All places fit badly (m)."""
    CELL = "cell"
    """A cell feels less than half, or more than twice, what the others feel (share)."""
    CHECK_WEIGHT = "check-weight"
    """The known mass weighs something else (share)."""
    CHECK_PLACE = "check-place"
    """The known mass seems to be somewhere else (m)."""
    NOISE = "noise"
    """The empty board trembles (m)."""
    SCALE = "scale"
    """Before, the known mass weighed something else on this calibrated board (share)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks against a calibration.

    Parameters
    ----------
    why : Why
    grave : bool
        Whether it is to be done again for this.
    value : float
        How much, in the unit that ``why`` names.
    mark : int
        For ``PLACE``, the index of the place; else -1.
    cell : int
        For ``CELL``, the cell; else -1.
    """

    why: Why
    grave: bool
    value: float
    mark: int = -1
    cell: int = -1


@dataclass(frozen=True, slots=True)
class Check:
    """The known mass at a known place.

    Parameters
    ----------
    weight_error : float
        Share by which it weighs too much.
    place_error_m : float
        Distance of the CoP from the place.
    """

    weight_error: float
    place_error_m: float


@dataclass(frozen=True, slots=True)
class CalibrationResult:
    """What came of it.

    Parameters
    ----------
    calibration : Calibration
        The new one; after a mere check the one that was checked.
    positions : int
        Places measured; 0 for a mere check.
    mass_kg : float
    noise_m : float
        Of the empty board, worse axis, as it would move the CoP of somebody of 70 kg.
    check : Check
    reasons : tuple of Reason
        Gravest first; empty when all is well.
    """

    calibration: Calibration
    positions: int
    mass_kg: float
    noise_m: float
    check: Check
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> Verdict:
        """Whether to use it."""
        if not self.reasons:
            return Verdict.GOOD
        return Verdict.AGAIN if any(reason.grave for reason in self.reasons) else Verdict.USABLE


def conclude(
    places: Sequence[Place], check: Place, empty: Stretch, mass_n: float, *, nominal: Calibration, scale: float
) -> CalibrationResult:
    """Work out a calibration.

    Parameters
    ----------
    places : sequence of Place
        What was measured.
    check : Place
        The known mass once more.
    empty : Stretch
        The empty board.
    mass_n : float
        Weight of the known mass.
    nominal : Calibration
        Four equal cells on a rectangle, with the zero and the date of now.
    scale : float
        What the known mass weighed before, over what it weighs, less 1; 0 on a board that was not calibrated.
    """
    found = fit(places, kilogram(mass_n), nominal)
    noise_m = empty.noise_m(found.calibration, NOISE_LOAD_N)
    felt = np.mean([place.net_counts for place in places], axis=0)
    shares = (felt / np.median(felt)).tolist()
    reasons = [
        Reason(Why.CELL, True, share, cell=cell)
        for cell, share in enumerate(shares)
        if not 1 / UNEVEN <= share <= UNEVEN
    ]
    reasons += _misfit(found)
    if abs(scale) > OTHER_SCALE:
        reasons.append(Reason(Why.SCALE, False, scale))
    return _result(replace(found.calibration, noise_m=noise_m), check, noise_m, mass_n, reasons, positions=len(places))


def conclude_check(check: Place, empty: Stretch, mass_n: float, calibration: Calibration) -> CalibrationResult:
    """Work out a known-mass check of a calibration; parameters as of :func:`conclude`."""
    return _result(calibration, check, empty.noise_m(calibration, NOISE_LOAD_N), mass_n, [], positions=0)


def _result(
    calibration: Calibration, place: Place, noise_m: float, mass_n: float, reasons: list[Reason], *, positions: int
) -> CalibrationResult:
    forces_n = place.net_counts * calibration.gain_n_per_count
    cop_m = forces_n @ np.array(calibration.position_m) / forces_n.sum()
    check = Check(float(forces_n.sum() / mass_n - 1), float(np.hypot(*(cop_m - place.at_m))))
    if abs(check.weight_error) > GOOD_WEIGHT:
        reasons.append(Reason(Why.CHECK_WEIGHT, abs(check.weight_error) > USABLE_WEIGHT, check.weight_error))
    if check.place_error_m > GOOD_PLACE_M:
        reasons.append(Reason(Why.CHECK_PLACE, check.place_error_m > USABLE_PLACE_M, check.place_error_m))
    if noise_m > TOO_MUCH_M:
        reasons.append(Reason(Why.NOISE, False, noise_m))
    reasons.sort(key=lambda reason: not reason.grave)
    return CalibrationResult(calibration, positions, kilogram(mass_n), noise_m, check, tuple(reasons))


def _misfit(found: Fit) -> list[Reason]:
    """Return what is amiss with the fit: one place where it is worse than all others together, else all of them."""
    residual_m = found.calibration.residual_m
    if residual_m <= GOOD_RESIDUAL_M:
        return []
    grave = residual_m > USABLE_RESIDUAL_M
    squares = np.sum(found.error_m**2, axis=1)
    worst = int(squares.argmax())
    if squares[worst] > squares.sum() / 2:
        return [Reason(Why.PLACE, grave, float(np.sqrt(squares[worst])), mark=worst)]
    return [Reason(Why.RESIDUAL, grave, residual_m)]
