"""Text tables: every way that numbers are written, and one clear error for what is none."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.errors import RecordingError
from station.store.tables import number, read_table


def write(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "sway.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "names", "first"),
    [
        ("ml,ap\n0.5,-1.5\n2,3\n", ("ml", "ap"), [0.5, -1.5]),
        ("ml;ap\r\n0,5;-1,5\r\n2;3\r\n", ("ml", "ap"), [0.5, -1.5]),
        ("ml\tap\n0,5\t-1.5e0\n2\t3", ("ml", "ap"), [0.5, -1.5]),
        ("0.5,-1.5\n2,3\n", (), [0.5, -1.5]),
        ('"ml","ap"\n"0,5","-1,5"\n"2","3"\n', ("ml", "ap"), [0.5, -1.5]),
        ("sep=;\nml;ap\n0,5;-1,5\n2;3\n", ("ml", "ap"), [0.5, -1.5]),
        ("# made by a plate\n\nml,ap\n0.5,-1.5\n\n2,3\n\n", ("ml", "ap"), [0.5, -1.5]),
        ("ml,ap,\n0.5,-1.5,\n2,3,\n", ("ml", "ap"), [0.5, -1.5]),
        ("\ufeffml,ap\n+.5,-1.5\n2,3\n", ("ml", "ap"), [0.5, -1.5]),
        ("ml\tap\n0,5\t-1,5\n2\t3\n".encode("utf-16"), ("ml", "ap"), [0.5, -1.5]),
        ("cop ml (µm);ap\n0,5;-1,5\n2;3\n".encode("latin-1"), ("cop ml (µm)", "ap"), [0.5, -1.5]),
    ],
    ids=["comma", "dutch", "tab", "bare", "quoted", "excel", "remarks", "trailing", "bom", "utf-16", "latin-1"],
)
def test_every_common_way_is_read(
    text: str | bytes, names: tuple[str, ...], first: list[float], tmp_path: Path
) -> None:
    table = read_table(write(tmp_path, text))
    assert table.names == names
    assert table.width == 2
    assert table.numbers(0).tolist() == [first[0], 2.0]
    assert table.numbers(1).tolist() == [first[1], 3.0]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1", 1.0), (" -0,25 ", -0.25), ("1,5e-3", 1.5e-3), ("1.234,5", None), ("1,2,3", None), ("", None), ("ml", None)],
)
def test_one_cell(cell: str, value: float | None) -> None:
    assert number(cell) == value


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        ("ml,ap\n", "has a header and no samples"),
        ("once upon a time\nthere was a board\n", "no semicolon and no tab and no comma in line 1"),
        (b"\x00\x01\x02\xff" * 9, "is not a text file"),
        ("ml,ap\n1,2\n3\n4,5\n", "line 3: 1 value where line 1 has 2"),
        ("ml,ap\n1,2\n\n3,4,5\n", "line 4: 3 values where line 1 has 2"),
    ],
    ids=["nothing", "blank", "header", "words", "binary", "short", "long"],
)
def test_what_is_no_table_is_refused(text: str | bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=says) as refused:
        read_table(write(tmp_path, text))
    assert str(tmp_path / "sway.csv") in refused.value.what and refused.value.todo


@pytest.mark.parametrize(
    ("cell", "says"),
    [("", "line 3: there is no number in column 'ap'"), ("n/a", "line 3: 'n/a' is not"), ("nan", "'nan' is not")],
)
def test_a_hole_in_a_column_is_named_and_only_where_it_is_needed(cell: str, says: str, tmp_path: Path) -> None:
    table = read_table(write(tmp_path, f"ml,ap\n1,2\n3,{cell}\n"))
    assert table.numbers(0).tolist() == [1.0, 3.0]
    with pytest.raises(RecordingError, match=says):
        table.numbers(1)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.binary(max_size=80), st.text("0123456789.,;\t\n\r\"'-e ab#", max_size=80).map(str.encode)))
def test_whatever_a_file_holds_it_is_a_table_or_an_error_of_ours(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sway.csv"
        path.write_bytes(content)
        try:
            table = read_table(path)
        except RecordingError as refused:
            assert refused.what and refused.todo
        else:
            assert {len(row) for row in table.rows} == {table.width}
            assert len(table.rows) == len(table.lines) > 0


def test_a_quote_that_is_never_closed_ends_with_its_line(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, 'name,ml\n"a,1\nb,2\n'.replace('"a,1', '"a",1')))
    assert table.numbers(1).tolist() == [1.0, 2.0]
    with pytest.raises(RecordingError, match="line 2: 1 value where"):
        read_table(write(tmp_path, 'name,ml\n"a,1\nb,2\n'))


@pytest.mark.parametrize("name", ["none.csv", "."])
def test_what_cannot_be_read_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"cannot be read: .+ Check the name"):
        read_table(tmp_path / name)
