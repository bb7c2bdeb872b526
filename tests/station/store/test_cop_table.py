"""Which columns, which unit and which times are taken, what is noted, and what is asked for."""

import re
from pathlib import Path

import numpy as np
import pytest

from station.errors import EvenkeelError, RecordingError, SignalError, UsageError
from station.store.cop_table import CopSignal, cop_of_table
from station.store.tables import read_table

ML = [0.001 * k for k in range(1, 41)]
AP = [-0.002 * k for k in range(1, 41)]


def signal(
    tmp_path: Path,
    header: str,
    *columns: list[float],
    columns_named: tuple[str, str] | None = None,
    unit: str | None = None,
    fs_hz: float | None = None,
) -> CopSignal:
    path = tmp_path / "sway.csv"
    rows = [",".join(map(repr, row)) for row in zip(*columns, strict=True)]
    path.write_text("\n".join(([header] if header else []) + rows))
    return cop_of_table(read_table(path), columns_named, unit, fs_hz)


def times(fs_hz: float, factor: float = 1.0) -> list[float]:
    return [round(12.0 * factor + factor * k / fs_hz, 6) for k in range(40)]


@pytest.mark.parametrize(
    "header", ["ml,ap", "ML,AP", "cop_ml_m,cop_ap_m", "CopML,CopAP", "copml,copap", "COP ML [m],AP"]
)
def test_names_that_say_so_are_taken_without_a_word(header: str, tmp_path: Path) -> None:
    found = signal(tmp_path, header, ML, AP, fs_hz=100.0)
    assert (found.cop_m[:, 0].tolist(), found.cop_m[:, 1].tolist()) == (ML, AP)
    assert (found.fs_hz, found.notes) == (100.0, ())


def test_the_order_in_the_file_does_not_matter_to_names(tmp_path: Path) -> None:
    found = signal(tmp_path, "ap,load,ml", AP, ML, ML, fs_hz=50.0)
    assert (found.cop_m[:, 0].tolist(), found.cop_m[:, 1].tolist()) == (ML, AP)


@pytest.mark.parametrize("header", ["", "x,y", "copX,copY", "COPx (m),COPy (m)", "CoPx,CoPy", "copx,copy", "one,two"])
def test_what_is_guessed_is_said(header: str, tmp_path: Path) -> None:
    found = signal(tmp_path, header, ML, AP, fs_hz=100.0)
    assert found.cop_m[:, 0].tolist() == ML
    (note,) = found.notes
    assert "taken for ML" in note and "--columns" in note


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("copX,copY", ("copY", "copX")),
        ("copX,copY", ("COPY", "copx")),
        ("copx,copy", ("COPY", "COPX")),
        ("", ("2", "1")),
    ],
)
def test_columns_that_were_named_are_taken(header: str, named: tuple[str, str], tmp_path: Path) -> None:
    found = signal(tmp_path, header, AP, ML, columns_named=named, fs_hz=100.0)
    assert (found.cop_m[:, 0].tolist(), found.notes) == (ML, ())


def test_two_names_that_differ_in_capitals_only_are_told_apart(tmp_path: Path) -> None:
    found = signal(tmp_path, "X,x", AP, ML, columns_named=("x", "X"), fs_hz=100.0)
    assert found.cop_m[:, 0].tolist() == ML


def test_words_in_a_column_that_nobody_needs_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "sway.csv"
    path.write_text("".join(f"left,{ml},{ap}\n" for ml, ap in zip(ML, AP, strict=True)))
    assert cop_of_table(read_table(path), ("2", "3"), "m", 100.0).cop_m[:, 1].tolist() == AP


@pytest.mark.parametrize(("unit", "factor"), [("m", 1.0), ("cm", 0.01), ("mm", 0.001)])
def test_the_unit_is_as_asked_or_as_the_header_says(unit: str, factor: float, tmp_path: Path) -> None:
    for found in (
        signal(tmp_path, "ml,ap", ML, AP, unit=unit, fs_hz=100.0),
        signal(tmp_path, f"ml_{unit},ap_{unit}", ML, AP, fs_hz=100.0),
        signal(tmp_path, f"ML [{unit}],AP [{unit}]", ML, AP, unit=unit, fs_hz=100.0),
    ):
        assert found.cop_m[:, 0] == pytest.approx(factor * np.array(ML), rel=1e-15)


# Time


@pytest.mark.parametrize(
    ("header", "factor", "fs_hz"),
    [
        ("time,ml,ap", 1.0, None),
        ("t_s,ml,ap", 1.0, None),
        ("f_time,ml,ap", 1.0, 100.0),
        ("Tijd (s),ml,ap", 1.0, None),
        ("t_ms,ml,ap", 1e3, None),
        ("timestamp [us],ml,ap", 1e6, None),
        ("time,ml,ap", 1e3, 100.0),
        ("time,ml,ap", 1e6, 100.0),
        ("", 1.0, None),
        ("", 1e3, 100.0),
    ],
)
def test_a_column_of_time_gives_the_rate(header: str, factor: float, fs_hz: float | None, tmp_path: Path) -> None:
    found = signal(tmp_path, header, times(100.0, factor), ML, AP, fs_hz=fs_hz)
    assert found.fs_hz == 100.0
    assert found.cop_m[:, 1].tolist() == AP


def test_a_rate_that_is_as_good_as_the_clocks_is_believed(tmp_path: Path) -> None:
    rounded = [round(k / 60, 3) for k in range(40)]
    assert signal(tmp_path, "t,ml,ap", rounded, ML, AP, fs_hz=60.0).fs_hz == 60.0
    assert signal(tmp_path, "t,ml,ap", rounded, ML, AP).fs_hz == pytest.approx(60.0, rel=1e-3)


def test_a_count_of_samples_is_no_time(tmp_path: Path) -> None:
    count = [float(k) for k in range(40)]
    assert signal(tmp_path, "", count, ML, AP, fs_hz=250.0).fs_hz == 250.0
    assert signal(tmp_path, "t,ml,ap", count, ML, AP, fs_hz=250.0).fs_hz == 250.0
    assert signal(tmp_path, "t_ms,ml,ap", count, ML, AP).fs_hz == 1000.0


def test_the_time_of_day_needs_the_rate_and_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "sway.csv"
    path.write_text("time,ml,ap\n" + "".join(f"12:00:0{k},{k},{k}\n" for k in range(10)))
    found = cop_of_table(read_table(path), None, "mm", 100.0)
    assert found.fs_hz == 100.0 and "--fs was believed" in found.notes[0]
    with pytest.raises(RecordingError, match="'12:00:00' is not a number"):
        cop_of_table(read_table(path), None, "mm")


def test_uneven_times_are_resampled_and_noted(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)  # noqa: TID251
    uneven = np.cumsum(rng.uniform(0.004, 0.016, 2000)).round(6).tolist()
    flat = [0.01] * 2000
    found = signal(tmp_path, "t,ml,ap", uneven, flat, flat)
    assert found.fs_hz == 100.0 and len(found.cop_m) == pytest.approx(2000, abs=60)
    assert found.cop_m == pytest.approx(np.full_like(found.cop_m, 0.01), rel=1e-12)
    assert "4 to 16 ms apart" in found.notes[0] and "100 samples a second" in found.notes[0]
    assert signal(tmp_path, "t,ml,ap", uneven, flat, flat, fs_hz=120.0).fs_hz == 100.0
    with pytest.raises(UsageError, match="and --fs says 200"):
        signal(tmp_path, "t,ml,ap", uneven, flat, flat, fs_hz=200.0)


# What is asked for


@pytest.mark.parametrize(
    ("header", "columns", "options", "says"),
    [
        ("ml,ap", [ML, AP], {}, "how many samples a second .* --fs 100"),
        ("ml,ap", [ML, AP], {"fs_hz": 1e6}, "No board gives 1e.06"),
        ("a,b,c", [ML, AP, ML], {"fs_hz": 100.0}, "It has: a, b, c. Name them, .* --columns"),
        ("", [AP, AP, ML], {"fs_hz": 100.0}, r"1 to 3 \(there is no header\).* --columns 1,2"),
        ("ml,ml,ap", [ML, ML, AP], {"fs_hz": 100.0}, "Which columns"),
        ("time,ap", [times(100.0), AP], {}, "Which columns"),
        ("copX,copY", [AP, ML], {"columns_named": ("copY", "cop"), "fs_hz": 1.0}, "no column 'cop' .* copX, copY"),
        ("", [AP, ML], {"columns_named": ("1", "3"), "fs_hz": 1.0}, "no column '3'"),
        ("ml,ap", [ML, AP], {"columns_named": ("ml", "ml"), "fs_hz": 1.0}, "'ml' twice"),
        (
            "ml,ap",
            [[k * 1000 for k in ML], AP],
            {"fs_hz": 1.0},
            "cannot be in metres: .* 39 m .* --unit mm or",
        ),
        ("ml,ap", [[k * 20 for k in ML], AP], {"fs_hz": 1.0}, "cannot be in metres: .* 0.78 m .* --unit mm or"),
        ("ml_mm,ap_mm", [ML, AP], {"unit": "cm", "fs_hz": 1.0}, "says mm, and --unit says cm"),
        ("t,ml,ap", [times(100.0), ML, AP], {"fs_hz": 120.0}, "say 100 samples a second, and --fs says 120"),
        ("t,ml,ap", [times(100.0, 1e3), ML, AP], {}, "would give 0.1 samples a second. .* time_ms"),
        ("t,ml,ap", [times(100.0)[::-1], ML, AP], {}, "does not grow"),
        ("t,ml,ap", [[0.0, *times(100.0)[1:]], ML, AP], {"fs_hz": 100.0}, "gap"),
    ],
)
def test_what_does_not_follow_from_the_file_is_asked_for(
    header: str, columns: list[list[float]], options: dict[str, object], says: str, tmp_path: Path
) -> None:
    with pytest.raises((UsageError, RecordingError, SignalError)) as refused:
        signal(tmp_path, header, *columns, **options)  # type: ignore[arg-type]
    assert isinstance(refused.value, EvenkeelError) and refused.value.todo
    assert re.search(says, str(refused.value))


def test_metres_that_were_said_are_metres(tmp_path: Path) -> None:
    wide = [1000 * k for k in ML]
    assert signal(tmp_path, "ml,ap", wide, AP, unit="m", fs_hz=100.0).cop_m[:, 0].tolist() == wide
