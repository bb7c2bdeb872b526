"""A board that tells tilt instead of force, in the real kiosk: what it measures is shown, and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pygame
import pytest

from hardware_drivers.board import Board
from kiosk import options
from kiosk.calibrate import run_calibrate
from kiosk.pilot import Script
from kiosk.scenes.leaving import Result
from kiosk.screens.tests import NoTestsScreen
from station.errors import UsageError
from station.frames import BoardInfo
from tests.fakes.kiosk_rig import Rig, kiosk_rig
from tests.fakes.printing_board import PrintingBoard

HEIGHT_M = 0.2


@contextmanager
def on_a_wobble_top(folder: Path) -> Iterator[Rig]:
    """Give a kiosk whose simulated board says that it tells tilt."""
    plain = Board.info.fget  # type: ignore[attr-defined]

    def info(board: Board) -> BoardInfo:
        return replace(plain(board), tilt_height_m=HEIGHT_M, surface="wobble")

    with patch.object(Board, "info", property(info)), kiosk_rig(folder) as rig:
        yield rig


def words(rig: Rig) -> list[str]:
    return [text.string for text in rig.app.screen.texts()]


def test_no_load_is_shown_no_test_is_offered_and_a_round_is_kept_with_its_tilt(tmp_path: Path) -> None:
    results: list[Result] = []

    def script(rig: Rig) -> Script:
        yield from rig.ready()
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F2))
        yield from rig.at("service")
        assert "Model" in words(rig) and "On it now, kg" not in words(rig)
        yield from rig.tap("back")

        rig.app.parts.steering.step_on()  # type: ignore[union-attr]
        rig.steer("skill", name="skilled")
        yield from rig.at("who")
        yield from rig.tap("guest")
        yield from rig.tap("tests")
        assert isinstance(rig.app.screen, NoTestsScreen)
        yield from rig.tap("back")

        yield from rig.tap("start")
        yield from rig.tap("go")
        yield from rig.at("round")
        yield from rig.wait(4.0)
        yield from rig.tap("stop")
        yield from rig.tap("yes")
        yield from rig.at("result")
        assert isinstance(rig.app.scene, Result)
        results.append(rig.app.scene)
        assert any("this board measures tilt, not force" in text for text in words(rig))

    with on_a_wobble_top(tmp_path) as rig:
        rig.play(script)
    trial = results[0].finished.trial
    assert trial.quality_notes == ("tilt",)
    assert trial.stamp.surface == "wobble"
    ml_deg, ap_deg = trial.metrics["tilt_ml_deg"], trial.metrics["tilt_ap_deg"]
    assert 0.2 < trial.metrics["tilt_overall_deg"] < 25.0
    assert trial.metrics["tilt_overall_deg"] == pytest.approx((ml_deg**2 + ap_deg**2) ** 0.5)


def test_there_is_nothing_to_calibrate(tmp_path: Path) -> None:
    with PrintingBoard(tmp_path, lambda k, ms: "0.10,0.20,90.00") as printing:
        parsed = options.parser().parse_args(
            ["calibrate", "--board", f"imu:{printing.path}", "--mass", "20", "--data", str(tmp_path)]
        )
        with pytest.raises(UsageError, match="nothing to calibrate") as refused:
            run_calibrate(parsed)
        assert f"imu:{printing.path}+height=" in refused.value.todo
