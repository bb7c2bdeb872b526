"""Reports of a Wii Balance Board against bytes as its documentation has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware_drivers.wii.reports import LOW_V, decode, is_damaged

KEE = bytes.fromhex("34 0008 07c3 3cf8 048c 296b 19 00 99") + bytes(8)
KE = bytes.fromhex("32 0000 0ed2 4384 0b3a 3069")
CELLS = (0x07C3, 0x3CF8, 0x048C, 0x296B)

REPORTS = st.binary(max_size=64) | st.builds(
    lambda kind, rest: bytes([kind]) + rest,
    st.sampled_from([0x20, 0x21, 0x22, 0x30, 0x32, 0x34]),
    st.binary(max_size=40),
)


def test_the_cells_are_read_in_their_order_and_the_battery_in_volts() -> None:
    assert not is_damaged(KEE)
    reading = decode(KEE)
    assert reading is not None
    assert reading.raw == CELLS
    assert reading.battery_v == pytest.approx(6.05, abs=0.01)


def test_the_short_report_tells_no_battery() -> None:
    assert not is_damaged(KE)
    assert decode(KE) == ((0x0ED2, 0x4384, 0x0B3A, 0x3069), None)


@pytest.mark.parametrize("head", ["20 0000 02 0000 d5", "21 0000 b0 0024", "22 0000 12 00", "30 0008"])
def test_what_the_kernel_asks_for_is_no_reading_and_no_damage(head: str) -> None:
    report = bytes.fromhex(head).ljust(22 if head.startswith("21") else 0, b"\0")
    assert not is_damaged(report)
    assert decode(report) is None


@pytest.mark.parametrize("whole", [KEE, KE])
def test_a_report_cut_anywhere_is_damaged(whole: bytes) -> None:
    assert all(is_damaged(whole[:end]) for end in range(len(whole)))


@pytest.mark.parametrize("raw", [bytes(8), b"\xff" * 8])
def test_all_cells_at_one_end_are_no_reading(raw: bytes) -> None:
    assert is_damaged(KEE[:3] + raw + KEE[11:])
    assert not is_damaged(KEE[:3] + raw[:2] + KEE[5:])


@given(REPORTS)
def test_whatever_comes_is_damaged_or_decoded(report: bytes) -> None:
    if not is_damaged(report):
        reading = decode(report)
        assert reading is None or all(0 <= count <= 0xFFFF for count in reading.raw)


def test_four_cells_of_little_more_than_a_volt_are_low() -> None:
    for battery, low in ((111, True), (112, False)):
        reading = decode(KEE[:13] + bytes([battery]) + KEE[14:])
        assert reading is not None and reading.battery_v is not None
        assert (reading.battery_v < LOW_V) is low
