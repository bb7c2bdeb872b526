"""Which lines are lines of numbers, and which numbers; golden lines as the libraries' examples print them.

HX711_ADC (https://github.com/olkal/HX711_ADC, examples Read_1x_load_cell and Read_2x_load_cell), HX711
(https://github.com/bogde/HX711, its four examples), MPU6050_DMP6 (https://github.com/jrowberg/i2cdevlib).
"""

import random
from decimal import Decimal

import pytest

from hardware_drivers.lines.formats import Layout, Row, RowReader, parse


def csv(separator: str, *values: str, head: str = "") -> Row:
    names = tuple(str(place + 1) for place in range(len(values)))
    return Row(Layout("csv", names, separator, head), tuple(map(Decimal, values)))


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("123456,1021,-44,87,12", csv(",", "123456", "1021", "-44", "87", "12")),
        ("1021, -44, 87, 12", csv(",", "1021", "-44", "87", "12")),
        ("1021,-44,87,12,", csv(",", "1021", "-44", "87", "12")),
        ("1.5;-2.25;3;4", csv(";", "1.5", "-2.25", "3", "4")),
        ("1,5;-2,25;3;4", csv(";", "1.5", "-2.25", "3", "4")),
        ("1,5\t-2,25\t3\t4", csv("tab", "1.5", "-2.25", "3", "4")),
        ("1.5 -2.25  3 4", csv("space", "1.5", "-2.25", "3", "4")),
        ("1e-05,+2,3,4", csv(",", "0.00001", "2", "3", "4")),
        ("ypr\t-0.75\t1.25\t-3.50", csv("tab", "-0.75", "1.25", "-3.50", head="ypr")),
        ("   123   ,  4", csv(",", "123", "4")),
    ],
)
def test_columns(line: str, row: Row) -> None:
    assert parse(line) == row


@pytest.mark.parametrize(
    ("line", "names", "values"),
    [
        ("Load_cell output val: 12.50", ("Load_cell output val",), ("12.50",)),
        (
            "Load_cell 1 output val: 12.50    Load_cell 2 output val: -0.03",
            ("Load_cell 1 output val", "Load_cell 2 output val"),
            ("12.50", "-0.03"),
        ),
        ("HX711 reading: 8388607", ("HX711 reading",), ("8388607",)),
        ("one reading:\t12.3\t| average:\t12.4", ("one reading", "average"), ("12.3", "12.4")),
        ("r1=12,r2=13, r3=-14,r4=0", ("r1", "r2", "r3", "r4"), ("12", "13", "-14", "0")),
    ],
)
def test_labels(line: str, names: tuple[str, ...], values: tuple[str, ...]) -> None:
    assert parse(line) == Row(Layout("labelled", names), tuple(map(Decimal, values)))


def test_json_in_any_order_of_its_keys_and_with_what_is_no_number() -> None:
    row = Row(Layout("json", ("r1", "r2", "t")), (Decimal("1.5"), Decimal("-2"), Decimal("7")))
    assert parse('{"t": 7, "r1": 1.5, "r2": -2, "name": "left", "ready": true}') == row
    assert parse('{"r2":-2,"t":7,"r1":1.50}') == row


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Starting...",
        "HX711 not found.",
        "Startup is complete",
        "New tare offset value:8388607 ",
        "Calibration value: , zero: ",
        "one reading:\tnan\t| average:\t12.4",
        "Load_cell 1 output val: ovf",
        "12",
        "1,2,,4",
        "1,nan,3,4",
        "1,inf,3,4",
        "1,2,3;4",
        "1,234;2;3;4",  # a comma before three digits: thousands?
        "1.5.2,3,4,5",
        "0x12,3,4,5",
        "1,2,3,4 kg",
        "1e999,2,3,4",
        '{"t":NaN,"r1":1}',
        '{"t":1e999999999,"r1":1}',
        '{"t":1,"r1":2,"r1":3}',
        '{"t":1,"r1":2',
        '{"t":1}',
        "r1:1,r1:2",
        "[" * 250,
        '{"a":' + "[" * 240,
    ],
)
def test_anything_else_is_no_line_of_numbers(line: str) -> None:
    # The tare of HX711_ADC is a label with a number: only four of them with a cell's number each are a board.
    row = parse(line)
    assert row is None or row.layout.names == ("New tare offset value",)


def spread(*cells: int, name: str = "Load_cell {} output val: {}.00") -> list[str]:
    return [name.format(cell, 10 * cell) for cell in cells]


def read(lines: list[str | None]) -> tuple[list[tuple[int, ...]], int]:
    reader = RowReader()
    rows = [row for row in map(reader.read, lines) if row is not None]
    assert all(row.layout.names == tuple(f"Load_cell {n} output val" for n in (1, 2, 3, 4)) for row in rows)
    return [tuple(map(int, row.values)) for row in rows], reader.bad


WHOLE = (10, 20, 30, 40)


def test_four_lines_of_a_board_that_spreads_its_cells_are_one_row() -> None:
    assert read([*spread(1, 2, 3, 4), *spread(1, 2, 3, 4)]) == ([WHOLE, WHOLE], 0)


def test_a_reading_that_is_not_whole_is_dropped_and_never_joined_with_the_next() -> None:
    assert read([*spread(3, 4), *spread(1, 2, 3, 4)]) == ([WHOLE], 2)
    for missing in (1, 2, 3, 4):
        cells = [cell for cell in (1, 2, 3, 4) if cell != missing]
        rows, bad = read([*spread(*cells), *spread(1, 2, 3, 4)])
        assert rows == [WHOLE] and bad
    rows, bad = read([*spread(1, 2), *spread(1, 2, 3, 4), *spread(3, 4)])
    assert rows == [WHOLE] and bad == 3
    rows, bad = read([*spread(1, 2), *spread(3, 4, name="other {}: {}"), *spread(1, 2, 3, 4)])
    assert rows == [WHOLE] and bad == 2


def test_damaged_lines_are_counted() -> None:
    assert read([None, "noise", *spread(1, 2, 3, 4)]) == ([WHOLE], 2)


def test_chance_never_raises() -> None:
    chance = random.Random(5)
    letters = '0123456789,.;\t :={}[]"-+eErtl#nN|'
    for _ in range(20_000):
        line = "".join(chance.choices(letters, k=chance.randrange(40)))
        row = parse(line)
        if row is not None:
            assert len(row.values) >= 1 and all(value.is_finite() for value in row.values)
