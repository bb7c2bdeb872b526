"""Volumes: every change is a ramp of the length that is promised."""

from itertools import pairwise

import pytest

from kiosk.sound.faders import DUCK_S, GLIDE_S, RETURN_S, STEP_S, Faders, Ramp
from kiosk.sound.sounds import DUCKED, LOOPS, STEMS, Group, group


def steps_until_still(faders: Faders) -> int:
    count = 0
    while faders.step():
        count += 1
        assert count < 1000
    return count


def playing(*names: str) -> Faders:
    faders = Faders()
    for name in names:
        faders.start(name)
    faders.want(dict.fromkeys(names, (1.0, 1.0)))
    steps_until_still(faders)
    return faders


def test_a_ramp_moves_evenly_and_arrives_exactly():
    ramp = Ramp(0.0, up_s=0.12, down_s=0.24)
    ramp.wanted = 1.0
    seen = [ramp.value]
    while ramp.step():
        seen.append(ramp.value)
    assert ramp.value == 1.0
    assert len(seen) == pytest.approx(0.12 / STEP_S, abs=1)
    assert max(b - a for a, b in pairwise(seen)) == pytest.approx(STEP_S / 0.12)


def test_layers_start_silent_and_glide():
    faders = Faders()
    faders.start("waves")
    assert faders.layers() == {"waves": (0.0, 0.0)}
    faders.want({"waves": (1.0, 0.5)})
    faders.step()
    left, right = faders.layers()["waves"]
    assert left == right == pytest.approx(STEP_S / GLIDE_S)
    assert steps_until_still(faders) == pytest.approx(GLIDE_S / STEP_S, abs=2)
    assert faders.layers() == {"waves": (1.0, 0.5)}


def test_what_is_not_named_goes_to_silence():
    faders = playing("waves", "still_bed")
    faders.want({"still_bed": (1.0, 1.0)})
    steps_until_still(faders)
    assert faders.layers() == {"waves": (0.0, 0.0), "still_bed": (1.0, 1.0)}


def test_wanting_the_same_again_is_no_news():
    faders = playing("waves")
    assert not faders.want({"waves": (1.0, 1.0)})
    assert not faders.step()
    assert faders.want({"waves": (1.0, 0.9)})


def test_a_change_that_nobody_hears_is_no_news_but_many_of_them_are():
    faders = playing("waves")
    assert not faders.want({"waves": (0.99, 1.0)})
    assert not faders.want({"waves": (0.986, 1.0)})
    assert faders.want({"waves": (0.98, 1.0)})
    assert faders.want({"waves": (0.005, 1.0)})
    assert faders.want({"waves": (0.0, 1.0)}), "silence is exact"
    assert faders.want({"waves": (0.001, 1.0)})


def test_what_was_wanted_before_a_layer_was_there_holds():
    faders = Faders()
    faders.want({"waves": (0.4, 0.4)})
    faders.start("waves")
    steps_until_still(faders)
    assert faders.layers() == {"waves": (0.4, 0.4)}


@pytest.mark.parametrize(
    ("name", "floor"), [("still_bed", 0.3), ("waves", 0.3), ("roll_wet", 0.3), ("tone_home", 0.6), ("water_left", 0.6)]
)
def test_the_voice_lowers_each_as_much_as_it_should_and_in_time(name, floor):
    faders = playing(name)
    faders.duck.wanted = 1.0
    assert steps_until_still(faders) == pytest.approx(DUCK_S / STEP_S, abs=1)
    assert faders.layers()[name] == (pytest.approx(floor), pytest.approx(floor))
    assert faders.gain(Group.EFFECT) == pytest.approx(0.5)
    faders.duck.wanted = 0.0
    assert steps_until_still(faders) == pytest.approx(RETURN_S / STEP_S, abs=1)
    assert faders.layers()[name] == (1.0, 1.0)


def test_whoever_steers_by_ear_hears_the_guides_above_all_else_while_the_voice_speaks():
    assert DUCKED[Group.GUIDE] == max(DUCKED.values())


def test_a_pause_silences_all_layers_and_gives_them_back():
    faders = playing("still_bed", "tone_home")
    faders.held.wanted = 1.0
    steps_until_still(faders)
    assert set(faders.layers().values()) == {(0.0, 0.0)}
    assert faders.gain(Group.EFFECT) == 1.0, "the effects of buttons are heard in a pause"
    faders.held.wanted = 0.0
    steps_until_still(faders)
    assert set(faders.layers().values()) == {(1.0, 1.0)}


def test_the_settings_switch_music_and_what_one_plays_by_apart():
    faders = playing("still_bed", "waves", "tone_home", "roll_wet")
    faders.music.wanted = 0.0
    steps_until_still(faders)
    heard = {name for name, sides in faders.layers().items() if sides != (0.0, 0.0)}
    assert heard == {"tone_home", "roll_wet"}
    faders.music.wanted, faders.effects.wanted = 1.0, 0.0
    steps_until_still(faders)
    heard = {name for name, sides in faders.layers().items() if sides != (0.0, 0.0)}
    assert heard == {"still_bed", "waves"}
    assert faders.gain(Group.EFFECT) == 0.0


def test_every_layer_counts_as_something():
    for name in (*LOOPS, *(stem for stems in STEMS.values() for stem in stems)):
        assert group(name) in DUCKED
    with pytest.raises(KeyError):
        group("tap")


def test_the_same_calls_give_the_same_volumes():
    def run() -> list[object]:
        faders = playing("waves", "tone_near")
        seen: list[object] = []
        for step in range(60):
            faders.want({"waves": (step / 60, 1 - step / 60)})
            faders.duck.wanted = float(step % 20 > 10)
            seen += [faders.step(), faders.layers()]
        return seen

    assert run() == run()
