"""Serial ports that are plugged in, and USB chips that should have one and have not; opens none of them."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from hardware_drivers.plugged_row import Plugged, Problem
from hardware_drivers.ports import LIKELY_VENDORS, PortRow, list_ports
from hardware_drivers.system import INSTALL_RULES, ROOT, is_running, permission_todo, rules_there, text_of, user_of

DRIVERS: Final = ("serial", "text", "imu")
"""What may be at the other end of a serial port."""

PORTLESS: Final = frozenset({"no_driver", "taken", "taken_by_brltty"})
"""Problems of a chip without a port."""

FASTEST_MS: Final = 1
"""How long an FTDI chip keeps what it has, once it is told so; 16 ms by itself."""

_MODULES: Final = {0x1A86: "ch341", 0x0403: "ftdi_sio", 0x10C4: "cp210x"}
"""What the kernel drives chips with that are made to be serial ports, by their vendors."""

_MODEM_CLASS: Final = 0x02
"""The USB class of a port without such a chip, as an Arduino Uno or a Pico has; the kernel's ``cdc_acm``."""

_OWN_CLASS: Final = 0xFF


def list_serial(root: Path = ROOT) -> list[Plugged]:
    """Return the serial ports, then the chips without one.

    Parameters
    ----------
    root : Path
        Where ``sys``, ``proc`` and ``etc`` are.
    """
    ports = [
        Plugged(DRIVERS, row.name, row.device, row.description, row.likely, tuple(_problems(row, root)))
        for row in list_ports()
    ]
    return [*ports, *_portless(root)]


def _problems(row: PortRow, root: Path) -> Iterator[Problem]:
    device = Path(row.device)
    if os.name == "posix" and not os.access(device, os.R_OK | os.W_OK):
        yield Problem("no_permission", "You may not open it.", permission_todo(device, root))
    user = user_of(device, root)
    if user:
        yield Problem("port_busy", f"It is in use by {user}.", "Close that program.")
    if row.likely and is_running("ModemManager", root) and not rules_there(root):
        yield Problem(
            "modem_manager",
            "ModemManager looks for a modem in it for ten seconds after it is plugged in.",
            f"Run: {INSTALL_RULES}",
        )
    kept_ms = _number(root / "sys/bus/usb-serial/devices" / device.name / "latency_timer", 10)
    if kept_ms is not None and kept_ms > FASTEST_MS:
        yield Problem("slow_chip", f"Its chip hands over what it has only every {kept_ms} ms.", f"Run: {INSTALL_RULES}")


def _portless(root: Path) -> Iterator[Plugged]:
    """Return the chips that boards are built with that have no port: nobody drives them, or a program took them."""
    for folder in sorted((root / "sys/bus/usb/devices").glob("*")):
        vendor = _number(folder / "idVendor")
        if vendor not in LIKELY_VENDORS or next(folder.glob(f"{folder.name}:*/tty*"), None) is not None:
            continue
        for interface in sorted(folder.glob(f"{folder.name}:*")):
            module = _module(vendor, interface)
            if module:
                description = text_of(folder / "product") or LIKELY_VENDORS[vendor]
                name = text_of(folder / "serial") or folder.name
                problem = _why_portless(interface, module, root)
                yield Plugged(DRIVERS, name, f"USB socket {folder.name}", description, True, (problem,))
                break


def _module(vendor: int, interface: Path) -> str:
    """Return what the kernel drives this side of a chip with; empty when that is no serial port."""
    kind = _number(interface / "bInterfaceClass")
    if kind == _MODEM_CLASS:
        return "cdc_acm"
    return _MODULES.get(vendor, "") if kind == _OWN_CLASS else ""


def _why_portless(interface: Path, module: str, root: Path) -> Problem:
    with suppress(OSError):
        if (interface / "driver").readlink().name == "usbfs":
            if is_running("brltty", root):
                return Problem(
                    "taken_by_brltty",
                    "brltty, which drives braille displays, takes this chip for one.",
                    "Where nobody reads braille, run: sudo apt remove brltty. Then plug the board in again.",
                )
            return Problem("taken", "A program has taken it from the kernel.", "Close it: a virtual machine, perhaps.")
    return Problem(
        "no_driver",
        f"The kernel does not drive it: {module} is missing.",
        f"Run: sudo modprobe {module} || sudo apt install linux-modules-extra-$(uname -r)",
    )


def _number(path: Path, base: int = 16) -> int | None:
    with suppress(ValueError):
        return int(text_of(path), base)
    return None
