import numpy as np
import pygame
import pytest

from kiosk.sound import DUCKED, RATE_HZ, Sound, open_sound
from kiosk.sound_effects import SCORES, synthesise, wakeful_silence
from tests.fakes.voice_worker import write_tone

NEEDED = {"tap", "count", "go", "inside", "outside", "star", "finish", "pause"}


@pytest.fixture
def sound():
    made = open_sound()
    assert made.available
    yield made
    made.close()


@pytest.fixture
def no_device(monkeypatch):
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    pygame.mixer.quit()


@pytest.fixture
def clip(sound, tmp_path):
    write_tone(str(tmp_path / "clip.wav"), seconds=2.0)
    return sound.load(tmp_path / "clip.wav")


def playing(of):
    return [n for n in range(pygame.mixer.get_num_channels()) if pygame.mixer.Channel(n).get_sound() is of]


def test_every_effect_is_there():
    assert set(SCORES) == NEEDED


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_an_effect_is_soft_short_and_neither_clicks_nor_clips(name):
    samples = synthesise(name, RATE_HZ)
    assert samples.dtype == np.int16
    assert samples.shape[1] == 2
    assert len(samples) < 1.5 * RATE_HZ
    left = samples[:, 0].astype(int)
    assert 0.05 * 32767 < np.abs(left).max() <= 0.31 * 32767
    assert left[0] == left[-1] == 0
    steepest = np.abs(np.diff(left)).max() / np.abs(left).max()
    assert steepest < 0.6, "no jump that would be heard as a click"
    assert abs(left.mean()) < 0.01 * np.abs(left).max()


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_an_effect_is_always_the_same(name):
    assert np.array_equal(synthesise(name, RATE_HZ), synthesise(name, RATE_HZ))


def test_inside_rises_and_outside_is_low():
    def pitch_hz(samples):
        spectrum = np.abs(np.fft.rfft(samples[:, 0] * np.hanning(len(samples))))
        return np.fft.rfftfreq(len(samples), 1 / RATE_HZ)[np.argmax(spectrum)]

    inside = synthesise("inside", RATE_HZ)
    assert pitch_hz(inside[: int(0.07 * RATE_HZ)]) < pitch_hz(inside[int(0.12 * RATE_HZ) :])
    assert pitch_hz(synthesise("outside", RATE_HZ)) < 300


def test_the_wakeful_silence_is_not_silence_and_not_heard():
    samples = wakeful_silence(RATE_HZ)
    assert len(samples) == RATE_HZ
    assert np.abs(samples).max() == 1
    assert samples.sum() == 0


def test_effects_play_once_they_are_made(sound):
    sound.play("tap")
    assert not sound._effects
    sound.prepare()
    sound.play("finish")
    assert playing(sound._effects["finish"])


def test_an_unknown_effect_is_an_error_in_the_program(sound):
    with pytest.raises(KeyError):
        sound.play("fanfare")


def test_the_silent_loop_keeps_the_screen_awake(sound):
    assert playing(sound._awake) == [0]


def test_effects_never_take_the_channels_of_the_voice(sound, clip):
    sound.prepare()
    sound.speak(clip)
    for _ in range(40):
        sound.play("finish")
    assert sound.speaking
    assert playing(clip) == [sound._voice]
    assert min(playing(sound._effects["finish"])) >= 3


def test_a_new_line_takes_over_from_the_one_before(sound, clip, tmp_path):
    write_tone(str(tmp_path / "other.wav"), seconds=2.0)
    other = sound.load(tmp_path / "other.wav")
    sound.speak(clip)
    sound.speak(other)
    assert sound.speaking
    assert playing(other) == [sound._voice]


def test_ducking_lowers_effects_and_leaves_the_voice(sound, clip):
    sound.duck(True)
    sound.prepare()
    assert {round(effect.get_volume(), 1) for effect in sound._effects.values()} == {DUCKED}
    assert clip.get_volume() == 1.0
    sound.duck(False)
    assert {effect.get_volume() for effect in sound._effects.values()} == {1.0}


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a sound" * 100])
def test_an_unreadable_clip_is_no_clip(sound, tmp_path, content):
    (tmp_path / "bad.wav").write_bytes(content)
    assert sound.load(tmp_path / "bad.wav") is None
    assert sound.load(tmp_path / "missing.wav") is None


def test_it_uses_its_own_format_whatever_was_opened_before():
    pygame.mixer.init(8000, 8, 1)
    sound = open_sound()
    assert pygame.mixer.get_init() == (RATE_HZ, -16, 2)
    sound.open()
    sound.close()


@pytest.mark.usefixtures("no_device")
def test_without_a_device_everything_is_accepted_and_nothing_happens(tmp_path):
    sound = open_sound()
    use_everything(sound, tmp_path)
    assert not sound.available


def test_after_closing_everything_is_accepted_and_nothing_happens(sound, tmp_path):
    sound.prepare()
    sound.close()
    use_everything(sound, tmp_path)


def use_everything(sound: Sound, tmp_path) -> None:
    sound.prepare()
    sound.play("tap")
    sound.duck(True)
    sound.duck(False)
    assert sound.load(tmp_path / "x.wav") is None
    sound.speak(None)
    assert not sound.speaking
    sound.stop_speaking()
    assert not sound.available
    sound.close()
