import os
import wave

import pytest

from kiosk.voice.clips import ClipCache
from kiosk.voice.finishing import NoSpeech
from tests.fakes.voice_worker import write_tone


@pytest.fixture
def clips(tmp_path):
    cache = ClipCache(tmp_path / "clips", max_files=5)
    cache.open()
    return cache


def render(clips, text, lang="nl"):
    write_tone(str(clips.raw_path(text, lang)))
    return clips.keep(text, lang)


def test_a_kept_clip_is_found_and_is_a_sound(clips):
    assert clips.find("Sta lang.", "nl") is None
    path = render(clips, "Sta lang.")
    assert clips.find("Sta lang.", "nl") == path
    with wave.open(str(path)) as clip:
        assert clip.getnframes() > 1000
    assert list(path.parent.iterdir()) == [path]


def test_text_and_language_make_the_clip(clips):
    paths = {clips.path(text, lang) for text in ("een", "twee") for lang in ("nl", "en")}
    assert len(paths) == 4
    assert clips.path("een", "nl") == clips.path("een", "nl")


def test_any_text_makes_a_plain_file_name(clips):
    path = clips.path("../../etc/'\"\n\0 é🎉" * 100, "nl")
    assert path.parent == clips.path("een", "nl").parent
    assert len(path.name) == 68


def test_the_longest_unused_go_first(clips):
    for n in range(5):
        os.utime(render(clips, f"line {n}"), (1000 + n, 1000 + n))
    clips.find("line 0", "nl")
    render(clips, "line 5")
    render(clips, "line 6")
    kept = [n for n in range(7) if clips.path(f"line {n}", "nl").exists()]
    assert kept == [0, 3, 4, 5, 6]


def test_a_clip_cut_off_by_a_power_cut_is_removed(clips):
    for size in (0, 20, 2000):
        path = render(clips, "half")
        os.truncate(path, size)
        assert clips.find("half", "nl") is None
        assert not path.exists()


def test_a_silent_or_missing_rendering_is_not_kept(clips):
    write_tone(str(clips.raw_path("a", "nl")), peak=0)
    with pytest.raises(NoSpeech):
        clips.keep("a", "nl")
    with pytest.raises(OSError, match="raw"):
        clips.keep("b", "nl")
    assert list(clips.path("a", "nl").parent.iterdir()) == []


def test_opening_removes_what_was_left_unfinished(clips, tmp_path):
    kept = render(clips, "whole")
    for text in ("a", "b"):
        clips.raw_path(text, "nl").write_bytes(b"half")
    clips.open()
    assert list((tmp_path / "clips").iterdir()) == [kept]
