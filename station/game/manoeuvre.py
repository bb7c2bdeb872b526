"""Manoeuvre metrics: how the trainee moves to targets. Shared by all games, never mixed with their scores.

A manoeuvre begins when a target appears or jumps and ends when the next one does. It is followed in units of the own
reach (``u``), so that people of different size compare; only speed is in m/s.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from station.game.movement import Aim, Movement
from station.game.ticks import TICK_S, Tick

MIN_DISTANCE_U: Final = 0.1
"""A nearer target is no manoeuvre: sway alone would reach it."""

LATENCY_S: Final = (0.100, 1.500)
"""Latencies outside are dropped and counted (games.md, shared rules)."""


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean that grows by one value at a time."""

    n: int = 0
    total: float = 0.0

    def add(self, value: float) -> "Mean":
        """Return the mean with one more value."""
        return Mean(self.n + 1, self.total + value)


@dataclass(frozen=True, slots=True)
class Tally:
    """What the finished manoeuvres of a round came to.

    Parameters
    ----------
    started, dropped : int
        Manoeuvres begun, the one under way included; latencies dropped as too early or too late.
    latency_s, speed_m_s, peak_pct, control_pct, time_s, recovery_s : Mean
        Over the finished ones.
    """

    started: int = 0
    dropped: int = 0
    latency_s: Mean = Mean()
    speed_m_s: Mean = Mean()
    peak_pct: Mean = Mean()
    control_pct: Mean = Mean()
    time_s: Mean = Mean()
    recovery_s: Mean = Mean()

    def add(self, done: Movement) -> "Tally":
        """Return the tally with one more manoeuvre."""
        start = done.aim.start
        dropped, latency, speed, control = self.dropped, self.latency_s, self.speed_m_s, self.control_pct
        time, recovery = self.time_s, self.recovery_s
        if done.moved:
            latency_s = (done.foot - start) * TICK_S
            if LATENCY_S[0] <= latency_s <= LATENCY_S[1]:
                latency = latency.add(latency_s)
            else:
                dropped += 1
            if done.reached > done.foot:
                speed = speed.add(math.dist(done.foot_m, done.reached_m) / ((done.reached - done.foot) * TICK_S))
            if done.on_path > 0:
                control = control.add(100 * (done.on_path - done.off_path) / done.on_path)
        if done.reached >= 0:
            time = time.add((done.reached - start) * TICK_S)
        if done.held:
            recovery = recovery.add((done.inside - start) * TICK_S)
        peak = self.peak_pct.add(100 * done.peak)
        return Tally(self.started, dropped, latency, speed, peak, control, time, recovery)


@dataclass(frozen=True, slots=True)
class Manoeuvre:
    """The manoeuvres of a round, followed tick by tick; lives in a game's ``State``.

    A game calls :meth:`start` when its target appears or jumps, :meth:`step` at every tick, and :meth:`result` for its
    outcome.

    Parameters
    ----------
    now : Movement or None
        The one under way.
    tally : Tally
        The finished ones.
    """

    now: Movement | None = None
    tally: Tally = Tally()

    def start(self, target_u: tuple[float, float], tick: Tick, radius_u: float) -> "Manoeuvre":
        """Return this with a new target; the movement to the one before is finished.

        Parameters
        ----------
        target_u : tuple of (float, float)
            Where the target is now, as a control signal (ML, AP).
        tick : Tick
            At which it appeared.
        radius_u : float
            How near counts as reached.
        """
        done = self.stop()
        ml, ap = target_u[0] - tick.u_ml, target_u[1] - tick.u_ap
        distance = math.hypot(ml, ap)
        if distance < max(MIN_DISTANCE_U, radius_u) or tick.gap or not tick.on_board:
            return done
        aim = Aim(target_u, (ml / distance, ap / distance), distance, radius_u, tick.index)
        return Manoeuvre(Movement.begin(aim, tick), replace(done.tally, started=done.tally.started + 1))

    def step(self, tick: Tick) -> "Manoeuvre":
        """Return this after a tick; a gap or a step off the board forgets the movement under way."""
        if self.now is None:
            return self
        if tick.gap or not tick.on_board:
            return Manoeuvre(None, replace(self.tally, started=self.tally.started - 1))
        return Manoeuvre(self.now.step(tick), self.tally)

    def stop(self) -> "Manoeuvre":
        """Return this with the movement under way finished and counted."""
        return self if self.now is None else Manoeuvre(None, self.tally.add(self.now))

    def result(self) -> Mapping[str, float]:
        """Return the metrics so far, the movement under way included.

        Returns
        -------
        mapping of str to float
            ``manoeuvres``, ``targets_reached``, ``latencies_dropped`` (counts), and as means over the manoeuvres that
            show them, left out where none does: ``latency_s`` (target to onset), ``movement_speed_m_s`` (onset to
            target, straight), ``peak_reach_pct`` (greatest distance from rest, of the own reach),
            ``directional_control_pct`` (100 (on-axis - off-axis path) / on-axis path, onset to target),
            ``time_to_target_s``, ``recovery_time_s`` (target to the beginning of the first quarter of a second
            inside).
        """
        tally = self.stop().tally
        means = {
            "latency_s": tally.latency_s,
            "movement_speed_m_s": tally.speed_m_s,
            "peak_reach_pct": tally.peak_pct,
            "directional_control_pct": tally.control_pct,
            "time_to_target_s": tally.time_s,
            "recovery_time_s": tally.recovery_s,
        }
        counts = {
            "manoeuvres": float(tally.started),
            "targets_reached": float(tally.time_s.n),
            "latencies_dropped": float(tally.dropped),
        }
        return counts | {key: mean.total / mean.n for key, mean in means.items() if mean.n}
