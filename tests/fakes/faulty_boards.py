"""One board for each driver, over its own bytes, carrying what a test says and failing as it says."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest import mock

from hardware_drivers.calibration import NOMINAL_GAIN_N_PER_COUNT
from hardware_drivers.lines import sniffer as line_sniffer
from station.units import newton
from tests.fakes.phidget22 import BEYOND, FakeBridge, phidget_bridge
from tests.fakes.printing_board import PrintingBoard
from tests.fakes.scripted_board import ScriptedBoard, sample
from tests.fakes.wii_board import CALIBRATION, report, wii_boards

RAIL = 2**23 - 1
NOISE_KG = 0.02
HOLE_FRAMES = 7
"""So many frames are lost at once: more than 50 ms of any of these boards."""


class FaultyBoard:
    """A board. What it cannot show, its driver has no way to notice or no way to suffer.

    Attributes
    ----------
    kg : float
        On it, a quarter on each cell.
    drift_kg : float
        By which its first cell is off.
    stuck, saturated : bool
        Its second cell.
    """

    spec: str
    rate_hz = 100.0
    weighs = True
    """Whether it has load cells."""

    def __init__(self) -> None:
        self.calm()

    def calm(self) -> None:
        """Suffer nothing, and carry nothing."""
        self.kg = self.drift_kg = 0.0
        self.stuck = self.saturated = False

    def cells(self, k: int) -> list[float | None]:
        """Return what each cell reads in kg; None for the end of its range. None of them is ever still."""
        noise = [NOISE_KG * ((3 * k + 5 * cell) % 7 - 3) for cell in range(4)]
        read: list[float | None] = [self.kg / 4 + each for each in noise]
        read[0] = self.kg / 4 + noise[0] + self.drift_kg
        if self.stuck or self.saturated:
            read[1] = None if self.saturated else self.kg / 4
        return read

    def sent(self) -> int:
        """Return how many readings it has taken."""
        raise NotImplementedError

    def hold_back(self, silent: bool) -> None:
        """Lose its readings, or no more."""
        raise NotImplementedError

    def unplug(self) -> None:
        """Pull its cable, or switch it off."""
        raise NotImplementedError

    def replug(self) -> None:
        """Put it in again."""
        raise NotImplementedError

    def suffer(self, fault: str) -> None:
        """Suffer what not every board can: ``damage``, ``repeat``, ``no_number``, ``slow_down`` or ``reset``."""
        getattr(self, fault)()


class FaultySerial(FaultyBoard):
    """Wire protocol 1."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        super().__init__()
        self._board = stack.enter_context(ScriptedBoard(folder))
        self._board.counts = self._counts
        self.spec = f"serial:{self._board.path}"

    def _counts(self, k: int) -> tuple[int, ...]:
        return tuple(RAIL if kg is None else round(newton(kg) / NOMINAL_GAIN_N_PER_COUNT) for kg in self.cells(k))

    def sent(self) -> int:
        return self._board._taken

    def damage(self) -> None:
        whole = bytearray(sample(1, 1))
        whole[6] ^= 1
        self._board.send(bytes(whole))

    def repeat(self) -> None:
        board = self._board
        taken = board._taken
        board.send(sample(taken, board._boot_us + round(taken * 1e6 / board.rate_hz), self._counts(taken)))

    def hold_back(self, silent: bool) -> None:
        self._board.silent = silent

    def slow_down(self) -> None:
        board = self._board

        def slow() -> None:
            before, after = board.rate_hz, 95
            shift_s = board._taken / before - board._taken / after
            board._boot_s, board._boot_us = board._boot_s + shift_s, board._boot_us + round(1e6 * shift_s)
            board.rate_hz = after

        board._do(slow)

    def reset(self) -> None:
        self._board.rate_hz = 100
        self._board.reset()

    def unplug(self) -> None:
        self._board.unplug()

    def replug(self) -> None:
        self._board.rate_hz = 100
        self._board.replug()


class FaultyPrinter(FaultyBoard):
    """A board that prints; a driver says what."""

    def __init__(self, folder: Path, stack: ExitStack, driver: str) -> None:
        super().__init__()
        self._again = self._odd = ""
        self._slow_since: tuple[int, int] | None = None
        stack.enter_context(mock.patch.object(line_sniffer, "WATCH_S", 0.3))
        self._board = stack.enter_context(PrintingBoard(folder, self._line))
        self.spec = f"{driver}:{self._board.path}"

    def _numbers(self, k: int) -> list[str]:
        raise NotImplementedError

    def _line(self, k: int, ms: int) -> str:
        if self._slow_since is not None:
            first, first_ms = self._slow_since
            ms = first_ms + round((k - first) * 1000 / (0.95 * self.rate_hz))
        odd, self._odd = self._odd, ""
        if odd:
            return f"{ms},{odd}"
        line = ",".join([str(ms), *self._numbers(k)])
        again, self._again = self._again, ""
        return line if not again else f"{line}\r\n{line}"

    def sent(self) -> int:
        return self._board._taken

    def damage(self) -> None:
        self._board.send(b"12,3x4,\xff\xfe,5\r\n")

    def repeat(self) -> None:
        self._again = "again"

    def hold_back(self, silent: bool) -> None:
        self._board.silent = silent

    def no_number(self) -> None:
        self._odd = "nan,inf,-inf,1e999" if len(self._numbers(0)) == 4 else "nan,inf,-inf"

    def slow_down(self) -> None:
        self._slow_since = (self.sent(), round(1000 * self.sent() / self.rate_hz))

    def reset(self) -> None:
        self._slow_since = None
        self._board.reset()

    def unplug(self) -> None:
        self._board.unplug()

    def replug(self) -> None:
        self._slow_since = None
        self._board.replug()


class FaultyText(FaultyPrinter):
    """``millis,r1,r2,r3,r4``."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        super().__init__(folder, stack, "text")

    def _numbers(self, k: int) -> list[str]:
        counts = [RAIL if kg is None else round(newton(kg) / NOMINAL_GAIN_N_PER_COUNT) for kg in self.cells(k)]
        return list(map(str, counts))


class FaultyTop(FaultyPrinter):
    """``millis,roll,pitch,yaw`` of a wobble top that is kept moving."""

    weighs = False

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        super().__init__(folder, stack, "imu")

    def _numbers(self, k: int) -> list[str]:
        return [f"{(k % 20) / 10:.2f}", f"{-(k % 13) / 10:.2f}", f"{k % 360}.00"]


class FaultyWii(FaultyBoard):
    """HID reports."""

    spec = "wii"
    rate_hz = 50.0

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        super().__init__()
        (self._board,) = stack.enter_context(wii_boards(folder))
        self._damaged = False
        points = [int(word, 16) for word in CALIBRATION.split(":")]
        self._points = list(zip(points[:4], points[4:8], points[8:], strict=True))
        self._board.reports = self._report

    def _report(self, k: int) -> bytes:
        damaged, self._damaged = self._damaged, False
        raw = tuple(self._raw(kg, *points) for kg, points in zip(self.cells(k), self._points, strict=True))
        return report(raw)[: 9 if damaged else None]

    @staticmethod
    def _raw(kg: float | None, low: int, middle: int, high: int) -> int:
        if kg is None:
            return 0xFFFF
        return round(low + kg * (middle - low) / 17 if kg < 17 else middle + (kg - 17) * (high - middle) / 17)

    def sent(self) -> int:
        return self._board.sent

    def damage(self) -> None:
        self._damaged = True

    def hold_back(self, silent: bool) -> None:
        self._board.silent = silent

    def unplug(self) -> None:
        self._board.switch_off()

    def replug(self) -> None:
        self._board.switch_on()


class FaultyPhidget(FaultyBoard):
    """Voltage ratios by event."""

    rate_hz = 25.0

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        super().__init__()
        self._bridge: FakeBridge = stack.enter_context(phidget_bridge())
        self._bridge.newer = True
        self._bridge.ratio = self._ratio
        self._silent = False
        self.spec = f"phidget:{self._bridge.serial_number}"

    def _ratio(self, k: int, channel: int) -> object:
        kg = self.cells(k)[channel]
        return None if self._silent else BEYOND if kg is None else 0.001 * kg / 50.0

    def sent(self) -> int:
        return self._bridge.sent

    def hold_back(self, silent: bool) -> None:
        self._silent = silent

    def unplug(self) -> None:
        self._bridge.unplug()

    def replug(self) -> None:
        self._bridge.replug()


FAULTY: dict[str, Callable[[Path, ExitStack], FaultyBoard]] = {
    "serial": FaultySerial,
    "text": FaultyText,
    "imu": FaultyTop,
    "wii": FaultyWii,
    "phidget": FaultyPhidget,
}


@contextmanager
def faulty_board(driver: str, folder: Path) -> Iterator[FaultyBoard]:
    """Switch a board on."""
    with ExitStack() as stack:
        yield FAULTY[driver](folder, stack)
