from dataclasses import replace

import numpy as np

from station.trial.order import Turn, planned_s, turns
from station.trial.protocol import Practice, Protocol
from tests.fakes.trial_bench import protocol

DUAL = protocol("dual_task")


def drawn(asked: Protocol, seed: int = 0) -> tuple[Turn, ...]:
    return turns(asked, np.random.default_rng(seed))  # noqa: TID251 - a fixed seed


def named(asked: Protocol, seed: int = 0) -> list[str]:
    return [f"{turn.condition.id} {turn.number}" for turn in drawn(asked, seed)]


def test_blocks_finish_a_condition_before_the_next() -> None:
    assert named(protocol("quiet_stance")) == [
        *("eo_firm 0", "eo_firm 1", "eo_firm 2", "eo_firm 3"),
        *("ec_firm 1", "ec_firm 2", "ec_firm 3"),
    ]


def test_turns_alternate() -> None:
    asked = replace(protocol("single_leg"), trials=2)
    assert named(asked) == ["left 0", "right 0", "left 1", "right 1", "left 2", "right 2"]


def test_practice_is_of_the_first_condition_or_of_each() -> None:
    asked = protocol("limits_of_stability")
    assert [turn.practice for turn in drawn(asked)] == [*8 * [True], *8 * [False]]
    assert [turn.practice for turn in drawn(replace(asked, practice=Practice.FIRST))] == [True, *8 * [False]]


def test_a_counterbalanced_order_begins_by_chance_and_has_each_condition_at_each_place() -> None:
    first = set()
    for seed in range(12):
        order = [turn.condition.id for turn in drawn(DUAL, seed)]
        practice, rounds = order[:3], [order[k : k + 3] for k in (3, 6, 9)]
        assert practice == rounds[0]
        for place in range(3):
            assert {each[place] for each in rounds} == {"single", "seated", "dual"}
        first.add(rounds[0][0])
    assert first == {"single", "seated", "dual"}


def test_the_same_chance_draws_the_same_order() -> None:
    assert drawn(DUAL, 7) == drawn(DUAL, 7)
    assert len({tuple(named(DUAL, seed)) for seed in range(20)}) == 6


def test_chance_has_no_say_in_a_fixed_order() -> None:
    assert drawn(protocol("mctsib"), 1) == drawn(protocol("mctsib"), 2)


def test_two_pushes_are_dropped_and_a_probe_is_not_practised() -> None:
    push = protocol("partner_push")
    assert named(push) == ["pushed 0", "pushed 0", *(f"pushed {number}" for number in range(1, 9))]
    assert named(replace(push, practice=Practice.NONE, trials=2)) == ["pushed 1", "pushed 2"]


def test_a_test_is_planned_with_its_rests_and_a_push_with_waiting_for_it() -> None:
    # Two instructions, seven trials of 5 + 30 s and six rests; ten pushes of 5 + 5 + 10 s and nine rests.
    assert planned_s(protocol("quiet_stance")) == 2 * 8 + 7 * 35 + 6 * 30
    assert planned_s(protocol("partner_push")) == 12 + 10 * 20 + 9 * 8
