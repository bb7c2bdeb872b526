"""The calibration as a board keeps it."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware_drivers.calibration import NOMINAL_SPACING_M, decode_calibration, encode_calibration, nominal
from hardware_drivers.wire import MAX_CALIBRATION
from station.errors import BoardRefused
from station.frames import Calibration
from tests.fakes.scripted_board import crc16

gain = st.floats(2.0**-20, 2.0**-6, width=32).map(float)
zero = st.integers(-(2**23), 2**23 - 1)
place = st.integers(-30_000, 30_000)
calibrations = st.builds(
    lambda gains, at, zeros, day, residual, noise: Calibration(
        gains,
        tuple((at[2 * i] / 1e5, at[2 * i + 1] / 1e5) for i in range(4)),  # type: ignore[arg-type]
        zeros,
        day,
        residual / 1e6,
        noise / 1e6,
    ),
    st.tuples(gain, gain, gain, gain),
    st.lists(place, min_size=8, max_size=8, unique=True),
    st.tuples(zero, zero, zero, zero),
    st.dates(date(2000, 1, 1), date(2150, 1, 1)).map(str) | st.just(""),
    st.integers(0, 0xFFFF),
    st.integers(0, 0xFFFF),
)


@given(calibrations)
def test_comes_back_as_it_went_in(calibration: Calibration) -> None:
    blob = encode_calibration(calibration)
    assert len(blob) <= MAX_CALIBRATION
    assert decode_calibration(blob) == calibration


def test_golden_bytes() -> None:
    calibration = Calibration(
        (0.5, 0.25, 1.0, 2.0),
        ((0.2165, 0.119), (0.2165, -0.119), (-0.2165, 0.119), (-0.2165, -0.119)),
        (1, -1, 256, -8_388_608),
        "2000-01-03",
        0.00084,
        0.00005,
    )
    body = bytes.fromhex(
        "01 0200 000001 ffffff 000100 800000 0000003f 0000803e 0000803f 00000040"
        "9254 7c2e 9254 84d1 6eab 7c2e 6eab 84d1 4803 3200"
    )
    assert encode_calibration(calibration) == body + crc16(body).to_bytes(2, "big")


def test_cells_are_kept_up_to_the_furthest_that_may_be_told_and_the_way_a_calibration_moves_them() -> None:
    furthest = Calibration.rectangular(0.65, 0.65, 2e-4)
    assert decode_calibration(encode_calibration(furthest)).position_m == furthest.position_m


@pytest.mark.parametrize(
    "changes",
    [
        {"position_m": ((0.33, 0.1), (0.2, -0.1), (-0.2, 0.1), (-0.2, -0.1))},
        {"zero_counts": (1 << 23, 0, 0, 0)},
        {"gain_n_per_count": (1e39, 1.0, 1.0, 1.0)},
        {"residual_m": float("nan")},
        {"date": "1999-12-31"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_a_board_has_no_room_for_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BoardRefused, match="no room") as refused:
        encode_calibration(replace(nominal(), **changes))
    assert refused.value.todo


def test_every_single_bit_flip_is_noticed() -> None:
    blob = encode_calibration(nominal())
    for bit in range(8 * len(blob)):
        broken = bytearray(blob)
        broken[bit // 8] ^= 1 << bit % 8
        with pytest.raises(BoardRefused):
            decode_calibration(bytes(broken))


def _signed(body: bytes) -> bytes:
    return body + crc16(body).to_bytes(2, "big")


@pytest.mark.parametrize(
    ("blob", "says"),
    [
        (b"", "no calibration"),
        (_signed(b"\x02" + bytes(50)), "layout 2"),
        (_signed(b"\x01" + bytes(20)), "damaged"),
        (b"\x01" + bytes(52), "damaged"),
        (_signed(b"\x01" + bytes(50)), "makes no sense"),
        (_signed(b"\x01" + bytes(14) + np.full(4, np.nan, "<f4").tobytes() + bytes(range(20))), "makes no sense"),
    ],
)
def test_says_what_is_wrong_with_a_blob(blob: bytes, says: str) -> None:
    with pytest.raises(BoardRefused, match=says) as refused:
        decode_calibration(blob)
    assert "Calibrate" in refused.value.todo


def test_nominal_is_a_wii_board() -> None:
    assert NOMINAL_SPACING_M == (0.433, 0.238)
    assert nominal().position_m[0] == (0.2165, 0.119)
    assert nominal().date == ""
