"""Phidget bridges as the kernel lists them: which there are, which is meant, why one does not answer."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware_drivers.phidget import sites as phidget_sites
from hardware_drivers.phidget.sites import choose, find_sites, list_bridges, why_silent
from hardware_drivers.system import INSTALL_RULES
from station.errors import BoardNotFound, BoardRefused
from tests.fakes.computer import FakeComputer
from tests.fakes.phidget22 import phidget_bridge


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeComputer]:
    with phidget_bridge():
        yield FakeComputer(tmp_path, monkeypatch)


def plug(computer: FakeComputer, serial: str, number: int = 7, **about: str) -> None:
    told = {"idProduct": "003b", "serial": serial, "busnum": "1", "devnum": str(number)} | about
    computer.usb(f"1-{number}", "06c2", "03", **told)
    computer.write(computer.root / f"dev/bus/usb/001/{number:03d}", "")


def test_a_bridge_is_found_with_its_number_and_node(computer: FakeComputer) -> None:
    plug(computer, "407609")
    (site,) = find_sites()
    assert (site.serial_number, site.node) == ("407609", computer.root / "dev/bus/usb/001/007")


def test_a_later_revision_is_known_by_its_name(computer: FakeComputer) -> None:
    plug(computer, "1", idProduct="0099", product="PhidgetBridge 4-Input")
    plug(computer, "2", 8, idProduct="0045", product="PhidgetInterfaceKit 8/8/8")
    assert [site.serial_number for site in find_sites()] == ["1"]


def test_the_only_bridge_is_taken_and_of_several_the_stations_own(computer: FakeComputer) -> None:
    with pytest.raises(BoardNotFound):
        choose()
    plug(computer, "111")
    assert choose() == choose("999") == "111"
    plug(computer, "222", 8)
    assert choose("222") == "222"
    for own in ("", "999"):
        with pytest.raises(BoardRefused, match="--board phidget:111") as refused:
            choose(own)
        assert refused.value.key == "several_boards"


def test_other_systems_leave_the_choice_to_the_library(computer: FakeComputer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phidget_sites.sys, "platform", "win32")
    assert choose("222") == ""
    assert "Phidget Control Panel" in why_silent("111").todo


def test_silence_has_its_reason(computer: FakeComputer, monkeypatch: pytest.MonkeyPatch) -> None:
    assert why_silent("111").key == "no_board"
    plug(computer, "111")
    assert why_silent("222").key == "no_board"
    assert why_silent("111").key == why_silent("").key == "port_busy"
    monkeypatch.setattr(os, "access", lambda *_: False)
    refused = why_silent("111")
    assert refused.key == "no_permission" and refused.todo == f"Run: {INSTALL_RULES}"


def test_a_bridge_is_listed_with_what_is_wrong(computer: FakeComputer, monkeypatch: pytest.MonkeyPatch) -> None:
    plug(computer, "111")
    (row,) = list_bridges()
    assert (row.spec, row.description, row.problems) == ("phidget:111", "PhidgetBridge 1046", ())
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setitem(__import__("sys").modules, "Phidget22.BridgeGain", None)
    (row,) = list_bridges()
    assert [problem.key for problem in row.problems] == ["no_permission", "phidget_library"]
