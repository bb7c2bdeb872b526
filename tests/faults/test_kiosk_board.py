"""What happens to the board in mid-round, in the real kiosk: noticed, said, survived, mended by itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.feed import BoardState
from kiosk.pilot import Script
from kiosk.scenes.playing import Playing
from kiosk.screens.trouble import TroubleScreen
from station.store.recordings import read_recording
from station.store.replay import replay
from tests.fakes.kiosk_rig import Rig, kiosk_rig

RETURNS_S = 40.0
UNHURRIED = 8.0
"""Times real time, where the driver's attempts to reach the board again, which are real, must keep up."""

Faulty = Callable[[Rig, Playing], Script]


def in_mid_round(data_dir: Path, fault: Faulty, speed: float = 0.0) -> Playing:
    """Play three seconds, let the fault happen, stop, and give the scene back; its recording replays bit for bit."""
    scenes: list[Playing] = []

    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        scene = rig.app.scene
        assert isinstance(scene, Playing)
        scenes.append(scene)
        yield from rig.wait(3.0)
        yield from fault(rig, scene)
        yield from rig.tap("stop")
        yield from rig.tap("yes")
        yield from rig.at("result")

    with kiosk_rig(data_dir, speed=speed) as rig:
        rig.play(script)
        games = {game_id: game.rules for game_id, game in rig.app.parts.games.items()}
    (recorded,) = (data_dir / "recordings").iterdir()
    (report,) = replay(read_recording(recorded), games)
    assert report.identical, report.difference
    return scenes[0]


def trouble(rig: Rig) -> str:
    """Which trouble the screen shows."""
    return rig.app.overlay.trouble if isinstance(rig.app.overlay, TroubleScreen) else ""


def goes_on(rig: Rig, scene: Playing) -> Script:
    """Wait until the round goes on by itself."""
    ticks = scene.play.round.ticks_played
    yield from rig.until(lambda: scene.play.round.ticks_played > ticks + 120, within_s=RETURNS_S)
    assert rig.app.overlay is None


def reasons(scene: Playing) -> tuple[str, ...]:
    assert scene.finished is not None
    return scene.finished.trial.quality_reasons


def test_unplug_pauses_at_once_and_replug_goes_on_but_never_splices(tmp_path: Path) -> None:
    def fault(rig: Rig, scene: Playing) -> Script:
        now_s = rig.app.parts.clock.monotonic_s
        rig.steer("fault", name="unplug")
        began_s = now_s()
        yield from rig.until(lambda: scene.play.paused, within_s=2.0)
        assert now_s() - began_s <= 0.5
        yield from rig.until(lambda: trouble(rig) == "no_board", within_s=1.0)
        ticks = scene.play.round.ticks_played
        yield from rig.wait(15.0)  # longer than a trainee may be off: this is not the trainee's doing
        assert scene.play.round.ticks_played == ticks and rig.app.scene is scene
        rig.steer("fault", name="replug")
        yield from rig.until(lambda: rig.app.parts.feed.state is BoardState.READY, within_s=RETURNS_S)
        yield from goes_on(rig, scene)

    assert "board_lost" in reasons(in_mid_round(tmp_path, fault, UNHURRIED))


def test_a_reset_of_the_board_is_noticed_and_the_round_goes_on_void(tmp_path: Path) -> None:
    def fault(rig: Rig, scene: Playing) -> Script:
        rig.steer("fault", name="reset")
        yield from goes_on(rig, scene)

    assert "board_reset" in reasons(in_mid_round(tmp_path, fault))


@pytest.mark.parametrize("name", ["garbage", "bit_flip", "drop_byte", "insert_byte", "duplicate"])
def test_damage_on_the_line_disturbs_nothing(tmp_path: Path, name: str) -> None:
    def fault(rig: Rig, scene: Playing) -> Script:
        for _ in range(10):
            rig.steer("fault", name=name)
            yield from rig.wait(0.3)
        assert not scene.play.paused

    assert reasons(in_mid_round(tmp_path, fault)) == ("stopped",)


def test_more_than_a_twentieth_lost_voids_the_round(tmp_path: Path) -> None:
    def fault(rig: Rig, scene: Playing) -> Script:
        for _ in range(20):
            rig.steer("fault", name="lose", count=6)
            yield from rig.wait(0.2)

    assert "data_lost" in reasons(in_mid_round(tmp_path, fault))


def test_a_stuck_cell_is_named(tmp_path: Path) -> None:
    def fault(rig: Rig, scene: Playing) -> Script:
        rig.steer("fault", name="stuck", cell=2)
        yield from rig.wait(2.0)

    assert "stuck_cell" in reasons(in_mid_round(tmp_path, fault))


def test_silence_becomes_no_data_and_heals(tmp_path: Path) -> None:
    def fault(rig: Rig, scene: Playing) -> Script:
        now_s = rig.app.parts.clock.monotonic_s
        rig.steer("fault", name="silence")
        began_s = now_s()
        yield from rig.until(lambda: trouble(rig) == "no_data", within_s=2.0)
        assert now_s() - began_s <= 0.6 and scene.play.paused
        rig.steer("fault", name="resume")
        yield from goes_on(rig, scene)

    in_mid_round(tmp_path, fault)
