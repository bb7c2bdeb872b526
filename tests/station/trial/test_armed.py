import pytest

from station.trial.armed import LISTEN_US, LOAD_SHARE, Armed
from tests.fakes.trial_bench import BODY_N, Way, pushed, sample, swaying

ARM_S, ARMED_S = 2.0, 4.0
SETTLE_S = 5.0


def waited(way: Way, seconds: float = 12.0) -> tuple[Armed, list[float]]:
    """Return who waited, and the times since the start at which a push was allowed."""
    armed, opened = Armed(ARM_S, ARMED_S), []
    for k in range(round(100 * (SETTLE_S + seconds))):
        now = sample(10_000 * k, way)
        since_s = k / 100 - SETTLE_S
        if since_s < 0:
            assert not armed.settle(now)
            continue
        if since_s == 0:
            armed.begin(now.t_us, BODY_N)
        armed.push(now)
        if armed.open:
            opened.append(since_s)
    return armed, opened


def at(since_s: float) -> Way:
    return pushed((0.06, 0.0), SETTLE_S + since_s)


@pytest.mark.parametrize("since_s", [2.05, 3.0, 4.4, 5.95])
def test_a_push_while_it_is_armed_counts_from_its_onset(since_s: float) -> None:
    armed, _ = waited(at(since_s))
    assert armed.reason == ""
    assert armed.onset_us == pytest.approx(1e6 * (SETTLE_S + since_s), abs=40_000)


@pytest.mark.parametrize(
    ("since_s", "reason"),
    [(-0.05, "push_early"), (0.5, "push_early"), (1.9, "push_early"), (6.1, "push_late"), (6.8, "push_late")],
)
def test_a_push_outside_the_window_is_named(since_s: float, reason: str) -> None:
    armed, _ = waited(at(since_s))
    assert (armed.reason, armed.onset_us) == (reason, None)


def test_no_push_is_named_once_nobody_listens_any_more() -> None:
    armed, opened = waited(swaying, ARM_S + ARMED_S + LISTEN_US / 1e6)
    assert armed.reason == ""
    assert (min(opened), max(opened)) == (ARM_S, ARM_S + ARMED_S)
    armed, _ = waited(swaying)
    assert armed.reason == "no_push"


def test_after_the_push_the_partner_is_done() -> None:
    _, opened = waited(at(3.0))
    assert max(opened) < 3.2


def test_a_push_while_settling_is_told_at_once() -> None:
    armed = Armed(ARM_S, ARMED_S)
    told = [k for k in range(500) if armed.settle(sample(10_000 * k, pushed((0.06, 0.0), 3.0)))]
    assert len(told) == 1
    assert 300 < told[0] < 320


@pytest.mark.parametrize("share", [1 - 1.1 * LOAD_SHARE, 1 + 1.1 * LOAD_SHARE])
def test_whose_load_changes_meanwhile_is_stepping_and_not_pushed(share: float) -> None:
    armed = Armed(ARM_S, ARMED_S)
    armed.begin(0, BODY_N)
    for k in range(500):
        armed.push(sample(10_000 * k, pushed((0.06, 0.0), 3.0), BODY_N if k < 300 else share * BODY_N))
    assert (armed.onset_us, armed.reason) == (None, "")
