"""The simulated board as a whole: a process, a port, a person."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.simulated.board import SimulatedBoard
from hardware_drivers.simulated.person import Body
from station.errors import BoardLost, BoardNotFound, UsageError
from station.frames import ForceBlock
from station.units import newton
from tests.fakes.scripted_board import read_until

STEP_US = 16_667
PATIENCE_S = 10.0


def cop_m(board: SimulatedBoard, block: ForceBlock) -> NDArray[np.float64]:
    at = np.array(board.info.calibration.position_m)
    return block.forces_n @ at / block.forces_n.sum(axis=1)[:, None]


class Run:
    """A lock-step board, stepped as a kiosk does."""

    def __init__(self, board: SimulatedBoard) -> None:
        self.board = board
        self.now_us = 0
        self.blocks: list[ForceBlock] = []

    def steer(self, **command: Any) -> None:
        self.board.steer(command)

    def live(self, seconds: float) -> ForceBlock:
        """Advance, and return the last block."""
        until_us = self.now_us + round(1e6 * seconds)
        while self.now_us < until_us:
            self.now_us += STEP_US
            self.board.advance(self.now_us)
            self.blocks.append(self.board.read(PATIENCE_S))
        return self.blocks[-1]

    def all(self) -> tuple[bytes, ...]:
        """Everything that was read, as bytes."""
        parts = [
            np.concatenate([getattr(b, name) for b in self.blocks]) for name in ("t_us", "counts", "flags", "lost")
        ]
        return (*(part.tobytes() for part in parts), repr([(b.epoch, b.arrival_s) for b in self.blocks]).encode())


def with_run(play: Callable[[Run], None], **options: Any) -> Run:
    board = SimulatedBoard(lockstep=True, **options)
    board.open()
    try:
        run = Run(board)
        play(run)
        return run
    finally:
        board.close()


def a_visit(run: Run) -> None:
    run.live(1)
    run.steer(do="step_on")
    run.live(3)
    run.steer(do="skill", name="practised")
    for k in range(8):
        run.steer(do="lean", ml_m=0.03 * (-1) ** k, ap_m=0.01)
        run.live(0.3)
    run.steer(do="stumble", ml_m=0.05, ap_m=0.0)
    run.live(2)
    run.steer(do="step_off")
    run.live(1)


@pytest.mark.parametrize("options", [{}, {"rate_hz": 1000}, {"loopback": True}])
def test_same_seed_and_commands_are_the_same_bits(options: dict[str, Any]) -> None:
    first, second = (with_run(a_visit, seed=11, **options).all() for _ in range(2))
    assert first == second
    assert with_run(a_visit, seed=12, **options).all() != first


def test_lock_step_gives_every_frame_up_to_the_advance() -> None:
    def play(run: Run) -> None:
        run.live(2)

    run = with_run(play, rate_hz=250)
    times = np.concatenate([block.t_us for block in run.blocks])
    assert times.tolist() == list(range(4_000, run.now_us + 1, 4_000))
    for k, block in enumerate(run.blocks, start=1):
        assert block.arrival_s == pytest.approx(k * STEP_US * 1e-6)


def test_pings_and_waiting_do_not_enter_lock_step() -> None:
    def hesitate(run: Run) -> None:
        run.live(0.5)
        # Long enough for pings and for a START that a silent real board would get.
        assert len(run.board.read(1.3)) == 0
        run.live(0.5)

    def hurry(run: Run) -> None:
        run.live(1.0)

    slow, fast = (with_run(play, seed=3) for play in (hesitate, hurry))
    slow.blocks = [block for block in slow.blocks if len(block)]
    fast.blocks = [block for block in fast.blocks if len(block)]
    assert slow.all() == fast.all()


def test_a_person_steps_on_leans_and_steps_off() -> None:
    def play(run: Run) -> None:
        run.live(0.5)
        assert abs(run.live(0.5).forces_n.sum(axis=1)).max() < 2
        run.steer(do="step_on")
        standing = run.live(4)
        assert standing.forces_n.sum(axis=1) == pytest.approx(newton(82), rel=0.02)
        run.steer(do="lean", ml_m=-0.05, ap_m=0.04)
        leaning = run.live(1.5)
        assert cop_m(run.board, leaning)[-1] == pytest.approx([-0.05, 0.04], abs=0.02)
        run.steer(do="step_off")
        run.live(1.5)
        assert abs(run.live(0.1).forces_n).max() < 2

    with_run(play, body=Body(mass_kg=82))


def test_eyes_and_surface_change_the_sway() -> None:
    def speed(vision: str, surface: str) -> float:
        def play(run: Run) -> None:
            run.steer(do="vision", name=vision)
            run.steer(do="surface", name=surface)
            run.steer(do="step_on")
            run.live(4)
            run.blocks.clear()
            run.live(12)

        run = with_run(play, seed=2)
        cop = np.concatenate([cop_m(run.board, block) for block in run.blocks if len(block)])
        return float(np.linalg.norm(np.diff(cop[::5], axis=0), axis=1).mean())

    assert speed("open", "firm") < speed("closed", "firm") < speed("open", "foam") < speed("closed", "foam")


def test_faults_are_those_of_a_real_line() -> None:
    def play(run: Run) -> None:
        run.live(0.5)
        run.steer(do="fault", name="bit_flip", count=3)
        run.steer(do="fault", name="garbage", count=500)
        run.live(0.5)
        run.steer(do="fault", name="duplicate", count=2)
        run.live(0.5)
        counters = run.board.counters
        assert counters.lost == 3
        assert counters.bad_frames >= 3
        assert counters.repeated == 2
        run.steer(do="fault", name="reset")
        run.live(0.2)

    run = with_run(play)
    times = np.concatenate([block.t_us for block in run.blocks if block.epoch == 0])
    assert (np.diff(times) > 0).all()


@pytest.mark.parametrize("loopback", [False, True])
def test_unplug_and_replug_in_real_time(loopback: bool) -> None:
    board = SimulatedBoard(loopback=loopback)
    board.open()
    read_until(board, lambda block: len(block) > 0)
    board.steer({"do": "fault", "name": "unplug"})
    with pytest.raises(BoardLost):
        read_until(board, lambda block: False)
    board.steer({"do": "fault", "name": "replug"})
    assert _back(board).epoch == 1
    board.close()


def test_a_killed_process_is_replaced() -> None:
    board = SimulatedBoard()
    board.open()
    read_until(board, lambda block: len(block) > 0)
    assert board._process is not None
    os.kill(board._process.pid, signal.SIGKILL)
    with pytest.raises(BoardLost):
        read_until(board, lambda block: False)
    assert _back(board).epoch == 1
    board.close()


def test_the_person_outlives_the_process() -> None:
    board = SimulatedBoard(seed=4)
    board.steer({"do": "skill", "name": "expert"})
    board.open()
    for command in (
        {"do": "lean", "ml_m": 0.02, "ap_m": 0.0},
        {"do": "step_on"},
        {"do": "lean", "ml_m": -0.05, "ap_m": 0.04},
        {"do": "stumble", "ml_m": 0.03, "ap_m": 0.0},
        {"do": "surface", "name": "foam"},
    ):
        board.steer(command)
    told: list[str] = []
    write = board._write
    board._write = lambda command: (told.append(command["do"]), write(command))[1]  # type: ignore[method-assign]
    assert board._process is not None
    os.kill(board._process.pid, signal.SIGKILL)
    with pytest.raises(BoardLost):
        read_until(board, lambda block: False)
    _back(board)
    standing = read_until(board, lambda block: len(block) > 0 and block.t_us[-1] > 3_000_000)
    assert told == ["skill", "step_on", "lean", "surface"]
    assert standing.forces_n[-1].sum() == pytest.approx(newton(Body().mass_kg), rel=0.05)
    assert cop_m(board, standing)[-1] == pytest.approx([-0.05, 0.04], abs=0.025)
    board.close()


def test_lock_step_time_is_the_hosts_until_a_reset() -> None:
    def play(run: Run) -> None:
        block = run.live(0.5)
        assert run.board.host_time_s(int(block.t_us[-1])) == pytest.approx(0.5, abs=0.01)
        run.steer(do="fault", name="reset")
        block = run.live(0.5)
        assert run.board.host_time_s(int(block.t_us[-1])) is None

    with_run(play)


def _back(board: SimulatedBoard) -> ForceBlock:
    until_s = monotonic_s() + PATIENCE_S
    while monotonic_s() < until_s:
        try:
            return read_until(board, lambda block: len(block) > 0)  # type: ignore[no-any-return]
        except BoardLost:
            continue
    raise AssertionError("never back")


def test_a_reset_is_a_new_epoch_and_the_stream_goes_on() -> None:
    board = SimulatedBoard()
    board.open()
    read_until(board, lambda block: len(block) > 0)
    board.steer({"do": "fault", "name": "reset"})
    block = read_until(board, lambda block: len(block) > 0 and block.epoch == 1)
    assert block.t_us[0] < 1_000_000
    board.close()


@pytest.mark.parametrize("rate_hz", [100, 1000])
def test_real_time_keeps_its_rate(rate_hz: int) -> None:
    board = SimulatedBoard(rate_hz=rate_hz)
    board.open()
    first = read_until(board, lambda block: len(block) > 0)
    start_s, start_us = monotonic_s(), int(first.t_us[-1])
    last = read_until(board, lambda block: len(block) > 0 and block.t_us[-1] > start_us + 2_000_000)
    passed_s = monotonic_s() - start_s
    assert (int(last.t_us[-1]) - start_us) * 1e-6 == pytest.approx(passed_s, abs=0.15)
    assert board.counters.lost == 0
    board.close()


def test_commands_before_opening_wait_for_it() -> None:
    board = SimulatedBoard(lockstep=True)
    board.steer({"do": "step_on"})
    board.open()
    board.advance(3_000_000)
    assert board.read(PATIENCE_S).forces_n[-1].sum() > 600
    board.close()


def test_nothing_is_left_behind() -> None:
    board = SimulatedBoard()
    board.open()
    process, link = board._process, Path(board.info.address)
    assert process is not None
    assert link.is_symlink()
    board.close()
    assert process.returncode == 0
    assert not link.parent.exists()


def test_a_station_that_is_killed_leaves_no_process_behind() -> None:
    code = (
        "import os, signal; from hardware_drivers.simulated.board import SimulatedBoard; b = SimulatedBoard();"
        "b.open(); print(b._process.pid, b.info.address, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdout=pipe, stderr=pipe, text=True) as station:
        assert station.stdout is not None
        assert station.stderr is not None
        pid, link = station.stdout.readline().split()
        # The board's process has the same place for its errors: that ends when both have ended.
        assert station.stderr.read() == ""
    assert not Path(link).parent.exists()
    assert not Path("/proc", pid, "exe").exists()


def test_a_process_that_does_not_start_is_an_error_of_the_board(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\n")
    silent.chmod(0o755)
    for program in (silent, tmp_path / "none"):
        monkeypatch.setattr(sys, "executable", str(program))
        board = SimulatedBoard()
        with pytest.raises(BoardNotFound, match="does not start") as refused:
            board.open()
        assert refused.value.key == "no_simulation"
        board.close()


def test_what_cannot_be_asked_of_it_is_refused() -> None:
    board = SimulatedBoard(lockstep=True)
    with pytest.raises(UsageError, match="lock-step"):
        board.advance(1)
    for command in ({"do": "advance", "to_us": 1}, {"do": "quit"}, {"do": "dance"}):
        with pytest.raises(UsageError):
            board.steer(command)
    with pytest.raises(UsageError, match="Hz"):
        SimulatedBoard(rate_hz=0)
    with pytest.raises(UsageError, match="seed"):
        SimulatedBoard(seed=-1)
    board.open()
    with pytest.raises(UsageError, match="10 s"):
        board.advance(11_000_000)
    board.close()
    realtime = SimulatedBoard()
    with pytest.raises(UsageError, match="lock-step"):
        realtime.advance(1)
