"""Which drivers there are, and a board from what somebody typed."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

from hardware_drivers.board import Board
from station.errors import UsageError

DRIVERS: Final[dict[str, str]] = {
    "serial": "hardware_drivers.serial_board:SerialBoard",
    "simulated": "hardware_drivers.simulated.board:SimulatedBoard",
    "playback": "hardware_drivers.playback:PlaybackBoard",
    "text": "hardware_drivers.lines.text_board:TextBoard",
    "imu": "hardware_drivers.lines.imu_board:ImuBoard",
    "wii": "hardware_drivers.wii.board:WiiBoard",
    "phidget": "hardware_drivers.phidget.board:PhidgetBoard",
}
"""Names to classes, imported when used: listing drivers imports no vendor's library."""

TAKES_ADDRESS: Final[dict[str, str]] = {
    "serial": "optional: a device such as /dev/ttyUSB0, the serial number of its USB chip, or the UID of the board",
    "simulated": "",
    "playback": "a recording",
    "text": "optional: as of serial, then +columns=t,tr,br,tl,bl, +unit=kg or +baud=57600",
    "imu": "optional: as of serial, then +columns=roll,pitch,yaw, +height=200 (mm) or +baud=57600",
    "wii": "optional: the Bluetooth address of the board",
    "phidget": "optional: the serial number of the bridge",
}
"""What may follow a driver's name and a colon."""

SEEDED: Final = frozenset({"simulated"})
"""Drivers that have chance of their own, and so take a seed."""


OWN: Final = tuple(name for name, address in TAKES_ADDRESS.items() if address.startswith("optional"))
"""Drivers that choose a board themselves, so that the station has one of its own of several."""


def make_board(
    spec: str, *, seed: int | None = None, own: Mapping[str, str] = MappingProxyType({}), **options: object
) -> Board:
    """Return a board, not yet opened.

    Parameters
    ----------
    spec : str
        ``NAME`` or ``NAME:ADDRESS``, for example ``simulated``, ``serial:/dev/ttyUSB0`` or ``playback:FILE``.
    seed : int, optional
        Makes the chance of a board that has any repeatable; the others do not mind.
    own : mapping
        UID of the board that this station uses, by driver: of several, it is the one to open.
    **options
        For the driver's class.

    Raises
    ------
    UsageError
        When there is no such driver, or the address is missing or not wanted.
    BoardNotFound
        When the address is a file, and it is not there.
    """
    name, _, address = spec.partition(":")
    if name not in DRIVERS:
        raise UsageError(f"There is no board driver {name!r}.", f"Choose one of: {', '.join(DRIVERS)}.")
    wanted = TAKES_ADDRESS[name]
    if address and not wanted:
        raise UsageError(f"The {name} board takes no address, but was given {address!r}.", f"Use: --board {name}")
    if wanted and not address and name not in OWN:
        raise UsageError(f"The {name} board needs {wanted}.", f"Use: --board {name}:FILE")
    module, _, class_name = DRIVERS[name].partition(":")
    driver = getattr(import_module(module), class_name)
    if seed is not None and name in SEEDED:
        options["seed"] = seed
    if name in OWN and name in own:
        options["own"] = own[name]
    board: Board = driver(address, **options) if address else driver(**options)
    return board
