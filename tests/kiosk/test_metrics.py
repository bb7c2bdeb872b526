"""``evenkeel metrics``: the same numbers from every kind of file, a table and JSON, and one line for what is wrong."""

import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from kiosk.cli import main
from kiosk.metrics import DIGITS, figure, table_lines
from station.signals import metrics
from station.signals.measures.table import TABLE
from station.store.recordings import compress
from tests.fakes import repository, stance

Capture = pytest.CaptureFixture[str]
REAL = repository.ROOT / "tests" / "data" / "BDS00001.csv"
KEYS = [metric.key for metric in TABLE]


@pytest.fixture(scope="module")
def sway() -> np.ndarray:
    """Return t in s and ML, AP in m: eyes open on a firm floor, as recorded."""
    table = np.genfromtxt(REAL, delimiter=";", skip_header=1)
    return np.column_stack([table[:, 0], table[:, 2] / 100, table[:, 1] / 100])


def run(words: list[str], capsys: Capture) -> tuple[dict[str, float], str]:
    """Return the JSON that was printed, and what was said on standard error."""
    assert main(["metrics", *words, "--json"]) == 0
    out, err = capsys.readouterr()
    return json.loads(out), err


def text_of(rows: np.ndarray, header: str, separator: str, *, comma: bool = False) -> str:
    lines = [separator.join(f"{value:.9f}" for value in row) for row in rows.tolist()]
    body = "\n".join(lines)
    return (f"{header}\n" if header else "") + (body.replace(".", ",") if comma else body) + "\n"


FORMATS: dict[str, tuple[Callable[[np.ndarray], str], list[str]]] = {
    "comma": (lambda sway: text_of(sway[:, 1:], "ml,ap", ","), ["--fs", "100"]),
    "semicolon": (lambda sway: text_of(sway[:, 1:], "ml;ap", ";"), ["--fs", "100"]),
    "tab": (lambda sway: text_of(sway[:, 1:], "ml\tap", "\t"), ["--fs", "100"]),
    "no header": (lambda sway: text_of(sway[:, 1:], "", ","), ["--fs", "100", "--columns", "1,2"]),
    "time": (lambda sway: text_of(sway, "time,ml,ap", ","), []),
    "time and rate": (lambda sway: text_of(sway, "time;ml;ap", ";"), ["--fs", "100"]),
    "bare time": (lambda sway: text_of(sway, "", "\t"), ["--columns", "2,3"]),
    "dutch": (lambda sway: text_of(sway, "tijd;ml;ap", ";", comma=True), []),
    "millimetres": (lambda sway: text_of(1000 * sway[:, 1:], "ml_mm;ap_mm", ";", comma=True), ["--fs", "100"]),
    "centimetres": (lambda sway: text_of(100 * sway[:, 1:], "ml,ap", ","), ["--fs", "100", "--unit", "cm"]),
    "swapped": (lambda sway: text_of(sway[:, :0:-1], "copX,copY", ","), ["--fs", "100", "--columns", "copY,copX"]),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_kind_of_table_gives_the_numbers_of_the_library(
    kind: str, sway: np.ndarray, tmp_path: Path, capsys: Capture
) -> None:
    write, options = FORMATS[kind]
    path = tmp_path / "sway.csv"
    path.write_text(write(sway))
    found, err = run([str(path), *options], capsys)
    assert list(found) == KEYS
    assert found == pytest.approx(metrics(sway[:, 1:], 100.0), rel=1e-5)
    assert err == ""


def test_real_data_as_it_was_published(sway: np.ndarray, capsys: Capture) -> None:
    found, err = run([str(REAL), "--columns", "copY,copX", "--unit", "cm"], capsys)
    assert (found, err) == (pytest.approx(metrics(sway[:, 1:], 100.0), rel=1e-9), "")


def test_the_filter_is_as_asked(sway: np.ndarray, capsys: Capture) -> None:
    words = [str(REAL), "--columns", "copY,copX", "--unit", "cm"]
    for options, filter_hz in ((["--filter", "5"], 5.0), (["--no-filter"], None)):
        found, _ = run([*words, *options], capsys)
        assert found == pytest.approx(metrics(sway[:, 1:], 100.0, filter_hz), rel=1e-9)


def test_a_guess_is_said_on_standard_error_and_leaves_the_json_whole(capsys: Capture) -> None:
    _, err = run([str(REAL), "--unit", "cm"], capsys)
    assert err.startswith("evenkeel: Column 'copX' was taken for") or "'copY'" in err
    assert err.count("\n") == 1


def test_uneven_times_are_resampled_and_come_close(sway: np.ndarray, tmp_path: Path, capsys: Capture) -> None:
    rng = np.random.default_rng(1)  # noqa: TID251
    t_s = np.cumsum(rng.uniform(0.002, 0.014, 7500)).round(6)
    phase = 2 * np.pi * np.array([0.4, 0.3])
    rows = np.column_stack([t_s, 0.005 * np.sin(np.outer(t_s, phase)) + 0.001 * np.sin(np.outer(t_s, 5 * phase))])
    path = tmp_path / "sway.csv"
    path.write_text(text_of(rows, "t,ml,ap", ","))
    found, err = run([str(path)], capsys)
    assert "uneven" in err and "100 samples a second" in err
    even_s = np.arange(6000) / 100
    truth = 0.005 * np.sin(np.outer(even_s, phase)) + 0.001 * np.sin(np.outer(even_s, 5 * phase))
    assert found["mean_velocity_m_s"] == pytest.approx(metrics(truth, 100.0)["mean_velocity_m_s"], rel=0.02)
    assert found["rms_distance_m"] == pytest.approx(metrics(truth, 100.0)["rms_distance_m"], rel=0.02)


# Recordings of ours


def recorded(path: Path, sway: np.ndarray, *, lost: slice = slice(0), noise_m: float = 0.0) -> Path:
    """Record somebody who plays 40 s, pauses, and plays 13 s more."""
    return stance.record(path, sway[:, 1:], [[(5.0, 45.0), (46.0, 59.0)]], lost=lost, noise_m=noise_m)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("rate", [[], ["--fs", "100"]])
def test_a_recording_gives_the_metrics_of_its_longest_stretch(
    packed: bool, rate: list[str], sway: np.ndarray, tmp_path: Path, capsys: Capture
) -> None:
    path = recorded(tmp_path / "visit.evk", sway)
    found, err = run([str(compress(path) if packed else path), *rate], capsys)
    truth = metrics(sway[500:4501, 1:], 100.0)
    for key in ("mean_velocity_m_s", "mean_velocity_ml_m_s", "rms_ap_m", "prediction_ellipse_area_m2"):
        assert found[key] == pytest.approx(truth[key], rel=1e-3)
    assert err == "evenkeel: Round 1 (target_tracker), its longest stretch without a pause: 40.0 s.\n"


def test_a_noisy_board_gets_the_lower_filter_unless_told_otherwise(
    sway: np.ndarray, tmp_path: Path, capsys: Capture
) -> None:
    path = str(recorded(tmp_path / "visit.evk", sway, noise_m=0.2e-3))
    for options, filter_hz in (([], "5"), (["--filter", "10"], "10")):
        assert main(["metrics", path, *options]) == 0
        assert f"low-pass {filter_hz} Hz" in capsys.readouterr().out


def test_a_recording_under_another_name_is_known_by_its_first_bytes(
    sway: np.ndarray, tmp_path: Path, capsys: Capture
) -> None:
    path = recorded(tmp_path / "visit.evk", sway).rename(tmp_path / "visit.dat")
    found, _ = run([str(path)], capsys)
    assert list(found) == KEYS


# The table


def test_the_table_shows_every_number_once_in_friendly_units(sway: np.ndarray, capsys: Capture) -> None:
    assert main(["metrics", str(REAL), "--columns", "copY,copX", "--unit", "cm"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    found = metrics(sway[:, 1:], 100.0)
    lines = out.splitlines()
    assert lines[0] == f"{REAL}: 60.0 s, 100 samples a second, low-pass 10 Hz"
    assert max(map(len, lines[1:])) <= 80
    values = [cell for line in lines[1:] for cell in re.findall(r" (-?\d[\d.e+-]*)(?= |$)", line[43:])]
    assert len(values) == len(TABLE)
    (velocity,) = [line for line in lines if line.startswith("  mean velocity ")]
    expected = [figure(1000 * found[f"mean_velocity{axis}_m_s"]) for axis in ("", "_ml", "_ap")]
    assert velocity.split() == ["mean", "velocity", "mm/s", *expected]
    (share,) = [line for line in lines if line.startswith("  power share low ")]
    assert share.split()[3:] == ["%", *(figure(100 * found[f"power_share_low_{axis}"]) for axis in ("ml", "ap"))]
    headings = [line.split("  ")[0] for line in lines if line.endswith("AP")]
    assert headings == ["Core", "Secondary", "For export only: of low reliability"]


def test_every_metric_stands_under_the_heading_of_its_tier(sway: np.ndarray) -> None:
    lines = table_lines(metrics(sway[:, 1:], 100.0))
    export = lines.index(next(line for line in lines if line.startswith("For export")))
    assert any("mode frequency" in line for line in lines[export:])
    assert not any("mean velocity" in line for line in lines[export:])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0.000"),
        (3.14159, "3.142"),
        (-31.4159, "-31.42"),
        (31415.9, "31416"),
        (0.0031416, "0.003142"),
        (3.1416e-6, "3.142e-06"),
    ],
)
def test_four_digits_count(value: float, shown: str) -> None:
    assert figure(value) == shown
    assert math.isclose(float(shown), value, rel_tol=10.0 ** (1 - DIGITS), abs_tol=0)


# What is wrong


@pytest.mark.parametrize(
    ("text", "words", "says"),
    [
        ("", [], "is empty"),
        ("plain words", [], "is not a table"),
        ("ml,ap\n1,2\n", [], "--fs 100"),
        ("ml,ap\n1,2\n3\n", ["--fs", "100"], "line 3"),
        ("ml,ap\n1,2\n3,x\n", ["--fs", "100"], "line 3: 'x' is not a number"),
        ("ml,ap\n0,0\n0.001,0.003\n", ["--fs", "100"], "too few"),
        ("ml,ap\n0,0\n900,3\n", ["--fs", "100"], "--unit mm"),
        ("copX,copY\n1,2\n", ["--columns", "ml,ap"], "It has: copX, copY"),
        ("ml,ap\n1,2\n", ["--columns", "ml"], "--columns ml,ap"),
        ("ml,ap\n1,2\n", ["--columns", "ml,"], "--columns ml,ap"),
        ("ml,ap\n1,2\n", ["--unit", "inch"], "invalid choice: 'inch'"),
        ("ml,ap\n1,2\n", ["--fs", "0"], "'0' is not a positive number"),
        ("ml,ap\n1,2\n", ["--filter", "5", "--no-filter"], "not allowed with"),
    ],
)
def test_a_bad_file_or_option_is_one_line_that_says_what_to_do(
    text: str, words: list[str], says: str, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "sway.csv"
    path.write_text(text)
    refused(["metrics", str(path), *words], says, capsys)


def test_a_missing_file_is_named(tmp_path: Path, capsys: Capture) -> None:
    for name in ("none.csv", "none.evk", ""):
        refused(["metrics", str(tmp_path / name)], "cannot be read", capsys)


def test_a_recording_takes_no_columns_has_its_own_rate_and_no_gap(
    sway: np.ndarray, tmp_path: Path, capsys: Capture
) -> None:
    path = recorded(tmp_path / "visit.evk", sway)
    refused(["metrics", str(path), "--columns", "1,2"], "Leave out --columns", capsys)
    refused(["metrics", str(path), "--unit", "mm"], "Leave out --unit", capsys)
    refused(["metrics", str(path), "--fs", "80"], "say 100 samples a second", capsys)
    holed = recorded(tmp_path / "holed.evk", sway, lost=slice(1000, 1050))
    refused(["metrics", str(holed)], "gap of 510 ms, 4.99 s after", capsys)


def refused(words: list[str], says: str, capsys: Capture) -> None:
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("evenkeel: ") and err.count("\n") == 1
    assert says in err


def test_the_kiosk_starts_without_scipy() -> None:
    code = "import sys, kiosk.cli, kiosk.start, station.trial.pipeline; print('scipy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=dict(os.environ),
        cwd=repository.ROOT,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "False"
