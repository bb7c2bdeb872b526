"""How a visit ends, or must not end: walking away, quitting, a board that stays away. Nothing already done is lost."""

from pathlib import Path

import pygame
import pytest

from kiosk.feed import BoardState
from kiosk.pilot import Script
from kiosk.scenes.leaving import Goodbye
from kiosk.scenes.playing import Countdown, Playing
from station.store.database import Store
from station.store.recordings import read_recording
from station.store.replay import replay
from station.store.sessions import load_session, recent_sessions
from station.trial.overload import Overload
from tests.fakes.kiosk_rig import Rig, kiosk_rig


def kept_trials(data_dir: Path) -> tuple[tuple[str, ...], ...]:
    """The quality reasons of each trial of the only visit, which is closed and whose recording tells of each end."""
    store = Store(data_dir / "evenkeel.db")
    (summary,) = recent_sessions(store)
    trials = load_session(store, summary.id).trials
    store.close()
    (file,) = (data_dir / "recordings").iterdir()
    assert summary.closed
    assert [round_.end is not None for round_ in read_recording(file).rounds] == [True] * len(trials)
    return tuple(trial.quality_reasons for trial in trials)


def test_closing_the_window_in_mid_round_keeps_the_round(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        yield from rig.wait(3.0)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert kept_trials(tmp_path) == (("stopped",),)


def test_stop_on_a_trouble_in_mid_round_keeps_the_round(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        yield from rig.wait(3.0)
        rig.steer("fault", name="silence")
        yield from rig.until(lambda: rig.app.overlay is not None)
        yield from rig.tap("stop")
        yield from rig.at("goodbye")
        assert isinstance(rig.app.scene, Goodbye) and len(rig.app.scene.trials) == 1

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert kept_trials(tmp_path) == (("board_lost", "stopped"),)


def test_walking_away_from_the_stop_question_ends_the_round(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        yield from rig.wait(2.0)
        yield from rig.tap("stop")
        rig.app.parts.steering.step_off()
        yield from rig.at("result", within_s=15.0)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert kept_trials(tmp_path) == (("stopped",),)


def test_who_steps_back_on_with_the_feet_elsewhere_goes_on_from_there(tmp_path: Path) -> None:
    marked: list[int] = []

    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        scene, steering = rig.app.scene, rig.app.parts.steering
        assert isinstance(scene, Playing)
        yield from rig.wait(2.0)
        before_m = scene.play.reach.rest_ml_m
        steering.step_off()
        yield from rig.until(lambda: scene.play.paused)
        marked.append(scene.play.round.ticks_played)
        steering.step_on()
        rig.steer("lean", ml_m=before_m + 0.03, ap_m=0.0)
        yield from rig.until(lambda: not scene.play.paused, within_s=15.0)
        assert abs(scene.play.reach.rest_ml_m - before_m - 0.03) < 0.01
        yield from rig.until(lambda: scene.play.round.ticks_played > marked[0] + 120)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
        games = {game_id: game.rules for game_id, game in rig.app.parts.games.items()}
    (file,) = (tmp_path / "recordings").iterdir()
    recording = read_recording(file)
    assert [tick.index for tick in recording.rounds[0].ticks if tick.gap] == marked
    (report,) = replay(recording, games)
    assert report.identical, report.difference


@pytest.mark.parametrize("in_round", [True, False])
def test_a_visit_ends_although_the_board_stays_away(tmp_path: Path, in_round: bool) -> None:
    def script(rig: Rig) -> Script:
        if in_round:
            yield from rig.to_round()
            yield from rig.wait(2.0)
        else:
            yield from rig.ready()
            rig.app.parts.steering.step_on()
            yield from rig.at("who")
            yield from rig.tap("guest")
            yield from rig.at("today")
        rig.steer("fault", name="unplug")
        yield from rig.until(lambda: rig.app.parts.feed.state is BoardState.LOST)
        yield from rig.at("attract", within_s=90.0)
        assert rig.app.parts.visit is None

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert len(kept_trials(tmp_path)) == in_round


def test_a_reset_of_the_board_pauses_and_is_told(tmp_path: Path) -> None:
    heard: list[str] = []

    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        scene = rig.app.scene
        assert isinstance(scene, Playing)
        yield from rig.wait(2.0)
        rig.steer("fault", name="reset")
        yield from rig.until(lambda: scene.play.paused, within_s=3.0)
        heard.append(rig.app.parts.speaker.caption)
        yield from rig.until(lambda: not scene.play.paused)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
        expected = rig.app.parts.speaker.texts("cue-board_back")
    assert heard == [expected]


def test_a_frame_that_takes_no_time_disturbs_no_countdown(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_countdown()
        scene = rig.app.scene
        assert isinstance(scene, Countdown)
        yield from rig.until(lambda: scene.left_s < 3.0)
        scene.left_s = 3.0
        assert scene.step([], 0.0) is None

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_a_board_that_was_away_in_the_countdown_is_counted_for_anew(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_countdown()
        scene = rig.app.scene
        assert isinstance(scene, Countdown)
        yield from rig.until(lambda: scene.left_s < 1.0)
        rig.steer("fault", name="silence")
        yield from rig.until(lambda: rig.app.overlay is not None)
        rig.steer("fault", name="resume")
        yield from rig.until(lambda: rig.app.overlay is None)
        yield
        assert scene.left_s > 2.0

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_too_much_load_is_shown_and_not_called_silence(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        yield from rig.wait(1.0)
        scene, parts = rig.app.scene, rig.app.parts
        assert isinstance(scene, Playing)
        parts.feed.pipeline.overload = Overload(100.0)
        yield from rig.until(lambda: scene.play.paused, within_s=2.0)
        assert "kg" in " ".join(placed.string for placed in rig.app.screen.texts())
        assert parts.speaker.caption != parts.speaker.texts("cue-no_data")

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_a_drifted_board_asks_to_be_stepped_off_before_anything(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        tare = rig.app.parts.feed.pipeline.tare
        rig.app.parts.feed.pipeline.tare = type("Drifted", (), {"needs_zero": True, "push": tare.push})()
        rig.app.parts.feed.pipeline.tare.offsets_n = tare.offsets_n
        yield from rig.until(lambda: rig.app.overlay is not None, within_s=1.0)
        assert getattr(rig.app.overlay, "trouble", "") == "tare"

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_the_kiosk_adapts_between_rounds_and_each_round_has_its_own_chance(tmp_path: Path) -> None:
    played: list[tuple[int, int, int]] = []

    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        for _ in range(3):
            scene = rig.app.scene
            assert isinstance(scene, Playing)
            yield from rig.at("result", within_s=120.0)
            trial = rig.app.parts.visit.trials[-1]
            played.append((trial.level, trial.stars, trial.seed))
            yield from rig.tap("again")
            yield from rig.at("round")

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert [level for level, _, _ in played] == [1, 1, 2]
    assert len({seed for _, _, seed in played}) == 3


def test_a_round_that_does_not_count_moves_nobody_on_the_ladder(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        for _ in range(2):
            yield from rig.wait(1.0)
            yield from rig.tap("stop")
            yield from rig.tap("yes")
            yield from rig.at("result")
            yield from rig.tap("again")
            yield from rig.at("round")
        ladder = rig.app.parts.ladder("target_tracker")
        assert (ladder.level, ladder.successes, ladder.failures) == (1, 0, 0)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_coaching_stops_with_the_round(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        speaker = rig.app.parts.speaker
        yield from rig.until(lambda: speaker.caption != "")
        yield from rig.tap("stop")
        assert speaker.caption == ""

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_the_question_whether_anybody_is_there_can_be_answered_with_stop(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        yield from rig.tap("start")
        yield from rig.at("who")
        yield from rig.tap("guest")
        rig.app.parts.steering.step_off()
        yield from rig.until(lambda: rig.app.overlay is not None, within_s=90.0)
        yield from rig.tap("stop")
        yield from rig.at("goodbye", within_s=1.0)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_dragging_the_window_makes_the_screen_once_a_frame(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[int, int]] = []

    def script(rig: Rig) -> Script:
        yield from rig.ready()
        make_kit = rig.app.parts.make_kit
        monkeypatch.setattr(rig.app.parts, "make_kit", lambda size, *how: made.append(size) or make_kit(size, *how))
        for width in range(600, 640, 2):
            pygame.event.post(pygame.event.Event(pygame.VIDEORESIZE, size=(width, 360), w=width, h=360))
        yield
        yield

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert len(made) == 1


def test_a_display_that_cannot_change_its_size_is_no_reason_to_stop(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F11, unicode="", mod=0, scancode=0))
        yield
        yield

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_a_kiosk_that_nobody_measures_keeps_no_figures(tmp_path: Path) -> None:
    with kiosk_rig(tmp_path) as rig:
        rig.play(lambda rig: rig.wait(10.0))
        assert len(rig.app.meter.work_s) == 0
