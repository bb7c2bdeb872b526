"""``evenkeel demo``: a whole visit through the real kiosk, off screen, played by a pilot, in lock-step with the board.

The clock, the board and the loop move together, so the same seed gives the same visit whatever the computer does.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import pygame

from kiosk.app import App
from kiosk.clock import stopwatch_s
from kiosk.display import open_offscreen
from kiosk.feed import BoardState
from kiosk.pilot import Pilot, Script
from kiosk.playing import Finished
from kiosk.scenes.leaving import Result
from kiosk.scenes.playing import Playing
from kiosk.start import opened_in_lockstep
from station.errors import UsageError
from station.game.ticks import TICK_HZ

SIZE = (1920, 1080)
SKILL = "skilled"
LATE = 0.85
"""Share of a round's usual length at which its last picture is taken: in the finale, and before a quick one is over."""


def run_demo(options: argparse.Namespace) -> int:
    """Run the demo as the command line asks."""
    return demo(options.out, options.seed, options.lang, options.data, options.speed)


def demo(out: Path, seed: int, lang: str, data: Path | None, speed: float | None) -> int:
    """Play a visit and leave pictures, recording, database and summary.

    Parameters
    ----------
    out : Path
        Folder for what is left; made when missing.
    seed : int
    lang : str
    data : Path or None
        Folder of database and recordings; ``out/data`` when None.
    speed : float or None
        At most so many times real time; None for as fast as it goes.
    """
    data = data or out / "data"
    try:
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("[0-9][0-9]-*.png"):
            old.unlink()
    except OSError as error:
        raise UsageError(f"Nothing can be written to {out} ({error.strerror}).", "Choose another --out DIR.") from error
    print(f"evenkeel: playing a visit; pictures, recording and summary go to {out}", flush=True)
    visit = DemoVisit(out)
    started_s = stopwatch_s()
    with opened_in_lockstep(open_offscreen(SIZE), data, lang, seed, speed=speed or 0.0) as (app, board):
        app.watcher = Pilot(board, visit.script)
        app.run()
    parts, clock = app.parts, app.parts.clock
    if parts.journal.failed is not None:
        raise parts.journal.failed
    took_s = stopwatch_s() - started_s
    summary = visit.summary(seed, lang, data, clock.monotonic_s(), took_s)
    (out / "summary.json").write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", "utf-8")
    for game_id, game in summary["games"].items():
        print(f"  {game_id}: score {game['score']:.1f}, {game['stars']} of 3 stars, digest {game['digest'][:12]}")
    print(f"  {len(list(out.glob('*.png')))} pictures; {clock.monotonic_s():.0f} s of visit in {took_s:.0f} s")
    return 0


class DemoVisit:
    """The script of the visit, its camera, and what it notes down."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._games: dict[str, Any] = {}
        self._recordings: list[str] = []
        self._shots = 0

    def script(self, pilot: Pilot, app: App) -> Script:
        """Yield through the visit: every screen, one round of each game, and what can go wrong with the board."""
        yield from pilot.until(lambda: app.parts.feed.state is BoardState.READY, app)
        yield from pilot.wait(2.5, app)  # the board finds its zero while nobody stands on it
        self._shoot(app, "attract")
        pilot.steer("skill", name=SKILL)
        for number, game_id in enumerate(list(app.parts.games)):
            yield from self._visit(pilot, app, game_id, first=number == 0)
        yield from self._troubles(pilot, app)

    def _visit(self, pilot: Pilot, app: App, game_id: str, first: bool) -> Script:
        assert app.parts.steering is not None
        app.parts.steering.step_on()
        yield from self._reach(pilot, app, "who")
        yield from pilot.tap(app, "guest")
        yield from self._reach(pilot, app, "today")
        if app.parts.visit is not None and app.parts.visit.recording is not None:
            self._recordings.append(app.parts.visit.recording.stem)
        if f"game:{game_id}" in dict(app.screen.buttons()):
            yield from pilot.tap(app, f"game:{game_id}")
        yield from pilot.tap(app, "start")
        yield from self._reach(pilot, app, "howto", 3.0)
        yield from pilot.tap(app, "go")
        yield from self._reach(pilot, app, "countdown", 0.2)
        yield from self._reach(pilot, app, "round", 0.0, within_s=20.0)
        app.meter.reset()
        yield from self._round(pilot, app, pauses=first)
        scene = app.scene
        assert isinstance(scene, Result)
        self._note(app, scene.finished)
        yield from pilot.wait(2.5, app)
        self._shoot(app, f"result-{game_id}")
        yield from pilot.tap(app, "done")
        yield from self._reach(pilot, app, "goodbye", 1.5)
        app.parts.steering.step_off()
        yield from pilot.until(lambda: app.scene.name == "attract", app)

    def _round(self, pilot: Pilot, app: App, pauses: bool) -> Script:
        scene = app.scene
        assert isinstance(scene, Playing) and app.parts.steering is not None
        game_id = scene.play.game.content.id
        round_s = scene.play.level.params.round_s
        yield from self._until_played(pilot, app, 0.25 * round_s)
        self._shoot(app, f"round-{game_id}-early")
        if pauses:
            app.parts.steering.step_off()
            yield from pilot.until(lambda: scene.play.paused, app)
            yield from pilot.wait(1.0, app)
            self._shoot(app, "pause")
            app.parts.steering.step_on()
            yield from pilot.until(lambda: not scene.play.paused, app)
            yield from pilot.wait(2.0, app)
            yield from pilot.tap(app, "stop")
            yield from pilot.wait(0.5, app)
            self._shoot(app, "stop")
            yield from pilot.tap(app, "no")
            yield from pilot.until(lambda: not scene.play.paused, app)
        yield from self._until_played(pilot, app, 0.6 * round_s)
        self._shoot(app, f"round-{game_id}-middle")
        yield from self._until_played(pilot, app, LATE * round_s)
        self._shoot(app, f"round-{game_id}-late")
        yield from pilot.until(lambda: app.scene is not scene, app)

    def _troubles(self, pilot: Pilot, app: App) -> Script:
        pilot.steer("fault", name="unplug")
        yield from pilot.until(lambda: app.parts.feed.state is BoardState.LOST, app)
        yield from pilot.wait(1.0, app)
        self._shoot(app, "no-board")

    def _reach(self, pilot: Pilot, app: App, name: str, settle_s: float = 1.0, within_s: float = 10.0) -> Script:
        """Wait for a scene, let it settle, take its picture."""
        yield from pilot.until(lambda: app.scene.name == name, app, within_s)
        if settle_s:
            yield from pilot.wait(settle_s, app)
            self._shoot(app, name)

    def _until_played(self, pilot: Pilot, app: App, played_s: float) -> Script:
        scene = app.scene
        assert isinstance(scene, Playing)
        yield from pilot.until(
            lambda: scene.play.round.done or scene.play.round.ticks_played >= TICK_HZ * played_s, app, 2 * played_s + 60
        )

    def _shoot(self, app: App, name: str) -> None:
        self._shots += 1
        pygame.image.save(app.surface, self._out / f"{self._shots:02d}-{name}.png")

    def _note(self, app: App, finished: Finished) -> None:
        trial = finished.trial
        self._games[trial.activity_id] = {
            "level": trial.level,
            "score": trial.score,
            "stars": trial.stars,
            "success": trial.success,
            "metrics": dict(trial.metrics),
            "valid": trial.valid,
            "quality_reasons": list(trial.quality_reasons),
            "quality_notes": list(trial.quality_notes),
            "ticks": trial.ticks,
            "events": len(trial.events),
            "digest": trial.digest,
            **app.meter.summary(),
            "spoken": [
                {"t_s": round(cue.tick / TICK_HZ, 2), "cue": cue.trigger, "text": cue.text} for cue in trial.cues
            ],
        }

    def summary(self, seed: int, lang: str, data: Path, visit_s: float, took_s: float) -> dict[str, Any]:
        """Return what ``summary.json`` holds."""
        return {
            "seed": seed,
            "lang": lang,
            "database": str(data / "evenkeel.db"),
            "recordings": [str(path) for stem in self._recordings for path in (data / "recordings").glob(f"{stem}*")],
            "pictures": [path.name for path in sorted(self._out.glob("*.png"))],
            "visit_s": round(visit_s, 2),
            "took_s": round(took_s, 2),
            "games": self._games,
        }
