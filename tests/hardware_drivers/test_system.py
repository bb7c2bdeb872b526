"""Who may open a device, who has it open, and what gives access."""

import grp
import os
import shlex
from pathlib import Path
from types import SimpleNamespace

import pytest

from hardware_drivers import system
from hardware_drivers.system import INSTALL_RULES, RULES, is_running, permission_todo, rules_there, user_of
from tests.fakes.computer import FakeComputer


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeComputer:
    return FakeComputer(tmp_path, monkeypatch)


def test_rules_are_there_when_they_are_these_very_ones(computer: FakeComputer) -> None:
    assert not rules_there(computer.root)
    computer.write(computer.root / "etc/udev/rules.d" / RULES.name, "# of an older version\n")
    assert not rules_there(computer.root)
    computer.install_rules()
    assert rules_there(computer.root)


def test_rules_of_a_package_count_too(computer: FakeComputer) -> None:
    computer.write(computer.root / "usr/lib/udev/rules.d" / RULES.name, RULES.read_text("utf-8"))
    assert rules_there(computer.root)


def test_access_comes_from_the_rules_first_then_from_the_group(computer: FakeComputer) -> None:
    device = Path(computer.plug())
    assert permission_todo(device, computer.root) == f"Run: {INSTALL_RULES}"
    computer.install_rules()
    todo = permission_todo(device, computer.root)
    assert todo.startswith("Unplug it, plug it in again") and "sudo usermod -a -G dialout $USER" in todo


def test_nobody_is_told_to_join_the_systems_own_group(computer: FakeComputer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A device belongs to root until the rules have acted on it."""
    computer.install_rules()
    device = Path(computer.plug())
    for group, name in ((0, "dialout"), (grp.getgrnam("tty").gr_gid, "tty")):
        monkeypatch.setattr(Path, "stat", lambda _, group=group, **__: SimpleNamespace(st_gid=group))
        assert system._group_of(device) == name


def test_where_there_is_no_udev_the_group_is_all(computer: FakeComputer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system.sys, "platform", "darwin")
    assert "usermod" in permission_todo(Path(computer.plug()), computer.root)


def test_a_device_that_is_gone_has_the_usual_group(computer: FakeComputer) -> None:
    computer.install_rules()
    assert "dialout" in permission_todo(computer.root / "dev/gone", computer.root)


def test_the_command_copies_a_file_that_is_there() -> None:
    words = shlex.split(INSTALL_RULES)
    assert words[:2] == ["sudo", "cp"]
    assert Path(words[2]).read_bytes() == RULES.read_bytes()
    assert words[3] == "/etc/udev/rules.d/"


def test_a_program_runs_or_not(computer: FakeComputer) -> None:
    computer.run("ModemManager")
    assert is_running("ModemManager", computer.root)
    assert not is_running("Modem", computer.root)


def test_who_has_a_device_open_is_named_with_its_number(computer: FakeComputer) -> None:
    device = computer.plug()
    computer.run("bash", opens="/dev/null")
    assert user_of(Path(device), computer.root) == ""
    computer.run("picocom", opens=device)
    assert user_of(Path(device), computer.root) == "picocom (process 102)"


def test_this_very_process_is_found(tmp_path: Path) -> None:
    path = tmp_path / "port"
    with path.open("w"):
        assert user_of(path).endswith(f"(process {os.getpid()})")
    assert user_of(path) == ""
