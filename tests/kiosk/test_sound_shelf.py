"""The shelf of rendered sounds: whole or made anew, by a process of its own."""

import subprocess
import sys
import threading
import wave

import pytest

from kiosk.sound import shelf as shelf_module
from kiosk.sound.render import render
from kiosk.sound.shelf import ORDER, Shelf, edition
from kiosk.sound.sounds import EFFECTS, LOOPS, PIECES, STEMS

FEW = ("tap", "chime", "waves")


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(shelf_module, "ORDER", FEW)


@pytest.fixture
def shelf(tmp_path, few):
    made = Shelf(tmp_path / "sounds")
    made.tidy()
    return made


def test_the_order_names_every_sound_once_and_effects_first():
    stems = [stem for piece in PIECES for stem in STEMS[piece]]
    assert sorted(ORDER) == sorted({*EFFECTS, *LOOPS, *stems})
    assert ORDER[: len(EFFECTS)] == EFFECTS


def test_what_is_kept_is_there_and_is_a_sound(shelf):
    shelf.keep("tap", bytes(400))
    assert shelf.missing() == ["chime", "waves"]
    with wave.open(str(shelf.path("tap"))) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (2, 2, 44100)
        assert sound.getnframes() == 100
    assert [path.name for path in shelf.path("tap").parent.iterdir()] == [shelf.path("tap").name]


@pytest.mark.parametrize("content", [b"", b"RIFF", b"x" * 5000])
def test_a_damaged_file_is_missing(shelf, content):
    shelf.path("tap").write_bytes(content)
    assert "tap" in shelf.missing()


def test_a_file_cut_off_by_a_power_cut_is_missing(shelf):
    shelf.keep("tap", bytes(4000))
    whole = shelf.path("tap").read_bytes()
    shelf.path("tap").write_bytes(whole[:-4])
    assert "tap" in shelf.missing()


def test_other_editions_and_what_was_left_unfinished_go(shelf):
    shelf.keep("tap", bytes(400))
    folder = shelf.path("tap").parent
    for name in ("tap-0123456789abcdef.wav", "waves-x.123.part"):
        (folder / name).write_bytes(b"old")
    shelf.tidy()
    assert list(folder.iterdir()) == [shelf.path("tap")]


def test_the_edition_follows_the_sources(monkeypatch, tmp_path):
    folder = tmp_path / "sound"
    (folder / "synthesis").mkdir(parents=True)
    for name in ("shelf.py", "sounds.py", "limiter.py", "synthesis/music.py"):
        (folder / name).write_text(name)
    monkeypatch.setattr(shelf_module, "__file__", str(folder / "shelf.py"))
    before = edition()
    assert edition() == before
    (folder / "synthesis" / "music.py").write_text("louder")
    assert edition() != before


def test_the_renderer_makes_only_what_is_missing(shelf, capsys):
    shelf.keep("chime", bytes(400))
    kept = shelf.path("chime").read_bytes()
    render(shelf.path("tap").parent)
    assert capsys.readouterr().out.split() == ["tap", "waves"]
    assert shelf.missing() == []
    assert shelf.path("chime").read_bytes() == kept


def test_stock_gives_what_is_there_and_has_the_rest_made_by_a_process(tmp_path):
    shelf = Shelf(tmp_path / "sounds")
    shelf.tidy()
    for name in ORDER:
        if name not in FEW:
            shelf.keep(name, bytes(400))
    stock = [name for name, path in shelf.stock() if path == shelf.path(name)]
    assert stock == [*(name for name in ORDER if name not in FEW), *(name for name in ORDER if name in FEW)]
    assert shelf.missing() == []


def test_ending_does_not_wait_for_the_renderer(tmp_path):
    shelf = Shelf(tmp_path / "sounds")
    names = []

    def take():
        names.extend(name for name, _ in shelf.stock())

    thread = threading.Thread(target=take)
    thread.start()
    shelf.abort()
    thread.join(timeout=30.0)
    assert not thread.is_alive()
    assert len(names) < len(ORDER)
    assert list(shelf.stock()) == []


def test_a_folder_that_cannot_be_made_leaves_silence(tmp_path):
    (tmp_path / "file").write_text("")
    assert list(Shelf(tmp_path / "file" / "sounds").stock()) == []


def test_the_renderer_loads_no_screen_and_no_mixer():
    code = "import sys, kiosk.sound.render; print('pygame' in sys.modules)"
    out = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True, timeout=30.0).stdout
    assert out.strip() == "False"
