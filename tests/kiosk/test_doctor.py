"""``evenkeel doctor``: the simulated board, well and with faults; a recording; no board; what is printed."""

import io
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import content
from hardware_drivers.board import Board, RawBlock
from hardware_drivers.playback import PlaybackBoard
from hardware_drivers.simulated.board import SimulatedBoard
from kiosk import doctor
from kiosk.cli import main
from kiosk.doctor import WIDTH, examine
from kiosk.feed import Feed
from station.errors import BoardLost
from station.frames import BoardInfo, Calibration
from station.programme.texts import LANGUAGES, Texts
from station.store import calibrations
from station.store.archive import DATABASE
from station.store.calibrations import CalibrationRecord
from station.store.database import Store
from station.store.recording_writer import RecordingWriter
from station.trial.calibration_result import CalibrationResult, Check
from station.trial.doctor import CHECKS
from tests.fakes import stored
from tests.fakes.fake_clock import FakeClock
from tests.fakes.force_source import ScriptedSource
from tests.fakes.force_stream import ForceStream

Capture = pytest.CaptureFixture[str]
STEP_US = 30_000
UNDATED = replace(stored.CALIBRATION, date="")


class QuickBoard(SimulatedBoard):
    """The simulated board, in lock-step with whoever reads it, so that ten seconds are over in less than one.

    Parameters
    ----------
    commands : dict
        What it is told after a second.
    """

    def __init__(self, *commands: dict[str, Any], skew_ppm: float = 0.0) -> None:
        super().__init__(lockstep=True, skew_ppm=skew_ppm)
        self._commands = commands

    def _open(self) -> BoardInfo:
        self._to_us = 0
        return super()._open()

    def _read_raw(self, timeout_s: float) -> RawBlock:
        self._to_us += STEP_US
        if self._to_us == 1_020_000:
            for command in self._commands:
                self.steer(command)
        self.advance(self._to_us)
        return super()._read_raw(5.0)


@pytest.fixture
def plug(monkeypatch: pytest.MonkeyPatch) -> Callable[[Board], None]:
    """Let the command find a board."""
    return lambda board: monkeypatch.setattr(doctor, "make_board", lambda spec, own: board)


def fault(name: str, count: int = 1, cell: int = 0) -> dict[str, Any]:
    return {"do": "fault", "name": name, "count": count, "cell": cell}


def examined(capsys: Capture, *words: str) -> tuple[int, dict[str, Any]]:
    status = main(["doctor", "--json", *words])
    out, err = capsys.readouterr()
    assert err == ""
    return status, json.loads(out)


def verdicts(told: dict[str, Any], verdict: str) -> list[str]:
    return [finding["name"] for finding in told["findings"] if finding["verdict"] == verdict]


def value(told: dict[str, Any], name: str) -> float:
    found: float = next(finding["value"] for finding in told["findings"] if finding["name"] == name)
    return found


def test_a_simulated_board_is_well(plug: Callable[[Board], None], capsys: Capture) -> None:
    plug(QuickBoard(skew_ppm=3000))
    status, told = examined(capsys)
    assert (status, told["good"]) == (0, True)
    assert [finding["name"] for finding in told["findings"]] == list(CHECKS)
    assert verdicts(told, "good") == list(CHECKS)
    assert told["board"]["driver"] == "simulated"
    assert value(told, "skew") == pytest.approx(3000)
    assert value(told, "rate") == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize(
    ("name", "board"),
    [
        ("load", lambda: QuickBoard({"do": "step_on"})),
        ("stuck", lambda: QuickBoard(fault("stuck", cell=2))),
        ("saturated", lambda: QuickBoard(fault("saturate", cell=1))),
        ("lost", lambda: QuickBoard(fault("lose", 20))),
        ("damaged", lambda: QuickBoard(fault("bit_flip", 20))),
        ("skew", lambda: QuickBoard(skew_ppm=20_000)),
    ],
)
def test_a_faulty_simulated_board_is_told_what_to_do_about_it_and_nothing_else(
    name: str, board: Callable[[], Board], plug: Callable[[Board], None], capsys: Capture
) -> None:
    plug(board())
    status, told = examined(capsys)
    assert (status, told["good"]) == (1, False)
    assert verdicts(told, "act") == [name]


def test_the_table_fits_a_terminal_and_names_every_line(plug: Callable[[Board], None], capsys: Capture) -> None:
    plug(QuickBoard({"do": "step_on"}, fault("lose", 20), skew_ppm=20_000))
    for lang in LANGUAGES:
        assert main(["doctor", "--lang", lang, "--seconds", "5"]) == 1
        out, err = capsys.readouterr()
        assert err == ""
        lines = out.splitlines()
        assert max(map(len, lines)) <= WIDTH
        texts = Texts(Path(content.ROOT), lang)
        for name in CHECKS:
            assert any(line[6:].startswith(texts(f"doctor-{name}")) for line in lines), name
        assert texts("doctor-some-act", count=3) == lines[-1]


def test_no_board_is_status_2_and_says_so(capsys: Capture) -> None:
    assert main(["doctor", "--board", "serial:/dev/nowhere"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("evenkeel: ")


@pytest.mark.parametrize("seconds", ["4", "-1", "many"])
def test_too_short_a_look_is_refused(seconds: str, capsys: Capture) -> None:
    assert main(["doctor", "--seconds", seconds]) == 2
    assert "--seconds" in capsys.readouterr().err


def empty_board(calibration: Calibration, seconds: float = 10.0) -> ForceStream:
    """Ten seconds of a quiet board, in counts of its own."""
    n = int(100 * seconds) + 1
    noise_n = np.random.default_rng(1).normal(0.0, 0.05, (n, 4))  # noqa: TID251 - a fixed seed for test data
    counts = np.round(noise_n / calibration.gain_n_per_count + calibration.zero_counts).astype(np.int32)
    return ForceStream(np.arange(n, dtype=np.int64) * 10_000, counts)


def test_a_recording_can_be_looked_at(plug: Callable[[Board], None], tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "empty.evk"
    stream = empty_board(UNDATED)
    writer = RecordingWriter(path, replace(stored.header(), board=replace(stored.BOARD, calibration=UNDATED)))
    for begin in range(0, len(stream.t_us), 100):
        writer.frames(stream.block(begin, begin + 100))
    writer.close()
    plug(PlaybackBoard(path, paced=False))
    status, told = examined(capsys)
    assert (status, told["board"]["driver"]) == (0, "playback")
    assert verdicts(told, "unknown") == ["skew", "latency"]


@pytest.mark.parametrize("known", [True, False])
def test_a_board_that_holds_no_calibration_is_given_the_one_that_the_station_knows(
    known: bool, plug: Callable[[Any], None], tmp_path: Path, capsys: Capture
) -> None:
    source = ScriptedSource()
    source.info = replace(source.info, uid=stored.BOARD.uid, calibrated=False)
    source.waiting += empty_board(source.info.calibration).cut(list(range(0, 1000, 50)))
    if known:
        with closing(Store(tmp_path / DATABASE)) as store:
            result = CalibrationResult(UNDATED, 5, 20.0, 5e-5, Check(0.0, 0.0), ())
            at_utc = "2025-06-02T08:15:00.000Z"
            id_, spacing_m = "00000000-0000-7000-8000-000000000001", (0.433, 0.238)
            record = CalibrationRecord.of(id_, stored.BOARD, at_utc, result, spacing_m)
            calibrations.add(store, stored.BOARD, record)
    plug(source)
    _, told = examined(capsys, "--data", str(tmp_path))
    assert ("calibration" in verdicts(told, "good")) == known
    assert known or list(tmp_path.iterdir()) == [], "looking leaves nothing behind"


def test_a_board_that_goes_away_is_waited_for_and_then_judged_by_what_it_sent() -> None:
    clock, source = FakeClock(), ScriptedSource()
    stream = ForceStream.of(np.zeros(601))
    gone = BoardLost("gone", key="no_board")
    feed = Feed(source, clock)
    feed.open_now()
    source.waiting += [stream.block(0, 300), *[gone] * 100]
    with pytest.raises(BoardLost, match="gone"):
        examine(feed, clock, 10.0, lambda _: None)
    source.waiting.clear()
    source.waiting += [stream.block(0, 300), *[gone] * 20, stream.block(300), *[gone] * 100]
    told: list[float] = []
    report = examine(feed, clock, 10.0, told.append)
    assert [finding.name for finding in report.findings] == list(CHECKS)
    assert told == pytest.approx([0.299, 0.6])


def test_progress_is_one_line_on_a_terminal_and_nothing_elsewhere() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, expected in ((Terminal(), True), (io.StringIO(), False)):
        with doctor._Progress(stream, "Looking.") as progress:
            for share in (0.1, 0.101, 0.5, 1.0):
                progress.show(share)
        text = stream.getvalue()
        if not expected:
            assert text == ""
            continue
        assert text.count("\n") == 1
        assert text.endswith("[####################]\n")
        assert [part.count("#") for part in text.split("\r")[1:]] == [0, 2, 10, 20]
