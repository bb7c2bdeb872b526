"""The real firmware on a simulated board, and what it can be told and asked."""

import os
import select
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TypeVar

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.serial_board import SerialBoard
from hardware_drivers.wire import Ack, Decoder, Hello, Kind, Message, Request, Sample, encode

ROOT = Path(__file__).parents[2]
FIRMWARE = ROOT / "hardware_drivers" / "firmware"
SIMULATION = Path(__file__).parent / "simulation"
TOOLS = ("avr-gcc", "gcc", "make")
PACKAGES = "gcc-avr avr-libc binutils-avr libsimavr-dev libelf-dev gcc libc6-dev make"

PATIENCE_S = 5.0

M = TypeVar("M", bound=Message)


def _run(*words: str) -> None:
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}"


def build_firmware(source: Path, build: Path) -> Path:
    """Build a firmware by its own Makefile and return its ELF."""
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    assert not lacking, f"{', '.join(lacking)} not found; install: {PACKAGES}"
    _run("make", "--silent", "-C", str(source), f"BUILD={build}")
    return build / "evenkeel.elf"


def build_simulation(folder: Path) -> Path:
    """Build the simulated board and return its program."""
    program = folder / "board"
    sources = [str(path) for path in sorted(SIMULATION.glob("*.c"))]
    libraries = ("-lsimavr", "-lelf", "-lutil", "-lm")
    flags = ("-O2", "-Wall", "-Wextra", "-Werror", "-isystem", "/usr/include/simavr")
    _run("gcc", *flags, "-o", str(program), *sources, *libraries)
    return program


class Bench:
    """One simulated board that runs a firmware.

    Parameters
    ----------
    program, firmware : Path
        As built.
    folder : Path
        Where its port is made.
    seed : int
        What its memory held when the power came on, and the noise of its open pin.

    Attributes
    ----------
    port : Path
    """

    def __init__(self, program: Path, firmware: Path, folder: Path, seed: int = 1) -> None:
        self.port = folder / f"port-{seed}"
        self._process = subprocess.Popen(
            [str(program), str(firmware), str(self.port), str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        while (line := self._out.readline()) != "ready\n":  # the simulator has words of its own
            assert line, "the simulated board did not start"
        with self.line() as boot:
            boot.next(Hello)

    def __enter__(self) -> "Bench":
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait(PATIENCE_S)
        self._out.close()

    @property
    def _out(self) -> IO[str]:
        assert self._process.stdout is not None
        return self._process.stdout

    @property
    def alive(self) -> bool:
        """Whether the simulated processor still runs."""
        return self._process.poll() is None

    def tell(self, command: str) -> str:
        """Give a command of ``simulation/board.c`` and return its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        answer = self._out.readline().strip()
        assert answer and not answer.startswith("what"), f"{command}: {answer}"
        return answer

    def counts(self, *counts: int) -> None:
        """Let the cells TR, BR, TL, BL read these."""
        self.tell("counts " + " ".join(map(str, counts)))

    def eeprom(self) -> bytes:
        """Return what the board keeps without power."""
        return bytes.fromhex(self.tell("eeprom"))

    def reset(self) -> None:
        """Press the reset button."""
        self.tell("reset 0")

    @contextmanager
    def board(self) -> Iterator[SerialBoard]:
        """Give the board through the real driver."""
        board = SerialBoard(str(self.port))
        board.open()
        try:
            yield board
        finally:
            board.close()

    @contextmanager
    def line(self) -> Iterator["Line"]:
        """Give the bare line to the board."""
        line = Line(self.port)
        try:
            yield line
        finally:
            line.close()


class Line:
    """The port without a driver: requests out, messages in."""

    def __init__(self, port: Path) -> None:
        self._end = os.open(port, os.O_RDWR | os.O_NOCTTY)
        self._decoder = Decoder()
        self._waiting: list[Message] = []
        self._number = 0

    def close(self) -> None:
        """Let go of the port."""
        os.close(self._end)

    def write(self, data: bytes) -> None:
        """Send bytes as they are."""
        os.write(self._end, data)

    def next(self, kind: type[M] | tuple[type[M], ...], met: Callable[[M], bool] = lambda message: True) -> M:
        """Return the next message of a kind that meets a condition; those before it are dropped."""
        until_s = monotonic_s() + PATIENCE_S
        while True:
            while self._waiting:
                message = self._waiting.pop(0)
                if isinstance(message, kind) and met(message):
                    return message
            left_s = until_s - monotonic_s()
            assert left_s > 0, f"no {kind} came"
            if select.select([self._end], [], [], left_s)[0]:
                self._waiting += self._decoder.feed(os.read(self._end, 4096))

    def quiet(self) -> None:
        """Wait until the board has nothing more to say."""
        until_s = monotonic_s() + PATIENCE_S
        while select.select([self._end], [], [], 0.3)[0]:
            assert monotonic_s() < until_s, "it goes on and on"
            os.read(self._end, 4096)

    def ask(self, kind: Kind, body: bytes = b"") -> int:
        """Send a request and return its number."""
        self._number = self._number % 255 + 1
        self.write(encode(Request(kind, self._number, body)))
        return self._number

    def done(self, kind: Kind, body: bytes = b"") -> Ack:
        """Send a request and return its acknowledgement."""
        number = self.ask(kind, body)
        return self.next(Ack, lambda ack: ack.request_id == number)

    def hello(self) -> Hello:
        """Ask who the board is."""
        self.ask(Kind.HELLO)
        return self.next(Hello)

    def samples(self, n: int) -> list[Sample]:
        """Start the board and return its next frames."""
        self.done(Kind.START)
        return [self.next(Sample) for _ in range(n)]
