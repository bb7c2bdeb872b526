import math
from dataclasses import replace

import pytest

from station.trial.pipeline import Sample
from station.trial.touch import Touch
from tests.fakes.trial_bench import BODY_N, protocol

LEGS = protocol("single_leg")
REST_M = 0.02


def fed(stance: str, ml_m: float, load_n: float = BODY_N, samples: int = 50) -> list[int | None]:
    """Stand still for a while, then so."""
    touch = Touch(LEGS, stance, REST_M, BODY_N)
    still = Sample(0, BODY_N, REST_M, 0.0, True, 0, 0, 0)
    told = [touch.push(replace(still, t_us=10_000 * k)) for k in range(50)]
    other = replace(still, cop_ml_m=ml_m, load_n=load_n)
    return [*told, *(touch.push(replace(other, t_us=10_000 * (50 + k))) for k in range(samples))]


@pytest.mark.parametrize(("stance", "side"), [("left_leg", 1), ("right_leg", -1)])
def test_a_foot_on_the_board_is_told_once_with_the_time_it_came_down(stance: str, side: int) -> None:
    told = fed(stance, REST_M + 0.051 * side)
    assert [when for when in told if when is not None] == [500_000]
    assert told.index(500_000) == 60
    assert set(fed(stance, REST_M - 0.2 * side)) == {None}
    assert set(fed(stance, REST_M + 0.049 * side)) == {None}


def test_a_foot_beside_the_board_takes_weight_off_it() -> None:
    assert 500_000 in fed("left_leg", REST_M, 0.89 * BODY_N)
    assert set(fed("left_leg", REST_M, 0.91 * BODY_N)) == {None}


def test_a_knee_that_bends_takes_weight_off_too_and_is_no_touch() -> None:
    for hz, share in ((1.0, 0.12), (1.5, 0.27)):
        touch = Touch(LEGS, "left_leg", REST_M, BODY_N)
        still = Sample(0, BODY_N, REST_M, 0.0, True, 0, 0, 0)
        loads = [BODY_N * (1 + share * math.sin(2 * math.pi * hz * k / 100)) for k in range(300)]
        assert min(loads) < 0.89 * BODY_N
        told = {touch.push(replace(still, t_us=10_000 * k, load_n=load_n)) for k, load_n in enumerate(loads)}
        assert told == {None}, hz


def test_stepping_off_is_told_as_soon_as_it_would_be_void_with_the_time_it_began() -> None:
    touch = Touch(LEGS, "left_leg", REST_M, BODY_N)
    still = Sample(0, BODY_N, REST_M, 0.0, True, 0, 0, 0)
    told = [
        touch.push(replace(still, t_us=10_000 * k, load_n=BODY_N * min(1.0, max(0.0, 1 - (k - 100) / 20))))
        for k in range(150)
    ]
    assert [(k, when) for k, when in enumerate(told) if when is not None] == [(121, 1_030_000)]


def test_a_moment_is_none() -> None:
    assert set(fed("left_leg", 0.1, samples=10)) == {None}
    assert set(fed("left_leg", REST_M, 0.8 * BODY_N, samples=30)) == {None}
