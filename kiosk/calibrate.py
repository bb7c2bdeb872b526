"""``evenkeel calibrate``: a board, a known weight, and words for each step; nobody has to press a key."""

import argparse
import json
import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final

import content
from hardware_drivers.discovery import make_board
from kiosk.calibrate_guide import Guide, as_dict, result_lines
from kiosk.calibrations import keep, marks_spacing_m
from kiosk.clock import SystemClock
from kiosk.config import app_version, default_data_dir, settings_file
from kiosk.feed import Feed
from kiosk.journal import RECALL_S, Journal
from kiosk.steering import Steerable
from station.errors import BoardLost, UsageError
from station.frames import ForceBlock
from station.ports import Clock, ForceSource
from station.programme.texts import Texts
from station.store.ids import uuid7
from station.trial.calibrating import Calibrating
from station.trial.calibration_marks import Mark
from station.trial.calibration_result import CalibrationResult, Verdict
from station.trial.calibration_steps import Hint, Now

READ_S: Final = 0.1
PATIENCE_S: Final = 60.0
"""A board that is away for longer than this is not plugged in again."""


def run_calibrate(options: argparse.Namespace) -> int:
    """Calibrate a board, or check it with a known mass; 0 when that is good or usable, 1 when not."""
    t = Texts(Path(content.ROOT), options.lang)
    data_dir = options.data or default_data_dir()
    source = make_board(options.board, own=settings_file(data_dir).load().boards)
    mass_kg: float = _asked_kg(t("calibrate-mass")) if options.mass is None else options.mass
    clock = SystemClock()
    with (
        closing(Journal(data_dir, clock, uuid7, app_version())) as journal,
        closing(Feed(source, clock, recall=journal.recall_calibration)) as feed,
    ):
        if not options.check:
            journal.require()  # before anybody lifts anything
        feed.open_now()
        info = source.info
        if not journal.keeps(info):
            raise UsageError("A recording cannot be calibrated.", "Choose a board: evenkeel boards lists them.")
        if info.tilt_height_m:
            raise UsageError(
                "This board tells its tilt: there is nothing to calibrate.",
                f"Tell how high its rocker is: --board {info.driver}:{info.address}+height=MM.",
            )
        told_mm = options.spacing
        if told_mm:
            between_m = 1e-3 * told_mm[0], 1e-3 * told_mm[1]
        else:
            between_m = marks_spacing_m(journal.recall_spacing(info), info.calibration, RECALL_S)
        positions = 0 if options.check else options.positions
        run = Calibrating(info, mass_kg, positions, between_m, clock.now().date().isoformat())
        guide = Guide(t, sys.stderr if options.json else sys.stdout, run.marks, mass_kg)
        try:
            result = follow(source, run, guide, clock)
        except KeyboardInterrupt:
            guide.end()
            print(t("calibrate-stopped"), file=sys.stderr)
            raise
        told = as_dict(result, run.marks, t)
        if not options.json:
            print("\n".join(result_lines(result, t)))
        try:
            if result.positions and result.verdict is not Verdict.AGAIN:
                save = partial(journal.keep_calibration, result=result, spacing_m=between_m)
                kept = keep(source, result.calibration, save)
                told["on_board"] = kept == "both"
                if not options.json:
                    print(t(f"keep-saved-{kept}"))
        finally:
            if options.json:
                print(json.dumps(told, indent=2))
    return 1 if result.verdict is Verdict.AGAIN else 0


def follow(board: ForceSource, run: Calibrating, guide: Guide, clock: Clock) -> CalibrationResult:
    """Go through a calibration to its result; a place that does not fit the others is done once more.

    A board that goes away is waited for, and costs none of the places that were measured.

    Raises
    ------
    BoardLost
        When it stays away; nothing of it was changed.
    """
    hand = Hand(board, run.mass_kg) if isinstance(board, Steerable) else None
    again: set[int] = set()
    while True:
        while run.result is None:
            guide.show(run.now)
            if hand is not None:
                hand.follow(run.now)
            run.push(_read(board, guide, clock))
        guide.end()
        blamed = {reason.mark for reason in run.result.reasons if reason.grave and reason.mark >= 0} - again
        if not blamed:
            break
        again |= blamed
        run.redo()
    if hand is not None:
        hand.lift()
    return run.result


def _read(board: ForceSource, guide: Guide, clock: Clock) -> ForceBlock:
    """Return what the board sent, once it is there."""
    until_s = clock.monotonic_s() + PATIENCE_S
    while True:
        try:
            return board.read(READ_S)
        except BoardLost:
            if clock.monotonic_s() >= until_s:
                raise
        guide.away()
        clock.wait_until(clock.monotonic_s() + READ_S)


class Hand:
    """Puts the weight on the simulated board, and lifts it off, as it is told.

    Parameters
    ----------
    board : Steerable
    mass_kg : float
    """

    def __init__(self, board: Steerable, mass_kg: float) -> None:
        self._board = board
        self._mass_kg = mass_kg
        self._at: Mark | None = None

    def follow(self, now: Now) -> None:
        """Do what is asked for at a moment."""
        if now.hint is Hint.MOVE_ON:
            self.lift()
        elif now.hint is Hint.PUT and now.at_m is not None and now.place is not self._at:
            self._at = now.place
            self._put(self._mass_kg, now.at_m)

    def lift(self) -> None:
        """Lift it off."""
        if self._at is not None:
            self._at = None
            self._put(0.0, (0.0, 0.0))

    def _put(self, mass_kg: float, at_m: tuple[float, float]) -> None:
        self._board.steer({"do": "weight", "mass_kg": mass_kg, "ml_m": at_m[0], "ap_m": at_m[1]})


def _asked_kg(words: str) -> float:
    """Ask how heavy the weight is."""
    print(words, end=" ", file=sys.stderr, flush=True)
    try:
        answer = input()
        return float(answer.replace(",", "."))
    except (EOFError, ValueError) as error:
        raise UsageError("How heavy the weight is must be known.", "Give --mass KG, for example --mass 20.") from error
