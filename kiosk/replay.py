"""``evenkeel replay``."""

import argparse
import json
from dataclasses import asdict
from importlib import import_module
from typing import cast

from games import GAMES
from station.game.rules import Rules
from station.store.recordings import read_recording
from station.store.replay import replay


def run_replay(options: argparse.Namespace) -> int:
    """Replay a recording; 0 when all is bit-identical, 1 when not."""
    recording = read_recording(options.file)
    rules = {game_id: cast(Rules, import_module(f"{package}.rules")) for game_id, package in GAMES.items()}
    reports = replay(recording, rules)
    identical = all(report.identical for report in reports)
    if options.json:
        rounds = [{**asdict(report), "identical": report.identical} for report in reports]
        print(
            json.dumps(
                {
                    "file": str(options.file),
                    "complete": recording.complete,
                    "stopped_because": recording.stopped_because,
                    "frames": recording.frame_count,
                    "identical": identical,
                    "rounds": rounds,
                },
                indent=2,
            )
        )
        return 0 if identical else 1
    print(f"{options.file}: {recording.frame_count} frames, {len(reports)} rounds")
    if not recording.complete:
        print(f"  read up to here: {recording.stopped_because}")
    for report in reports:
        end = "" if report.finished else ", not finished"
        print(f"  {report.game_id} level {report.level}: {report.ticks} ticks, score {report.score:.1f}{end}")
        print(f"    {'bit-identical' if report.identical else 'DIFFERENT: ' + report.difference}")
    return 0 if identical else 1
