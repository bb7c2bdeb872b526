"""What a board prints, found out from its first lines."""

from collections.abc import Callable

import pytest

from hardware_drivers.lines.columns import Wanted
from hardware_drivers.lines.imu_board import ImuBoard
from hardware_drivers.lines.sniffer import Found, Sniffer
from hardware_drivers.lines.text_board import TextBoard
from station.errors import BoardRefused

Printed = Callable[[int, int], str | None]
TEXT = TextBoard.wanted


def sniff(
    line: Printed,
    *,
    wanted: Wanted = TEXT,
    told: str = "",
    rate_hz: float = 80,
    seconds: float = 5,
    known: Found | None = None,
) -> tuple[Found | None, float]:
    """Return what was found, and after how long; ``line`` gives line k, printed so many ms after the first."""
    sniffer = Sniffer(wanted, told, known)
    for k in range(int(seconds * rate_hz)):
        for each in (line(k, round(1e3 * k / rate_hz)) or "").split("\n"):
            found = sniffer.feed(each, 100 + k / rate_hz)
            if found is not None:
                return found, k / rate_hz
    return None, seconds


def millis(k: int, ms: int) -> str:
    return f"{ms},{k % 7},2,3,4"


@pytest.mark.parametrize(
    ("line", "words", "unit_us", "decimals"),
    [
        (millis, "csv t,tr,br,tl,bl", 1000, 0),
        (lambda k, ms: f"{1000 * ms};{k};2;3;4", "csv t,tr,br,tl,bl", 1, 0),
        (lambda k, ms: f"{ms / 1000:.4f} {k} 2 3 4", "csv t,tr,br,tl,bl", 1_000_000, 0),
        (lambda k, ms: f"{k}\t2\t3\t4", "csv tr,br,tl,bl", 0, 0),
        (lambda k, ms: f"{k},00;2,25;3,50;-4,75", "csv tr,br,tl,bl", 0, 3),
        (lambda k, ms: f"84212.{k % 10}0,2.00,3.00,4.00", "csv tr,br,tl,bl", 0, 2),
        (lambda k, ms: f'{{"r1": 1, "r2": 2, "r3": 3, "r4": 4, "ms": {ms}}}', "json t,tr,br,tl,bl", 1000, 0),
        (
            lambda k, ms: "    ".join(f"Load_cell {n} output val: {n}.25" for n in (1, 2, 3, 4)),
            "labelled tr,br,tl,bl",
            0,
            3,
        ),
        (lambda k, ms: f"Load_cell {k % 4 + 1} output val: 1.25", "spread tr,br,tl,bl", 0, 3),
    ],
)
def test_what_is_printed_is_found(line: Printed, words: str, unit_us: int, decimals: int) -> None:
    rate_hz = 320 if words.startswith("spread") else 80
    found, after_s = sniff(line, rate_hz=rate_hz)
    assert found is not None
    assert (sorted(found.words), found.unit_us, found.decimals) == (sorted(words), unit_us, decimals)
    assert found.rate_hz == pytest.approx(80, abs=0.2)
    assert 1.0 <= after_s < 1.1


@pytest.mark.parametrize(
    "line",
    [
        lambda k, ms: f"{k},1,2,3,4",  # counts lines, not time
        lambda k, ms: f"{7 * ms},1,2,3,4",  # no clock that runs in ms or us
        lambda k, ms: f"{ms ^ 64},1,2,3,4",  # now and then backwards
        lambda k, ms: f"Load_cell output val: {k}.50",
        lambda k, ms: f"Load_cell 1 output val: {k}.50    Load_cell 2 output val: 1.00",
        lambda k, ms: f"{k},2,3",
        lambda k, ms: f"{k},2,3,4,5,6",
        lambda k, ms: "nan,2,3,4",
        lambda k, ms: "1,2,3,4" if k % 3 else "hello",
        lambda k, ms: "1,2,3,4" if k % 2 else "1;2;3;4",
        lambda k, ms: None,
    ],
)
def test_what_is_no_board_is_not_found(line: Printed) -> None:
    assert sniff(line) == (None, 5)


def test_banners_half_lines_and_headers_are_passed_over() -> None:
    greeting = ["Initializing the scale", "ts,TL,TR,BL,BR", "Calibration: 12.50", "1,2", None, "after tare:\t\t0.0"]
    found, after_s = sniff(lambda k, ms: greeting[k] if k < len(greeting) else millis(k, ms))
    assert found is not None and found.words == "csv t,tr,br,tl,bl"
    assert after_s == pytest.approx(1.0 + len(greeting) / 80, abs=0.02)


def test_a_few_bad_lines_do_not_matter() -> None:
    found, after_s = sniff(lambda k, ms: None if k % 10 == 5 else millis(k, ms))
    assert found is not None and found.rate_hz == pytest.approx(80, rel=0.02)
    assert after_s < 1.1


def test_columns_are_as_told() -> None:
    found, _ = sniff(lambda k, ms: f"{k},9,1,2,3,4,{ms}", told="-,-,tl,tr,bl,br,t")
    assert found is not None
    assert (found.columns.clock, found.columns.places) == (6, (3, 5, 2, 4))


@pytest.mark.parametrize(("rate_hz", "ok"), [(1, False), (10, False), (22, False), (25, True), (1000, True)])
def test_a_slow_board_is_refused_with_its_rate(rate_hz: float, ok: bool) -> None:
    if ok:
        found, _ = sniff(millis, rate_hz=rate_hz)
        assert found is not None and found.rate_hz == pytest.approx(rate_hz, rel=0.01)
        return
    with pytest.raises(BoardRefused, match=f"prints {rate_hz:.0f} readings") as refused:
        sniff(millis, rate_hz=rate_hz, seconds=20)
    assert (refused.value.key, refused.value.values) == ("slow_board", {"number": rate_hz})


def test_a_board_that_needs_a_second_to_get_going_is_not_called_slow() -> None:
    found, _ = sniff(lambda k, ms: millis(k, ms) if k == 0 or k > 100 else None)
    assert found is not None and found.rate_hz == pytest.approx(80, abs=0.2)


def test_what_was_found_is_recognised_at_once_and_something_else_is_found_anew() -> None:
    found, _ = sniff(millis)
    assert found is not None
    again, after_s = sniff(millis, known=found)
    assert again == found and after_s < 0.1
    other, after_s = sniff(lambda k, ms: f"{k},2,3,4", known=found)
    assert other is not None and other.tag != found.tag and after_s >= 1.0


def test_the_tag_tells_apart_what_counts_mean() -> None:
    plain = sniff(lambda k, ms: "1,2,3,4")[0]
    others = [
        sniff(lambda k, ms: "1,2,3,4", told="tl,tr,bl,br")[0],
        sniff(lambda k, ms: "1.5,2,3,4")[0],
        sniff(lambda k, ms: "1;2;3;4")[0],
        sniff(millis)[0],
    ]
    assert plain is not None and all(others)
    tags = {plain.tag, *(other.tag for other in others if other is not None)}
    assert len(tags) == 5
    assert sniff(lambda k, ms: "9,9,9,9", rate_hz=90)[0].tag == plain.tag  # type: ignore[union-attr]


def test_angles() -> None:
    for line, words in (
        (lambda k, ms: "1.25,-2.50,90.00", "csv roll,pitch,yaw"),
        (lambda k, ms: f"{ms},1.25,-2.50,90.00", "csv t,roll,pitch,yaw"),
        (lambda k, ms: "ypr\t90.00\t-2.50\t1.25", "csv ypr yaw,-pitch,roll"),
    ):
        found, _ = sniff(line, wanted=ImuBoard.wanted)
        assert found is not None and found.words == words
    assert sniff(lambda k, ms: "1,2,3,4", wanted=ImuBoard.wanted) == (None, 5)
