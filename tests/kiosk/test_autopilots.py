"""``evenkeel autopilots``: the simulated person in every game, without a wire."""

import json
from statistics import fmean

import numpy as np
import pytest

from games import GAMES
from hardware_drivers.simulated.person import Body, Person
from hardware_drivers.simulated.skill import SKILLS
from kiosk.autopilots import Make, play
from kiosk.bodies import SKILLED, WHO, OnBoard, Thrower, between, one_of_many, somebody
from kiosk.cli import main
from station.game.run import generator
from tests.fakes.stage_set import games

FIRST = next(iter(GAMES))


def by(who: str) -> Make:
    return lambda rng, vision, surface: somebody(who, rng, vision, surface)


def test_the_same_seed_is_the_same_round_and_another_is_not() -> None:
    game = games()[FIRST]
    one, again, other = (play(game, 2, by("practised"), seed) for seed in (1, 1, 2))
    assert one == again
    assert one != other


@pytest.mark.parametrize("game_id", sorted(GAMES))
def test_an_expert_is_better_than_a_beginner_and_sand_wins_nothing(game_id: str) -> None:
    rounds = {
        who: [play(games()[game_id], 2, by(who), seed) for seed in (1, 2)] for who in ("expert", "beginner", "sand")
    }
    means = {who: fmean(score for score, _, _ in each) for who, each in rounds.items()}
    assert means["expert"] > means["beginner"] > means["sand"]
    assert {stars for _, _, stars in rounds["sand"]} == {0}


@pytest.mark.parametrize("game_id", sorted(GAMES))
def test_the_top_of_the_ladder_can_be_won_by_an_expert(game_id: str) -> None:
    game = games()[game_id]
    shares = [
        success for seed in (1, 2) for _, success, _ in [play(game, len(game.content.levels), by("expert"), seed)]
    ]
    assert max(shares) >= game.content.success_at, shares


def test_a_round_is_stood_as_it_asks() -> None:
    seen: list[tuple[str, str]] = []

    def noted(rng: np.random.Generator, vision: str, surface: str) -> OnBoard:
        seen.append((vision, surface))
        return somebody("sand", rng, vision, surface)

    game = games()[FIRST]
    play(game, 1, noted, 1)
    condition = game.rules.condition(game.content.level(1).params)
    assert seen == [(condition.vision, condition.surface)]


def test_the_thrower_stands_until_the_round_begins() -> None:
    thrower = Thrower(generator(1))
    assert {thrower.step()[1:] for _ in range(200)} == {(0.0, 0.0)}
    thrower.lean(0.0, 0.0)
    assert len({thrower.step()[1:] for _ in range(200)}) == 200


def test_a_still_body_hears_no_wish_and_a_person_does() -> None:
    still, person = somebody("still", generator(3), "open", "firm"), somebody("practised", generator(3), "open", "firm")
    for body in (still, person):
        for _ in range(600):
            body.step()
        body.lean(0.06, 0.0)
        for _ in range(600):
            body.step()
    assert abs(still.step()[1]) < 0.03
    assert person.step()[1] > 0.04
    assert isinstance(person, Person)


def test_people_between_the_skills_are_between_them() -> None:
    assert between(0.0) == SKILLS["beginner"]
    assert between(1.0) == SKILLS["expert"]
    assert between(0.5) == SKILLS["practised"]
    assert between(0.125).reaction_s == pytest.approx((SKILLS["beginner"].reaction_s + SKILLS["novice"].reaction_s) / 2)
    body = one_of_many(0.3, Body(75.0, 1.8, 50.0), generator(1), "open", "firm")
    assert body.step()[0] >= 0.0


def test_the_command_prints_a_table_and_says_whether_the_ranks_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["autopilots", "--games", FIRST, "--seeds", "1", "--level", "2"])
    said = capsys.readouterr().out
    assert all(f"\n  {who} " in said for who in WHO)
    assert f"{len(WHO) + 1} of {len(WHO) + 1}: {FIRST}" in said
    assert "test-retest: too few people" in said
    right = "ranked rightly" in said and "wins nothing" in said
    assert status == (0 if right else 1)


def test_json_holds_the_figures_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    main(["autopilots", "--games", FIRST, "--seeds", "1", "--level", "2", "--json"])
    figures = json.loads(capsys.readouterr().out)
    game = figures["games"][FIRST]
    assert (figures["level"], figures["seeds"]) == (2, 1)
    assert list(game["who"]) == list(WHO)
    assert all(sum(each["stars"]) == 1 for each in game["who"].values())
    assert game["retest"] == {"people": 1, "icc_3_1": None, "typical_error": None}
    means = [game["who"][who]["mean"] for who in SKILLED]
    assert game["ranked"] == (means == sorted(means) and len(set(means)) == len(means))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--games", "chess"], "no game 'chess'"),
        (["--level", "99"], "has no level 99"),
        (["--seeds", "0"], "not a whole number from 1"),
    ],
)
def test_what_cannot_be_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["autopilots", *words]) == 2
    assert said in capsys.readouterr().err
