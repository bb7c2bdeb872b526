"""What the numbers of a line are."""

import pytest

from hardware_drivers.lines.columns import check_told, find_columns
from hardware_drivers.lines.formats import parse
from hardware_drivers.lines.imu_board import ImuBoard
from hardware_drivers.lines.text_board import TextBoard

TEXT = TextBoard.wanted
IMU = ImuBoard.wanted


def places(
    line: str, told: str = "", wanted: object = TEXT
) -> tuple[int | None, tuple[int, ...], tuple[int, ...]] | None:
    row = parse(line)
    assert row is not None
    found = find_columns(row.layout, wanted, told)  # type: ignore[arg-type]
    return found and (found.clock, found.places, found.signs)


PLUS = (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("line", "told", "found"),
    [
        ("10,20,30,40", "", (None, (0, 1, 2, 3), PLUS)),
        ("5,10,20,30,40", "", (0, (1, 2, 3, 4), PLUS)),
        ("5;1,5;2,5;3,5;4,5", "", (0, (1, 2, 3, 4), PLUS)),
        ("1,2,3", "", None),
        ("1,2,3,4,5,6", "", None),
        ("cells 1 2 3 4", "", None),
        ("cells 1 2 3 4", "tl,tr,bl,br", (None, (1, 3, 0, 2), PLUS)),
        ("9,1,2,3,4,7", "-,tl,tr,bl,br,t", (5, (2, 4, 1, 3), PLUS)),
        ("1,2,3,4", "-tr,br,-tl,bl", (None, (0, 1, 2, 3), (-1, 1, -1, 1))),
        ("1,2,3,4,5", "tr,br,tl,bl", None),
        ("r1=1 r2=2 r3=3 r4=4", "", (None, (0, 1, 2, 3), PLUS)),
        ("r4=1 r3=2 r2=3 r1=4 millis=7", "", (4, (3, 2, 1, 0), PLUS)),
        ("TL:1 TR:2 BL:3 BR:4", "", (None, (1, 3, 0, 2), PLUS)),
        ("a=1 b=2 c=3 d=4", "", None),
        ("a=1 b=2 c=3 d=4 up=9", "tr:d,br:c,tl:b,bl:a,t:up", (4, (3, 2, 1, 0), PLUS)),
        ("a=1 b=2 c=3 d=4", "tr:d,br:c,tl:b,bl:x", None),
        ("Load_cell output val: 12.50", "", None),
        ("Load_cell 1 output val: 12.50    Load_cell 2 output val: 13.75", "", None),
        ('{"t": 5, "r1": 1, "r2": 2, "r3": 3, "r4": 4, "temp": 21.5}', "", (4, (0, 1, 2, 3), PLUS)),
        ('{"cell1": 1, "cell2": 2, "cell3": 3, "cell13": 4}', "", None),
    ],
)
def test_the_cells_of_a_line(line: str, told: str, found: object) -> None:
    assert places(line, told) == found


@pytest.mark.parametrize(
    ("line", "told", "found"),
    [
        ("1.5,-2.5,90", "", (None, (0, 1), (1, 1))),
        ("500,1.5,-2.5,90", "", (0, (1, 2), (1, 1))),
        ("ypr\t90\t-2.5\t1.5", "", (None, (2, 1), (1, -1))),
        ("euler\t90\t-2.5\t1.5", "", None),
        ("roll: 1.5 pitch: 2.5 yaw: 3.5", "", (None, (0, 1), (1, 1))),
        ("90,1.5,-2.5", "yaw,-pitch,roll", (None, (2, 1), (1, -1))),
        ("1,2,3,4,5", "", None),
    ],
)
def test_the_angles_of_a_line(line: str, told: str, found: object) -> None:
    assert places(line, told, IMU) == found


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("t,tr,br,tl,bl", ""),
        ("-,-tr,br,tl,bl,-", ""),
        ("tr:a,br:b,tl:c,bl:d", ""),
        ("ms,tr,br,tl,bl", "'ms' is no column."),
        ("t,tr,br,tl", "'bl' has to be there once."),
        ("tr,tr,br,tl,bl", "'tr' has to be there once."),
        ("t,t,tr,br,tl,bl", "There is more than one clock."),
    ],
)
def test_columns_that_cannot_be_are_told(told: str, wrong: str) -> None:
    assert check_told(told, TEXT) == wrong
