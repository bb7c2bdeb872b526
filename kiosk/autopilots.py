"""``evenkeel autopilots``: simulated people of five skills, and three who do not play, play every game.

The person is the one of the simulated board, on the way that every sample goes: forces on four cells, pipeline, ticks,
rules. Only the wire and the noise of the cells are left out, and time: a round takes about a second.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from itertools import pairwise
from multiprocessing import get_context
from statistics import fmean, stdev
from typing import Any, Final

import numpy as np

import content
from games import GAMES
from hardware_drivers.simulated.firmware import board_calibration, corner_forces_n
from hardware_drivers.simulated.person import Body
from kiosk.bodies import SKILLED, WHO, OnBoard, one_of_many, somebody
from kiosk.catalogue import Game, load_games
from kiosk.clock import stopwatch_s
from kiosk.progress import Progress, die_quietly
from station.errors import UsageError
from station.frames import BoardInfo, ForceBlock
from station.game.autopilot import NON_PLAYERS
from station.game.control import Reach
from station.game.run import Round, Ticker, generator
from station.game.ticks import TICK_HZ
from station.signals.agreement import icc_consistency, typical_error
from station.trial.pipeline import Pipeline, Sample
from station.trial.presence import PresenceState

WORKERS: Final = 2
BLOCK: Final = 2
"""Frames that are read at once: at 120 Hz, those of one frame of the screen. The person sees the aim as often."""

AT_ONCE: Final = 4
"""Rounds that a process plays before it tells."""

SETTLES_S: Final = 60.0
PEOPLE_SD: Final = (0.09, 12.0)
"""Standard deviation of height in m and age in years of the people who play twice."""

Make = Callable[[np.random.Generator, str, str], OnBoard]


@dataclass(frozen=True, slots=True)
class Result:
    """What somebody reached in rounds of one game.

    Parameters
    ----------
    mean, sd : float
        Of the score.
    success : float
        Mean.
    stars : tuple of 4 int
        Rounds with none, one, two, three.
    """

    mean: float
    sd: float
    success: float
    stars: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """Rounds for one process: those of ``who``, or of as many people as seeds, twice each."""

    game_id: str
    level: int
    who: str
    seeds: tuple[int, ...]


def run_autopilots(options: argparse.Namespace) -> int:
    """Let everybody play, print the tables; 1 when a game ranks wrongly."""
    chosen = list(dict.fromkeys(options.games or GAMES))
    if unknown := [name for name in chosen if name not in GAMES]:
        raise UsageError(f"There is no game {unknown[0]!r}.", f"Choose of: {', '.join(GAMES)}.")
    for game_id in chosen:
        if options.level > (highest := len(_games()[game_id].content.levels)):
            raise UsageError(f"{game_id} has no level {options.level}.", f"Choose 1 to {highest}.")
    seeds = tuple(range(1, options.seeds + 1))
    if not options.json:
        rounds = len(seeds) * (len(WHO) + 2) * len(chosen)
        print(f"evenkeel: {rounds} rounds, {len(seeds)} each; twice: {len(seeds)} people, two rounds each", flush=True)
    started_s = stopwatch_s()
    scores = _play_all(
        [(game_id, who) for game_id in chosen for who in (*WHO, TWICE)], options.level, seeds, options.json
    )
    figures = {game_id: _figures(game_id, options.level, scores) for game_id in chosen}
    if options.json:
        print(json.dumps({"level": options.level, "seeds": len(seeds), "games": figures}, indent=2))
    else:
        for game_id, game in figures.items():
            print("\n".join(_table(game_id, options.level, game)))
        print(f"  {stopwatch_s() - started_s:.0f} s")
    return 0 if all(game["ranked"] and game["non_players_win_nothing"] for game in figures.values()) else 1


TWICE: Final = "twice"
"""Instead of a name: as many people as seeds, each of an own build and skill, who play two rounds."""

Played = list[tuple[float, float, int]]
"""Score, success and stars of rounds."""


def play(game: Game, level: int, make: Make, seed: int) -> tuple[float, float, int]:
    """Play one round on the simulated board, offline.

    Parameters
    ----------
    game : Game
    level : int
    make : callable
        ``make(rng, vision, surface)`` gives who stands on the board.
    seed : int
        Of the round, and of the chance of who plays it.

    Returns
    -------
    (float, float, int)
        Score, success, stars.

    Raises
    ------
    UsageError
        When nobody settles on the board.
    """
    params = game.content.level(level).params
    condition = game.rules.condition(params)
    board = _Board(make(generator(seed, 1), condition.vision, condition.surface))
    reach = board.settle()
    played = Round(game.rules, params, seed)
    ticker: Ticker | None = None
    while not played.done:
        for sample in board.read():
            ticker = ticker or Ticker(sample.t_us, reach)
            for tick in ticker.push(sample):
                played.step(tick)
        board.body.lean(*reach.cop_m(*game.rules.aim(played.state, params)))
    outcome = played.outcome()
    return outcome.score, outcome.success, outcome.stars


class _Board:
    """A board without a wire: who stands on it, and the pipeline of their forces."""

    def __init__(self, body: OnBoard) -> None:
        self.body = body
        calibration = board_calibration()
        info = BoardInfo("simulated", "", "", "", "", TICK_HZ, 2000.0, calibration)
        self._pipeline = Pipeline(info, (0.0, 0.0, 0.0, 0.0))
        self._frames = 0

    def settle(self) -> Reach:
        """Wait until who is there stands; return the reach around where that is."""
        while self._pipeline.presence.state is not PresenceState.SETTLED:
            if self._frames > SETTLES_S * TICK_HZ:
                raise UsageError("Nobody settles on the simulated board.", "Choose another level or seed.")
            self.read()
        rest_m = self._pipeline.presence.rest_m or (0.0, 0.0)
        self._pipeline.restart()
        return Reach(rest_ml_m=rest_m[0], rest_ap_m=rest_m[1])

    def read(self) -> list[Sample]:
        """Return the samples of one frame of the screen."""
        forces = [corner_forces_n(*self.body.step()) for _ in range(BLOCK)]
        first = self._frames
        self._frames += BLOCK
        t_us = np.array([round((first + k + 1) * 1e6 / TICK_HZ) for k in range(BLOCK)], np.int64)
        counts = np.array([[round(1000 * force) for force in row] for row in forces], np.int32)
        nothing = np.zeros(BLOCK, np.uint8), np.zeros(BLOCK, np.uint16)
        return self._pipeline.push(ForceBlock(t_us, counts, np.array(forces), *nothing, 0, 0.0))


@cache
def _games() -> Mapping[str, Game]:
    return load_games(content.ROOT)


def _play_job(job: Job) -> Played:
    game = _games()[job.game_id]
    if job.who == TWICE:
        return [play(game, job.level, _one(person), 1000 * person + turn) for person in job.seeds for turn in (1, 2)]

    def make(rng: np.random.Generator, vision: str, surface: str) -> OnBoard:
        return somebody(job.who, rng, vision, surface)

    return [play(game, job.level, make, seed) for seed in job.seeds]


def _one(person: int) -> Make:
    """Return what makes one of the people who play twice: the same build and skill in both rounds."""
    build = generator(person, 2)
    share = float(build.random())
    height_sd, age_sd = PEOPLE_SD
    body = Body(75.0, 1.75 + height_sd * float(build.standard_normal()), 40 + age_sd * float(build.standard_normal()))

    def make(rng: np.random.Generator, vision: str, surface: str) -> OnBoard:
        return one_of_many(share, body, rng, vision, surface)

    return make


def _play_all(
    asked: Sequence[tuple[str, str]], level: int, seeds: Sequence[int], silent: bool
) -> dict[tuple[str, str], Played]:
    """Return the rounds of everybody in every game, in the order of the seeds."""
    parts = [tuple(seeds[first : first + AT_ONCE]) for first in range(0, len(seeds), AT_ONCE)]
    progress, done = Progress(len(asked) * len(parts), silent=silent), 0
    played: dict[tuple[str, str], Played] = {}
    with ProcessPoolExecutor(WORKERS, get_context("spawn"), die_quietly) as pool:
        waiting = {
            each: [pool.submit(_play_job, Job(each[0], level, each[1], part)) for part in parts] for each in asked
        }
        try:
            for each, futures in waiting.items():
                played[each] = []
                for future in futures:
                    played[each] += future.result()
                    done += 1
                    progress.at(done)
                progress.line(f"{len(played)} of {len(asked)}: {each[0]}, {each[1]}")
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return played


def _figures(game_id: str, level: int, played: Mapping[tuple[str, str], Played]) -> dict[str, Any]:
    results = {who: _result(played[game_id, who]) for who in WHO}
    means = [results[who].mean for who in SKILLED]
    twice = [score for score, _, _ in played[game_id, TWICE]]
    pairs = list(zip(twice[::2], twice[1::2], strict=True))
    success_at = _games()[game_id].content.success_at
    return {
        "score_unit": _games()[game_id].content.score_unit,
        "who": {who: asdict(result) for who, result in results.items()},
        "ranked": all(worse < better for worse, better in pairwise(means)),
        "non_players_win_nothing": all(
            results[who].stars[0] == len(played[game_id, who]) and results[who].success < 0.5 * success_at
            for who in NON_PLAYERS
        ),
        "retest": {
            "people": len(pairs),
            "icc_3_1": icc_consistency(pairs),
            "typical_error": typical_error(pairs),
        },
    }


def _result(played: Played) -> Result:
    scores = [score for score, _, _ in played]
    stars = tuple(sum(stars == count for _, _, stars in played) for count in range(4))
    sd = stdev(scores) if len(scores) > 1 else 0.0
    return Result(fmean(scores), sd, fmean(success for _, success, _ in played), stars)


def _table(game_id: str, level: int, game: Mapping[str, Any]) -> list[str]:
    retest = game["retest"]
    lines = [f"{game_id}, level {level}", f"  {'':<10} {'score':>8} {'SD':>7} {'success':>8}  stars 0/1/2/3"]
    for who, result in game["who"].items():
        stars = "/".join(map(str, result["stars"]))
        lines.append(f"  {who:<10} {result['mean']:8.1f} {result['sd']:7.1f} {result['success']:8.2f}  {stars}")
    lines.append(f"  the five skills are ranked {'rightly' if game['ranked'] else 'WRONGLY'}")
    lines.append(f"  who does not play wins {'nothing' if game['non_players_win_nothing'] else 'SOMETHING'}")
    if retest["icc_3_1"] is None:
        lines.append("  test-retest: too few people, or they do not differ")
    else:
        lines.append(
            f"  test-retest of {retest['people']} people: ICC(3,1) {retest['icc_3_1']:.2f}, "
            f"typical error {retest['typical_error']:.1f}"
        )
    return lines
