"""``evenkeel bench metrics``: it compares quick with slow, and fails when they differ."""

import json
import re
from typing import Any

import numpy as np
import pytest

from kiosk import bench_metrics
from kiosk.cli import main
from station.signals import metrics
from station.signals.measures import reference
from tests.fakes import repository

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_metrics, "SECONDS", 16.0)
    monkeypatch.setattr(bench_metrics, "RUNS", 1)


def test_the_json_is_as_documented_and_all_agrees(capsys: Capture) -> None:
    assert main(["bench", "metrics", "--json"]) == 0
    figures: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert set(figures) == {"metrics"}
    found = figures["metrics"]
    words = set(re.findall(r"`(\w+)`", repository.section("docs/operations.md", "bench")))
    assert set(found) | set(found["naive"]["range"]) <= words
    assert set(found["ms"]) == {"100 Hz", "1000 Hz"}
    assert set(found["naive"]) == {"range", "sway_density", "sample_entropy", "diffusion"}
    assert found["agree"] and found["streaming_agrees"] and all(each["agree"] for each in found["naive"].values())


def test_the_table_sets_figures_beside_targets_and_naive_twins(capsys: Capture) -> None:
    assert main(["bench", "metrics"]) == 0
    out = capsys.readouterr().out
    for line in (
        r"^metrics: all, 16 s at 100 Hz +[\d.]+ ms +(within|OVER) the target of 20 ms$",
        r"^metrics: all, 16 s at 1000 Hz +[\d.]+ ms +(within|OVER) the target of 40 ms$",
        r"^metrics: screen's window, per sample +[\d.]+ us +(within|OVER) the target of 5 us, same numbers as",
        r"^metrics: sway density, naive +[\d.]+ ms +[\d.]+ x, same numbers$",
    ):
        assert re.search(line, out, re.MULTILINE), line


def test_a_naive_twin_that_says_something_else_fails_the_bench(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    true = reference.range_planar_m
    monkeypatch.setattr(reference, "range_planar_m", lambda r_m: (1 + 1e-6) * true(r_m))
    assert main(["bench", "metrics"]) == 1
    out = capsys.readouterr().out
    assert re.search(r"^metrics: range, naive .* DIFFERENT numbers$", out, re.MULTILINE)
    assert out.count("DIFFERENT") == 1


def test_a_stream_that_says_something_else_fails_it_too(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(bench_metrics, "metrics", lambda cop, *rest: metrics(cop, *rest) | {"rms_distance_m": 1.0})
    assert main(["bench", "metrics", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["metrics"]
    assert (found["streaming_agrees"], found["agree"]) == (False, False)


def test_the_made_sway_is_like_sway() -> None:
    for fs_hz in bench_metrics.RATES_HZ:
        found = metrics(bench_metrics.sway_m(fs_hz), fs_hz)
        assert 2e-3 < found["rms_distance_m"] < 10e-3
        assert 5e-3 < found["mean_velocity_m_s"] < 30e-3
    slow, fast = (bench_metrics.sway_m(fs_hz) for fs_hz in bench_metrics.RATES_HZ)
    assert slow == pytest.approx(fast[::10], abs=1e-12)
    assert np.isfinite(fast).all()
