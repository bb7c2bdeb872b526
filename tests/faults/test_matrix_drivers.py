"""The table of faults at every driver, over its own bytes: the driver, the feed and all that judges samples, no screen.

In real time; each driver's board is opened once for all rows.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from hardware_drivers.discovery import DRIVERS
from kiosk.feed import BoardState
from station.frames import Flag
from station.trial.overload import LoadLevel
from station.trial.presence import PresenceState
from station.units import newton
from tests.fakes.board_watch import BODY_KG, Watch
from tests.fakes.faulty_boards import FAULTY, HOLE_FRAMES, faulty_board
from tests.faults.rows import (
    DAMAGE,
    DRIFT,
    FIRMWARE,
    GARBAGE,
    HEAVY,
    LOSS,
    NO_NUMBER,
    ORDER,
    RATE,
    REPLUG,
    RESET,
    ROWS,
    SATURATED,
    STUCK,
    TWO,
    UNLOAD,
    UNPLUG,
    Recorder,
    noticed,
)

AT_THE_START = (TWO, GARBAGE, FIRMWARE)
CANNOT = {
    "serial": {NO_NUMBER: "a frame holds whole numbers"},
    "text": {},
    "imu": dict.fromkeys((STUCK, SATURATED, DRIFT, UNLOAD, HEAVY), "it has no load cells"),
    "wii": {
        ORDER: "a report has no number and no time",
        NO_NUMBER: "a report holds whole numbers",
        RATE: "its uneven readings are made even",
        RESET: "it can only be switched off",
    },
    "phidget": {
        DAMAGE: "its bytes are the library's",
        ORDER: "its readings have no number and no time",
        RATE: "the driver sets it",
        RESET: "it can only be unplugged",
    },
}
"""What a driver has no way to suffer, or to notice."""

LATER_S = {("phidget", LOSS): 0.9}
"""Without number and time, frames are known to be missing only once those after them stay late."""

BUSY_S = 0.3
"""So much later than within its limit a fault may be noticed here, where a busy computer holds up real bytes."""

ELSEWHERE = {"simulated", "playback"}
"""Drivers of other files: the simulated board is in the kiosk, and a recording is a file."""


@pytest.fixture(scope="module", params=list(FAULTY))
def watch(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    with faulty_board(request.param, tmp_path_factory.mktemp(request.param)) as board:
        watch = Watch(board)
        yield watch
        watch.feed.close()


def drift(watch: Watch) -> float:
    watch.board.calm()
    watch.until(lambda: watch.feed.pipeline is not None and watch.pipeline.tare.zeroed)
    watch.board.drift_kg = 0.6
    return watch.until(lambda: watch.pipeline.tare.needs_zero)


def damage(watch: Watch) -> float:
    before = watch.dropped
    watch.board.suffer("damage")
    return watch.until(lambda: watch.dropped > before)


def repeat(watch: Watch) -> float:
    before = watch.dropped
    watch.board.suffer("repeat")
    after_s = watch.until(lambda: watch.dropped > before)
    times = [sample.t_us for sample in watch.samples]
    assert times == sorted(set(times))
    return after_s


def lose(watch: Watch) -> float:
    watch.board.hold_back(True)
    sent = watch.board.sent() + HOLE_FRAMES
    watch.until(lambda: watch.board.sent() > sent)
    watch.board.hold_back(False)
    return watch.until(lambda: watch.quality.lost_samples > 0)


def no_number(watch: Watch) -> float:
    if watch.source.info.driver == "phidget":
        watch.board.saturated = True  # a newer bridge hands over 1e300
        after_s = watch.until(lambda: bool(watch.samples[-1].flags & Flag.SATURATED.value))
    else:
        before = watch.dropped
        watch.board.suffer("no_number")
        after_s = watch.until(lambda: watch.dropped > before)
    watch.until(lambda: len(watch.samples) > 10)
    assert all(math.isfinite(force) for block in watch.recorded for force in block.forces_n.ravel().tolist())
    assert max(abs(sample.load_n) for sample in watch.samples) < 1e5
    return after_s


def stuck(watch: Watch) -> float:
    watch.board.stuck = True
    return watch.until(lambda: "stuck_cell" in watch.quality.reasons)


def saturated(watch: Watch) -> float:
    watch.board.saturated = True
    return watch.until(lambda: "saturated" in watch.quality.reasons + watch.quality.notes)


def rate(watch: Watch) -> float:
    watch.board.suffer("slow_down")
    after_s = watch.until(lambda: "rate_off" in watch.quality.notes)
    watch.board.suffer("reset")
    return after_s


def unload(watch: Watch) -> float:
    """Return how long it took by the board's clock, from the last sample that was loaded."""
    watch.board.kg = 0.0
    watch.until(lambda: watch.samples[-1].load_n < newton(BODY_KG / 2))
    loaded_us = max(sample.t_us for sample in watch.samples if sample.load_n > newton(BODY_KG / 2))
    watch.until(lambda: watch.pipeline.presence.state is PresenceState.EMPTY)
    return 1e-6 * (watch.pipeline.presence.since_us - loaded_us)


def heavy(share: float, level: LoadLevel) -> Callable[[Watch], float]:
    def suffer(watch: Watch) -> float:
        watch.board.kg = share * watch.source.info.max_load_n / newton(1.0)
        return watch.until(lambda: watch.pipeline.overload.level is level)

    return suffer


def reset(watch: Watch) -> float:
    watch.board.suffer("reset")
    return watch.until(lambda: "board_reset" in watch.quality.reasons)


def silent(watch: Watch) -> float:
    watch.board.hold_back(True)
    return watch.until(lambda: watch.feed.state is BoardState.SILENT)


def unplug(watch: Watch) -> float:
    watch.board.unplug()
    return watch.until(lambda: watch.feed.state is not BoardState.READY)


def replug(watch: Watch) -> float:
    if not watch.samples:
        watch.stand()
    if watch.feed.state is BoardState.READY:
        watch.board.unplug()
        watch.until(lambda: watch.feed.state is not BoardState.READY)
    epoch = watch.samples[-1].epoch
    watch.board.replug()
    after_s = watch.until(lambda: watch.feed.state is BoardState.READY)
    watch.until(lambda: watch.samples[-1].epoch > epoch)
    return after_s


@dataclass(frozen=True)
class Suffering:
    """A fault of a row, and what waits until it is noticed."""

    row: str
    what: str
    suffer: Callable[[Watch], float]


SUFFERINGS = [
    Suffering(DRIFT, "0.6 kg", drift),
    Suffering(DAMAGE, "a spoiled frame", damage),
    Suffering(ORDER, "a frame twice", repeat),
    Suffering(LOSS, f"{HOLE_FRAMES} frames", lose),
    Suffering(NO_NUMBER, "NaN and Inf", no_number),
    Suffering(SATURATED, "one cell", saturated),
    Suffering(STUCK, "one cell", stuck),
    Suffering(HEAVY, "90 %", heavy(0.93, LoadLevel.WARN)),
    Suffering(HEAVY, "100 %", heavy(1.04, LoadLevel.STOP)),
    Suffering(UNLOAD, "at once", unload),
    Suffering(RATE, "5 % slower", rate),
    Suffering(RESET, "in mid-stream", reset),
    Suffering(UNPLUG, "falls silent", silent),
    Suffering(UNPLUG, "cable", unplug),
    Suffering(REPLUG, "cable", replug),
]


@pytest.mark.parametrize("suffering", SUFFERINGS, ids=lambda each: f"{each.row}: {each.what}")
def test_it_is_noticed_in_time(watch: Watch, record_property: Recorder, suffering: Suffering) -> None:
    driver = watch.source.info.driver
    if suffering.row in CANNOT[driver]:
        assert CANNOT[driver][suffering.row]
        return
    if suffering.suffer not in (drift, replug):
        watch.stand()
    after_s = suffering.suffer(watch)
    limit_s = ROWS[suffering.row].limit_s + LATER_S.get((driver, suffering.row), 0.0)
    limit_s += 0.0 if suffering.row == UNLOAD else BUSY_S
    noticed(record_property, suffering.row, suffering.what, driver, "driver", after_s, limit_s=limit_s)


def test_every_driver_suffers_every_row_or_says_why_not() -> None:
    assert set(FAULTY) | ELSEWHERE == set(DRIVERS) and set(CANNOT) == set(FAULTY)
    assert {each.row for each in SUFFERINGS} | set(AT_THE_START) == set(ROWS)
    assert all(set(reasons) <= {each.row for each in SUFFERINGS} for reasons in CANNOT.values())
