"""The set-up, by touch: how one gets there, what it says, what it changes and when; that it is nobody's visit."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pygame
import pytest

from hardware_drivers.simulated.board import SimulatedBoard
from kiosk.feed import BoardState
from kiosk.journal import Journal
from kiosk.pilot import FINGER, Script
from kiosk.scenes.base import IDLE_S
from kiosk.scenes.calibrating import Calibrate
from kiosk.scenes.checking import CheckBoard
from kiosk.scenes.trouble import IDLE_WARNING_S
from kiosk.screens.mark import MarkScreen
from kiosk.screens.service import ServiceScreen
from kiosk.screens.trouble import TroubleScreen
from kiosk.widgets.hold import HOLD_S
from station.errors import BoardRefused, StoreError
from station.frames import Calibration
from station.signals.tare import MAX_DRIFT_N
from station.store.calibrations import CalibrationRecord, history
from station.store.database import Store
from station.trial.calibration_steps import Hint, Step
from tests.fakes.kiosk_rig import Rig, kiosk_rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    with kiosk_rig(tmp_path) as made:
        yield made


@pytest.fixture
def unhurried(tmp_path: Path) -> Iterator[Rig]:
    """Give one where the driver's attempts to reach the board again, which are real, keep up."""
    with kiosk_rig(tmp_path, speed=8.0) as made:
        yield made


def words(rig: Rig) -> str:
    return " ".join(placed.string for placed in rig.app.screen.texts())


def offered(rig: Rig) -> set[str]:
    return {intent for intent, _ in rig.app.screen.buttons()}


def calibration(rig: Rig) -> Calibration:
    info = rig.app.parts.feed.info
    assert info is not None
    return info.calibration


def stored(rig: Rig) -> tuple[CalibrationRecord, ...]:
    """Return what is in the database now, read by a connection of its own."""
    info = rig.app.parts.feed.info
    assert info is not None
    store = Store(rig.app.parts.journal.data_dir / "evenkeel.db")
    found = history(store, info.uid)
    store.close()
    return found


def finger(rig: Rig, down: bool, intent: str = "") -> None:
    """Put a finger on a button, or on the sign of the house, or take it away."""
    width, height = rig.app.surface.get_size()
    x, y = dict(rig.app.screen.buttons())[intent].center if intent else rig.app.scene.screen.frame.mark.center
    kind = pygame.FINGERDOWN if down else pygame.FINGERUP
    pygame.event.post(pygame.event.Event(kind, finger_id=FINGER, x=(x + 0.5) / width, y=(y + 0.5) / height))


def key(name: int) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=name))


def held(rig: Rig, seconds: float, intent: str = "") -> Script:
    finger(rig, True, intent)
    yield from rig.wait(seconds)
    finger(rig, False, intent)
    yield from rig.wait(0.2)


def to_menu(rig: Rig) -> Script:
    yield from rig.ready()
    key(pygame.K_F2)
    yield from rig.at("service", 1.0)


def to_marks(rig: Rig, positions: int = 5) -> Script:
    yield from to_menu(rig)
    yield from rig.tap("calibrate")
    if positions != 5:
        yield from rig.tap(f"positions:{positions}")
    yield from rig.tap("start")
    yield from rig.at("calibrate")


def scene(rig: Rig) -> Calibrate:
    assert isinstance(rig.app.scene, Calibrate)
    return rig.app.scene


def put(rig: Rig, first: int, last: int) -> Script:
    """Put the simulated weight on marks, one after the other, as the screen asks for it."""
    for number in range(first, last + 1):
        yield from rig.until(lambda step=number + 1: scene(rig).run.now.number == step)  # type: ignore[misc]
        yield from rig.tap(f"weight:{number - 1}")


def to_result(rig: Rig, marks: int = 5, first: int = 1) -> Script:
    yield from put(rig, first, marks)
    yield from rig.until(lambda: scene(rig).run.now.step is Step.CHECK)
    yield from rig.tap("weight:0")
    yield from rig.until(lambda: scene(rig).run.result is not None)
    yield from rig.wait(0.1)


# How one gets there, and how it is left


def test_the_sign_held_opens_the_set_up_and_let_go_early_it_does_not(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        yield from held(rig, HOLD_S - 0.5)
        assert rig.app.scene.name == "attract"
        yield from held(rig, HOLD_S + 0.3)
        assert rig.app.scene.name == "service"
        yield from rig.tap("back")
        assert rig.app.scene.name == "attract"
        key(pygame.K_F2)
        yield from rig.at("service", 1.0)
        yield from rig.tap("stop")
        assert rig.app.scene.name == "attract"
        yield from held(rig, 0.1)  # touched, as anywhere on that screen
        assert rig.app.scene.name == "who"
        key(pygame.K_F2)  # somebody is there now
        yield from rig.wait(0.2)
        assert rig.app.scene.name == "who"

    rig.play(script)


def test_a_board_that_is_away_is_told_and_the_way_there_stays_open(unhurried: Rig) -> None:
    def script(rig: Rig) -> Script:
        yield from rig.ready()
        rig.steer("fault", name="unplug")
        yield from rig.until(lambda: isinstance(rig.app.overlay, TroubleScreen))
        yield from held(rig, HOLD_S + 0.3)
        assert rig.app.scene.name == "service" and rig.app.overlay is None
        assert rig.app.parts.kit.t("trouble-no_board-title") in words(rig)
        assert not offered(rig) & {"doctor", "calibrate", "zero", "identify"}
        rig.steer("fault", name="replug")
        yield from rig.until(lambda: rig.app.parts.feed.state is BoardState.READY)
        yield from rig.wait(0.2)
        assert {"doctor", "calibrate", "zero", "identify"} <= offered(rig)

    unhurried.play(script)


def test_left_alone_it_asks_and_then_leaves_by_itself(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        t = rig.app.parts.kit.t
        yield from to_menu(rig)
        yield from rig.wait(IDLE_S - IDLE_WARNING_S - 0.5)
        assert rig.app.overlay is None
        yield from rig.wait(1.0)
        assert t("trouble-left_alone-text", seconds=round(IDLE_WARNING_S)) in words(rig)
        finger(rig, True, "lang:nl")  # any touch is a sign of life
        finger(rig, False, "lang:nl")
        yield from rig.wait(IDLE_WARNING_S)
        assert rig.app.scene.name == "service" and rig.app.overlay is None
        yield from rig.until(lambda: rig.app.scene.name != "service", IDLE_S)
        assert rig.app.scene.name == "attract"

    rig.play(script)


def test_a_board_that_falls_silent_keeps_nobody_there(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        for way in ("doctor", "zero"):
            yield from to_menu(rig)
            yield from rig.tap(way)
            yield from rig.wait(1.5)
            rig.steer("fault", name="silence")
            yield from rig.at("attract", IDLE_S + 5.0)
            rig.steer("fault", name="resume")
            yield from rig.until(lambda: rig.app.overlay is None)

    rig.play(script)


def test_of_a_recording_that_is_played_nothing_is_offered_to_keep(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        yield from to_menu(rig)
        with patch.object(Journal, "keeps", return_value=False):
            yield from rig.wait(0.2)
            assert offered(rig) & {"doctor", "calibrate", "zero", "identify"} == {"doctor", "identify"}

    rig.play(script)


def test_the_board_shows_which_one_it_is_or_says_that_it_cannot(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        t = rig.app.parts.kit.t
        yield from to_menu(rig)
        yield from rig.tap("identify")
        yield from rig.until(lambda: t("service-blinks-title") in words(rig))
        yield from rig.until(lambda: t("service-well-title") in words(rig))
        refused = BoardRefused("No light.", "Lean on it.", key="no_light")
        with patch.object(SimulatedBoard, "identify", side_effect=refused):
            yield from rig.tap("identify")
            yield from rig.until(lambda: t("refused-no_light-title") in words(rig))

    rig.play(script)


# The doctor


def test_the_doctor_waits_for_an_empty_board_looks_and_reports(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        t = rig.app.parts.kit.t
        yield from to_menu(rig)
        rig.steer("weight", mass_kg=20.0, ml_m=0.0, ap_m=0.0)
        yield from rig.wait(1.0)
        yield from rig.tap("doctor")
        yield from rig.until(lambda: t("calibrate-something-on") in words(rig))
        rig.steer("weight", mass_kg=0.0, ml_m=0.0, ap_m=0.0)
        yield from rig.until(lambda: t("doctor-looking") in words(rig))
        yield from rig.until(lambda: t("doctor-load") in words(rig))
        doctor = rig.app.scene
        assert isinstance(doctor, CheckBoard) and doctor.report is not None
        assert [finding.name for finding in doctor.report.findings if finding.verdict == "act"] == []
        first = words(rig)
        yield from rig.tap("page:1")
        assert words(rig) != first
        yield from rig.tap("again")
        yield from rig.until(lambda: t("doctor-looking") in words(rig))
        yield from rig.tap("back")
        assert rig.app.scene.name == "service" and rig.app.parts.feed.record is None

    rig.play(script)


def test_the_doctor_tells_of_a_plug_that_was_pulled_meanwhile(unhurried: Rig) -> None:
    def script(rig: Rig) -> Script:
        yield from to_menu(rig)
        yield from rig.tap("doctor")
        yield from rig.wait(2.0)
        rig.steer("fault", name="unplug")
        yield from rig.until(lambda: isinstance(rig.app.overlay, TroubleScreen))
        rig.steer("fault", name="replug")
        yield from rig.until(lambda: rig.app.parts.kit.t("doctor-resets-act") in words(rig))

    unhurried.play(script)


# Calibrating


def test_a_board_is_calibrated_by_touch_and_kept_on_board_and_station(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        t = rig.app.parts.kit.t
        yield from to_menu(rig)
        before = calibration(rig)
        yield from rig.tap("calibrate")
        yield from rig.tap("more")
        yield from rig.tap("start")
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
        assert rig.app.parts.settings.weight_kg == pytest.approx(25.0, abs=0.5)
        yield from rig.tap("back")
        yield from rig.tap("calibrate")
        yield from held(rig, 4.0, "less")
        yield from rig.tap("start")
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
        assert rig.app.scene.name == "service" and rig.app.parts.feed.record is None
        yield from rig.tap("calibrate")
        yield from rig.tap("start")
        yield from to_result(rig)
        yield from rig.tap("stop")
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
        yield from rig.until(lambda: t("keep-saved-title") in words(rig))
        assert len(stored(rig)) == 1

    rig.play(script)


# Zero


def test_a_zero_that_has_drifted_is_told_measured_and_kept(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        t, parts = rig.app.parts.kit.t, rig.app.parts
        yield from to_menu(rig)
        before = calibration(rig)
        drifted = replace(before, zero_counts=(before.zero_counts[0] + 100_000, *before.zero_counts[1:]))
        parts.feed.source.calibrate(drifted)
        yield from rig.until(lambda: t("service-drifted-title") in words(rig))
        yield from rig.tap("zero")
        yield from rig.until(lambda: t("zero-title") in words(rig))
        assert calibration(rig) == drifted
        yield from rig.tap("keep")
        yield from rig.until(lambda: t("keep-saved-board") in words(rig))
        off = [abs(new - old) for new, old in zip(calibration(rig).zero_counts, before.zero_counts, strict=True)]
        assert max(off) * before.gain_n_per_count[0] < 0.1 * MAX_DRIFT_N
        assert replace(calibration(rig), zero_counts=before.zero_counts) == before
        yield from rig.tap("drop")
        yield from rig.until(lambda: t("service-well-title") in words(rig))
        assert isinstance(rig.app.screen, ServiceScreen)

    rig.play(script)
