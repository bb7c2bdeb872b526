"""Each thing that can be wrong with a board makes its own line of the report ask to act, and no other."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import content
from station.errors import SignalError
from station.frames import Counters, Flag, ForceBlock
from station.programme.texts import LANGUAGES, Texts
from station.trial.doctor import CHECKS, LINE_CHECKS, Doctor, Report
from station.trial.examination import Finding, Verdict
from station.units import BR, TL, TR, newton
from tests.fakes.examined_board import (
    DATED,
    DELAY_S,
    FAULTS,
    SECONDS,
    TODAY,
    ExaminedBoard,
    N,
    calibrated_long_ago,
    coarse,
    damaging,
    desync,
    drifting,
    fast_clock,
    late,
    losing,
    noisy,
    offset,
    report,
    saturated_once,
    slow_converters,
    slow_rate,
    somebody,
    stuck,
    uneven,
)
from tests.fakes.force_stream import GAIN_N, ForceStream, board

TEXTS = {lang: Texts(Path(content.ROOT), lang) for lang in LANGUAGES}


def found(name: str, examined: ExaminedBoard, seconds: float = SECONDS) -> Finding:
    return next(finding for finding in report(examined, seconds).findings if finding.name == name)


def acts(given: Report) -> list[str]:
    return [finding.name for finding in given.findings if finding.verdict == Verdict.ACT]


def test_a_healthy_board_has_nothing_to_do() -> None:
    healthy = report(ExaminedBoard())
    assert healthy.good
    assert [finding.name for finding in healthy.findings] == list(CHECKS)
    assert {finding.verdict for finding in healthy.findings} == {Verdict.GOOD}


def test_every_check_has_its_faults() -> None:
    assert FAULTS.keys() == CHECKS.keys()


@pytest.mark.parametrize(("name", "fault"), [(name, fault) for name, faults in FAULTS.items() for fault in faults])
def test_a_fault_makes_its_line_ask_to_act_and_no_other(name: str, fault: Callable[[ExaminedBoard], None]) -> None:
    examined = ExaminedBoard()
    fault(examined)
    given = report(examined)
    assert not given.good
    assert acts(given) == [name]
    for texts in TEXTS.values():
        for finding in given.findings:
            assert texts(f"doctor-{finding.name}")
            assert texts(finding.key, **finding.variables)
            assert finding.value is None or texts("doctor-figure", value=finding.value, unit=finding.unit)


def test_every_text_of_a_finding_is_said_by_some_board() -> None:
    said = {finding.key for finding in report(ExaminedBoard()).findings}
    for fault in (fault for faults in FAULTS.values() for fault in faults):
        examined = ExaminedBoard()
        fault(examined)
        said |= {finding.key for finding in report(examined).findings}
    undated = ExaminedBoard(info=replace(board(), calibration=replace(DATED, date="")), clock_skew=None)
    said |= {"doctor-not-long"}  # below
    said |= {finding.key for finding in report(undated).findings}
    for texts in TEXTS.values():
        written = {key for key in texts.keys if key.partition("-")[2].partition("-")[0] in {*CHECKS, "not"}}
        assert {key for key in written if key.startswith("doctor-")} - {f"doctor-{name}" for name in CHECKS} == said


@pytest.mark.parametrize(
    ("name", "fault", "value", "tolerance"),
    [
        ("rate", slow_rate, 95.0, 0.01),
        ("load", somebody, 70.0, 0.1),
        ("zero", offset, 2.5, 0.02),
        ("drift", drifting, 400.0, 25.0),
        ("noise", noisy, 1e3 * 0.433 * 0.5 / newton(70.0), 0.02),
        ("stuck", stuck, 1, 0),
        ("saturated", saturated_once, 100 / N, 1e-9),
        ("steps", coarse, 1e3 * 5600 * GAIN_N / newton(1.0), 1e-6),
        ("repeats", slow_converters, 100 * 7 / 8, 0.2),
        ("desync", desync, 100 * 11 / N, 1e-9),
        ("jitter", uneven, 3.0, 1e-6),
        ("lost", losing, 100 * 10 / N, 1e-9),
        ("damaged", damaging, 100 * 10 / N, 1e-9),
        ("skew", fast_clock, 20_000.0, 1e-6),
        ("calibration", calibrated_long_ago, 366, 0),
        ("latency", late, 300.0, 1e-3),
    ],
)
def test_what_is_told_is_what_was_done(
    name: str, fault: Callable[[ExaminedBoard], None], value: float, tolerance: float
) -> None:
    examined = ExaminedBoard()
    fault(examined)
    assert found(name, examined).value == pytest.approx(value, abs=tolerance)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ((BR,), "The cell back right says the same number all the time."),
        ((BR, TL), "2 cells, also the one back right, say the same number all the time."),
    ],
)
def test_stuck_cells_are_counted(cells: tuple[int, ...], said: str) -> None:
    examined = ExaminedBoard()
    for cell in cells:
        examined.stream.counts[:, cell] = 0
    finding = found("stuck", examined)
    assert TEXTS["en"](finding.key, **finding.variables).startswith(said)


@pytest.mark.parametrize(("name", "fault", "cell"), [("stuck", stuck, "br"), ("zero", offset, "tl")])
def test_the_cell_is_named(name: str, fault: Callable[[ExaminedBoard], None], cell: str) -> None:
    examined = ExaminedBoard()
    fault(examined)
    assert found(name, examined).variables["cell"] == cell


def test_the_noise_of_each_cell_is_told_in_newtons() -> None:
    examined = ExaminedBoard()
    extra = np.random.default_rng(3).normal(0.0, 0.3, N)  # noqa: TID251 - a fixed seed for test data
    examined.add_n(extra, BR)
    told = found("noise", examined).variables
    assert told["cell"] == "br"
    assert told["br_n"] == pytest.approx(np.hypot(0.3, 0.05), rel=0.05)
    assert told["tl_n"] == pytest.approx(0.05, rel=0.1)


def test_with_somebody_on_it_nothing_is_said_of_noise_drift_and_zero() -> None:
    examined = ExaminedBoard()
    somebody(examined)
    unknown = [finding for finding in report(examined).findings if finding.verdict == Verdict.UNKNOWN]
    assert [(finding.name, finding.value) for finding in unknown] == [("zero", None), ("drift", None), ("noise", None)]
    assert {finding.key for finding in unknown} == {"doctor-not-empty"}


def test_a_quiet_board_of_coarse_steps_is_not_called_slow() -> None:
    # A Wii board: steps of about 10 g, and less noise than that.
    examined = ExaminedBoard()
    step = int(newton(0.01) / GAIN_N)
    examined.stream.counts[:] = np.round(examined.stream.counts / step / 1.5).astype(np.int32) * step
    assert found("repeats", examined).verdict == Verdict.GOOD
    assert report(examined).good
    examined.stream.counts[:, TR] = 0
    examined.stream.counts[300, TR] = step
    assert report(examined).good


def lost_three(examined: ExaminedBoard) -> None:
    examined.stream = examined.stream.without(400, 403)


def damaged_one(examined: ExaminedBoard) -> None:
    examined.meanwhile = Counters(lost=1, bad_frames=1)


def desync_one(examined: ExaminedBoard) -> None:
    examined.stream.flags[300] |= Flag.DESYNC.value


def rather_late(examined: ExaminedBoard) -> None:
    examined.delay_s = lambda number: 0.025 if number % 50 == 0 else DELAY_S


@pytest.mark.parametrize("little", [lost_three, damaged_one, desync_one, rather_late])
def test_a_little_of_it_is_no_reason_to_act(little: Callable[[ExaminedBoard], None]) -> None:
    examined = ExaminedBoard()
    little(examined)
    assert report(examined).good


def test_a_noisy_cell_is_never_called_a_drifting_one() -> None:
    for seed in range(50):
        examined = ExaminedBoard(stream=ForceStream.of(np.zeros(N), noise_n=4.0, seed=seed))
        assert acts(report(examined)) == ["noise"], seed


def test_a_board_that_tells_tilt_has_no_cells_to_look_at() -> None:
    examined = ExaminedBoard(info=replace(board(), calibrated=False, tilt_height_m=0.2))
    examined.stream.counts[:] = 0
    given = report(examined)
    assert given.good
    assert [finding.name for finding in given.findings] == list(LINE_CHECKS)


def test_a_clock_that_nobody_knows_is_said_to_be_unknown() -> None:
    examined = ExaminedBoard(clock_skew=None)
    given = report(examined)
    assert given.good
    unknown = [finding.name for finding in given.findings if finding.verdict == Verdict.UNKNOWN]
    assert unknown == ["skew", "latency"]


def test_a_board_that_begins_again_and_again_is_told_so() -> None:
    examined = ExaminedBoard()
    doctor = Doctor(examined, TODAY, SECONDS)
    for epoch, (begin, end) in enumerate(pairwise(range(0, 1001, 250))):
        block = replace(ForceStream.of(np.zeros(N)).block(begin, end), epoch=epoch)
        block.t_us[:] -= block.t_us[0]  # the board's clock begins anew
        doctor.push(block)
    given = doctor.report()
    assert acts(given) == ["resets"]
    unknown = {finding.name: finding.key for finding in given.findings if finding.verdict == Verdict.UNKNOWN}
    assert unknown == {"drift": "doctor-not-long", "noise": "doctor-not-long", "stuck": "doctor-not-long"}


def test_progress_is_the_time_of_the_board() -> None:
    examined = ExaminedBoard()
    doctor = Doctor(examined, TODAY, SECONDS)
    assert doctor.progress == 0
    doctor.push(ForceBlock.empty())
    doctor.push(examined.stream.block(0, 401))
    assert doctor.progress == pytest.approx(0.4)
    assert not doctor.enough
    with pytest.raises(SignalError, match=r"4\.0 s"):
        doctor.report()
    doctor.push(examined.stream.block(401, 1001))
    assert doctor.progress == 1
    before = doctor.report()
    doctor.push(examined.stream.block(0, 401))  # comes after the end: not looked at
    assert doctor.report() == before


def test_how_the_stream_was_cut_changes_nothing_but_the_delay() -> None:
    examined = ExaminedBoard()
    assert report(examined, block=1).findings == report(examined, block=17).findings
