"""What a Wii Balance Board says: HID reports, as hidraw hands them over one by one.

=======  ===========================================================================
offset   field
=======  ===========================================================================
0        report id: 0x34, or 0x32 from old kernels
1        two bytes of buttons
3        counts of the cells TR, BR, TL, BL: 4 x uint16, big-endian
11       temperature (0x34 only)
13       battery (0x34 only)
=======  ===========================================================================

Source: Linux, ``drivers/hid/hid-wiimote-modules.c`` (layout; the kernel asks these boards for 0x34 while their event
node is open) and ``hid-wiimote-core.c`` (sizes); wiibrew.org, Wii Balance Board.
"""

import struct
from typing import Final, NamedTuple

SIZES: Final = {0x20: 7, 0x21: 22, 0x22: 5, 0x30: 3, 0x32: 11, 0x34: 22}
"""Report ids of a balance board and their bytes: status, memory, answer, buttons, and two with the cells."""

LONGEST: Final = 64
"""Room for any report."""

END_COUNTS: Final = (0, 0xFFFF)
"""The ends of the range of a cell."""

_CELLS: Final = struct.Struct(">4H")
_CELLS_AT: Final = 3
_BATTERY_AT: Final = 13

_BATTERY_PER_V: Final = 25.3
"""Battery byte per volt over the four cells, measured by a user: forum.wiibrew.org, "WiiBoard Battery Level wrong"."""

LOW_V: Final = 4.4
"""Four cells of 1.1 V: alkaline and rechargeable ones are nearly empty then."""


class Reading(NamedTuple):
    """One reading of the board.

    Parameters
    ----------
    raw : tuple of 4 int
        Counts of the cells TR, BR, TL, BL.
    battery_v : float or None
        Voltage of the batteries; None where the report does not tell.
    """

    raw: tuple[int, int, int, int]
    battery_v: float | None


def is_damaged(report: bytes) -> bool:
    """Return whether these bytes are no report of a balance board, or one without what it should hold."""
    if not report or len(report) < SIZES.get(report[0], LONGEST + 1):
        return True
    if report[0] not in {0x32, 0x34}:
        return False
    # All at one end of the range: the board's own bus did not answer, or is not awake yet.
    raw = set(_CELLS.unpack_from(report, _CELLS_AT))
    return len(raw) == 1 and raw <= set(END_COUNTS)


def decode(report: bytes) -> Reading | None:
    """Return the reading in a whole report; None where it holds none: buttons, status and answers to the kernel."""
    if report[0] not in {0x32, 0x34}:
        return None
    tr, br, tl, bl = _CELLS.unpack_from(report, _CELLS_AT)
    return Reading((tr, br, tl, bl), report[_BATTERY_AT] / _BATTERY_PER_V if report[0] == 0x34 else None)
