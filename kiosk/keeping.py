"""A calibration is kept: on the board, where it can, and on this station. Neither is waited for by the loop."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress

from kiosk.parts import Parts
from kiosk.screens.kept import Keeping
from station.errors import BoardError, EvenkeelError, StoreError
from station.frames import BoardInfo, Calibration
from station.ports import ForceSource

Save = Callable[[BoardInfo], "Future[bool] | Future[None]"]
"""``save(board)`` begins to store it; the result is False where the station has nothing to store it with."""


class Keeper:
    """Keeps one calibration, as often as it takes.

    Parameters
    ----------
    parts : Parts
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._kept: Future[str] | None = None

    def keep(self, calibration: Calibration, save: Save) -> None:
        """Begin to keep it; nothing while that is going on."""
        if not self.keeping.saving:
            self._kept = self._parts.errands.submit(_keep, self._parts.feed.source, calibration, save)

    @property
    def keeping(self) -> Keeping:
        """How far it is."""
        if self._kept is None:
            return Keeping()
        if not self._kept.done():
            return Keeping(saving=True)
        error = self._kept.exception()
        if error is None:
            return Keeping(places=self._kept.result())
        return Keeping(error=error if isinstance(error, EvenkeelError) else EvenkeelError(repr(error)))


def _keep(source: ForceSource, calibration: Calibration, save: Save) -> str:
    """Put it on the board, then into the store; return where it is: ``both``, ``board``, ``here`` or ``now`` only.

    A board that was calibrated gets its calibration of before back when the store fails: the two never tell otherwise.
    """
    before = source.info
    on_board = source.calibrate(calibration)
    try:
        here = save(source.info).result() is not False
    except StoreError:
        if before.calibrated:
            with suppress(BoardError):
                source.calibrate(before.calibration)
        raise
    if on_board:
        return "both" if here else "board"
    return "here" if here else "now"
