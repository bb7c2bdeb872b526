import math
from dataclasses import replace
from pathlib import Path

import pytest

import content
from games.roll_container.body import Body, move
from games.roll_container.course import FLOORS, SLOPE
from games.roll_container.params import Params
from games.roll_container.physics import (
    CLIMB_M,
    DROP_M_S,
    GRAVITY,
    SLANT,
    STEER_M,
    STEER_RAD,
    WET_GRIP,
    Forces,
    advance,
    obstacle_n,
    steer,
    time_to,
    wheel_factor,
)
from games.roll_container.track import Hurdle, Lane, Stretch, forces_on, lean_for, push_n
from station.programme.load import load_game

PARAMS: Params = load_game(Path(content.ROOT), "roll_container", Params).levels[0].params
FORCES = Forces(mass_kg=150.0, drag_n_s_m=75.0, ahead_n=120.0, resist_n=30.0, static_n=52.0)
PLAIN = Stretch(-10.0, 200.0, "concrete", 0.0, 0.0, 0.0, False, False)
RATES = (60, 120, 240, 1000)
FAR = 1e6


def lane(*hurdles: Hurdle, stretch: Stretch = PLAIN) -> Lane:
    return Lane((stretch,), hurdles, (), 0.75)


def hurdle(height_m: float, foot_m: float = 5.0) -> Hurdle:
    return Hurdle(foot_m, foot_m + CLIMB_M, height_m, False, True)


def run(where: Lane, seconds: float, u: tuple[float, float], body: Body | None = None, hz: int = 120) -> Body:
    now = body or Body()
    for _ in range(round(seconds * hz)):
        now = move(now, where, PARAMS, u, FAR, dt_s=1 / hz)
    return now


# Along the lane: closed forms


def test_a_steady_push_leads_to_the_terminal_speed() -> None:
    way_m, speed = advance(0.0, FORCES, 60.0)
    assert speed == pytest.approx((120 - 30) / 75)
    assert way_m == pytest.approx(1.2 * (60.0 - 150 / 75), rel=1e-9)


def test_speed_follows_the_exponential_of_the_linear_equation() -> None:
    assert advance(0.0, FORCES, 2.0)[1] == pytest.approx(1.2 * (1 - math.exp(-1.0)))


def test_the_stopping_distance_is_the_closed_form() -> None:
    braking = replace(FORCES, ahead_n=-60.0)
    # v(t) = (v0 + D/c) e^(-t/T) - D/c; the way to rest is T v0 - T D/c ln(1 + c v0 / D), with D = 90 N.
    way_m, speed = advance(1.2, braking, 10.0)
    assert speed == 0
    assert way_m == pytest.approx(2.0 * 1.2 - 2.0 * 1.2 * math.log(1 + 1.2 / 1.2))


def test_it_starts_only_above_the_resistance_at_rest() -> None:
    assert advance(0.0, replace(FORCES, ahead_n=52.0), 1.0) == (0.0, 0.0)
    assert advance(0.0, replace(FORCES, ahead_n=52.1), 1.0)[1] > 0.1
    assert advance(0.0, replace(FORCES, ahead_n=-500.0), 1.0) == (0.0, 0.0), "nobody pulls it backwards"


def test_it_keeps_rolling_below_the_resistance_at_rest() -> None:
    assert advance(1.0, replace(FORCES, ahead_n=40.0), 60.0)[1] == pytest.approx(10 / 75)


def test_a_roll_back_ends_and_can_turn_into_a_start() -> None:
    way_m, speed = advance(-0.5, replace(FORCES, ahead_n=0.0), 20.0)
    assert speed == 0
    assert way_m == pytest.approx(-(2.0 * 0.5 - 2.0 * 0.4 * math.log(1 + 0.5 / 0.4)))
    assert advance(-0.5, FORCES, 20.0)[1] == pytest.approx(1.2, rel=1e-3)


@pytest.mark.parametrize("way_m", [1e-6, 0.01, 0.2])
def test_the_time_to_a_place_is_when_the_way_is_that_long(way_m: float) -> None:
    at_s = time_to(way_m, 0.4, FORCES, 0.5)
    assert advance(0.4, FORCES, at_s)[0] == pytest.approx(way_m, abs=1e-12)


def test_starting_takes_one_and_a_half_to_two_times_the_rolling_resistance() -> None:
    forces = forces_on(PLAIN, PARAMS, 0.0)
    assert 1.5 * forces.resist_n <= forces.static_n <= 2 * forces.resist_n
    assert push_n(PARAMS, 0.2) < forces.static_n, "quiet sway of three times its spread does not roll it"


def test_hands_give_way_to_sway_and_pass_on_what_goes_beyond() -> None:
    assert push_n(PARAMS, PARAMS.slack_u) == push_n(PARAMS, -PARAMS.slack_u) == 0
    assert push_n(PARAMS, PARAMS.slack_u + 0.5) == pytest.approx(0.5 * PARAMS.push_n)
    assert push_n(PARAMS, -0.7) == -push_n(PARAMS, 0.7)
    assert [push_n(PARAMS, lean_for(PARAMS, force)) for force in (-90.0, 0.0, 40.0)] == pytest.approx(
        [-90.0, 0.0, 40.0]
    )


@pytest.mark.parametrize("floor", FLOORS)
@pytest.mark.parametrize(("slope", "worn"), [(0.0, 0.0), (SLOPE, 0.0), (0.0, 1.0)])
def test_nobody_is_stuck_who_stopped_anywhere_with_anything(floor: str, slope: float, worn: float) -> None:
    for level in load_game(Path(content.ROOT), "roll_container", Params).levels:
        forces = forces_on(replace(PLAIN, floor=floor, slope=slope, worn=worn), level.params, 0.0)
        assert lean_for(level.params, forces.static_n - forces.ahead_n) <= 0.9, level.number


def test_walking_takes_about_half_of_the_reach() -> None:
    for level in load_game(Path(content.ROOT), "roll_container", Params).levels:
        forces = forces_on(PLAIN, level.params, 0.0)
        u = lean_for(level.params, forces.resist_n + level.params.drag_n_s_m * level.params.walk_m_s)
        assert 0.4 <= u <= 0.7, level.number


@pytest.mark.parametrize(
    ("stretch", "more"),
    [
        (replace(PLAIN, floor="rubber"), "resist_n"),
        (replace(PLAIN, worn=1.0), "resist_n"),
        (replace(PLAIN, slope=-0.02), "ahead_n"),
    ],
)
def test_floors_wheels_and_slopes_are_felt(stretch: Stretch, more: str) -> None:
    assert getattr(forces_on(stretch, PARAMS, 0.0), more) > getattr(forces_on(PLAIN, PARAMS, 0.0), more)


def test_a_ramp_weighs_with_mass_and_slope() -> None:
    forces = forces_on(replace(PLAIN, slope=0.02), PARAMS, 0.5)
    assert forces.ahead_n == pytest.approx(push_n(PARAMS, 0.5) - PARAMS.mass_kg * GRAVITY * 0.02)


def test_a_wet_floor_weakens_brakes_and_not_pushes() -> None:
    wet = replace(PLAIN, floor="wet")
    assert forces_on(wet, PARAMS, -0.5).ahead_n == pytest.approx(WET_GRIP * push_n(PARAMS, -0.5))
    assert forces_on(wet, PARAMS, 0.5).ahead_n == pytest.approx(push_n(PARAMS, 0.5))


def test_small_wheels_roll_more_heavily() -> None:
    small = replace(PARAMS, wheel_m=0.1)
    assert forces_on(PLAIN, small, 0.0).resist_n == pytest.approx(1.6 * forces_on(PLAIN, PARAMS, 0.0).resist_n)


# Thresholds


def test_the_wheel_over_step_relation_has_its_known_values() -> None:
    """Radius 5, step 2: the lever arms about the edge are sqrt(25 - 9) = 4 across and 5 - 2 = 3 up."""
    assert wheel_factor(2.0, 10.0) == pytest.approx(4 / 3)
    assert wheel_factor(0.01, 0.1) > wheel_factor(0.01, 0.16) > wheel_factor(0.005, 0.16)


@pytest.mark.parametrize("push_u", [0.0, 0.5, 0.85])
def test_what_gets_over_a_threshold_has_the_energy_for_it(push_u: float) -> None:
    """1/2 M v^2 and the work of the push against the work of the step, of rolling and of drag."""
    step_n = obstacle_n(PARAMS.mass_kg, 0.012, PARAMS.wheel_m)
    forces = forces_on(PLAIN, PARAMS, push_u)
    for speed in (0.6, 0.8, 1.0, 1.1, 1.2, 1.3, 1.5):
        body = run(lane(hurdle(0.012)), 1.2, (0.0, push_u), Body(s_m=5.0, v_m_s=speed), 1000)
        energy_j = 0.5 * PARAMS.mass_kg * speed**2 + (forces.ahead_n - forces.resist_n - step_n) * CLIMB_M
        least_j, most_j = 0.5 * PARAMS.drag_n_s_m * speed * CLIMB_M, PARAMS.drag_n_s_m * speed * CLIMB_M
        if energy_j < least_j - 2:
            assert body.hurdle == 0 or body.tries, (speed, "not enough")
        elif energy_j > most_j:
            assert body.hurdle == 1, (speed, "enough")


def test_a_usual_pass_takes_its_time_and_lets_go_with_some_speed() -> None:
    where, body, ticks = lane(hurdle(PARAMS.threshold_m)), Body(s_m=4.99, v_m_s=1.1), 0
    while not body.freed:
        body, ticks = move(body, where, PARAMS, (0.0, 0.75), FAR, dt_s=1 / 120), ticks + 1
    assert 0.2 <= ticks / 120 <= 0.5
    assert 0.2 < body.v_m_s < 1.1


def test_without_a_lean_it_drops_back_and_is_easier_at_a_slant() -> None:
    where, body, dropped = lane(hurdle(0.014)), Body(s_m=4.99, v_m_s=1.0), 0
    for _ in range(60):
        body = move(body, where, PARAMS, (0.0, 0.0), FAR, dt_s=1 / 120)
        dropped += body.dropped
    assert (dropped, body.tries) == (1, 1)
    body = run(where, 4.0, (0.0, 0.0), body)
    assert body.s_m < 5.0
    assert body.v_m_s == 0
    assert obstacle_n(100.0, 0.014, 0.16, 1) == pytest.approx(SLANT * obstacle_n(100.0, 0.014, 0.16))
    assert run(where, 3.0, (0.0, 0.8), body).hurdle == 1
    assert DROP_M_S > 0.5


# Across the lane


def test_a_steady_lean_turns_it_by_the_steering_and_no_farther() -> None:
    x_m, yaw = steer(0.0, 0.0, 50.0, 0.5 * STEER_RAD, 0.0)
    assert yaw == pytest.approx(0.5 * STEER_RAD)
    assert x_m == pytest.approx(0.5 * STEER_RAD * (50.0 - STEER_M))


def test_steering_does_not_depend_on_how_the_way_is_cut() -> None:
    x_m, yaw = 0.1, -0.02
    for _ in range(100):
        x_m, yaw = steer(x_m, yaw, 0.03, 0.1, 0.05)
    assert (x_m, yaw) == pytest.approx(steer(0.1, -0.02, 3.0, 0.1, 0.05))


def test_a_bend_throws_outwards_and_more_when_taken_fast() -> None:
    right = lane(stretch=replace(PLAIN, turn_1_m=0.08))
    slow, fast = (run(right, 2.0 / v, (0.0, 0.0), Body(v_m_s=v)) for v in (0.5, 1.5))
    assert slow.x_m < 0
    assert fast.x_m / fast.s_m < slow.x_m / slow.s_m


def test_a_worn_bearing_pulls_to_its_side_and_a_lean_holds_it() -> None:
    worn = lane(stretch=replace(PLAIN, worn=1.0))
    assert run(worn, 1.0, (0.0, 0.5), Body(v_m_s=1.0)).x_m > 0.03
    held = run(worn, 1.0, (-0.11 * STEER_M / STEER_RAD, 0.5), Body(v_m_s=1.0))
    assert held.x_m == pytest.approx(0.0, abs=1e-9)


def test_castors_shimmy_above_a_speed_until_slowed() -> None:
    shaky = lane(stretch=replace(PLAIN, shimmy=True))
    body = run(shaky, 2.0, (0.0, 0.5), Body(v_m_s=1.1))
    assert body.shimmy > 0.8
    assert run(shaky, 2.0, (0.0, -0.3), body).shimmy < 0.3


def test_a_rack_stops_it_sideways_and_costs_speed() -> None:
    body = run(lane(), 3.0, (1.0, 0.5), Body(v_m_s=1.1))
    assert (body.touching, body.x_m) == (1, 0.75)
    assert body.yaw_rad <= 0 < run(lane(), 3.0, (0.0, 0.5), Body(v_m_s=1.1)).v_m_s - body.v_m_s


def test_a_closed_barrier_is_run_into_once() -> None:
    body, crashes = Body(s_m=1.0, v_m_s=1.0), 0
    for _ in range(240):
        body = move(body, lane(), PARAMS, (0.0, 0.6), 2.0, dt_s=1 / 120)
        crashes += body.crashed
    assert (crashes, body.s_m, body.v_m_s) == (1, 2.0, 0.0)


# Frame rates


def ride(hz: int) -> Body:
    """Off, over a threshold with a lean, along rubber, braked: one lean for every half second."""
    zones = (replace(PLAIN, end_m=3.0), replace(PLAIN, start_m=3.0, end_m=6.0, floor="rubber", turn_1_m=0.05))
    where = Lane((*zones, replace(PLAIN, start_m=6.0)), (hurdle(0.012, 4.2),), (), 0.75)
    body = Body()
    for u in ((0.0, 0.7), (0.0, 0.6), (0.1, 0.6), (0.1, 0.6), (0.1, 0.6), (0.2, 0.85), (0.2, 0.85), (0.2, 0.85)):
        body = run(where, 0.5, u, body, hz)
    body = run(where, 1.0, (0.1, 0.3), body, hz)
    return run(where, 1.0, (0.0, -0.3), body, hz)


@pytest.mark.parametrize("hz", RATES)
def test_the_same_leans_give_the_same_run_at_any_tick_rate(hz: int) -> None:
    body, fine = ride(hz), ride(4000)
    assert body.hurdle == fine.hurdle == 1
    assert body.s_m == pytest.approx(fine.s_m, abs=1e-9)
    assert body.v_m_s == pytest.approx(fine.v_m_s, abs=1e-9)
    # The throw of a bend goes with the square of the mean speed of a tick.
    assert body.x_m == pytest.approx(fine.x_m, abs=1e-4)
