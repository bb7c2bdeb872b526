import threading

import numpy as np
import pygame
import pytest

from kiosk.sound import Sound, device, open_sound
from kiosk.sound.device import start_together, wakeful_silence
from kiosk.sound.shelf import ORDER, Shelf
from kiosk.sound.sounds import EFFECTS, RATE_HZ, STEMS
from tests.fakes.voice_worker import write_tone

BED = "harbour_bed"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A shelf with every sound on it: two seconds of nothing much."""
    path = tmp_path_factory.mktemp("data") / "sounds"
    shelf = Shelf(path)
    shelf.tidy()
    for name in ORDER:
        shelf.keep(name, np.full(2 * RATE_HZ, 50, dtype="<i2").tobytes())
    return path


@pytest.fixture
def sound(folder):
    made = open_sound(folder)
    assert made.available
    yield made
    made.close()


@pytest.fixture
def ready(sound):
    sound.prepare()
    return sound


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


def settle(sound):
    """Move all volumes to where they go, whatever the mixer's own thread has done of it."""
    for _ in range(200):
        sound.step()


def volumes(sound):
    return dict(sound._sent)


def test_the_wakeful_silence_is_not_silence_and_not_heard():
    samples = wakeful_silence()
    assert len(samples) == RATE_HZ
    assert np.abs(samples).max() == 1
    assert samples.sum() == 0


# Effects


def test_effects_play_once_they_are_there(sound):
    sound.play("tap")
    assert not sound._sounds
    sound.prepare()
    sound.play("finish")
    assert playing(sound._sounds["finish"])


def test_an_unknown_name_is_an_error_in_the_program(ready):
    with pytest.raises(KeyError):
        ready.play("fanfare")
    with pytest.raises(KeyError):
        ready.begin("polka", ())
    with pytest.raises(KeyError):
        ready.begin("still", ("jungle",))
    ready.begin("still", ())
    with pytest.raises(KeyError):
        ready.mix({"jungle": (1.0, 1.0)})


def test_effects_that_are_switched_off_are_not_played(ready):
    ready.effects = False
    ready.play("finish")
    assert not playing(ready._sounds["finish"])
    ready.effects = True
    ready.play("finish")
    assert playing(ready._sounds["finish"])


def test_the_silent_loop_keeps_the_screen_awake(sound):
    assert playing(sound._awake) == [device.AWAKE]


def test_effects_never_take_the_channels_of_voice_and_layers(ready, clip):
    ready.begin("harbour", ("waves",))
    ready.speak(clip)
    for _ in range(60):
        ready.play("finish")
    assert ready.speaking
    assert playing(clip) == [ready._voice]
    assert len(playing(ready._sounds[BED])) == 1
    assert min(playing(ready._sounds["finish"])) >= device.EFFECTS.start


# Layers


def test_a_round_begins_silent_and_is_moved_by_the_mix(ready):
    ready.begin("harbour", ("waves",))
    settle(ready)
    for name in (*STEMS["harbour"], "waves"):
        (channel,) = playing(ready._sounds[name])
        assert channel in device.LAYERS
        assert pygame.mixer.Channel(channel).get_volume() == 0.0
    ready.mix({BED: (1.0, 1.0), "waves": (0.4, 0.2)})
    settle(ready)
    assert volumes(ready)[BED] == (1.0, 1.0)
    assert volumes(ready)["waves"] == (pytest.approx(0.4, abs=0.003), pytest.approx(0.2, abs=0.003))


def test_the_mixers_own_thread_moves_the_volumes(ready):
    reached = threading.Event()
    step = ready.step

    def watched():
        moving = step()
        if ready._sent.get(BED) == (1.0, 1.0):
            reached.set()
        return moving

    ready.step = watched
    ready.begin("harbour", ())
    ready.mix({BED: (1.0, 1.0)})
    assert reached.wait(5.0)


def test_a_layer_that_turns_up_later_is_started_then(ready):
    ready.begin("still", ())
    ready.mix({"tone_home": (0.5, 0.5)})
    settle(ready)
    assert playing(ready._sounds["tone_home"])
    assert volumes(ready)["tone_home"] == (pytest.approx(0.5, abs=0.003), pytest.approx(0.5, abs=0.003))


def test_sounds_that_come_after_the_round_began_join_it(sound):
    sound.begin("harbour", ("waves",))
    sound.mix({BED: (1.0, 1.0)})
    sound.prepare()
    settle(sound)
    assert all(playing(sound._sounds[name]) for name in (*STEMS["harbour"], "waves"))
    assert volumes(sound)[BED] == (1.0, 1.0)


def test_a_piece_joins_only_as_a_whole(sound):
    sound.begin("harbour", ())
    for name in STEMS["harbour"][:2]:
        sound._sounds[name] = sound.load(Shelf(sound._shelf._folder).path(name))
        sound._join_in()
    assert not sound._channels
    sound.prepare()
    assert set(sound._channels) == set(STEMS["harbour"])


def test_ending_fades_and_the_next_round_begins_beneath(ready):
    ready.begin("harbour", ("waves",))
    first = dict(ready._channels)
    ready.mix({BED: (1.0, 1.0)})
    settle(ready)
    ready.begin("shift", ("hum_hall",))
    assert not set(first.values()) & set(ready._channels.values())
    settle(ready)
    assert set(volumes(ready).values()) <= {(0.0, 0.0)}, "what the last round wanted is forgotten"
    ready.end(500)
    ready.mix({BED: (1.0, 1.0)})
    assert not ready._channels


def test_many_rounds_in_a_row_find_channels(ready):
    for _ in range(20):
        ready.begin("still", ("tone_home", "waves"))
    pygame.mixer.stop()
    ready.begin("still", ("tone_home", "waves"))
    assert len(ready._channels) == 5


def test_a_pause_is_silent_and_the_next_round_is_not(ready):
    ready.begin("harbour", ())
    ready.mix({BED: (1.0, 1.0)})
    ready.hold(True)
    settle(ready)
    assert volumes(ready).get(BED, (0.0, 0.0)) == (0.0, 0.0)
    ready.hold(False)
    settle(ready)
    assert volumes(ready)[BED] == (1.0, 1.0)
    ready.hold(True)
    ready.begin("harbour", ())
    ready.mix({BED: (1.0, 1.0)})
    settle(ready)
    assert volumes(ready)[BED] == (1.0, 1.0)


def test_music_and_effects_have_a_setting_each(ready):
    assert (ready.music, ready.effects) == (True, True)
    ready.begin("still", ("tone_home",))
    ready.mix({"still_bed": (1.0, 1.0), "tone_home": (1.0, 1.0)})
    ready.music = False
    settle(ready)
    assert volumes(ready) == {"still_bed": (0.0, 0.0), "tone_home": (1.0, 1.0)} | {
        name: sides for name, sides in volumes(ready).items() if name not in {"still_bed", "tone_home"}
    }
    ready.effects = False
    settle(ready)
    assert set(volumes(ready).values()) == {(0.0, 0.0)}
    assert (ready.music, ready.effects) == (False, False)


class Slow:
    """A probe whose blip has ended before all were started, so many times."""

    def __init__(self, times, channel):
        self.left, self.channel = times, channel

    def play(self, blip):
        self.channel.play(blip)

    def get_busy(self):
        self.left -= 1
        return self.left < 0


@pytest.mark.parametrize(("times", "starts"), [(0, 1), (2, 3), (99, 8)])
def test_layers_start_anew_when_a_buffer_came_between(ready, monkeypatch, times, starts):
    real = pygame.mixer.Channel
    probe = Slow(times, real(device.EFFECTS.stop - 1))
    started = []

    class Watched:
        def __init__(self, number):
            self.channel = real(number)

        def set_volume(self, volume):
            self.channel.set_volume(volume)

        def play(self, sound, loops):
            started.append(sound)
            self.channel.play(sound, loops=loops)

    monkeypatch.setattr(
        pygame.mixer, "Channel", lambda number: probe if number == device.EFFECTS.stop - 1 else Watched(number)
    )
    start_together([(4, ready._sounds["waves"])])
    assert len(started) == starts


# The voice


def test_a_new_line_takes_over_from_the_one_before(sound, clip, tmp_path):
    write_tone(str(tmp_path / "other.wav"), seconds=2.0)
    other = sound.load(tmp_path / "other.wav")
    sound.speak(clip)
    sound.speak(other)
    assert sound.speaking
    assert playing(other) == [sound._voice]


def test_ducking_lowers_effects_and_layers_and_leaves_the_voice(ready, clip):
    ready.begin("still", ("tone_home",))
    ready.mix({"still_bed": (1.0, 1.0), "tone_home": (1.0, 1.0)})
    ready.duck(True)
    settle(ready)
    assert {round(ready._sounds[name].get_volume(), 2) for name in EFFECTS} == {0.5}
    assert volumes(ready)["still_bed"][0] == pytest.approx(0.3, abs=0.003)
    assert volumes(ready)["tone_home"][0] == pytest.approx(0.6, abs=0.003)
    assert clip.get_volume() == 1.0
    ready.duck(False)
    settle(ready)
    assert {ready._sounds[name].get_volume() for name in EFFECTS} == {1.0}
    assert volumes(ready)["still_bed"] == (1.0, 1.0)


def test_effects_that_come_while_the_voice_speaks_are_low_too(sound):
    sound.duck(True)
    settle(sound)
    sound.prepare()
    assert {round(sound._sounds[name].get_volume(), 2) for name in EFFECTS} == {0.5}


@pytest.mark.parametrize("content", [b"", b"RIFF", b"not a sound" * 100])
def test_an_unreadable_clip_is_no_clip(sound, tmp_path, content):
    (tmp_path / "bad.wav").write_bytes(content)
    assert sound.load(tmp_path / "bad.wav") is None
    assert sound.load(tmp_path / "missing.wav") is None


# The device


def test_it_uses_its_own_format_whatever_was_opened_before(folder):
    pygame.mixer.init(8000, 8, 1)
    sound = open_sound(folder)
    assert pygame.mixer.get_init() == (RATE_HZ, -16, 2)
    sound.open()
    sound.close()


@pytest.mark.usefixtures("no_device")
def test_without_a_device_everything_is_accepted_and_nothing_happens(tmp_path):
    sound = open_sound(tmp_path / "sounds")
    use_everything(sound, tmp_path)
    assert not sound.available
    assert not (tmp_path / "sounds").exists()


def test_never_opened_everything_is_accepted_and_nothing_happens(tmp_path):
    use_everything(Sound(), tmp_path)


def test_after_closing_everything_is_accepted_and_nothing_happens(ready, tmp_path):
    ready.begin("harbour", ("waves",))
    ready.close()
    use_everything(ready, tmp_path)


def test_closing_while_sounds_are_being_loaded_ends_both(sound, monkeypatch):
    loading, go_on = threading.Event(), threading.Event()
    load = sound.load

    def slow(path):
        loading.set()
        assert go_on.wait(5.0)
        return load(path)

    monkeypatch.setattr(sound, "load", slow)
    preparing = threading.Thread(target=sound.prepare)
    preparing.start()
    assert loading.wait(5.0)
    closing = threading.Thread(target=sound.close)
    closing.start()
    closing.join(0.05)
    assert closing.is_alive(), "the device waits for what is being read into it"
    go_on.set()
    closing.join(5.0)
    preparing.join(5.0)
    assert not closing.is_alive() and not preparing.is_alive()
    assert not sound._sounds


def test_closing_leaves_no_thread(folder):
    before = threading.active_count()
    sound = open_sound(folder)
    assert threading.active_count() == before + 1
    sound.close()
    assert threading.active_count() == before


def use_everything(sound: Sound, tmp_path) -> None:
    sound.prepare()
    sound.play("tap")
    sound.begin("still", ("waves",))
    sound.mix({"still_bed": (1.0, 1.0), "waves": (0.5, 0.5)})
    sound.mix({"tone_home": (1.0, 1.0)})
    sound.hold(True)
    sound.hold(False)
    sound.music = False
    sound.effects = False
    sound.end(100)
    sound.duck(True)
    sound.duck(False)
    assert sound.load(tmp_path / "x.wav") is None
    sound.speak(None)
    assert not sound.speaking
    sound.stop_speaking()
    assert not sound.step()
    assert not sound.available
    sound.close()
