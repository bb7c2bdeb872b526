"""Rounds for the gallery: an autopilot plays every game in pure rules, and three moments of each are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from hardware_drivers.simulated.skill import SKILLS
from kiosk.catalogue import Game
from kiosk.ghost import Way
from station.game.autopilot import Trainee
from station.game.control import Reach
from station.game.rules import Outcome
from station.game.run import generator
from station.game.ticks import Tick, TickFlag

PARTS: Final = {"early": 0.22, "middle": 0.56, "finale": 0.93}
"""The three moments, as shares of a round."""

FRAME_TICKS: Final = 2
LEAD_IN: Final = 60
"""So many frames before a moment belong to its picture: a view remembers trails and waves of the last second."""

PLAYER: Final = "skilled"
RIVAL: Final = "practised"
"""Who plays, and who left the ghost."""

SEED: Final = 4
LOAD_N: Final = 700.0


@dataclass(frozen=True, slots=True)
class Shot:
    """What a round's screen shows of one frame.

    Parameters
    ----------
    state : object
    u : (float, float)
        The control signal.
    ghost : float
        How far the rival had come by then.
    """

    state: Any
    u: tuple[float, float]
    ghost: float


@dataclass(frozen=True, slots=True)
class Played:
    """A round that was played to its end.

    Parameters
    ----------
    shots : tuple of Shot
        One a frame, at 60 frames a second.
    trace : object
        What the game's ``view.Trace`` gathered.
    outcome : Outcome
    """

    shots: tuple[Shot, ...]
    trace: Any
    outcome: Outcome

    def moment(self, part: str) -> Sequence[Shot]:
        """Return the frames that lead up to a moment, the moment itself last."""
        last = round(PARTS[part] * len(self.shots))
        return self.shots[max(0, last - LEAD_IN) : last]


class Rounds:
    """The rounds of all games, each played once, when first asked for."""

    def __init__(self) -> None:
        self._played: dict[tuple[str, int], Played] = {}

    def played(self, game: Game, level: int) -> Played:
        """Return a round of a game at a level."""
        key = (game.content.id, level)
        if key not in self._played:
            self._played[key] = _play(game, level, PLAYER, _play(game, level, RIVAL, None))
        return self._played[key]


def level_of(part: str, levels: int) -> int:
    """Return the level that a part of a round is shown at: the first, the middle and the last rung of the ladder."""
    return {"early": 1, "middle": (levels + 1) // 2, "finale": levels}[part]


def _play(game: Game, level: int, player: str, rival: Played | None) -> Played:
    rules, params, reach = game.rules, game.content.level(level).params, Reach()
    chance, pilot = generator(SEED), Trainee(SKILLS[player], generator(SEED, 1))
    way = _way(game, params, rival)
    trace, shots, index = game.view.Trace(), [], 0
    state = rules.initial(params, chance)
    while not rules.done(state, params):
        u = pilot.lean(rules.aim(state, params))
        tick = Tick(index, *reach.cop_m(*u), *u, LOAD_N, int(TickFlag.ON_BOARD))
        state, _ = rules.step(state, tick, params, chance)
        if index % FRAME_TICKS == 0:
            trace.add(state)
            shots.append(Shot(state, u, way.at(index)))
        index += 1
    return Played(tuple(shots), trace, rules.outcome(state, params))


def _way(game: Game, params: Any, rival: Played | None) -> Way:
    way = Way()
    for frame, shot in enumerate(rival.shots if rival else ()):
        way.add(frame * FRAME_TICKS, game.rules.progress(shot.state, params))
    return way
