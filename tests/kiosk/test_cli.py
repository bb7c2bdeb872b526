"""The command line: what it explains, what it prints, and one plain line for whatever is wrong."""

import gc
import json
import os
import re
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from games import GAMES
from kiosk import bench_wire, boards
from kiosk.cli import main
from kiosk.config import app_version
from kiosk.options import COMMANDS
from kiosk.pilot import Script
from station.errors import UsageError
from station.game.ticks import Tick
from station.store.recordings import Recording, RecordingWriter, read_recording
from tests.fakes import repository, stored
from tests.fakes.kiosk_rig import Rig, kiosk_rig

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


def printed_json(capsys: Capture) -> Any:
    out, err = capsys.readouterr()
    assert err == ""
    return json.loads(out)


# Help


def help_of(words: list[str], capsys: Capture) -> str:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--help"])
    assert ended.value.code == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_each_of_its_options(command: str, capsys: Capture) -> None:
    text = help_of([command], capsys)
    assert text.startswith(f"usage: evenkeel {command} ")
    explained = re.findall(r"^  (?:-\w, )?(--[\w-]+)(?: \S+)*?(?:  +|\n +)\w+", text, re.MULTILINE)
    assert set(explained) == set(re.findall(r"--[a-z-]+", text.split("\n\n")[0])) | {"--help"}


def test_help_names_every_command_and_the_options_that_need_none(capsys: Capture) -> None:
    text = help_of([], capsys)
    assert text.startswith("usage: evenkeel [COMMAND] [options]\n")
    for command in COMMANDS:
        assert re.search(rf"^ +{command}(?:  +|\n +)\w", text, re.MULTILINE), command
    for option in set(re.findall(r"--[a-z]+", help_of(["kiosk"], capsys))):
        assert option in text


def test_the_version_is_told(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"evenkeel {app_version()}\n"


# What is wrong


def complaint(words: list[str], capsys: Capture) -> str:
    """Return the one line that is printed instead of a traceback."""
    assert main(words) == 2
    err = capsys.readouterr().err
    assert err.startswith("evenkeel: ") and err.count("\n") == 1 and err.endswith("\n")
    return err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["frobnicate"], "no command 'frobnicate'"),
        ([""], "no command ''"),
        (["--frobnicate"], "--frobnicate"),
        (["kiosk", "extra"], "extra"),
        (["--board", "wobble"], "serial, simulated, playback"),
        (["--board", ""], "no board driver ''"),
        (["--board", "playback"], "playback:FILE"),
        (["--board", "simulated:x"], "takes no address"),
        (["--board"], "--board"),
        (["--lang", "de"], "invalid choice: 'de'"),
        (["--seed", "one"], "'one' is not a whole number"),
        (["--seed", "1.5"], "'1.5' is not a whole number"),
        (["--seed", "-1"], "'-1' is not a whole number"),
        (["--seed", "4294967296"], "from 0 to 4294967295"),
        (["demo"], "--out"),
        (["demo", "--out", "x", "--lang", "fr"], "invalid choice: 'fr'"),
        (["demo", "--out", "x", "--seed", "x"], "'x' is not a whole number"),
        (["demo", "--out", "x", "--speed", "fast"], "'fast' is not a positive number"),
        (["demo", "--out", "x", "--speed", "0"], "'0' is not a positive number"),
        (["demo", "--out", "x", "--speed", "nan"], "'nan' is not a positive number"),
        (["demo", "--out", "x", "--speed", "inf"], "'inf' is not a positive number"),
        (["demo", "--out", "file"], "--out DIR"),
        (["demo", "--out", "file/below"], "--out DIR"),
        (["demo", "--out", "out", "--data", "file"], "--data DIR"),
        (["--data", "file"], "--data DIR"),
        (["--data", "file/below"], "--data DIR"),
        (["replay"], "file"),
        (["replay", "none.evk"], "none.evk cannot be read"),
        (["replay", "."], "cannot be read"),
        (["replay", "file"], "file is not a recording"),
        (["replay", "empty"], "empty is not a recording"),
        (["replay", "file/below"], "cannot be read"),
        (["replay", "n" * 300], "cannot be read"),
        (["boards", "extra"], "extra"),
        (["boards", "--wrong"], "does not know '--wrong'. See: evenkeel boards --help"),
        (["bench", "board"], "invalid choice: 'board'"),
        (["bench", "--seconds", "-3"], "'-3' is not a positive number"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_bad_input_gives_one_line_and_status_2(
    words: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("plain words")
    (tmp_path / "empty").touch()
    assert says in complaint(words, capsys)


def test_a_folder_that_cannot_be_written_is_named(capsys: Capture) -> None:
    assert "/proc/" in complaint(["demo", "--out", "/proc/evenkeel"], capsys)


def test_damaged_settings_are_named(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "settings.json").write_text("{")
    assert str(tmp_path / "settings.json") in complaint(["--data", str(tmp_path)], capsys)


def test_a_bad_board_is_refused_with_no_screen_too(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("kiosk.display.screen_there", lambda: False)
    assert "wobble" in complaint(["--board", "wobble"], capsys)


def test_a_recording_that_is_not_there_is_refused_before_a_window_opens(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    for there in (True, False):
        monkeypatch.setattr("kiosk.display.screen_there", lambda there=there: there)
        assert "no recording MISSING" in complaint(["--board", "playback:MISSING"], capsys)


def test_the_seed_of_the_kiosk_is_the_boards_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    asked: list[tuple[str, dict[str, object]]] = []

    def make(spec: str, **options: object) -> None:
        asked.append((spec, options))
        raise UsageError("That is enough.")

    monkeypatch.setattr("kiosk.display.screen_there", lambda: True)
    monkeypatch.setattr("kiosk.start.make_board", make)
    assert "enough" in complaint(["--seed", "7", "--data", str(tmp_path)], capsys)
    assert asked == [("simulated", {"seed": 7, "own": {}})]


def test_nothing_is_collected_while_the_kiosk_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    collected: list[bool] = []

    def make(spec: str, **options: object) -> None:
        collected.append(gc.isenabled())
        raise UsageError("That is enough.")

    monkeypatch.setattr("kiosk.display.screen_there", lambda: True)
    monkeypatch.setattr("kiosk.start.make_board", make)
    assert "enough" in complaint(["--data", str(tmp_path)], capsys)
    assert collected == [False] and gc.isenabled()


def test_a_process_ends_with_that_status_and_no_traceback() -> None:
    words = [sys.executable, "-m", "kiosk", "replay", "none.evk"]
    done = subprocess.run(words, capture_output=True, text=True, env=dict(os.environ), cwd=repository.ROOT, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "evenkeel: none.evk cannot be read: No such file or directory. Check the name.\n"


def test_an_interrupt_ends_it_quietly(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(boards, "plugged", interrupt)
    assert main(["boards"]) == 130
    assert capsys.readouterr().err == ""


# Replay


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The recording of a visit: three seconds of a round, stopped."""
    folder = tmp_path_factory.mktemp("visit")

    def script(rig: Rig) -> Script:
        yield from rig.to_round()
        yield from rig.wait(3.0)
        yield from rig.tap("stop")
        yield from rig.tap("yes")
        yield from rig.at("result")

    with kiosk_rig(folder) as rig:
        rig.play(script)
    (path,) = (folder / "recordings").iterdir()
    return path


def write_again(recording: Recording, path: Path, ticks: tuple[Tick, ...]) -> Path:
    """Write a recording with other ticks in its round; every check sum is right."""
    (played,) = recording.rounds
    assert played.end is not None
    writer = RecordingWriter(path, recording.header)
    for block in recording.blocks:
        writer.frames(block)
    writer.round_start(played.start)
    for segment in played.segments[1:]:
        writer.segment(segment)
    writer.ticks(ticks)
    writer.round_end(played.end)
    writer.close()
    return path


def test_what_was_recorded_replays(recorded: Path, tmp_path: Path, capsys: Capture) -> None:
    recording = read_recording(recorded)
    for path in (recorded, write_again(recording, tmp_path / "again.evk", recording.rounds[0].ticks)):
        assert main(["replay", str(path)]) == 0
        out, err = capsys.readouterr()
        assert "bit-identical" in out and "DIFFERENT" not in out and err == ""


@pytest.mark.parametrize("field", [field.name for field in fields(Tick) if field.name not in {"index", "flags"}])
def test_one_changed_tick_is_found(recorded: Path, tmp_path: Path, capsys: Capture, field: str) -> None:
    recording = read_recording(recorded)
    ticks = list(recording.rounds[0].ticks)
    middle = len(ticks) // 2
    ticks[middle] = replace(ticks[middle], **{field: getattr(ticks[middle], field) + 1e-9})
    path = write_again(recording, tmp_path / "tampered.evk", tuple(ticks))
    assert read_recording(path).complete
    assert main(["replay", str(path)]) == 1
    assert "DIFFERENT: " in capsys.readouterr().out
    assert main(["replay", str(path), "--json"]) == 1
    report = printed_json(capsys)
    assert report["identical"] is report["rounds"][0]["identical"] is False
    assert report["rounds"][0]["difference"]


def test_a_truncated_recording_replays_up_to_there_and_says_so(recorded: Path, tmp_path: Path, capsys: Capture) -> None:
    recording = read_recording(recorded)
    whole = write_again(recording, tmp_path / "whole.evk", recording.rounds[0].ticks).read_bytes()
    cut = tmp_path / "cut.evk"
    cut.write_bytes(whole[: len(whole) * 2 // 3])
    assert main(["replay", str(cut)]) == 0
    assert "read up to here: chunk" in capsys.readouterr().out
    cut.write_bytes(whole[:40])
    assert "its header is damaged" in complaint(["replay", str(cut)], capsys)


def test_a_game_that_is_not_here_is_named(tmp_path: Path, capsys: Capture) -> None:
    writer = RecordingWriter(tmp_path / "other.evk", stored.header())
    writer.round_start(stored.round_start(game_id="tennis"))
    writer.close()
    assert "'tennis', which is not here" in complaint(["replay", str(tmp_path / "other.evk")], capsys)


def documented(command: str) -> set[str]:
    """Return the words in code type in a command's section of the manual."""
    return set(re.findall(r"`(\w+)`", repository.section("docs/operations.md", command)))


def keys_of(data: Any) -> set[str]:
    if isinstance(data, list):
        return set().union(*map(keys_of, data))
    return set(data).union(*map(keys_of, data.values())) if isinstance(data, dict) else set()


def test_the_json_of_replay_is_as_documented(recorded: Path, capsys: Capture) -> None:
    assert main(["replay", "--json", str(recorded)]) == 0
    report = printed_json(capsys)
    assert set(report) == {"file", "complete", "stopped_because", "frames", "identical", "rounds"}
    assert (report["file"], report["complete"], report["stopped_because"]) == (str(recorded), True, "")
    assert report["identical"] is True
    (played,) = report["rounds"]
    assert played["game_id"] in GAMES and played["ticks"] > 200
    assert keys_of(report) <= documented("replay")


# Bench


def test_the_json_of_bench_is_as_documented(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(bench_wire, "FRAMES", 200)
    assert main(["bench", "wire", "--json"]) == 0
    figures = printed_json(capsys)
    assert set(figures) == {"wire"}
    assert figures["wire"]["frames"] == 200 and figures["wire"]["agree"] is True
    assert keys_of(figures) <= documented("bench")


def test_bench_prints_a_table_too(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(bench_wire, "FRAMES", 200)
    assert main(["bench", "wire"]) == 0
    assert re.search(r"^wire: decoder, per frame +[\d.]+ us", capsys.readouterr().out)
