"""Limits of stability: how fast, how far and how straight a trainee leans in each of eight directions.

A trial holds some rest, the signal, and eight seconds after it. All is measured on the CoG along the direction, from
its mean before the signal, but for the reaction time: the CoP moves before the CoG does, first away from the target,
and the CoG's low-pass would spread its beginning over a quarter of a second.

The low-pass is a rule of the field and not the body: of a lean of 70 mm in two seconds it makes 76 mm, in one second
90 mm. A lean that is held reads true.

References
----------
training.md, section 2, after the limits of stability test of computerised dynamic posturography.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from station.errors import SignalError
from station.frames import Floats
from station.signals import cog

Axis = tuple[float, float]

_HALF: Final = math.sqrt(0.5)
DIRECTIONS: Final[Mapping[str, Axis]] = MappingProxyType(
    {
        "front": (0.0, 1.0),
        "front_right": (_HALF, _HALF),
        "right": (1.0, 0.0),
        "back_right": (_HALF, -_HALF),
        "back": (0.0, -1.0),
        "back_left": (-_HALF, -_HALF),
        "left": (-1.0, 0.0),
        "front_left": (-_HALF, _HALF),
    }
)
"""The eight directions as unit vectors (ML, AP), clockwise."""

FRONT_DEG: Final = 8.0
SIDE_DEG: Final = 8.0
BACK_DEG: Final = 4.5
"""Theoretical limits of the lean (training.md, section 2)."""

WINDOW_S: Final = 8.0
REST_S: Final = 1.0
"""At least so much rest before the signal."""
LEAST_M: Final = 0.005
"""Less is sway, and no movement."""
RISE: Final = 0.20
"""A movement is one where it passes so much of the greatest excursion..."""
FOOT: Final = 0.05
"""...and it began where it left so much, as MVL does."""
STILL: Final = 0.05
"""It ends where its speed along the direction falls to so much of its peak."""
QUIET_S: Final = 0.4
"""The reaction ends the last so long time before the movement in which the CoP is quiet along the direction..."""
QUIET_TIMES: Final = 3.0
"""...no faster than so many times its RMS speed before the signal..."""
QUIET_M_S: Final = 0.005
"""...or than this, for who stands very still..."""
SPEED_S: Final = 0.1
"""...as a mean over so long."""


@dataclass(frozen=True, slots=True)
class Excursion:
    """One movement towards a limit. What a trainee who did not move does not show is None.

    Parameters
    ----------
    rt_s : float or None
        Reaction time, from the signal to the CoP leaving its rest; None too when it was not at rest at the signal.
    mvl_m_s : float or None
        Movement velocity: mean speed of the CoG along the direction between 5 and 95 % of ``epe_m``.
    epe_m : float or None
        End point excursion: where the first sustained movement ended.
    mxe_m : float
        Maximum excursion: the farthest in 8 s; 0 for who only moved away.
    dcl_pct : float or None
        Directional control: 100 (on-axis - off-axis path) / on-axis path, over the first movement; 100 is straight,
        and it is negative for more astray than along.
    """

    rt_s: float | None
    mvl_m_s: float | None
    epe_m: float | None
    mxe_m: float
    dcl_pct: float | None


def excursion(cop_m: Floats, fs_hz: float, signal: int, axis: Axis) -> Excursion:
    """Return how the trainee moved along a direction after the signal.

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP: at least one second before the signal and eight seconds after it.
    fs_hz : float
        Sample rate.
    signal : int
        Index of the sample at which the trainee was told to go.
    axis : (float, float)
        Unit vector (ML, AP), for example of ``DIRECTIONS``.

    Raises
    ------
    SignalError
        When there is too little before or after the signal, the axis is no unit vector, or a value is not finite.
    """
    _check_trial(cop_m, fs_hz, signal, axis)
    end = signal + round(WINDOW_S * fs_hz)
    rest = cop_m[:signal].mean(axis=0)
    away = cog.centre_of_gravity_m(cop_m, fs_hz) - rest
    along, across = away @ np.array(axis), away @ np.array((-axis[1], axis[0]))
    mxe = max(0.0, float(along[signal:end].max()))
    if mxe < LEAST_M:
        return Excursion(None, None, None, mxe, None)
    risen = signal + int(np.argmax(along[signal:end] >= RISE * mxe))
    low = np.flatnonzero(along[signal:risen] <= FOOT * mxe)
    foot = signal + int(low[-1]) if len(low) else signal
    stop = _stop(along[:end], foot, risen)
    epe = float(along[stop])
    on_path = float(np.abs(np.diff(along[foot : stop + 1])).sum())
    off_path = float(np.abs(np.diff(across[foot : stop + 1])).sum())
    time_s = _reached(along, foot, 0.95 * epe, fs_hz) - _reached(along, foot, 0.05 * epe, fs_hz)
    return Excursion(
        rt_s=_reaction_s((cop_m - rest) @ np.array(axis), fs_hz, signal, risen),
        mvl_m_s=0.9 * epe / time_s if time_s > 0 else None,
        epe_m=epe,
        mxe_m=mxe,
        dcl_pct=100 * (on_path - off_path) / on_path if on_path > 0 else None,
    )


def theoretical_limit_deg(axis: Axis) -> float:
    """Return the theoretical limit of the lean along a unit vector (ML, AP), degrees.

    8 forward and to the sides, 4.5 backward; between them on the ellipse through both.

    Raises
    ------
    SignalError
        When the axis is no unit vector.
    """
    _check_axis(axis)
    return 1 / math.hypot(axis[0] / SIDE_DEG, axis[1] / (FRONT_DEG if axis[1] > 0 else BACK_DEG))


def of_limit_pct(distance_m: float, axis: Axis, height_m: float) -> float:
    """Return how far an excursion is, in percent of the theoretical limit of somebody of this height.

    Parameters
    ----------
    distance_m : float
        ``epe_m`` or ``mxe_m`` of an :class:`Excursion`.
    axis : (float, float)
        Its direction.
    height_m : float

    Raises
    ------
    SignalError
        When the axis is no unit vector, or height and distance cannot be.
    """
    return 100 * float(cog.angle_deg(distance_m, height_m)) / theoretical_limit_deg(axis)


def _stop(along: Floats, foot: int, risen: int) -> int:
    """Return the index at which the first sustained movement ends, that of the last sample when it does not."""
    speed = np.gradient(along[foot:])
    peaks = np.maximum.accumulate(speed)
    still = np.flatnonzero(speed[risen - foot :] <= STILL * peaks[risen - foot :])
    return risen + int(still[0]) if len(still) else len(along) - 1


def _reached(along: Floats, foot: int, level: float, fs_hz: float) -> float:
    """Return the time at which a level is first reached after the foot, s, between the samples."""
    k = foot + int(np.argmax(along[foot:] >= level))
    if k == foot:
        return k / fs_hz
    before, after = float(along[k - 1]), float(along[k])
    return (k - 1 + (level - before) / (after - before)) / fs_hz


def _reaction_s(along: Floats, fs_hz: float, signal: int, risen: int) -> float | None:
    """Return the time from the signal to the end of the CoP's last quiet before the movement.

    Of its speed, and not of its place: the push-off away from the target belongs to the movement, and the CoP comes
    through its place of rest once more after it.
    """
    window = max(1, round(SPEED_S * fs_hz))
    speed = np.convolve(np.gradient(along) * fs_hz, np.full(window, 1 / window), mode="same")
    limit = max(QUIET_M_S, QUIET_TIMES * float(np.sqrt(np.mean(speed[window : signal - window] ** 2))))
    edges = np.concatenate([[-1], np.flatnonzero(np.abs(speed[:risen]) > limit), [risen]])
    stays = np.flatnonzero(np.diff(edges) - 1 >= QUIET_S * fs_hz)
    if not len(stays):
        return None
    over = int(edges[stays[-1] + 1])
    return (over - signal) / fs_hz if over > signal else None


def _check_trial(cop_m: Floats, fs_hz: float, signal: int, axis: Axis) -> None:
    cog.check(cop_m)
    _check_axis(axis)
    if not signal >= REST_S * fs_hz:
        raise SignalError("There is too little rest before the signal.", f"Record at least {REST_S:g} s of it.")
    if len(cop_m) - signal < round(WINDOW_S * fs_hz):
        raise SignalError("The trial ends too early.", f"Record {WINDOW_S:g} s after the signal.")


def _check_axis(axis: Axis) -> None:
    if not abs(math.hypot(*axis) - 1) < 1e-9:
        raise SignalError(f"{axis} is no direction.", "Give a unit vector (ML, AP), for example of DIRECTIONS.")
