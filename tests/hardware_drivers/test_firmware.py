"""The board under the simulated person: forces, counts, answers, faults."""

import numpy as np
import pytest

from hardware_drivers.calibration import decode_calibration
from hardware_drivers.simulated.faults import Faults
from hardware_drivers.simulated.firmware import Firmware, board_calibration, corner_forces_n
from hardware_drivers.wire import Ack, Cal, Decoder, Hello, Kind, Message, Pong, Request, Sample, Status, encode

CORNERS = ((0.2165, 0.119), (0.2165, -0.119), (-0.2165, 0.119), (-0.2165, -0.119))


class Statue:
    """Somebody who stands perfectly still, 10 mm to the right and 20 mm back."""

    def __init__(self, force_n: float = 700.0) -> None:
        self.force_n = force_n

    def step(self) -> tuple[float, float, float]:
        return self.force_n, 0.010, -0.020


def board(force_n: float = 700.0, skew: float = 0.0) -> Firmware:
    person, cells = Statue(force_n), np.random.default_rng(1)  # noqa: TID251 - a fixed seed
    return Firmware(person, Faults(np.random.default_rng(2)), cells, 100, 258, skew=skew)  # type: ignore[arg-type]  # noqa: TID251


def ask(firmware: Firmware, kind: Kind, body: bytes = b"", now_us: int = 0) -> list[Message]:
    return Decoder().feed(firmware.receive(encode(Request(kind, 7, body)), now_us))


def samples(firmware: Firmware, n: int) -> list[Sample]:
    decoder = Decoder()
    return [m for _ in range(n) for m in decoder.feed(firmware.sample()) if isinstance(m, Sample)]


@pytest.mark.parametrize("cop", [(0.0, 0.0), (0.05, -0.03), (-0.1, 0.05), (0.2, 0.004)])
def test_corner_forces_give_back_load_and_cop(cop: tuple[float, float]) -> None:
    forces = corner_forces_n(735.0, *cop)
    assert sum(forces) == pytest.approx(735.0)
    for axis in (0, 1):
        moment = sum(force * corner[axis] for force, corner in zip(forces, CORNERS, strict=True))
        assert moment / 735.0 == pytest.approx(cop[axis], abs=1e-12)
    assert min(forces) >= 0


def test_no_cell_pulls_where_a_plate_would_tip() -> None:
    assert min(corner_forces_n(735.0, 0.3, 0.3)) >= -1e-9


def test_counts_mean_what_the_calibration_on_the_board_says() -> None:
    firmware = board()
    (cal,) = ask(firmware, Kind.CAL_READ)
    assert isinstance(cal, Cal)
    calibration = decode_calibration(cal.blob)
    assert calibration == board_calibration()
    ask(firmware, Kind.START)
    counts = np.array([sample.counts for sample in samples(firmware, 2000)], np.int32)
    forces = calibration.forces_n(counts)
    load = forces.sum(axis=1)
    cop_mm = 1e3 * forces @ np.array(CORNERS) / load[:, None]
    assert load.mean() == pytest.approx(700.0, abs=0.05)
    assert cop_mm.mean(axis=0) == pytest.approx([10.0, -20.0], abs=0.01)
    # About 0.05 mm of noise, as a good home-made board has.
    assert 0.03 < cop_mm[:, 0].std() < 0.07


def test_answers_what_it_is_asked() -> None:
    firmware = board()
    (hello,) = ask(firmware, Kind.HELLO)
    assert isinstance(hello, Hello)
    assert (hello.protocol, hello.n_cells, hello.adc_bits, hello.rate_hz) == (1, 4, 24, 100)
    assert hello.uid == b"SIM\0\0\0\x01\x02"
    assert ask(firmware, Kind.PING, b"cookie!!", 123_456) == [Pong(b"cookie!!", 123_456)]
    assert samples(firmware, 3) == []
    assert ask(firmware, Kind.START) == [Ack(7, Kind.START, Status.DONE, 0)]
    assert [(s.seq, s.t_us) for s in samples(firmware, 2)] == [(4, 40_000), (5, 50_000)]
    assert ask(firmware, Kind.STOP) == [Ack(7, Kind.STOP, Status.DONE, 0)]
    assert samples(firmware, 3) == []
    for kind in (Kind.ADC_RESET, Kind.IDENTIFY):
        assert ask(firmware, kind) == [Ack(7, kind, Status.DONE, 0)]


def test_keeps_a_calibration_that_is_written_to_it() -> None:
    firmware = board()
    assert ask(firmware, Kind.CAL_WRITE, b"blob") == [Ack(7, Kind.CAL_WRITE, Status.DONE, 0)]
    assert ask(firmware, Kind.CAL_READ) == [Cal(b"blob")]
    assert ask(firmware, Kind.CAL_WRITE, bytes(65)) == [Ack(7, Kind.CAL_WRITE, Status.TOO_LONG, 0)]
    assert ask(firmware, Kind.CAL_WRITE) == [Ack(7, Kind.CAL_WRITE, Status.DONE, 0)]
    assert ask(firmware, Kind.CAL_READ) == [Ack(7, Kind.CAL_READ, Status.NOTHING_STORED, 0)]


def test_reset_starts_clock_and_numbers_anew() -> None:
    firmware = board()
    ask(firmware, Kind.START)
    samples(firmware, 50)
    (hello,) = Decoder().feed(firmware.reset())
    assert isinstance(hello, Hello)
    assert hello.reset_cause == 2
    assert samples(firmware, 2) == []
    ask(firmware, Kind.START)
    assert [(s.seq, s.t_us) for s in samples(firmware, 1)] == [(3, 30_000)]
    assert ask(firmware, Kind.PING, b"cookie!!", 600_000) == [Pong(b"cookie!!", 100_000)]


def test_a_load_beyond_the_range_stays_at_its_end() -> None:
    firmware = board(40_000.0)
    ask(firmware, Kind.START)
    (sample,) = samples(firmware, 1)
    assert max(sample.counts) == 2**23 - 1


def test_faults_of_cells() -> None:
    firmware = board()
    ask(firmware, Kind.START)
    firmware.faults.begin("stuck", 1, 2)
    stuck = [sample.counts for sample in samples(firmware, 50)]
    assert len({counts[2] for counts in stuck}) == 1
    assert len({counts[1] for counts in stuck}) > 1
    firmware.faults.begin("saturate", 1, 0)
    assert samples(firmware, 1)[0].counts[0] == 2**23 - 1
    firmware.faults.begin("mend", 1, 0)
    assert samples(firmware, 1)[0].counts[0] < 2**23 - 1


@pytest.mark.parametrize(
    ("name", "frames"),
    [("bit_flip", 1), ("drop_byte", 1), ("lose", 2), ("insert_byte", 1), ("duplicate", 0)],
)
def test_faults_of_the_line(name: str, frames: int) -> None:
    firmware = board()
    ask(firmware, Kind.START)
    whole = [sample.counts for sample in samples(board_streaming(), 200)]
    firmware.faults.begin(name, 2, 0)
    got = samples(firmware, 200)
    assert all(sample.counts == whole[sample.seq - 1] for sample in got)
    if name == "duplicate":
        assert [sample.seq for sample in got[:5]] == [1, 1, 2, 2, 3]
    else:
        assert 200 - 2 * 2 <= len({sample.seq for sample in got}) <= 200 - (frames if name == "lose" else 0)


def board_streaming() -> Firmware:
    firmware = board()
    ask(firmware, Kind.START)
    return firmware


def test_swapped_frames_come_the_later_one_first() -> None:
    firmware = board_streaming()
    firmware.faults.begin("swap", 2, 0)
    assert [sample.seq for sample in samples(firmware, 6)] == [2, 1, 4, 3, 5, 6]


def test_a_drift_shifts_a_cell_until_mended() -> None:
    shifted, steady = board_streaming(), board_streaming()
    shifted.faults.begin("drift", 500, 1)
    for drifted, plain in zip(samples(shifted, 20), samples(steady, 20), strict=True):
        assert tuple(a - b for a, b in zip(drifted.counts, plain.counts, strict=True)) == (0, 500, 0, 0)
    shifted.faults.begin("mend", 1, 0)
    assert samples(shifted, 1)[0].counts == samples(steady, 1)[0].counts


def test_another_rate_keeps_number_and_time_unbroken() -> None:
    firmware = board_streaming()
    before = samples(firmware, 10)
    firmware.run_at(0.8)
    assert firmware.next_us == 112_500
    after = samples(firmware, 4)
    assert [sample.seq for sample in after] == [11, 12, 13, 14]
    assert [sample.t_us for sample in [before[-1], *after]] == [100_000, 112_500, 125_000, 137_500, 150_000]
    firmware.reset()
    ask(firmware, Kind.START)
    assert [sample.t_us for sample in samples(firmware, 2)] == [12_500, 25_000]


def test_silence_ends_when_told() -> None:
    firmware = board_streaming()
    firmware.faults.begin("silence", 1, 0)
    assert samples(firmware, 5) == []
    assert firmware.receive(encode(Request(Kind.HELLO, 1)), 0) == b""
    firmware.faults.begin("resume", 1, 0)
    assert [sample.seq for sample in samples(firmware, 1)] == [6]


def test_garbage_is_as_long_as_told() -> None:
    assert len(board().faults.begin("garbage", 300, 0)) == 300


def test_missed_samples_are_missing_in_number_and_time() -> None:
    firmware = board_streaming()
    firmware.skip(100)
    (sample,) = samples(firmware, 1)
    assert (sample.seq, sample.t_us) == (101, 1_010_000)


@pytest.mark.parametrize("skew", [0.003, -0.02, 0.0])
def test_a_board_whose_clock_runs_fast_samples_too_often_and_tells_its_own_time(skew: float) -> None:
    firmware = board(skew=skew)
    ask(firmware, Kind.START)
    told = [sample.t_us for sample in samples(firmware, 1000)]
    assert told == [10_000 * (k + 1) for k in range(1000)]
    assert firmware.next_us == pytest.approx(10_010_000 / (1 + skew), abs=1)
    firmware.reset()
    (pong,) = ask(firmware, Kind.PING, b"12345678", now_us=20_000_000)
    assert isinstance(pong, Pong)
    assert pong.t_us == pytest.approx(20_000_000 * (1 + skew) - 10_000_000, abs=1)
