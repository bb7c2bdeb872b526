"""Free space decides what may start; the ballast really takes space and gives it back."""

from pathlib import Path

import pytest

from station.errors import StoreError
from station.store import files
from station.store.space import BALLAST_BYTES, drop_ballast, lay_ballast, room


@pytest.mark.parametrize(
    ("free", "recording", "session"),
    [
        (500_000_000, True, True),
        (499_999_999, False, True),
        (200_000_000, False, True),
        (199_999_999, False, False),
        (0, False, False),
    ],
)
def test_what_may_start(free: int, recording: bool, session: bool) -> None:
    found = room(lambda: free)
    assert (found.recording, found.session, found.free_bytes) == (recording, session, free)


def test_ballast_is_laid_once_and_dropped_once(tmp_path: Path) -> None:
    lay_ballast(tmp_path)
    (file,) = tmp_path.iterdir()
    assert file.stat().st_size == BALLAST_BYTES
    assert 512 * file.stat().st_blocks >= BALLAST_BYTES
    first = file.stat().st_mtime_ns
    lay_ballast(tmp_path)
    assert file.stat().st_mtime_ns == first
    assert drop_ballast(tmp_path)
    assert not drop_ballast(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_half_a_ballast_is_laid_again(tmp_path: Path) -> None:
    (tmp_path / "ballast").write_bytes(b"half")
    lay_ballast(tmp_path)
    assert (tmp_path / "ballast").stat().st_size == BALLAST_BYTES


def test_no_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No space can be kept in reserve"):
        lay_ballast(tmp_path / "none")


def test_a_ballast_that_another_kiosk_lays_meanwhile_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create = files.create

    def late(path: Path) -> int:
        path.write_bytes(b"another one")
        return create(path)

    monkeypatch.setattr(files, "create", late)
    lay_ballast(tmp_path)
    assert (tmp_path / "ballast").read_bytes() == b"another one"
