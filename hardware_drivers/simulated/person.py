"""A person on a board, as the vertical force and the centre of pressure that a board feels.

Modelled: quiet-stance sway of the speed of people of that age, height, vision and surface; leaning to a target with the
reaction time, speed, overshoot and aim of a skill; more sway while leaning; stepping on and off with one foot first and
a load that overshoots; a stumble and the recovery from it; breathing and small changes of the vertical force.

Not modelled: the two-link body behind the CoP (a real lean begins with the CoP moving the other way for some 100 ms),
lifting a heel, steps and single-leg stance, fatigue, learning, horizontal forces, and a person falling.
"""

import math
from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np

from hardware_drivers.simulated.loading import FIRST_FOOT_M, Loading
from hardware_drivers.simulated.skill import SKILLS, Skill
from hardware_drivers.simulated.sway import Sway, mean_velocity_m_s
from station.signals.oscillator import Oscillator
from station.units import newton

FULL_LEAN_M: Final = 0.07
"""A lean this far from where one stands is counted as a full one."""

STANCE_SPREAD_M: Final = (0.004, 0.006)
"""Standard deviation, ML and AP, of where people place their mean CoP."""

FEET_HZ: Final = (1.6, 0.7)
"""Natural frequency and damping of the CoP going from foot to foot."""

RECOVERY_HZ: Final = (0.9, 0.40)
"""Natural frequency and damping of the return from a stumble: it overshoots once or twice."""

STUMBLE_DIP: Final = 0.12
"""Share of the body weight that a stumble of 0.1 m takes off the board for a moment."""

BREATH_HZ: Final = 0.27
BREATH: Final = 0.0015
RESTLESS: Final = (0.9, 0.5, 0.002)
"""Natural frequency, damping and standard deviation, as a share of body weight, of the other changes of the load."""

_BLOCK: Final = 4096


@dataclass(frozen=True, slots=True)
class Body:
    """Who stands there.

    Parameters
    ----------
    mass_kg, height_m, age_years : float
    """

    mass_kg: float = 75.0
    height_m: float = 1.75
    age_years: float = 35.0


class Person:
    """A person who does what they are told, as well as they can.

    Parameters
    ----------
    body : Body
    rng : numpy.random.Generator
        All the chance there is.
    rate_hz : float
        Steps per second.
    """

    def __init__(self, body: Body, rng: np.random.Generator, rate_hz: float) -> None:
        self._rng = rng
        self._noise: list[float] = []
        self._dt_s = 1 / rate_hz
        self._weight_n = newton(body.mass_kg)
        self._body = body
        self._vision, self._surface = "open", "firm"
        self._skill = SKILLS["steered"]
        self._sway = Sway(self._dt_s, self._normal)
        self._velocity_m_s = 0.0
        self._loading = Loading(self._dt_s)
        self._restless = Oscillator(*RESTLESS[:2], self._dt_s)
        self._feet = (Oscillator(*FEET_HZ, self._dt_s), Oscillator(*FEET_HZ, self._dt_s))
        self._stumble = (Oscillator(*RECOVERY_HZ, self._dt_s), Oscillator(*RECOVERY_HZ, self._dt_s))
        self._stance = (STANCE_SPREAD_M[0] * self._normal(), STANCE_SPREAD_M[1] * self._normal())
        self._step_count = 0
        self._targets: deque[tuple[int, float, float]] = deque()
        self._target = self._stance
        self._lean = self._new_lean()
        self._set_velocity()

    def step_on(self) -> None:
        """Step onto the board and stand."""
        if not self._loading.on_board:
            self._loading.step_on()
            self._targets.clear()
            self._target = self._stance
            self._lean = self._new_lean()
            for axis, edge in zip(self._feet, FIRST_FOOT_M, strict=True):
                axis.position, axis.velocity = edge, 0.0

    def step_off(self) -> None:
        """Step off the board."""
        self._loading.step_off()

    def lean(self, ml_m: float, ap_m: float) -> None:
        """Lean so that the CoP goes to a point of the board, after the reaction time."""
        start = self._step_count + round(self._skill.reaction_s / self._dt_s)
        was_ml, was_ap = (self._targets[-1][1:]) if self._targets else self._target
        error = self._skill.aim_error * math.hypot(ml_m - was_ml, ap_m - was_ap)
        if error:
            ml_m, ap_m = ml_m + error * self._normal(), ap_m + error * self._normal()
        self._targets.append((start, ml_m, ap_m))

    def stumble(self, ml_m: float, ap_m: float) -> None:
        """Be pushed so that the CoP goes about this far, and recover."""
        hz, damping = RECOVERY_HZ
        ringing = math.sqrt(1 - damping * damping)
        # The peak of the answer to a push is v / omega * exp(-damping / ringing * acos(damping)).
        push_per_m = 2 * math.pi * hz * math.exp(damping / ringing * math.acos(damping))
        for axis, far in zip(self._stumble, (ml_m, ap_m), strict=True):
            axis.velocity += push_per_m * far

    def become(self, skill: Skill) -> None:
        """Stand and lean like someone of another skill from now on."""
        lean, self._skill = self._lean, skill
        self._lean = self._new_lean()
        for axis, before in zip(self._lean, lean, strict=True):
            axis.position, axis.velocity = before.position, before.velocity

    def look(self, vision: str) -> None:
        """Keep the eyes ``open`` or ``closed``."""
        self._vision = vision
        self._set_velocity()

    def stand_on(self, surface: str) -> None:
        """Stand ``firm`` or on ``foam``."""
        self._surface = surface
        self._set_velocity()

    def step(self) -> tuple[float, float, float]:
        """Live one step.

        Returns
        -------
        (float, float, float)
            Vertical force in N, CoP ML and AP in m; the CoP means nothing at no force.
        """
        self._step_count += 1
        while self._targets and self._targets[0][0] <= self._step_count:
            _, *target = self._targets.popleft()
            self._target = (target[0], target[1])
        share = self._loading.step()
        lean_ml, lean_ap = self._lean[0].step(self._target[0]), self._lean[1].step(self._target[1])
        away = min(1.0, math.hypot(lean_ml - self._stance[0], lean_ap - self._stance[1]) / FULL_LEAN_M)
        unsteady = self._skill.sway * (1 + away * (self._skill.unsteadiness - 1))
        sway_ml, sway_ap = self._sway.step(self._velocity_m_s * unsteady)
        push_ml, push_ap = self._stumble[0].step(), self._stumble[1].step()
        load = 1 + BREATH * math.sin(2 * math.pi * BREATH_HZ * self._step_count * self._dt_s)
        load += RESTLESS[2] * self._restless.wander(self._normal(), self._normal())
        load -= STUMBLE_DIP * math.hypot(push_ml, push_ap) / 0.1
        # Until the second foot carries, the CoP is under the first one.
        still = self._loading.both_feet
        foot_ml = self._feet[0].step(0.0 if still else FIRST_FOOT_M[0])
        foot_ap = self._feet[1].step(0.0 if still else FIRST_FOOT_M[1])
        force_n = self._weight_n * share * max(0.0, load)
        return force_n, lean_ml + sway_ml + push_ml + foot_ml, lean_ap + sway_ap + push_ap + foot_ap

    def _normal(self) -> float:
        if not self._noise:
            # Drawn in blocks: one call of the generator costs as much as the rest of a step.
            self._noise = self._rng.standard_normal(_BLOCK).tolist()
        return self._noise.pop()

    def _new_lean(self) -> tuple[Oscillator, Oscillator]:
        axes = tuple(Oscillator(self._skill.natural_hz, self._skill.damping, self._dt_s) for _ in range(2))
        for axis, at in zip(axes, self._stance, strict=True):
            axis.position = at
        return axes[0], axes[1]

    def _set_velocity(self) -> None:
        self._velocity_m_s = mean_velocity_m_s(self._body.age_years, self._body.height_m, self._vision, self._surface)
