"""The base of boards that print lines over serial; a driver says what it wants of a line, and what it makes of it."""

import re
from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar, Final

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.lines.columns import Wanted, check_told
from hardware_drivers.lines.connection import LineConnection
from hardware_drivers.lines.sniffer import Found, Sniffer
from hardware_drivers.lines.stream import Converter
from hardware_drivers.ports import BAUD, find, list_ports, only_port
from hardware_drivers.read_board import ReadBoard
from station.errors import UsageError
from station.frames import BoardInfo

_OPTION: Final = re.compile(r"\+(?=[a-z]+=)")


def uid_at(driver: str, name: str) -> str:
    """Return what the UID of a board at a port begins with: a board that prints has no other name than the port's."""
    return f"{driver}-{name}-"


class LineBoard(ReadBoard):
    """A board that prints lines.

    Parameters
    ----------
    address : str
        Device, or serial number of the USB chip; empty for the only board that is plugged in. What a line holds and
        the speed of the port may follow it, as ``/dev/ttyUSB0+columns=t,tr,br,tl,bl+baud=57600``.
    clock : callable
        The host's monotonic clock, in s.
    own : str
        UID of the board that this station uses: without an address, the one to open of several.

    Raises
    ------
    UsageError
        When an option makes no sense.
    """

    driver: ClassVar[str]
    wanted: ClassVar[Wanted]
    options: ClassVar[tuple[str, ...]] = ("columns", "baud")

    def __init__(self, address: str = "", clock: Callable[[], float] = monotonic_s, own: str = "") -> None:
        super().__init__(clock)
        self._own = own
        self._address, *given = _OPTION.split(address)
        self._told: dict[str, str] = {}
        for option in given:
            name, _, value = option.partition("=")
            if name not in self.options:
                known = ", ".join(f"+{known}=" for known in self.options)
                raise UsageError(f"The {self.driver} board has no option {name!r}.", f"There are: {known}")
            self._told[name] = value
        self._columns = self._told.get("columns", "")
        if self._columns:
            wrong = check_told(self._columns, self.wanted)
            if wrong:
                example = self.wanted.by_width[max(self.wanted.by_width)]
                raise UsageError(f"{self._columns!r} are no columns: {wrong}", f"For example: +columns={example}")
        self._baud = int(self._number("baud", 300, 4_000_000, BAUD))
        self._found: Found | None = None

    def _number(self, name: str, least: float, most: float, default: float) -> float:
        """Return an option that is a number.

        Raises
        ------
        UsageError
            When it is none, or not within its limits.
        """
        told = self._told.get(name)
        if told is None:
            return default
        if not re.fullmatch(r"\d+(\.\d+)?", told) or not least <= float(told) <= most:
            raise UsageError(f"{name}={told} cannot be.", f"Give a number from {least:g} to {most:g}.")
        return float(told)

    def _open(self) -> BoardInfo:
        self._found = None  # a new opening finds out anew, a reconnection knows what was found
        return super()._open()

    def _connect(self) -> LineConnection:
        device = self._locate()
        connection = LineConnection(
            device,
            self._baud,
            Sniffer(self.wanted, self._columns, self._found),
            lambda found: (self._info_of(found, device), self._converter(found)),
            f"It should print lines such as {self.wanted.example}; say what else is in them with "
            f"--board {self.driver}:{device}+columns=..., and at what speed with +baud=...",
            clock=self._clock,
            stop=self._closing,
        )
        self._found = self._found or connection.found
        return connection

    def _locate(self) -> str:
        """Return the port to open now."""
        if self._address:
            return find(self._address, self.driver)
        return only_port(self.driver, lambda row: self._own.startswith(uid_at(self.driver, row.name))).device

    def _uid(self, found: Found, device: str) -> str:
        """Return what binds this board, printing this, to a station: counts that mean something else are another's."""
        name = next((row.name for row in list_ports() if row.device == device), device)
        return uid_at(self.driver, name) + found.tag

    @abstractmethod
    def _info_of(self, found: Found, device: str) -> BoardInfo:
        """Return who the board is."""

    @abstractmethod
    def _converter(self, found: Found) -> Converter:
        """Return what its lines are turned into counts by."""
