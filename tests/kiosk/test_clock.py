"""The wall clock knows its zone by the name that says when the clock changes there, where the system does."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import SystemClock, system_zone
from station.store.records import LocalTime

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.mark.parametrize("name", ["Europe/Amsterdam", ":Europe/Amsterdam", "/usr/share/zoneinfo/Europe/Amsterdam"])
def test_the_zone_of_the_environment_comes_first(tmp_path: Path, name: str) -> None:
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/Asia/Tokyo")
    assert system_zone({"TZ": name}, link) == AMSTERDAM


@pytest.mark.parametrize("target", ["/usr/share/zoneinfo/Europe/Amsterdam", "../usr/share/zoneinfo/Europe/Amsterdam"])
def test_the_link_of_the_system_tells_its_zone(tmp_path: Path, target: str) -> None:
    link = tmp_path / "localtime"
    link.symlink_to(target)
    assert system_zone({}, link) == AMSTERDAM


@pytest.mark.parametrize(
    "name", ["", ":", "CET-1CEST,M3.5.0,M10.5.0/3", "Europe", "../../etc/passwd", "/etc/hosts", "a\0b"]
)
def test_what_is_no_name_of_a_zone_is_none(name: str, tmp_path: Path) -> None:
    assert system_zone({"TZ": name}, tmp_path / "localtime") is None


def test_a_system_without_a_link_has_no_name_for_its_zone(tmp_path: Path) -> None:
    (tmp_path / "localtime").write_bytes(b"TZif")
    assert system_zone({}, tmp_path / "localtime") is None
    assert system_zone({}, tmp_path / "none") is None


def test_what_is_stored_names_the_zone_or_its_distance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    assert LocalTime.of(SystemClock().now()).zone == "Europe/Amsterdam"
    monkeypatch.setenv("TZ", "CET-1CEST")
    assert LocalTime.of(SystemClock().now()).zone.startswith("UTC")
