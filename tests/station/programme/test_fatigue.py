from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import content
from station.errors import SignalError
from station.programme.fatigue import Advice, fatigue, probed_m_s
from station.programme.load_fatigue import load_fatigue
from station.trial.results import results
from station.trial.stage import Stage
from tests.fakes.trial_bench import Bench, swaying

POLICY = load_fatigue(Path(content.ROOT), [])
START = 0.010


def said(*rises_pct: float) -> tuple[Advice, bool]:
    found = fatigue(POLICY, START, [START * (1 + rise / 100) for rise in rises_pct])
    assert found.rise_pct == pytest.approx(rises_pct[-1])
    return found.advice, found.again


@pytest.mark.parametrize(
    ("rises_pct", "advice", "again"),
    [
        ((0,), Advice.GO_ON, False),
        ((-30,), Advice.GO_ON, False),
        ((24.9, 24.9), Advice.GO_ON, False),
        ((26,), Advice.GO_ON, True),
        ((90,), Advice.GO_ON, True),
        ((26, 26), Advice.EASY, False),
        ((90, 26), Advice.EASY, False),
        ((26, 90), Advice.EASY, True),
        ((26, 90, 90), Advice.STOP, False),
        ((51, 51), Advice.STOP, False),
        ((51, 10), Advice.GO_ON, False),
        ((51, 51, 10), Advice.GO_ON, False),
        ((51, 10, 51), Advice.GO_ON, True),
    ],
)
def test_what_the_probes_say(rises_pct: tuple[float, ...], advice: Advice, again: bool) -> None:
    assert said(*rises_pct) == (advice, again)


@given(st.floats(-90, 500))
def test_one_probe_never_decides(rise_pct: float) -> None:
    assert said(rise_pct)[0] is Advice.GO_ON


@given(st.lists(st.floats(-50, 200), min_size=2, max_size=6), st.floats(0.1, 50))
def test_more_sway_never_makes_the_advice_lighter(rises_pct: list[float], more_pct: float) -> None:
    order = list(Advice)
    before, after = said(*rises_pct)[0], said(*(rise + more_pct for rise in rises_pct))[0]
    assert order.index(after) >= order.index(before)


@pytest.mark.parametrize(
    ("start", "probes"), [(0.01, []), (0.0, [0.01]), (0.01, [0.0]), (float("nan"), [0.01]), (0.01, [float("inf")])]
)
def test_what_is_no_probe_is_refused(start: float, probes: list[float]) -> None:
    with pytest.raises(SignalError):
        fatigue(POLICY, start, probes)


def probe(times: float = 1.0, given_up: bool = False) -> float | None:
    bench = Bench(replace(POLICY.probe, attempts=1))
    while bench.stage is not Stage.DONE:
        bench.trial(way=lambda t_s: (times * swaying(t_s)[0], times * swaying(t_s)[1]))
        bench.until(
            Stage.REST,
            Stage.DONE,
            load_n=0.0 if given_up else 700.0,
            way=lambda t_s: (times * swaying(t_s)[0], times * swaying(t_s)[1]),
        )
    return probed_m_s(POLICY, results(POLICY.probe, bench.runner.takes, 10.0))


def test_a_probe_is_two_stands_of_20_s_without_practice_and_tells_a_velocity() -> None:
    quiet, tired = probe(), probe(1.4)
    assert quiet is not None and tired is not None
    assert 0.005 < quiet < 0.02
    assert fatigue(POLICY, quiet, [tired, tired]).advice is Advice.EASY
    assert fatigue(POLICY, quiet, [tired]).rise_pct == pytest.approx(40.0, abs=0.5)


def test_a_probe_that_was_not_finished_tells_nothing() -> None:
    assert probe(given_up=True) is None
