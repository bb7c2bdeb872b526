"""The record of a visit as it goes: raw frames and ticks to a file, finished rounds to the database, off the loop."""

from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from shutil import disk_usage
from typing import Any

from station.errors import EvenkeelError, RecordingError, StoreError, UsageError
from station.frames import BoardInfo, ForceBlock
from station.game.ticks import Tick
from station.ports import Clock
from station.store import sessions
from station.store.database import Store
from station.store.ids import Ids
from station.store.recording_format import RecordingHeader, RoundEnd, RoundStart, Segment
from station.store.recording_writer import RecordingWriter
from station.store.recordings import compress, sha256_of
from station.store.records import LocalTime, RecordingFile, SessionEnd, SessionStart, Station, TrialRecord
from station.store.space import lay_ballast, room
from station.store.writer import StoreWriter


class Journal:
    """Where visits are kept.

    Parameters
    ----------
    data_dir : Path
        Holds ``evenkeel.db`` and ``recordings/``; made when missing.
    clock : Clock
    ids : Ids
    app_version : str
    """

    def __init__(self, data_dir: Path, clock: Clock, ids: Ids, app_version: str) -> None:
        try:
            (data_dir / "recordings").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"Nothing can be kept in {data_dir} ({error.strerror}).", "Choose another folder with --data DIR."
            ) from error
        self.data_dir = data_dir
        self.clock = clock
        self.ids = ids
        self.app_version = app_version
        self.writer = StoreWriter()
        self.writer.submit(lay_ballast, data_dir)
        self.store = self.writer.submit(Store, data_dir / "evenkeel.db")
        self.station = self.writer.submit(lambda: sessions.identify_station(self.store.result(), ids))

    @property
    def failed(self) -> EvenkeelError | None:
        """What went wrong with saving, to show; None while all is well."""
        return self.writer.failed

    def begin(self, board: BoardInfo, lang: str) -> "Visit":
        """Begin the record of a visit on a board."""
        return Visit(self, board, lang)

    def close(self) -> None:
        """Finish all writing."""
        store = self.store
        self.writer.submit(lambda: store.result().close())
        self.writer.close()


class Visit:
    """One visit: its rounds, and its raw recording.

    Attributes
    ----------
    id : str
    trials : list of TrialRecord
        The finished rounds.
    session_number : int
        How many visits this trainee has made, this one included.
    recording : Path or None
        The raw recording; None where the disk has no room for one.
    """

    def __init__(self, journal: Journal, board: BoardInfo, lang: str) -> None:
        self.id = journal.ids()
        self.trials: list[TrialRecord] = []
        self.session_number = 1  # a guest is new each time
        self._journal = journal
        self._writer = journal.writer
        self._began_s = journal.clock.monotonic_s()
        self._started = LocalTime.of(journal.clock.now())
        self._board = board
        space = room(lambda: disk_usage(journal.data_dir).free)
        if not space.session:
            raise StoreError(
                f"Only {space.free_bytes // 1_000_000} MB are free in {journal.data_dir}: no visit can be kept.",
                "Free some space on the disk.",
                key="disk_full",
                free_mb=space.free_bytes // 1_000_000,
            )
        self.recording = journal.data_dir / "recordings" / f"{self.id}.evk" if space.recording else None
        self._recorder: Future[RecordingWriter] | None = None
        self._writer.submit(self._save_start, journal, lang)
        if self.recording is not None:
            self._recorder = self._writer.submit(self._open_recorder, journal, self.recording)

    def new_id(self) -> str:
        """Return an id for something in this visit."""
        return self._journal.ids()

    def frames(self, block: ForceBlock) -> None:
        """Record raw frames."""
        self._record("frames", block)

    def round_start(self, start: RoundStart) -> None:
        """Record that a round begins."""
        self._record("round_start", start)

    def segment(self, segment: Segment) -> None:
        """Record that a round goes on after a pause."""
        self._record("segment", segment)

    def ticks(self, ticks: Sequence[Tick]) -> None:
        """Record the ticks that a round was stepped by."""
        self._record("ticks", ticks)

    def round_end(self, end: RoundEnd, trial: TrialRecord) -> "Future[float | None]":
        """Record and save a finished round.

        Returns
        -------
        Future
            Done once the round is in the database for good; holds the best earlier score that it may be compared with.
        """
        self._record("round_end", end)
        self.trials.append(trial)
        return self._writer.submit(self._save_trial, trial)

    def end(self) -> None:
        """Close the visit."""
        self._writer.submit(self._save_end, self._journal.clock.monotonic_s() - self._began_s)

    def _record(self, what: str, *args: Any) -> None:
        if self._recorder is not None:
            self._writer.submit(self._do, what, args)

    # What follows runs in the store's thread.

    def _save_start(self, journal: Journal, lang: str) -> None:
        start = SessionStart(self.id, journal.station.result(), self._board, self._started, lang)
        sessions.start_session(journal.store.result(), start)

    def _open_recorder(self, journal: Journal, path: Path) -> RecordingWriter:
        station: Station = journal.station.result()
        header = RecordingHeader(
            journal.app_version,
            self.id,
            station.station_id,
            station.org_id,
            self._board,
            self._started.utc,
            self._started.zone,
        )
        return RecordingWriter(path, header)

    def _save_trial(self, trial: TrialRecord) -> float | None:
        store = self._journal.store.result()
        best = sessions.best_score(store, self.id, trial)
        sessions.save_trial(store, self.id, trial)
        return best

    def _do(self, what: str, args: tuple[Any, ...]) -> None:
        if self._recorder is None:
            return
        try:
            getattr(self._recorder.result(), what)(*args)
        except RecordingError:
            # The raw recording ends here, and the one failure is shown; the rounds are still saved.
            self._recorder = None
            raise

    def _save_end(self, duration_s: float) -> None:
        store = self._journal.store.result()
        try:
            kept = self._close_recording()
        except RecordingError:
            sessions.end_session(store, self.id, SessionEnd(duration_s))
            raise
        sessions.end_session(store, self.id, SessionEnd(duration_s, kept))

    def _close_recording(self) -> RecordingFile | None:
        if self._recorder is None or self.recording is None:
            return None
        recorder = self._recorder.result()
        recorder.close()
        packed = compress(self.recording)
        return RecordingFile(f"recordings/{packed.name}", sha256_of(packed), recorder.frame_count)
