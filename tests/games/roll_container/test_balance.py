"""How the trainee is told to have come back from a push, and against what calm."""

import math

import pytest

from games.roll_container import rules
from games.roll_container.balance import STANDING_M_S
from games.roll_container.state import State
from station.game.ticks import TICK_HZ, Tick, TickFlag
from station.signals.recovery import CALM_TIMES
from tests.games.roll_container.test_rules import ON, PARAMS, Story

GAP = int(TickFlag.GAP)
SMOOTH_PCT = 95.0


def swaying(state: State) -> tuple[float, float]:
    """Do what is asked, with a sway of 8 mm RMS that nobody would call still."""
    ml, ap = rules.aim(state, PARAMS)
    turn = 2 * math.pi * 1.5 * state.ticks / TICK_HZ
    return ml + 0.16 * math.sin(turn), ap + 0.16 * math.cos(turn)


def test_calm_is_that_of_standing_however_much_one_moves_at_the_container() -> None:
    story = Story().go(swaying, until="perturbation")
    recovery = story.state.balance.recovery
    assert recovery is not None and story.state.balance.quiet.speed_m_s > 2 * STANDING_M_S
    assert recovery.limit_m_s == pytest.approx(CALM_TIMES * STANDING_M_S)


def test_stepping_off_and_back_on_elsewhere_leaves_the_baseline_as_it_was() -> None:
    story = Story().go(until="threshold_ahead")
    before = story.state.balance.quiet
    for k in range(story.round.ticks_played, story.round.ticks_played + 240):
        away = k % 240 < 120
        flags = 0 if away else ON | (GAP if k % 240 == 120 else 0)
        ml_m, load_n = (0.2, 3.0) if away else (0.05, 700.0)
        story.round.step(Tick(k, ml_m, 0.06, 0.0, 0.6, load_n, flags))
    assert before.ticks > 120
    assert story.state.balance.quiet.speed_m_s <= 1.05 * before.speed_m_s


@pytest.mark.parametrize("waits_s", [0.0, 2.0, 4.0])
def test_a_start_is_as_smooth_whenever_it_is_made(waits_s: float) -> None:
    def who(state: State) -> tuple[float, float]:
        sway = 0.04 * math.sin(2 * math.pi * 0.7 * state.ticks / TICK_HZ)
        ml, ap = rules.aim(state, PARAMS) if state.ticks >= waits_s * TICK_HZ else (0.0, 0.0)
        return ml, ap + sway

    story = Story().go(who, until="threshold_ahead")
    assert story.round.outcome().metrics["start_smoothness_pct"] > SMOOTH_PCT


def test_words_about_a_recovery_come_when_it_is_sure_and_the_sound_at_once() -> None:
    story = Story().go()
    at = {name: [event.tick for event in story.events if event.name == name] for name in story.names()}
    assert at["perturbation"] and len(at["calm_soon"]) == len(at["recovered"]) == len(at["perturbation"])
    for push, heard, said in zip(at["perturbation"], at["recovered"], at["calm_soon"], strict=True):
        assert push < heard < said and said - heard == pytest.approx(0.75 * TICK_HZ, abs=2)
