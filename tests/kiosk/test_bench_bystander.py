"""Late frames that are the kiosk's own, and those of a computer that stood still."""

import pytest

from kiosk.bench_bystander import Bystanders, Span, joined, own
from kiosk.meter import LATE_S


@pytest.mark.parametrize(
    ("spans", "whole"),
    [
        ([], []),
        ([(3.0, 4.0), (1.0, 2.0)], [(1.0, 2.0), (3.0, 4.0)]),
        ([(1.0, 2.0), (1.5, 3.0)], [(1.0, 3.0)]),
        ([(1.0, 4.0), (2.0, 3.0), (4.0, 5.0)], [(1.0, 5.0)]),
    ],
)
def test_what_stood_still_on_two_processors_at_once_counts_once(spans: list[Span], whole: list[Span]) -> None:
    assert joined(spans) == whole


@pytest.mark.parametrize(
    ("pauses", "count"),
    [
        ([], 1),
        ([(0.0, 0.9), (1.06, 2.0)], 1),  # before it and after it
        ([(1.01, 1.01 + 0.06 - LATE_S - 0.001)], 1),  # without it, it would still have been late
        ([(1.01, 1.01 + 0.06 - LATE_S + 0.001)], 0),
        ([(0.9, 1.015), (1.05, 1.5)], 1),  # 25 ms of them lie within it
        ([(0.9, 1.02), (1.05, 1.5)], 0),  # 30 ms do
        ([(0.5, 1.5)], 0),
    ],
)
def test_a_frame_is_late_by_itself_when_it_would_have_been_without_the_pauses(pauses: list[Span], count: int) -> None:
    assert own([(1.0, 1.06)], pauses) == count


def test_of_several_late_frames_each_is_judged_by_its_own_pauses() -> None:
    assert own([(1.0, 1.06), (2.0, 2.06), (3.0, 3.06)], [(1.0, 1.05), (3.0, 3.05)]) == 1


def test_the_bystanders_end_well_and_tell_their_pauses_in_order(capfd: pytest.CaptureFixture[str]) -> None:
    with Bystanders() as bystanders:
        pass
    assert bystanders.pauses == joined(bystanders.pauses)
    assert capfd.readouterr().err == ""
