"""What a run of the calibration tells whoever does it."""

from dataclasses import dataclass
from enum import StrEnum

from station.trial.calibration_marks import Mark


class Step(StrEnum):
    """Where the run is."""

    EMPTY = "empty"
    MARK = "mark"
    CHECK = "check"
    RESULT = "result"


class Hint(StrEnum):
    """What to say."""

    KEEP_OFF = "keep-off"
    """The empty board is being measured: hands and feet away."""
    SOMETHING_ON = "something-on"
    """The board does not look empty."""
    MOVED = "moved"
    """Something moved the empty board, or lay on it: its test has begun anew."""
    PUT = "put"
    """Put the weight at ``place``."""
    SETTLING = "settling"
    """The weight is there, not still yet: let go of it."""
    MEASURING = "measuring"
    """The weight is being measured: keep away."""
    OTHER_MASS = "other-mass"
    """What lies there weighs something else than the known mass."""
    OTHER_PLACE = "other-place"
    """The weight lies nearer to another place; or the board is turned, or two of its cells are swapped."""
    MOVE_ON = "move-on"
    """Measured: lift the weight off, or put it straight at ``place``, the next one."""
    FAULTY = "faulty"
    """A cell is at the end of its range, or its converter has lost step."""
    PULLS = "pulls"
    """What ``cell`` says falls under load: it is wired the other way round; without one, so are they all."""
    UNEVEN = "uneven"
    """``cell`` feels next to nothing, or far more than the others: its wiring, or the board stands unevenly."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Now:
    """What to show.

    Parameters
    ----------
    step : Step
    hint : Hint
    number, count : int
        Which step of how many, the empty board being 1 and the check the last; at the result both are the same.
    place : Mark or None
        Where the weight goes; None while it goes nowhere.
    at_m : (float, float) or None
        The same in m from the middle, ML and AP.
    progress : float
        Of this step, 0 to 1.
    load_kg : float
        What lies on the board, by the best that is known of it.
    cop_m : (float, float) or None
        And where, ML and AP; None while next to nothing is on it.
    cell : int
        Which one the hint is about: 0 to 3 for TR, BR, TL, BL; -1 for none.
    """

    step: Step
    hint: Hint
    number: int
    count: int
    place: Mark | None
    at_m: tuple[float, float] | None
    progress: float
    load_kg: float
    cop_m: tuple[float, float] | None
    cell: int = -1
