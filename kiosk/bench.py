"""``evenkeel bench``: speed on this computer, as a table or JSON."""

import argparse
import json
from typing import Any

from kiosk.bench_kiosk import TARGETS, bench_kiosk
from kiosk.bench_voice import TARGETS as VOICE_TARGETS
from kiosk.bench_voice import bench_voice
from kiosk.bench_wire import bench_wire

Row = tuple[str, str, str]


def run_bench(options: argparse.Namespace) -> int:
    """Measure what was asked for and print it; 1 when a slow and obvious way gives something else, which is a fault."""
    figures: dict[str, Any] = {}
    if options.what in {"all", "wire"}:
        figures["wire"] = bench_wire()
    if options.what in {"all", "metrics"}:
        from kiosk.bench_metrics import bench_metrics  # SciPy, which no other bench should wait for

        figures["metrics"] = bench_metrics()
    if options.what in {"all", "kiosk"}:
        figures["kiosk"] = bench_kiosk(options.seconds)
    if options.what in {"all", "voice"}:
        figures["voice"] = bench_voice()
    status = 0 if all(figures[name]["agree"] for name in ("wire", "metrics") if name in figures) else 1
    if options.json:
        print(json.dumps(figures, indent=2))
        return status
    rows: list[Row] = []
    if "wire" in figures:
        rows += _wire_rows(figures["wire"])
    if "metrics" in figures:
        rows += _metrics_rows(figures["metrics"])
    if "kiosk" in figures:
        rows += _kiosk_rows(figures["kiosk"])
    if "voice" in figures:
        rows += _voice_rows(figures["voice"])
    width = max(len(name) for name, _, _ in rows)
    value_width = max(len(value) for _, value, _ in rows)
    for name, value, beside in rows:
        print(f"{name:<{width}}  {value:>{value_width}}  {beside}".rstrip())
    return status


def _wire_rows(wire: dict[str, Any]) -> list[Row]:
    agree = "same samples" if wire["agree"] else "DIFFERENT samples"
    return [
        ("wire: decoder, per frame", f"{wire['decoder_us_per_frame']} us", ""),
        ("wire: plain per-byte parser", f"{wire['plain_us_per_frame']} us", f"{wire['times_faster']} x, {agree}"),
    ]


def _metrics_rows(figures: dict[str, Any]) -> list[Row]:
    from kiosk.bench_metrics import TARGETS as METRICS_TARGETS

    rows: list[Row] = [
        _row(f"metrics: all, {figures['seconds']:g} s at {rate}", ms, "ms", METRICS_TARGETS[rate])
        for rate, ms in figures["ms"].items()
    ]
    key = "streaming_us_per_sample"
    name, value, verdict = _row("metrics: screen's window, per sample", figures[key], "us", METRICS_TARGETS[key])
    rows.append((name, value, f"{verdict}, {_same(figures['streaming_agrees'])} as the batch"))
    for metric, each in figures["naive"].items():
        words = metric.replace("_", " ")
        rows += [
            (f"metrics: {words}", f"{each['ours_ms']} ms", ""),
            (f"metrics: {words}, naive", f"{each['naive_ms']} ms", f"{each['times_faster']} x, {_same(each['agree'])}"),
        ]
    return rows


def _same(agree: bool) -> str:
    return "same numbers" if agree else "DIFFERENT numbers"


def _kiosk_rows(kiosk: dict[str, Any]) -> list[Row]:
    rows: list[Row] = []
    for rate, run in kiosk["rates"].items():
        rows.append(_row(f"kiosk {rate}: one core, idle", run["idle_cpu_percent"], "%", TARGETS["idle_cpu_percent"]))
        age_target_ms = round(1000 / 60 + 1000 / float(rate.split()[0]), 1)
        for game_id, game in run["games"].items():
            name = f"{game_id} {rate}"
            rows += [
                (f"{name}: frame time p50", f"{game['frame_time']['p50_ms']} ms", f"{game['frames']} frames"),
                _row(f"{name}: frame time p99", game["frame_time"]["p99_ms"], "ms", TARGETS["frame_time_p99_ms"]),
                (f"{name}: busiest second", f"{game['busiest_ms']} ms", "mean frame time in it"),
                _row(f"{name}: sample age p99", game["sample_age"]["p99_ms"], "ms", age_target_ms),
                (f"{name}: frames over 33 ms", f"{game['late_frames']}", "all that were seen"),
                _row(f"{name}: same, of its own", game["own_late_frames"], "", TARGETS["own_late_frames"]),
                _row(f"{name}: one core", game["game_cpu_percent"], "%", TARGETS["game_cpu_percent"]),
            ]
    first = kiosk["first_frame_s"]
    rows.append(_row("kiosk: first interactive frame", first["median"], "s", TARGETS["first_frame_s"]))
    return rows


def _voice_rows(voice: dict[str, Any]) -> list[Row]:
    rows: list[Row] = [("voice: sound device", voice["device"], f"{voice['buffer_ms']} ms of buffer are counted in")]
    for kind in ("cached", "new"):
        figures, target_ms = voice[kind], VOICE_TARGETS[f"{kind}_ms"]
        name = f"voice: cue to sound, {kind}"
        rows += [
            (f"{name}, p50", f"{figures['p50_ms']} ms", f"{figures['lines']} lines"),
            _row(f"{name}, p99", figures["p99_ms"], "ms", target_ms),
        ]
    return rows


def _row(name: str, value: float, unit: str, target: float) -> Row:
    verdict = "within" if value <= target else "OVER"
    return name, f"{value} {unit}".strip(), f"{verdict} the target of {target:g} {unit}".strip()
