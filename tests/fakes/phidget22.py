"""Phidgets' library with one bridge, written by hand from its interface and from what its C source does for a 1046.

Events come in a thread of its own. At each data interval every channel hands over a voltage ratio; where that is beyond
the range, an error event in its place. Channels attach some time after they were opened.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.phidget import sites as phidget_sites

SERIAL = 407609
PATIENCE_S = 10.0
OUT_OF_RANGE = 4103
UNKNOWN = 1e300
"""What newer bridges hand over after the error, for a value that is not known."""

BEYOND = object()
"""What a cell reads that is beyond the range."""


class PhidgetException(Exception):
    """An error of the library."""

    def __init__(self, code: int) -> None:
        super().__init__(f"PhidgetException {code}")
        self.code = code


class FakeBridge:
    """A bridge on a cable, and the library that finds it.

    Attributes may be changed at any time: ``ratio`` (of interval k and channel; ``BEYOND``; None for no event),
    ``serial_number``, ``device_id``, ``newer`` (a later revision: hands over an unknown value after an error).
    """

    def __init__(self, serial_number: int = SERIAL) -> None:
        self.serial_number = serial_number
        self.ratio: Callable[[int, int], Any] = lambda k, channel: 1e-9 * ((k + channel) % 5)
        self.device_id = 24
        self.newer = False
        self.sent = 0
        self.channels: list[FakeChannel] = []
        self.gains: dict[int, int] = {}
        self.interval_ms = 256
        self._plugged = True
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def unplug(self) -> None:
        """Pull the cable."""
        self._plug(False)

    def replug(self) -> None:
        """Put it in again."""
        self._plug(True)

    def _plug(self, plugged: bool) -> None:
        with self._changed:
            self._plugged = plugged
            self._changed.notify_all()

    def opened(self, channel: "FakeChannel") -> None:
        """Take notice of a channel that was opened."""
        with self._changed:
            self.channels.append(channel)
            self._changed.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="fake-phidget", daemon=True)
                self._thread.start()

    def closed(self, channel: "FakeChannel") -> None:
        """Take notice of a channel that was closed; the library lives as long as one is open."""
        ending = None
        with self._changed:
            if channel in self.channels:
                self.channels.remove(channel)
            if not self.channels:
                ending, self._thread = self._thread, None
            self._changed.notify_all()
        if ending is not None:
            ending.join(PATIENCE_S)

    def _run(self) -> None:
        me = threading.current_thread()
        due_s = monotonic_s()
        while True:
            with self._changed:
                self._changed.wait(max(0.0, due_s - monotonic_s()))
                if self._thread is not me:
                    return
                channels = list(self.channels)
            for channel in channels:
                channel.follow(self._plugged and channel.wants(self.serial_number))
            if monotonic_s() < due_s:
                continue
            due_s += 1e-3 * self.interval_ms
            self.sent += 1
            for channel in channels:
                channel.tell(self.ratio(self.sent, channel.number), self.newer)


class FakeChannel:
    """``VoltageRatioInput``."""

    bridge: FakeBridge

    def __init__(self) -> None:
        self.number = -1
        self.local = False
        self.trigger = 0.001
        self._serial_number = -1
        self._attached = False
        self._told = UNKNOWN
        self._on_ratio: Callable[..., None] | None = None
        self._on_error: Callable[..., None] | None = None
        self._on_detach: Callable[..., None] | None = None

    def wants(self, serial_number: int) -> bool:
        return self._serial_number in {-1, serial_number}

    def follow(self, there: bool) -> None:
        """Attach or detach, as the bridge is there or not."""
        was, self._attached = self._attached, there
        if was and not there and self._on_detach:
            self._on_detach(self)

    def tell(self, ratio: Any, newer: bool) -> None:
        """Hand over a reading."""
        if not self._attached or ratio is None:
            return
        if ratio is BEYOND and self._on_error:
            self._on_error(self, OUT_OF_RANGE, "Overrange condition detected on input, try lowering the gain.")
        if ratio is BEYOND and not newer:
            return
        ratio = UNKNOWN if ratio is BEYOND else ratio
        if abs(ratio - self._told) >= self.trigger and self._on_ratio:
            self._told = ratio
            self._on_ratio(self, ratio)

    def setChannel(self, number: int) -> None:
        self.number = number

    def setIsLocal(self, local: bool) -> None:
        self.local = local

    def setDeviceSerialNumber(self, serial_number: int) -> None:
        self._serial_number = serial_number

    def setOnVoltageRatioChangeHandler(self, handler: Callable[..., None]) -> None:
        self._on_ratio = handler

    def setOnErrorHandler(self, handler: Callable[..., None]) -> None:
        self._on_error = handler

    def setOnDetachHandler(self, handler: Callable[..., None]) -> None:
        self._on_detach = handler

    def open(self) -> None:
        self.bridge.opened(self)

    def close(self) -> None:
        self.bridge.closed(self)

    def getAttached(self) -> bool:
        return self._attached

    def _check(self) -> None:
        if not self._attached:
            raise PhidgetException(0x34)

    def getDeviceSerialNumber(self) -> int:
        self._check()
        return self.bridge.serial_number

    def getDeviceID(self) -> int:
        self._check()
        return self.bridge.device_id

    def getDeviceName(self) -> str:
        return "PhidgetBridge 4-Input"

    def getDeviceSKU(self) -> str:
        return "1046_0"

    def getDeviceVersion(self) -> int:
        return 102

    def setBridgeGain(self, gain: int) -> None:
        self._check()
        self.bridge.gains[self.number] = gain

    def setDataInterval(self, interval_ms: int) -> None:
        self._check()
        if interval_ms % 8:
            raise PhidgetException(0x15)
        self.bridge.interval_ms = interval_ms

    def getDataInterval(self) -> int:
        self._check()
        return self.bridge.interval_ms

    def setVoltageRatioChangeTrigger(self, trigger: float) -> None:
        self._check()
        self.trigger = trigger

    def setBridgeEnabled(self, enabled: bool) -> None:
        self._check()
        assert enabled


@contextmanager
def phidget_bridge(**modules: Any) -> Iterator[FakeBridge]:
    """Install the library with a bridge plugged in, and no Phidget known to the kernel.

    Parameters
    ----------
    **modules
        Modules to be something else, such as None for one that is not there; dots are underlines.
    """
    bridge = FakeBridge()
    contents: dict[str, dict[str, Any]] = {
        "Phidget22": {"__path__": []},
        "Phidget22.Devices": {"__path__": []},
        "Phidget22.Devices.VoltageRatioInput": {
            "VoltageRatioInput": type("VoltageRatioInput", (FakeChannel,), {"bridge": bridge})
        },
        "Phidget22.PhidgetException": {"PhidgetException": PhidgetException},
        "Phidget22.BridgeGain": {"BridgeGain": type("BridgeGain", (), {"BRIDGE_GAIN_128": 8})},
        "Phidget22.DeviceID": {"DeviceID": type("DeviceID", (), {"PHIDID_1046": 24})},
        "Phidget22.Phidget": {"Phidget": type("Phidget", (), {"getLibraryVersion": staticmethod(lambda: "1.26")})},
    }
    made: dict[str, Any] = {}
    for name, content in contents.items():
        made[name] = ModuleType(name)
        vars(made[name]).update(content)
    made |= {name.replace("_", "."): module for name, module in modules.items()}
    nowhere = Path("/nonexistent")
    with patch.dict(sys.modules, made), patch.object(phidget_sites, "SYS", nowhere):
        yield bridge
