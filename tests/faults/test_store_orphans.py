"""What a killed kiosk left open is closed at the next start, and never what another kiosk is writing."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from station.errors import RecordingError
from station.store.archive import Archive
from station.store.ids import uuid7
from station.store.recordings import RecordingWriter, compress, read_recording, sha256_of
from station.store.records import SessionEnd, SessionRecord
from station.store.sessions import load_session, save_trial, start_session
from tests.fakes import stored

KILLED = """
import sys
from pathlib import Path
from station.store.archive import Archive
from station.store.ids import uuid7
from station.store.recordings import RecordingWriter
from station.store.sessions import save_trial, start_session
from tests.fakes import stored

archive = Archive(Path(sys.argv[1]), uuid7)
start_session(archive.store, stored.session_start())
recorder = RecordingWriter(archive.recording(stored.SESSION_ID), stored.header())
for k in range(50):
    recorder.frames(stored.block(10 * k, 10))
save_trial(archive.store, stored.SESSION_ID, stored.trial(1, ticks=120))
print("playing", flush=True)
sys.stdin.read()
"""


@contextmanager
def playing(folder: Path) -> Iterator[Callable[[], None]]:
    """Give another kiosk in the middle of a visit, as what kills it."""
    command = [sys.executable, "-c", KILLED, str(folder)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None

        def kill() -> None:
            child.send_signal(signal.SIGKILL)
            child.wait(10)

        try:
            assert child.stdout.readline() == "playing\n"
            yield kill
        finally:
            kill()


def started(folder: Path) -> SessionRecord:
    """Return the session as it is after a start of the kiosk."""
    archive = Archive(folder, uuid7)
    try:
        archive.adopt()
        return load_session(archive.store, stored.SESSION_ID)
    finally:
        archive.close()


def test_a_killed_visit_is_closed_at_the_next_start_but_not_before(tmp_path: Path) -> None:
    with playing(tmp_path) as kill:
        assert started(tmp_path).end is None
        kill()
        session = started(tmp_path)
    (file,) = (tmp_path / "recordings").iterdir()
    assert session.trials == (stored.trial(1, ticks=120),)
    assert session.end is not None and session.end.recording is not None
    assert tmp_path / session.end.recording.path == file and file.name == f"{stored.SESSION_ID}.evk.zst"
    assert session.end.recording.sha256 == sha256_of(file)
    recording = read_recording(file)
    assert session.end.recording.frames == recording.frame_count >= 400
    assert session.end.duration_s == recording.duration_s == pytest.approx(5.0, abs=1.01)
    assert started(tmp_path) == session


def left_open(folder: Path, *, recorded: bool) -> Path:
    """Leave a session of two seconds of rounds open; return where its recording, of four seconds, is."""
    archive = Archive(folder, uuid7)
    start_session(archive.store, stored.session_start())
    for number in (1, 2):
        save_trial(archive.store, stored.SESSION_ID, stored.trial(number, ticks=120))
    path = archive.recording(stored.SESSION_ID)
    archive.close()
    if recorded:
        recorder = RecordingWriter(path, stored.header())
        recorder.frames(stored.block(0, 401))
        recorder.close()
    return path


def test_a_visit_without_a_recording_lasted_as_long_as_its_rounds(tmp_path: Path) -> None:
    left_open(tmp_path, recorded=False)
    assert started(tmp_path).end == SessionEnd(2.0)


def test_a_recording_that_cannot_be_read_is_left_where_it_is(tmp_path: Path) -> None:
    path = left_open(tmp_path, recorded=False)
    path.write_bytes(b"damaged")
    assert started(tmp_path).end == SessionEnd(2.0)
    assert path.read_bytes() == b"damaged"


@pytest.mark.parametrize("plain_too", [False, True])
def test_a_kiosk_killed_while_it_compressed(tmp_path: Path, plain_too: bool) -> None:
    path = left_open(tmp_path, recorded=True)
    plain = path.read_bytes()
    packed = compress(path)
    if plain_too:
        path.write_bytes(plain)
    end = started(tmp_path).end
    assert end is not None and end.recording is not None and end.duration_s == 4.0
    assert list(path.parent.iterdir()) == [packed] and end.recording.sha256 == sha256_of(packed)


def test_what_fails_is_tried_again_at_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = left_open(tmp_path, recorded=True)

    def full(path: Path) -> Path:
        raise RecordingError("The disk is full.")

    with monkeypatch.context() as now, pytest.raises(RecordingError, match="full"):
        now.setattr("station.store.archive.compress", full)
        started(tmp_path)
    assert path.exists()
    end = started(tmp_path).end
    assert end is not None and end.recording is not None and not path.exists()
