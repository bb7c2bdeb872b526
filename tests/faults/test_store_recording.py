"""Whatever happens to a recording, what can still be read is right."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from station.errors import RecordingError
from station.game.ticks import pack_ticks
from station.store import files
from station.store.recordings import Recording, RecordingWriter, compress, read_recording
from tests.fakes import stored

TRUTH = stored.block(0, 2000)


def assert_nothing_wrong(recording: Recording) -> int:
    """Every sample, tick and result that was read is the one recorded; return how many samples there are."""
    n = 0
    for block in recording.blocks:
        for name in ("t_us", "counts", "forces_n", "flags", "lost"):
            np.testing.assert_array_equal(getattr(block, name), getattr(TRUTH, name)[n : n + len(block)])
        n += len(block)
    for number, played in enumerate(recording.rounds, start=1):
        assert played.start == stored.round_start(number)
        assert pack_ticks(played.ticks) == pack_ticks(stored.ticks(0, len(played.ticks)))
        assert played.end in (None, stored.round_end(len(played.ticks)))
    return n


def record(path: Path, blocks: int = 6, size: int = 5) -> RecordingWriter:
    """Frames at 100 Hz in small blocks, a round that ends half-way, and one that does not."""
    writer = RecordingWriter(path, stored.header())
    writer.round_start(stored.round_start(1))
    for k in range(blocks):
        writer.frames(stored.block(size * k, size))
        writer.ticks(stored.ticks(6 * (k % (blocks // 2)), 6))
        if k == blocks // 2 - 1:
            writer.round_end(stored.round_end(6 * (blocks // 2)))
            writer.round_start(stored.round_start(2))
    return writer


def test_cut_at_every_byte(tmp_path: Path) -> None:
    record(tmp_path / "whole.evk").close()
    whole = (tmp_path / "whole.evk").read_bytes()
    cut = tmp_path / "cut.evk"
    counts, refused = [], 0
    for length in range(len(whole)):
        cut.write_bytes(whole[:length])
        try:
            recording = read_recording(cut)
        except RecordingError:
            refused += 1
            continue
        assert not recording.complete
        assert recording.stopped_because
        counts.append(assert_nothing_wrong(recording))
    assert counts == sorted(counts)
    assert counts[-1] == 30
    assert refused < 900  # only within the header


def test_every_byte_damaged(tmp_path: Path) -> None:
    record(tmp_path / "whole.evk", blocks=4, size=3).close()
    whole = (tmp_path / "whole.evk").read_bytes()
    bad = tmp_path / "bad.evk"
    for at in range(len(whole)):
        damaged = bytearray(whole)
        damaged[at] ^= 1 << at % 8
        bad.write_bytes(damaged)
        try:
            recording = read_recording(bad)
        except RecordingError:
            continue
        assert not recording.complete
        assert_nothing_wrong(recording)


def test_damaged_compressed_file(tmp_path: Path) -> None:
    record(tmp_path / "a.evk", blocks=100, size=20).close()
    packed = compress(tmp_path / "a.evk")
    whole = packed.read_bytes()
    for at in range(0, len(whole), 97):
        for damaged in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :]):
            packed.write_bytes(damaged)
            try:
                recording = read_recording(packed)
            except RecordingError:
                continue
            assert_nothing_wrong(recording)


def test_chunks_of_another_recording_do_not_pass(tmp_path: Path) -> None:
    """A power cut can leave old disk blocks in a file's tail: whole chunks, of another session."""
    record(tmp_path / "a.evk").close()
    RecordingWriter(tmp_path / "b.evk", replace(stored.header(), session_id="another")).close()
    a, b = (tmp_path / "a.evk").read_bytes(), (tmp_path / "b.evk").read_bytes()
    header_a, header_b = a.index(b"\x89EVK", 1), b.index(b"\x89EVK", 1)
    (tmp_path / "c.evk").write_bytes(b[:header_b] + a[header_a:])
    recording = read_recording(tmp_path / "c.evk")
    assert recording.blocks == recording.rounds == ()
    assert "damaged" in recording.stopped_because


def test_power_cut_costs_at_most_the_last_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only synced bytes are sure; of the others any part may be there."""
    path = tmp_path / "a.evk"
    synced = [0]
    real = files.sync_data

    def sync(fd: int) -> None:
        real(fd)
        synced.append(path.stat().st_size)

    monkeypatch.setattr(files, "sync_data", sync)
    writer = RecordingWriter(path, stored.header())
    writer.round_start(stored.round_start(1))
    cut = tmp_path / "cut.evk"
    for k in range(100):
        writer.frames(stored.block(20 * k, 20))
        writer.ticks(stored.ticks(24 * k, 24))
        whole = path.read_bytes()
        for length in {synced[-1], (synced[-1] + len(whole)) // 2, len(whole)}:
            cut.write_bytes(whole[:length])
            found = assert_nothing_wrong(read_recording(cut))
            lost = 20 * (k + 1) - found
            assert lost <= 100  # frames at 100 Hz
    assert len(synced) >= 17


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data[:7])))
    record(tmp_path / "a.evk").close()
    monkeypatch.undo()
    recording = read_recording(tmp_path / "a.evk")
    assert recording.complete
    assert assert_nothing_wrong(recording) == 30


@pytest.mark.parametrize("part", [0, 1, 40])
def test_full_disk_leaves_whole_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    path = tmp_path / "a.evk"
    writer = RecordingWriter(path, stored.header())
    writer.frames(stored.block(0, 100))
    writer.flush()
    size = path.stat().st_size
    real = os.write
    left = [part]

    def write(fd: int, data: memoryview) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        n = real(fd, bytes(data[: left[0]]))
        left[0] -= n
        return n

    monkeypatch.setattr(os, "write", write)
    writer.frames(stored.block(100, 50))
    with pytest.raises(RecordingError, match="No space left on device"):
        writer.flush()
    monkeypatch.undo()
    assert path.stat().st_size == size
    assert assert_nothing_wrong(read_recording(path)) == 100
    with pytest.raises(RecordingError, match="has ended"):
        writer.frames(stored.block(150, 10))
    writer.close()


def test_failed_sync_ends_the_recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = RecordingWriter(tmp_path / "a.evk", stored.header())

    def fail(fd: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(files, "sync_data", fail)
    writer.frames(stored.block(0, 50))
    with pytest.raises(RecordingError, match="Input/output error"):
        writer.flush()
    assert_nothing_wrong(read_recording(tmp_path / "a.evk"))


def test_no_folder_to_write_in(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="cannot be written"):
        RecordingWriter(tmp_path / "none" / "a.evk", stored.header())
