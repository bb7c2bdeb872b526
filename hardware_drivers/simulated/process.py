"""``python -m hardware_drivers.simulated.process``: a person on a board, as a process of its own.

Prints the address of its port as one line of JSON, then obeys commands, one JSON object a line, until its input ends.
In real time it samples at the rate by its own clock. In lock-step it samples only as far as it was told to advance, and
confirms each advance by a PONG whose cookie is ``mark`` and the number of the advance: so its samples depend on seed
and commands alone.
"""

import argparse
import json
import os
import select
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.simulated.commands import Command, check
from hardware_drivers.simulated.faults import Faults
from hardware_drivers.simulated.firmware import Firmware
from hardware_drivers.simulated.line import HELD, Line, PtyLine, SocketLine
from hardware_drivers.simulated.person import Body, Person
from hardware_drivers.simulated.skill import SKILLS
from hardware_drivers.wire import Pong, encode
from station.errors import UsageError
from station.units import newton

MARK: Final = b"mark"
"""First half of the cookie that confirms an advance; the second is its number, 32 bits, little-endian."""

BEHIND_US: Final = 1_000_000
"""Further behind real time, after a suspend for example, samples are missed rather than made up for."""


class Simulation:
    """Person, board and cable, run by commands and by a clock.

    Parameters
    ----------
    person : Person
    firmware : Firmware
    line : Line
    clock : callable or None
        The host's monotonic clock in s; None for lock-step.
    """

    def __init__(self, person: Person, firmware: Firmware, line: Line, clock: Callable[[], float] | None) -> None:
        self._person = person
        self._firmware = firmware
        self._line = line
        self._clock = clock
        self._start_s = clock() if clock is not None else 0.0
        self._advanced_us = 0
        self._advances = 0
        self._out = bytearray(firmware.boot())
        self._partial = b""

    def run(self, commands: int | socket.socket) -> None:
        """Run until the commands end."""
        while True:
            line = self._line.source()
            listened = [commands] if line is None else [commands, line]
            blocked = [line] if line is not None and self._out else []
            readable, _, _ = select.select(listened, blocked, [], self._until_due_s())
            if line is not None and line in readable:
                self._out += self._firmware.receive(self._line.receive(), self._now_us())
            if commands in readable and not self._obey_all(commands):
                return
            if self._clock is not None:
                self._catch_up()
            if self._out:
                del self._out[: self._line.send(bytes(self._out[:HELD]))]

    def _now_us(self) -> int:
        if self._clock is None:
            return self._advanced_us
        return round(1e6 * (self._clock() - self._start_s))

    def _until_due_s(self) -> float | None:
        if self._clock is None:
            return None
        return max(0.0, 1e-6 * (self._firmware.next_us - self._now_us()))

    def _catch_up(self) -> None:
        now_us = self._now_us()
        behind = now_us - self._firmware.next_us
        if behind > BEHIND_US:
            self._firmware.skip(int(behind // self._firmware.period_us))
        while self._firmware.next_us <= now_us:
            frame = self._firmware.sample()
            if len(self._out) < HELD:
                self._out += frame

    def _obey_all(self, commands: int | socket.socket) -> bool:
        """Obey what has come; return False at the end."""
        data = os.read(commands, 65_536) if isinstance(commands, int) else commands.recv(65_536)
        if not data:
            return False
        *lines, self._partial = (self._partial + data).split(b"\n")
        for line in lines:
            try:
                command = check(json.loads(line))
            except (ValueError, UsageError) as error:
                print(f"simulated board: {error}", file=sys.stderr, flush=True)
                continue
            if command.do == "quit":
                return False
            self._obey(command)
        return True

    def _obey(self, command: Command) -> None:
        fields = command.fields
        match command.do:
            case "step_on":
                self._person.step_on()
            case "step_off":
                self._person.step_off()
            case "lean":
                self._person.lean(fields["ml_m"], fields["ap_m"])
            case "stumble":
                self._person.stumble(fields["ml_m"], fields["ap_m"])
            case "weight":
                self._firmware.weight = (newton(fields["mass_kg"]), fields["ml_m"], fields["ap_m"])
            case "skill":
                self._person.become(SKILLS[fields["name"]])
            case "vision":
                self._person.look(fields["name"])
            case "surface":
                self._person.stand_on(fields["name"])
            case "advance":
                self._advance(fields["to_us"])
            case "fault":
                self._misbehave(**fields)

    def _advance(self, to_us: int) -> None:
        if self._clock is not None:
            return  # real time needs no telling
        self._advanced_us = max(self._advanced_us, to_us)
        while self._firmware.next_us <= self._advanced_us:
            self._out += self._firmware.sample()
        self._advances += 1
        self._out += encode(Pong(MARK + self._advances.to_bytes(4, "little"), self._advanced_us))

    def _misbehave(self, name: str, count: int, cell: int) -> None:
        match name:
            case "unplug":
                self._line.unplug()
                self._out.clear()
            case "replug":
                self._line.plug()
            case "reset":
                self._out += self._firmware.reset()
            case "rate":
                self._firmware.run_at(max(1, count) / 100)
            case _:
                self._out += self._firmware.faults.begin(name, count, cell)


def _selectable_input() -> socket.socket:
    """Return standard input as a socket: Windows cannot wait for a pipe and a socket together."""
    near, far = socket.socketpair()

    def forward() -> None:
        with far:
            while data := os.read(0, 65_536):
                far.sendall(data)

    threading.Thread(target=forward, daemon=True).start()
    return near


def main() -> None:
    """Run a simulated board as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m hardware_drivers.simulated.process")
    parser.add_argument("--rate", type=int, default=100, metavar="HZ")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--mass", type=float, default=Body().mass_kg, metavar="KG")
    parser.add_argument("--height", type=float, default=Body().height_m, metavar="M")
    parser.add_argument("--age", type=float, default=Body().age_years, metavar="YEARS")
    parser.add_argument("--skew", type=float, default=0.0, metavar="PPM", help="how much the board's clock runs fast")
    parser.add_argument(
        "--eeprom", type=bytes.fromhex, metavar="HEX", help="calibration that the board holds; empty for none"
    )
    parser.add_argument("--pace", choices=("realtime", "lockstep"), default="realtime")
    parser.add_argument("--loopback", action="store_true", help="a socket in place of a pseudo-terminal")
    options = parser.parse_args()
    # A process of its own has its own chance: one stream each for person, cells and faults.
    person_rng, cell_rng, fault_rng = (np.random.default_rng([options.seed, n]) for n in range(3))  # noqa: TID251
    person = Person(Body(options.mass, options.height, options.age), person_rng, options.rate)
    skew = 1e-6 * options.skew
    firmware = Firmware(
        person, Faults(fault_rng), cell_rng, options.rate, options.seed, skew=skew, eeprom=options.eeprom
    )
    # An interrupt from the keyboard goes to all processes; this one ends when the station ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with TemporaryDirectory(prefix="evenkeel-") as folder:
        line: Line = SocketLine() if options.loopback else PtyLine(Path(folder) / "board")
        print(json.dumps({"port": line.address}), flush=True)
        simulation = Simulation(person, firmware, line, monotonic_s if options.pace == "realtime" else None)
        simulation.run(_selectable_input() if options.loopback else sys.stdin.fileno())
        line.unplug()


if __name__ == "__main__":
    main()
