"""The list of everything that may be a board."""

from pathlib import Path

import pytest

from hardware_drivers.discovery import DRIVERS, OWN
from hardware_drivers.plugged import choosable, plugged
from hardware_drivers.plugged_row import Plugged, Problem
from station.errors import BoardRefused
from tests.fakes.computer import FakeComputer
from tests.fakes.wii_board import UID, wii_boards


def row(name: str, *drivers: str, likely: bool = True) -> Plugged:
    return Plugged(drivers or ("serial", "text"), name, f"/dev/{name}", "", likely)


def test_boards_of_all_drivers_are_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computer = FakeComputer(tmp_path / "root", monkeypatch)
    computer.plug(serial_number="A5069")
    with wii_boards(tmp_path / "wii"):
        assert [each.spec for each in plugged(computer.root)] == ["serial:A5069", f"wii:{UID}"]


def test_an_empty_computer_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert plugged(FakeComputer(tmp_path, monkeypatch).root) == []


def test_one_has_to_be_chosen_of_several_that_one_driver_reads() -> None:
    one, two, wii, port = row("A"), row("B"), row("00:1e", "wii"), row("ttyS0", likely=False)
    assert choosable([one, port, wii]) == []
    assert choosable([one, wii, two, port]) == [one, two]
    portless = Plugged(one.drivers, "C", "", "", True, (Problem("no_driver", "", ""),))
    assert choosable([one, portless]) == []


def test_each_driver_that_chooses_a_board_can_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computer = FakeComputer(tmp_path / "root", monkeypatch)
    computer.plug()
    computer.usb("1-7", "06c2", "03", idProduct="003b", serial="407609")
    with wii_boards(tmp_path / "wii"):
        listed = {driver for each in plugged(computer.root) for driver in each.drivers}
    assert listed == set(OWN)
    assert set(DRIVERS) - listed == {"simulated", "playback"}


def test_an_error_becomes_a_problem() -> None:
    error = BoardRefused("It sends nothing.", "Unplug it.", key="no_answer")
    assert Problem.of(error) == Problem("no_answer", "It sends nothing.", "Unplug it.")
