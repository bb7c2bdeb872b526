"""The small commands: replay and boards."""

import argparse
import json
from dataclasses import asdict
from importlib import import_module
from typing import cast

from games import GAMES
from hardware_drivers.discovery import TAKES_ADDRESS
from hardware_drivers.ports import PortRow, list_ports
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


def run_boards(options: argparse.Namespace) -> int:
    """List drivers and ports."""
    ports = list_ports()
    if options.json:
        drivers = [{"name": name, "address": address} for name, address in TAKES_ADDRESS.items()]
        print(json.dumps({"drivers": drivers, "ports": [asdict(port) for port in ports]}, indent=2))
        return 0
    print("Drivers:")
    for name, address in TAKES_ADDRESS.items():
        print(f"  {_use(name, address)}")
    print("Serial ports:" if ports else "No serial port is plugged in; --board simulated needs none.")
    for port in ports:
        print(f"  {_port(port)}")
        if port.problem:
            print(f"    {port.problem}")
    return 0


def _use(name: str, address: str) -> str:
    """Return how to use a driver."""
    if not address:
        return f"--board {name}"
    if address.startswith("optional"):
        return f"--board {name}[:ADDRESS]  ADDRESS {address}"
    return f"--board {name}:ADDRESS  ADDRESS: {address}"


def _port(port: PortRow) -> str:
    """Return a port in one line."""
    likely = "likely a board" if port.likely else "not likely a board"
    number = f"serial number {port.name}" if port.name != port.device else ""
    return ", ".join(filter(None, (f"{port.device}: {likely}", port.description, number)))
