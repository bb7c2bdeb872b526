"""Wii boards in a folder like sysfs, found and chosen."""

from pathlib import Path

import pytest

from hardware_drivers.wii.sites import choose, find_sites
from station.errors import BoardNotFound, BoardRefused
from tests.fakes.wii_board import UID, wii_boards

OTHER = "00:22:4c:01:02:03"


def test_a_board_is_found_with_its_address_and_nodes(tmp_path: Path) -> None:
    with wii_boards(tmp_path) as (wii,):
        (site,) = find_sites()
        assert (site.uid, site.hidraw, site.event, site.folder) == (UID, wii.hidraw, wii.event, wii.site)
        wii.switch_off()
        assert find_sites() == []


def test_other_devices_and_those_that_vanish_are_no_boards(tmp_path: Path) -> None:
    with wii_boards(tmp_path) as (wii,):
        remote = wii.site.with_name("0005:057E:0306.0009")
        remote.mkdir()
        (remote / "uevent").write_text("HID_NAME=Nintendo RVL-CNT-01\nHID_UNIQ=00:22:d7:e7:5b:d3\n")
        wii.site.with_name("0003:046D:C31C.0001").mkdir()
        assert [site.uid for site in find_sites()] == [UID]


def test_where_there_is_no_sysfs_there_is_no_board(tmp_path: Path) -> None:
    assert find_sites(tmp_path / "sys") == []


def test_one_of_several_has_to_be_chosen_by_address_or_node(tmp_path: Path) -> None:
    with wii_boards(tmp_path, UID, OTHER) as (one, other):
        with pytest.raises(BoardRefused, match=f"{UID}, {OTHER}") as refused:
            choose()
        assert refused.value.todo.endswith(f"wii:{UID}")
        assert choose(OTHER.upper()).hidraw == other.hidraw
        assert choose(str(one.hidraw)).uid == UID
        assert choose(own=OTHER).hidraw == other.hidraw
        with pytest.raises(BoardRefused):
            choose(own="00:00:00:00:00:00")
        with pytest.raises(BoardNotFound, match="00:00"):
            choose("00:00:00:00:00:00")
        other.switch_off()
        assert choose().uid == choose(own=OTHER).uid == UID
        one.switch_off()
        with pytest.raises(BoardNotFound, match="button") as missing:
            choose()
        assert missing.value.key == "wii_off"
