"""A board as the doctor meets it, and what may be wrong with it, each by the line of the report that has to say so."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from station.frames import BoardInfo, Counters, Flag, Floats, ForceBlock
from station.trial.doctor import Doctor, Report
from station.units import BR, TL, TR, newton
from tests.fakes.force_stream import GAIN_N, ForceStream, board

TODAY = date(2026, 3, 1)
DATED = replace(board().calibration, date="2026-01-05")
SECONDS = 10.0
N = 1001
DELAY_S = 0.002


@dataclass
class ExaminedBoard:
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


def report(examined: ExaminedBoard, seconds: float = SECONDS, block: int = 3) -> Report:
    doctor = Doctor(examined, TODAY, seconds)
    examined.counters = examined.counters.plus(examined.meanwhile)
    stream = examined.stream
    for number, part in enumerate(stream.cut(list(range(block, len(stream.t_us), block)))):
        doctor.push(examined.arrives(part, number))
    return doctor.report()


def somebody(examined: ExaminedBoard) -> None:
    sway_m = 0.004 * np.sin(2 * np.pi * 0.3 * examined.time_s)
    examined.stream = ForceStream.of(np.full(N, newton(70.0)), sway_m, sway_m)


def stepped_off(examined: ExaminedBoard) -> None:
    examined.stream = ForceStream.of(np.where(examined.time_s < 1.0, newton(70.0), 0.0))


def touched(examined: ExaminedBoard) -> None:
    examined.stream.counts[500:520, TR] += int(2.0 / GAIN_N)


def uncalibrated(examined: ExaminedBoard) -> None:
    examined.info = replace(examined.info, calibrated=False)
    examined.add_n(newton(30.0))  # a zero that nobody has measured


def calibrated_long_ago(examined: ExaminedBoard) -> None:
    examined.info = replace(examined.info, calibration=replace(DATED, date="2025-02-28"))


def offset(examined: ExaminedBoard) -> None:
    examined.add_n(newton(2.5))


def opposite_offsets(examined: ExaminedBoard) -> None:
    examined.add_n(newton(1.5), TR)
    examined.add_n(newton(-1.5), TL)


def lighter_than_nothing(examined: ExaminedBoard) -> None:
    examined.add_n(newton(-8.0))


def drifting(examined: ExaminedBoard) -> None:
    examined.add_n(newton(0.4) / 60 * examined.time_s)


def noisy(examined: ExaminedBoard, noise_n: float = 0.5) -> None:
    examined.stream = ForceStream.of(np.zeros(N), noise_n=noise_n)


def very_noisy(examined: ExaminedBoard) -> None:
    noisy(examined, 2.0)


def stuck(examined: ExaminedBoard) -> None:
    examined.stream.counts[:, BR] = 4711


def stuck_later(examined: ExaminedBoard) -> None:
    examined.stream.counts[400:, BR] = examined.stream.counts[400, BR]


def stuck_somewhere_else(examined: ExaminedBoard) -> None:
    examined.stream.counts[:, BR] = int(newton(50.0) / GAIN_N)


def saturated(examined: ExaminedBoard) -> None:
    examined.stream.counts[:, BR] = 2**23 - 1
    examined.stream.flags |= Flag.SATURATED.value


def saturated_later(examined: ExaminedBoard) -> None:
    examined.stream.counts[400:, BR] = 2**23 - 1
    examined.stream.flags[400:] |= Flag.SATURATED.value


def saturated_once(examined: ExaminedBoard) -> None:
    examined.stream.flags[700] |= Flag.SATURATED.value


def coarse(examined: ExaminedBoard) -> None:
    examined.stream.counts[:, TR] = examined.stream.counts[:, TR] // 5600 * 5600


def slow_converters(examined: ExaminedBoard) -> None:
    examined.stream.counts[:] = examined.stream.counts[np.arange(N) // 8 * 8]


def one_slow_converter(examined: ExaminedBoard) -> None:
    examined.stream.counts[:, BR] = examined.stream.counts[np.arange(N) // 8 * 8, BR]


def desync(examined: ExaminedBoard) -> None:
    examined.stream.flags[::100] |= Flag.DESYNC.value


def slow_rate(examined: ExaminedBoard) -> None:
    examined.stream = ForceStream.of(np.zeros(N), rate_hz=95.0)


def fast_rate(examined: ExaminedBoard) -> None:
    examined.stream = ForceStream.of(np.zeros(N + 60), rate_hz=105.0)


def uneven(examined: ExaminedBoard) -> None:
    examined.stream.t_us[1::2] += 3000


def losing(examined: ExaminedBoard) -> None:
    examined.stream = examined.stream.without(400, 410)


def losing_unheard(examined: ExaminedBoard) -> None:
    examined.stream = examined.stream.without(400, 410, known=False)


def damaging(examined: ExaminedBoard) -> None:
    losing(examined)
    examined.meanwhile = Counters(lost=10, bad_frames=10)


def unchecked(examined: ExaminedBoard) -> None:
    examined.stream.flags |= Flag.UNCHECKED.value


def reset(examined: ExaminedBoard) -> None:
    examined.meanwhile = Counters(resets=1)


def fast_clock(examined: ExaminedBoard) -> None:
    examined.clock_skew = 0.02


def slow_clock(examined: ExaminedBoard) -> None:
    examined.clock_skew = -0.02


def late(examined: ExaminedBoard) -> None:
    examined.delay_s = lambda number: 0.3 if number % 50 == 0 else DELAY_S


FAULTS: dict[str, tuple[Callable[[ExaminedBoard], None], ...]] = {
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
