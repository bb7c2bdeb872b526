"""A visit is kept, or refused with words for the screen, or, on a recording that is played, not kept at all."""

import math
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.clock import REPEATABLE_START, SteppedClock
from kiosk.journal import Journal
from kiosk.pilot import Script
from kiosk.screens.trouble import TroubleScreen
from kiosk.visit import KeptVisit, Visit
from station.errors import EvenkeelError, StoreError
from station.store.archive import Archive
from station.store.calibrations import history
from station.store.database import Store
from station.store.ids import uuid7
from station.store.recordings import read_recording
from station.store.records import SessionRecord
from station.store.sessions import load_session, recent_sessions
from station.trial.calibration_result import CalibrationResult, Check
from tests.fakes import stored
from tests.fakes.kiosk_rig import Rig, kiosk_rig

SOON_S = 10.0
RESULT = CalibrationResult(stored.CALIBRATION, 5, 20.0, 4e-5, Check(0.001, 0.002), ())
SPACING_M = (0.442, 0.246)


@contextmanager
def opened(folder: Path, patience_s: float = SOON_S) -> Iterator[Journal]:
    clock = SteppedClock(REPEATABLE_START)
    journal = Journal(folder, clock, uuid7, "0.1.0", patience_s)
    try:
        yield journal
    finally:
        journal.close()


def play(visit: Visit, number: int = 1, **changes: Any) -> Any:
    """Play a short round; return the future of its saving."""
    visit.frames(stored.block(0, 200))
    visit.round_start(stored.round_start())
    visit.ticks(stored.ticks(0, 200))
    visit.frames(stored.block(200, 200))
    return visit.round_end(stored.round_end(200), stored.trial(number, position=1, **changes))


def sessions_in(folder: Path) -> list[SessionRecord]:
    store = Store(folder / "evenkeel.db")
    found = [load_session(store, each.id) for each in reversed(recent_sessions(store))]
    store.close()
    return found


def test_a_visit_is_kept_with_its_recording(tmp_path: Path) -> None:
    with opened(tmp_path) as journal:
        visit = journal.begin(stored.BOARD, "nl")
        assert play(visit).result(SOON_S) is None
        visit.end()
    (session,) = sessions_in(tmp_path)
    assert visit.kept and visit.failed is None and session.trials == (stored.trial(1),)
    assert session.end is not None and session.end.recording is not None
    recording = read_recording(tmp_path / session.end.recording.path)
    assert recording.complete and recording.frame_count == session.end.recording.frames == 400


def test_the_newest_calibration_of_a_board_is_kept_and_found_again(tmp_path: Path) -> None:
    measured = replace(stored.CALIBRATION, date="2026-01-05", residual_m=8e-4)
    result = replace(RESULT, calibration=measured)
    with opened(tmp_path) as journal:
        journal.keep_calibration(stored.BOARD, RESULT, SPACING_M).result(SOON_S)
        journal.clock.wait_until(1.0)
        journal.keep_calibration(stored.BOARD, result, SPACING_M).result(SOON_S)
    with opened(tmp_path) as journal:
        assert journal.recall_calibration(stored.BOARD) == measured
        assert journal.recall_spacing(stored.BOARD).result(SOON_S) == SPACING_M
        another = replace(stored.BOARD, uid="another")
        assert journal.recall_calibration(another) is None
        assert journal.recall_spacing(another).result(SOON_S) is None
    store = Store(tmp_path / "evenkeel.db")
    times = [each.measured_at_utc for each in history(store, stored.BOARD.uid)]
    store.close()
    assert times == ["2026-01-05T09:00:01.000Z", "2026-01-05T09:00:00.000Z"]


def test_a_new_zero_is_kept_with_the_calibration_that_it_is_of(tmp_path: Path) -> None:
    measured = RESULT.calibration
    zeroed = replace(stored.BOARD, calibration=replace(measured, zero_counts=(1, 2, 3, 4)))
    with opened(tmp_path) as journal:
        assert journal.keep_zero(zeroed).result(SOON_S) is False  # nothing is known of this board yet
        journal.keep_calibration(stored.BOARD, RESULT, SPACING_M).result(SOON_S)
        journal.clock.wait_until(1.0)
        another = replace(zeroed, calibration=replace(zeroed.calibration, date="2020-02-02"))
        assert journal.keep_zero(another).result(SOON_S) is False
        assert journal.keep_zero(zeroed).result(SOON_S) is True
        assert journal.recall_calibration(stored.BOARD) == zeroed.calibration
        assert journal.recall_spacing(stored.BOARD).result(SOON_S) == SPACING_M
    store = Store(tmp_path / "evenkeel.db")
    newest, before = history(store, stored.BOARD.uid)
    store.close()
    assert (newest.check, newest.mass_kg) == (before.check, before.mass_kg)


def test_no_calibration_is_found_in_a_broken_store(tmp_path: Path) -> None:
    garbage(tmp_path / "evenkeel.db")
    with opened(tmp_path) as journal, pytest.raises(StoreError):
        journal.recall_calibration(stored.BOARD)


def test_no_calibration_is_found_once_the_folder_is_gone(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as journal:
        journal.writer.submit(lambda: None).result(SOON_S)  # all is laid out
        shutil.rmtree(tmp_path / "data")
        with pytest.raises(StoreError):
            journal.begin(stored.BOARD, "nl")
        with pytest.raises(StoreError, match="cannot be used"):
            journal.recall_calibration(stored.BOARD)
        with pytest.raises(StoreError, match="cannot be used"):
            journal.keep_calibration(stored.BOARD, RESULT, SPACING_M).result(SOON_S)
    assert not (tmp_path / "data").exists()  # nothing is kept where the disk should be


def garbage(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)


@pytest.mark.parametrize("spoil", [garbage, Path.mkdir])
def test_no_visit_begins_on_a_broken_database_until_it_is_mended(tmp_path: Path, spoil: Any) -> None:
    database = tmp_path / "evenkeel.db"
    spoil(database)
    with opened(tmp_path) as journal:
        for _ in range(2):
            with pytest.raises(StoreError) as refused:
                journal.begin(stored.BOARD, "nl")
            assert (refused.value.key, refused.value.values) == ("store_broken", {"file": str(database)})
            assert refused.value.what and refused.value.todo
        database.rename(tmp_path / "set aside")
        visit = journal.begin(stored.BOARD, "nl")
        play(visit).result(SOON_S)
        visit.end()
    assert visit.failed is None and len(sessions_in(tmp_path)[0].trials) == 1


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (lambda journal: journal.recall_calibration(stored.BOARD), None),
        (lambda journal: journal.keep_calibration(stored.BOARD, RESULT, SPACING_M).result(SOON_S), None),
        (lambda journal: journal.keep_zero(stored.BOARD).result(SOON_S), False),
        (lambda journal: journal.recall_spacing(stored.BOARD).result(SOON_S), None),
        (lambda journal: journal.require(), None),
    ],
    ids=["recall", "calibration", "zero", "spacing", "require"],
)
def test_no_calibration_is_kept_in_a_broken_database_until_it_is_mended(tmp_path: Path, ask: Any, answer: Any) -> None:
    database = tmp_path / "evenkeel.db"
    garbage(database)
    with opened(tmp_path) as journal:
        for _ in range(2):
            with pytest.raises(StoreError):
                ask(journal)
        database.rename(tmp_path / "set aside")
        assert ask(journal) is answer


def test_a_broken_database_is_said_on_the_screen_and_tried_anew(tmp_path: Path) -> None:
    database = tmp_path / "evenkeel.db"
    garbage(database)

    def ask(rig: Rig) -> Script:
        yield from rig.tap("start")
        yield from rig.at("who")
        yield from rig.tap("guest")
        yield from rig.wait(0.2)

    def script(rig: Rig) -> Script:
        yield from rig.ready()
        yield from ask(rig)
        assert rig.app.scene.name == "who" and isinstance(rig.app.overlay, TroubleScreen)
        assert rig.app.overlay.trouble == "store_broken"
        assert any("evenkeel.db" in placed.string for placed in rig.app.overlay.texts())
        yield from rig.tap("stop")
        database.unlink()
        yield from rig.until(lambda: rig.app.scene.name == "attract")
        yield from ask(rig)
        assert rig.app.scene.name == "today" and rig.app.parts.notice is None

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_a_disk_that_is_pulled_out_refuses_the_visit_until_it_is_back(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "stick", tmp_path / "pocket"
    with opened(folder) as journal:
        first = journal.begin(stored.BOARD, "nl")
        play(first, 1).result(SOON_S)
        first.end()
        journal.writer.submit(lambda: folder.rename(elsewhere)).result(SOON_S)
        for _ in range(2):
            with pytest.raises(StoreError) as refused:
                journal.begin(stored.BOARD, "nl")
            assert (refused.value.key, refused.value.values) == ("no_data_folder", {"folder": str(folder)})
        assert not folder.exists()  # nothing is kept where the disk should be
        elsewhere.rename(folder)
        second = journal.begin(stored.BOARD, "nl")
        play(second, 2).result(SOON_S)
        second.end()
    assert second.failed is None
    assert [len(session.trials) for session in sessions_in(folder)] == [1, 1]
    assert len(list((folder / "recordings").glob("*.evk.zst"))) == 2


def test_a_disk_that_does_not_answer_refuses_the_visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = threading.Event()

    def slow(*args: Any) -> Archive:
        answers.wait(SOON_S)
        return Archive(*args)

    monkeypatch.setattr("kiosk.journal.Archive", slow)
    with opened(tmp_path, patience_s=0.01) as journal:
        with pytest.raises(StoreError) as refused:
            journal.begin(stored.BOARD, "nl")
        assert refused.value.key == "disk_slow"
        answers.set()
        journal.writer.submit(lambda: None).result(SOON_S)
        assert journal.begin(stored.BOARD, "nl").kept


def test_what_could_not_be_saved_is_told_in_its_visit_only(tmp_path: Path) -> None:
    with opened(tmp_path) as journal:
        first = journal.begin(stored.BOARD, "nl")
        assert isinstance(play(first, 1, score=math.nan).exception(SOON_S), StoreError)
        first.end()
        second = journal.begin(stored.BOARD, "nl")
        play(second, 2).result(SOON_S)
        second.end()
    assert isinstance(first.failed, StoreError) and second.failed is None
    assert isinstance(journal.failed, EvenkeelError)


@pytest.mark.parametrize("error", [StoreError("Too much waits."), OSError(5, "I/O error")])
def test_a_session_ends_whatever_became_of_its_recording(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: Any) -> None:
        raise error

    monkeypatch.setattr("kiosk.visit._open_recorder", fail)
    with opened(tmp_path) as journal:
        visit = journal.begin(stored.BOARD, "nl")
        play(visit).result(SOON_S)
        visit.end()
    (session,) = sessions_in(tmp_path)
    assert visit.failed is error and session.trials == (stored.trial(1),)
    assert session.end is not None and session.end.recording is None


def test_a_recording_that_is_played_leaves_nothing(tmp_path: Path) -> None:
    played_back = replace(stored.BOARD, driver="playback", address="yesterday.evk")
    with opened(tmp_path) as journal:
        real = journal.begin(stored.BOARD, "nl")
        assert isinstance(real, KeptVisit)
        play(real, 1).result(SOON_S)
        real.end()
        visit = journal.begin(played_back, "nl")
        saved = play(visit, 2, score=100.0)
        visit.end()
    assert not visit.kept and not saved.done() and visit.recording is None
    assert len(visit.trials) == 1  # for its screens
    (session,) = sessions_in(tmp_path)
    assert session.start.board == stored.BOARD and session.trials == (stored.trial(1),)
    assert len(list((tmp_path / "recordings").iterdir())) == 1


def test_a_visit_on_a_recording_says_that_it_is_not_kept(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        assert rig.app.parts.notice is None
        rig.app.parts.visit = Visit(uuid7)
        yield from rig.wait(0.2)
        assert any("not kept" in placed.string for placed in rig.app.screen.texts())

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
