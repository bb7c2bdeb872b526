from collections.abc import Callable
from math import hypot, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.game.manoeuvre import Manoeuvre
from station.game.ticks import Tick, TickFlag

ON = int(TickFlag.ON_BOARD)
REACH_M = 0.07


def tick(k: int, u_ml: float, u_ap: float = 0.0, flags: int = ON) -> Tick:
    return Tick(k, u_ml * REACH_M, u_ap * REACH_M, u_ml, u_ap, 700.0, flags)


def lean(latency_s: float, move_s: float, target: float = 0.6) -> Callable[[float], float]:
    """Return a lean from 0 at constant speed, as a function of time."""
    return lambda t: target * min(max((t - latency_s) / move_s, 0.0), 1.0)


def follow(
    u: Callable[[float], float],
    seconds: float = 3.0,
    off_axis: Callable[[float], float] = lambda t: 0.0,
    target: tuple[float, float] = (0.6, 0.0),
    radius: float = 0.1,
) -> Manoeuvre:
    ticks = [tick(k, u(k / 120), off_axis(k / 120)) for k in range(round(seconds * 120))]
    manoeuvre = Manoeuvre().start(target, ticks[0], radius)
    for t in ticks[1:]:
        manoeuvre = manoeuvre.step(t)
    return manoeuvre


def test_a_straight_lean_gives_the_planted_numbers() -> None:
    # 0.3 s of waiting, then 0.6 u in 0.6 s: 1 u/s = 70 mm/s; the circle begins at 0.5 u, 0.8 s after the target.
    result = follow(lean(0.3, 0.6)).result()
    assert result["latency_s"] == pytest.approx(0.3 + 0.05 * 0.6, abs=0.01)
    assert result["movement_speed_m_s"] == pytest.approx(0.070, rel=0.02)
    assert result["time_to_target_s"] == pytest.approx(0.8, abs=0.01)
    assert result["recovery_time_s"] == pytest.approx(0.8, abs=0.01)
    assert result["peak_reach_pct"] == pytest.approx(60.0)
    assert result["directional_control_pct"] == pytest.approx(100.0)
    assert (result["manoeuvres"], result["targets_reached"], result["latencies_dropped"]) == (1, 1, 0)


def test_a_detour_costs_directional_control() -> None:
    # Across by half of the way along, on a straight slanted line: 100 (1 - 0.5) / 1.
    u = lean(0.3, 0.6)
    result = follow(u, off_axis=lambda t: 0.5 * u(t), radius=0.35).result()
    assert result["directional_control_pct"] == pytest.approx(50.0, abs=1.0)


def test_a_straight_way_to_a_corner_is_full_control() -> None:
    u = lean(0.3, 0.6)
    result = follow(u, off_axis=lambda t: 0.5 * u(t), target=(0.6, 0.3)).result()
    assert result["directional_control_pct"] == pytest.approx(100.0, abs=0.1)


def test_only_the_way_from_onset_to_target_counts_for_control() -> None:
    # Wandering across before the movement and inside the circle, straight in between.
    u = lean(1.0, 0.6)
    result = follow(u, off_axis=lambda t: 0.0 if 1.0 < t < 1.6 else 0.05 * sin(20 * t)).result()
    assert result["directional_control_pct"] > 90.0


@pytest.mark.parametrize(("latency_s", "dropped"), [(0.02, 1), (0.15, 0), (1.4, 0), (1.6, 1)])
def test_latencies_outside_the_limits_are_dropped_and_counted(latency_s: float, dropped: int) -> None:
    result = follow(lean(latency_s, 0.4)).result()
    assert result["latencies_dropped"] == dropped
    assert ("latency_s" in result) == (not dropped)
    assert result["targets_reached"] == 1


def test_sway_is_no_movement() -> None:
    result = follow(lambda t: 0.05 * sin(6 * t)).result()
    assert "latency_s" not in result
    assert "movement_speed_m_s" not in result
    assert "time_to_target_s" not in result
    assert (result["manoeuvres"], result["targets_reached"]) == (1, 0)


def test_sway_before_the_movement_does_not_hide_its_onset() -> None:
    result = follow(lambda t: 0.02 * sin(15 * t) + lean(0.4, 0.5)(t)).result()
    assert result["latency_s"] == pytest.approx(0.42, abs=0.05)


def test_a_start_the_wrong_way_counts_from_the_turn() -> None:
    result = follow(lambda t: -0.1 * min(t / 0.4, 1.0) if t < 0.4 else -0.1 + lean(0.4, 0.7, 0.7)(t)).result()
    assert result["latency_s"] == pytest.approx(0.43, abs=0.03)


def test_an_overshoot_delays_recovery() -> None:
    # Through the circle in 0.2 s, out on the far side, and back to stay at 1.5 s.
    def u(t: float) -> float:
        return lean(0.3, 0.8, 0.8)(t) if t < 1.5 else 0.6

    result = follow(u).result()
    assert result["time_to_target_s"] == pytest.approx(0.8, abs=0.01)
    assert result["recovery_time_s"] == pytest.approx(1.5, abs=0.01)
    assert result["peak_reach_pct"] == pytest.approx(80.0)


def test_means_are_over_the_manoeuvres() -> None:
    manoeuvre = Manoeuvre()
    k, u = 0, 0.0
    for wait_s, target in ((0.2, 0.6), (0.4, -0.6)):
        start = u
        manoeuvre = manoeuvre.start((target, 0.0), tick(k, u), 0.1)
        for i in range(1, 360):
            u = start + lean(wait_s, 0.5, target - start)(i / 120)
            manoeuvre = manoeuvre.step(tick(k + i, u))
        k += 360
    result = manoeuvre.result()
    assert (result["manoeuvres"], result["targets_reached"]) == (2, 2)
    assert result["latency_s"] == pytest.approx(0.325, abs=0.01)


@pytest.mark.parametrize("flags", [0, ON | int(TickFlag.GAP)])
def test_a_gap_or_a_step_off_forgets_the_movement(flags: int) -> None:
    manoeuvre = follow(lean(0.3, 0.6), seconds=0.5).step(tick(60, 0.2, flags=flags))
    assert manoeuvre.now is None
    assert manoeuvre.result()["manoeuvres"] == 0
    assert "latency_s" not in manoeuvre.result()


def test_a_target_that_is_already_reached_is_no_manoeuvre() -> None:
    assert Manoeuvre().start((0.05, 0.0), tick(0, 0.0), 0.02).now is None
    assert Manoeuvre().start((0.3, 0.0), tick(0, 0.1), 0.25).now is None


def test_nothing_done_gives_counts_only() -> None:
    assert Manoeuvre().result() == {"manoeuvres": 0.0, "targets_reached": 0.0, "latencies_dropped": 0.0}


def test_the_result_does_not_change_what_goes_on() -> None:
    manoeuvre = follow(lean(0.3, 0.6), seconds=0.5)
    before = repr(manoeuvre)
    manoeuvre.result()
    assert repr(manoeuvre) == before


@given(st.lists(st.tuples(st.floats(-2, 2), st.floats(-2, 2), st.sampled_from([ON, ON, ON, 0, 3])), max_size=200))
def test_wild_ticks_give_sensible_numbers(path: list[tuple[float, float, int]]) -> None:
    manoeuvre = Manoeuvre()
    for k, (ml, ap, flags) in enumerate(path):
        t = tick(k, ml, ap, flags)
        manoeuvre = manoeuvre.start((0.5, 0.5), t, 0.1) if k % 50 == 0 else manoeuvre.step(t)
    result = manoeuvre.result()
    assert result["manoeuvres"] >= result["targets_reached"] >= 0
    assert all(value == value and abs(value) < 1e4 for value in result.values())
    assert result.get("directional_control_pct", 0.0) <= 100.0
    assert result.get("peak_reach_pct", 0.0) <= 100 * hypot(2, 2) + 1e-9
