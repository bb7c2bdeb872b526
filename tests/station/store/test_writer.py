"""The writer thread never makes the caller wait, loses nothing in silence and drains when closed."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from station.errors import StoreError
from station.store.database import Store
from station.store.recordings import RecordingWriter, read_recording
from station.store.sessions import load_session, start_session
from station.store.writer import StoreWriter
from tests.fakes import stored

SOON_S = 10.0


def test_work_is_done_in_order_in_one_other_thread() -> None:
    writer = StoreWriter()
    seen: list[tuple[int, int]] = []
    futures = [writer.submit(lambda i: seen.append((i, threading.get_ident())), i) for i in range(500)]
    writer.close()
    assert [i for i, _ in seen] == list(range(500))
    assert len({thread for _, thread in seen} | {threading.get_ident()}) == 2
    assert all(f.done() for f in futures)
    assert writer.failed is None


def test_errors_are_kept_and_the_rest_goes_on() -> None:
    writer = StoreWriter()

    def fail() -> None:
        raise StoreError("The disk is gone.", "Put it back.")

    def break_down() -> None:
        raise RuntimeError("a mistake")

    first, second, third = writer.submit(fail), writer.submit(break_down), writer.submit(lambda: 7)
    assert third.result(SOON_S) == 7
    assert str(first.exception(SOON_S)) == "The disk is gone. Put it back."
    assert isinstance(second.exception(SOON_S), RuntimeError)
    assert str(writer.failed) == "The disk is gone. Put it back."
    writer.close()


def test_a_mistake_is_shown_as_a_store_error() -> None:
    writer = StoreWriter()
    writer.submit(lambda: 1 / 0).exception(SOON_S)
    assert isinstance(writer.failed, StoreError)
    assert "division by zero" in str(writer.failed)
    writer.close()


def test_a_stuck_disk_never_makes_the_caller_wait() -> None:
    writer = StoreWriter(depth=3)
    started, release = threading.Event(), threading.Event()

    def stuck() -> bool:
        started.set()
        return release.wait(SOON_S)

    first = writer.submit(stuck)
    assert started.wait(SOON_S)
    waiting = [writer.submit(lambda: 1) for _ in range(3)]
    refused: Future[int] = writer.submit(lambda: 1)
    assert isinstance(refused.exception(0), StoreError)
    assert "does not keep up" in str(writer.failed)
    with pytest.raises(StoreError, match="does not answer"):
        writer.close(timeout_s=0.01)
    release.set()
    assert first.result(SOON_S)
    assert [f.result(SOON_S) for f in waiting] == [1, 1, 1]
    writer.close()


def test_after_closing_work_is_refused() -> None:
    writer = StoreWriter()
    writer.close()
    writer.close()
    assert isinstance(writer.submit(lambda: 1).exception(0), StoreError)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    assert set(threading.enumerate()) <= before


def test_database_and_recording_through_the_writer(tmp_path: Path) -> None:
    writer = StoreWriter()
    store = writer.submit(Store, tmp_path / "a.db").result(SOON_S)
    recorder = writer.submit(RecordingWriter, tmp_path / "a.evk", stored.header()).result(SOON_S)
    writer.submit(start_session, store, stored.session_start())
    for k in range(30):
        writer.submit(recorder.frames, stored.block(10 * k, 10))
    writer.submit(recorder.close)
    loaded = writer.submit(load_session, store, stored.SESSION_ID)
    writer.submit(store.close)
    writer.close()
    assert writer.failed is None
    assert loaded.result(0).start == stored.session_start()
    assert read_recording(tmp_path / "a.evk").frame_count == 300
