"""A calibration is kept: on the board, where it can, and on this station. Neither is waited for by the loop."""

from concurrent.futures import Future

from kiosk.calibrations import Save, keep
from kiosk.parts import Parts
from kiosk.screens.kept import Keeping
from station.errors import EvenkeelError
from station.frames import Calibration


class Keeper:
    """Keeps one calibration, as often as it takes.

    Parameters
    ----------
    parts : Parts
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._kept: Future[str] | None = None

    def keep(self, calibration: Calibration, save: Save, *, calibrated: bool = True) -> None:
        """Begin to keep it; nothing while that is going on. ``calibrated`` is False where it was never measured."""
        if not self.keeping.saving:
            source = self._parts.feed.source
            self._kept = self._parts.errands.submit(keep, source, calibration, save, calibrated=calibrated)

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
