"""Zeroing: the board is to be empty, and is measured."""

from functools import partial

from games.drawing import Kit
from kiosk.screens.bench import BenchScreen, Task
from kiosk.screens.doctor import paint_off
from station.trial.calibration_steps import Hint
from station.trial.zeroing import ZERO_S, ZeroNow


class ZeroScreen(BenchScreen):
    """One moment of it. Intent: ``back``.

    Parameters
    ----------
    kit : Kit
    now : ZeroNow
    """

    def __init__(self, kit: Kit, now: ZeroNow) -> None:
        self._hint = now.hint
        t = kit.t
        task = Task(
            title=t("service-zero"),
            does=t(f"calibrate-{now.hint}"),
            note=t(f"calibrate-{now.hint}-note"),
            wrong=now.hint is not Hint.KEEP_OFF,
            weighs=True,
        )
        super().__init__(kit, task, partial(paint_off, kit))

    def outdated(self, now: ZeroNow) -> bool:
        """Return whether another screen must be made for a moment."""
        return now.hint is not self._hint

    def follow(self, now: ZeroNow) -> None:
        """Take the moment."""
        self.show(now.progress, (1 - now.progress) * ZERO_S if now.progress else 0.0, now.load_kg)
