"""The soaks, small: what ``make soak`` does for a million frames and eight hours."""

from unittest.mock import patch

from hardware_drivers import wire
from tests.faults.soak_stream import LOST, stream
from tests.faults.soak_wire import faulted_frames, garbage


def test_damaged_frames_never_become_wrong_values() -> None:
    report = faulted_frames(20_000, seed=2)
    assert report.good, report
    assert report.arrived > report.frames - 2 * report.spoiled > 0


def test_the_soak_would_see_wrong_values() -> None:
    with patch.object(wire, "crc_hqx", lambda data, seed: 0):
        report = faulted_frames(2_000, seed=2)
    assert report.wrong > 100 and not report.good


def test_garbage_leaves_nothing_behind() -> None:
    report = garbage(2.0)
    assert report.good and report.arrived == 1, report


def test_a_stream_with_unplugs_grows_nothing_and_marks_every_gap() -> None:
    report = stream(hours=1 / 6, unplugs=5)
    assert report.good, report
    assert report.frames > 0.99 * 3600 / 6 * 100 - LOST * 5
