"""Something else in the board's place, in the real kiosk: before anybody plays, and in mid-game and mid-trial."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from hardware_drivers import ports
from hardware_drivers.ports import PortRow
from kiosk.pilot import Script
from tests.fakes.fault_rig import PLACES, FaultRig, Place, Words, cue, fault_rig, refused
from tests.fakes.live_kiosk import live_kiosk
from tests.fakes.scripted_board import ScriptedBoard
from tests.faults.rows import FIRMWARE, GARBAGE, TWO, Recorder, noticed

WAITS_S = 20.0
LEAST_FPS = 30.0
BRIEF_S = 0.5
"""An attempt that is over sooner says nothing of frames a second: making the screen that tells of it takes as long."""


@dataclass(frozen=True)
class Impostor:
    """Something that is plugged in and is not the board."""

    row: str
    what: str
    words: Words
    drip: bytes = b""
    answers: bool = False
    protocol: int = 1
    limit_s: float | None = None

    @contextmanager
    def plugged(self, folder: Path) -> Iterator[ScriptedBoard]:
        folder.mkdir()
        with ScriptedBoard(folder, protocol=self.protocol) as device:
            device.deaf = not self.answers
            device.drip = self.drip
            yield device


IMPOSTORS = [
    Impostor(GARBAGE, "a byte now and then", refused("not_a_board"), drip=b"U"),
    Impostor(FIRMWARE, "another protocol", refused("other_protocol"), answers=True, protocol=2),
    Impostor(GARBAGE, "bytes without end", refused("not_a_board"), drip=1000 * b"U"),
    Impostor(GARBAGE, "not a word", refused("no_answer"), limit_s=5.0),  # an Uno takes 1.6 s to begin
]
ANOTHER = Impostor(TWO, "another in its place", refused("another_board"), answers=True)


def refuses(rig: FaultRig, impostor: Impostor) -> bool:
    return rig.reads(impostor.words) and rig.hears(cue("refused"))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_in_the_middle_it_is_refused_in_words_and_the_board_is_taken_back(
    tmp_path: Path, record_property: Recorder, place: Place
) -> None:
    def script(rig: FaultRig) -> Script:
        yield from place.go(rig)
        board = rig.app.parts.feed.source
        rig.clock.hold_to(1.0)  # how long a device is listened to is told by the real bytes
        rig.listen()
        with ExitStack() as stack:
            for number, impostor in enumerate((*IMPOSTORS[:2], ANOTHER)):
                device = stack.enter_context(impostor.plugged(tmp_path / f"impostor-{number}"))
                stack.enter_context(patch.object(board, "_locate", lambda device=device: str(device.path)))
                rig.steer("fault", name="unplug")
                began_s = rig.now_s
                yield from rig.until(partial(refuses, rig, impostor), WAITS_S)
                said = rig.tells(impostor.words, cue("refused"))
                noticed(record_property, impostor.row, impostor.what, "serial", place.name, rig.now_s - began_s, said)
        rig.steer("fault", name="replug")
        yield from rig.until(lambda: rig.hears(cue("board_back")), WAITS_S)
        rig.clock.hold_to(0.0)
        yield from place.goes_on(rig)
        assert "board_lost" in place.quality(rig).reasons

    with fault_rig(tmp_path / "data") as rig:
        rig.play(lambda _: script(rig))


@pytest.mark.parametrize("impostor", IMPOSTORS, ids=lambda each: each.what)
def test_at_the_start_it_is_refused_while_the_screen_goes_on_and_the_board_is_taken_when_it_comes(
    tmp_path: Path, record_property: Recorder, impostor: Impostor
) -> None:
    link, real = tmp_path / "port", tmp_path / "real"
    real.mkdir()
    with live_kiosk(f"serial:{link}", tmp_path / "data") as kiosk:
        with impostor.plugged(tmp_path / "impostor") as device:
            link.symlink_to(device.path)
            kiosk.plug_in()
            frames, after_s = kiosk.draw_until(lambda: kiosk.reads(impostor.words))
            link.unlink()
        assert after_s < BRIEF_S or frames > LEAST_FPS * after_s
        said = impostor.words(kiosk.app.parts.kit.t)
        noticed(record_property, impostor.row, impostor.what, "serial", "start", after_s, said, impostor.limit_s)
        with ScriptedBoard(real) as board:
            link.symlink_to(board.path)
            kiosk.draw_until(kiosk.ready)


def test_of_two_boards_none_is_taken_until_one_is_left(tmp_path: Path, record_property: Recorder) -> None:
    words: Words = lambda t: t("refused-several_boards-title", number=2)  # noqa: E731 - one line of it
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    with (
        ScriptedBoard(folders[0]) as one,
        ScriptedBoard(folders[1], uid=b"ANOTHER1") as two,
        live_kiosk("serial", tmp_path / "data") as kiosk,
    ):
        plugged = [PortRow(str(board.path), str(board.path), "Arduino", likely=True) for board in (one, two)]
        with patch.object(ports, "list_ports", lambda: list(plugged)):
            kiosk.plug_in()
            _, after_s = kiosk.draw_until(lambda: kiosk.reads(words))
            said = words(kiosk.app.parts.kit.t)
            noticed(record_property, TWO, "both at the start", "serial", "start", after_s, said)
            plugged.pop()
            kiosk.draw_until(kiosk.ready)
            info = kiosk.app.parts.feed.info
            assert info is not None and info.address == str(one.path)
