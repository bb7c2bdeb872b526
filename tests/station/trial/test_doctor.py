"""Each thing that can be wrong with a board makes its own line of the report ask to act, and no other."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

import content
from station.errors import SignalError
from station.frames import BoardInfo, Counters, Flag, Floats, ForceBlock
from station.programme.texts import LANGUAGES, Texts
from station.trial.doctor import CHECKS, LINE_CHECKS, Doctor, Report
from station.trial.examination import Finding, Verdict
from station.units import BR, TL, TR, newton
from tests.fakes.force_stream import GAIN_N, ForceStream, board

TODAY = date(2026, 3, 1)
DATED = replace(board().calibration, date="2026-01-05")
TEXTS = {lang: Texts(Path(content.ROOT), lang) for lang in LANGUAGES}
SECONDS = 10.0
N = 1001
DELAY_S = 0.002


@dataclass
class Bench:
    """A board as the doctor meets it: ten seconds of an empty one, and what its driver knows."""

    info: BoardInfo = field(default_factory=lambda: replace(board(), calibration=DATED))
    stream: ForceStream = field(default_factory=lambda: ForceStream.of(np.zeros(N)))
    counters: Counters = field(default_factory=lambda: Counters(3, 2, 1, 1))
    meanwhile: Counters = field(default_factory=Counters)
    clock_skew: float | None = 0.0003
    delay_s: Callable[[int], float] = lambda _: DELAY_S

    def host_time_s(self, t_us: int) -> float | None:
        return None if self.clock_skew is None else 100 + 1e-6 * t_us / (1 + self.clock_skew)

    def arrives(self, block: ForceBlock, number: int) -> ForceBlock:
        newest_s = 100 + 1e-6 * int(block.t_us[-1]) / (1 + (self.clock_skew or 0.0))
        return replace(block, arrival_s=newest_s + self.delay_s(number))

    def add_n(self, force_n: Floats | float, cell: int = TL) -> None:
        """Let a cell feel more than there is."""
        self.stream.counts[:, cell] += np.round(np.asarray(force_n) / GAIN_N).astype(np.int32)

    @property
    def time_s(self) -> Floats:
        return self.stream.t_us * 1e-6


def report(bench: Bench, seconds: float = SECONDS, block: int = 3) -> Report:
    doctor = Doctor(bench, TODAY, seconds)
    bench.counters = bench.counters.plus(bench.meanwhile)
    stream = bench.stream
    for number, part in enumerate(stream.cut(list(range(block, len(stream.t_us), block)))):
        doctor.push(bench.arrives(part, number))
    return doctor.report()


def found(name: str, bench: Bench, seconds: float = SECONDS) -> Finding:
    return next(finding for finding in report(bench, seconds).findings if finding.name == name)


def acts(given: Report) -> list[str]:
    return [finding.name for finding in given.findings if finding.verdict == Verdict.ACT]


def test_a_healthy_board_has_nothing_to_do() -> None:
    healthy = report(Bench())
    assert healthy.good
    assert [finding.name for finding in healthy.findings] == list(CHECKS)
    assert {finding.verdict for finding in healthy.findings} == {Verdict.GOOD}


def somebody(bench: Bench) -> None:
    sway_m = 0.004 * np.sin(2 * np.pi * 0.3 * bench.time_s)
    bench.stream = ForceStream.of(np.full(N, newton(70.0)), sway_m, sway_m)


def stepped_off(bench: Bench) -> None:
    bench.stream = ForceStream.of(np.where(bench.time_s < 1.0, newton(70.0), 0.0))


def touched(bench: Bench) -> None:
    bench.stream.counts[500:520, TR] += int(2.0 / GAIN_N)


def uncalibrated(bench: Bench) -> None:
    bench.info = replace(bench.info, calibrated=False)
    bench.add_n(newton(30.0))  # a zero that nobody has measured


def calibrated_long_ago(bench: Bench) -> None:
    bench.info = replace(bench.info, calibration=replace(DATED, date="2025-02-28"))


def offset(bench: Bench) -> None:
    bench.add_n(newton(2.5))


def opposite_offsets(bench: Bench) -> None:
    bench.add_n(newton(1.5), TR)
    bench.add_n(newton(-1.5), TL)


def lighter_than_nothing(bench: Bench) -> None:
    bench.add_n(newton(-8.0))


def drifting(bench: Bench) -> None:
    bench.add_n(newton(0.4) / 60 * bench.time_s)


def noisy(bench: Bench, noise_n: float = 0.5) -> None:
    bench.stream = ForceStream.of(np.zeros(N), noise_n=noise_n)


def very_noisy(bench: Bench) -> None:
    noisy(bench, 2.0)


def stuck(bench: Bench) -> None:
    bench.stream.counts[:, BR] = 4711


def stuck_later(bench: Bench) -> None:
    bench.stream.counts[400:, BR] = bench.stream.counts[400, BR]


def stuck_somewhere_else(bench: Bench) -> None:
    bench.stream.counts[:, BR] = int(newton(50.0) / GAIN_N)


def saturated(bench: Bench) -> None:
    bench.stream.counts[:, BR] = 2**23 - 1
    bench.stream.flags |= Flag.SATURATED.value


def saturated_later(bench: Bench) -> None:
    bench.stream.counts[400:, BR] = 2**23 - 1
    bench.stream.flags[400:] |= Flag.SATURATED.value


def saturated_once(bench: Bench) -> None:
    bench.stream.flags[700] |= Flag.SATURATED.value


def coarse(bench: Bench) -> None:
    bench.stream.counts[:, TR] = bench.stream.counts[:, TR] // 5600 * 5600


def slow_converters(bench: Bench) -> None:
    bench.stream.counts[:] = bench.stream.counts[np.arange(N) // 8 * 8]


def one_slow_converter(bench: Bench) -> None:
    bench.stream.counts[:, BR] = bench.stream.counts[np.arange(N) // 8 * 8, BR]


def desync(bench: Bench) -> None:
    bench.stream.flags[::100] |= Flag.DESYNC.value


def slow_rate(bench: Bench) -> None:
    bench.stream = ForceStream.of(np.zeros(N), rate_hz=95.0)


def fast_rate(bench: Bench) -> None:
    bench.stream = ForceStream.of(np.zeros(N + 60), rate_hz=105.0)


def uneven(bench: Bench) -> None:
    bench.stream.t_us[1::2] += 3000


def losing(bench: Bench) -> None:
    bench.stream = bench.stream.without(400, 410)


def losing_unheard(bench: Bench) -> None:
    bench.stream = bench.stream.without(400, 410, known=False)


def damaging(bench: Bench) -> None:
    losing(bench)
    bench.meanwhile = Counters(lost=10, bad_frames=10)


def unchecked(bench: Bench) -> None:
    bench.stream.flags |= Flag.UNCHECKED.value


def reset(bench: Bench) -> None:
    bench.meanwhile = Counters(resets=1)


def fast_clock(bench: Bench) -> None:
    bench.clock_skew = 0.02


def slow_clock(bench: Bench) -> None:
    bench.clock_skew = -0.02


def late(bench: Bench) -> None:
    bench.delay_s = lambda number: 0.3 if number % 50 == 0 else DELAY_S


FAULTS: dict[str, tuple[Callable[[Bench], None], ...]] = {
    "load": (somebody, stepped_off, touched),
    "calibration": (uncalibrated, calibrated_long_ago),
    "zero": (offset, opposite_offsets, lighter_than_nothing),
    "drift": (drifting,),
    "noise": (noisy, very_noisy),
    "stuck": (stuck, stuck_later, stuck_somewhere_else),
    "saturated": (saturated, saturated_later, saturated_once),
    "steps": (coarse,),
    "repeats": (slow_converters, one_slow_converter),
    "desync": (desync,),
    "rate": (slow_rate, fast_rate),
    "jitter": (uneven,),
    "lost": (losing, losing_unheard),
    "damaged": (damaging,),
    "checksum": (unchecked,),
    "resets": (reset,),
    "skew": (fast_clock, slow_clock),
    "latency": (late,),
}


def test_every_check_has_its_faults() -> None:
    assert FAULTS.keys() == CHECKS.keys()


@pytest.mark.parametrize(("name", "fault"), [(name, fault) for name, faults in FAULTS.items() for fault in faults])
def test_a_fault_makes_its_line_ask_to_act_and_no_other(name: str, fault: Callable[[Bench], None]) -> None:
    bench = Bench()
    fault(bench)
    given = report(bench)
    assert not given.good
    assert acts(given) == [name]
    for texts in TEXTS.values():
        for finding in given.findings:
            assert texts(f"doctor-{finding.name}")
            assert texts(finding.key, **finding.variables)
            assert finding.value is None or texts("doctor-figure", value=finding.value, unit=finding.unit)


def test_every_text_of_a_finding_is_said_by_some_board() -> None:
    said = {finding.key for finding in report(Bench()).findings}
    for fault in (fault for faults in FAULTS.values() for fault in faults):
        bench = Bench()
        fault(bench)
        said |= {finding.key for finding in report(bench).findings}
    undated = Bench(info=replace(board(), calibration=replace(DATED, date="")), clock_skew=None)
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
    name: str, fault: Callable[[Bench], None], value: float, tolerance: float
) -> None:
    bench = Bench()
    fault(bench)
    assert found(name, bench).value == pytest.approx(value, abs=tolerance)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ((BR,), "The cell back right says the same number all the time."),
        ((BR, TL), "2 cells, also the one back right, say the same number all the time."),
    ],
)
def test_stuck_cells_are_counted(cells: tuple[int, ...], said: str) -> None:
    bench = Bench()
    for cell in cells:
        bench.stream.counts[:, cell] = 0
    finding = found("stuck", bench)
    assert TEXTS["en"](finding.key, **finding.variables).startswith(said)


@pytest.mark.parametrize(("name", "fault", "cell"), [("stuck", stuck, "br"), ("zero", offset, "tl")])
def test_the_cell_is_named(name: str, fault: Callable[[Bench], None], cell: str) -> None:
    bench = Bench()
    fault(bench)
    assert found(name, bench).variables["cell"] == cell


def test_the_noise_of_each_cell_is_told_in_newtons() -> None:
    bench = Bench()
    extra = np.random.default_rng(3).normal(0.0, 0.3, N)  # noqa: TID251 - a fixed seed for test data
    bench.add_n(extra, BR)
    told = found("noise", bench).variables
    assert told["cell"] == "br"
    assert told["br_n"] == pytest.approx(np.hypot(0.3, 0.05), rel=0.05)
    assert told["tl_n"] == pytest.approx(0.05, rel=0.1)


def test_with_somebody_on_it_nothing_is_said_of_noise_drift_and_zero() -> None:
    bench = Bench()
    somebody(bench)
    unknown = [finding for finding in report(bench).findings if finding.verdict == Verdict.UNKNOWN]
    assert [(finding.name, finding.value) for finding in unknown] == [("zero", None), ("drift", None), ("noise", None)]
    assert {finding.key for finding in unknown} == {"doctor-not-empty"}


def test_a_quiet_board_of_coarse_steps_is_not_called_slow() -> None:
    # A Wii board: steps of about 10 g, and less noise than that.
    bench = Bench()
    step = int(newton(0.01) / GAIN_N)
    bench.stream.counts[:] = np.round(bench.stream.counts / step / 1.5).astype(np.int32) * step
    assert found("repeats", bench).verdict == Verdict.GOOD
    assert report(bench).good
    bench.stream.counts[:, TR] = 0
    bench.stream.counts[300, TR] = step
    assert report(bench).good


def lost_three(bench: Bench) -> None:
    bench.stream = bench.stream.without(400, 403)


def damaged_one(bench: Bench) -> None:
    bench.meanwhile = Counters(lost=1, bad_frames=1)


def desync_one(bench: Bench) -> None:
    bench.stream.flags[300] |= Flag.DESYNC.value


def rather_late(bench: Bench) -> None:
    bench.delay_s = lambda number: 0.025 if number % 50 == 0 else DELAY_S


@pytest.mark.parametrize("little", [lost_three, damaged_one, desync_one, rather_late])
def test_a_little_of_it_is_no_reason_to_act(little: Callable[[Bench], None]) -> None:
    bench = Bench()
    little(bench)
    assert report(bench).good


def test_a_noisy_cell_is_never_called_a_drifting_one() -> None:
    for seed in range(50):
        bench = Bench(stream=ForceStream.of(np.zeros(N), noise_n=4.0, seed=seed))
        assert acts(report(bench)) == ["noise"], seed


def test_a_board_that_tells_tilt_has_no_cells_to_look_at() -> None:
    bench = Bench(info=replace(board(), calibrated=False, tilt_height_m=0.2))
    bench.stream.counts[:] = 0
    given = report(bench)
    assert given.good
    assert [finding.name for finding in given.findings] == list(LINE_CHECKS)


def test_a_clock_that_nobody_knows_is_said_to_be_unknown() -> None:
    bench = Bench(clock_skew=None)
    given = report(bench)
    assert given.good
    unknown = [finding.name for finding in given.findings if finding.verdict == Verdict.UNKNOWN]
    assert unknown == ["skew", "latency"]


def test_a_board_that_begins_again_and_again_is_told_so() -> None:
    bench = Bench()
    doctor = Doctor(bench, TODAY, SECONDS)
    for epoch, (begin, end) in enumerate(pairwise(range(0, 1001, 250))):
        block = replace(ForceStream.of(np.zeros(N)).block(begin, end), epoch=epoch)
        block.t_us[:] -= block.t_us[0]  # the board's clock begins anew
        doctor.push(block)
    given = doctor.report()
    assert acts(given) == ["resets"]
    unknown = {finding.name: finding.key for finding in given.findings if finding.verdict == Verdict.UNKNOWN}
    assert unknown == {"drift": "doctor-not-long", "noise": "doctor-not-long", "stuck": "doctor-not-long"}


def test_progress_is_the_time_of_the_board() -> None:
    bench = Bench()
    doctor = Doctor(bench, TODAY, SECONDS)
    assert doctor.progress == 0
    doctor.push(ForceBlock.empty())
    doctor.push(bench.stream.block(0, 401))
    assert doctor.progress == pytest.approx(0.4)
    assert not doctor.enough
    with pytest.raises(SignalError, match=r"4\.0 s"):
        doctor.report()
    doctor.push(bench.stream.block(401, 1001))
    assert doctor.progress == 1
    before = doctor.report()
    doctor.push(bench.stream.block(0, 401))  # comes after the end: not looked at
    assert doctor.report() == before


def test_how_the_stream_was_cut_changes_nothing_but_the_delay() -> None:
    bench = Bench()
    assert report(bench, block=1).findings == report(bench, block=17).findings
