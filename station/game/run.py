"""A round of a game, live or from a recording: samples to ticks, ticks to states and events."""

import hashlib
import struct
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np

from station.errors import RecordingError
from station.game.control import Reach
from station.game.rules import Event, Outcome, Rules
from station.game.ticks import Tick, TickFlag
from station.signals.cop import TRUST_LOAD_N
from station.trial.pipeline import GAP_US, Sample

MAX_HOLE_US: Final = 1_000_000
"""A longer hole is not filled with ticks: one tick marks it and the round goes on behind it."""

STATE_EVERY: Final = 12
"""The digest takes in the whole state every so many ticks: ten times a second."""

_INPUT: Final = struct.Struct("<IdddB")


def _tick_offset_us(k: int) -> int:
    """Return ``round(k * 1e6 / 120)`` in whole numbers."""
    return (k * 25_000 + 1) // 3


class Ticker:
    """Make ticks of samples: tick ``k`` lies ``k / 120`` s after ``start_us`` on the board's clock.

    A tick is interpolated between the samples around it, and made as soon as the later of them is there. In a hole of
    more than 50 ms the ticks carry ``GAP`` and hold the last CoP. At a change of epoch, or after a hole of more than a
    second, nobody knows or cares how long it was: one ``GAP`` tick marks the place, at the first sample behind it, and
    the ticks go on from there. A pause ends a Ticker; resuming makes a new one whose ``first_index`` goes on, and whose
    first tick marks the place in the same way.

    Parameters
    ----------
    start_us : int
        Time of the first tick: that of a sample.
    reach : Reach
        What the control signal is measured in.
    first_index : int
        Index of the first tick.
    """

    __slots__ = ("_last", "_n", "_reach", "_start_us", "next_index")

    def __init__(self, start_us: int, reach: Reach, first_index: int = 0) -> None:
        self._start_us = start_us
        self._reach = reach
        self._n = 0
        self._last: Sample | None = None
        self.next_index = first_index

    def push(self, sample: Sample) -> list[Tick]:
        """Return the ticks that this sample completes: those up to its own time."""
        last, ticks = self._last, []
        self._last = sample
        hole_us = sample.t_us - (last.t_us if last else self._start_us)
        broken = sample.epoch != last.epoch if last else self.next_index > 0
        if hole_us > MAX_HOLE_US or broken:
            self._start_us, self._n = sample.t_us, 1
            return [self._make(sample.cop_ml_m, sample.cop_ap_m, sample.load_n, _flags(sample, sample, True))]
        gap = hole_us > GAP_US
        t_us = self._start_us + _tick_offset_us(self._n)
        while t_us <= sample.t_us:
            ticks.append(self._between(last or sample, sample, t_us, gap))
            self._n += 1
            t_us = self._start_us + _tick_offset_us(self._n)
        return ticks

    def _between(self, last: Sample, sample: Sample, t_us: int, gap: bool) -> Tick:
        if t_us == sample.t_us:
            return self._make(sample.cop_ml_m, sample.cop_ap_m, sample.load_n, _flags(sample, sample, False))
        if gap or not (last.loaded and sample.loaded):
            return self._make(last.cop_ml_m, last.cop_ap_m, last.load_n, _flags(last, sample, gap))
        # Before the first sample there is nothing to lean on but the sample itself.
        part = (t_us - last.t_us) / (sample.t_us - last.t_us) if last is not sample else 1.0
        return self._make(
            last.cop_ml_m + part * (sample.cop_ml_m - last.cop_ml_m),
            last.cop_ap_m + part * (sample.cop_ap_m - last.cop_ap_m),
            last.load_n + part * (sample.load_n - last.load_n),
            _flags(last, sample, False),
        )

    def _make(self, ml_m: float, ap_m: float, load_n: float, flags: int) -> Tick:
        index = self.next_index
        self.next_index += 1
        u_ml, u_ap = self._reach.u(ml_m, ap_m)
        return Tick(index, ml_m, ap_m, u_ml, u_ap, load_n, flags)


def _flags(last: Sample, sample: Sample, gap: bool) -> int:
    on_board = last.load_n > TRUST_LOAD_N and (gap or sample.load_n > TRUST_LOAD_N)
    return (TickFlag.ON_BOARD.value if on_board else 0) | (TickFlag.GAP.value if gap else 0)


def generator(*seed: int) -> np.random.Generator:
    """Return the chance that follows from a seed, of one number or more."""
    return np.random.default_rng(seed)  # noqa: TID251 - the one place where seeds become generators


class Round:
    """A game being played: rules, parameters and a seed, stepped by ticks.

    Parameters
    ----------
    rules : Rules
        The ``rules`` module of a game.
    params : object
        The game's ``Params``.
    seed : int
        All chance of the round comes from it.

    Attributes
    ----------
    state, previous : object
        The game's state after the last tick and after the one before, for drawing in between.
    ticks_played : int
    """

    def __init__(self, rules: Rules, params: Any, seed: int) -> None:
        self._rules = rules
        self._params = params
        self._rng = generator(seed)
        self._events: list[Event] = []
        self._hash = hashlib.sha256()
        self.state: Any = rules.initial(params, self._rng)
        self.previous: Any = self.state
        self.ticks_played = 0
        self.done = rules.done(self.state, params)

    @property
    def events(self) -> Sequence[Event]:
        """All events so far."""
        return self._events

    def step(self, tick: Tick) -> tuple[Event, ...]:
        """Play one tick; a round that is over stays as it is.

        Returns
        -------
        tuple of Event
            What happened in it.

        Raises
        ------
        RecordingError
            When the tick is not the next one: a round is never played over a hole.
        """
        if self.done:
            return ()
        if tick.index != self.ticks_played:
            raise RecordingError(
                f"Tick {self.ticks_played} of the round is missing; tick {tick.index} came instead.",
                "The recording is damaged; the round can be read up to there.",
            )
        self.previous = self.state
        self.state, events = self._rules.step(self.state, tick, self._params, self._rng)
        self.ticks_played += 1
        self.done = self._rules.done(self.state, self._params)
        self._hash.update(_INPUT.pack(tick.index, tick.u_ml, tick.u_ap, tick.load_n, tick.flags))
        if events:
            self._events.extend(events)
            self._hash.update(repr([(e.name, e.tick, sorted(e.data.items())) for e in events]).encode())
        if self.ticks_played % STATE_EVERY == 0:
            self._hash.update(repr(self.state).encode())
        return events

    def outcome(self) -> Outcome:
        """Return what the round came to so far."""
        return self._rules.outcome(self.state, self._params)

    def digest(self) -> str:
        """Return the SHA-256 of the round so far, in hex: equal digests mean that it was played bit by bit the same.

        It covers the control signal, load and flags of every tick, every event, the state of every twelfth tick, and
        the present state and outcome.
        """
        outcome = self.outcome()
        end = self._hash.copy()
        end.update(repr(self.state).encode())
        end.update(repr((outcome.score, outcome.stars, outcome.success, sorted(outcome.metrics.items()))).encode())
        return end.hexdigest()


def play(rules: Rules, params: Any, seed: int, ticks: Iterable[Tick]) -> Round:
    """Play a round from recorded or made-up ticks, to its end or theirs.

    Raises
    ------
    RecordingError
        When a tick is missing.
    """
    played = Round(rules, params, seed)
    for tick in ticks:
        if played.done:
            break
        played.step(tick)
    return played


def blend(previous: Any, state: Any, alpha: float) -> Any:
    """Return a state between two ticks, for drawing only.

    Parameters
    ----------
    previous, state : object
        Two states of one game. Fields named in ``BLENDED`` are mixed; all others, and tuples whose length changed, are
        those of ``state``.
    alpha : float
        0 for ``previous``, 1 for ``state``.
    """
    mixed = {name: _mix(getattr(previous, name), getattr(state, name), alpha) for name in state.BLENDED}
    return replace(state, **mixed)


def _mix(a: Any, b: Any, alpha: float) -> Any:
    if isinstance(b, tuple):
        return tuple(_mix(x, y, alpha) for x, y in zip(a, b, strict=True)) if len(a) == len(b) else b
    return a + alpha * (b - a)
