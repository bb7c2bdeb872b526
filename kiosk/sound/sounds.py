"""All sounds by name, what each counts as, and how the voice lowers it."""

from enum import Enum
from typing import Final

RATE_HZ: Final = 44100

VOICE_PEAK: Final = 0.62
"""Highest sample of a spoken clip, as a share of full scale: with everything else ducked beneath it, nothing clips."""

EFFECTS: Final = (
    *("tap", "count", "go", "inside", "outside", "star", "finish", "pause", "saved", "error", "level_up", "proud"),
    *("near", "lit", "unlit", "chime", "ripple", "splash", "gust", "clack", "thump", "roll_free", "slide", "fall"),
    *("bump", "brake_good", "beep", "horn", "bell", "squeak"),
)

PIECES: Final = ("still", "harbour", "shift")
PARTS: Final = ("bed", "pulse", "lift")
STEMS: Final = {piece: tuple(f"{piece}_{part}" for part in PARTS) for piece in PIECES}

GUIDES: Final = ("tone_home", "tone_near", "water_left", "water_right", "water_front", "water_back")
ROLLS: Final = ("roll_concrete", "roll_rubber", "roll_wet", "wheel_shimmy", "wheel_worn")
AMBIENCES: Final = ("waves", "hum_hall", "hum_night")
LOOPS: Final = (*GUIDES, *ROLLS, *AMBIENCES)


class Group(Enum):
    """What a sound counts as: how loud it is while the voice speaks."""

    EFFECT = "effect"
    GUIDE = "guide"
    FEEL = "feel"
    MUSIC = "music"


DUCKED: Final = {Group.EFFECT: 0.5, Group.GUIDE: 0.6, Group.FEEL: 0.3, Group.MUSIC: 0.3}
"""Volume while the voice speaks. Whoever plays with closed eyes steers by the guides, so they are lowered least."""


def group(name: str) -> Group:
    """Return what a layer counts as: a stem, or a loop.

    Raises
    ------
    KeyError
        When there is no such layer.
    """
    return _GROUPS[name]


_GROUPS: Final = {
    **dict.fromkeys(GUIDES, Group.GUIDE),
    **dict.fromkeys(ROLLS, Group.FEEL),
    **dict.fromkeys(AMBIENCES, Group.MUSIC),
    **{stem: Group.MUSIC for stems in STEMS.values() for stem in stems},
}
