"""Serial ports: which there are, which may be a board, what is wrong with them, and opening one."""

import errno
import io
import os
import select
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import serial
from serial.tools import list_ports as system_ports
from serial.tools.list_ports_common import ListPortInfo

from hardware_drivers.system import permission_todo
from station.errors import BoardError, BoardNotFound, BoardRefused

try:
    import termios

    PORT_ERRORS: tuple[type[Exception], ...] = (OSError, termios.error)
except ImportError:  # Windows has no termios
    PORT_ERRORS = (OSError,)

BAUD: Final = 115200
READ_S: Final = 0.05
"""A read waits this long at most, so that a reader notices within it that it should stop."""

WRITE_S: Final = 1.0
_MOST_BYTES: Final = 4096
_POLLS: Final = sys.platform == "linux"
"""Whether to wait by poll, as select takes no descriptor above 1023. Elsewhere poll may not know terminals (macOS)."""

UNKNOWN: Final = "n/a"
"""What pyserial says of a port that does not tell what it is."""

LIKELY_VENDORS: Final = {
    0x2341: "Arduino",
    0x2A03: "Arduino",
    0x1A86: "CH340",
    0x0403: "FTDI",
    0x10C4: "CP210x",
    0x2E8A: "Raspberry Pi Pico",
}
"""USB vendors of the controllers and serial chips that boards are built with."""


@dataclass(frozen=True, slots=True)
class PortRow:
    """A serial port of this computer.

    Parameters
    ----------
    device : str
        What to open, for example ``/dev/ttyUSB0``.
    name : str
        What stays the same when it is plugged in elsewhere: the serial number of its chip. Of a chip that has none of
        its own, what stays the same when the computer starts again: the socket; else the device.
    description : str
    likely : bool
        Whether a board is built like this. It may still be something else.
    serial_number : str
        Of its chip, which others may have too; empty for none.
    """

    device: str
    name: str
    description: str
    likely: bool
    serial_number: str = ""


def list_ports() -> list[PortRow]:
    """Return the serial ports of this computer without opening any: opening resets an Arduino.

    Raises
    ------
    BoardNotFound
        When the system does not tell.
    """
    ports = sorted(_comports())
    alike = Counter(port.serial_number for port in ports)
    return [
        PortRow(
            port.device,
            (alike[port.serial_number] == 1 and port.serial_number) or port.location or port.device,
            port.description if port.description != UNKNOWN else LIKELY_VENDORS.get(port.vid or 0, ""),
            port.vid in LIKELY_VENDORS,
            port.serial_number or "",
        )
        for port in ports
    ]


def _comports() -> list[ListPortInfo]:
    """Return what pyserial knows of the ports; it stumbles over one that goes just then, so it is asked once more."""
    with suppress(OSError, TypeError, ValueError):
        return list(system_ports.comports())
    try:
        return list(system_ports.comports())
    except (OSError, TypeError, ValueError) as error:
        raise BoardNotFound(
            f"The serial ports cannot be listed ({error}).", "Unplug the board, plug it in again.", key="no_board"
        ) from error


def likely_ports() -> list[PortRow]:
    """Return the ports that are likely a board.

    Raises
    ------
    BoardNotFound
        When there is none.
    """
    likely = [row for row in list_ports() if row.likely]
    if not likely:
        raise BoardNotFound(
            "No board is plugged in.",
            "Plug in its USB cable; 'evenkeel boards' lists what is there.",
            key="no_board",
        )
    return likely


def several(rows: Sequence[PortRow], driver: str) -> BoardRefused:
    """Return the error of a choice that is still to be made."""
    listed = ", ".join(f"{row.device} ({row.description}, {row.name})" for row in rows)
    return BoardRefused(
        f"Several boards are plugged in: {listed}.",
        f"Choose one: --board {driver}:{rows[0].name}",
        key="several_boards",
        number=len(rows),
        driver=driver,
        device=rows[0].name,
    )


def only_port(driver: str = "serial", own: Callable[[PortRow], bool] = lambda _: False) -> PortRow:
    """Return the one port that is likely a board.

    Parameters
    ----------
    driver : str
        Who asks, for what to do when there are several.
    own : callable
        Whether a port is the one that this station uses, and so the one of several.

    Raises
    ------
    BoardNotFound
        When there is none.
    BoardRefused
        When there are several: one has to be chosen.
    """
    likely = likely_ports()
    if len(likely) == 1:
        return likely[0]
    used = [row for row in likely if own(row)]
    if len(used) != 1:
        raise several(likely, driver)
    return used[0]


def plugged_in(address: str, driver: str = "serial") -> str | None:
    """Return the device of a name or serial number, wherever that is plugged in; None when it is not.

    Raises
    ------
    BoardRefused
        When several have that serial number.
    """
    rows = [row for row in list_ports() if address in {row.name, row.device, row.serial_number}]
    if len(rows) > 1:
        raise several(rows, driver)
    return rows[0].device if rows else None


def find(address: str, driver: str = "serial") -> str:
    """Return the device of an address: of what is plugged in; else a device or URL as it is.

    Raises
    ------
    BoardRefused
        When several have that serial number.
    """
    return plugged_in(address, driver) or address


def open_port(address: str, baud: int = BAUD) -> Any:
    """Open a serial port for a board, alone and with an empty input buffer.

    Raises
    ------
    BoardNotFound, BoardRefused
        With what to do about it.
    """
    try:
        # DTR stays on, as pyserial sets it: a Pico sends nothing without it.
        port = serial.serial_for_url(address, baud, timeout=READ_S, write_timeout=WRITE_S, exclusive=True)
    except ValueError as error:
        raise BoardNotFound(
            f"{address} is no serial port ({error}).", "'evenkeel boards' lists them.", key="no_port", device=address
        ) from error
    except PORT_ERRORS as error:
        raise _refusal(address, error) from error
    try:
        # Up to 20 KB of old samples can wait in the driver's buffer.
        port.reset_input_buffer()
    except PORT_ERRORS as error:
        close_port(port)
        raise _refusal(address, error) from error
    return port


def _refusal(address: str, error: Exception) -> BoardError:
    # Windows gives no number but names the error in the text; there, a port that is in use is a denied one.
    code, text = getattr(error, "errno", None), str(error)
    if code in {errno.EACCES, errno.EPERM}:
        return BoardRefused(
            f"There is no permission to open {address}.",
            permission_todo(Path(address)),
            key="no_permission",
            device=address,
        )
    if code in {errno.EBUSY, errno.EAGAIN} or "PermissionError(" in text:
        return BoardRefused(
            f"{address} is in use by another program.",
            "Close it. After plugging in, ModemManager may hold a new port for 10 seconds.",
            key="port_busy",
            device=address,
        )
    if code in {errno.ENOENT, errno.ENXIO, errno.ENODEV, errno.ECONNREFUSED} or "FileNotFoundError(" in text:
        return BoardNotFound(
            f"There is no {address}.", "Plug the board in; 'evenkeel boards' lists what is there.", key="no_board"
        )
    return BoardRefused(
        f"{address} cannot be opened ({error}).", "Unplug it, plug it in again.", key="port_broken", device=address
    )


def receive(port: Any) -> bytes:
    """Return what a port has, waiting for the first byte no longer than its timeout."""
    if os.name == "posix":
        with suppress(io.UnsupportedOperation):  # ports such as rfc2217:// have no descriptor
            return _receive_from(port.fileno(), port.timeout)
    first: bytes = port.read(1)
    if not first:
        return b""
    more: bytes = port.read(port.in_waiting)
    return first + more


def _receive_from(descriptor: int, timeout_s: float) -> bytes:
    """Wait once and read once: pyserial's own way costs seven times as much, a hundred or more times a second."""
    if not _readable(descriptor, timeout_s):
        return b""
    try:
        data = os.read(descriptor, _MOST_BYTES)
    except BlockingIOError:
        return b""  # woken up for nothing, which Linux allows itself
    if not data:
        raise OSError(errno.EIO, "the other end hung up")
    return data


def _readable(descriptor: int, timeout_s: float) -> bool:
    if _POLLS:
        waiting = select.poll()
        waiting.register(descriptor, select.POLLIN)
        return bool(waiting.poll(1e3 * timeout_s))
    return bool(select.select([descriptor], [], [], timeout_s)[0])


def close_port(port: Any) -> None:
    """Close a port that may be gone already."""
    end = getattr(port, "_socket", None)
    with suppress(*PORT_ERRORS):
        port.close()
    if end is not None:
        # pyserial forgets a socket whose host has left without closing it.
        end.close()
