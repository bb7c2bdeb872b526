"""Through the kiosk: who leans in eight directions steers the next round by the reach that was shown."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kiosk.pilot import Script
from kiosk.scenes.playing import Playing
from kiosk.scenes.testing import Measuring, ShowFindings
from station.game.control import Reach
from station.store.database import Store
from station.store.recordings import read_recording
from station.store.replay import replay
from station.store.sessions import load_session, recent_sessions
from station.trial.protocol import Practice
from station.trial.stage import Stage
from tests.fakes.kiosk_rig import Rig, kiosk_rig

PLANTED = Reach(right_m=0.06, left_m=0.05, front_m=0.07, back_m=0.04)
SIDES = ("right_m", "left_m", "front_m", "back_m")
AS_NEAR_M = 0.015
"""A maximum holds the sway too; as in the contract of the simulated people."""
REACTION_S, LEAN_S = 0.3, 2.5


def leaned(rig: Rig, far: float) -> Script:
    """Do the test until it is over: lean so far along the direction that is lit, smoothly, and come back."""
    settling: list[tuple[float, float]] = []
    at_m: tuple[float, float] | None = None
    while isinstance(rig.app.scene, Measuring):
        now, newest = rig.app.scene.test.now, rig.app.parts.feed.newest
        assert newest is not None
        if now.stage is Stage.SETTLE:
            settling.append((newest.cop_ml_m, newest.cop_ap_m))
        if now.stage is Stage.TRIAL and now.target is not None:
            rest_ml, rest_ap = at_m = at_m or tuple(np.mean(settling[-60:], axis=0).tolist())
            share = min(1.0, max(0.0, (8.0 - now.left_s - REACTION_S) / LEAN_S))
            share = far * share**3 * (10 - 15 * share + 6 * share**2)
            there = replace(PLANTED, rest_ml_m=rest_ml, rest_ap_m=rest_ap)
            ml_m, ap_m = there.cop_m(share * now.target[0], share * now.target[1])
            rig.steer("lean", ml_m=ml_m, ap_m=ap_m)
        elif at_m is not None:
            rig.steer("lean", ml_m=at_m[0], ap_m=at_m[1])
            at_m = None
            settling.clear()
        yield


def through_the_test(rig: Rig, far: float = 1.0) -> Script:
    """Go from stepping on to what the test came to; nobody has to rest here, and nothing is practised."""
    parts = rig.app.parts
    whole = parts.protocols["limits_of_stability"]
    quick = replace(whole, practice=Practice.NONE, instruct_s=1.0, rest_s=2.0, rest_after_foam_s=2.0)
    parts.protocols = {whole.id: quick}
    assert parts.steering is not None
    yield from rig.ready()
    parts.steering.step_on()
    rig.steer("skill", name="steered")
    yield from rig.at("who")
    for intent in ("guest", "tests", f"test:{whole.id}", "skip"):
        yield from rig.tap(intent)
    yield from rig.at("test")
    yield from leaned(rig, far)
    yield from rig.at("findings")
    scene = rig.app.scene
    assert isinstance(scene, ShowFindings)
    yield from rig.until(lambda: scene.found is not None)


def to_a_round(rig: Rig, rounds: list[Reach]) -> Script:
    """Go on to a game, and stop it."""
    for intent in ("done", "start", "go"):
        yield from rig.tap(intent)
    yield from rig.at("round")
    yield from rig.wait(1.0)
    assert isinstance(rig.app.scene, Playing)
    rounds.append(rig.app.scene.play.reach)
    told = rig.app.parts.kit.t("round-uncalibrated") in {placed.string for placed in rig.app.screen.texts()}
    assert told is not rounds[-1].calibrated
    yield from rig.tap("stop")
    yield from rig.tap("yes")
    yield from rig.at("result")


def test_the_reach_of_the_star_steers_the_next_round_and_replays(tmp_path: Path) -> None:
    rounds: list[Reach] = []

    def script(rig: Rig) -> Script:
        yield from through_the_test(rig)
        yield from to_a_round(rig, rounds)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
        games = {game_id: game.rules for game_id, game in rig.app.parts.games.items()}
    (reach,) = rounds
    assert reach.calibrated
    for side in SIDES:
        assert getattr(reach, side) == pytest.approx(getattr(PLANTED, side), abs=AS_NEAR_M), side

    store = Store(tmp_path / "evenkeel.db")
    (summary,) = recent_sessions(store)
    trials = load_session(store, summary.id).trials
    store.close()
    assert [(each.kind, each.stamp.reach) for each in trials] == 8 * [("protocol", "none")] + [("game", "own")]
    assert all(each.valid for each in trials[:8])
    (file,) = (tmp_path / "recordings").iterdir()
    (report,) = replay(read_recording(file), games)
    assert report.identical, report.difference


def test_a_star_too_small_to_steer_with_is_refused_and_the_usual_reach_stays(tmp_path: Path) -> None:
    rounds: list[Reach] = []

    def script(rig: Rig) -> Script:
        yield from through_the_test(rig, far=0.25)
        assert isinstance(rig.app.scene, ShowFindings)
        assert "back" in rig.app.scene.test.short
        yield from to_a_round(rig, rounds)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert not rounds[0].calibrated
