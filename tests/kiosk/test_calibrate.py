"""``evenkeel calibrate``, on the simulated board over its port: words, pictures, what is kept, what is left alone."""

import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import content
from hardware_drivers.calibration import decode_calibration, encode_calibration
from hardware_drivers.simulated.board import SimulatedBoard
from hardware_drivers.simulated.firmware import ZEROS, board_calibration
from kiosk.calibrate_guide import Guide, picture
from kiosk.cli import main
from kiosk.clock import SystemClock
from kiosk.feed import Feed
from kiosk.journal import Journal
from station.errors import BoardLost, StoreError
from station.frames import ForceBlock
from station.programme.texts import Texts
from station.store.calibrations import CalibrationRecord, history
from station.store.database import Store
from station.store.ids import uuid7
from station.store.recordings import RecordingWriter
from station.trial.calibrating import Calibrating
from station.trial.calibration_marks import CHECK, NINE
from tests.fakes import stored
from tests.fakes.built_board import BuiltBoard
from tests.fakes.calibration_bench import Bench, calibrating
from tests.fakes.fake_clock import FakeClock

Capture = pytest.CaptureFixture[str]
STEP_US = 100_000
PATIENCE_S = 10.0

WRONG = replace(
    board_calibration(),
    gain_n_per_count=(2.0e-4, 2.1e-4, 2.2e-4, 2.3e-4),
    position_m=((0.21, 0.125), (0.22, -0.115), (-0.21, 0.115), (-0.225, -0.12)),
    date="2025-01-02",
)
"""CoP errors of centimetres."""


class HurriedBoard(SimulatedBoard):
    """A simulated board on which a tenth of a second goes by with each reading."""

    beside_m = 0.0
    """How far beside its mark the weight is put, to the right and to the left in turn."""
    left_m = 0.0
    """How far beside the mark on the left it is put besides."""
    until_us = 300_000_000
    """It is unplugged then."""
    away = -1
    """So many reads meet that before it is plugged in again; never, below 0."""

    def read(self, timeout_s: float = 0.0) -> ForceBlock:
        if self.away and self._advanced_us >= self.until_us:
            self.away -= 1
            raise BoardLost("It went away.", "Plug it in.", key="no_board")
        self.advance(self._advanced_us + STEP_US)
        return super().read(PATIENCE_S)

    def steer(self, command: dict[str, Any]) -> None:
        if command["mass_kg"]:
            self.beside_m = -self.beside_m
        left_m = self.left_m if command["ml_m"] < -0.15 else 0.0
        super().steer({**command, "ml_m": command["ml_m"] + self.beside_m + left_m})


Ready = Callable[..., HurriedBoard]


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ready]:
    made: list[HurriedBoard] = []

    def make(**options: Any) -> HurriedBoard:
        board = HurriedBoard(lockstep=True, **options)
        made.append(board)
        monkeypatch.setattr("kiosk.calibrate.make_board", lambda _, own: board)
        return board

    yield make
    for board in made:
        board.close()


def records(data: Path, board: HurriedBoard) -> tuple[CalibrationRecord, ...]:
    store = Store(data / "evenkeel.db")
    found = history(store, board.info.uid)
    store.close()
    return found


def calibrate(data: Path, *words: str) -> int:
    return main(["calibrate", "--mass", "20", "--lang", "en", "--data", str(data), *words])


@pytest.mark.parametrize("eeprom", [b"", encode_calibration(WRONG)], ids=["uncalibrated", "wrong"])
def test_a_board_is_calibrated_and_is_so_when_it_is_opened_again(
    eeprom: bytes, ready: Ready, tmp_path: Path, capsys: Capture
) -> None:
    board = ready(eeprom=eeprom)
    board.open()
    before = board.info
    assert (before.calibrated, before.calibration.date) == ((True, "2025-01-02") if eeprom else (False, ""))
    assert calibrate(tmp_path) == 0
    board.open()
    info = board.info
    (record,) = records(tmp_path, board)
    board.close()
    assert info.calibrated and info.calibration.date == record.measured_at_utc[:10]
    assert (record.board_uid, record.positions) == (info.uid, 5)
    assert record.mass_kg == pytest.approx(20.0)
    truth = board_calibration()
    assert info.calibration.zero_counts == pytest.approx(ZEROS, abs=150)
    assert info.calibration.gain_n_per_count == pytest.approx(truth.gain_n_per_count, rel=0.004)
    for found, true in zip(info.calibration.position_m, truth.position_m, strict=True):
        assert found == pytest.approx(true, abs=1.5e-3)
    assert info.calibration.gain_n_per_count == pytest.approx(record.calibration.gain_n_per_count, rel=1e-6)
    told = capsys.readouterr().out
    assert "on the board and on this station" in told
    assert ("This calibration is good." in told) == (not eeprom)


def test_the_distance_between_the_cells_that_was_told_holds_the_next_time(
    ready: Ready, tmp_path: Path, capsys: Capture
) -> None:
    for words, right in (([], "17.3 cm"), (["--spacing", "442", "246"], "17.7 cm"), (["--positions", "9"], "17.7 cm")):
        board = ready(eeprom=b"")
        assert calibrate(tmp_path, *words) == 0
        assert f"From the middle: {right} to the right." in capsys.readouterr().out
    assert [record.spacing_m for record in records(tmp_path, board)] == [(0.442, 0.246)] * 2 + [(0.433, 0.238)]


def test_a_board_that_forgot_its_calibration_is_given_it_again(ready: Ready, tmp_path: Path) -> None:
    board = ready(eeprom=b"")
    assert calibrate(tmp_path) == 0
    (record,) = records(tmp_path, board)
    forgetful = ready(eeprom=b"")
    with closing(Journal(tmp_path, SystemClock(), uuid7, "0.1.0")) as journal:
        feed = Feed(forgetful, SystemClock(), recall=journal.recall_calibration)
        feed.open_now()
        feed.poll()
        assert feed.info is not None and feed.info.calibrated
        assert feed.info.calibration == decode_calibration(encode_calibration(record.calibration))
        feed.close()
    forgetful.open()
    assert forgetful.info.calibration.date == record.calibration.date


def test_its_json_tells_all_of_it_and_the_words_go_elsewhere(ready: Ready, tmp_path: Path, capsys: Capture) -> None:
    board = ready(eeprom=b"")
    assert calibrate(tmp_path, "--positions", "9", "--json") == 0
    out, err = capsys.readouterr()
    told = json.loads(out)
    (record,) = records(tmp_path, board)
    assert (told["verdict"], told["reasons"], told["positions"], told["on_board"]) == ("good", [], 9, True)
    assert told["calibration"] == record.calibration.to_dict()
    assert told["residual_m"] == record.calibration.residual_m < 1e-3
    assert told["check"] == {"weight_error": record.check.weight_error, "place_error_m": record.check.place_error_m}
    assert "Step 11 of 11" in err and "[x]" in err


def test_a_check_keeps_nothing(ready: Ready, tmp_path: Path, capsys: Capture) -> None:
    board = ready()
    assert calibrate(tmp_path, "--check") == 0
    assert "The board is right" in capsys.readouterr().out
    assert records(tmp_path, board) == ()
    board.open()
    assert board.info.calibration == board_calibration()


def test_a_wrong_board_fails_its_check_and_says_why(ready: Ready, tmp_path: Path, capsys: Capture) -> None:
    ready(eeprom=encode_calibration(WRONG))
    assert calibrate(tmp_path, "--check", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["verdict"] == "again"
    assert {reason["why"] for reason in told["reasons"]} >= {"check-weight", "check-place"}
    assert all(reason["text"].endswith(".") for reason in told["reasons"])


def test_what_is_not_good_enough_is_not_kept(ready: Ready, tmp_path: Path, capsys: Capture) -> None:
    board = ready()
    board.beside_m = 0.02
    assert calibrate(tmp_path) == 1
    assert "cannot be kept" in capsys.readouterr().out
    assert records(tmp_path, board) == ()
    board.open()
    assert board.info.calibration == board_calibration()


def test_a_place_that_does_not_fit_is_asked_for_once_more(ready: Ready, tmp_path: Path, capsys: Capture) -> None:
    board = ready()
    board.left_m = 0.03
    assert calibrate(tmp_path, "--positions", "9") == 1
    out = capsys.readouterr().out
    assert out.count("Put 20 kg on spot 4") == 2 and out.count("Put 20 kg on spot 5") == 1
    assert "Spot 4 does not fit the others" in out


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    made = FakeClock()
    monkeypatch.setattr("kiosk.calibrate.SystemClock", lambda: made)
    return made


def test_a_board_that_is_away_for_a_while_costs_no_place(
    ready: Ready, clock: FakeClock, tmp_path: Path, capsys: Capture
) -> None:
    board = ready()
    board.until_us, board.away = 20_000_000, 50
    assert calibrate(tmp_path) == 0
    out = capsys.readouterr().out
    assert out.count("The board is away.") == 1
    told_again, then = out.split("The board is away.")[1].splitlines()[1:3]
    assert told_again in out.split("The board is away.")[0]
    assert "Put 20 kg on spot 1" in out.split("The board is away.")[0]
    assert "Put 20 kg on spot 1" not in then


def test_a_board_that_stays_away_is_left_as_it_was(
    ready: Ready, clock: FakeClock, tmp_path: Path, capsys: Capture
) -> None:
    board = ready()
    board.until_us = 20_000_000
    assert calibrate(tmp_path) == 2
    assert clock.monotonic_s() == pytest.approx(60.0, abs=1.0)
    out, err = capsys.readouterr()
    assert "evenkeel: It went away. Plug it in." in err and out.count("The board is away.") == 1
    assert records(tmp_path, board) == ()
    board.open()
    assert board.info.calibration == board_calibration()


def test_a_broken_store_is_told_before_anybody_lifts_anything(ready: Ready, tmp_path: Path, capsys: Capture) -> None:
    ready()
    (tmp_path / "evenkeel.db").write_bytes(b"not a database at all" * 100)
    assert calibrate(tmp_path) == 2
    out, err = capsys.readouterr()
    assert "not a database" in err and out == ""
    assert calibrate(tmp_path, "--check") == 0  # which keeps nothing


@pytest.mark.parametrize("words", [[], ["--json"]], ids=["words", "json"])
def test_what_came_of_it_is_told_though_it_cannot_be_kept(
    words: list[str], ready: Ready, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full.", "Make room.")

    board = ready(eeprom=b"")
    monkeypatch.setattr("kiosk.journal.calibrations.add", full)
    assert calibrate(tmp_path, *words) == 2
    out, err = capsys.readouterr()
    assert "The disk is full." in err
    if words:
        told = json.loads(out)
        assert told["verdict"] == "good" and "on_board" not in told
    else:
        assert "This calibration is good." in out and "on this station" not in out
    board.open()
    assert not board.info.calibrated


def test_the_mass_is_asked_for(ready: Ready, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    ready()
    monkeypatch.setattr("sys.stdin", io.StringIO("20,5\n"))
    assert main(["calibrate", "--check", "--json", "--lang", "en", "--data", str(tmp_path)]) in {0, 1}
    out, err = capsys.readouterr()
    assert json.loads(out)["mass_kg"] == pytest.approx(20.5)
    assert "How many kilograms do you use?" in err


def test_a_recording_is_not_calibrated(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.evk"
    with closing(RecordingWriter(path, stored.header())) as writer:
        writer.frames(stored.block(0, 200))
    assert calibrate(tmp_path, "--board", f"playback:{path}") == 2
    assert "A recording cannot be calibrated." in capsys.readouterr().err


def test_who_stops_it_is_told_that_nothing_was_changed(
    ready: Ready, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    ready()
    monkeypatch.setattr("kiosk.calibrate.follow", stop)
    assert calibrate(tmp_path, "--mass", "20") == 130
    assert capsys.readouterr().err.count("Nothing was changed.") == 1


@pytest.mark.parametrize("answer", ["", "heavy\n"])
def test_without_a_mass_nothing_begins(
    answer: str, ready: Ready, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready()
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert main(["calibrate", "--data", str(tmp_path)]) == 2
    assert "Give --mass KG" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["--mass", "2"], "not calibrated with 2 kg"),
        (["--mass", "2,5"], "not calibrated with 2.5 kg"),
        (["--mass", "-1"], "not a positive number"),
        (["--positions", "7"], "invalid choice"),
        (["--check", "--positions", "9"], "not allowed with"),
        (["--spacing", "433"], "expected 2 arguments"),
        (["--spacing", "238", "631"], "at most 630 mm"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(
    words: list[str], what: str, ready: Ready, tmp_path: Path, capsys: Capture
) -> None:
    ready()
    assert calibrate(tmp_path, *words) == 2
    assert what in capsys.readouterr().err


# On a terminal


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def through(run: Calibrating, guide: Guide) -> None:
    bench = Bench(BuiltBoard.random(1))
    push = run.push

    def told(block: ForceBlock) -> None:
        push(block)
        guide.show(run.now)

    run.push = told  # type: ignore[method-assign]
    bench.all(run)
    guide.end()


def test_a_terminal_is_told_each_step_once_and_how_far_it_is_on_one_line() -> None:
    out, run = Terminal(), calibrating(positions=9)
    through(run, Guide(Texts(Path(content.ROOT), "en"), out, run.marks, run.mass_kg))
    text = out.getvalue()
    assert text.count("Put 20 kg on spot 4. From the middle: 17.3 cm to the left.") == 1
    assert text.count("[4]") == 1
    assert re.search(r"\r +(19|20)\.\d kg  \[#+ ", text)
    assert "\r     0.0 kg" in text and "-0.0" not in text


def test_elsewhere_there_are_lines_only() -> None:
    out, run = io.StringIO(), calibrating()
    through(run, Guide(Texts(Path(content.ROOT), "nl"), out, run.marks, run.mass_kg))
    assert "\r" not in out.getvalue() and "#" not in out.getvalue()


def test_a_picture_shows_every_place_once_and_the_front_on_top() -> None:
    bench, run = Bench(BuiltBoard.random(1)), calibrating(positions=9)
    bench.empty(run)
    text = picture(run.now, run.marks, "front")
    assert text[0].strip() == "front" and len({len(line) for line in text[1:]}) == 1
    whole = "\n".join(text)
    assert "[1]" in whole and all(whole.count(f" {k} ") == 1 for k in range(2, 10))
    place = {k: next((y, line.index(str(k))) for y, line in enumerate(text) if str(k) in line) for k in range(1, 10)}
    for number, mark in enumerate(NINE, 1):
        assert (place[number][0] - place[1][0]) * mark.ap <= 0
        assert (place[number][1] - place[1][1]) * mark.ml >= 0
    assert CHECK.ml > 0
