"""The set-up, by touch: how one gets there, what it says, the doctor and a new zero; that it is nobody's visit."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pygame
import pytest

from hardware_drivers.calibration import nominal
from hardware_drivers.simulated.board import SimulatedBoard
from hardware_drivers.simulated.firmware import ZEROS
from kiosk.feed import BoardState
from kiosk.journal import Journal
from kiosk.pilot import Script
from kiosk.scenes.base import IDLE_S
from kiosk.scenes.checking import CheckBoard
from kiosk.scenes.trouble import IDLE_WARNING_S
from kiosk.screens.service import ServiceScreen
from kiosk.screens.trouble import TroubleScreen
from kiosk.widgets.hold import HOLD_S
from station.errors import BoardRefused
from station.signals.tare import MAX_DRIFT_N
from tests.fakes.kiosk_rig import Rig, kiosk_rig
from tests.fakes.set_up import calibration, finger, held, key, offered, to_menu, words


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    with kiosk_rig(tmp_path) as made:
        yield made


@pytest.fixture
def unhurried(tmp_path: Path) -> Iterator[Rig]:
    """Give one where the driver's attempts to reach the board again, which are real, keep up."""
    with kiosk_rig(tmp_path, speed=8.0) as made:
        yield made


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


def test_a_zero_makes_no_calibrated_board_of_one_that_is_not(rig: Rig) -> None:
    def script(rig: Rig) -> Script:
        t, parts = rig.app.parts.kit.t, rig.app.parts
        yield from to_menu(rig)
        parts.feed.source.calibrate(nominal(), calibrated=False)
        yield from rig.until(lambda: t("service-uncalibrated-title") in words(rig))
        yield from rig.tap("zero")
        yield from rig.until(lambda: t("zero-title") in words(rig))
        yield from rig.tap("keep")
        yield from rig.until(lambda: t("keep-saved-now") in words(rig))
        assert t("keep-saved-title", places="now") in words(rig)
        assert parts.feed.info is not None and not parts.feed.info.calibrated
        zero = calibration(rig).zero_counts
        assert zero == pytest.approx(ZEROS, abs=150) and calibration(rig) == replace(nominal(), zero_counts=zero)
        yield from rig.tap("drop")
        yield from rig.until(lambda: t("service-uncalibrated-title") in words(rig))

    rig.play(script)
