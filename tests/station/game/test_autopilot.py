import math
from dataclasses import dataclass
from statistics import fmean, pstdev

import pytest

from hardware_drivers.simulated.skill import SKILLS
from station.game.autopilot import NON_PLAYERS, QUIET_U, WILD_U, Autopilot, Trainee, make_autopilot
from station.game.run import generator
from station.game.ticks import TICK_HZ

MINUTE = 60 * TICK_HZ


@dataclass(frozen=True)
class Hand:
    """A hand without any error, unless told otherwise."""

    reaction_s: float = 0.25
    natural_hz: float = 1.0
    damping: float = 0.7
    aim_error: float = 0.0
    unsteadiness: float = 1.0
    sway: float = 0.0


def path(pilot: Autopilot, aim: tuple[float, float], ticks: int) -> list[tuple[float, float]]:
    return [pilot.lean(aim) for _ in range(ticks)]


def test_nothing_moves_before_the_reaction_time_and_all_of_it_soon_after() -> None:
    ml = [u[0] for u in path(Trainee(Hand(), generator(1)), (0.8, 0.0), 3 * TICK_HZ)]
    assert ml[: round(0.25 * TICK_HZ)] == [0.0] * round(0.25 * TICK_HZ)
    assert ml[round(0.25 * TICK_HZ) + 1] > 0
    assert ml[-1] == pytest.approx(0.8, abs=0.005)


def test_less_damping_overshoots_as_the_textbook_says() -> None:
    # Step response of second order: overshoot exp(-pi z / sqrt(1 - z^2)).
    for damping in (0.45, 0.7):
        ml = [u[0] for u in path(Trainee(Hand(damping=damping), generator(1)), (1.0, 0.0), 5 * TICK_HZ)]
        expected = math.exp(-math.pi * damping / math.sqrt(1 - damping**2))
        assert max(ml) - 1 == pytest.approx(expected, abs=0.002)


def test_an_error_of_aim_is_a_share_of_the_way_and_is_corrected() -> None:
    def off(aim_error: float, far: float) -> list[float]:
        pilots = [
            Trainee(Hand(reaction_s=0.0, natural_hz=2.0, aim_error=aim_error), generator(seed)) for seed in range(40)
        ]
        return [path(pilot, (far, 0.0), TICK_HZ // 2 - 1)[-1][0] - far for pilot in pilots]

    near, wide = pstdev(off(0.2, 0.4)), pstdev(off(0.2, 0.8))
    assert wide == pytest.approx(2 * near, rel=0.05)
    assert wide == pytest.approx(0.16, rel=0.35)
    assert pstdev(off(0.0, 0.8)) == pytest.approx(0.0, abs=1e-12)
    late = path(Trainee(Hand(reaction_s=0.0, aim_error=0.2), generator(3)), (0.8, 0.0), 5 * TICK_HZ)
    assert late[-1][0] == pytest.approx(0.8, abs=0.01)


def test_sway_is_as_large_as_told_and_larger_while_leaning() -> None:
    quiet = path(Trainee(Hand(sway=1.0, unsteadiness=2.0), generator(2)), (0.0, 0.0), 4 * MINUTE)
    assert pstdev(u[0] for u in quiet) == pytest.approx(QUIET_U[0], rel=0.15)
    assert pstdev(u[1] for u in quiet) == pytest.approx(QUIET_U[1], rel=0.15)
    leaning = path(Trainee(Hand(sway=1.0, unsteadiness=2.0), generator(2)), (1.0, 0.0), 4 * MINUTE)
    assert pstdev(u[1] for u in leaning) == pytest.approx(2 * QUIET_U[1], rel=0.15)


def test_the_five_skills_follow_a_moving_aim_better_and_better() -> None:
    def miss(who: str) -> float:
        pilot, missed = make_autopilot(who, SKILLS, generator(5)), []
        for tick in range(MINUTE):
            turn = 2 * math.pi * 0.12 * tick / TICK_HZ
            aim = 0.6 * math.cos(turn), 0.6 * math.sin(turn)
            missed.append(math.dist(pilot.lean(aim), aim))
        return fmean(missed)

    misses = [miss(who) for who in ("beginner", "novice", "practised", "skilled", "expert")]
    assert misses == sorted(misses, reverse=True)


@pytest.mark.parametrize("who", NON_PLAYERS)
def test_who_does_not_play_takes_no_notice_of_the_aim(who: str) -> None:
    one, other = (make_autopilot(who, SKILLS, generator(7)) for _ in range(2))
    assert path(one, (0.0, 0.0), 1000) == path(other, (0.9, -0.9), 1000)


def test_sand_lies_a_body_sways_and_the_wild_one_is_everywhere() -> None:
    assert set(path(make_autopilot("sand", SKILLS, generator(1)), (1.0, 1.0), 500)) == {(0.0, 0.0)}
    still = path(make_autopilot("still", SKILLS, generator(1)), (1.0, 1.0), 4 * MINUTE)
    assert pstdev(u[0] for u in still) == pytest.approx(QUIET_U[0], rel=0.15)
    wild = path(make_autopilot("wild", SKILLS, generator(1)), (1.0, 1.0), 4 * MINUTE)
    assert pstdev(u[0] for u in wild) == pytest.approx(WILD_U, rel=0.1)


@pytest.mark.parametrize("who", ["beginner", "expert", "still", "wild"])
def test_the_same_chance_gives_the_same_movement(who: str) -> None:
    one, again, other = (path(make_autopilot(who, SKILLS, generator(seed)), (0.5, 0.2), 1000) for seed in (1, 1, 2))
    assert one == again
    assert one != other
