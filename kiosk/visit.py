"""The record of one visit as it goes: kept, or, where it would pass for another one, not."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final

from station.frames import BoardInfo, ForceBlock
from station.game.ticks import Tick
from station.ports import Clock
from station.store import sessions
from station.store.archive import Archive, keep
from station.store.ids import Ids
from station.store.protocol_trials import Key, ProtocolRun, trial_records
from station.store.recording_format import RecordingHeader, RoundEnd, RoundStart, Segment
from station.store.recording_writer import RecordingWriter
from station.store.recordings import compress
from station.store.records import LocalTime, RecordingFile, SessionEnd, SessionStart, TrialRecord
from station.store.sessions import ProtocolVisit
from station.store.writer import StoreWriter
from station.trial.protocol import Protocol
from station.trial.results import ProtocolResult
from station.trial.take import Take

TOGETHER: Final = 16
"""So many pieces of a recording go to the store's thread together: waking it for each would cost the loop more."""


class Visit:
    """A visit of which only its screens know: nothing of it is saved or recorded.

    Parameters
    ----------
    ids : Ids

    Attributes
    ----------
    id : str
    kept : bool
        Whether it is saved.
    trials : list of TrialRecord
        The finished rounds of games.
    session_number : int
        How many visits this trainee has made, this one included.
    recording : Path or None
        The raw recording; None where there is none.
    failed : BaseException or None
        The first thing of this visit that could not be saved, to show; None while all is well.
    """

    kept = False

    def __init__(self, ids: Ids) -> None:
        self.new_id = ids
        self.id = ids()
        self.trials: list[TrialRecord] = []
        self.session_number = 1  # a guest is new each time
        self.recording: Path | None = None
        self.failed: BaseException | None = None
        self._positions = 0

    def next_position(self) -> int:
        """Return the place of the next round, or trial of a test, in the visit, from 1; never the same twice."""
        self._positions += 1
        return self._positions

    def frames(self, block: ForceBlock) -> None:
        """Record raw frames."""

    def round_start(self, start: RoundStart) -> None:
        """Record that a round begins."""

    def segment(self, segment: Segment) -> None:
        """Record that a round goes on after a pause."""

    def ticks(self, ticks: Sequence[Tick]) -> None:
        """Record the ticks that a round was stepped by."""

    def round_end(self, end: RoundEnd, trial: TrialRecord) -> "Future[float | None]":
        """Record and save a finished round.

        Returns
        -------
        Future
            Done once the round is in the database for good, so never for a visit that is not kept; holds the best
            earlier score that it may be compared with.
        """
        self.trials.append(trial)
        return Future()

    def test_end(
        self, test_id: str, protocol: Protocol, takes: Sequence[Take], result: ProtocolResult
    ) -> "Future[None]":
        """Save the trials of a test that have been done; those that were saved before are left as they are.

        So it may be called after each trial, with what there is by then, and once more when the test is over or
        stopped.

        Parameters
        ----------
        test_id : str
            Of ``new_id()``, one for each time a test is done.
        protocol : Protocol
        takes : sequence of Take
            Those that the result was made of.
        result : ProtocolResult

        Returns
        -------
        Future
            Done once they are in the database for good, so never for a visit that is not kept.
        """
        return Future()

    def history(self, protocol_id: str) -> "Future[tuple[ProtocolVisit, ...]]":
        """Return what this trainee did of a test so far, by visit, oldest first; of a guest in this visit alone.

        What was handed to :meth:`test_end` before is among it. Nothing of a visit that is not kept.
        """
        nothing: Future[tuple[ProtocolVisit, ...]] = Future()
        nothing.set_result(())
        return nothing

    def end(self) -> None:
        """Close the visit."""


class KeptVisit(Visit):
    """A visit whose raw frames and ticks go to a file and its finished rounds to the database, off the loop.

    Parameters
    ----------
    archive : Archive
        Used in the store's thread only.
    writer : StoreWriter
    clock : Clock
    ids : Ids
    app_version : str
    board : BoardInfo
    lang : str
    recorded : bool
        Whether there is room for a raw recording.
    """

    kept = True

    def __init__(
        self,
        archive: Archive,
        writer: StoreWriter,
        clock: Clock,
        ids: Ids,
        app_version: str,
        *,
        board: BoardInfo,
        lang: str,
        recorded: bool,
    ) -> None:
        super().__init__(ids)
        self._archive = archive
        self._writer = writer
        self._clock = clock
        self._board = board
        self._tested: set[tuple[str, Key]] = set()
        self._began_s = clock.monotonic_s()
        self._unwritten: list[tuple[str, tuple[Any, ...]]] = []
        start = SessionStart(self.id, archive.station, board, LocalTime.of(clock.now()), lang)
        self._submit(self._save_start, start)
        self._recorder: Future[RecordingWriter] | None = None
        if recorded:
            self.recording = archive.recording(self.id)
            self._recorder = self._submit(_open_recorder, self.recording, start, app_version)

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
        """Record and save a finished round."""
        self._record("round_end", end)
        self.trials.append(trial)
        return self._submit(self._save_trial, trial)

    def test_end(
        self, test_id: str, protocol: Protocol, takes: Sequence[Take], result: ProtocolResult
    ) -> "Future[None]":
        """Save the trials of a test that have been done and are not saved yet."""
        run = ProtocolRun(test_id, protocol, tuple(takes), result)
        fresh = [key for key in run.trials if (test_id, key) not in self._tested]
        self._tested.update((test_id, key) for key in fresh)
        places = {key: (self.new_id(), self.next_position()) for key in fresh}
        return self._submit(self._save_test, run, places)

    def history(self, protocol_id: str) -> "Future[tuple[ProtocolVisit, ...]]":
        """Return what this trainee did of a test so far."""
        return self._submit(self._tests, protocol_id)

    def end(self) -> None:
        """Close the visit."""
        self._submit(self._save_end, self._clock.monotonic_s() - self._began_s)

    def _record(self, what: str, *args: Any) -> None:
        if self._recorder is not None:
            self._unwritten.append((what, args))
            if len(self._unwritten) >= TOGETHER:
                self._write()

    def _write(self) -> None:
        pieces, self._unwritten = self._unwritten, []
        if pieces:
            self._hand_over(self._record_all, pieces)

    def _submit(self, work: Callable[..., Any], *args: Any) -> "Future[Any]":
        self._write()  # all is done in the order in which it came
        return self._hand_over(work, *args)

    def _hand_over(self, work: Callable[..., Any], *args: Any) -> "Future[Any]":
        future = self._writer.submit(work, *args)
        future.add_done_callback(self._note)
        return future

    def _note(self, future: "Future[Any]") -> None:
        self.failed = self.failed or future.exception()

    # What follows runs in the store's thread.

    def _save_start(self, start: SessionStart) -> None:
        sessions.start_session(self._archive.store, start)

    def _save_trial(self, trial: TrialRecord) -> float | None:
        store = self._archive.store
        best = sessions.best_score(store, self.id, trial)
        sessions.save_trial(store, self.id, trial)
        return best

    def _save_test(self, run: ProtocolRun, places: Mapping[Key, tuple[str, int]]) -> None:
        sessions.save_trials(self._archive.store, self.id, trial_records(run, self._board, places))

    def _tests(self, protocol_id: str) -> tuple[ProtocolVisit, ...]:
        return sessions.protocol_trials(self._archive.store, self.id, protocol_id)

    def _record_all(self, pieces: Sequence[tuple[str, tuple[Any, ...]]]) -> None:
        if self._recorder is None:
            return
        try:
            recorder = self._recorder.result()
            for what, args in pieces:
                getattr(recorder, what)(*args)
        except Exception:
            # The raw recording ends here, and the one failure is shown; the rounds are still saved.
            self._recorder = None
            raise

    def _save_end(self, duration_s: float) -> None:
        kept = None
        try:
            kept = self._close_recording()
        finally:  # whatever became of the recording
            sessions.end_session(self._archive.store, self.id, SessionEnd(duration_s, kept))

    def _close_recording(self) -> RecordingFile | None:
        if self._recorder is None or self.recording is None:
            return None
        recorder = self._recorder.result()
        recorder.close()
        return keep(compress(self.recording), recorder.frame_count)


def _open_recorder(path: Path, start: SessionStart, app_version: str) -> RecordingWriter:
    station, started = start.station, start.started
    header = RecordingHeader(
        app_version, start.id, station.station_id, station.org_id, start.board, started.utc, started.zone
    )
    return RecordingWriter(path, header)
