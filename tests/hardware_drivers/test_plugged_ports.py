"""Serial ports and chips without one: what is wrong with each, and what mends it."""

import os
from pathlib import Path

import pytest

from hardware_drivers.plugged_ports import list_serial
from hardware_drivers.plugged_row import Problem
from hardware_drivers.system import INSTALL_RULES
from tests.fakes.computer import FakeComputer


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeComputer:
    return FakeComputer(tmp_path, monkeypatch)


def problems(computer: FakeComputer) -> list[Problem]:
    (row,) = list_serial(computer.root)
    return list(row.problems)


def test_a_good_port_has_no_problem_and_its_number_as_a_name(computer: FakeComputer) -> None:
    device = computer.plug(serial_number="A5069", location="1-1.2:1.0")
    (row,) = list_serial(computer.root)
    assert (row.spec, row.device, row.description, row.likely) == ("serial:A5069", device, "USB Serial", True)
    assert row.drivers == ("serial", "text", "imu")
    assert row.problems == ()


def test_a_port_that_is_no_board_is_listed_too(computer: FakeComputer) -> None:
    computer.plug("ttyS0", vid=None)
    computer.run("ModemManager")
    (row,) = list_serial(computer.root)
    assert not row.likely and row.problems == ()


def test_a_missing_permission_names_the_command(computer: FakeComputer, monkeypatch: pytest.MonkeyPatch) -> None:
    computer.plug()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert problems(computer) == [Problem("no_permission", "You may not open it.", f"Run: {INSTALL_RULES}")]
    computer.install_rules()
    assert "sudo usermod -a -G" in problems(computer)[0].todo


def test_a_port_in_use_names_the_program(computer: FakeComputer) -> None:
    computer.run("arduino", opens=computer.plug())
    (problem,) = problems(computer)
    assert problem.key == "port_busy" and "in use by arduino (process 101)" in problem.what
    assert problem.todo == "Close that program."


def test_modem_manager_is_told_of_until_the_rules_are_there(computer: FakeComputer) -> None:
    computer.plug()
    computer.run("ModemManager")
    (problem,) = problems(computer)
    assert (problem.key, problem.todo) == ("modem_manager", f"Run: {INSTALL_RULES}")
    computer.install_rules()
    assert problems(computer) == []


@pytest.mark.parametrize(("kept_ms", "keys"), [("16", ["slow_chip"]), ("10", ["slow_chip"]), ("1", []), ("odd", [])])
def test_an_ftdi_chip_that_keeps_back_is_told_of(computer: FakeComputer, kept_ms: str, keys: list[str]) -> None:
    computer.plug(vid=0x0403)
    computer.write(computer.root / "sys/bus/usb-serial/devices/ttyUSB0/latency_timer", f"{kept_ms}\n")
    found = problems(computer)
    assert [problem.key for problem in found] == keys
    assert all(f"only every {kept_ms} ms" in problem.what for problem in found)


@pytest.mark.parametrize(
    ("vendor", "kind", "module"),
    [("1a86", "ff", "ch341"), ("0403", "ff", "ftdi_sio"), ("10c4", "ff", "cp210x"), ("2341", "02", "cdc_acm")],
)
def test_a_chip_that_nobody_drives_names_the_driver(
    computer: FakeComputer, vendor: str, kind: str, module: str
) -> None:
    computer.usb("1-1.2", vendor, kind, product="USB2.0-Serial")
    (row,) = list_serial(computer.root)
    assert (row.spec, row.device, row.description) == ("serial:1-1.2", "USB socket 1-1.2", "USB2.0-Serial")
    (problem,) = row.problems
    assert problem.key == "no_driver" and f"sudo modprobe {module} " in problem.todo


def test_a_chip_that_brltty_took_is_told_so(computer: FakeComputer) -> None:
    computer.usb("1-1.2", "1a86", driver="usbfs", serial="0001")
    assert [problem.key for problem in problems(computer)] == ["taken"]
    computer.run("brltty")
    (row,) = list_serial(computer.root)
    assert (row.name, row.description) == ("0001", "CH340")
    (problem,) = row.problems
    assert problem.key == "taken_by_brltty" and "sudo apt remove brltty" in problem.todo


@pytest.mark.parametrize("port", ["ttyUSB0", "tty"])
def test_a_chip_with_its_port_is_listed_as_that_alone(computer: FakeComputer, port: str) -> None:
    computer.usb("1-1.2", "1a86", driver="ch341", port=port)
    assert list_serial(computer.root) == []


@pytest.mark.parametrize(("vendor", "kind"), [("046d", "03"), ("2e8a", "08"), ("1a86", "03"), ("2341", "ff"), ("", "")])
def test_what_is_no_serial_chip_is_passed_over(computer: FakeComputer, vendor: str, kind: str) -> None:
    computer.usb("1-1.2", vendor, kind)
    assert list_serial(computer.root) == []
