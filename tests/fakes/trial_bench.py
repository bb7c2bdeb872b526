"""Somebody who does what a test asks, sample by sample, and what may go wrong on the way."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

import content
from station.programme.load_protocols import load_protocol
from station.signals.cop import MIN_LOAD_N
from station.trial.pipeline import Sample
from station.trial.protocol import Protocol
from station.trial.runner import Runner
from station.trial.stage import Said, Stage
from station.units import newton

BODY_N = newton(72.0)
RATE_HZ = 100
STEP_US = 1_000_000 // RATE_HZ

Way = Callable[[float], tuple[float, float]]
"""From the time in s to the CoP in m."""


def protocol(name: str) -> Protocol:
    """Return a protocol of the house."""
    return load_protocol(Path(content.ROOT), name)


def swaying(t_s: float) -> tuple[float, float]:
    """Sway a few millimetres, in a way that has every metric."""
    ml = 0.003 * math.sin(2 * t_s) + 0.0012 * math.sin(5.3 * t_s) + 0.0004 * math.sin(17.1 * t_s + 1)
    ap = 0.004 * math.cos(1.7 * t_s) + 0.0015 * math.sin(6.1 * t_s) + 0.0005 * math.sin(14.3 * t_s)
    return ml, ap


def pushed(far_m: tuple[float, float], at_s: float, way: Way = swaying) -> Way:
    """Sway, and be pushed: the CoP goes so far (ML, AP) and comes back, once beyond where it was."""
    omega, damping = 2 * math.pi * 0.9, 0.4
    ringing = omega * math.sqrt(1 - damping * damping)
    peak_s = math.acos(damping) / ringing

    def where(t_s: float) -> tuple[float, float]:
        ml, ap = way(t_s)
        since_s = t_s - at_s
        if since_s < 0:
            return ml, ap
        fade = math.exp(-damping * omega * (since_s - peak_s))
        share = fade * math.sin(ringing * since_s) / math.sqrt(1 - damping * damping)
        return ml + far_m[0] * share, ap + far_m[1] * share

    return where


def sample(t_us: int, way: Way = swaying, load_n: float = BODY_N, epoch: int = 0) -> Sample:
    """Return what the pipeline makes of somebody who stands there, or of nobody."""
    cop = way(t_us / 1e6)
    loaded = load_n >= MIN_LOAD_N
    return Sample(t_us, load_n, *cop, loaded, 0, 0, epoch, 0, cop if loaded else None)


class Bench:
    """A runner, a board's clock, and whoever stands there.

    Attributes
    ----------
    runner : Runner
    said : list of (float, Said)
        Board time and what was to be said.
    stages : list of Stage
        Every stage that was there after a sample, in order.
    """

    def __init__(self, asked: Protocol, seed: int = 1) -> None:
        rng = np.random.default_rng(seed)  # noqa: TID251 - a fixed seed
        self.runner = Runner(asked, float(RATE_HZ), rng)
        self.said: list[tuple[float, Said]] = []
        self.stages: list[Stage] = [self.runner.stage]
        self.t_us = 0
        self.epoch = 0

    @property
    def stage(self) -> Stage:
        return self.runner.stage

    def push(self, load_n: float = BODY_N, way: Way = swaying, **fields: object) -> None:
        """Live one sample."""
        self.t_us += STEP_US
        now = sample(self.t_us, way, load_n, self.epoch)
        said = self.runner.push(replace(now, **fields))  # type: ignore[arg-type]
        if said is not None:
            self.said.append((self.t_us / 1e6, said))
        if self.runner.stage is not self.stages[-1]:
            self.stages.append(self.runner.stage)

    def stand(self, seconds: float, load_n: float = BODY_N, way: Way = swaying, **fields: object) -> None:
        """Stand, or not with a load of 0."""
        for _ in range(round(seconds * RATE_HZ)):
            self.push(load_n, way, **fields)

    def off(self, seconds: float) -> None:
        """Stay beside the board."""
        self.stand(seconds, 0.0)

    def until(self, *stages: Stage, load_n: float = BODY_N, way: Way = swaying, at_most_s: float = 120.0) -> None:
        """Go on until a stage comes."""
        for _ in range(round(at_most_s * RATE_HZ)):
            if self.runner.stage in stages:
                return
            self.push(load_n, way)
        raise AssertionError(f"{self.runner.stage} did not become one of {stages}")

    def trial(self, load_n: float = BODY_N, way: Way = swaying) -> None:
        """Do what is needed until the next trial runs, foam and all."""
        for _ in range(300 * RATE_HZ):
            match self.runner.stage:
                case Stage.TRIAL:
                    return
                case Stage.STEP_OFF:
                    self.push(0.0)
                case Stage.INSTRUCTION if self.runner.now.new_floor:
                    self.runner.confirm()
                case Stage.SETTLE if self.beside:
                    self.push(0.0)
                case _:
                    self.push(load_n, way)
        raise AssertionError("no trial came")

    @property
    def beside(self) -> bool:
        """Whether the trial begins with an empty board."""
        turn = self.runner.now.turn
        assert turn is not None
        return turn.condition.seated or self.runner.protocol.measure.value == "landing"
