"""Wii boards in the list of boards."""

from pathlib import Path

import pytest

from hardware_drivers.wii import connection as wii_connection
from hardware_drivers.wii.plugged import list_boards
from tests.fakes.wii_board import UID, report, wii_boards


def test_a_good_board_is_listed_without_a_problem(tmp_path: Path) -> None:
    with wii_boards(tmp_path) as (wii,):
        (row,) = list_boards()
        assert (row.device, row.name, row.description) == (str(wii.hidraw), UID, "Nintendo RVL-WBC-01")
        assert row.likely
        assert row.problems == ()


def test_low_batteries_are_a_problem(tmp_path: Path) -> None:
    with wii_boards(tmp_path) as (wii,):
        wii.reports = lambda k: report(battery=0x60)
        (problem,) = list_boards()[0].problems
        assert "nearly empty (3.8 V)." in problem.what and problem.todo == "Put in four new ones."


def test_what_would_refuse_it_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wii_connection, "SILENCE_S", 0.1)
    with wii_boards(tmp_path) as (wii,):
        wii.silent = True
        (problem,) = list_boards()[0].problems
        assert "sends nothing" in problem.what


def test_no_board_is_no_row(tmp_path: Path) -> None:
    with wii_boards(tmp_path) as (wii,):
        wii.switch_off()
        assert list_boards() == []
