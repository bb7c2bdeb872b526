"""The simulated person: as steady as people are, as quick as the skill says, and off the board when off it."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from hardware_drivers.simulated.commands import check
from hardware_drivers.simulated.person import Body, Person
from hardware_drivers.simulated.skill import SKILLS
from hardware_drivers.simulated.sway import VELOCITY_MODEL, mean_velocity_m_s
from station.errors import UsageError
from station.signals.oscillator import Oscillator
from station.units import newton

# Residual SD of ln v, Santos & Duarte 2016 (doi 10.7717/peerj.2648), as the velocity model in sway.py.
NORM_SD = {
    ("open", "firm"): 0.289,
    ("closed", "firm"): 0.313,
    ("open", "foam"): 0.206,
    ("closed", "foam"): 0.232,
}
FS_HZ = 100


def someone(seed: int = 0, body: Body | None = None, rate_hz: float = FS_HZ) -> Person:
    return Person(body or Body(), np.random.default_rng(seed), rate_hz)  # noqa: TID251 - a fixed seed


def live(person: Person, seconds: float, rate_hz: float = FS_HZ) -> NDArray[np.float64]:
    """Columns force in N, CoP ML and AP in m."""
    return np.array([person.step() for _ in range(round(seconds * rate_hz))])


def low_passed(cop_m: NDArray[np.float64], cut_hz: float = 10.0) -> NDArray[np.float64]:
    """Zero-lag second-order Butterworth low-pass, -3 dB at ``cut_hz`` after both passes."""
    warped = math.tan(math.pi * cut_hz / FS_HZ) / (math.sqrt(2) - 1) ** 0.25
    k = 1 + math.sqrt(2) * warped + warped**2
    b, a1, a2 = warped**2 / k, 2 * (warped**2 - 1) / k, (1 - math.sqrt(2) * warped + warped**2) / k

    def one_way(x: NDArray[np.float64]) -> NDArray[np.float64]:
        y = np.empty_like(x)
        x1 = x2 = y1 = y2 = x[0]
        for i, x0 in enumerate(x):
            y[i] = b * (x0 + 2 * x1 + x2) - a1 * y1 - a2 * y2
            x2, x1, y2, y1 = x1, x0, y1, y[i]
        return y

    return one_way(one_way(cop_m)[::-1])[::-1]


def mean_velocity(cop_m: NDArray[np.float64]) -> float:
    smooth = low_passed(cop_m)
    return float(np.linalg.norm(np.diff(smooth, axis=0), axis=1).mean() * FS_HZ)


@pytest.mark.parametrize(("vision", "surface"), list(VELOCITY_MODEL))
@pytest.mark.parametrize("body", [Body(75, 1.75, 35), Body(60, 1.60, 70), Body(95, 1.92, 22)])
def test_sway_is_as_fast_as_people_of_that_age_and_height(vision: str, surface: str, body: Body) -> None:
    z = []
    for seed in range(4):
        person = someone(seed, body)
        person.look(vision)
        person.stand_on(surface)
        person.step_on()
        live(person, 5)
        velocity = mean_velocity(live(person, 60)[:, 1:])
        median = mean_velocity_m_s(body.age_years, body.height_m, vision, surface)
        z.append(math.log(velocity / median) / NORM_SD[vision, surface])
    assert max(map(abs, z)) < 1
    assert abs(float(np.mean(z))) < 0.3


def test_norm_values_are_the_published_ones() -> None:
    # At 40 years and 170 cm the model is exp(b0).
    assert 1e3 * mean_velocity_m_s(40, 1.70, "open", "firm") == pytest.approx(9.602, abs=0.001)
    assert 1e3 * mean_velocity_m_s(40, 1.70, "closed", "foam") == pytest.approx(35.481, abs=0.001)
    # 70 years, 180 cm, eyes closed, firm: exp(2.349 + 3 * 0.086 + 0.159).
    assert 1e3 * mean_velocity_m_s(70, 1.80, "closed", "firm") == pytest.approx(15.895, abs=0.001)


def test_sway_is_slow_and_larger_forwards_than_sideways() -> None:
    person = someone(3)
    person.step_on()
    live(person, 5)
    cop = live(person, 300)[:, 1:]
    power = np.abs(np.fft.rfft((cop - cop.mean(axis=0)) * np.hanning(len(cop))[:, None], axis=0)) ** 2
    hz = np.fft.rfftfreq(len(cop), 1 / FS_HZ)
    band = (hz >= 0.02) & (hz < 10)
    assert (power[(hz >= 0.02) & (hz < 1)].sum(axis=0) / power[band].sum(axis=0) > 0.9).all()
    assert (power[(hz >= 0.5) & (hz < 2)].sum(axis=0) / power[band].sum(axis=0) > 0.05).all()
    assert cop[:, 1].std() > 1.3 * cop[:, 0].std()


def test_load_is_the_weight_and_is_never_quite_still() -> None:
    person = someone(1, Body(mass_kg=82))
    assert live(person, 1)[:, 0].max() == 0
    person.step_on()
    on = live(person, 12)[:, 0]
    settled = on[300:]
    assert settled.mean() == pytest.approx(newton(82), rel=0.005)
    assert 0.0005 < settled.std() / newton(82) < 0.01
    assert 1.03 < on.max() / newton(82) < 1.25
    person.step_off()
    off = live(person, 2)[:, 0]
    assert (off[150:] == 0).all()
    assert (off >= 0).all()


def test_stepping_on_begins_at_one_foot_and_ends_in_the_middle() -> None:
    person = someone(2)
    person.step_on()
    way = live(person, 4)
    assert way[20, 1] > 0.06
    assert abs(way[-1, 1]) < 0.03
    person.step_on()
    assert live(person, 1)[:, 0].min() > 0.9 * newton(75)


def response(skill: str, seed: int) -> tuple[float, float, float]:
    """Reaction in s, rise from 10 to 90 % in s, and overshoot as a share, of a lean of 60 mm to the right.

    At the usual sway: more of it crosses the 10 % earlier, which is not reacting.
    """
    person = someone(seed)
    person.become(replace(SKILLS[skill], sway=1.0))
    person.step_on()
    live(person, 6)
    before = live(person, 1)[:, 1].mean()
    person.lean(0.060, 0.0)
    after = live(person, 6)[:, 1]
    share = (low_passed(after[:, None], 3.0)[:, 0] - before) / (after[300:].mean() - before)
    start, end = int(np.argmax(share > 0.1)), int(np.argmax(share > 0.9))
    return start / FS_HZ, (end - start) / FS_HZ, float(share.max()) - 1


def test_skills_are_ranked_in_reaction_speed_and_overshoot() -> None:
    names = ["beginner", "novice", "practised", "skilled", "expert"]
    found = {name: np.mean([response(name, seed) for seed in range(8)], axis=0) for name in names}
    for worse, better in pairwise(names):
        assert found[worse][0] > found[better][0]
        assert found[worse][1] > found[better][1]
        assert found[worse][2] > found[better][2] - 0.02
    assert 0.20 < found["expert"][0] < 0.45
    assert 0.5 < found["beginner"][0] < 0.8


def test_skills_are_ranked_in_how_still_they_stand() -> None:
    def velocity(name: str) -> float:
        person = someone(7)
        person.become(SKILLS[name])
        person.step_on()
        live(person, 5)
        return mean_velocity(live(person, 60)[:, 1:])

    usual = velocity("steered")
    for name in ("beginner", "novice", "practised", "skilled", "expert"):
        # The same seed is the same noise: sway grows in proportion.
        assert velocity(name) / usual == pytest.approx(SKILLS[name].sway, rel=0.05)
    ranked = ["beginner", "novice", "practised", "skilled", "expert"]
    assert all(SKILLS[worse].sway > SKILLS[better].sway for worse, better in pairwise(ranked))


def test_a_steered_person_follows_the_hand_without_a_delay_of_their_own() -> None:
    person = someone(4)
    person.become(SKILLS["steered"])
    person.step_on()
    live(person, 5)
    person.lean(0.05, 0.03)
    way = live(person, 0.4)
    assert way[-1, 1] == pytest.approx(0.05, abs=0.015)
    assert way[-1, 2] == pytest.approx(0.03, abs=0.02)


def test_a_stumble_goes_as_far_as_told_and_is_recovered_from() -> None:
    person = someone(5)
    person.step_on()
    live(person, 6)
    rest = live(person, 2)[:, 1].mean()
    person.stumble(0.08, 0.0)
    away = live(person, 6)[:, 1] - rest
    assert 0.06 < away.max() < 0.10
    assert 0.05 < int(np.argmax(away)) / FS_HZ < 0.5
    assert away.min() < -0.01
    assert abs(away[300:].mean()) < 0.01


def test_the_same_seed_is_the_same_person_and_the_rate_changes_nothing_but_the_rate() -> None:
    assert [someone(9).step() for _ in range(3)] == [someone(9).step() for _ in range(3)]
    slow, fast = someone(6), someone(6, rate_hz=1000)
    for person in (slow, fast):
        person.step_on()
    live(slow, 5)
    live(fast, 5, 1000)
    cop = live(fast, 60, 1000)[::10, 1:]
    assert mean_velocity(cop) == pytest.approx(mean_velocity(live(slow, 60)[:, 1:]), rel=0.25)


def test_an_oscillator_is_exact_at_any_step() -> None:
    coarse, fine = Oscillator(1.0, 0.4, 0.02), Oscillator(1.0, 0.4, 0.001)
    for _ in range(50):
        coarse.step(1.0)
    for _ in range(1000):
        fine.step(1.0)
    assert coarse.position == pytest.approx(fine.position, abs=1e-12)
    # Closed form of a step response after 1 s.
    ringing = math.sqrt(1 - 0.16)
    w = 2 * math.pi
    expected = 1 - math.exp(-0.4 * w) * (math.cos(w * ringing) + 0.4 / ringing * math.sin(w * ringing))
    assert coarse.position == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    "command",
    [
        None,
        "step_on",
        {},
        {"do": "fly"},
        {"do": "lean"},
        {"do": "lean", "ml_m": 0.1},
        {"do": "lean", "ml_m": math.nan, "ap_m": 0},
        {"do": "lean", "ml_m": 40, "ap_m": 0},
        {"do": "lean", "ml_m": True, "ap_m": 0},
        {"do": "lean", "ml_m": 0, "ap_m": 0, "up_m": 0},
        {"do": "skill", "name": "wizard"},
        {"do": "advance", "to_us": 1.5},
        {"do": "advance", "to_us": -1},
        {"do": "fault", "name": "stuck", "cell": 4},
        {"do": "step_on", "now": 1},
    ],
)
def test_what_cannot_be_done_is_refused(command: object) -> None:
    with pytest.raises(UsageError):
        check(command)


def test_what_can_be_done_is_filled_in() -> None:
    assert check({"do": "lean", "ml_m": 0, "ap_m": -0.1}).fields == {"ml_m": 0.0, "ap_m": -0.1}
    assert check({"do": "fault", "name": "stuck"}).fields == {"name": "stuck", "count": 1, "cell": 0}
