"""Tests through the real kiosk: chosen by touch, done by a simulated person, worked out, shown and kept."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from content import ROOT
from kiosk.pilot import Script
from kiosk.scenes.playing import Playing
from kiosk.scenes.testing import Measuring, ShowFindings
from kiosk.screens.findings import FindingsScreen
from kiosk.screens.test import MeasuringScreen
from station.programme.score import NoScore, StabilityScore
from station.signals.limits import DIRECTIONS
from station.store.database import Store
from station.store.sessions import load_session, recent_sessions
from station.trial.protocol import Practice, Protocol
from station.trial.stage import Stage
from tests.fakes.kiosk_rig import Rig, kiosk_rig

_WITHIN_S = 900.0
PROTOCOLS = sorted((ROOT / "protocols").glob("*.toml"))


def short(protocol: Protocol) -> Protocol:
    """Return a test with one trial of each condition, and no time in between."""
    practice = Practice.FIRST if protocol.practice is not Practice.NONE else Practice.NONE
    fields: dict[str, Any] = {"trials": 1, "practice": practice, "attempts": 3, "instruct_s": 1.0, "settle_s": 2.0}
    return replace(protocol, **fields, rest_s=1.0, rest_after_foam_s=1.0, repeat_s=1.0)


def to_test(rig: Rig, protocol_id: str, *, tell: str = "take") -> Script:
    """Step on, choose a test, say who one is or not, and begin."""
    parts = rig.app.parts
    parts.protocols = {name: short(each) for name, each in parts.protocols.items()}
    assert parts.steering is not None
    yield from rig.ready()
    parts.steering.step_on()
    rig.steer("skill", name="skilled")
    yield from rig.at("who")
    yield from rig.tap("guest")
    yield from rig.tap("tests")
    yield from rig.tap(f"test:{protocol_id}")
    yield from rig.at("person")
    yield from rig.tap(tell)
    yield from rig.at("test")


def result(rig: Rig) -> Script:
    """Wait until the result is shown."""
    yield from rig.at("findings", _WITHIN_S)
    yield from rig.until(lambda: isinstance(rig.app.screen, FindingsScreen))


def stage(rig: Rig) -> Stage:
    """Return what goes on in the test."""
    assert isinstance(rig.app.scene, Measuring)
    return rig.app.scene.test.now.stage


def in_stage(rig: Rig, wanted: Stage) -> Script:
    """Wait for a stage of a trial that counts: a practice trial is never repeated."""

    def there() -> bool:
        scene = rig.app.scene
        turn = scene.test.now.turn if isinstance(scene, Measuring) else None
        return turn is not None and not turn.practice and stage(rig) is wanted

    yield from rig.until(there, _WITHIN_S)


def kept(folder: Path) -> list[Any]:
    """Return the trials of tests that were saved."""
    store = Store(folder / "evenkeel.db")
    (summary,) = recent_sessions(store)
    session = load_session(store, summary.id)
    store.close()
    return [trial for trial in session.trials if trial.kind == "protocol"]


def test_from_the_list_of_tests_to_a_score_that_is_kept(tmp_path: Path) -> None:
    seen: dict[str, Any] = {}

    def script(rig: Rig) -> Script:
        yield from to_test(rig, "quiet_stance")
        yield from in_stage(rig, Stage.TRIAL)
        seen["caption"] = rig.app.parts.speaker.caption
        yield from result(rig)
        assert isinstance(rig.app.scene, ShowFindings)
        seen["found"] = rig.app.scene.found
        yield from rig.tap("done")
        yield from rig.at("today")

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    found = seen["found"]
    assert seen["caption"] == "Start"
    assert isinstance(found.score, StabilityScore) and found.noise is not None
    assert found.stabilogram is not None and len(found.stabilogram.points_mm) > 300
    assert found.sentence.startswith("finding-score-") and found.complete
    (romberg,) = (figure.value for figure in found.figures if figure.unit == "ratio")
    assert romberg > 1.1, "with closed eyes the simulated person sways more, as it was asked to close them"
    saved = kept(tmp_path)
    assert [(trial.activity_id, trial.valid, trial.stamp.vision) for trial in saved] == [
        ("quiet_stance", True, "open"),
        ("quiet_stance", True, "closed"),
    ]


def test_who_would_rather_not_say_gets_no_score_and_is_told_why(tmp_path: Path) -> None:
    seen: list[Any] = []

    def script(rig: Rig) -> Script:
        yield from to_test(rig, "quiet_stance", tell="skip")
        yield from result(rig)
        assert isinstance(rig.app.scene, ShowFindings)
        seen.append(rig.app.scene.found)
        assert rig.app.parts.kit.t("no-score-age") in {text.string for text in rig.app.screen.texts()}

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert seen[0].score is NoScore.AGE
    assert seen[0].sentence == "finding-romberg-says"


def test_a_reach_that_was_shown_steers_the_games_from_then_on(tmp_path: Path) -> None:
    """The lit direction is all that the person goes by: so picture and protocol agree on what it is."""
    leaned_m = {"front": 0.07, "back": 0.05, "left": 0.06, "right": 0.06}

    def script(rig: Rig) -> Script:
        yield from to_test(rig, "limits_of_stability")
        while rig.app.scene.name == "test":
            now = rig.app.scene.test.now if isinstance(rig.app.scene, Measuring) else None
            if now is not None and now.stage is Stage.TRIAL and now.target is not None:
                ml, ap = now.target
                far = (leaned_m["right" if ml > 0 else "left"], leaned_m["front" if ap > 0 else "back"])
                rig.steer("lean", ml_m=ml * far[0], ap_m=ap * far[1])
            yield from rig.wait(0.1)
        yield from result(rig)
        assert isinstance(rig.app.scene, ShowFindings) and rig.app.scene.found is not None
        assert {lean.direction for lean in rig.app.scene.found.leans} == set(DIRECTIONS)
        assert rig.app.scene.found.sentence == "finding-leans"
        yield from rig.tap("done")
        yield from rig.tap("start")
        yield from rig.tap("go")
        yield from rig.at("round")
        assert isinstance(rig.app.scene, Playing)
        assert rig.app.scene.play.reach.calibrated

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
        own = rig.app.parts.own_reach
    assert own is not None
    assert own.front_m == pytest.approx(leaned_m["front"], abs=0.012)
    assert own.right_m == pytest.approx(leaned_m["right"], abs=0.012)


def test_stopping_keeps_the_trials_that_are_done(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from to_test(rig, "quiet_stance")
        yield from rig.until(
            lambda: isinstance(rig.app.scene, Measuring) and len(rig.app.scene.test.takes) == 2, _WITHIN_S
        )  # the practice, and the one with open eyes
        yield from rig.tap("stop")
        yield from result(rig)
        assert isinstance(rig.app.scene, ShowFindings) and rig.app.scene.found is not None
        assert not rig.app.scene.found.complete
        assert rig.app.parts.kit.t("findings-some") in {text.string for text in rig.app.screen.texts()}

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert [trial.stamp.vision for trial in kept(tmp_path)] == ["open"]


def test_a_trial_that_is_left_is_done_again_and_the_reason_is_shown(tmp_path: Path) -> None:
    told: list[str] = []

    def script(rig: Rig) -> Script:
        yield from to_test(rig, "quiet_stance")
        yield from in_stage(rig, Stage.TRIAL)
        yield from rig.wait(2.0)
        rig.steer("step_off")
        yield from in_stage(rig, Stage.REPEAT)
        assert isinstance(rig.app.screen, MeasuringScreen)
        told.extend(text.string for text in rig.app.screen.texts())
        rig.steer("step_on")
        yield from in_stage(rig, Stage.TRIAL)
        assert isinstance(rig.app.scene, Measuring) and rig.app.scene.test.now.attempt == 2

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
        says = rig.app.parts.kit.t
        assert says("protocol-stage-repeat", reason=says("reason-step_off")) in told


def test_a_board_that_is_lost_voids_the_trial_and_the_test_goes_on_when_it_is_back(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from to_test(rig, "quiet_stance")
        yield from in_stage(rig, Stage.TRIAL)
        yield from rig.wait(2.0)
        rig.steer("fault", name="silence")
        yield from in_stage(rig, Stage.REPEAT)
        assert isinstance(rig.app.scene, Measuring)
        assert rig.app.scene.test.takes[-1].quality.reasons[0] == "board_lost"
        rig.steer("fault", name="resume")
        yield from in_stage(rig, Stage.TRIAL)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def _live(rig: Rig, shown: set[Stage]) -> Script:
    """Do what the screens ask, until the test is over: foam, answers, and a push when the partner may."""
    pushed: set[int] = set()
    while rig.app.scene.name == "test":
        scene = rig.app.scene
        assert isinstance(scene, Measuring)
        now = scene.test.now
        shown.add(now.stage)
        if now.stage is Stage.INSTRUCTION and now.new_floor:
            yield from rig.tap("confirm")
        elif now.stage is Stage.ANSWERS:
            for _ in range(3):
                yield from rig.tap("more")
            yield from rig.tap("answers")
        elif now.armed and len(scene.test.takes) not in pushed:
            pushed.add(len(scene.test.takes))
            rig.steer("stumble", ml_m=0.0, ap_m=0.06)
        yield from rig.wait(0.25)


OF_THEIR_OWN = {"quiet_stance", "limits_of_stability"}
"""Tests that are done from beginning to end above."""

ALL = {Stage.INSTRUCTION, Stage.SETTLE, Stage.TRIAL, Stage.REST}
MORE = {
    "dual_task": {Stage.ANSWERS, Stage.STEP_OFF},
    "mctsib": {Stage.STEP_OFF},
    "step_on": {Stage.STEP_OFF},
}
"""Stages that only some tests have."""

ON_ONE_LEG = {"athletic_single_leg", "single_leg"}
"""The simulated person has two feet: to stand on one of them does not count for long."""


@pytest.mark.parametrize("protocol_id", sorted({path.stem for path in PROTOCOLS} - OF_THEIR_OWN))
def test_every_test_gets_through_its_stages_to_a_result_that_is_kept(tmp_path: Path, protocol_id: str) -> None:
    shown: set[Stage] = set()
    conditions: list[str] = []

    def script(rig: Rig) -> Script:
        yield from to_test(rig, protocol_id)
        protocol = rig.app.parts.protocols[protocol_id]
        conditions.extend(each.id for each in protocol.conditions)
        yield from _live(rig, shown)
        yield from result(rig)
        assert isinstance(rig.app.scene, ShowFindings)
        assert rig.app.scene.found is not None

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert shown >= ALL | MORE.get(protocol_id, set())
    if protocol_id not in ON_ONE_LEG:
        assert len([trial for trial in kept(tmp_path) if trial.valid]) == len(conditions)
