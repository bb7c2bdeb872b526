"""The real firmware on a simulated board, and what it can be told and asked."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TypeVar

from hardware_drivers.serial_board import SerialBoard
from hardware_drivers.wire import Ack, Decoder, Hello, Kind, Message, Request, Sample, encode

ROOT = Path(__file__).parents[2]
FIRMWARE = ROOT / "hardware_drivers" / "firmware"
SIMULATION = Path(__file__).parent / "simulation"
PACKAGES = "gcc-avr avr-libc binutils-avr libsimavr-dev libelf-dev gcc libc6-dev make"

BOOT_MS = 100
STEP_MS = 5
PATIENCE_MS = 5000
"""Of the board's time."""

SRAM = 0x800000
"""Where the memory begins for avr-nm."""

M = TypeVar("M", bound=Message)


def run(*words: str) -> str:
    """Run a tool and return what it says."""
    assert shutil.which(words[0]), f"{words[0]} was not found; install {PACKAGES}"
    done = subprocess.run(words, check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(words)}\n{done.stdout}{done.stderr}\nThis needs {PACKAGES}."
    return done.stdout


def build_firmware(source: Path, build: Path) -> Path:
    """Build a firmware by its own Makefile and return its ELF."""
    run("make", "--silent", "-C", str(source), f"BUILD={build}")
    return build / "evenkeel.elf"


def build_simulation(folder: Path) -> Path:
    """Build the simulated board and return its program."""
    program = folder / "board"
    sources = [str(path) for path in sorted(SIMULATION.glob("*.c"))]
    libraries = ("-lsimavr", "-lelf", "-lutil", "-lm")
    flags = ("-O2", "-Wall", "-Wextra", "-Werror", "-isystem", "/usr/include/simavr")
    run("gcc", *flags, "-o", str(program), *sources, *libraries)
    return program


class Bench:
    """One simulated board that runs a firmware; its time stands still but where something is waited for.

    Parameters
    ----------
    program, firmware : Path
        As built.
    folder : Path
        Where its port is made.
    seed : int
        What its memory holds when the power comes on, and the noise of its open pin.
    """

    def __init__(self, program: Path, firmware: Path, folder: Path, seed: int = 1) -> None:
        self._firmware = firmware
        self._port = folder / f"port-{seed}"
        self._process = subprocess.Popen(
            [str(program), str(firmware), str(self._port), str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.line = Line(self.tell)
        self.tell(f"run {BOOT_MS}")

    def __enter__(self) -> "Bench":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate()

    def tell(self, command: str) -> str:
        """Give a command of ``simulation/main.c`` and return the rest of its answer."""
        _there(self._process.stdin).write(command + "\n")
        _there(self._process.stdin).flush()
        said = _there(self._process.stdout).readline().rstrip("\n")
        assert said.startswith("ok"), f"{command}: {said or 'the simulated board has ended'}"
        return said[3:]

    def counts(self, *counts: int) -> None:
        """Let the cells TR, BR, TL, BL read these."""
        self.tell("counts " + " ".join(map(str, counts)))

    def eeprom(self) -> bytes:
        """Return what the board keeps without power."""
        return bytes.fromhex(self.tell("eeprom"))

    def chips(self) -> list[tuple[int, int, int]]:
        """Return of each converter its readings, spoilt ones, and pulses where it expected none."""
        numbers = list(map(int, self.tell("chips").split()))
        return list(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))

    def set(self, variable: str, value: int) -> None:
        """Give a 32-bit variable of the firmware another value."""
        symbols = map(str.split, run("avr-nm", str(self._firmware)).splitlines())
        address = next(int(words[0], 16) for words in symbols if words[-1] == variable) - SRAM
        self.tell(f"set {address} {value}")

    @contextmanager
    def board(self) -> Iterator[SerialBoard]:
        """Give the board through the real driver, in real time."""
        board = SerialBoard(str(self._port))
        self.tell("pace realtime")
        board.open()
        try:
            yield board
        finally:
            board.close()
            self.tell("pace lockstep")


def _there(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


class Line:
    """The serial line without a driver: requests out, messages in.

    Parameters
    ----------
    tell : callable
        Gives the simulated board a command and returns its answer.

    Attributes
    ----------
    now_ms : int
        How long the board was waited for so far.
    """

    def __init__(self, tell: Callable[[str], str]) -> None:
        self.now_ms = 0
        self._tell = tell
        self._decoder = Decoder()
        self._waiting: list[Message] = []
        self._number = 0

    def write(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._tell(f"send {data.hex()}")

    def run(self, ms: int) -> list[Message]:
        """Let time pass, and take all that the board has said."""
        self.now_ms += ms
        said = self._waiting + self._decoder.feed(bytes.fromhex(self._tell(f"run {ms}")))
        self._waiting = []
        return said

    def next(self, kind: type[M], met: Callable[[M], bool] = lambda message: True) -> M:
        """Return the next message of a kind that meets a condition; those before it are dropped."""
        until_ms = self.now_ms + PATIENCE_MS
        while True:
            while self._waiting:
                message = self._waiting.pop(0)
                if isinstance(message, kind) and met(message):
                    return message
            assert self.now_ms < until_ms, f"no {kind.__name__} came"
            self._waiting = self.run(STEP_MS)

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
        """Return the next frames."""
        return [self.next(Sample) for _ in range(n)]

    def start(self) -> Sample:
        """Start the board and return its first frame."""
        assert self.done(Kind.START).status == 0
        return self.next(Sample)
