from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import content
from games.roll_container import rules
from games.roll_container.body import DROP_M_S
from games.roll_container.params import GOODS, Params
from games.roll_container.state import State
from station.game.rules import Event
from station.game.run import Round
from station.game.ticks import TICK_HZ, TICK_S, Tick, TickFlag
from station.programme.load import load_game

LEVELS = load_game(Path(content.ROOT), "roll_container", Params).levels
PARAMS: Params = LEVELS[0].params
HEAVY: Params = LEVELS[1].params
"""It does not start, or get over a threshold, in one swing."""
ON = int(TickFlag.ON_BOARD)

Who = Callable[[State], tuple[float, float]]


def perfect(state: State) -> tuple[float, float]:
    return rules.aim(state, PARAMS)


class Story:
    """A run told by its events: somebody leans until something happens."""

    def __init__(self, params: Params = PARAMS, seed: int = 3) -> None:
        self.params = params
        self.round = Round(rules, params, seed)
        self.events: list[Event] = []

    def go(
        self, who: Who | None = None, *, until: str = "round_end", load_n: float = 700.0, flags: int = ON
    ) -> "Story":
        who = who or (lambda state: rules.aim(state, self.params))
        while not self.round.done:
            k = self.round.ticks_played
            ml, ap = who(self.state)
            new = self.round.step(Tick(k, 0.07 * ml, 0.06 * ap, ml, ap, load_n, flags))
            self.events += new
            if until in {event.name for event in new}:
                break
        return self

    @property
    def state(self) -> State:
        state: State = self.round.state
        return state

    def names(self) -> list[str]:
        return [event.name for event in self.events]


def test_a_perfect_run_has_all_points_and_all_bonuses() -> None:
    story = Story().go()
    outcome = story.round.outcome()
    tally = story.state.tally
    late_s = max(0.0, tally.timed / TICK_HZ - PARAMS.par_s)
    full = 1000 + 2 * PARAMS.clean_points + PARAMS.home_points - PARAMS.late_points_per_s * late_s
    assert full - 5 < outcome.score <= full
    assert (outcome.stars, outcome.short_of_star) == (3, 0.0)
    most = 1000 + 2 * PARAMS.clean_points + PARAMS.home_points
    assert outcome.success == pytest.approx(outcome.score / most) and outcome.success > 0.99
    assert (outcome.metrics["clean_stops"], outcome.metrics["goods_shaken"], outcome.metrics["collisions"]) == (2, 0, 0)
    assert outcome.metrics["way_pct"] == 100
    assert story.names()[-1] == "round_end"
    assert story.names().count("delivered") == story.names().count("order") == 1


@pytest.mark.parametrize("level", range(1, len(LEVELS) + 1))
def test_the_container_is_nowhere_that_its_speed_did_not_bring_it(level: int) -> None:
    """From the first tick on, when it stands for a while before it is pushed."""
    story = Story(LEVELS[level - 1].params)
    waits = [(0.0, 0.0)] * 60
    before = story.state

    def who(state: State) -> tuple[float, float]:
        nonlocal before
        most_m = max(abs(before.v_m_s), abs(state.v_m_s), DROP_M_S) * TICK_S
        assert abs(state.s_m - before.s_m) <= most_m + 1e-3  # it may be slowed down within the tick
        before = state
        return waits.pop() if waits else rules.aim(state, story.params)

    story.go(who)
    assert story.state.delivered


def test_a_push_off_balance_is_told_beside_its_event() -> None:
    story = Story().go(until="threshold_over")
    ticks = {event.name: event.tick for event in story.events}
    assert ticks["perturbation"] == ticks["threshold_over"]


def test_who_leans_on_after_a_threshold_shakes_the_goods() -> None:
    story = Story().go(until="threshold_over").go(lambda _state: (0.0, 0.6), until="goods_slide")
    assert story.names()[-1] == "goods_slide"
    slid, over = story.events[-1].tick, next(event.tick for event in story.events if event.name == "threshold_over")
    assert (slid - over) / TICK_HZ == pytest.approx(PARAMS.release_s, abs=0.05)
    assert story.state.tally.shakes == 1
    assert "release_late" in story.names()


def test_who_is_home_at_once_shakes_nothing_and_the_time_is_measured() -> None:
    count = 0

    def late(_state: State) -> tuple[float, float]:
        nonlocal count
        count += 1
        return 0.0, 0.6 if count < 0.5 * TICK_HZ else 0.0

    story = Story().go(until="threshold_over").go(late, until="finale")
    assert story.state.tally.shakes == 0
    assert story.round.outcome().metrics["threshold_release_s"] == pytest.approx(0.5, abs=0.03)


def test_a_threshold_without_momentum_fails_and_costs_its_points() -> None:
    story = Story(replace(HEAVY, threshold_m=0.02)).go(until="threshold_hit")
    before = story.state.score
    story.go(lambda _state: (0.0, 0.0), until="threshold_failed")
    assert story.state.tally.failed == 1
    assert story.state.score == pytest.approx(before - PARAMS.failed_points, abs=10)
    assert "threshold_over" in story.go(until="threshold_over").names(), "at a slant it goes"


def test_the_way_counts_only_as_far_as_it_was_done() -> None:
    story = Story().go(until="stop_clean").go(lambda _state: (0.0, 0.0))
    outcome = story.round.outcome()
    assert not story.state.delivered
    assert outcome.stars == 0
    assert outcome.score < 600
    assert story.state.time_left_s == 0


def test_steering_into_a_rack_is_a_collision_once_while_it_grinds() -> None:
    story = Story().go(lambda _state: (0.8, 0.5), until="bump").go(lambda _state: (0.8, 0.5), until="halfway")
    assert story.state.touching == 1
    assert story.state.tally.collisions == 1
    assert story.state.goods == GOODS - 1


def test_rolling_through_a_box_ends_at_its_barrier_and_is_no_clean_stop() -> None:
    story = Story().go(until="box_ahead").go(lambda _state: (0.0, 0.6), until="bump")
    story.go(lambda _state: (0.0, 0.0), until="stop_rough")
    assert story.state.clean_stops == 0
    assert story.state.stops == 1
    assert story.round.outcome().metrics["brake_overshoot_m"] > 0.1


def test_stopping_before_the_lines_is_early_and_the_stop_is_not_clean() -> None:
    box = Story().state.course.boxes[0]

    def early(state: State) -> tuple[float, float]:
        if state.s_m < box.start_m - 1.0:
            return rules.aim(state, PARAMS)
        return 0.0, -0.6

    story = Story().go(early, until="stop_short").go(until="stop_rough")
    assert story.state.clean_stops == 0
    assert 0.3 < story.round.outcome().metrics["brake_early_m"] < 2.5


def test_whoever_stands_and_need_not_is_told_how_to_go_on_again_and_again() -> None:
    def still(_state: State) -> tuple[float, float]:
        return 0.0, 0.0

    story = Story().go(still, until="stands")
    assert story.state.ticks == pytest.approx(4 * TICK_HZ, abs=1)
    assert story.go(still, until="stands").state.ticks == pytest.approx(8 * TICK_HZ, abs=1)


def test_nobody_is_told_to_go_on_who_waits_for_the_order_or_has_delivered() -> None:
    assert "stands" not in Story().go().names()


def test_waiting_for_the_order_costs_no_time() -> None:
    story = Story().go(until="stop_clean")
    left = story.state.par_left_s
    story.go(until="order")
    assert story.state.par_left_s == pytest.approx(left, abs=0.05)


def test_a_lean_that_only_grows_is_a_smooth_start_and_one_that_wavers_is_not() -> None:
    def wavering(state: State) -> tuple[float, float]:
        return 0.0, 0.75 if state.ticks // 30 % 2 else 0.2

    smooth = Story(HEAVY).go(until="threshold_ahead").round.outcome().metrics["start_smoothness_pct"]
    rough = Story(HEAVY).go(wavering, until="bend_ahead").round.outcome().metrics["start_smoothness_pct"]
    assert smooth > 95
    assert rough < 70


def test_a_board_played_with_another_load_pushes_nothing() -> None:
    story = Story().go(until="bend_ahead")
    at_m = story.state.s_m
    story.go(load_n=150.0)
    assert not story.state.standing
    assert story.state.s_m < at_m + 4


def test_in_a_data_gap_the_last_lean_is_held() -> None:
    story = Story()
    for k in range(240):
        story.round.step(Tick(k, 0.0, 0.03, 0.0, 0.5, 700.0, ON))
    speed = story.state.v_m_s
    for k in range(240, 270):
        story.round.step(Tick(k, 0.0, 0.0, 0.0, -1.0, 700.0, ON | int(TickFlag.GAP)))
    assert story.state.v_m_s >= speed
    assert story.state.lean_u == (0.0, 0.5)


def test_told_and_untold_pushes_are_kept_apart() -> None:
    half = LEVELS[6].params
    metrics = Story(half, 5).go().round.outcome().metrics
    assert {"recovery_expected_s", "recovery_unexpected_s", "recovery_time_s"} <= metrics.keys()
    assert "recovery_expected_s" not in Story(LEVELS[-1].params, 5).go().round.outcome().metrics
    assert metrics["recoveries"] >= 3


def test_what_is_announced_and_does_not_come_is_told_as_such() -> None:
    assert "nothing_came" in Story(LEVELS[6].params, 5).go().names()


def test_nothing_is_announced_in_the_night_but_what_can_be_seen() -> None:
    names = set(Story(LEVELS[-1].params, 5).go().names())
    assert not names & {"threshold_ahead", "gap_ahead", "worn_ahead", "shimmy_ahead"}
    assert {"box_ahead", "bend_ahead"} <= names


def test_the_trainee_stands_as_the_level_says() -> None:
    assert rules.condition(LEVELS[0].params).stance == "template"
    assert rules.condition(LEVELS[4].params).stance == "together"
