"""Where visits are kept: opens the store off the loop, again where it failed, and begins no visit without it."""

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from shutil import disk_usage
from typing import Final

from hardware_drivers.playback import PlaybackBoard
from kiosk.visit import KeptVisit, Visit
from station.errors import EvenkeelError, StoreError, UsageError
from station.frames import BoardInfo, Calibration
from station.ports import Clock
from station.store import calibrations
from station.store.archive import DATABASE, RECORDINGS, Archive
from station.store.calibrations import CalibrationRecord
from station.store.ids import Ids
from station.store.records import LocalTime
from station.store.space import Room, lay_ballast, room
from station.store.writer import StoreWriter
from station.trial.calibration_result import CalibrationResult

PATIENCE_S: Final = 2.0
"""How long the beginning of a visit may wait for a store that is only just being opened; nobody plays then."""

RECALL_S: Final = 30.0
"""How long the opening of a board may wait for its calibration: what a killed kiosk left is tidied up before."""


class Journal:
    """Where visits are kept.

    Parameters
    ----------
    data_dir : Path
        Holds ``evenkeel.db`` and ``recordings/``; made when missing.
    clock : Clock
    ids : Ids
    app_version : str
    patience_s : float
        As :data:`PATIENCE_S`.

    Raises
    ------
    UsageError
        When the folder cannot be made.
    """

    def __init__(
        self, data_dir: Path, clock: Clock, ids: Ids, app_version: str, patience_s: float = PATIENCE_S
    ) -> None:
        try:
            (data_dir / RECORDINGS).mkdir(0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"Nothing can be kept in {data_dir} ({error.strerror}).", "Choose another folder with --data DIR."
            ) from error
        self.data_dir = data_dir
        self.clock = clock
        self.ids = ids
        self.app_version = app_version
        self.writer = StoreWriter()
        self._patience_s = patience_s
        self._archive = self._open()

    @property
    def failed(self) -> EvenkeelError | None:
        """The first thing that went wrong with saving since the start; None while all is well."""
        return self.writer.failed

    @staticmethod
    def keeps(board: BoardInfo) -> bool:
        """Return whether what is measured on a board is kept."""
        return board.driver != PlaybackBoard.driver

    def begin(self, board: BoardInfo, lang: str) -> Visit:
        """Begin the record of a visit on a board; a store that failed is tried anew.

        A visit on a playback board is not kept: its board and its rounds would pass for those of the real board that
        was recorded, and be compared with them.

        Raises
        ------
        StoreError
            With a key, when no visit can be kept.
        """
        if not self.keeps(board):
            return Visit(self.ids)
        space = self._room()
        return KeptVisit(
            self._opened(self._patience_s),
            self.writer,
            self.clock,
            self.ids,
            self.app_version,
            board=board,
            lang=lang,
            recorded=space.recording,
        )

    def require(self) -> None:
        """Wait until what will be measured can be kept.

        Raises
        ------
        StoreError
            With a key, when it cannot.
        """
        self._room()
        self._opened(RECALL_S)

    def keep_calibration(
        self, board: BoardInfo, result: CalibrationResult, spacing_m: tuple[float, float]
    ) -> "Future[None]":
        """Save a calibration of a board, by cells so far apart; never waits. A store that failed is tried anew.

        Returns
        -------
        Future
            Done once it is in the database for good, or StoreError: nothing of it was saved.
        """
        record = CalibrationRecord.of(self.ids(), board, LocalTime.of(self.clock.now()).utc, result, spacing_m)
        archive = self._reopened()
        return self.writer.submit(lambda: calibrations.add(archive.result().store, board, record))

    def keep_zero(self, board: BoardInfo) -> "Future[bool]":
        """Save the calibration that a board has now as the newest one, with the check of the one before; never waits.

        A store that failed is tried anew.

        Returns
        -------
        Future
            Whether the station knows the calibration that was zeroed, once it is in the database for good; or
            StoreError.
        """
        archive, id_, at_utc = self._reopened(), self.ids(), LocalTime.of(self.clock.now()).utc

        def work() -> bool:
            store = archive.result().store
            known = calibrations.newest(store, board.uid)
            if known is None or known.calibration.date != board.calibration.date:
                return False
            zeroed = replace(known, id=id_, measured_at_utc=at_utc, calibration=board.calibration)
            calibrations.add(store, board, zeroed)
            return True

        return self.writer.submit(work)

    def recall_calibration(self, board: BoardInfo) -> Calibration | None:
        """Return the newest calibration of a board that this station knows; waits for the database.

        A store that failed is tried anew.

        Raises
        ------
        StoreError
            When the database fails.
        """
        archive = self._reopened()
        asked = self.writer.submit(lambda: calibrations.newest(archive.result().store, board.uid))
        try:
            found = asked.result(RECALL_S)
        except TimeoutError as error:
            raise self._slow() from error
        return found.calibration if found is not None else None

    def recall_spacing(self, board: BoardInfo) -> "Future[tuple[float, float] | None]":
        """Look up by what distance between the cells a board was calibrated last; never waits.

        A store that failed is tried anew.

        Returns
        -------
        Future
            ML and AP in m, or None where this station does not know; or StoreError.
        """
        archive = self._reopened()

        def work() -> tuple[float, float] | None:
            found = calibrations.newest(archive.result().store, board.uid)
            return found.spacing_m if found is not None else None

        return self.writer.submit(work)

    def close(self) -> None:
        """Finish all writing."""
        self._let_go()
        self.writer.close()

    def _open(self) -> "Future[Archive]":
        archive = self.writer.submit(Archive, self.data_dir, self.ids)
        self.writer.submit(lambda: archive.result().adopt())
        self.writer.submit(lay_ballast, self.data_dir)
        return archive

    def _let_go(self) -> None:
        archive = self._archive
        self.writer.submit(lambda: None if archive.exception() else archive.result().close())

    def _reopened(self) -> "Future[Archive]":
        """Return the archive as it is being opened, begun again where that failed."""
        if self._archive.done() and self._archive.exception() is not None:
            self._archive = self._open()
        return self._archive

    def _opened(self, patience_s: float) -> Archive:
        """Return the archive, open."""
        try:
            return self._reopened().result(patience_s)
        except TimeoutError as error:
            raise self._slow() from error
        except StoreError as error:
            raise StoreError(error.what, error.todo, key="store_broken", file=str(self.data_dir / DATABASE)) from error

    def _slow(self) -> StoreError:
        return StoreError(
            f"The disk with {self.data_dir} does not answer.",
            "Check the disk.",
            key="disk_slow",
            folder=str(self.data_dir),
        )

    def _room(self) -> Room:
        try:
            space = room(lambda: disk_usage(self.data_dir).free)
        except OSError as error:
            gone = StoreError(
                f"{self.data_dir} is gone ({error.strerror}).",
                "Bring the disk back.",
                key="no_data_folder",
                folder=str(self.data_dir),
            )
            # What was open on it leads nowhere, even when it comes back.
            self._let_go()
            self._archive = Future()
            self._archive.set_exception(gone)
            raise gone from error
        if not space.session:
            raise StoreError(
                f"Only {space.free_bytes // 1_000_000} MB are free in {self.data_dir}: no visit can be kept.",
                "Free some space on the disk.",
                key="disk_full",
                free_mb=space.free_bytes // 1_000_000,
            )
        return space
