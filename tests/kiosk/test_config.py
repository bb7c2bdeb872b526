"""The settings outlive a restart; damage is named; a power cut leaves the old or the new ones."""

import json
import os
from pathlib import Path

import pytest

from kiosk.config import Comfort, Settings, SettingsFile, default_data_dir
from station.errors import UsageError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


def test_the_first_start_is_dutch_and_writes_nothing(path: Path) -> None:
    assert SettingsFile(path).load() == Settings(lang="nl")
    assert not path.parent.exists()


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_settings_survive(path: Path, lang: str) -> None:
    SettingsFile(path).save(Settings(lang="en" if lang == "nl" else "nl"))
    SettingsFile(path).save(Settings(lang=lang))
    assert SettingsFile(path).load() == Settings(lang=lang)
    assert json.loads(path.read_text("utf-8"))["lang"] == lang
    assert list(path.parent.iterdir()) == [path]


def test_comfort_weight_and_boards_of_the_station_are_kept_beside_the_language(path: Path) -> None:
    kept = Settings(
        "en", Comfort(calm=True, large_text=True, left_handed=True, sound="effects"), 17.5, {"serial": "41"}
    )
    SettingsFile(path).save(kept)
    assert SettingsFile(path).load() == kept
    assert json.loads(path.read_text("utf-8")) == {
        "lang": "en",
        "weight_kg": 17.5,
        "boards": {"serial": "41"},
        "calm": True,
        "large_text": True,
        "left_handed": True,
        "sound": "effects",
    }


@pytest.mark.parametrize(("name", "value"), [("calm", "yes"), ("large_text", 1), ("left_handed", None), ("sound", "x")])
def test_no_other_comfort_can_be_set(name: str, value: object) -> None:
    with pytest.raises(UsageError):
        Comfort(**{name: value})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "damaged",
    [
        *(b"", b"{", b"[]", b"7", b"null", b'"nl"', b"\xff\xfe", b'{"lang": "nl"'),
        *(b'{"lang": "de"}', b'{"lang": 3}', b'{"lang": ["nl"]}', b'{"calm": 1}', b'{"sound": "loud"}'),
        *(b'{"boards": "4142"}', b'{"boards": {"serial": 41}}', b'{"boards": null}'),
        *(b'{"weight_kg": "20"}', b'{"weight_kg": 0}', b'{"weight_kg": NaN}', b'{"weight_kg": null}'),
    ],
)
def test_a_damaged_file_is_named_and_left_alone(path: Path, damaged: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damaged)
    with pytest.raises(UsageError) as refused:
        SettingsFile(path).load()
    assert str(path) in refused.value.what
    assert "remove it" in refused.value.todo
    assert path.read_bytes() == damaged


def test_a_folder_in_its_place_is_named(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(UsageError, match=r"settings\.json cannot be read"):
        SettingsFile(path).load()


def test_no_other_language_can_be_set() -> None:
    with pytest.raises(UsageError, match="nl, en"):
        Settings(lang="fr")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_save_that_fails_leaves_the_old_settings_whole(
    path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    SettingsFile(path).save(Settings(lang="en"))

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(*((os, "fsync", fail) if step == "fsync" else (Path, "replace", fail)))
    with pytest.raises(OSError, match="full"):
        SettingsFile(path).save(Settings(lang="nl"))
    monkeypatch.undo()
    assert SettingsFile(path).load() == Settings(lang="en")
    SettingsFile(path).save(Settings(lang="nl"))
    assert SettingsFile(path).load() == Settings(lang="nl")


def test_new_settings_are_on_the_disk_before_they_take_the_old_ones_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (done.append("sync"), fsync(fd))[1])
    monkeypatch.setattr(Path, "replace", lambda self, to: (done.append("replace"), replace(self, to))[1])
    SettingsFile(path).save(Settings())
    assert done[:2] == ["sync", "replace"]
    if os.name == "posix":
        assert done == ["sync", "replace", "sync"]  # the last one is the folder


@pytest.mark.parametrize(
    ("system", "variable", "value", "expected"),
    [
        ("linux", "XDG_DATA_HOME", "/home/a/share", "/home/a/share/evenkeel"),
        ("linux", "XDG_DATA_HOME", None, "~/.local/share/evenkeel"),
        ("darwin", "XDG_DATA_HOME", None, "~/Library/Application Support/evenkeel"),
        ("win32", "LOCALAPPDATA", "/users/a/local", "/users/a/local/evenkeel"),
        ("win32", "LOCALAPPDATA", None, "~/AppData/Local/evenkeel"),
    ],
)
def test_data_goes_where_the_system_keeps_it(
    system: str, variable: str, value: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    if value is None:
        monkeypatch.delenv(variable, raising=False)
    else:
        monkeypatch.setenv(variable, value)
    assert default_data_dir() == Path(expected).expanduser()


def test_what_another_version_left_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_bytes(b'{"lang": "en", "colour": 1}')
    assert SettingsFile(tmp_path / "settings.json").load() == Settings(lang="en")
