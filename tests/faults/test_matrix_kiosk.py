"""The table of faults in the real kiosk, in mid-game and in mid-trial: noticed in time, said, survived, mended.

The board is the simulated one, in lock-step: times are the board's.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hardware_drivers.calibration import NOMINAL_GAIN_N_PER_COUNT
from kiosk.feed import BoardState
from kiosk.pilot import Script
from station.frames import Flag
from station.store.recordings import read_recording
from station.store.replay import replay
from station.units import newton
from tests.fakes.fault_rig import PLACES, FaultRig, Place, Words, cue, fault_rig, paused, repeat, trouble, void
from tests.faults.rows import (
    HEAVY,
    RESET,
    SATURATED,
    STUCK,
    UNPLUG,
    Recorder,
    noticed,
)

DRIVER = "simulated"
WAITS_S = 20.0


def counts(kg: float) -> int:
    """Return by how many counts a cell is off that is off by so much."""
    return round(newton(kg) / NOMINAL_GAIN_N_PER_COUNT)


@dataclass(frozen=True)
class Sight:
    """What there must be to see and to hear, and what the trial is worth then."""

    reads: Words
    hears: Words
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fault:
    """How a fault is made on the simulated board, and in which place what is said of it.

    It is noticed when it is said, or when ``seen`` says so.
    """

    row: str
    what: str
    command: dict[str, Any]
    game: Sight
    test: Sight
    seen: Callable[[FaultRig], bool] | None = None
    mends: str = "mend"

    def sight(self, place: Place) -> Sight:
        return self.game if place.name == "game" else self.test


def flagged(rig: FaultRig) -> bool:
    newest = rig.app.parts.feed.newest
    return newest is not None and bool(newest.flags & Flag.SATURATED.value)


FAULTS = [
    Fault(
        STUCK, "one cell", {"name": "stuck", "cell": 2},
        Sight(void("stuck_cell"), cue("void"), ("stuck_cell",)),
        Sight(repeat("stuck_cell"), repeat("stuck_cell"), ("stuck_cell",)),
    ),
    Fault(
        SATURATED, "one cell", {"name": "saturate", "cell": 1},
        Sight(trouble("overload"), cue("void"), ("saturated",)),
        Sight(trouble("overload"), repeat("saturated"), ("saturated", "overload")), flagged,
    ),
    Fault(
        UNPLUG, "cable", {"name": "unplug"},
        Sight(trouble("no_board"), cue("no_data"), ("board_lost", "board_reset")),
        Sight(trouble("no_board"), cue("no_data"), ("board_lost",)), mends="replug",
    ),
    Fault(
        UNPLUG, "board falls silent", {"name": "silence"},
        Sight(trouble("no_data"), cue("no_data"), ("board_lost", "data_lost")),
        Sight(trouble("no_data"), cue("no_data"), ("board_lost",)), mends="resume",
    ),
    Fault(
        RESET, "in mid-stream", {"name": "reset"},
        Sight(paused("board"), cue("board_back"), ("board_reset",)),
        Sight(repeat("board_reset"), repeat("board_reset"), ("board_reset",)),
    ),
    Fault(
        HEAVY, "90 %", {"name": "drift", "count": counts(63.0)},
        Sight(lambda t: t("notice-heavy"), cue("heavy")),
        Sight(lambda t: t("notice-heavy"), cue("heavy"), ("load_changed",)),
    ),
    Fault(
        HEAVY, "100 %", {"name": "drift", "count": counts(80.0)},
        Sight(trouble("overload"), cue("overload")),
        Sight(trouble("overload"), cue("overload"), ("overload",)),
    ),
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.row}: {fault.what}")
def test_it_is_noticed_said_and_survived(tmp_path: Path, record_property: Recorder, fault: Fault, place: Place) -> None:
    sight = fault.sight(place)

    def told(rig: FaultRig) -> bool:
        return rig.reads(sight.reads) and rig.hears(sight.hears)

    def seen(rig: FaultRig) -> bool:
        return told(rig) if fault.seen is None else fault.seen(rig)

    def script(rig: FaultRig) -> Script:
        yield from place.go(rig)
        assert not seen(rig)
        rig.listen()
        rig.steer("fault", **fault.command)
        began_s = rig.now_s
        yield from rig.until(lambda: seen(rig), WAITS_S)
        after_s = rig.now_s - began_s
        yield from rig.until(lambda: told(rig), WAITS_S)
        noticed(
            record_property, fault.row, fault.what, DRIVER, place.name, after_s, rig.tells(sight.reads, sight.hears)
        )
        yield from rig.wait(0.5)
        rig.clock.hold_to(1.0)  # the driver looks for a board that is away in real time
        rig.steer("fault", name=fault.mends)
        yield from rig.until(lambda: rig.app.parts.feed.state is not BoardState.LOST, WAITS_S)
        rig.clock.hold_to(0.0)
        yield from place.goes_on(rig)
        quality = place.quality(rig)
        assert (quality.reasons, quality.notes) == (sight.reasons, ())
        yield from place.leave(rig)

    with fault_rig(tmp_path) as rig:
        rig.play(lambda _: script(rig))
        games = {game_id: game.rules for game_id, game in rig.app.parts.games.items()}
    (recorded,) = (tmp_path / "recordings").iterdir()
    for report in replay(read_recording(recorded), games):
        assert report.identical, report.difference
