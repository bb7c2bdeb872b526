"""A visit through the real kiosk: from stepping on to goodbye, by touch, mouse and keys."""

import gc
import math
from pathlib import Path

import pygame
import pytest

from hardware_drivers.simulated.board import SimulatedBoard
from kiosk.pilot import Script
from kiosk.scenes.attract import Attract
from kiosk.scenes.leaving import Result
from kiosk.scenes.playing import Playing
from kiosk.screens.trouble import TroubleScreen
from station.store.database import Store
from station.store.recordings import read_recording
from station.store.replay import replay
from station.store.sessions import load_session, recent_sessions
from tests.fakes import stored
from tests.fakes.kiosk_rig import Rig, kiosk_rig


def test_from_stepping_on_to_playing_takes_less_than_fifteen_seconds(tmp_path: Path) -> None:
    began_s, playing_s = [], []

    def script(rig: Rig) -> Script:
        yield from rig.ready()
        began_s.append(rig.app.parts.clock.monotonic_s())
        rig.app.parts.steering.step_on()
        for scene, intent in (("who", "guest"), ("today", "start"), ("howto", "go")):
            yield from rig.at(scene)
            yield from rig.wait(1.0)  # somebody reads, somebody points
            yield from rig.tap(intent)
        yield from rig.at("round")
        playing_s.append(rig.app.parts.clock.monotonic_s())

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert playing_s[0] - began_s[0] <= 15.0


def test_garbage_is_collected_again_once_all_is_baked(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        assert isinstance(rig.app.scene, Attract)
        attract = rig.app.scene
        yield from rig.until(lambda: attract.baked or gc.isenabled())
        assert attract.baked

    gc.disable()
    try:
        with kiosk_rig(tmp_path) as rig:
            rig.play(script)
            assert gc.isenabled()
    finally:
        gc.enable()


def test_a_whole_visit_is_saved_recorded_and_replays_bit_for_bit(tmp_path: Path) -> None:
    results: list[Result] = []

    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        yield from rig.at("result", within_s=120.0)
        assert isinstance(rig.app.scene, Result)
        results.append(rig.app.scene)
        yield from rig.tap("done")
        yield from rig.at("goodbye")
        rig.app.parts.steering.step_off()
        yield from rig.at("attract")

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
        games = {game_id: game.rules for game_id, game in rig.app.parts.games.items()}
    finished = results[0].finished
    assert finished.trial.valid and finished.trial.stars > 0

    store = Store(tmp_path / "evenkeel.db")
    (summary,) = recent_sessions(store)
    session = load_session(store, summary.id)
    store.close()
    assert summary.closed and session.trials == (finished.trial,)
    assert session.end is not None and session.end.recording is not None

    recording = read_recording(tmp_path / session.end.recording.path)
    (report,) = replay(recording, games)
    assert recording.complete and report.identical, report.difference
    assert report.score == finished.trial.score


def test_the_same_seed_gives_the_same_round(tmp_path: Path) -> None:
    digests = []

    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        scene = rig.app.scene
        assert isinstance(scene, Playing)
        yield from rig.until(lambda: scene.play.round.ticks_played >= 1200)
        digests.append(scene.play.round.digest())

    for name in ("first", "second"):
        with kiosk_rig(tmp_path / name, seed=7) as rig:
            rig.play(script)
    with kiosk_rig(tmp_path / "other", seed=8) as rig:
        rig.play(script)
    assert digests[0] == digests[1] != digests[2]


def test_stepping_off_pauses_at_once_and_stepping_on_goes_on(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        scene = rig.app.scene
        assert isinstance(scene, Playing)
        yield from rig.wait(2.0)
        rig.app.parts.steering.step_off()
        newest = rig.app.parts.feed
        yield from rig.until(lambda: newest.newest.load_n < 50.0)
        off_s = rig.app.parts.clock.monotonic_s()
        yield from rig.until(lambda: scene.play.paused)
        assert rig.app.parts.clock.monotonic_s() - off_s <= 0.2
        ticks = scene.play.round.ticks_played
        yield from rig.wait(2.0)
        assert scene.play.round.ticks_played == ticks
        rig.app.parts.steering.step_on()
        yield from rig.until(lambda: scene.play.round.ticks_played > ticks + 120)
        assert rig.app.overlay is None

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_wherever_the_mouse_was_left_a_round_begins_and_goes_on_upright(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        steering = rig.app.parts.steering
        leans: list[tuple[float, float]] = []
        lean = steering.lean
        steering.lean = lambda *u: (leans.append(u), lean(*u))
        see, places = steering.see, []
        steering.see = lambda pos, size: (places.append(pos), see(pos, size))

        def moved(*pos: int) -> Script:
            leans.clear()
            pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0)))
            yield from rig.until(lambda: bool(leans))

        yield from rig.to_countdown()
        x, y = places[-1]
        yield from moved(x + 1, y)
        assert math.hypot(*leans[-1]) < 0.02
        yield from rig.at("round")
        yield from moved(40, 40)
        assert leans[-1][0] < -0.5
        rig.app.parts.steering.step_off()
        yield from rig.until(lambda: rig.app.scene.play.paused)
        leans.clear()
        rig.app.parts.steering.step_on()
        yield from rig.until(lambda: not rig.app.scene.play.paused)
        assert leans == [(0.0, 0.0)]
        yield from moved(41, 40)
        assert math.hypot(*leans[-1]) < 0.02

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_ten_seconds_off_the_board_end_the_round_as_stopped_and_keep_it(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        yield from rig.wait(3.0)
        rig.app.parts.steering.step_off()
        yield from rig.at("result", within_s=13.0)
        scene = rig.app.scene
        assert isinstance(scene, Result) and scene.finished.stopped
        assert scene.finished.trial.quality_reasons == ("stopped",)
        yield from rig.at("goodbye", within_s=15.0)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    store = Store(tmp_path / "evenkeel.db")
    assert recent_sessions(store)[0].rounds == 1
    store.close()


def test_stop_asks_first_and_then_stops(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        scene = rig.app.scene
        assert isinstance(scene, Playing)
        yield from rig.wait(1.0)
        yield from rig.tap("stop")
        assert scene.play.paused
        yield from rig.tap("no")
        yield from rig.until(lambda: not scene.play.paused)
        yield from rig.wait(1.0)
        yield from rig.tap("stop")
        yield from rig.tap("yes")
        yield from rig.at("result")

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_every_scene_has_stop_and_the_language_switch(tmp_path: Path) -> None:
    seen: dict[str, set[str]] = {}

    def script(rig: Rig) -> Script:
        def look() -> None:
            seen[rig.app.scene.name] = {intent for intent, _ in rig.app.screen.buttons()}

        yield from rig.ready()
        look()
        rig.app.parts.steering.step_on()
        for scene, intent in (("who", "guest"), ("today", "start"), ("howto", "go")):
            yield from rig.at(scene)
            look()
            yield from rig.tap(intent)
        yield from rig.at("countdown")
        look()
        yield from rig.at("round")
        look()
        yield from rig.tap("stop")
        yield from rig.tap("yes")
        yield from rig.at("result")
        look()
        yield from rig.tap("done")
        yield from rig.at("goodbye")
        look()

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
    assert set(seen) == {"attract", "who", "today", "howto", "countdown", "round", "result", "goodbye"}
    assert all({"stop", "lang:nl"} <= intents for intents in seen.values())


def test_the_language_changes_everywhere_and_is_remembered(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        ground = rig.app.parts.kit.keep("ground of screens", lambda: None)
        yield from rig.tap("lang:nl")
        assert rig.app.parts.kit.lang == rig.app.parts.speaker.texts.lang == "nl"
        assert rig.app.parts.kit.keep("ground of screens", lambda: None) is ground, "it has no words: it serves both"
        yield from rig.wait(0.5)
        assert rig.app.scene.name == "round"

    with kiosk_rig(tmp_path, lang="en") as rig:
        rig.play(script)
    with kiosk_rig(tmp_path, lang=None) as rig:
        assert rig.app.parts.kit.lang == "nl"


def test_keys_alone_reach_the_round(tmp_path: Path) -> None:
    def press(key: int) -> None:
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, unicode="", mod=0, scancode=0))

    def script(rig: Rig) -> Script:
        yield from rig.ready()
        press(pygame.K_SPACE)
        for scene in ("who", "today", "howto"):
            yield from rig.at(scene)
            press(pygame.K_RETURN)
            yield
        yield from rig.at("round")
        press(pygame.K_ESCAPE)
        yield
        scene = rig.app.scene
        assert isinstance(scene, Playing) and scene.play.paused

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_the_mouse_leans_the_simulated_person(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        scene = rig.app.scene
        assert isinstance(scene, Playing)
        rig.pilot.lean = lambda app: None  # the pilot keeps still: the mouse is what moves
        width, height = rig.app.surface.get_size()
        for x, side in ((0.75, 1), (0.25, -1)):
            at = (int(x * width), height // 2)
            pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)))
            yield from rig.wait(2.0)
            assert side * scene.play.control()[0] > 0.3

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_an_abandoned_visit_ends_by_itself(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        yield from rig.tap("start")
        yield from rig.at("who")
        rig.app.parts.steering.step_off()
        yield from rig.until(lambda: rig.app.overlay is not None, within_s=60.0)
        yield from rig.at("attract", within_s=30.0)

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_a_crate_left_on_the_board_begins_no_visit(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        yield from rig.tap("start")
        yield from rig.at("who")
        yield from rig.tap("stop")
        yield from rig.at("goodbye")
        rig.app.parts.steering.on_board = False  # the one who should step off does not
        yield from rig.at("attract", within_s=90.0)
        yield from rig.wait(5.0)
        assert rig.app.scene.name == "attract"

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_no_visit_begins_on_a_full_disk_and_the_screen_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        monkeypatch.setattr("kiosk.journal.disk_usage", lambda _: type("Usage", (), {"free": 100_000_000}))
        yield from rig.tap("start")
        yield from rig.at("who")
        yield from rig.tap("guest")
        yield from rig.wait(0.2)
        assert rig.app.scene.name == "who" and isinstance(rig.app.overlay, TroubleScreen)
        assert rig.app.overlay.trouble == "disk_full"
        yield from rig.tap("stop")
        yield from rig.at("attract")
        yield from rig.tap("start")
        yield from rig.at("who")
        yield from rig.tap("guest")
        yield from rig.wait(0.2)
        assert rig.app.overlay is not None
        # Whoever walks away leaves a station that tries again with the next one.
        rig.app.parts.steering.step_off()
        yield from rig.at("attract", within_s=90.0)
        yield from rig.wait(0.2)
        assert rig.app.overlay is None

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_the_board_is_free_for_the_next_kiosk(tmp_path: Path) -> None:
    with kiosk_rig(tmp_path) as rig:
        board = rig.app.parts.feed.source
        assert isinstance(board, SimulatedBoard)
    with kiosk_rig(tmp_path) as rig:
        rig.play(lambda rig: rig.ready())


def test_a_kiosk_without_speech_or_saving_says_so_and_goes_on(tmp_path: Path) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        rig.app.parts.speaker._voice.notice = "no-voice"
        yield from rig.wait(0.2)
        assert any("speech" in placed.string for placed in rig.app.screen.texts())
        yield from rig.tap("start")
        yield from rig.at("who")
        yield from rig.tap("guest")
        visit = rig.app.parts.visit
        assert visit is not None
        visit.round_start(stored.round_start(body_weight_n=math.inf))
        yield from rig.until(lambda: visit.failed is not None)
        yield from rig.wait(0.2)
        assert any("Saving" in placed.string for placed in rig.app.screen.texts())

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)


def test_in_a_round_only_what_is_urgent_is_told(tmp_path: Path) -> None:
    """That there is no speech was told before; that nothing can be saved any more is told at once."""

    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        rig.app.parts.speaker._voice.notice = "no-voice"
        yield from rig.wait(0.2)
        assert not any("speech" in placed.string for placed in rig.app.screen.texts())
        visit = rig.app.parts.visit
        assert visit is not None
        visit.round_start(stored.round_start(body_weight_n=math.inf))
        yield from rig.until(lambda: visit.failed is not None)
        yield from rig.wait(0.2)
        assert any("Saving" in placed.string for placed in rig.app.screen.texts())

    with kiosk_rig(tmp_path) as rig:
        rig.play(script)
