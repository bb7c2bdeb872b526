import numpy as np
import pytest

from kiosk.sound.sounds import VOICE_PEAK
from kiosk.voice.finishing import LEAD_S, TAIL_S, NoSpeech, finish

RATE_HZ = 22050


def tone(seconds: float, peak: float) -> np.ndarray:
    t_s = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    return np.round(peak * 32767 * np.sin(2 * np.pi * 200 * t_s)).astype(np.int16)


def silence(seconds: float) -> np.ndarray:
    return np.zeros(int(seconds * RATE_HZ), dtype=np.int16)


def rms(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean((samples / 32768) ** 2)))


def test_silence_around_the_words_goes():
    finished = finish(np.concatenate([silence(0.5), tone(1.0, 0.3), silence(0.8)]), RATE_HZ)
    assert len(finished) / RATE_HZ == pytest.approx(LEAD_S + 1.0 + TAIL_S, abs=0.005)


def test_a_pause_inside_the_words_stays():
    finished = finish(np.concatenate([tone(0.5, 0.3), silence(0.4), tone(0.5, 0.3)]), RATE_HZ)
    assert len(finished) / RATE_HZ == pytest.approx(1.4 + TAIL_S, abs=0.08)


def test_quiet_and_loud_lines_come_out_equally_loud():
    quiet, loud = finish(tone(1.0, 0.05), RATE_HZ), finish(tone(1.0, 0.9), RATE_HZ)
    assert rms(quiet) == pytest.approx(rms(loud), rel=0.02)


def test_a_peaky_line_does_not_clip():
    click = np.concatenate([tone(0.5, 0.02), tone(0.005, 1.0), tone(0.5, 0.02)])
    finished = finish(click, RATE_HZ)
    assert np.abs(finished).max() <= VOICE_PEAK * 32767 + 1


def test_it_begins_and_ends_at_zero():
    finished = finish(np.full(RATE_HZ, 12000, dtype=np.int16), RATE_HZ)
    assert finished[0] == 0
    assert finished[-1] == 0
    assert np.abs(np.diff(finished.astype(int))).max() < 200


def test_silence_is_not_speech():
    with pytest.raises(NoSpeech):
        finish(silence(1.0), RATE_HZ)
    with pytest.raises(NoSpeech):
        finish(silence(0.0), RATE_HZ)


def test_a_clip_shorter_than_its_fades_survives():
    assert len(finish(np.array([9000], dtype=np.int16), RATE_HZ)) == 1
