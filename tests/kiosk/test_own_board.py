"""The station keeps to its board: chosen once, it is the one to open of several."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.config import settings_file
from tests.fakes.computer import FakeComputer
from tests.fakes.kiosk_rig import kiosk_rig
from tests.fakes.live_kiosk import LiveKiosk, live_kiosk
from tests.fakes.scripted_board import ScriptedBoard

UIDS = (b"FIRSTONE", b"SECOND!!")


@pytest.fixture
def devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Two boards on this computer."""
    computer = FakeComputer(tmp_path / "root", monkeypatch)
    with ExitStack() as stack:
        found = []
        for uid in UIDS:
            folder = tmp_path / uid.decode()
            folder.mkdir()
            board = stack.enter_context(ScriptedBoard(folder, uid=uid))
            found.append(computer.plug(device=board.path))
        yield found


def opened(kiosk: LiveKiosk) -> str:
    kiosk.plug_in()
    kiosk.draw_until(lambda: kiosk.app.parts.feed.info is not None)
    kiosk.app.frame()
    info = kiosk.app.parts.feed.info
    assert info is not None
    return info.uid


def test_a_board_that_was_chosen_once_is_opened_from_then_on(devices: list[str], tmp_path: Path) -> None:
    for spec in (f"serial:{devices[1]}", "serial"):
        with live_kiosk(spec, tmp_path / "data") as kiosk:
            assert opened(kiosk) == UIDS[1].hex()


def test_until_one_was_chosen_none_is_opened(devices: list[str], tmp_path: Path) -> None:
    with live_kiosk("serial", tmp_path / "data") as kiosk:
        kiosk.plug_in()
        kiosk.draw_until(lambda: kiosk.reads(lambda t: t("refused-several_boards-title", number=2)))
    assert settings_file(tmp_path / "data").load().boards == {}


def test_the_simulated_board_is_not_remembered(tmp_path: Path) -> None:
    with kiosk_rig(tmp_path) as rig:
        rig.play(lambda rig: rig.ready())
        assert rig.app.parts.remember_board()
        assert rig.app.parts.settings.boards == {}
    assert not (tmp_path / "settings.json").exists()
