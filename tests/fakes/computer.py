"""A computer as boards see it: its serial ports, and the parts of /sys, /proc, /dev and /etc that tell about them."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from hardware_drivers import ports
from hardware_drivers.phidget import sites as phidget_sites
from hardware_drivers.system import RULES
from hardware_drivers.wii import sites as wii_sites


class Port(SimpleNamespace):
    """What pyserial says of a port."""

    def __lt__(self, other: "Port") -> bool:
        return bool(self.device < other.device)


class FakeComputer:
    """A computer with nothing plugged in.

    Parameters
    ----------
    root : Path
        Becomes its file system.
    monkeypatch : pytest.MonkeyPatch
    """

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self._ports: list[Port] = []
        self._next_process = 100
        (root / "dev").mkdir(parents=True)
        monkeypatch.setattr(ports.system_ports, "comports", lambda: list(self._ports))
        monkeypatch.setattr(wii_sites, "SYS", root / "sys/bus/hid/devices")
        monkeypatch.setattr(phidget_sites, "SYS", root / "sys/bus/usb/devices")
        monkeypatch.setattr(phidget_sites, "DEV", root / "dev/bus/usb")

    def plug(
        self,
        name: str = "ttyUSB0",
        vid: int | None = 0x1A86,
        serial_number: str | None = None,
        location: str | None = None,
        description: str = "USB Serial",
        device: Path | None = None,
    ) -> str:
        """Plug in something with a serial port, and return the device; that may be one there is."""
        if device is None:
            device = self.root / "dev" / name
            device.touch()
        told = {"serial_number": serial_number, "location": location, "description": description}
        self._ports.append(Port(device=str(device), vid=vid, **told))
        return str(device)

    def unplug(self, device: str) -> None:
        """Pull something out."""
        self._ports = [port for port in self._ports if port.device != device]

    def run(self, program: str, opens: str = "") -> None:
        """Run a program that has a device open."""
        self._next_process += 1
        process = self.root / "proc" / str(self._next_process)
        self.write(process / "comm", f"{program}\n")
        (process / "fd").mkdir()
        if opens:
            (process / "fd/3").symlink_to(opens)

    def usb(
        self, socket: str, vendor: str, kind: str = "ff", *, driver: str = "", port: str = "", **about: str
    ) -> None:
        """Put a device on a USB socket: its interface has a class, a driver of the kernel, and perhaps a port."""
        folder = self.root / "sys/bus/usb/devices" / socket
        for name, value in {"idVendor": vendor, **about}.items():
            self.write(folder / name, f"{value}\n")
        interface = folder / f"{socket}:1.0"
        self.write(interface / "bInterfaceClass", f"{kind}\n")
        if driver:
            (interface / "driver").symlink_to(f"/sys/bus/usb/drivers/{driver}")
        if port:
            (interface / port).mkdir()

    def install_rules(self) -> None:
        """Install the rules for udev."""
        self.write(self.root / "etc/udev/rules.d" / RULES.name, RULES.read_text("utf-8"))

    def write(self, path: Path, text: str) -> None:
        """Write a file, with the folders above it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
