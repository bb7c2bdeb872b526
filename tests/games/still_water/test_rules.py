"""Still Water: points, lights, breaks and saves, told second by second."""

from collections.abc import Callable
from dataclasses import replace
from math import cos, hypot, pi, sin

import pytest

import content
from games.still_water import rules
from games.still_water.params import STARS, Params
from games.still_water.state import State
from station.game.control import Reach
from station.game.rules import Event
from station.game.run import Round
from station.game.ticks import TICK_HZ, Tick, TickFlag
from station.programme.load import load_game

LEVELS = load_game(content.ROOT, "still_water", Params).levels
PARAMS: Params = LEVELS[0].params
ON = int(TickFlag.ON_BOARD)
REACH = Reach()

Where = Callable[[float, State], tuple[float, float]]
"""Seconds and state to where the trainee is, in m from the middle of the control."""


def around(t_s: float, radius_m: float) -> tuple[float, float]:
    """A slow circle: sway that is the same in every second that counts."""
    return radius_m * cos(pi * t_s), radius_m * sin(pi * t_s)


def breathing(t_s: float, state: State) -> tuple[float, float]:
    ml, ap = around(t_s, 0.001)
    return state.target_m[0] + ml, state.target_m[1] + ap


def in_the_middle(t_s: float, _state: State) -> tuple[float, float]:
    return around(t_s, 0.003)


def off(share: float) -> Where:
    """To the right of the lantern, by a share of R, and breathing."""

    def where(t_s: float, state: State) -> tuple[float, float]:
        ml, ap = breathing(t_s, state)
        return ml + share * state.radius_m, ap

    return where


class Story:
    """A round told second by second: where the trainee is, with what load and flags."""

    def __init__(self, params: Params = PARAMS, seed: int = 3) -> None:
        self.params = params
        self.round = Round(rules, params, seed)
        self.events: list[Event] = []

    def go(self, until_s: float, where: Where = breathing, load_n: float = 700.0, flags: int = ON) -> "Story":
        while self.round.ticks_played < round(until_s * TICK_HZ) and not self.round.done:
            k = self.round.ticks_played
            ml_m, ap_m = where(k / TICK_HZ, self.round.state)
            u = REACH.u(ml_m, ap_m)
            self.events += self.round.step(Tick(k, ml_m, ap_m, *u, load_n, flags))
        return self

    @property
    def state(self) -> State:
        state: State = self.round.state
        return state

    def names(self) -> list[str]:
        return [event.name for event in self.events]


def test_points_are_ten_a_second_less_by_the_distance() -> None:
    story = Story().go(PARAMS.ready_s + 1.0, breathing)
    before = story.state.score
    story.go(PARAMS.ready_s + 3.0, off(0.0))
    gained, radius_m = story.state.score - before, story.state.radius_m
    assert gained == pytest.approx(2 * 10 * (1 - 0.001 / radius_m), rel=0.01)


def test_half_way_to_the_rim_is_half_the_points_and_outside_is_nothing() -> None:
    for share, points in ((0.5, 5.0), (1.3, 0.0)):
        story = Story().go(PARAMS.ready_s + 1.0)
        before = story.state.score
        story.go(PARAMS.ready_s + 3.0, off(share))
        assert (story.state.score - before) / 2 == pytest.approx(points, abs=0.2)


def test_the_measuring_is_not_scored_and_gives_rest_and_radius() -> None:
    story = Story().go(PARAMS.ready_s, lambda t_s, _state: (0.006 + around(t_s, 0.0048)[0], around(t_s, 0.0048)[1]))
    assert story.state.score == 0
    assert story.state.radius_m == 0
    story.go(PARAMS.ready_s + 0.1)
    assert story.state.rest_m == pytest.approx((0.006, 0.0), abs=0.001)
    assert story.state.sway_m == pytest.approx(0.0048, rel=0.05)
    assert story.state.radius_m == pytest.approx(PARAMS.room * story.state.sway_m)
    assert "measured" in story.names()


@pytest.mark.parametrize(("sway_m", "counts_m"), [(0.050, PARAMS.sway_high_m), (0.0005, PARAMS.sway_low_m)])
def test_neither_a_wild_nor_a_stiff_start_moves_the_radius_beyond_its_bounds(sway_m: float, counts_m: float) -> None:
    story = Story().go(PARAMS.ready_s + 0.1, lambda t_s, _state: around(t_s, sway_m))
    assert story.state.sway_m == pytest.approx(counts_m)


def test_a_stiff_start_on_foam_counts_with_the_bound_of_foam() -> None:
    story = Story(replace(PARAMS, surface="foam", surface_sway=1.3))
    story.go(PARAMS.ready_s + 0.1, lambda t_s, _state: around(t_s, 0.0005))
    assert story.state.sway_m == pytest.approx(1.3 * PARAMS.sway_low_m)


def test_who_is_with_the_lantern_lights_all_lights_and_all_stars() -> None:
    story = Story().go(90)
    outcome = story.round.outcome()
    assert story.state.lit == (True, True, True)
    assert outcome.stars == 3
    assert outcome.metrics["stars_lit"] == STARS
    assert outcome.metrics["inside_pct"] > 99
    assert outcome.metrics["still_rms_m"] == pytest.approx(0.001, rel=0.1)
    assert outcome.metrics["still_velocity_m_s"] == pytest.approx(pi * 0.001, rel=0.1)
    assert outcome.metrics["unbroken_s"] == pytest.approx(PARAMS.round_s - PARAMS.ready_s, abs=0.1)
    assert outcome.short_of_star == 0
    assert story.state.moon == pytest.approx(1, abs=0.01)


def test_who_stays_in_the_middle_carries_nothing_home() -> None:
    story = Story().go(PARAMS.finale_s, in_the_middle)
    before = story.state.score
    story.go(90, in_the_middle)
    assert story.state.lit == (False, False, False)
    assert story.state.score == before, "the finale counts by the lights"
    assert (story.state.stars_lit, story.state.moon) == (0, 0)
    assert story.names().count("dark") == 3
    assert story.round.outcome().stars == 0


def test_one_light_is_a_third_of_the_finale() -> None:
    first_stay_ends_s = PARAMS.ready_s + PARAMS.calm_s + PARAMS.glide_s + PARAMS.stay_s
    story = Story().go(first_stay_ends_s).go(PARAMS.finale_s, in_the_middle)
    assert story.state.lit.count(True) == 1
    before = story.state.score
    story.go(PARAMS.finale_s + 3.0)
    full = 3 * 10 * (1 - 0.001 / story.state.radius_m)
    assert story.state.score - before == pytest.approx(full / 3, rel=0.05)


def test_a_thing_that_does_not_sway_has_no_points_where_a_person_would_have_them() -> None:
    story = Story().go(PARAMS.ready_s + PARAMS.calm_s, lambda _t_s, _state: (0.0, 0.0))
    assert not story.state.standing
    assert story.state.score == 0
    person = Story().go(PARAMS.ready_s + PARAMS.calm_s)
    assert person.state.score > 40


def test_one_throw_does_not_make_a_thing_alive_for_long() -> None:
    def thrown(t_s: float, _state: State) -> tuple[float, float]:
        return (0.05, 0.0) if 8.0 < t_s < 8.5 else (0.0, 0.0)

    story = Story().go(PARAMS.ready_s + PARAMS.calm_s, thrown)
    later = story.state.watch.spread_m2
    assert later < 9 * PARAMS.floor_m**2
    story.go(PARAMS.ready_s + PARAMS.calm_s + 12.0, thrown)
    assert not story.state.standing


@pytest.mark.parametrize(("load_n", "flags"), [(0.0, 0), (1200.0, ON), (300.0, ON), (700.0, ON | int(TickFlag.GAP))])
def test_no_points_off_the_board_with_another_load_or_in_a_gap(load_n: float, flags: int) -> None:
    story = Story().go(PARAMS.ready_s + 1.0)
    before = story.state.score
    story.go(PARAMS.ready_s + 4.0, load_n=load_n, flags=flags)
    assert story.state.score == before


def test_a_gap_of_the_board_takes_nothing_from_the_success() -> None:
    whole, holed = Story().go(90), Story().go(20).go(22, flags=ON | int(TickFlag.GAP)).go(90)
    assert holed.state.score < whole.state.score
    assert holed.round.outcome().success == pytest.approx(whole.round.outcome().success, abs=0.01)


def test_a_reflection_that_nearly_breaks_and_heals_is_a_save_and_keeps_the_unbroken_time() -> None:
    story = Story().go(PARAMS.ready_s + 2.0).go(PARAMS.ready_s + 2.7, off(0.97)).go(PARAMS.ready_s + 4.0)
    assert story.names().count("near") == story.names().count("saved") == 1
    assert "broke" not in story.names()
    assert story.state.unbroken_s == pytest.approx(4.0, abs=0.1)


def test_outside_for_long_breaks_it() -> None:
    story = Story().go(PARAMS.ready_s + 4.0).go(PARAMS.ready_s + 5.5, off(1.5))
    assert story.names().count("broke") == 1
    assert "saved" not in story.names()
    assert (story.state.unbroken_s, story.state.whole) == (0, False)
    assert story.state.best_unbroken_s > 4.0
    assert story.state.unrest > 1.2


def test_each_unbroken_second_of_the_finale_lights_a_star_and_a_break_takes_none_away() -> None:
    story = Story().go(PARAMS.finale_s + 5.0)
    lit = story.state.stars_lit
    assert lit in (4, 5)
    story.go(PARAMS.finale_s + 7.0, off(1.5))
    assert story.state.stars_lit == lit
    story.go(PARAMS.finale_s + 10.5)
    assert story.state.stars_lit > lit


def test_weight_on_one_side_for_long_is_told_once() -> None:
    story = Story().go(PARAMS.finale_s + 2.0).go(PARAMS.finale_s + 14.0, off(0.8))
    assert story.names().count("lopsided") == 1


def test_progress_never_falls_and_ends_at_the_share_of_all_points() -> None:
    story, seen = Story(), [0.0]
    for second in range(1, 81):
        story.go(second, off(0.5) if second % 7 else off(2.0))
        seen.append(rules.progress(story.state, PARAMS))
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(story.round.outcome().success)


def test_the_aim_is_the_lantern_with_a_breath_in_it() -> None:
    story = Story()
    for second in range(1, 80, 6):
        story.go(second)
        target = story.state.metres.u(story.state.target_m)
        aim = rules.aim(story.state, PARAMS)
        assert 0 < hypot(aim[0] - target[0], aim[1] - target[1]) < 0.03


def test_latency_counts_from_where_the_lantern_has_clearly_left() -> None:
    """A trainee who is where the lantern was 0.4 s ago is 0.4 s late."""
    story, seen = Story(), []

    def late(t_s: float, state: State) -> tuple[float, float]:
        seen.append(state.target_m)
        ml, ap = around(t_s, 0.0005)
        was = seen[max(0, len(seen) - 1 - round(0.4 * TICK_HZ))]
        return was[0] + ml, was[1] + ap

    metrics = story.go(90, late).round.outcome().metrics
    assert metrics["manoeuvres"] == 3
    assert metrics["latency_s"] == pytest.approx(0.4, abs=0.12)


def test_the_condition_is_what_the_level_asks() -> None:
    stood = [rules.condition(level.params) for level in LEVELS]
    assert (stood[0].stance, stood[0].surface, stood[0].vision) == ("template", "firm", "open")
    assert stood[5].vision == "closed"
    assert (stood[-1].surface, stood[-1].vision) == ("foam", "open")
    tandem = rules.condition(replace(PARAMS, stance="tandem"))
    assert tandem.stance == "tandem"


def test_a_round_begins_with_words_of_sound_when_the_eyes_are_closed() -> None:
    assert "begin" in Story().go(1).names()
    assert "begin_blind" in Story(LEVELS[5].params).go(1).names()


@pytest.mark.parametrize("flags", [0, ON | int(TickFlag.GAP)])
def test_who_is_elsewhere_after_a_gap_or_a_step_off_has_not_moved_there(flags: int) -> None:
    story = Story().go(12).go(12.1, flags=flags)
    elsewhere = off(0.8)(12.1, story.state)
    story.go(12.1 + 1.5 / TICK_HZ, lambda _t_s, _state: elsewhere)
    assert story.state.speed_m_s == 0
    assert story.state.soft_m == pytest.approx(elsewhere)
