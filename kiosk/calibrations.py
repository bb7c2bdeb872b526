"""What the screen and the terminal share of a calibration: where its marks are, and how it is kept."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Final

from hardware_drivers.calibration import NOMINAL_SPACING_M
from station.errors import BoardError, StoreError
from station.frames import BoardInfo, Calibration
from station.ports import ForceSource

NEAR_M: Final = 0.01
ROUND_M: Final = 0.005

Save = Callable[[BoardInfo], "Future[bool] | Future[None]"]
"""``save(board)`` begins to store it; the result is False where the station has nothing to store it with."""


def marks_spacing_m(
    known: "Future[tuple[float, float] | None]", calibration: Calibration, patience_s: float = 0.0
) -> tuple[float, float]:
    """Return the distance between the cells of a board, ML and AP, by which its marks are drawn.

    That of its newest calibration, where the station knows one (:meth:`kiosk.journal.Journal.recall_spacing`): so
    the marks of a board keep their places. Of any other board it is guessed.

    Parameters
    ----------
    known : Future
    calibration : Calibration
        Of the board.
    patience_s : float
        How long to wait for what is known.
    """
    with suppress(StoreError, TimeoutError):
        spacing = known.result(patience_s)
        if spacing is not None:
            return spacing
    return guessed_spacing_m(calibration)


def guessed_spacing_m(calibration: Calibration) -> tuple[float, float]:
    """Return how far the cells of a board seem to be from each other, ML and AP.

    Cross-talk of 1 % moves that by 6 mm (ML, standard deviation), so a board that is near the usual one is taken for
    it, and another one to half a centimetre.
    """
    seen = [sum(2 * abs(position[axis]) for position in calibration.position_m) / 4 for axis in range(2)]
    if all(abs(each - usual) < NEAR_M for each, usual in zip(seen, NOMINAL_SPACING_M, strict=True)):
        return NOMINAL_SPACING_M
    ml_m, ap_m = (round(each / ROUND_M) * ROUND_M for each in seen)
    return ml_m, ap_m


def keep(source: ForceSource, calibration: Calibration, save: Save, *, calibrated: bool = True) -> str:
    """Put it on the board, then into the store; return where it is: ``both``, ``board``, ``here`` or ``now`` only.

    One that was never measured (``calibrated`` is False) is not put on the board.

    The board gets back what it had before, or forgets what it had not, when the store fails: the two never tell
    otherwise.
    """
    before = source.info
    on_board = source.calibrate(calibration, calibrated=calibrated)
    try:
        here = save(source.info).result() is not False
    except Exception:  # whatever it was: the store's thread hands on all that goes wrong there
        with suppress(BoardError):
            source.calibrate(before.calibration, calibrated=before.calibrated)
        raise
    if on_board:
        return "both" if here else "board"
    return "here" if here else "now"
