"""A board is calibrated by touch: kept on board and station, or nothing is changed, whatever happens meanwhile."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from hardware_drivers.simulated.board import SimulatedBoard
from kiosk.journal import Journal
from kiosk.pilot import Script
from kiosk.screens.mark import MarkScreen
from kiosk.screens.trouble import TroubleScreen
from station.errors import BoardRefused, StoreError
from station.trial.calibration_result import CalibrationResult, Check
from station.trial.calibration_steps import Hint
from tests.fakes.kiosk_rig import Rig, kiosk_rig
from tests.fakes.set_up import (
    calibration,
    held,
    offered,
    put,
    scene,
    stored,
    to_marks,
    to_menu,
    to_result,
    words,
)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    with kiosk_rig(tmp_path) as made:
        yield made


@pytest.fixture
def unhurried(tmp_path: Path) -> Iterator[Rig]:
    """Give one where the driver's attempts to reach the board again, which are real, keep up."""
    with kiosk_rig(tmp_path, speed=8.0) as made:
        yield made


def test_a_board_is_calibrated_by_touch_and_kept_on_board_and_station(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        t = rig.app.parts.kit.t
        yield from to_menu(rig)
        before = calibration(rig)
        yield from rig.tap("calibrate")
        yield from rig.tap("more")
        yield from rig.tap("start")
        yield from rig.at("calibrate")
        yield from put(rig, 1, 3)
        ticked = [spot.done for spot in rig.app.scene.screen.spots] if isinstance(rig.app.screen, MarkScreen) else []
        assert ticked == [True, True, False, False, False]
        yield from to_result(rig, first=4)
        assert t("calibrate-good-title") in words(rig)
        assert not list((rig.app.parts.journal.data_dir / "recordings").iterdir())  # nobody's visit
        assert calibration(rig) == before and stored(rig) == ()
        yield from rig.tap("keep")
        yield from rig.until(lambda: t("keep-saved-both") in words(rig))
        (record,) = stored(rig)
        assert rig.app.parts.settings_file.load().weight_kg == 20.5
        assert (record.positions, record.mass_kg) == (5, 20.5)
        assert calibration(rig) != before and calibration(rig).date == record.calibration.date
        yield from rig.tap("drop")
        assert rig.app.scene.name == "service"
        assert t("service-date", date=rig.app.parts.clock.now().date()) in words(rig)

    rig.play(script)


def test_a_number_is_counted_while_its_button_is_held_and_stays_in_range(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        yield from to_menu(rig)
        yield from rig.tap("calibrate")
        yield from held(rig, 1.45, "more")
        yield from rig.tap("start")
        yield from rig.at("calibrate")
        assert rig.app.parts.settings.weight_kg == pytest.approx(25.0, abs=0.5)
        yield from rig.tap("back")
        yield from rig.tap("calibrate")
        yield from held(rig, 4.0, "less")
        yield from rig.tap("start")
        yield from rig.at("calibrate")
        assert rig.app.parts.settings.weight_kg == 5.0

    rig.play(script)


def test_a_plug_that_is_pulled_in_the_middle_costs_no_mark(unhurried: Rig) -> None:
    def script(rig: Rig) -> Script:
        yield from to_marks(rig)
        yield from put(rig, 1, 2)
        yield from rig.until(lambda: scene(rig).run.now.number == 4)
        rig.steer("fault", name="unplug")
        yield from rig.until(lambda: isinstance(rig.app.overlay, TroubleScreen))
        rig.steer("fault", name="replug")
        yield from rig.until(lambda: rig.app.overlay is None)
        assert scene(rig).run.now.number == 4
        yield from rig.tap("weight:2")
        yield from rig.until(lambda: scene(rig).run.now.number == 5)

    unhurried.play(script)


def test_leaving_in_the_middle_changes_nothing(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        yield from to_marks(rig)
        before = calibration(rig)
        yield from put(rig, 1, 3)
        yield from rig.tap("back")
        yield from rig.tap("no")  # what was measured would be lost, so it is asked first
        assert rig.app.overlay is None and scene(rig).run.now.number == 4
        yield from rig.tap("back")
        yield from rig.tap("yes")
        assert rig.app.scene.name == "service" and rig.app.parts.feed.record is None
        yield from rig.tap("calibrate")
        yield from rig.tap("start")
        yield from rig.at("calibrate")
        yield from to_result(rig)
        yield from rig.tap("stop")
        yield from rig.tap("yes")
        assert rig.app.scene.name == "attract"
        yield from rig.wait(1.0)
        newest = rig.app.parts.feed.newest
        assert newest is not None and not newest.loaded  # the simulated weight is gone with it
        assert calibration(rig) == before and stored(rig) == ()

    rig.play(script)


def test_a_weight_on_another_mark_is_told_and_another_language_begins_nothing_anew(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        yield from to_marks(rig)
        yield from put(rig, 1, 1)
        yield from rig.until(lambda: scene(rig).run.now.number == 3)
        yield from rig.tap("weight:3")
        yield from rig.until(lambda: scene(rig).run.now.hint is Hint.OTHER_PLACE)
        yield from rig.tap("lang:nl")
        assert rig.app.parts.kit.t("calibrate-other-place", mark=2) in words(rig)
        assert "op plek 2" in words(rig)
        yield from rig.tap("weight:3")  # lifted again
        yield from rig.until(lambda: scene(rig).run.now.hint is Hint.PUT)
        yield from rig.tap("redo")
        assert scene(rig).run.now.number == 2

    rig.play(script)


def test_the_marks_are_where_they_were_told_to_be_the_last_time(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        board = rig.app.parts.feed.info
        assert board is not None
        result = CalibrationResult(board.calibration, 5, 20.0, 4e-5, Check(0.001, 0.002), ())
        rig.app.parts.journal.keep_calibration(board, result, (0.442, 0.246)).result(10.0)
        yield from to_marks(rig)
        yield from put(rig, 1, 1)
        yield from rig.until(lambda: "17.7 cm" in words(rig))

    rig.play(script)


def test_a_check_says_whether_the_board_is_right_and_offers_nothing_to_keep(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        yield from to_marks(rig, positions=0)
        yield from to_result(rig, marks=0)
        assert rig.app.parts.kit.t("checked-good-title") in words(rig)
        assert {"drop", "redo"} <= offered(rig) and "keep" not in offered(rig)

    rig.play(script)


def test_what_cannot_be_kept_is_told_loses_nothing_and_may_be_tried_again(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        t = rig.app.parts.kit.t
        yield from to_marks(rig)
        before = calibration(rig)
        yield from to_result(rig)
        with patch.object(Journal, "keep_calibration", side_effect=StoreError("Full.", "Make room.")):
            yield from rig.tap("keep")
            yield from rig.until(lambda: "Full." in words(rig))
        assert calibration(rig) == before  # board and station never tell otherwise
        refused = BoardRefused("It broke.", "Plug it in again.", key="port_broken", device="/dev/x")
        with patch.object(SimulatedBoard, "calibrate", side_effect=refused):
            yield from rig.tap("keep")
            yield from rig.until(lambda: t("refused-port_broken-title") in words(rig))
        assert t("keep-nothing-lost") in words(rig)
        assert calibration(rig) == before and stored(rig) == ()
        yield from rig.tap("keep")
        yield from rig.until(lambda: t("keep-saved-both") in words(rig))
        assert len(stored(rig)) == 1

    rig.play(script)
