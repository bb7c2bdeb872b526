"""A recording comes back as it went in, and what is wrong with one is said."""

import dataclasses
import math
import os
from pathlib import Path

import numpy as np
import pytest

from station.errors import RecordingError
from station.frames import ForceBlock
from station.game.ticks import Tick, pack_ticks
from station.store.recording_format import board_from_dict, board_to_dict
from station.store.recordings import Recording, RecordingWriter, Segment, compress, read_recording, sha256_of
from tests.fakes import stored


def frames(recording: Recording) -> tuple[np.ndarray, ...]:
    blocks = recording.blocks
    return tuple(
        np.concatenate([getattr(b, name) for b in blocks]) for name in ("t_us", "counts", "forces_n", "flags", "lost")
    )


def write_session(path: Path) -> None:
    """Five seconds at 100 Hz with two rounds, the first of them paused once."""
    writer = RecordingWriter(path, stored.header())
    for k in range(50):
        if k == 2:
            writer.round_start(stored.round_start(1))
        if k == 15:
            writer.segment(Segment(150_000, 0, 12 * 13, (1.0, 2.0, 3.0, 4.0), (0.01, -0.02)))
        if k == 30:
            writer.round_end(stored.round_end(12 * 27))
            writer.round_start(stored.round_start(2))
        writer.frames(stored.block(10 * k, 10))
        if 2 < k < 30:
            writer.ticks(stored.ticks(12 * (k - 3), 12))
    writer.close()
    writer.close()


def test_all_comes_back_bit_by_bit(tmp_path: Path) -> None:
    write_session(tmp_path / "a.evk")
    recording = read_recording(tmp_path / "a.evk")
    assert recording.complete
    assert recording.stopped_because == ""
    assert recording.header == stored.header()
    whole = stored.block(0, 500)
    expected = (whole.t_us, whole.counts, whole.forces_n, whole.flags, whole.lost)
    for found, wanted in zip(frames(recording), expected, strict=True):
        assert found.dtype == wanted.dtype
        np.testing.assert_array_equal(found, wanted)
    assert recording.frame_count == 500
    assert {b.arrival_s for b in recording.blocks} == {0.0}
    first, second = recording.rounds
    assert first.start == stored.round_start(1)
    assert first.segments == (first.start.segment, Segment(150_000, 0, 156, (1.0, 2.0, 3.0, 4.0), (0.01, -0.02)))
    assert pack_ticks(first.ticks) == pack_ticks(stored.ticks(0, 12 * 27))
    assert first.end == stored.round_end(12 * 27)
    assert second.end is None


def test_chunks_are_about_a_second(tmp_path: Path) -> None:
    write_session(tmp_path / "a.evk")
    lengths = [len(b) for b in read_recording(tmp_path / "a.evk").blocks]
    assert max(lengths) <= 110


def test_a_new_epoch_is_a_new_block(tmp_path: Path) -> None:
    writer = RecordingWriter(tmp_path / "a.evk", stored.header())
    writer.frames(stored.block(40, 10, epoch=0))
    writer.frames(ForceBlock.empty(epoch=70_000))
    writer.frames(stored.block(0, 10, epoch=70_000))
    writer.close()
    found = [(b.epoch, len(b)) for b in read_recording(tmp_path / "a.evk").blocks]
    assert found == [(0, 10), (70_000, 10)]


def test_compressed_recording_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.evk"
    write_session(path)
    plain, size = read_recording(path), path.stat().st_size
    packed = compress(path)
    assert packed.name == "a.evk.zst"
    assert [p.name for p in tmp_path.iterdir()] == ["a.evk.zst"]
    assert packed.stat().st_size < size
    again = read_recording(packed)
    assert again.complete
    assert again.rounds == plain.rounds
    for found, wanted in zip(frames(again), frames(plain), strict=True):
        np.testing.assert_array_equal(found, wanted)
    assert len(sha256_of(packed)) == 64
    if os.name == "posix":  # elsewhere a mode says nothing
        assert packed.stat().st_mode & 0o077 == 0


def test_compression_that_does_not_verify_keeps_the_plain_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.evk"
    write_session(path)
    monkeypatch.setattr("station.store.files.write_all", lambda fd, data: os.write(fd, data[:-40]))
    with pytest.raises(RecordingError, match="did not come back equal"):
        compress(path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.evk"]
    assert read_recording(path).complete


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_refused(tmp_path: Path, bad: float) -> None:
    writer = RecordingWriter(tmp_path / "a.evk", stored.header())
    with pytest.raises(RecordingError, match="cannot be recorded"):
        writer.round_start(stored.round_start(params={"speed": bad}))
    writer.round_start(stored.round_start())
    with pytest.raises(RecordingError, match="not finite"):
        writer.ticks([Tick(0, 0.0, bad, 0.0, 0.0, 700.0, 1)])
    with pytest.raises(RecordingError, match="cannot be recorded"):
        writer.round_end(stored.round_end(0, metrics={"latency_s": bad}))
    writer.round_end(stored.round_end(0))
    writer.close()
    assert read_recording(tmp_path / "a.evk").rounds[0].end == stored.round_end(0)


def test_ticks_outside_a_round_are_refused(tmp_path: Path) -> None:
    writer = RecordingWriter(tmp_path / "a.evk", stored.header())
    with pytest.raises(RecordingError, match="belongs to a round"):
        writer.ticks(stored.ticks(0, 1))
    with pytest.raises(RecordingError, match="belongs to a round"):
        writer.round_end(stored.round_end(0))
    writer.close()


def test_a_recording_is_never_written_over(tmp_path: Path) -> None:
    write_session(tmp_path / "a.evk")
    with pytest.raises(RecordingError, match="exists"):
        RecordingWriter(tmp_path / "a.evk", stored.header())
    assert read_recording(tmp_path / "a.evk").complete


def test_nothing_more_after_closing(tmp_path: Path) -> None:
    write_session(tmp_path / "a.evk")
    with (tmp_path / "a.evk").open("ab") as file:
        file.write(b"more")
    recording = read_recording(tmp_path / "a.evk")
    assert not recording.complete
    assert "does not start" in recording.stopped_because or "cut short" in recording.stopped_because
    assert recording.frame_count == 500


@pytest.mark.parametrize("content", [b"", b"time,x,y\n1,2,3\n" * 9, b"\x28\xb5\x2f\xfd" + b"\0" * 99])
def test_other_files_are_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.evk"
    path.write_bytes(content)
    with pytest.raises(RecordingError, match=r"other\.evk is not a recording"):
        read_recording(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="cannot be read"):
        read_recording(tmp_path / "none.evk")


def test_another_format_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("station.store.recording_format.FORMAT", 2)
    write_session(tmp_path / "a.evk")
    monkeypatch.undo()
    with pytest.raises(RecordingError, match="format 2; this version reads format 1"):
        read_recording(tmp_path / "a.evk")


def test_an_uncalibrated_wobble_board_comes_back(tmp_path: Path) -> None:
    board = dataclasses.replace(stored.BOARD, calibrated=False, surface="wobble")
    RecordingWriter(tmp_path / "a.evk", dataclasses.replace(stored.header(), board=board)).close()
    assert read_recording(tmp_path / "a.evk").header.board == board


def test_a_board_of_a_recording_from_before_boards_told_tilt_measures_forces() -> None:
    told = board_to_dict(stored.BOARD)
    del told["tilt_height_m"]
    assert board_from_dict(told) == stored.BOARD and stored.BOARD.tilt_height_m == 0.0


def test_a_recording_lasts_as_long_as_its_frames_by_the_board(tmp_path: Path) -> None:
    writer = RecordingWriter(tmp_path / "a.evk", stored.header())
    writer.frames(stored.block(0, 301))
    writer.frames(stored.block(50_000, 101, epoch=1))
    writer.close()
    assert read_recording(tmp_path / "a.evk").duration_s == 4.0
    RecordingWriter(tmp_path / "b.evk", stored.header()).close()
    assert read_recording(tmp_path / "b.evk").duration_s == 0.0
