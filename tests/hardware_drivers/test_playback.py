"""A recording as a board: the same bits, at the same pace."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from hardware_drivers.playback import PlaybackBoard
from station.errors import BoardLost, BoardNotFound, BoardRefused
from station.frames import ForceBlock
from station.store.recordings import RecordingWriter
from tests.fakes import stored

FIELDS = ("t_us", "counts", "forces_n", "flags", "lost")


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    path = tmp_path / "visit.evk"
    writer = RecordingWriter(path, stored.header())
    for k in range(25):
        writer.frames(stored.block(10 * k, 10))
    writer.frames(stored.block(1000, 30, epoch=1))
    writer.close()
    return path


def joined(blocks: list[ForceBlock], name: str) -> np.ndarray:
    return np.concatenate([getattr(block, name) for block in blocks])


def test_every_bit_comes_back(recorded: Path) -> None:
    board = PlaybackBoard(recorded, paced=False)
    board.open()
    blocks = []
    while not board.finished:
        blocks.append(board.read())
    parts = [stored.block(0, 250), stored.block(1000, 30, epoch=1)]
    for name in FIELDS:
        assert joined(blocks, name).tobytes() == joined(parts, name).tobytes()
        assert joined(blocks, name).dtype == getattr(parts[0], name).dtype
    assert [block.epoch for block in blocks][-1] == 1
    board.close()


def test_info_is_the_recorded_board_as_played_back(recorded: Path) -> None:
    board = PlaybackBoard(recorded)
    board.open()
    assert (board.info.driver, board.info.address) == ("playback", str(recorded))
    assert board.info.calibration == stored.CALIBRATION
    assert board.info.uid == stored.BOARD.uid
    board.close()


def test_the_given_clock_sets_the_pace(recorded: Path) -> None:
    now_s = [50.0]
    board = PlaybackBoard(recorded, clock=lambda: now_s[0])
    board.open()
    sizes, epochs = [], []
    while not board.finished:
        block = board.read()
        sizes.append(len(block))
        epochs.append(block.epoch)
        if len(block):
            assert block.arrival_s == now_s[0]
        now_s[0] += 0.1
    # The first frame is due at once, then ten come in each tenth of a second; no block holds two epochs.
    assert sizes[:4] == [1, 10, 10, 10]
    assert sum(sizes) == 280
    assert all(earlier <= later for earlier, later in pairwise(epochs))
    assert now_s[0] - 50.0 == pytest.approx(2.9, abs=0.2)
    board.close()


def test_a_late_reader_gets_all_that_is_due(recorded: Path) -> None:
    now_s = [0.0]
    board = PlaybackBoard(recorded, clock=lambda: now_s[0])
    board.open()
    now_s[0] = 60.0
    assert [len(board.read()), len(board.read())] == [250, 30]
    assert board.finished
    with pytest.raises(BoardLost, match="over") as over:
        board.read(5.0)
    assert over.value.key == "playback_over"
    board.close()


def test_played_again_from_the_start_after_opening_again(recorded: Path) -> None:
    board = PlaybackBoard(recorded, paced=False)
    for _ in range(2):
        board.open()
        assert board.read().t_us[0] == 0
        board.close()


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BoardNotFound, match="no recording"):
        PlaybackBoard(tmp_path / "none.evk")
    (tmp_path / "text.evk").write_text("not a recording")
    with pytest.raises(BoardRefused):
        PlaybackBoard(tmp_path / "text.evk").open()


def test_a_recording_that_is_gone_when_it_is_opened_is_not_found(recorded: Path) -> None:
    board = PlaybackBoard(recorded)
    recorded.unlink()
    with pytest.raises(BoardNotFound, match="no recording"):
        board.open()
