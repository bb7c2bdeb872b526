import os
import sys
import threading
import wave
from pathlib import Path

import pytest

from kiosk.voice.engine import MAX_FAILURES, SpeechEngine
from tests.fakes import voice_worker


def engine_that(mode: str) -> SpeechEngine:
    command = (sys.executable, voice_worker.__file__, mode)
    # Short only for what hangs on purpose: a busy computer must not make a good worker look hung.
    render_timeout_s = {"hangs": 0.2, "obeys": 1.0}.get(mode, 10.0)
    return SpeechEngine(command, render_timeout_s, start_timeout_s=0.2 if mode == "hangs at start" else 30.0)


@pytest.fixture
def make(request):
    def make_engine(mode: str) -> SpeechEngine:
        engine = engine_that(mode)
        request.addfinalizer(engine.close)
        return engine

    return make_engine


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_good_worker_renders_and_stays(make, tmp_path):
    engine = make("behaves")
    for n in range(3):
        assert engine.render(f"line {n}", "nl", tmp_path / f"{n}.wav")
        engine.accept()
    pid = engine.worker_pid
    assert engine.render("one more", "en", tmp_path / "more.wav")
    assert engine.worker_pid == pid
    with wave.open(str(tmp_path / "2.wav")) as clip:
        assert clip.getnframes() > 0


@pytest.mark.parametrize("mode", ["dies", "hangs", "rubbish", "wrong id", "list", "refuses"])
def test_three_failures_in_a_row_leave_captions_only(make, tmp_path, mode):
    engine = make(mode)
    for n in range(MAX_FAILURES):
        assert not engine.gone
        assert not engine.render(f"line {n}", "nl", tmp_path / "x.wav")
    assert engine.gone
    assert engine.worker_pid is None
    assert not engine.render("again", "nl", tmp_path / "x.wav")


@pytest.mark.parametrize("mode", ["dies at start", "hangs at start"])
def test_a_worker_that_never_starts_leaves_captions_only(make, tmp_path, mode):
    engine = make(mode)
    engine.warm_up()
    assert engine.gone
    assert not engine.render("line", "nl", tmp_path / "x.wav")


def test_a_worker_that_is_not_there_leaves_captions_only(tmp_path):
    engine = SpeechEngine((str(tmp_path / "nothing"),))
    assert not engine.render("line", "nl", tmp_path / "x.wav")
    assert engine.gone
    engine.close()


@pytest.mark.parametrize("trouble", ["dies", "hangs", "rubbish"])
def test_after_one_failure_a_new_worker_takes_over(make, tmp_path, trouble):
    engine = make("obeys")
    assert engine.render("fine", "nl", tmp_path / "1.wav")
    first = engine.worker_pid
    assert not engine.render(trouble, "nl", tmp_path / "2.wav")
    assert not alive(first)
    assert engine.render("fine again", "nl", tmp_path / "3.wav")
    assert engine.worker_pid != first


def test_failures_count_only_in_a_row(make, tmp_path):
    engine = make("obeys")
    for _ in range(4):
        assert not engine.render("dies", "nl", tmp_path / "x.wav")
        assert not engine.render("refuses", "nl", tmp_path / "x.wav")
        assert engine.render("fine", "nl", tmp_path / "x.wav")
        engine.accept()
    assert not engine.gone


def test_useless_clips_count_as_failures(make, tmp_path):
    engine = make("mumbles")
    for _ in range(MAX_FAILURES):
        assert engine.render("line", "nl", tmp_path / "x.wav")
        engine.reject("silent")
    assert engine.gone


def test_a_worker_killed_between_two_lines_is_replaced(make, tmp_path):
    engine = make("behaves")
    assert engine.render("one", "nl", tmp_path / "1.wav")
    pid = engine.worker_pid
    os.kill(pid, 9)
    engine.render("two", "nl", tmp_path / "2.wav")
    assert engine.render("three", "nl", tmp_path / "3.wav")
    assert not engine.gone


def test_abort_ends_a_hanging_render_at_once(tmp_path):
    engine = SpeechEngine((sys.executable, voice_worker.__file__, "hangs"), render_timeout_s=60.0)
    engine.warm_up()
    pid = engine.worker_pid
    answers = []
    thread = threading.Thread(target=lambda: answers.append(engine.render("line", "nl", tmp_path / "x.wav")))
    thread.start()
    engine.abort()
    thread.join(timeout=5.0)
    engine.close()
    assert answers == [False]
    assert not alive(pid)
    assert not engine.gone, "ending it on purpose is not a failure"


def test_closing_leaves_no_process_thread_or_file(tmp_path):
    before = threading.active_count()
    open_files = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    engine = engine_that("behaves")
    engine.render("one", "nl", tmp_path / "1.wav")
    pid = engine.worker_pid
    engine.close()
    engine.close()
    assert not alive(pid)
    assert threading.active_count() == before
    if open_files:
        assert len(list(Path("/proc/self/fd").iterdir())) == open_files
    assert not engine.render("two", "nl", tmp_path / "2.wav")
