"""The simulated board as the station sees it: an ordinary serial board whose other end is a process of ours."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, Final

from hardware_drivers.board import RawBlock
from hardware_drivers.calibration import encode_calibration
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.reader import KEPT_S, Reader
from hardware_drivers.serial_board import SerialBoard
from hardware_drivers.simulated.commands import check
from hardware_drivers.simulated.person import Body
from hardware_drivers.simulated.process import MARK
from hardware_drivers.wire import Pong
from hardware_drivers.wire_connection import WireConnection
from station.errors import BoardNotFound, UsageError
from station.frames import BoardInfo, Calibration

END_S: Final = 2.0
"""The process is given this long to end by itself."""

HIGHEST_RATE_HZ: Final = 4000

LASTING: Final = {
    "step_on": "step",
    "step_off": "step",
    "lean": "lean",
    "skill": "skill",
    "vision": "vision",
    "surface": "surface",
    "weight": "weight",
}
"""Commands that last, and what each of them settles until the next of its kind; the others are over once done."""


class SimulatedBoard(SerialBoard):
    """A person on a board, over the same bytes as a real one.

    Parameters
    ----------
    rate_hz : int
        Frames per second.
    seed : int
        Same seed, same person, same noise.
    body : Body
        Who stands there.
    skew_ppm : float
        How much its clock runs fast.
    eeprom : bytes, optional
        The calibration that it holds, empty for none; without it, the true one. What is written there outlives the
        process.
    lockstep : bool
        Sample only as far as :meth:`advance` says, so that two runs with the same seed and the same calls are equal bit
        for bit. Board time is 0 when the board is opened, and the arrival stamps are the times advanced to.
    loopback : bool
        Use a socket in place of a pseudo-terminal.
    clock : callable
        The host's monotonic clock, in s.

    Raises
    ------
    UsageError
        When rate or seed is out of range.
    """

    driver = "simulated"

    def __init__(
        self,
        *,
        rate_hz: int = 100,
        seed: int = 0,
        body: Body | None = None,
        skew_ppm: float = 0.0,
        eeprom: bytes | None = None,
        lockstep: bool = False,
        loopback: bool = os.name == "nt",
        clock: Callable[[], float] = monotonic_s,
    ) -> None:
        super().__init__("", clock)
        if not 1 <= rate_hz <= HIGHEST_RATE_HZ:
            raise UsageError(f"A simulated board cannot sample at {rate_hz} Hz.", f"Choose 1 to {HIGHEST_RATE_HZ}.")
        if not 0 <= seed < 2**40:
            raise UsageError(f"A seed of {seed} does not fit.", f"Choose 0 to {2**40 - 1}.")
        body = body or Body()
        self._options: dict[str, object] = {
            "rate": rate_hz,
            "seed": seed,
            "mass": body.mass_kg,
            "height": body.height_m,
            "age": body.age_years,
            "skew": skew_ppm,
            "pace": "lockstep" if lockstep else "realtime",
        }
        if eeprom is not None:
            self._options["eeprom"] = eeprom.hex()
        self._skew = 1e-6 * skew_ppm
        self._lockstep = lockstep
        self._loopback = loopback
        self._process: subprocess.Popen[bytes] | None = None
        self._telling = Lock()
        self._lasting: dict[str, dict[str, Any]] = {}
        self._untold: list[dict[str, Any]] = []
        self._advanced_us = 0
        self._advances = 0

    def host_time_s(self, t_us: int) -> float | None:
        """Return when ``t_us`` of the current epoch was on the host's monotonic clock; None where that is not known.

        In lock-step, board time is the time of the clock that :meth:`advance` goes by, until the board is reset.
        """
        if self._lockstep:
            return None if self.counters.resets else 1e-6 * t_us / (1 + self._skew)
        return super().host_time_s(t_us)

    @property
    def clock_skew(self) -> float | None:
        """How much faster the board's clock runs than the host's, as a share; None where that is not known.

        In lock-step no ping tells, but the clock that :meth:`advance` goes by is the one that the board was made for.
        """
        return self._skew if self._lockstep else super().clock_skew

    def steer(self, command: dict[str, Any]) -> None:
        """Tell person or board what to do; before opening, it is done at once after opening.

        Whether the person is on the board, their lean, skill, vision and surface, and the weight outlive the process.

        Parameters
        ----------
        command : dict
            ``{"do": "step_on"}``, ``step_off``, ``{"do": "lean", "ml_m": .., "ap_m": ..}``, ``stumble`` with the same
            fields, ``{"do": "weight", "mass_kg": .., "ml_m": .., "ap_m": ..}`` (0 kg takes it off),
            ``{"do": "skill", "name": ..}``, ``{"do": "vision", "name": "open" or "closed"}``,
            ``{"do": "surface", "name": "firm" or "foam"}``, ``{"do": "fault", "name": .., "count": .., "cell": ..}``.

        Raises
        ------
        UsageError
            When the command is none.
        """
        if check(command).do in {"advance", "quit"}:
            raise UsageError(f"{command['do']!r} is not for steering.", "Use advance() or close().")
        self._tell(command)

    def advance(self, to_us: int) -> None:
        """Let lock-step time run up to ``to_us``; the next :meth:`read` waits for all frames up to it.

        Parameters
        ----------
        to_us : int
            Board time; at most ten seconds further than before, which is what is kept for reading.

        Raises
        ------
        UsageError
            When the board is not open, not in lock-step, or the way is too long.
        """
        if not self._lockstep or not self._is_open:
            raise UsageError("Only an open board in lock-step can be advanced.")
        if to_us - self._advanced_us > 1e6 * KEPT_S:
            raise UsageError(f"Advance at most {KEPT_S:.0f} s at a time, and read in between.")
        self._advances += 1
        self._advanced_us = max(self._advanced_us, to_us)
        self._tell({"do": "advance", "to_us": to_us})

    def _open(self) -> BoardInfo:
        self._advanced_us = self._advances = 0
        try:
            return super()._open()
        except BaseException:
            self._end()
            raise

    def _seek(self) -> WireConnection:
        return self._line_to(self._locate())

    def _read_raw(self, timeout_s: float) -> RawBlock:
        if self._lockstep:
            return self._line.ring.take(timeout_s, self._advances)
        return super()._read_raw(timeout_s)

    def _keep(self, calibration: Calibration | None) -> Calibration | None:
        kept = super()._keep(calibration)
        self._options["eeprom"] = encode_calibration(kept).hex() if kept else ""
        return kept

    def _close(self) -> None:
        super()._close()
        self._end()

    def _new_reader(self) -> Reader:
        if not self._lockstep:
            return super()._new_reader()
        # Between advances nothing comes, however long that takes.
        return Reader(self._connect, self._clock, self._closing, silence_s=float("inf"))

    def _stamp_s(self) -> float:
        return 1e-6 * self._advanced_us if self._lockstep else super()._stamp_s()

    def _mark_of(self, pong: Pong) -> int | None:
        return int.from_bytes(pong.cookie[len(MARK) :], "little") if pong.cookie.startswith(MARK) else None

    def _locate(self) -> str:
        """Return the port of the process, starting it when it is not there, or not any more."""
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._start()
        return self._port_address

    def _start(self) -> None:
        words = [sys.executable, "-m", "hardware_drivers.simulated.process"]
        for name, value in self._options.items():
            words += [f"--{name}", str(value)]
        if self._loopback:
            words.append("--loopback")
        root = str(Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
        try:
            process = subprocess.Popen(
                words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
            )
        except OSError as error:
            raise BoardNotFound(
                f"The simulated board does not start ({error}).", "Start evenkeel again.", key="no_simulation"
            ) from error
        assert process.stdout is not None  # asked for above
        line = process.stdout.readline()
        with self._telling:
            self._process = process
            for command in (*self._lasting.values(), *self._untold):
                self._write(command)
            self._untold.clear()
        if not line:
            self._end()
            raise BoardNotFound("The simulated board does not start.", "Its own message is above.", key="no_simulation")
        self._port_address: str = json.loads(line)["port"]

    def _tell(self, command: dict[str, Any]) -> None:
        lasts = LASTING.get(command["do"])
        with self._telling:
            if lasts is not None:
                self._lasting.pop(lasts, None)  # the order in which they were told is kept
                self._lasting[lasts] = command
            if self._process is not None:
                self._write(command)
            elif lasts is None:
                self._untold.append(command)

    def _write(self, command: dict[str, Any]) -> None:
        assert self._process is not None and self._process.stdin is not None  # as the callers know
        # When the process has ended, the reader notices and says so.
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(command).encode() + b"\n")
            self._process.stdin.flush()

    def _end(self) -> None:
        """End the process, if there is one."""
        with self._telling:
            process, self._process = self._process, None
        if process is not None:
            assert process.stdin is not None and process.stdout is not None  # asked for in _start
            with suppress(BrokenPipeError):
                process.stdin.close()
            try:
                process.wait(END_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()
