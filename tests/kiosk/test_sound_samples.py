"""All that is heard, as samples: loud enough, never too loud, no clicks, no seams, each its own."""

from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest

from kiosk.sound.limiter import limited
from kiosk.sound.sounds import DUCKED, EFFECTS, GUIDES, LOOPS, PIECES, RATE_HZ, STEMS, VOICE_PEAK, Group, group
from kiosk.sound.synthesis import SCORES, synthesise
from kiosk.sound.synthesis.elements import chance
from kiosk.sound.synthesis.loudness import a_weight, loudness
from kiosk.sound.synthesis.score import BEATS_IN_BAR
from tests.fakes import repository

ALL_STEMS = [stem for piece in PIECES for stem in STEMS[piece]]

EFFECT_PEAK = (0.095, 0.305)
EFFECT_LOUDNESS = (0.012, 0.14)
"""A-weighted, of the loudest 60 ms."""

LOUDNESS = {
    **dict.fromkeys((f"{piece}_bed" for piece in PIECES), (0.010, 0.016)),
    **dict.fromkeys((f"{piece}_pulse" for piece in PIECES), (0.004, 0.009)),
    **dict.fromkeys((f"{piece}_lift" for piece in PIECES), (0.009, 0.015)),
    **dict.fromkeys(GUIDES, (0.008, 0.026)),
    **dict.fromkeys(("roll_concrete", "roll_rubber", "roll_wet", "wheel_shimmy", "wheel_worn"), (0.009, 0.026)),
    **dict.fromkeys(("waves", "hum_hall", "hum_night"), (0.006, 0.016)),
}
"""A-weighted, over the whole loop."""

LOOP_PEAK = {"bed": 0.195, "pulse": 0.125, "lift": 0.135}


@cache
def samples(name):
    made = synthesise(name)
    made.flags.writeable = False
    return made


def sound(name):
    return samples(name).astype(np.float32) / np.float32(32767)


def peak(name):
    return float(np.abs(sound(name)).max())


def spectrum(name):
    """Return frequencies and the share of the power at each."""
    left = sound(name)[:, 0]
    power = np.abs(np.fft.rfft(left)) ** 2
    return np.fft.rfftfreq(len(left), 1 / RATE_HZ), power / power.sum()


def centre_hz(name):
    """Return the middle of the power, on a scale of octaves."""
    hz, power = spectrum(name)
    return float(2 ** np.sum(np.log2(hz[1:]) * power[1:]))


# Every sound


@pytest.mark.parametrize("name", [*EFFECTS, *LOOPS, *ALL_STEMS])
def test_a_sound_has_two_channels_no_constant_part_and_room_above(name):
    made = samples(name)
    assert made.dtype == np.int16
    assert made.shape[1] == 2
    assert np.abs(sound(name).mean(axis=0)).max() < 0.01 * peak(name)
    assert peak(name) < 0.31 < VOICE_PEAK


@pytest.mark.parametrize("name", [*EFFECTS, *LOOPS, *(f"{piece}_lift" for piece in PIECES)])
def test_a_sound_is_always_the_same(name):
    assert np.array_equal(synthesise(name), samples(name))


def test_there_is_nothing_else():
    with pytest.raises(KeyError):
        synthesise("fanfare")


# Effects


@pytest.mark.parametrize("name", EFFECTS)
def test_an_effect_is_short_and_neither_clicks_nor_clips(name):
    left = sound(name)[:, 0]
    assert len(left) < 1.6 * RATE_HZ
    assert EFFECT_PEAK[0] <= peak(name) <= EFFECT_PEAK[1]
    assert left[0] == left[-1] == 0
    # The highest sample comes a moment after the start, so that the loudspeaker is not thrown.
    assert np.abs(left[: RATE_HZ // 2000]).max() < 0.8 * peak(name)
    assert np.abs(np.diff(left)).max() < 0.6 * peak(name)


@pytest.mark.parametrize("name", EFFECTS)
def test_an_effect_is_heard_and_does_not_shout(name):
    left = sound(name)[:, 0]
    window = int(0.06 * RATE_HZ)
    loudest = max(loudness(left[at : at + window]) for at in range(0, max(1, len(left) - window), window // 3))
    assert EFFECT_LOUDNESS[0] < loudest < EFFECT_LOUDNESS[1]


def fingerprint(name):
    """Return how the power of an effect lies over eighths of a second and half octaves, as one unit vector."""
    left = np.concatenate([sound(name)[:, 0], np.zeros(2 * RATE_HZ, dtype=np.float32)])
    hop = RATE_HZ // 16
    edges_hz = 100 * 2 ** (np.arange(15) / 2)
    hz = np.fft.rfftfreq(hop, 1 / RATE_HZ)
    cells = []
    for k in range(12):
        power = np.abs(np.fft.rfft(left[k * hop : (k + 1) * hop] * np.hanning(hop))) ** 2
        cells += [power[(hz >= low) & (hz < high)].sum() for low, high in pairwise(edges_hz)]
    vector = np.sqrt(np.asarray(cells))
    return vector / np.linalg.norm(vector)


def test_effects_can_be_told_from_each_other():
    alike = {
        (a, b): round(float(fingerprint(a) @ fingerprint(b)), 3)
        for a, b in combinations(EFFECTS, 2)
        if fingerprint(a) @ fingerprint(b) > 0.97
    }
    assert alike == {}


def pitch_hz(part):
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 8 * len(part)))
    return np.fft.rfftfreq(8 * len(part), 1 / RATE_HZ)[np.argmax(spectrum)]


def test_good_news_rises_and_bad_news_is_low():
    inside = sound("inside")[:, 0]
    assert pitch_hz(inside[: int(0.07 * RATE_HZ)]) < pitch_hz(inside[int(0.12 * RATE_HZ) :])
    assert pitch_hz(sound("outside")[:, 0]) < 300
    assert pitch_hz(sound("error")[:, 0]) < 300


# Loops


@pytest.mark.parametrize("name", [*LOOPS, *ALL_STEMS])
def test_the_end_of_a_loop_meets_its_start(name):
    made = samples(name).astype(int)
    steps = np.abs(np.diff(made, axis=0))
    assert np.abs(made[0] - made[-1]).max() <= steps.max()
    # Nor is there a jump in level: the seam is like any other place.
    window = RATE_HZ // 20
    around = np.concatenate([made[-window:], made[:window]]).astype(float)
    places = [made[at : at + 2 * window].astype(float) for at in range(0, len(made) - 2 * window, window)]
    powers = [float(np.mean(place**2)) for place in places]
    assert min(powers) * 0.5 <= np.mean(around**2) <= max(powers) * 1.5


@pytest.mark.parametrize("name", [*LOOPS, *ALL_STEMS])
def test_a_loop_is_as_loud_as_its_kind(name):
    low, high = LOUDNESS[name]
    assert low < loudness(sound(name)) < high
    assert peak(name) <= LOOP_PEAK.get(name.partition("_")[2], 0.205)


def test_all_parts_of_a_round_an_effect_and_the_voice_do_not_clip_together():
    loudest_effect = max(peak(name) for name in EFFECTS)
    tone, side, depth = (
        max(map(peak, names)) for names in (("tone_home", "tone_near"), ("water_left", "water_right"), GUIDES[-2:])
    )
    for piece in PIECES:
        stems = sum(peak(stem) for stem in STEMS[piece])
        music, effect = DUCKED[Group.MUSIC] * stems, DUCKED[Group.EFFECT] * loudest_effect
        assert VOICE_PEAK + music + effect <= 1.0
        assert stems + loudest_effect + tone <= 1.0, "nor without the voice"
    eyes_closed = DUCKED[Group.GUIDE] * (tone + side + depth) + DUCKED[Group.MUSIC] * 0.25 * peak("still_bed")
    assert VOICE_PEAK + eyes_closed + effect <= 1.0


def test_the_busiest_moment_of_a_round_does_not_clip():
    loops = [*STEMS["shift"], "roll_concrete", "wheel_shimmy", "hum_night"]
    n = len(samples("shift_bed"))
    heard = sum(np.resize(sound(name), (n, 2)) for name in loops)
    for k, name in enumerate(("clack", "thump", "slide", "fall", "bump", "horn", "bell", "fall", "clack", "bump") * 4):
        at = k * n // 41
        heard[at : at + len(sound(name))] += sound(name)
    assert np.abs(heard).max() < 1.0


def test_the_guides_differ_in_brightness_and_pace_so_that_one_ear_is_enough():
    assert centre_hz("water_front") > 4 * centre_hz("water_back")
    assert centre_hz("water_front") > 2000
    assert centre_hz("water_back") < 400
    assert centre_hz("water_right") > 2 * centre_hz("water_left")
    order = sorted(("water_back", "water_left", "water_right", "water_front"), key=centre_hz)
    assert order == ["water_back", "water_left", "water_right", "water_front"]


def swell(name):
    """Return how much the level of a loop goes up and down, in windows of 50 ms: 0 for steady."""
    left = sound(name)[:, 0]
    window = RATE_HZ // 20
    level = np.sqrt(np.mean(left[: len(left) // window * window].reshape(-1, window) ** 2, axis=1))
    return float((level.max() - level.min()) / level.max())


def test_home_is_steady_and_near_home_breathes():
    assert swell("tone_home") < 0.3
    assert swell("tone_near") > 0.6
    hz, power = spectrum("tone_home")
    assert hz[np.argmax(power)] == pytest.approx(220.0)
    both = np.corrcoef(sound("tone_home")[:, 0], sound("tone_near")[:, 0])[0, 1]
    assert both > 0.8, "in step, so that one goes over into the other"


def test_floors_can_be_told_from_each_other():
    assert centre_hz("roll_rubber") < centre_hz("roll_concrete") < centre_hz("roll_wet")
    assert centre_hz("hum_night") < centre_hz("hum_hall")
    for a, b in combinations(("roll_concrete", "roll_rubber", "roll_wet"), 2):
        assert max(centre_hz(a), centre_hz(b)) > 1.3 * min(centre_hz(a), centre_hz(b))


def test_loops_are_of_the_length_that_is_told():
    for piece in PIECES:
        score = SCORES[piece]
        lengths = {len(samples(stem)) for stem in STEMS[piece]}
        assert lengths == {score.samples_per_beat * BEATS_IN_BAR * score.bars}
        assert 16 <= lengths.pop() / RATE_HZ <= 32
    assert all(4 <= len(samples(name)) / RATE_HZ <= 16 for name in LOOPS)
    assert {group(name) for name in LOOPS} == {Group.GUIDE, Group.FEEL, Group.MUSIC}


# What they are made with


def test_a_weighting_is_as_in_the_standard():
    # IEC 61672-1:2013, table 3: at 100 Hz, 1 kHz, 10 kHz.
    weights_db = 20 * np.log10(a_weight(np.array([100.0, 1000.0, 10000.0])))
    assert weights_db == pytest.approx([-19.1, 0.0, -2.5], abs=0.1)


def test_loudness_of_a_tone_is_its_root_mean_square():
    t_s = np.arange(RATE_HZ) / RATE_HZ
    assert loudness(np.sin(2 * np.pi * 1000 * t_s).astype(np.float32)) == pytest.approx(np.sqrt(0.5), rel=0.01)


def test_chance_is_even_repeatable_and_follows_from_its_seed():
    numbers = chance(20_000, 5)
    assert np.array_equal(numbers, chance(20_000, 5))
    assert not np.array_equal(numbers[:100], chance(100, 6))
    assert -1 <= numbers.min() < -0.99 and 0.99 < numbers.max() <= 1
    assert abs(numbers.mean()) < 0.02
    assert abs(np.corrcoef(numbers[1:], numbers[:-1])[0, 1]) < 0.02
    # SplitMix64 from 0, first number: 0xE220A8397B1DCDAF (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195).
    assert chance(1, 0)[0] == pytest.approx((0xE220A8397B1DCDAF >> 40) / 2**23 - 1)


@pytest.mark.parametrize("loop", [False, True])
def test_the_limiter_passes_what_is_low_and_holds_what_is_high(loop):
    rate_hz = 22050
    low = (0.1 * np.sin(np.arange(rate_hz) / 20)).astype(np.float32)
    assert np.array_equal(limited(low, 0.2, rate_hz, loop=loop), low)
    high = low.copy()
    high[7000:7500] *= 9
    held = limited(high, 0.2, rate_hz, loop=loop)
    assert np.abs(held).max() <= 0.2 + 1e-6
    assert np.array_equal(held[:5000], low[:5000])
    assert np.array_equal(held[9500:], low[9500:])


def test_the_limiter_of_a_loop_goes_round_its_seam():
    rate_hz = 22050
    high = (0.1 * np.cos(2 * np.pi * np.arange(rate_hz) * 200 / rate_hz)).astype(np.float32)
    high[:300] *= 5
    held = limited(high, 0.2, rate_hz, loop=True)
    assert np.abs(held).max() <= 0.2 + 1e-6
    assert np.abs(held[-200:]).max() < 0.08, "it is lowered before the seam already"


@pytest.mark.parametrize("name", [*EFFECTS, *LOOPS, *PIECES])
def test_every_sound_has_its_row_in_the_manual(name):
    rows = [line.split("|")[1] for line in repository.text("docs/sound.md").splitlines() if line.startswith("| `")]
    assert [row for row in rows if f"`{name}`" in row]
