"""A calibration as the bytes that a board keeps in its EEPROM.

========  ======  ====================================================================
offset    bytes   field
========  ======  ====================================================================
0         1       layout version, 1
1         2       date, days since 2000-01-01, unsigned; 0xFFFF when not known
3         12      zero reading of the empty board, 4 x int24, big-endian as in SAMPLE
15        16      gain in N per count, 4 x float32
31        16      position ML, AP of each cell, 4 x 2 x int16, in 10 um
47        2       CoP residual of the calibration, unsigned, in um
49        2       CoP noise of the empty-board test, unsigned, in um
51        2       CRC-16/IBM-3740 of the 51 bytes before, big-endian
========  ======  ====================================================================

Little-endian where nothing is said; cells in the order TR, BR, TL, BL.
"""

import math
import struct
from binascii import crc_hqx
from datetime import date, timedelta
from typing import Final

from station.errors import BoardRefused
from station.frames import Calibration
from station.units import newton

NOMINAL_SPACING_M: Final = (0.433, 0.238)
"""Distance between the cells, ML and AP: the geometry of a Wii balance board, which home-made boards copy."""

RATED_LOAD_KG: Final = 150.0

NOMINAL_GAIN_N_PER_COUNT: Final = newton(50.0) * 4 / 2**23
"""A 50 kg half-bridge of 1 mV/V on an HX711 with gain 128: rated load at a quarter of the converter's range."""

_VERSION: Final = 1
_EPOCH: Final = date(2000, 1, 1)
_NO_DATE: Final = 0xFFFF
_BODY: Final = struct.Struct("<BH12s4f8hHH")
_AGAIN: Final = "Calibrate the board again."


def nominal() -> Calibration:
    """Return the calibration to use for a board that holds none: right within some 10 %, and marked so."""
    return Calibration.rectangular(*NOMINAL_SPACING_M, NOMINAL_GAIN_N_PER_COUNT)


def encode_calibration(calibration: Calibration) -> bytes:
    """Return a calibration as a blob; gains are rounded to float32, positions to 10 um.

    Raises
    ------
    BoardRefused
        When a value does not fit its field.
    """
    days = (date.fromisoformat(calibration.date) - _EPOCH).days if calibration.date else _NO_DATE
    try:
        body = _BODY.pack(
            _VERSION,
            days,
            b"".join(zero.to_bytes(3, "big", signed=True) for zero in calibration.zero_counts),
            *calibration.gain_n_per_count,
            *(round(1e5 * metres) for position in calibration.position_m for metres in position),
            round(1e6 * calibration.residual_m),
            round(1e6 * calibration.noise_m),
        )
    except (struct.error, OverflowError, ValueError) as error:
        raise BoardRefused(
            f"The board has no room for this calibration ({error}).", _AGAIN, key="calibration"
        ) from error
    return body + crc_hqx(body, 0xFFFF).to_bytes(2, "big")


def decode_calibration(blob: bytes) -> Calibration:
    """Return the calibration in a blob.

    Raises
    ------
    BoardRefused
        When the blob is damaged, of another layout, or cannot be a calibration.
    """
    if not blob:
        raise BoardRefused("The board holds no calibration.", _AGAIN, key="calibration")
    if blob[0] != _VERSION:
        raise BoardRefused(
            f"The board's calibration has layout {blob[0]}; this version reads {_VERSION}.", _AGAIN, key="calibration"
        )
    if len(blob) != _BODY.size + 2 or crc_hqx(blob, 0xFFFF):
        raise BoardRefused("The calibration on the board is damaged.", _AGAIN, key="calibration")
    _, days, zeros, *numbers, residual_um, noise_um = _BODY.unpack_from(blob)
    gains, at = numbers[:4], [value / 1e5 for value in numbers[4:]]
    zero = [int.from_bytes(zeros[i : i + 3], "big", signed=True) for i in range(0, 12, 3)]
    corners = ((at[0], at[1]), (at[2], at[3]), (at[4], at[5]), (at[6], at[7]))
    if not all(math.isfinite(gain) and gain for gain in gains) or len(set(corners)) != len(corners):
        raise BoardRefused("The calibration on the board makes no sense.", _AGAIN, key="calibration")
    return Calibration(
        (gains[0], gains[1], gains[2], gains[3]),
        corners,
        (zero[0], zero[1], zero[2], zero[3]),
        "" if days == _NO_DATE else (_EPOCH + timedelta(days=days)).isoformat(),
        residual_um / 1e6,
        noise_um / 1e6,
    )
