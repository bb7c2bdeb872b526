"""``evenkeel boards``: what it lists, what it advises, what it asks."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hardware_drivers.calibration import encode_calibration
from hardware_drivers.discovery import DRIVERS, make_board
from hardware_drivers.plugged import plugged
from hardware_drivers.system import INSTALL_RULES, RULES
from kiosk import boards
from kiosk.cli import main
from kiosk.config import Settings, settings_file
from station.frames import Calibration
from tests.fakes import repository
from tests.fakes.computer import FakeComputer
from tests.fakes.printing_board import PrintingBoard
from tests.fakes.scripted_board import UID, ScriptedBoard
from tests.fakes.wii_board import UID as WII_UID
from tests.fakes.wii_board import wii_boards

Capture = pytest.CaptureFixture[str]
CALIBRATION = Calibration.rectangular(0.4, 0.25, 2.0**-12, (10, 20, 30, 40), "2025-05-01")


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeComputer:
    computer = FakeComputer(tmp_path / "root", monkeypatch)
    monkeypatch.setattr(boards, "plugged", lambda: plugged(computer.root))
    return computer


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def scripted(tmp_path: Path) -> Iterator[ScriptedBoard]:
    with ScriptedBoard(tmp_path, calibration=encode_calibration(CALIBRATION)) as board:
        yield board


def listed(data: Path, capsys: Capture, *options: str) -> str:
    assert main(["boards", "--data", str(data), *options]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def as_json(data: Path, capsys: Capture, *options: str) -> Any:
    return json.loads(listed(data, capsys, "--json", *options))


def test_each_driver_is_listed_with_how_to_use_it(computer: FakeComputer, data: Path, capsys: Capture) -> None:
    lines = listed(data, capsys).splitlines()
    uses = [line.split()[1] for line in lines[lines.index("Drivers:") + 1 :]]
    assert [re.match(r"\w+", use).group() for use in uses] == list(DRIVERS)  # type: ignore[union-attr]
    for use in uses:
        address = __file__ if use.startswith("playback") else "1"
        assert make_board(use.replace("[", "").replace("]", "").replace("ADDRESS", address))


def test_nothing_plugged_in_says_what_to_do(computer: FakeComputer, data: Path, capsys: Capture) -> None:
    computer.plug("ttyS0", vid=None)
    out = listed(data, capsys)
    assert out.startswith("No board is plugged in.\n  Plug in its USB cable")
    assert "press the round button" in out and "evenkeel --board simulated" in out
    assert f"Not likely a board: {computer.root}/dev/ttyS0\n" in out


def test_each_board_is_listed_with_how_to_open_it(
    computer: FakeComputer, tmp_path: Path, data: Path, capsys: Capture
) -> None:
    device = computer.plug(serial_number="A5069")
    with wii_boards(tmp_path):
        out = listed(data, capsys)
    assert f"  --board serial:A5069  (USB Serial, {device})\n" in out
    assert f"  --board wii:{WII_UID}  (Nintendo RVL-WBC-01, " in out
    assert "Choose one" not in out


def test_what_is_wrong_comes_with_what_mends_it_once(
    computer: FakeComputer, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    computer.plug()
    computer.run("ModemManager")
    monkeypatch.setattr(os, "access", lambda *_: False)
    out = listed(data, capsys)
    assert "    You may not open it.\n    ModemManager looks" in out
    assert out.count(INSTALL_RULES) == 1


def test_of_several_boards_one_is_to_be_chosen(computer: FakeComputer, data: Path, capsys: Capture) -> None:
    for number in range(2):
        computer.plug(f"ttyUSB{number}", serial_number=f"A{number}")
    out = listed(data, capsys)
    assert "Several boards are plugged in. Choose one, once: evenkeel --board serial:A0\n" in out
    assert "evenkeel boards --ask" in out
    assert as_json(data, capsys)["choose"] == ["serial:A0", "serial:A1"]
    settings_file(data).save(Settings(boards={"serial": "4142"}))
    assert "the station opens the one that it used last: 4142.\n" in listed(data, capsys)


def test_a_board_that_is_asked_says_who_it_is(
    computer: FakeComputer, scripted: ScriptedBoard, data: Path, capsys: Capture
) -> None:
    computer.plug(device=scripted.path, serial_number="A5069")
    assert "answers" not in listed(data, capsys)
    assert scripted.requests == []
    settings_file(data).save(Settings(boards={"serial": UID.hex()}))
    out = listed(data, capsys, "--ask")
    assert "  --board serial:A5069  " in out
    assert f"It answers: scripted, UID {UID.hex()}, firmware 0.1, 100 Hz, calibrated 2025-05-01.\n" in out
    assert "The board that this station uses." in out


def test_a_board_that_prints_is_told_by_its_driver(
    computer: FakeComputer, tmp_path: Path, data: Path, capsys: Capture
) -> None:
    with PrintingBoard(tmp_path) as printing:
        computer.plug(device=printing.path, serial_number="A5069")
        out = listed(data, capsys, "--ask")
    assert "  --board text:A5069  " in out
    assert "It answers: text" in out and "not calibrated." in out


def test_which_board_is_the_stations_own_is_told_as_far_as_the_port_tells(
    computer: FakeComputer, tmp_path: Path, data: Path, capsys: Capture
) -> None:
    with PrintingBoard(tmp_path) as printing:
        computer.plug(device=printing.path, serial_number="A5069")
        assert as_json(data, capsys)["boards"][0]["own"] is False
        settings_file(data).save(Settings(boards={"serial": UID.hex()}))
        assert as_json(data, capsys)["boards"][0]["own"] is None
        uid = as_json(data, capsys, "--ask")["boards"][0]["answer"]["uid"]
        settings_file(data).save(Settings(boards={"serial": UID.hex(), "text": uid}))
        assert as_json(data, capsys)["boards"][0]["own"] is True


def test_what_does_not_answer_says_why(
    computer: FakeComputer, scripted: ScriptedBoard, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    scripted.protocol = 2
    computer.plug(device=scripted.path)
    (row,) = as_json(data, capsys, "--ask")["boards"]
    assert row["answer"] is None
    assert [problem["key"] for problem in row["problems"]] == ["other_protocol"]
    assert "firmware that came with it" in row["problems"][0]["todo"]


def test_a_board_that_cannot_be_opened_is_not_asked(
    computer: FakeComputer, scripted: ScriptedBoard, data: Path, capsys: Capture
) -> None:
    computer.run("arduino", opens=computer.plug(device=scripted.path))
    (row,) = as_json(data, capsys, "--ask")["boards"]
    assert [problem["key"] for problem in row["problems"]] == ["port_busy"]
    assert scripted.requests == []


def test_one_board_is_let_blink(scripted: ScriptedBoard, capsys: Capture) -> None:
    assert main(["boards", "--identify", f"serial:{scripted.path}"]) == 0
    assert "blinks" in capsys.readouterr().out
    assert 0x88 in [request[0] for request in scripted.requests]


def test_a_board_without_a_light_says_so(tmp_path: Path, capsys: Capture) -> None:
    with PrintingBoard(tmp_path) as printing:
        assert main(["boards", "--identify", f"text:{printing.path}"]) == 2
    assert "no light" in capsys.readouterr().err


def test_the_rules_are_printed_with_what_installs_them(capsys: Capture) -> None:
    assert main(["boards", "--udev"]) == 0
    out, err = capsys.readouterr()
    assert out == RULES.read_text("utf-8")
    assert err == f"Install them with: {INSTALL_RULES}\n"


def keys_of(data: Any) -> set[str]:
    if isinstance(data, list):
        return set().union(*map(keys_of, data))
    return set(data).union(*map(keys_of, data.values())) if isinstance(data, dict) else set()


def test_the_json_is_as_documented(
    computer: FakeComputer, scripted: ScriptedBoard, data: Path, capsys: Capture
) -> None:
    computer.plug(device=scripted.path)
    computer.run("ModemManager")
    found = as_json(data, capsys, "--ask")
    assert set(found) == {"drivers", "boards", "choose"}
    assert found["boards"][0]["answer"] and found["boards"][0]["problems"]
    assert [driver["name"] for driver in found["drivers"]] == list(DRIVERS)
    documented = set(re.findall(r"`(\w+)`", repository.section("docs/operations.md", "boards")))
    assert keys_of(found) <= documented
