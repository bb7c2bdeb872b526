"""The kiosk measured while it is played: frame work, age of what is shown, stutter, processor time, time to the start.

A pilot plays every game on its highest level at 1080p on the simulated board, in real time, with the voice speaking.
What the pilot itself needs is left out: a trainee plays for nothing.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from hardware_drivers.simulated.board import SimulatedBoard
from kiosk.app import App
from kiosk.bench_bystander import Bystanders, own
from kiosk.bench_start import SIZE
from kiosk.clock import SystemClock, cpu_s, thread_cpu_s
from kiosk.display import open_offscreen
from kiosk.pilot import Pilot, Script
from kiosk.scenes.attract import Attract
from kiosk.screens.attract import LINGER_S
from kiosk.start import opened, warm_up

RATES_HZ: Final = (100, 1000)
STARTS: Final = 5
HIGHEST: Final = 99
"""The nearest level that there is will be taken."""

TARGETS: Final = {
    "frame_time_p99_ms": 8.0,
    "own_late_frames": 0.0,
    "game_cpu_percent": 35.0,
    "idle_cpu_percent": 5.0,
    "first_frame_s": 1.0,
}
"""kiosk.md, "Loop and speed"; the age of a sample at the flip: one frame and one sample interval."""


def bench_kiosk(seconds: float) -> dict[str, Any]:
    """Return the figures of each game at each sample rate, and the time to the first interactive frame.

    Parameters
    ----------
    seconds : float
        Of play per game and sample rate.
    """
    rates = {f"{rate_hz} Hz": _Measured(rate_hz, seconds).run() for rate_hz in RATES_HZ}
    starts = sorted(_start_s() for _ in range(STARTS))
    return {"size": list(SIZE), "rates": rates, "first_frame_s": {"median": starts[STARTS // 2], "max": starts[-1]}}


class _Measured:
    """One run at one sample rate: an idle while, then each game in turn."""

    def __init__(self, rate_hz: int, seconds: float) -> None:
        self._rate_hz = rate_hz
        self._seconds = seconds
        self._clock = SystemClock()
        self._figures: dict[str, Any] = {}
        self._pilot_s = 0.0

    def run(self) -> dict[str, Any]:
        board = SimulatedBoard(rate_hz=self._rate_hz, seed=1)
        surface = open_offscreen(SIZE)
        with TemporaryDirectory() as data, opened(board, surface, Path(data), "en", 1) as app:
            warm_up(app.parts)
            pilot = Pilot(board, self._script)

            def watched(app: App) -> None:
                begun_s = thread_cpu_s()
                pilot(app)
                self._pilot_s += thread_cpu_s() - begun_s

            app.watcher = watched
            app.run()
        return self._figures

    def _kiosk_cpu_s(self) -> float:
        return cpu_s() - self._pilot_s

    def _script(self, pilot: Pilot, app: App) -> Script:
        assert app.parts.steering is not None
        yield from pilot.until(lambda: app.parts.feed.pipeline is not None, app)
        attract = app.scene
        assert isinstance(attract, Attract)
        yield from pilot.until(lambda: attract.baked, app)
        # Every game takes its turn on the attract screen, and some are more work than others.
        around_s = LINGER_S * len(app.parts.games)
        self._figures["idle_cpu_percent"] = yield from self._cpu_percent(pilot, app, around_s)
        app.parts.steering.step_on()
        pilot.steer("skill", name="skilled")
        yield from pilot.until(lambda: app.scene.name == "who", app)
        yield from pilot.tap(app, "guest")
        self._figures["games"] = {}
        for game_id in app.parts.games:
            self._figures["games"][game_id] = yield from self._game(pilot, app, game_id)

    def _game(self, pilot: Pilot, app: App, game_id: str) -> Any:
        """Return the figures of a game: its rounds at the highest level, one after the other."""
        yield from pilot.until(lambda: app.scene.name == "today", app)
        if f"game:{game_id}" in dict(app.screen.buttons()):
            yield from pilot.tap(app, f"game:{game_id}")
        while "harder" in dict(app.screen.buttons()):
            yield from pilot.tap(app, "harder")
        yield from pilot.tap(app, "start")
        yield from pilot.tap(app, "go")
        yield from pilot.until(lambda: app.scene.name == "round", app)
        yield from pilot.wait(1.0, app)
        with Bystanders() as bystanders:
            app.meter.reset()
            percent = yield from self._cpu_percent(pilot, app, self._seconds, game_id)
            figures = {"game_cpu_percent": percent, **app.meter.summary()}
            late_s = app.meter.late_s
        figures["own_late_frames"] = own(late_s, bystanders.pauses)
        if app.scene.name == "round":
            yield from pilot.tap(app, "stop")
            yield from pilot.tap(app, "yes")
        yield from pilot.until(lambda: app.scene.name == "result", app)
        yield from pilot.tap(app, "other")
        return figures

    def _cpu_percent(self, pilot: Pilot, app: App, seconds: float, game_id: str = "") -> Any:
        """Return the share of one processor that the kiosk used; a round that ends is played again, as hard."""
        wall_s, used_s = self._clock.monotonic_s(), self._kiosk_cpu_s()
        while self._clock.monotonic_s() - wall_s < seconds:
            if app.scene.name == "result":
                app.parts.climb(game_id, app.parts.ladder(game_id).chosen(HIGHEST))
                yield from pilot.tap(app, "again")
            yield
        return round(100 * (self._kiosk_cpu_s() - used_s) / (self._clock.monotonic_s() - wall_s), 1)


def _start_s() -> float:
    """Return the time from starting a process to its first frame that takes touches."""
    begun_s = SystemClock().monotonic_s()
    words = [sys.executable, "-m", "kiosk.bench_start"]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    shown_s: float = json.loads(told)["first_frame_at_s"]
    return round(shown_s - begun_s, 3)
