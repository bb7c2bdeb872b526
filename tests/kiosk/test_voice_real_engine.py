"""The engine that ships, through its real process: no system package, no sound card."""

import json
import subprocess
import sys
import wave

import numpy as np
import pytest

from kiosk.voice.clips import ClipCache
from kiosk.voice.engine import MAX_FAILURES, WORKER, SpeechEngine
from kiosk.voice.espeak import VOICES
from kiosk.voice.wording import MAX_CHARACTERS, spoken


@pytest.fixture(scope="module")
def engine():
    # The test is of what is rendered, not of how fast: other work on this computer must not fail it.
    made = SpeechEngine(render_timeout_s=20.0, start_timeout_s=60.0)
    yield made
    made.close()


@pytest.fixture
def clips(tmp_path):
    cache = ClipCache(tmp_path)
    cache.open()
    return cache


def render(engine, clips, text, lang):
    assert engine.render(text, lang, clips.raw_path(text, lang))
    engine.accept()
    return clips.keep(text, lang)


def sound(path):
    with wave.open(str(path)) as clip:
        assert clip.getnchannels() == 1
        rate_hz = clip.getframerate()
        samples = np.frombuffer(clip.readframes(clip.getnframes()), "<i2") / 32768
    return samples, len(samples) / rate_hz


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Verplaats je gewicht rustig naar links.", "nl"), ("Shift your weight gently to the left.", "en")],
)
def test_both_languages_have_sound_in_them(engine, clips, text, lang):
    samples, length_s = sound(render(engine, clips, text, lang))
    assert 1.5 < length_s < 4.0
    assert np.sqrt(np.mean(samples**2)) > 0.05
    assert np.abs(samples).max() < 0.99
    first = int(np.argmax(np.abs(samples) > 0.02))
    assert first < 0.05 * len(samples), "the words begin at once"


def test_dutch_is_not_english(engine, clips):
    text = "The weather is thoroughly wild"
    (dutch, dutch_s), (english, english_s) = (sound(render(engine, clips, text, lang)) for lang in VOICES)
    assert abs(dutch_s - english_s) > 0.05
    n = min(len(dutch), len(english))
    assert abs(np.corrcoef(dutch[:n], english[:n])[0, 1]) < 0.5


def test_the_language_can_change_with_every_line(engine, clips):
    lengths_s = [sound(render(engine, clips, "The weather is thoroughly wild", lang))[1] for lang in ("nl", "en") * 3]
    assert np.ptp(lengths_s[0::2]) < 0.02
    assert np.ptp(lengths_s[1::2]) < 0.02


def test_two_lines_in_a_row_are_both_there(engine, clips):
    paths = [clips.raw_path(text, "nl") for text in ("een", "twee")]
    assert engine.render("een", "nl", paths[0])
    assert engine.render("twee", "nl", paths[1])
    assert all(path.stat().st_size > 1000 for path in paths)


@pytest.mark.parametrize(
    "text",
    [
        "\"Quotes\" and 'apostrophes' and \\ backslashes",
        "één, twee, drië: coördinatie à la crème",
        '{"json": [1, 2]} <b>bold</b> [[h@\'l@U]] &amp; $HOME `ls`',
        "12,5 % van 90° = 11 1/4",
        "日本語 и русский",
        "well 🎉 done",
        "x",
        "gewicht " * 500,
    ],
)
def test_any_caption_can_be_said(engine, clips, text):
    words = spoken(text)
    assert len(words) <= MAX_CHARACTERS
    _, length_s = sound(render(engine, clips, words, "nl"))
    assert 0.05 < length_s < 60.0


def test_a_language_without_a_voice_is_refused_not_read_in_english(engine, clips):
    assert not engine.render("Guten Tag", "de", clips.raw_path("Guten Tag", "de"))
    assert not clips.raw_path("Guten Tag", "de").exists()
    assert not engine.gone
    render(engine, clips, "goedendag", "nl")


def test_a_folder_that_vanished_does_not_end_the_voice(clips, tmp_path):
    engine = SpeechEngine(render_timeout_s=1.0, start_timeout_s=60.0)
    for _ in range(MAX_FAILURES - 1):
        assert not engine.render("een", "nl", tmp_path / "gone" / "x.wav")
    assert engine.render("een", "nl", clips.raw_path("een", "nl"))
    engine.close()


def test_only_answers_appear_on_the_workers_output(tmp_path):
    request = {"id": 7, "text": "een", "lang": "nl", "path": str(tmp_path / "een.wav")}
    with subprocess.Popen(WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as worker:
        ready = json.loads(worker.stdout.readline())
        worker.stdin.write(json.dumps(request).encode() + b"\n")
        worker.stdin.flush()
        answer = json.loads(worker.stdout.readline())
        # Its input ending is all that tells it that the kiosk is gone, however that went.
        rest, noise = worker.communicate(timeout=10.0)
    assert ready["ready"] is True
    assert answer == {"id": 7, "ok": True}
    assert rest == b""
    assert b"Audio saved" in noise, "the library prints; if it no longer does, claiming the output may go"
    assert worker.returncode == 0


def test_the_kiosk_does_not_load_the_speech_library():
    code = (
        "import sys, kiosk.voice; early = set(sys.modules); from kiosk.voice import make_voice;"
        "print('numpy' in early, 'pygame' in early, 'pyttsx3' in sys.modules, 'espeakng_loader' in sys.modules)"
    )
    out = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True, timeout=30.0).stdout
    assert out.split() == ["False"] * 4
