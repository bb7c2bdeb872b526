"""Calibrating a board step by step: the empty board, a known weight at marked places, a check, the result.

Fed with what the board sends; knows no time but the board's. Nobody has to press a key: each step sees by itself when
the weight is there and still. Both the kiosk and the command line show what :attr:`Calibrating.now` says.

All thresholds are shares of the known mass or follow from the board's own noise, for a board need not be calibrated to
be calibrated: it is enough when what it says of the weight is right within a factor of twenty.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from station.errors import SignalError, UsageError
from station.frames import BoardInfo, Calibration, Floats, ForceBlock
from station.signals.calibration import Place
from station.signals.tare import EMPTY_N
from station.trial.calibration_marks import CHECK, HALF, MARKS, Mark
from station.trial.calibration_result import CalibrationResult, conclude, conclude_check
from station.trial.calibration_steps import Hint, Now, Step
from station.trial.first_weight import amiss
from station.trial.looks import Look, Looks, Stretch
from station.units import kilogram, newton

EMPTY_S: Final = 10.0
MEASURE_S: Final = 3.0
"""How long the empty board and each place are measured."""

PATIENCE_S: Final = 15.0
"""What looks wrong by the calibration of before is believed once it has been still for this long: that calibration may
itself be what is wrong."""

ZERO_S: Final = 1.0
"""The empty board between two places is its new zero after this: 200 g of drift move the CoP of 20 kg by 2 mm."""

STILL: Final = 0.002
"""Still: no cell moves by more than this share of the known mass, or than its noise explains."""

NOTHING: Final = 0.025
"""Less than this share of the known mass is an empty board."""

FIRST_MASS: Final = 0.25
"""What may be amiss with the weight at the first place, as a share, by the calibration of before."""

SAME_MASS: Final = 0.15
"""The same at the others, by what the first one weighed: until the calibration, each cell has a gain of its own."""

LEAST_MASS_KG: Final = 5.0

_SIGMAS: Final = 6.0


class Calibrating:
    """A run of the calibration.

    Parameters
    ----------
    info : BoardInfo
        With the calibration of before, by which it is judged what lies on the board.
    mass_kg : float
        Of the known weight.
    positions : int
        5 or 9; 0 for the known-mass check alone.
    spacing_m : (float, float)
        Distance between the cells, ML and AP.
    date : str
        ISO date of today, for the result.

    Attributes
    ----------
    marks : tuple of Mark
        All places of the run but the check's.
    mass_kg : float
        Of the known weight.
    now : Now
        What to show.
    result : CalibrationResult or None
        Once the run has got there.

    Raises
    ------
    UsageError
        When the board has no cells, or the mass or the number of positions will not do.
    """

    now: Now
    result: CalibrationResult | None
    _places: dict[int, Place]
    _empty: Stretch | None
    _zero: Floats
    _run: Stretch
    _left: Look | None
    """The last look of a place that was measured, until the weight has moved from there."""
    _fell: bool
    """Whether the board has become lighter since it was measured empty, in this run."""
    _scale: float
    """What the gains of before are to be multiplied by: known from the first place on."""
    _load_n: float
    _cop_m: tuple[float, float] | None

    def __init__(
        self, info: BoardInfo, mass_kg: float, positions: int, spacing_m: tuple[float, float], date: str
    ) -> None:
        if info.tilt_height_m:
            raise UsageError(
                "A wobble top tells its tilt and has no cells to calibrate.", "Calibrate a board with cells."
            )
        most_kg = kilogram(info.max_load_n)
        if not LEAST_MASS_KG <= mass_kg <= most_kg:
            raise UsageError(
                f"A board is not calibrated with {mass_kg:g} kg.",
                f"Take a weight of {LEAST_MASS_KG:g} to {most_kg:.0f} kg; 20 kg is a good one.",
            )
        if positions and positions not in MARKS:
            raise UsageError(f"There are no {positions} places for the weight.", "Choose 5 or 9.")
        self.marks: tuple[Mark, ...] = MARKS[positions] if positions else ()
        self.mass_kg = mass_kg
        self._mass_n = newton(mass_kg)
        self._spacing_m = spacing_m
        self._near_m = HALF * float(np.hypot(*spacing_m)) / 4
        self._before = info.calibration
        self._calibrated = info.calibrated
        gain = float(np.median(info.calibration.gain_n_per_count))
        self._nominal = Calibration.rectangular(*spacing_m, gain, date=date)
        self._gain_n = np.array(info.calibration.gain_n_per_count)
        self._position_m = np.array(info.calibration.position_m if info.calibrated else self._nominal.position_m)
        self._looks = Looks()
        self.restart()

    def restart(self) -> None:
        """Begin anew with the empty board."""
        self._fell = False
        self._begin(moved=False)

    def redo(self) -> None:
        """Do the last finished step again; after the result, the place that it blames, else the check."""
        if self.result is not None:
            blamed = (reason.mark for reason in self.result.reasons if reason.mark >= 0)
            self._places.pop(next(blamed, -1), None)
            self.result = None
        elif self._places:
            self._places.popitem()
        else:
            self.restart()
            return
        self._left = None
        self._wait(Hint.PUT)

    def push(self, block: ForceBlock) -> None:
        """Take what the board sent; may be empty."""
        for look in self._looks.push(block):
            if self.result is not None:
                return
            if look is None:
                self._run = Stretch()
            elif not look.fit:
                self._wait(Hint.FAULTY)
            elif self._empty is None:
                self._watch_empty(look)
            else:
                self._watch_weight(look)

    def _begin(self, *, moved: bool) -> None:
        self.result = None
        self._places = {}
        self._empty = None
        self._left = None
        self._scale = 1.0
        self._moved = moved
        self._weigh(np.zeros(4))
        self._wait(Hint.MOVED if moved else Hint.KEEP_OFF)

    def _watch_empty(self, look: Look) -> None:
        if not self._goes_on(look):
            self._moved = True
        # Of a board that was never calibrated nobody knows what it says when it is empty.
        self._weigh(look.mean - self._before.zero_counts if self._calibrated else np.zeros(4))
        lasted_s = self._run.lasted_s - (PATIENCE_S if abs(self._load_n) > EMPTY_N else 0.0)
        if lasted_s < 0:
            self._tell(Hint.SOMETHING_ON)
        elif lasted_s < EMPTY_S:
            self._tell(
                Hint.MOVED if self._moved and lasted_s < MEASURE_S else Hint.KEEP_OFF, progress=lasted_s / EMPTY_S
            )
        else:
            try:
                self._run.noise_m(self._before, self._mass_n)
            except SignalError:
                self._moved = True
                self._wait(Hint.MOVED)
                return
            self._empty, self._zero = self._run, self._run.mean
            self._weigh(np.zeros(4))
            self._wait(Hint.PUT)

    def _watch_weight(self, look: Look) -> None:
        if self._left is not None and self._still(look, self._left):
            return
        self._left = None
        self._goes_on(look)
        self._weigh(look.mean - self._zero)
        share = self._load_n / self._mass_n
        wrong = self._wrong(look)
        if wrong is not None:
            self._tell(*wrong)
        elif abs(share) < NOTHING:
            if self._run.lasted_s >= ZERO_S:
                self._zero = self._run.mean
            self._tell(Hint.PUT)
        elif share < 0 and self._run.lasted_s >= ZERO_S:
            # What lay on it all the time has been taken off; but once the empty board was measured anew, it is empty.
            if self._fell:
                self._tell(Hint.PULLS)
            else:
                self._fell = True
                self._begin(moved=True)
        elif share < 0 or len(self._run.looks) == 1:
            # On its way from a place that was measured, it is not to be let go of.
            self._tell(Hint.MOVE_ON if self.now.hint is Hint.MOVE_ON else Hint.SETTLING)
        else:
            self._watch_place(abs(share - 1))

    def _wrong(self, look: Look) -> tuple[Hint, int] | None:
        """Return what the first weight, once it has lain still, tells of a cell that is wired wrongly."""
        forces_n = (look.mean - self._zero) * self._gain_n
        nothing = float(np.abs(forces_n).sum()) < NOTHING * self._mass_n
        return None if self._places or nothing or self._run.lasted_s < ZERO_S else amiss(forces_n)

    def _watch_place(self, off: float) -> None:
        odd = off > (SAME_MASS if self._places else FIRST_MASS)
        lasted_s = self._run.lasted_s - (PATIENCE_S if odd else 0.0)
        if odd and lasted_s < 0:
            self._tell(Hint.OTHER_MASS)
        elif self._cop_m is None or np.hypot(*np.subtract(self._cop_m, self._at_m)) > self._near_m:
            self._tell(Hint.OTHER_PLACE)
        elif lasted_s < MEASURE_S:
            self._tell(Hint.MEASURING, progress=lasted_s / MEASURE_S)
        else:
            self._take()

    def _take(self) -> None:
        """Take what was measured, as the place that was asked for or as the check."""
        measured = Place(self._at_m, self._run.mean - self._zero)
        if self._next == len(self.marks):
            self._conclude(measured)
            return
        if not self._places:
            self._scale *= self._mass_n / self._load_n
        self._places[self._next] = measured
        self._left = self._run.looks[-1]
        self._wait(Hint.MOVE_ON)

    def _conclude(self, check: Place) -> None:
        assert self._empty is not None  # a weight is only watched once the empty board is known
        if self.marks:
            places = [self._places[k] for k in range(len(self.marks))]
            tr, br, tl, bl = (round(count) for count in self._zero.tolist())
            nominal = replace(self._nominal, zero_counts=(tr, br, tl, bl))
            scale = 1 / self._scale - 1 if self._calibrated else 0.0
            result = conclude(places, check, self._empty, self._mass_n, nominal=nominal, scale=scale)
        else:
            result = conclude_check(check, self._empty, self._mass_n, self._before)
        self._tell(Hint.DONE, progress=1.0)
        self.now = replace(self.now, step=Step.RESULT, place=None, at_m=None)
        self.result = result

    def _goes_on(self, look: Look) -> bool:
        """Add a look to the stretch, or begin a new one with it; return whether it goes on, or is the first."""
        goes_on = not self._run.looks or self._still(look, self._run.looks[0])
        if not goes_on:
            self._run = Stretch()
        self._run.looks.append(look)
        return goes_on

    def _still(self, look: Look, before: Look) -> bool:
        """Return whether the board says what it said before."""
        slack = STILL * self._mass_n / np.abs(self._gain_n * self._scale)
        noise = _SIGMAS * look.jitter * np.sqrt(2 / len(look.counts))
        return bool((np.abs(look.mean - before.mean) <= np.maximum(slack, noise)).all())

    def _weigh(self, net: Floats) -> None:
        """Take net counts for what lies on the board, by the best that is known of it."""
        forces_n = net * self._gain_n * self._scale
        self._load_n = float(forces_n.sum())
        self._cop_m = None
        if self._load_n > NOTHING * self._mass_n:
            ml_m, ap_m = (forces_n @ self._position_m / self._load_n).tolist()
            self._cop_m = (ml_m, ap_m)

    @property
    def _next(self) -> int:
        """Index of the next place; that of the check when all were measured."""
        return next((k for k in range(len(self.marks)) if k not in self._places), len(self.marks))

    @property
    def _place(self) -> Mark:
        return self.marks[self._next] if self._next < len(self.marks) else CHECK

    @property
    def _at_m(self) -> tuple[float, float]:
        return self._place.at_m(self._spacing_m)

    def _wait(self, hint: Hint) -> None:
        """Wait for what a step needs, from now on."""
        self._run = Stretch()
        self._tell(hint)

    def _tell(self, hint: Hint, cell: int = -1, *, progress: float = 0.0) -> None:
        empty = self._empty is None
        step = Step.EMPTY if empty else Step.MARK if self._next < len(self.marks) else Step.CHECK
        number = 1 if empty else len(self._places) + 2
        place, at_m = (None, None) if empty else (self._place, self._at_m)
        load_kg = kilogram(self._load_n)
        self.now = Now(step, hint, number, len(self.marks) + 2, place, at_m, progress, load_kg, self._cop_m, cell)
