"""Hours on the board in minutes, the plug pulled again and again: ``python -m tests.faults.soak_stream``.

The simulated board in lock-step, through the real reader, feed and pipeline, as fast as it goes.
"""

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.simulated.board import SimulatedBoard
from kiosk.clock import REPEATABLE_START
from kiosk.feed import BoardState, Feed
from station.frames import ForceBlock
from tests.fakes.paced_clock import PacedClock
from tests.fakes.resources import Held, held

HOURS = 8.0
UNPLUGS = 200
RATE_HZ = 100
PERIOD_US = 10_000
STEP_S = 1.0
"""The board lives so far between two reads, and in steps of a frame while it is away."""

FRAME_S = 1 / 60
AWAY_S = 0.5
LOST = 4
"""Frames lost on the line, once between two unplugs."""

PATIENCE_S = 2.0
WARM_UNPLUGS = 3
"""What is made once is there after so many; only from then on nothing may grow."""

PROGRESS_EVERY = 20
GROWN_MB = 4.0


@dataclass
class Report:
    """What came of it."""

    hours: float = 0.0
    frames: int = 0
    epochs: int = 1
    unplugs: int = 0
    lost: int = 0
    unmarked: int = 0
    slowest_back_s: float = 0.0
    took_s: float = 0.0
    before: Held = field(default_factory=held)
    after: Held = field(default_factory=held)

    @property
    def good(self) -> bool:
        """Whether nothing grew, and every gap is marked."""
        same = (self.before.threads, self.before.files) == (self.after.threads, self.after.files)
        grew_mb = self.after.megabytes - self.before.megabytes
        marked = self.epochs == self.unplugs + 1 and self.lost == LOST * self.unplugs and not self.unmarked
        return same and grew_mb < GROWN_MB and marked


class Stream:
    """A board that lives as far as it is told, and all that is read of it."""

    def __init__(self, seed: int) -> None:
        self.clock = PacedClock(REPEATABLE_START)
        self.board = SimulatedBoard(rate_hz=RATE_HZ, seed=seed, lockstep=True, clock=self.clock.monotonic_s)
        self.feed = Feed(self.board, self.clock, PATIENCE_S)
        self.feed.record = self._take
        self.report = Report()
        self._last: tuple[int, int] | None = None

    def live(self, seconds: float) -> None:
        """Let time go by, and read."""
        self.clock.wait_until(self.clock.monotonic_s() + seconds)
        self.board.advance(round(1e6 * self.clock.monotonic_s()))
        self.feed.poll()

    def unplug(self) -> None:
        """Pull the plug for a moment, and wait until the board is back."""
        self.board.steer({"do": "fault", "name": "unplug"})
        self._until(BoardState.LOST)
        for _ in range(round(AWAY_S / FRAME_S)):
            self.live(FRAME_S)
        self.board.steer({"do": "fault", "name": "replug"})
        began_s = monotonic_s()
        self.clock.hold_to(1.0)  # reader and board talk in real time
        self._until(BoardState.READY)
        self.clock.hold_to(0.0)
        self.report.unplugs += 1
        self.report.slowest_back_s = max(self.report.slowest_back_s, monotonic_s() - began_s)

    def _until(self, state: BoardState) -> None:
        until_s = monotonic_s() + 30.0
        while self.feed.state is not state:
            assert monotonic_s() < until_s, f"never {state}"
            self.live(FRAME_S)

    def _take(self, block: ForceBlock) -> None:
        report = self.report
        for t_us, lost in zip(block.t_us.tolist(), block.lost.tolist(), strict=True):
            if self._last is not None and self._last[0] == block.epoch:
                report.lost += lost
                report.unmarked += t_us - self._last[1] != (1 + lost) * PERIOD_US
            elif self._last is not None:
                report.epochs += 1
                report.unmarked += block.epoch != self._last[0] + 1
            self._last = (block.epoch, t_us)
        report.frames += len(block)


def stream(hours: float, unplugs: int, seed: int = 1, tell: Callable[[str], None] = lambda line: None) -> Report:
    """Stand on the board for so long, with so many unplugs evenly between.

    Parameters
    ----------
    hours : float
        Of the board's time; the moments without the plug come on top.
    unplugs : int
    seed : int
    tell : callable
        Told how far it is.
    """
    run, began_s = Stream(seed), monotonic_s()
    run.feed.open_now()
    run.board.steer({"do": "step_on"})
    report = run.report
    try:
        for number in range(unplugs + 1):
            for second in range(round(3600 * hours / (unplugs + 1) / STEP_S)):
                if second == 5 and number < unplugs:
                    run.board.steer({"do": "fault", "name": "lose", "count": LOST})
                run.live(STEP_S)
            if number < unplugs:
                run.unplug()
            if number == WARM_UNPLUGS:
                report.before = held()
            if number % PROGRESS_EVERY == 0:
                at_h = run.clock.monotonic_s() / 3600
                tell(f"{at_h:.2f} h, {report.frames:,} frames, {report.unplugs} unplugs, {held()}")
        report.after = held()
        report.hours, report.took_s = run.clock.monotonic_s() / 3600, monotonic_s() - began_s
    finally:
        run.feed.close()
    return report


def main() -> int:
    """Run it, telling how far it is and what came of it."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.soak_stream")
    parser.add_argument("--hours", type=float, default=HOURS)
    parser.add_argument("--unplugs", type=int, default=UNPLUGS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"process {os.getpid()}", flush=True)
    report = stream(options.hours, options.unplugs, options.seed, lambda line: print(line, flush=True))
    print(report, flush=True)
    return 0 if report.good else 1


if __name__ == "__main__":
    sys.exit(main())
