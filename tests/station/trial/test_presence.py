from dataclasses import dataclass

import numpy as np
import pytest

from station.signals.sway import StreamingSway
from station.trial.presence import Presence, PresenceState
from station.units import newton

BODY_N = newton(70.0)


@dataclass
class Walk:
    """A presence fed sample by sample, with its own sway and clock."""

    presence: Presence
    sway: StreamingSway
    t_us: int = 0
    step_us: int = 10_000

    @classmethod
    def new(cls, rate_hz: float = 100.0) -> "Walk":
        return cls(Presence(), StreamingSway(), step_us=round(1e6 / rate_hz))

    def push(self, load_n: float, ml_m: float = 0.0, ap_m: float = 0.0) -> PresenceState:
        self.t_us += self.step_us
        if load_n < newton(5.0):
            self.sway.restart()
        else:
            self.sway.push(self.t_us, ml_m, ap_m)
        self.presence.push(self.t_us, load_n, self.sway)
        return self.presence.state

    def stand(self, seconds: float, load_n: float = BODY_N, ml_m: float = 0.0, ap_m: float = 0.0) -> PresenceState:
        for _ in range(round(seconds * 1e6 / self.step_us)):
            self.push(load_n, ml_m, ap_m)
        return self.presence.state


def test_standing_still_settles_after_one_second() -> None:
    walk = Walk.new()
    assert walk.stand(1.0, 0.0) is PresenceState.EMPTY
    assert walk.stand(0.9, BODY_N, 0.01, -0.02) is PresenceState.STEPPING
    assert walk.presence.body_weight_n is None
    assert walk.stand(0.3, BODY_N, 0.01, -0.02) is PresenceState.SETTLED
    assert walk.presence.body_weight_n == pytest.approx(BODY_N)
    assert walk.presence.rest_m == pytest.approx((0.01, -0.02), abs=1e-12)


def test_quiet_stance_settles() -> None:
    walk = Walk.new()
    for k in range(200):
        t = k / 100
        walk.push(BODY_N * (1 + 0.015 * np.sin(9 * t)), 0.006 * np.sin(3 * t), 0.008 * np.cos(2.5 * t))
    assert walk.presence.state is PresenceState.SETTLED
    assert walk.presence.body_weight_n == pytest.approx(BODY_N, rel=0.01)


def test_marching_on_the_spot_does_not_settle() -> None:
    walk = Walk.new()
    for k in range(1000):
        t = k / 100
        walk.push(BODY_N * (1 + 0.2 * np.sin(12 * t)), 0.1 * np.sin(6 * t))
        assert walk.presence.state in (PresenceState.EMPTY, PresenceState.STEPPING)


def test_swaying_fast_at_a_steady_load_does_not_settle() -> None:
    walk = Walk.new()
    for k in range(500):
        walk.push(BODY_N, 0.08 * np.sin(6 * k / 100))
    assert walk.presence.state is PresenceState.STEPPING


def test_a_second_without_a_hole_is_needed() -> None:
    walk = Walk.new()
    walk.stand(0.6)
    walk.sway.restart()
    assert walk.stand(0.8) is PresenceState.STEPPING
    assert walk.stand(0.3) is PresenceState.SETTLED


def test_light_things_are_not_people() -> None:
    walk = Walk.new()
    assert walk.stand(10.0, newton(15.0)) is PresenceState.EMPTY


def test_the_space_between_the_thresholds_changes_nothing() -> None:
    walk = Walk.new()
    walk.stand(0.2)
    assert walk.stand(1.0, newton(10.0)) is PresenceState.STEPPING
    assert walk.stand(0.1, newton(4.0)) is PresenceState.EMPTY
    assert walk.stand(1.0, newton(10.0)) is PresenceState.EMPTY


@pytest.mark.parametrize("rate_hz", [80.0, 100.0, 1000.0])
@pytest.mark.parametrize("left_n", [0.0, newton(25.0)])
def test_a_sudden_unload_is_noticed_within_200_ms(rate_hz: float, left_n: float) -> None:
    walk = Walk.new(rate_hz)
    assert walk.stand(2.0) is PresenceState.SETTLED
    off_us = walk.t_us
    while walk.push(left_n) is PresenceState.SETTLED:
        assert walk.t_us - off_us <= 200_000
    assert walk.t_us - off_us <= 200_000
    assert walk.presence.state is (PresenceState.LEAVING if left_n else PresenceState.EMPTY)


def test_a_short_dip_is_not_stepping_off() -> None:
    walk = Walk.new()
    walk.stand(2.0)
    assert walk.stand(0.08, 0.3 * BODY_N) is PresenceState.SETTLED
    assert walk.stand(0.5, 1.4 * BODY_N) is PresenceState.SETTLED


def test_leaving_begins_with_the_unload() -> None:
    walk = Walk.new()
    walk.stand(2.0)
    first_us = walk.t_us + walk.step_us
    assert walk.stand(0.3, newton(20.0)) is PresenceState.LEAVING
    assert walk.presence.since_us == first_us
    assert walk.presence.body_weight_n == pytest.approx(BODY_N)


def test_coming_back_settles_again() -> None:
    walk = Walk.new()
    walk.stand(2.0)
    walk.stand(0.3, newton(20.0))
    assert walk.stand(0.2) is PresenceState.STEPPING
    assert walk.stand(1.2) is PresenceState.SETTLED


def test_a_lighter_person_may_follow_at_once() -> None:
    walk = Walk.new()
    walk.stand(2.0)
    walk.stand(0.3, newton(20.0))
    assert walk.stand(4.0, newton(35.0)) is PresenceState.SETTLED
    assert walk.presence.body_weight_n == pytest.approx(newton(35.0))


def test_restart_knows_nobody() -> None:
    walk = Walk.new()
    walk.stand(2.0)
    walk.presence.restart()
    assert walk.presence.state is PresenceState.EMPTY
    assert walk.presence.body_weight_n is None
    assert walk.presence.rest_m is None
