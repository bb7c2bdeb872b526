"""Which Phidget bridges are plugged in, by the kernel's list of USB devices (Linux), and which of them is meant."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hardware_drivers.phidget.library import load
from hardware_drivers.plugged_row import Plugged, Problem
from hardware_drivers.system import permission_todo, text_of
from station.errors import BoardError, BoardNotFound, BoardRefused

SYS: Final = Path("/sys/bus/usb/devices")
DEV: Final = Path("/dev/bus/usb")

MODEL: Final = "PhidgetBridge 1046"

_VENDOR: Final = "06c2"
_PRODUCT: Final = "003b"


@dataclass(frozen=True, slots=True)
class Site:
    """A bridge that is plugged in.

    Parameters
    ----------
    serial_number : str
    node : Path
        What the library opens.
    """

    serial_number: str
    node: Path

    @property
    def may_open(self) -> bool:
        """Whether this user may open it."""
        return os.access(self.node, os.R_OK | os.W_OK)


def find_sites(sys: Path | None = None, dev: Path | None = None) -> list[Site]:
    """Return the bridges that are plugged in; none on other systems than Linux.

    Parameters
    ----------
    sys, dev : Path, optional
        Other folders than ``SYS`` and ``DEV``.
    """
    return list(_sites(sys or SYS, dev or DEV))


def _sites(sys: Path, dev: Path) -> Iterator[Site]:
    for folder in sorted(sys.glob("*")):
        is_bridge = text_of(folder / "idProduct") == _PRODUCT or "Bridge" in text_of(folder / "product")
        if text_of(folder / "idVendor") == _VENDOR and is_bridge:
            bus, number = (text_of(folder / name).rjust(3, "0") for name in ("busnum", "devnum"))
            yield Site(text_of(folder / "serial"), dev / bus / number)


def choose(own: str = "") -> str:
    """Return the serial number of the only bridge that is plugged in; empty where the system does not tell.

    Parameters
    ----------
    own : str
        Serial number of the bridge that this station uses: the one of several.

    Raises
    ------
    BoardNotFound
        When there is none.
    BoardRefused
        When there are several and none was chosen.
    """
    if sys.platform != "linux":
        return ""
    sites = find_sites()
    if not sites:
        raise _not_there()
    if len(sites) > 1 and own not in {site.serial_number for site in sites}:
        listed = ", ".join(site.serial_number for site in sites)
        raise BoardRefused(
            f"Several Phidget bridges are plugged in: {listed}.",
            f"Choose one: --board phidget:{sites[0].serial_number}",
            key="several_boards",
            number=len(sites),
            driver="phidget",
            device=sites[0].serial_number,
        )
    return own if len(sites) > 1 else sites[0].serial_number


def why_silent(serial_number: str) -> BoardError:
    """Return why the library does not find a bridge."""
    if sys.platform != "linux":
        return BoardNotFound(
            "No Phidget bridge answers.",
            "Plug in its USB cable, and close other programs that use it, such as the Phidget Control Panel.",
            key="no_board",
        )
    sites = [site for site in find_sites() if serial_number in {site.serial_number, ""}]
    if not sites:
        return _not_there(serial_number)
    node = sites[0].node
    if not sites[0].may_open:
        return BoardRefused(
            f"There is no permission to open {node}.", permission_todo(node), key="no_permission", device=str(node)
        )
    return BoardRefused(
        f"The Phidget bridge {serial_number} is in use by another program.",
        "Close that program.",
        key="port_busy",
        device=f"Phidget {serial_number}",
    )


def _not_there(serial_number: str = "") -> BoardNotFound:
    name = f"Phidget bridge {serial_number}".strip()
    return BoardNotFound(f"There is no {name} plugged in.", "Plug in its USB cable.", key="no_board")


def list_bridges() -> list[Plugged]:
    """Return the bridges that are plugged in, and what is wrong with them; opens none."""
    return [
        Plugged(("phidget",), site.serial_number, str(site.node), MODEL, True, tuple(_problems(site)))
        for site in find_sites()
    ]


def _problems(site: Site) -> Iterator[Problem]:
    if not site.may_open:
        yield Problem("no_permission", "You may not open it.", permission_todo(site.node))
    try:
        load()
    except BoardRefused as error:
        yield Problem.of(error)
