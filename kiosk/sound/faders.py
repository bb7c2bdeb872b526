"""How volumes move: every change is a ramp, in equal steps of time. No sound, no threads, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kiosk.sound.sounds import DUCKED, Group, group

_HEARD: Final = 1 / 64
"""Nobody hears a smaller change of volume, and each is work for the device."""

STEP_S: Final = 0.012
"""One buffer of the sound device: volumes cannot change more often."""

GLIDE_S: Final = 0.20
"""A layer's volume from silence to full, or back."""

DUCK_S: Final = 0.15
RETURN_S: Final = 0.40
"""Down when the voice begins, and back after it."""

HOLD_S: Final = 0.15
RESUME_S: Final = 0.30
SWITCH_S: Final = 0.20
"""Pause, going on, and a setting changed."""

Sides = tuple[float, float]
"""Volume left and right, 0 to 1."""


@dataclass
class Ramp:
    """A value that moves evenly to where it is wanted.

    Parameters
    ----------
    value : float
        Now.
    up_s, down_s : float
        From 0 to 1, and from 1 to 0.
    """

    value: float
    up_s: float
    down_s: float
    wanted: float = field(init=False)

    def __post_init__(self) -> None:
        self.wanted = self.value

    def step(self) -> bool:
        """Move for one ``STEP_S``; return whether it has not arrived yet."""
        self.value = _toward(self.value, self.wanted, STEP_S / self.up_s, STEP_S / self.down_s)
        return self.value != self.wanted


class Faders:
    """The volumes of the layers that play, of the effects, and what lowers them all."""

    def __init__(self) -> None:
        self.duck = Ramp(0.0, DUCK_S, RETURN_S)
        """1 while the voice speaks."""
        self.held = Ramp(0.0, HOLD_S, RESUME_S)
        """1 while the round is paused."""
        self.music = Ramp(1.0, SWITCH_S, SWITCH_S)
        self.effects = Ramp(1.0, SWITCH_S, SWITCH_S)
        """The settings: 1 for on."""
        self._now: dict[str, Sides] = {}
        self._wanted: dict[str, Sides] = {}

    def start(self, name: str) -> None:
        """Take in a layer, at volume 0; what it is wanted at holds from the first step on."""
        self._now[name] = (0.0, 0.0)

    def clear(self) -> None:
        """Forget all layers, and what they were wanted at."""
        self._now.clear()
        self._wanted.clear()

    def want(self, volumes: Mapping[str, Sides]) -> bool:
        """Set where the layers go; a layer that is not named goes to silence.

        Returns
        -------
        bool
            Whether that is anything new to the ear.
        """
        was = self._wanted
        if volumes.keys() == was.keys() and not any(_heard(was[name], sides) for name, sides in volumes.items()):
            return False
        self._wanted = dict(volumes)
        return True

    def step(self) -> bool:
        """Move everything for one ``STEP_S``; return whether something has not arrived yet."""
        moving = [ramp.step() for ramp in (self.duck, self.held, self.music, self.effects)]
        most = STEP_S / GLIDE_S
        for name, (left, right) in self._now.items():
            to_left, to_right = self._wanted.get(name, (0.0, 0.0))
            if (left, right) != (to_left, to_right):
                self._now[name] = (_toward(left, to_left, most, most), _toward(right, to_right, most, most))
                moving.append(True)
        return any(moving)

    def layers(self) -> dict[str, Sides]:
        """Return the volume of every layer now, all that lowers it included."""
        heard = 1.0 - self.held.value
        return {
            name: (left * gain, right * gain)
            for name, (left, right) in self._now.items()
            for gain in (heard * self.gain(group(name)),)
        }

    def gain(self, of: Group) -> float:
        """Return what settings and voice leave of a group's volume."""
        setting = self.music if of is Group.MUSIC else self.effects
        return setting.value * (1.0 - self.duck.value * (1.0 - DUCKED[of]))


def _heard(before: Sides, after: Sides) -> bool:
    """Return whether a change is heard; to and from silence each one is."""
    return any(abs(a - b) >= _HEARD or (a == 0.0) != (b == 0.0) for a, b in zip(before, after, strict=True))


def _toward(value: float, wanted: float, up: float, down: float) -> float:
    """Return ``value`` moved to ``wanted`` by no more than ``up`` or ``down``."""
    return min(wanted, value + up) if value < wanted else max(wanted, value - down)
