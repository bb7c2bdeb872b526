from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.coaching.coach import PERTURBATION, Coach
from station.coaching.cues import CueBook, CueRule
from station.game.rules import Event

RULES = [
    CueRule("cheer", 0, 0, 6, 1, True),
    CueRule("correct", 2, 1, 6, 1, True),
    CueRule("instruct", 0, 2, 6, 1, False),
    CueRule("safety", 0, 3, 6, 1, False),
    CueRule("phase3", 3, 1, 0, 1, True),
]
BOOK = CueBook({rule.trigger: rule for rule in RULES}, 4.0, 8, 1.5, (1.0, 0.67, 0.5))
EVENTS = {rule.trigger: rule.trigger for rule in RULES} | {"silent": ""}


def coach(session: int = 1, seed: int = 0, book: CueBook = BOOK) -> Coach:
    return Coach(book, EVENTS, 2, session, seed)


def said(each: Coach, t_s: float, *names: str) -> list[str]:
    return [rule.trigger for rule in each.hear([Event(name, 0) for name in names], t_s)]


def test_the_most_important_of_one_moment_is_said_and_only_that() -> None:
    assert said(coach(), 10, "cheer", "correct", "instruct") == ["instruct"]
    assert said(coach(), 10, "cheer", "safety", "instruct") == ["safety"]


def test_silence_between_any_two_cues() -> None:
    each = coach()
    assert said(each, 10, "cheer") == ["cheer"]
    assert said(each, 13.9, "instruct") == []
    assert said(each, 14, "instruct") == ["instruct"]


def test_the_same_cue_waits_longer_and_what_was_not_said_is_dropped() -> None:
    each = coach()
    assert said(each, 10, "correct") == ["correct"]
    assert said(each, 15, "correct") == []
    assert said(each, 15.1) == []
    assert said(each, 16, "correct") == ["correct"]


def test_a_blocked_cue_leaves_the_word_to_the_next() -> None:
    each = coach()
    said(each, 10, "correct")
    assert said(each, 15, "correct", "cheer") == ["cheer"]


def test_safety_waits_for_nothing() -> None:
    each = coach()
    said(each, 10, "instruct")
    assert said(each, 10.1, "safety") == ["safety"]
    assert said(each, 10.2, "safety") == ["safety"]


def test_nothing_but_safety_while_the_trainee_recovers() -> None:
    each = coach()
    assert said(each, 10, PERTURBATION, "correct") == []
    assert said(each, 11.4, "correct", "cheer") == []
    assert said(each, 11.4, "instruct") == []
    assert said(each, 11.4, "safety") == ["safety"]
    assert said(each, 15.5, "correct") == ["correct"]


def test_at_most_so_many_in_a_minute() -> None:
    book = CueBook(
        {"cheer": CueRule("cheer", 0, 0, 0, 1, False)}, spacing_s=0.5, per_minute=5,
        quiet_after_perturbation_s=0, feedback_shares=(1.0,),
    )  # fmt: skip
    each = coach(book=book)
    times = [t for t in range(0, 180) if said(each, float(t), "cheer")]
    assert times == [*range(5), *range(60, 65), *range(120, 125)]


def test_cues_of_other_phases_and_silent_events_say_nothing() -> None:
    assert said(coach(), 10, "phase3", "silent") == []


def test_cues_that_are_no_event_keep_the_same_manners() -> None:
    each = coach()
    assert [rule.trigger for rule in each.cue(["instruct"], 0)] == ["instruct"]
    assert each.cue(["cheer"], 1) == []


@pytest.mark.parametrize(("session", "share"), [(1, 1.0), (2, 0.67), (3, 0.5), (9, 0.5), (0, 0.0)])
def test_feedback_fades_from_session_to_session_and_is_off_in_tests(session: int, share: float) -> None:
    for seed in (0, 1, 99):
        each = coach(session, seed)
        heard = [bool(said(each, 10.0 * k, "cheer")) for k in range(300)]
        assert sum(heard) / 300 == pytest.approx(share, abs=0.01)


def test_instruction_and_safety_never_fade() -> None:
    each = coach(session=0)
    assert all(said(each, 10.0 * k, "instruct") for k in range(20))
    assert said(each, 300, "safety") == ["safety"]


def test_what_is_faded_away_is_not_made_up_for_at_once() -> None:
    each = coach(session=0)
    assert said(each, 10, "cheer") == []
    assert said(each, 11, "instruct") == []


NAMES = st.sampled_from(["cheer", "correct", "instruct", "silent", PERTURBATION])


@given(st.lists(st.tuples(st.floats(0.01, 5), st.lists(NAMES, max_size=3)), max_size=80), st.integers(0, 4))
def test_the_pauses_hold_and_the_same_round_is_coached_the_same(
    moments: list[tuple[float, list[str]]], session: int
) -> None:
    def run() -> list[tuple[float, str]]:
        each, t_s, out = coach(session, seed=3), 0.0, []
        for wait_s, names in moments:
            t_s += wait_s
            out += [(t_s, trigger) for trigger in said(each, t_s, *names)]
        return out

    lines = run()
    assert run() == lines
    times = [t_s for t_s, _ in lines]
    assert all(later - earlier >= BOOK.spacing_s for earlier, later in pairwise(times))
    assert not any(repeats(lines))


def repeats(lines: list[tuple[float, str]]) -> Iterable[bool]:
    last: dict[str, float] = {}
    for t_s, trigger in lines:
        yield t_s - last.get(trigger, -100) < BOOK.rules[trigger].spacing_s
        last[trigger] = t_s
