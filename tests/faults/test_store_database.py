"""Faults of the disk and of the power under the database."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils.utils import sqlite3

from station.errors import StoreError
from station.store.database import Store
from station.store.recordings import read_recording
from station.store.records import SessionRecord
from station.store.sessions import load_session, save_trial, start_session
from station.store.space import lay_ballast
from tests.fakes import stored

KILLED = """
import sys
from pathlib import Path
from station.store.database import Store
from station.store.recordings import RecordingWriter
from station.store.sessions import save_trial, start_session
from station.store.writer import StoreWriter
from tests.fakes import stored

folder = Path(sys.argv[1])
writer = StoreWriter()
store = writer.submit(Store, folder / "evenkeel.db").result()
recorder = writer.submit(RecordingWriter, folder / "a.evk", stored.header()).result()
writer.submit(start_session, store, stored.session_start()).result()
frame = 0
for number in (1, 2, 3):
    writer.submit(recorder.round_start, stored.round_start(number))
    for k in range(30):
        writer.submit(recorder.frames, stored.block(frame, 10))
        writer.submit(recorder.ticks, stored.ticks(12 * k, 12))
        frame += 10
    if number < 3:
        writer.submit(recorder.round_end, stored.round_end(360)).result()
        writer.submit(save_trial, store, stored.SESSION_ID, stored.trial(number)).result()
writer.submit(recorder.ticks, []).result()
print(frame, flush=True)
sys.stdin.read()
"""


def test_kill_9_in_mid_session_keeps_what_was_finished(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdin
        assert child.stdout
        frames_given = int(child.stdout.readline())
        os.kill(child.pid, signal.SIGKILL)
        assert child.wait(10) == -signal.SIGKILL

    store = Store(tmp_path / "evenkeel.db")
    assert load_session(store, stored.SESSION_ID) == SessionRecord(
        stored.session_start(), (stored.trial(1), stored.trial(2))
    )
    assert store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    store.close()
    recording = read_recording(tmp_path / "a.evk")
    assert not recording.complete
    assert recording.stopped_because == "it was never closed"
    assert [r.end for r in recording.rounds] == [stored.round_end(360), stored.round_end(360), None]
    assert frames_given - recording.frame_count <= 100
    assert len(recording.rounds[2].ticks) >= 360 - 2 * 120


def small(store: Store, spare_pages: int) -> None:
    """Let the database's disk be full soon."""
    pages = store.rows("PRAGMA page_count")[0]["page_count"]
    store.rows(f"PRAGMA max_page_count = {pages + spare_pages}")


def big_trial(number: int) -> Any:
    return stored.trial(number, cues=stored.trial().cues * 2000)


def test_a_full_disk_leaves_nothing_half(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    start_session(store, stored.session_start())
    save_trial(store, stored.SESSION_ID, stored.trial(1))
    small(store, 3)
    with pytest.raises(StoreError, match="Free some space"):
        save_trial(store, stored.SESSION_ID, big_trial(2))
    assert load_session(store, stored.SESSION_ID).trials == (stored.trial(1),)
    # The connection was replaced, so the artificial limit is gone, and the same work succeeds.
    save_trial(store, stored.SESSION_ID, big_trial(2))
    assert load_session(store, stored.SESSION_ID).trials == (stored.trial(1), big_trial(2))
    store.close()


def test_the_ballast_saves_the_session(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    lay_ballast(tmp_path)
    start_session(store, stored.session_start())
    small(store, 3)
    save_trial(store, stored.SESSION_ID, big_trial(1))
    assert not (tmp_path / "ballast").exists()
    assert load_session(store, stored.SESSION_ID).trials == (big_trial(1),)
    store.close()


def test_after_an_io_error_the_database_is_reopened(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    start_session(store, stored.session_start())

    def fail(db: Any) -> None:
        db.execute("UPDATE sessions SET lang = 'en'")
        raise sqlite3.OperationalError("disk I/O error")

    first = store.write(lambda db: db.conn)
    with pytest.raises(StoreError, match="disk I/O error"):
        store.write(fail)
    with pytest.raises(sqlite3.ProgrammingError):
        first.execute("SELECT 1")  # closed
    assert store.rows("SELECT lang FROM sessions") == [{"lang": "nl"}]
    assert store.rows("PRAGMA secure_delete") == [{"secure_delete": 1}]
    store.close()


def test_a_database_that_cannot_be_reopened_is_tried_again_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "a.db")

    def gone(*_: Any, **__: Any) -> Any:
        raise sqlite3.OperationalError("unable to open database file")

    def fail(db: Any) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as broken:
        broken.setattr(sqlite3, "connect", gone)
        with pytest.raises(StoreError, match="disk I/O error"):
            store.write(fail)
        with pytest.raises(StoreError, match="cannot be opened"):
            start_session(store, stored.session_start())
    start_session(store, stored.session_start())
    assert load_session(store, stored.SESSION_ID).start == stored.session_start()
    store.close()


def test_every_power_cut_leaves_whole_rounds(tmp_path: Path) -> None:
    """Cut the WAL at many places: each round is there as a whole or not at all, and the database is sound.

    Where SQLite is too old for a WAL all rounds are in the database itself.
    """
    store = Store(tmp_path / "a.db")
    rounds = [tuple(stored.trial(10 * n + k, position=k) for k in (1, 2)) for n in range(1, 5)]
    for n, trials in enumerate(rounds, start=1):
        stored.save(store, SessionRecord(stored.session_start(n), trials))
    log = tmp_path / "a.db-wal"
    database, wal = (tmp_path / "a.db").read_bytes(), log.read_bytes() if log.exists() else b""
    store.close()
    counts = []
    for length in sorted({*range(0, len(wal), 1031), len(wal)}):
        folder = tmp_path / str(length)
        folder.mkdir()
        (folder / "a.db").write_bytes(database)
        (folder / "a.db-wal").write_bytes(wal[:length])
        cut = Store(folder / "a.db")
        assert cut.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        loaded = [load_session(cut, row["id"]) for row in cut.rows("SELECT id FROM sessions ORDER BY id")]
        assert [each.trials for each in loaded] == [
            whole[: len(each.trials)] for each, whole in zip(loaded, rounds, strict=False)
        ]
        assert all(len(each.trials) == 2 for each in loaded[:-1])  # in the order they were saved
        counts.append(sum(len(each.trials) for each in loaded))
        cut.close()
    assert counts[-1] == 8
    assert not wal or set(counts) == set(range(9))


def test_power_cut_within_a_transaction(tmp_path: Path) -> None:
    """The files as they lie on the disk in the middle of a large transaction."""
    store = Store(tmp_path / "a.db")
    stored.save(store, SessionRecord(stored.session_start(1), (stored.trial(1),)))
    cut = tmp_path / "cut"

    def work(db: Any) -> None:
        db.execute("PRAGMA cache_size = 5")  # so that pages are written before the COMMIT
        db.execute("UPDATE sessions SET lang = 'en'")
        db.conn.executemany(
            "INSERT INTO cues VALUES (?, ?, 0, 'x', ?)",
            [(stored.trial(1).id, k, "words " * 100) for k in range(1, 500)],
        )
        cut.mkdir()
        for file in tmp_path.glob("a.db*"):
            shutil.copy(file, cut)

    store.write(work)
    store.close()
    reopened = Store(cut / "a.db")
    assert load_session(reopened, stored.SESSION_ID) == SessionRecord(stored.session_start(1), (stored.trial(1),))
    assert reopened.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    reopened.close()
