"""Manners of the coach, in every round of every game: pauses between cues, few a minute, quiet after a push."""

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

import content
from games import GAMES
from hardware_drivers.simulated.skill import SKILLS
from station.coaching.coach import PERTURBATION, SAFETY, Coach
from station.coaching.cues import CueRule
from station.game.rules import Event
from station.programme.load import load_cues
from tests.fakes.contest import game_of, play

BOOK = load_cues(Path(content.ROOT))
WHO = ("expert", "practised", "beginner", "wild", "sand")
SESSIONS = (1, 3)
MINUTE_S = 60.0


class Heard(NamedTuple):
    """What was said in a round, and when the trainee was pushed."""

    who: str
    cues: list[tuple[float, CueRule]]
    pushes: list[float]


def listen(game_id: str, level: int, who: str) -> list[Heard]:
    """Return what the coach of each session says to the same round: nobody who plays it hears them."""
    game = game_of(game_id)[1]
    coaches = [(Coach(BOOK, game.events, game.phase, session, seed=3), Heard(who, [], [])) for session in SESSIONS]

    def hear(events: tuple[Event, ...], t_s: float) -> None:
        for coach, heard in coaches:
            heard.pushes.extend(t_s for event in events if event.name == PERTURBATION)
            heard.cues.extend((t_s, cue) for cue in coach.hear(events, t_s))

    play(game_id, level, who, 5, hear)
    return [heard for _, heard in coaches]


@pytest.fixture(scope="module", params=sorted(GAMES))
def rounds(request: pytest.FixtureRequest) -> list[Heard]:
    """Return what was said in rounds of a game: the first and the last level, first and later sessions."""
    last = len(game_of(request.param)[1].levels)
    return [heard for level in (1, last) for who in WHO for heard in listen(request.param, level, who)]


def test_something_is_said_in_every_game_to_whoever_plays(rounds: list[Heard]) -> None:
    assert all(heard.cues for heard in rounds if heard.who in SKILLS)


def test_any_two_cues_are_apart_and_the_same_one_further(rounds: list[Heard]) -> None:
    for heard in rounds:
        said = [(t_s, cue) for t_s, cue in heard.cues if cue.priority < SAFETY]
        assert all(later - earlier >= BOOK.spacing_s for (earlier, _), (later, _) in pairwise(said))
        for trigger in {cue.trigger for _, cue in said}:
            times = [t_s for t_s, cue in said if cue.trigger == trigger]
            assert all(later - earlier >= BOOK.rules[trigger].spacing_s for earlier, later in pairwise(times))


def test_no_minute_is_full_of_words(rounds: list[Heard]) -> None:
    for heard in rounds:
        times = [t_s for t_s, _ in heard.cues]
        assert max((sum(t <= later < t + MINUTE_S for later in times) for t in times), default=0) <= BOOK.per_minute


def test_nobody_is_corrected_while_they_recover_from_a_push(rounds: list[Heard]) -> None:
    assert BOOK.quiet_after_perturbation_s >= 1.5
    for heard in rounds:
        for pushed_s in heard.pushes:
            after = [cue for t_s, cue in heard.cues if 0 <= t_s - pushed_s < BOOK.quiet_after_perturbation_s]
            assert [cue.trigger for cue in after if cue.priority < SAFETY] == []


def test_who_comes_more_often_hears_no_more(rounds: list[Heard]) -> None:
    for first, later in zip(rounds[::2], rounds[1::2], strict=True):
        assert len([cue for _, cue in later.cues if cue.fades]) <= len([cue for _, cue in first.cues if cue.fades])
