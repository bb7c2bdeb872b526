"""The page about boards says what the code does, byte by byte and second by second."""

import re
import struct

import pytest

from hardware_drivers import alignment, calibration, clock_map, handshake, ports, reader, rhythm, wire, wire_connection
from hardware_drivers.simulated.commands import FAULTS
from hardware_drivers.simulated.skill import SKILLS
from tests.fakes import repository

PAGE = "docs/hardware.md"

GOLDEN = {
    "START, request id 1": wire.encode(wire.Request(wire.Kind.START, 1)),
    "HELLO?, request id 0": wire.encode(wire.Request(wire.Kind.HELLO, 0)),
    "SAMPLE": wire.encode_sample(258, 50595078, 0x21, (1, -1, 8388607, -8388608), bytes([1, 2, 3, 255])),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_the_golden_bytes_are_what_the_codec_sends(name: str) -> None:
    written = re.search(rf"^    {re.escape(name)}  +([0-9a-f ]+)$", repository.section(PAGE, "Golden bytes"), re.M)
    assert written
    assert bytes.fromhex(written[1]) == GOLDEN[name]


def test_every_request_and_status_has_its_number() -> None:
    rows = re.findall(r"^\| (0x8\d) \| (\w+)", repository.section(PAGE, "To the board"), re.MULTILINE)
    assert {name: int(number, 16) for number, name in rows} == {kind.name: kind.value for kind in wire.Kind}
    statuses = {name.replace("_", " ").lower(): status.value for name, status in wire.Status.__members__.items()}
    for name, number in statuses.items():
        assert f"{number} {name}" in repository.section(PAGE, "From the board")


def test_messages_of_the_board_are_as_long_as_their_fields() -> None:
    rows = dict(re.findall(r"^\| 0x0\d \| (\w+) \| (.*) \|$", repository.section(PAGE, "From the board"), re.MULTILINE))
    head = 3  # id and check
    sample = wire.encode(wire.Sample(1, 2, 0, (1, 1, 1, 1), b"\1\1\1\1"))
    assert size(rows["SAMPLE"]) + head == len(sample) - 2
    assert size(rows["PONG"]) + head == len(wire.encode(wire.Pong(b"\1" * 8, 1))) - 2
    assert size(rows["ACK"]) + head == len(wire.encode(wire.Ack(1, 1, 1, 1))) - 2
    assert f"at most {wire.MAX_CALIBRATION} bytes" in rows["CAL"]
    assert wire.MAX_PAYLOAD - 9 - wire.UID_BYTES == 233
    assert "at most 233 bytes" in rows["HELLO"]


def size(fields: str) -> int:
    """Return how many bytes a list of fields takes."""
    total = 0
    for field in fields.split(", "):
        times = re.match(r"(\d) x ", field)
        bits = re.search(r"\b(?:u|int)(8|16|24|32)\b", field)
        whole = re.search(r"(\d+) bytes", field)
        assert bits or whole, field
        total += int(times[1] if times else 1) * (int(bits[1]) // 8 if bits else int(whole[1]) if whole else 0)
    return total


def test_the_calibration_lies_where_the_table_says() -> None:
    rows = [
        tuple(map(int, row))
        for row in re.findall(r"^\| (\d+) \| (\d+) \|", repository.section(PAGE, "Calibration on the board"), re.M)
    ]
    blob = calibration.encode_calibration(calibration.nominal())
    assert f"{len(blob)} bytes" in repository.section(PAGE, "Calibration on the board")
    ends = [offset + length for offset, length in rows]
    assert [offset for offset, _ in rows] == [0, *ends[:-1]]
    assert ends[-1] == len(blob)
    assert blob[1:3] == b"\xff\xff"
    gain = struct.unpack_from("<f", blob, 15)[0]
    assert gain == pytest.approx(calibration.nominal().gain_n_per_count[0])
    ml, ap = struct.unpack_from("<2h", blob, 31)
    assert (2 * ml / 1e5, 2 * ap / 1e5) == pytest.approx(calibration.NOMINAL_SPACING_M)


def test_times_and_limits_are_those_of_the_driver() -> None:
    does = repository.section(PAGE, "What the driver expects")
    pause_s, longest_s = reader.BACKOFF_S
    ping_s, spread_s = wire_connection.PING_S
    for said in (
        f"HELLO? every {1000 * handshake.HELLO_EVERY_S:.0f} ms for {handshake.HELLO_FOR_S:g} s",
        f"something else for {handshake.GARBAGE_S:g} s",
        f"{handshake.GARBAGE_BYTES // 1024} KiB",
        f"up to {handshake.ANSWER_FOR_S:g} s",
        f"every {ping_s:g} to {ping_s + spread_s:g} s",
        f"the last {clock_map.PINGS}",
        f"No SAMPLE for {wire_connection.RESTART_S:g} s",
        f"None for {reader.SILENCE_S:g} s",
        f"after {1000 * pause_s:.0f} ms, doubling up to",
        f"{longest_s:g} s. The same board",
        f"kept for {reader.KEPT_S:g} s",
        f"more than {1 / rhythm.LEAST_S:g} Hz",
        f"until {1000 * rhythm.LEAD_S:g} ms before they are asked for",
        f"for {1000 * rhythm.LONGEST_S:g} ms at most",
    ):
        assert said in " ".join(does.split()), said
    page = " ".join(repository.text(PAGE).split())
    assert f"{ports.BAUD} baud" in page
    assert f"in {alignment.AGE_US / 1000:g} ms; {alignment.OLDEST} for" in page
    ml_m, ap_m = calibration.NOMINAL_SPACING_M
    assert f"{1000 * ml_m:.0f} x {1000 * ap_m:.0f} mm" in page
    assert f"{calibration.RATED_LOAD_KG:g} kg" in page


def test_the_line_is_as_busy_as_it_says() -> None:
    share = 80 * 10 * len(GOLDEN["SAMPLE"]) / ports.BAUD
    assert f"about {100 * share:.0f} % of it" in repository.text(PAGE)


def test_all_that_the_simulated_person_can_do_is_listed() -> None:
    told = " ".join(repository.section(PAGE, "The simulated person").split())
    assert f"Faults: {', '.join(FAULTS)}." in told
    assert f"Skills: {', '.join(SKILLS)}." in told
    for do in (
        "step_on",
        "step_off",
        "lean",
        "stumble",
        "weight",
        "skill",
        "vision",
        "surface",
        "fault",
        "advance",
        "quit",
    ):
        assert f'"{do}"' in told or f"`{do}`" in told
