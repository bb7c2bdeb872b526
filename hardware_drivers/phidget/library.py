"""Phidgets' own library, which is installed only where it is wanted.

Source: the library's interface as of version 1.26, and its C source for what a 1046 sends (``bridgedevice.c``).
"""

import sys
from dataclasses import dataclass
from typing import Any, Final

from station.errors import BoardRefused

OUT_OF_RANGE: Final = frozenset(
    {
        0x1007,  # EEPHIDGET_OUTOFRANGE
        0x1009,  # EEPHIDGET_SATURATION
        0x1012,  # EEPHIDGET_OUTOFRANGEHIGH
        0x1013,  # EEPHIDGET_OUTOFRANGELOW
    }
)
"""What a channel says in place of a reading that is beyond the range; also when nothing is connected to it."""


@dataclass(frozen=True, slots=True)
class Library:
    """What of the library is used.

    Parameters
    ----------
    channel : type
        ``VoltageRatioInput``.
    error : type
        ``PhidgetException``.
    gain_128, bridge_1046 : int
    """

    channel: Any
    error: type[Exception]
    gain_128: int
    bridge_1046: int


def load() -> Library:
    """Return the library.

    Raises
    ------
    BoardRefused
        When it is not installed, with the command that installs it.
    """
    try:
        from Phidget22.BridgeGain import BridgeGain
        from Phidget22.DeviceID import DeviceID
        from Phidget22.Devices.VoltageRatioInput import VoltageRatioInput
        from Phidget22.Phidget import Phidget
        from Phidget22.PhidgetException import PhidgetException

        Phidget.getLibraryVersion()  # loads what is not Python
    except ImportError as error:
        raise _missing(
            "The library for Phidgets is not installed.", f"{sys.executable} -m pip install Phidget22"
        ) from error
    except OSError as error:
        raise _missing(
            f"The library for Phidgets misses a part of the system ({error}).", "sudo apt install libusb-1.0-0"
        ) from error
    return Library(VoltageRatioInput, PhidgetException, BridgeGain.BRIDGE_GAIN_128, DeviceID.PHIDID_1046)


def _missing(what: str, command: str) -> BoardRefused:
    return BoardRefused(what, f"Run: {command}", key="phidget_library")
