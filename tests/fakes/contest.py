"""Rounds of autopilots in pure rules, played by several processes at once and kept for all tests."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from typing import Any, NamedTuple

import content
from games import GAMES
from hardware_drivers.simulated.skill import SKILLS
from station.game.autopilot import make_autopilot
from station.game.control import Reach
from station.game.rules import Event
from station.game.run import generator
from station.game.ticks import Tick, TickFlag
from station.programme.load import load_game
from station.programme.model import GameContent

SKILLED = tuple(name for name in SKILLS if name != "steered")
WORKERS = 2
LOAD_N = 700.0


class Won(NamedTuple):
    """What a round came to."""

    score: float
    success: float
    stars: int
    metrics: Mapping[str, float]


def play(game_id: str, level: int, who: str, seed: int, hear: Callable[[tuple[Event, ...], float], object]) -> Won:
    """Play a round without a digest, which is most of the work of a round; ``hear`` is told its events and when."""
    rules, content_ = game_of(game_id)
    params, reach = content_.level(level).params, Reach()
    chance, pilot = generator(seed), make_autopilot(who, SKILLS, generator(seed, 1))
    state, index = rules.initial(params, chance), 0
    while not rules.done(state, params):
        u = pilot.lean(rules.aim(state, params))
        tick = Tick(index, *reach.cop_m(*u), *u, LOAD_N, int(TickFlag.ON_BOARD))
        state, events = rules.step(state, tick, params, chance)
        if events:
            hear(events, tick.t_s)
        index += 1
    outcome = rules.outcome(state, params)
    return Won(outcome.score, outcome.success, outcome.stars, outcome.metrics)


@cache
def contest(game_id: str, level: int, whos: tuple[str, ...], seeds: int) -> dict[str, list[Won]]:
    """Return a number of rounds of each of some autopilots."""
    jobs = [(game_id, level, who, seed) for who in whos for seed in range(1, seeds + 1)]
    won = list(_pool().map(_play, jobs, chunksize=4))
    return {who: won[number * seeds : (number + 1) * seeds] for number, who in enumerate(whos)}


def _play(job: Sequence[Any]) -> Won:
    return play(*job, lambda events, t_s: None)


@cache
def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(WORKERS, get_context("spawn"))


@cache
def game_of(game_id: str) -> tuple[Any, GameContent]:
    """Return the rules and the content of a game."""
    rules = import_module(f"{GAMES[game_id]}.rules")
    return rules, load_game(content.ROOT, game_id, rules.Params)
