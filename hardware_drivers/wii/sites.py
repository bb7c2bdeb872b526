"""Where the kernel keeps the Wii Balance Boards that are switched on, and which of them is meant.

Each board is a folder of sysfs, made by the kernel's ``hid-wiimote`` when the board connects and gone when it is off:
its name and Bluetooth address in ``uevent``, its factory calibration in ``bboard_calib``, and the names of its two
nodes in ``/dev``: ``hidrawN``, which hands over reports as they came, and ``eventN``, which has to be open for the
board to send any.

Source: Linux, ``wiimod_bboard_probe`` and ``wiimod_bboard_open`` in ``drivers/hid/hid-wiimote-modules.c``, and
``hid_uevent`` in ``drivers/hid/hid-core.c``.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from station.errors import BoardNotFound, BoardRefused

SYS: Final = Path("/sys/bus/hid/devices")
DEV: Final = Path("/dev")

MODEL: Final = "Nintendo RVL-WBC-01"

SWITCH_ON: Final = "Press the round button at its front edge; put in new batteries if its light stays dark."


@dataclass(frozen=True, slots=True)
class Site:
    """A board that is switched on.

    Parameters
    ----------
    uid : str
        Its Bluetooth address, in small letters.
    folder : Path
        In sysfs.
    hidraw, event : Path
        Its nodes; None while the kernel has not made them yet.
    """

    uid: str
    folder: Path
    hidraw: Path | None
    event: Path | None

    def is_meant(self, address: str) -> bool:
        """Return whether this is the address of the board, or the path of its hidraw node."""
        return address.lower() == self.uid or address == str(self.hidraw)


def find_sites(sys: Path | None = None, dev: Path | None = None) -> list[Site]:
    """Return the boards that are switched on; none where there is no sysfs.

    Parameters
    ----------
    sys, dev : Path, optional
        Other folders than ``SYS`` and ``DEV``.
    """
    found = [_site(folder, dev or DEV) for folder in sorted((sys or SYS).glob("*"))]
    return [site for site in found if site is not None]


def _site(folder: Path, dev: Path) -> Site | None:
    try:
        lines = (folder / "uevent").read_text("utf-8").splitlines()
    except OSError:  # gone while we look
        return None
    told = dict(line.partition("=")[::2] for line in lines)
    if told.get("HID_NAME") != MODEL:
        return None
    return Site(
        told.get("HID_UNIQ", "").lower() or folder.name,
        folder,
        _node(folder, "hidraw/hidraw*", dev),
        _node(folder, "input/input*/event*", dev / "input"),
    )


def _node(folder: Path, pattern: str, dev: Path) -> Path | None:
    return next((dev / path.name for path in sorted(folder.glob(pattern))), None)


def choose(address: str = "", own: str = "") -> Site:
    """Return the board of an address, or the only one that is switched on.

    Parameters
    ----------
    address : str
        A Bluetooth address or the path of a hidraw node; empty for the only board.
    own : str
        Bluetooth address of the board that this station uses: without an address, the one of several.

    Raises
    ------
    BoardNotFound
        When there is none.
    BoardRefused
        When there are several and none was chosen.
    """
    sites = find_sites()
    if address:
        sites = [site for site in sites if site.is_meant(address)]
    elif len(sites) > 1:
        sites = [site for site in sites if site.uid == own] or sites
    if not sites:
        name = f"Wii board {address}" if address else "Wii board"
        raise BoardNotFound(f"There is no {name} switched on.", SWITCH_ON, key="wii_off")
    if len(sites) > 1:
        listed = ", ".join(site.uid for site in sites)
        raise BoardRefused(
            f"Several Wii boards are switched on: {listed}.",
            f"Choose one: --board wii:{sites[0].uid}",
            key="several_wii",
            number=len(sites),
            device=sites[0].uid,
        )
    return sites[0]
