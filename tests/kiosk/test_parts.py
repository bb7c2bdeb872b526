"""What a visit knows of its trainee: a measured reach steers the next round, and nothing outlives the visit."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.ghost import Way
from kiosk.pilot import Script
from kiosk.scenes.leaving import Result
from kiosk.scenes.playing import Playing
from station.game.control import Reach
from station.programme.person import Person
from station.programme.texts import LANGUAGES
from station.signals.limits import DIRECTIONS, LEAST_M
from station.signals.reach import PersonalReach, personal_reach
from station.store.recordings import read_recording
from station.store.replay import replay
from station.trial.quality import Quality
from station.trial.results import ConditionResult, ProtocolResult, TrialResult
from tests.fakes.kiosk_rig import Rig, kiosk_rig
from tests.fakes.trial_bench import protocol

OWN = PersonalReach(right_m=0.061, left_m=0.052, front_m=0.073, back_m=0.034)
WELL = Quality(True, (), (), 0, 100.0)


def chip(rig: Rig) -> bool:
    return any(placed.string == rig.app.parts.kit.t("round-uncalibrated") for placed in rig.app.screen.texts())


def test_a_reach_that_was_measured_steers_the_next_round_and_replays(tmp_path: Path) -> None:
    reaches: list[Reach] = []
    told: list[bool] = []
    stamped: list[str] = []

    def a_round(rig: Rig) -> Script:
        yield from rig.at("round")
        scene = rig.app.scene
        assert isinstance(scene, Playing)
        yield from rig.wait(1.0)
        reaches.append(scene.play.reach)
        told.append(chip(rig))
        yield from rig.tap("stop")
        yield from rig.tap("yes")
        yield from rig.at("result")
        assert isinstance(rig.app.scene, Result)
        stamped.append(rig.app.scene.finished.trial.stamp.reach)

    def script(rig: Rig) -> Script:
        yield from rig.to_countdown()
        yield from a_round(rig)
        assert rig.app.parts.calibrate(OWN) == ()
        yield from rig.tap("again")
        yield from a_round(rig)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
        games = {game_id: game.rules for game_id, game in rig.app.parts.games.items()}
    assert told == [True, False] and stamped == ["usual", "own"]
    default, own = reaches
    assert default == Reach(default.rest_ml_m, default.rest_ap_m)
    assert own == Reach(own.rest_ml_m, own.rest_ap_m, 0.061, 0.052, 0.073, 0.034, calibrated=True)
    assert own.u(own.rest_ml_m + 0.061, own.rest_ap_m - 0.034) == (pytest.approx(1.0), pytest.approx(-1.0))
    (file,) = (tmp_path / "recordings").iterdir()
    recording = read_recording(file)
    assert [Reach(**each.start.reach) for each in recording.rounds] == reaches
    assert all(report.identical for report in replay(recording, games))


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with kiosk_rig(tmp_path_factory.mktemp("data")) as made:
        yield made


def test_a_reach_too_short_to_steer_with_is_refused_with_its_directions(rig: Rig) -> None:
    parts = rig.app.parts
    parts.end_visit()
    assert parts.calibrate(replace(OWN, back_m=0.0199, left_m=0.0)) == ("left", "back")
    assert parts.reach((0.01, -0.02)) == Reach(0.01, -0.02)
    assert parts.calibrate(replace(OWN, back_m=0.020)) == ()
    assert parts.calibrate(replace(OWN, front_m=0.01)) == ("front",)
    assert parts.reach((0.0, 0.0)).back_m == 0.020  # the one before stays


def leans(mxe_m: dict[str, float], complete: bool = True) -> ProtocolResult:
    """Return a test of the limits of stability with these excursions."""
    conditions = {
        each.id: ConditionResult(
            each, (TrialResult(1, 1, 8.0, {"mxe_m": mxe_m[each.id]}, WELL),), (), {"mxe_m": mxe_m[each.id]}
        )
        for each in protocol("limits_of_stability").conditions
    }
    least_m = min(mxe_m.values())
    reach = asdict(personal_reach(mxe_m)) if least_m >= LEAST_M else {}
    summary = {f"reach_{name}": value for name, value in reach.items()}
    return ProtocolResult("limits_of_stability", 1, 10.0, complete, conditions, summary)


ROUND = dict.fromkeys(DIRECTIONS, 0.05)


def test_the_limits_of_stability_tell_the_reach_and_other_tests_nothing(rig: Rig) -> None:
    parts = rig.app.parts
    parts.end_visit()
    assert parts.calibrate_by(leans(ROUND, complete=False)) == ()
    assert parts.calibrate_by(ProtocolResult("quiet_stance", 1, 10.0, True, {}, {})) == ()
    assert not parts.reach((0.0, 0.0)).calibrated
    assert parts.calibrate_by(leans(ROUND)) == ()
    assert parts.reach((0.0, 0.0)) == Reach(0.0, 0.0, 0.05, 0.05, 0.05, 0.05, calibrated=True)


def test_a_direction_in_which_hardly_anybody_moved_is_named(rig: Rig) -> None:
    parts = rig.app.parts
    parts.end_visit()
    assert parts.calibrate_by(leans({**ROUND, "front_left": 0.003, "back": 0.015})) == ("back", "front_left")
    assert parts.calibrate_by(leans({**ROUND, "back": 0.015})) == ("back",)
    assert not parts.reach((0.0, 0.0)).calibrated


def test_nothing_of_a_trainee_outlives_the_visit(rig: Rig) -> None:
    parts = rig.app.parts
    parts.person = Person(34, 1.81)
    assert parts.calibrate(OWN) == ()
    parts.end_visit()
    assert parts.person is None
    assert not parts.reach((0.0, 0.0)).calibrated


def test_rounds_that_were_steered_otherwise_are_no_ghosts(rig: Rig) -> None:
    parts = rig.app.parts
    parts.keep_way("still_water", 1, 60.0, Way())
    assert parts.best_way("still_water", 1) is not None
    parts.calibrate(replace(OWN, front_m=0.001))
    assert parts.best_way("still_water", 1) is not None
    parts.calibrate(OWN)
    assert parts.best_way("still_water", 1) is None


@pytest.mark.parametrize(("noise_m", "filter_hz"), [(0.0, 10.0), (0.1e-3, 10.0), (0.2e-3, 5.0)])
def test_the_noise_of_the_board_chooses_the_filter(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, noise_m: float, filter_hz: float
) -> None:
    parts = rig.app.parts
    rig.play(lambda rig: rig.ready())
    info = parts.feed.info
    assert info is not None
    tested = replace(info, calibration=replace(info.calibration, noise_m=noise_m))
    monkeypatch.setattr(type(parts.feed), "info", property(lambda _: tested))
    assert parts.filter_hz == filter_hz


def test_every_test_of_the_house_is_there_in_every_language(rig: Rig) -> None:
    parts = rig.app.parts
    assert {"quiet_stance", "limits_of_stability", "step_on", "dual_task"} <= set(parts.protocols)
    for lang in LANGUAGES:
        kit = parts.make_kit((640, 360), lang, parts.comfort)
        assert all(kit.t(key) for each in parts.protocols.values() for key in each.text_keys)


@pytest.mark.parametrize(
    ("date", "notice"),
    [("2025-01-04", "notice-calibration-old"), ("2025-01-05", None)],
    ids=["over a year", "a year"],
)
def test_a_calibration_that_is_over_a_year_old_is_told_quietly(tmp_path: Path, date: str, notice: str | None) -> None:
    def script(rig: Rig) -> Script:
        source, feed = rig.app.parts.feed.source, rig.app.parts.feed
        source.calibrate(replace(source.info.calibration, date=date))
        yield from rig.until(lambda: feed.info is not None)
        assert rig.app.parts.notice == notice

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
