from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path as FilePath

import pytest

import content
from games.target_tracker import rules
from games.target_tracker.params import Params
from games.target_tracker.state import State
from station.errors import ContentError
from station.game.rules import Event
from station.game.run import Round
from station.game.ticks import TICK_HZ, Tick, TickFlag
from station.programme.load import load_game

PARAMS: Params = load_game(FilePath(content.ROOT), "target_tracker", Params).levels[0].params
ON = int(TickFlag.ON_BOARD)

Where = Callable[[float, State], tuple[float, float]]


def on_target(_t_s: float, state: State) -> tuple[float, float]:
    return state.target_u


def outside(_t_s: float, state: State) -> tuple[float, float]:
    """Two radii off the circle, on the side away from the middle."""
    return state.target_u[0] + 2 * PARAMS.radius, state.target_u[1] + 2 * PARAMS.radius


class Story:
    """A round told second by second: where the trainee is, with what load and flags."""

    def __init__(self, params: Params = PARAMS, seed: int = 3) -> None:
        self.params = params
        self.round = Round(rules, params, seed)
        self.events: list[Event] = []

    def go(self, until_s: float, where: Where = on_target, load_n: float = 700.0, flags: int = ON) -> "Story":
        while self.round.ticks_played < round(until_s * TICK_HZ) and not self.round.done:
            k = self.round.ticks_played
            ml, ap = where(k / TICK_HZ, self.round.state)
            self.events += self.round.step(Tick(k, 0.07 * ml, 0.06 * ap, ml, ap, load_n, flags))
        return self

    @property
    def state(self) -> State:
        state: State = self.round.state
        return state

    def names(self) -> list[str]:
        return [event.name for event in self.events]

    def when(self, name: str) -> list[float]:
        return [event.tick / TICK_HZ for event in self.events if event.name == name]


def test_who_is_always_inside_has_all_points_and_no_lag() -> None:
    outcome = Story().go(90).round.outcome()
    assert outcome.score == pytest.approx(100, abs=0.1)
    assert outcome.stars == 3
    assert outcome.success == outcome.score / 100
    assert outcome.metrics["inside_pct"] == pytest.approx(100, abs=0.1)
    assert outcome.metrics["lag_s"] < 0.03
    assert outcome.metrics["beacons_caught"] == 8


def test_the_score_is_the_share_of_time_inside() -> None:
    story = Story().go(15).go(30, outside)
    assert story.round.outcome().metrics["inside_pct"] == pytest.approx(50, abs=0.5)
    assert story.state.score == pytest.approx(50, abs=3), "being off to one side is hardly taken for lag"


def test_a_constant_delay_is_measured_and_costs_what_the_head_of_the_rules_says() -> None:
    """A dot that is exactly 0.8 s behind is seen as 0.8 s; half a second of it costs 15 points a second."""
    wide = replace(PARAMS, radius=0.5, round_s=90.0)
    path = Story(wide).state.path
    story = Story(wide).go(60, lambda t_s, _state: path.at(max(0.0, t_s - 0.8)))
    assert story.round.outcome().metrics["lag_s"] == pytest.approx(0.8, abs=0.05)
    assert story.state.lag_s == pytest.approx(0.8, abs=0.15)
    inside_pct = story.round.outcome().metrics["inside_pct"]
    lag_s = story.round.outcome().metrics["lag_s"]
    assert story.state.score == pytest.approx(inside_pct - 15 * (lag_s - 0.3))
    prompt = Story(wide).go(60, lambda t_s, _state: path.at(max(0.0, t_s - 0.25)))
    assert prompt.state.score == pytest.approx(100, abs=0.1), "a human reaction costs nothing"


def test_who_runs_ahead_is_not_late() -> None:
    path = Story().state.path
    story = Story().go(60, lambda t_s, _state: path.at(t_s + 0.4))
    assert story.round.outcome().metrics["lag_s"] == 0


def test_missing_data_is_left_out_of_both_sides_of_the_share() -> None:
    story = Story().go(10).go(20, outside, flags=ON | int(TickFlag.GAP)).go(30)
    assert story.state.tally.counted == 20 * TICK_HZ
    assert story.state.score == pytest.approx(100, abs=0.1)
    assert "left" not in story.names()


def test_off_the_board_time_counts_and_earns_nothing_and_the_dot_waits() -> None:
    story = Story().go(10)
    dot = story.state.dot_u
    story.go(20, flags=0, load_n=0.0)
    assert story.state.dot_u == dot
    assert not story.state.standing
    assert story.state.score == pytest.approx(50, abs=1)


def test_a_board_played_with_another_load_earns_nothing() -> None:
    story = Story().go(10).go(20, load_n=150.0)
    assert story.state.score == pytest.approx(50, abs=1)
    assert Story().go(10).go(20, load_n=800.0).state.score > 99, "a lean or a breath is no cheating"


def test_stars_are_for_whole_rounds() -> None:
    story = Story().go(89)
    assert story.round.outcome().stars == 0
    assert story.go(90).round.outcome().stars == 3
    assert story.round.done


@pytest.mark.parametrize(("share", "stars"), [(0.3, 0), (0.5, 1), (0.7, 2), (0.9, 3)])
def test_stars_follow_the_thresholds_of_the_content(share: float, stars: int) -> None:
    def partly(t_s: float, state: State) -> tuple[float, float]:
        return on_target(t_s, state) if t_s % 1 < share else outside(t_s, state)

    assert Story().go(90, partly).round.outcome().stars == stars


def test_long_stays_are_told_once() -> None:
    story = Story().go(50)
    assert story.when("inside_5s") == pytest.approx([5], abs=0.05)
    assert story.when("inside_10s") == pytest.approx([10], abs=0.05)
    assert story.when("inside_40s") == pytest.approx([40], abs=0.05)


def test_a_slip_out_and_back_is_a_narrow_save_and_a_longer_one_ends_the_stay() -> None:
    story = Story().go(6).go(6.2, outside).go(8)
    assert story.names().count("saved") == 1
    assert "left" not in story.names()
    assert story.state.streak_s == pytest.approx(7.8, abs=0.05)
    story.go(9, outside).go(10)
    assert story.names().count("left") == 1
    assert story.state.streak_s == pytest.approx(1, abs=0.05)
    assert story.state.best_streak_s == pytest.approx(7.8, abs=0.05)


def test_falling_behind_and_rushing_are_noticed() -> None:
    path = Story().state.path
    late = Story().go(60, lambda t_s, _state: path.at(max(0.0, t_s - 2.5)))
    assert "behind" in late.names()
    assert all(later - earlier > 5 for earlier, later in pairwise(late.when("behind")))
    assert len(late.when("behind")) > 2, "who stays behind hears it again"
    assert "behind" not in Story().go(40).names()
    jerky = Story().go(10).go(14, lambda t_s, state: (state.target_u[0] + 0.3 * (-1) ** int(10 * t_s), 0.0))
    assert "rushing" in jerky.names()


def test_the_three_acts_come_in_order() -> None:
    story = Story().go(90)
    (build,), (halfway,), (finale,), (end,) = map(story.when, ("build", "halfway", "finale", "round_end"))
    assert 0 < build < halfway < finale < end
    assert (halfway, finale) == pytest.approx((45, 59), abs=0.02)
    assert len(story.when("hop")) == 8
    assert story.when("home") == pytest.approx([87], abs=0.02)


def test_the_way_to_a_beacon_is_not_held_against_the_trainee() -> None:
    def a_second_late(t_s: float, state: State) -> tuple[float, float]:
        return state.path.at(t_s) if t_s < 59 else state.path.at(max(59.0, t_s - 1.0))

    story = Story().go(90, a_second_late)
    assert story.state.caught == 8
    assert story.state.score > 99
    assert story.names().count("caught") == 8
    assert story.names().count("caught_all") == 1
    assert story.names().count("caught_run") == 1
    assert "missed" not in story.names()


def test_beacons_not_reached_are_missed_and_not_counted_as_caught() -> None:
    story = Story().go(59).go(90, lambda _t_s, _state: (0.0, 0.0))
    assert story.state.caught == 0
    assert story.names().count("missed") == 8


def test_the_next_beacon_shows_itself_before_the_hop() -> None:
    assert Story().go(57).state.hint == 0
    story = Story().go(58.5)
    assert 0 < story.state.hint < 1
    assert story.state.next_u == story.state.path.beacons[0]


def test_the_dot_hides_for_its_share_of_the_build_only() -> None:
    params = replace(PARAMS, blind_share=0.25)
    story = Story(params)
    hidden = []
    while not story.round.done:
        story.go(story.round.ticks_played / TICK_HZ + 0.1)
        if story.state.dot_alpha < 0.5:
            hidden.append(story.round.ticks_played / TICK_HZ)
    path = story.state.path
    assert path.warm_up_s < min(hidden) and max(hidden) < path.finale_s
    assert len(hidden) * 0.1 == pytest.approx(0.25 * 41, abs=1.5)
    assert len(story.when("dot_hidden")) == len(story.when("dot_shown")) == 4


def test_the_round_ends_at_home_and_home_is_no_beacon() -> None:
    story = Story().go(87.5)
    assert story.state.next_u == (0.0, 0.0)
    story.go(89.9)
    assert story.state.target_u == pytest.approx((0.0, 0.0))
    assert story.state.caught == 8
    assert story.names().count("caught") == 8


def test_the_other_lantern_goes_about_in_the_build_only_opposite_and_with_another_flag() -> None:
    story, there = Story(replace(PARAMS, decoy=True)), []
    while not story.round.done:
        story.go(story.round.ticks_played / TICK_HZ + 0.5)
        state = story.state
        assert state.decoy_u == (-state.target_u[0], -state.target_u[1])
        assert state.flag != state.decoy_flag
        if state.decoy_alpha > 0:
            there.append(state.ticks / TICK_HZ)
    assert story.state.path.warm_up_s < min(there) and max(there) < story.state.path.finale_s
    assert sum(event == "decoy" for event in story.names()) == 1
    assert Story().go(40).state.decoy_alpha == 0


def test_all_flags_are_dealt() -> None:
    dealt = {(state.flag, state.decoy_flag) for state in (Story(seed=seed).state for seed in range(40))}
    assert dealt == {(one, other) for one in range(3) for other in range(3) if one != other}


def test_who_keeps_to_the_other_lantern_is_told_and_earns_nothing() -> None:
    story = Story(replace(PARAMS, decoy=True)).go(25)
    inside = story.state.tally.inside
    story.go(35, lambda _t_s, state: state.decoy_u)
    assert story.names().count("astray") >= 1
    assert story.state.tally.inside - inside < 0.4 * 10 * TICK_HZ, "only where the two meet"
    assert "astray" not in Story().go(40, lambda _t_s, state: state.decoy_u).names()


def test_progress_is_the_share_of_the_whole_round_inside() -> None:
    story = Story().go(45)
    assert rules.progress(story.state, PARAMS) == pytest.approx(0.5)
    story.go(90, outside)
    assert rules.progress(story.state, PARAMS) == pytest.approx(0.5, abs=0.03)


def test_the_stance_is_the_level_s() -> None:
    assert rules.condition(PARAMS).stance == "template"
    assert rules.condition(replace(PARAMS, stance="together")).stance == "together"


def test_a_path_that_wanders_is_harder_also_for_who_comes_late() -> None:
    """A path that turns back comes by itself to who is late; it must be quicker by enough to make up for that."""
    ladder = load_game(FilePath(content.ROOT), "target_tracker", Params).levels
    wanders = next(number for number, level in enumerate(ladder) if level.params.wander)
    scores = []
    for params in (ladder[wanders - 1].params, ladder[wanders].params):
        paths = [Story(params, seed).state.path for seed in (1, 2)]
        late = [
            Story(params, seed).go(90, lambda t_s, _state, path=path: path.at(max(0.0, t_s - 1.1)))
            for seed, path in zip((1, 2), paths, strict=True)
        ]
        scores.append(late[0].state.score + late[1].state.score)
    assert scores[1] < scores[0]


def test_hops_give_the_manoeuvre_metrics() -> None:
    metrics = Story().go(90, lambda t_s, state: state.path.at(max(0.0, t_s - 0.3))).round.outcome().metrics
    assert metrics["manoeuvres"] == 8, "the way home is none"
    assert metrics["latency_s"] == pytest.approx(0.35, abs=0.12)
    assert metrics["peak_reach_pct"] == pytest.approx(45, abs=2)
    assert metrics["directional_control_pct"] > 90


def test_the_mean_time_of_a_hop_is_that_of_the_hops_alone() -> None:
    story = Story().go(90, lambda t_s, state: state.path.at(max(0.0, t_s - 0.3)))
    caught = [event.data["time_to_target_s"] for event in story.events if event.name == "caught"]
    assert story.round.outcome().metrics["time_to_target_s"] == pytest.approx(sum(caught) / len(caught), abs=0.02)


def test_nothing_played_is_nothing_earned() -> None:
    outcome = Story().round.outcome()
    assert (outcome.score, outcome.stars, outcome.success) == (0, 0, 0)
    assert "inside_pct" not in outcome.metrics


@pytest.mark.parametrize(
    ("name", "value"), [("round_s", 30.0), ("demand", 0.95), ("radius", 0.0), ("wander", float("nan")), ("star_1", 0.9)]
)
def test_parameters_out_of_range_are_refused_by_name(name: str, value: float) -> None:
    with pytest.raises(ContentError, match=name if name != "star_1" else "star_2"):
        replace(PARAMS, **{name: value})


@pytest.mark.parametrize("flags", [0, ON | int(TickFlag.GAP)])
def test_who_is_elsewhere_after_a_gap_or_a_step_off_has_not_rushed_there(flags: int) -> None:
    story = Story().go(8).go(8.3, lambda _t_s, _state: (-0.9, 0.0), flags=flags)
    story.go(8.3 + 1.5 / TICK_HZ, lambda _t_s, _state: (0.9, 0.0))
    assert story.state.watch.dot_speed == 0
