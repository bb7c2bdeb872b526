"""Wire protocol 1 at the byte level: golden bytes, round trips, and what damage does."""

import random
from binascii import crc_hqx

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware_drivers.wire import (
    MAX_ENCODED,
    MAX_PAYLOAD,
    Ack,
    Cal,
    Decoder,
    Hello,
    Kind,
    Message,
    Pong,
    Request,
    Sample,
    encode,
    encode_sample,
    frame,
)
from tests.fakes import scripted_board as by_hand

UID = b"ABCDEFGH"
HELLO = Hello(1, (0, 1), 4, 24, 80, 2, "balance", UID)
SAMPLE = Sample(0x0102, 0x03040506, 0x21, (1, -1, 8_388_607, -8_388_608), b"\x01\x02\x03\xff")

int24 = st.integers(-(2**23), 2**23 - 1)
samples = st.builds(
    Sample,
    st.integers(0, 0xFFFF),
    st.integers(0, 0xFFFFFFFF),
    st.integers(0, 0xFF),
    st.tuples(int24, int24, int24, int24),
    st.binary(min_size=4, max_size=4),
)
byte = st.integers(0, 255)
hellos = st.builds(
    Hello,
    byte,
    st.tuples(byte, byte),
    byte,
    byte,
    st.integers(0, 0xFFFF),
    byte,
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
    st.binary(min_size=8, max_size=8),
)
messages = st.one_of(
    samples,
    hellos,
    st.builds(Pong, st.binary(min_size=8, max_size=8), st.integers(0, 0xFFFFFFFF)),
    st.builds(Ack, byte, byte, byte, byte),
    st.builds(Cal, st.binary(max_size=64)),
    st.builds(Request, st.sampled_from(list(Kind)), byte, st.binary(max_size=64)),
)


def test_check_value_is_the_published_one() -> None:
    assert crc_hqx(b"123456789", 0xFFFF) == 0x29B1
    assert by_hand.crc16(b"123456789") == 0x29B1


@pytest.mark.parametrize(
    ("message", "payload"),
    [
        (SAMPLE, "01 02 01 06 05 04 03 21  00 00 01  ff ff ff  7f ff ff  80 00 00  01 02 03 ff"),
        (HELLO, "02 01 00 01 04 18 50 00 02  62 61 6c 61 6e 63 65  41 42 43 44 45 46 47 48"),
        (Pong(b"12345678", 0x01020304), "03 31 32 33 34 35 36 37 38 04 03 02 01"),
        (Ack(7, 0x82, 0, 3), "04 07 82 00 03"),
        (Cal(b"\x01\x00"), "05 01 00"),
        (Request(Kind.HELLO, 9), "81 09"),
        (Request(Kind.START, 0), "82 00"),
        (Request(Kind.STOP, 1), "83 01"),
        (Request(Kind.PING, 2, b"12345678"), "84 02 31 32 33 34 35 36 37 38"),
        (Request(Kind.CAL_READ, 3), "85 03"),
        (Request(Kind.CAL_WRITE, 4, b"\x01\x02"), "86 04 01 02"),
        (Request(Kind.ADC_RESET, 5), "87 05"),
        (Request(Kind.IDENTIFY, 255), "88 ff"),
    ],
)
def test_golden_payloads(message: Message, payload: str) -> None:
    wire = by_hand.framed(bytes.fromhex(payload))
    assert encode(message) == wire
    assert Decoder().feed(wire) == [message]


def test_golden_frame_to_the_last_byte() -> None:
    assert encode(Request(Kind.START, 1)) == bytes.fromhex("05 82 01 70 d4 00")
    # A zero in the payload is what COBS takes out.
    assert encode(Request(Kind.HELLO, 0)) == bytes.fromhex("02 81 03 35 a6 00")


@given(st.lists(messages, max_size=8), st.integers(1, 40))
def test_any_messages_survive_any_cutting(sent: list[Message], cut: int) -> None:
    stream = b"\0" + b"".join(encode(message) for message in sent)
    decoder = Decoder()
    got = [message for at in range(0, len(stream), cut) for message in decoder.feed(stream[at : at + cut])]
    assert got == sent
    assert decoder.bad_frames == 0


@given(st.binary(max_size=2000), messages)
def test_after_any_garbage_the_next_frame_is_read(garbage: bytes, message: Message) -> None:
    decoder = Decoder()
    decoder.feed(garbage)
    assert decoder.feed(b"\0" + encode(message))[-1:] == [message]


def test_a_hello_of_any_model_length_and_of_another_protocol() -> None:
    assert Decoder().feed(encode(HELLO._replace(model=""))) == [HELLO._replace(model="")]
    (hello,) = Decoder().feed(frame(b"\x02\x07later"))
    assert isinstance(hello, Hello)
    assert hello.protocol == 7


@pytest.mark.parametrize(
    "message", [SAMPLE, HELLO._replace(uid=bytes([0x9C]) * 8), Pong(b"12345678", 9), Ack(1, 2, 3, 4)]
)
def test_a_zero_appended_to_a_frame_passes_the_check_but_not_the_decoder(message: Message) -> None:
    decoder = Decoder()
    assert decoder.feed(encode(message)[:-1] + b"\x01\0") == []
    assert decoder.unknown == 1


def test_what_is_dropped_is_counted_by_reason() -> None:
    decoder = Decoder()
    good = encode(SAMPLE)
    assert decoder.feed(b"\x05ab\0") == []
    assert decoder.bad_cobs == 1
    ack = encode(Ack(7, 0x82, 1, 3))
    assert decoder.feed(ack[:2] + bytes([ack[2] ^ 1]) + ack[3:]) == []
    assert decoder.bad_crc == 1
    assert decoder.feed(frame(b"\x7fnews")) == []
    assert decoder.feed(frame(b"\x01short")) == []
    assert decoder.unknown == 2
    assert decoder.feed(b"\xff" * 300 + b"\0" + good) == [SAMPLE]
    assert decoder.oversize == 1
    assert decoder.bad_frames == 5


def test_memory_is_bounded_without_a_zero_and_it_recovers() -> None:
    decoder = Decoder()
    for _ in range(1000):
        assert decoder.feed(b"text without end " * 60) == []
        assert len(decoder._tail) <= MAX_ENCODED
    assert decoder.oversize == 1
    assert decoder.feed(b"rest\0" + encode(HELLO)) == [HELLO]


def test_longest_payload_passes_and_a_longer_one_is_refused() -> None:
    body = bytes(range(1, 249))
    request = Request(Kind.CAL_WRITE, 1, body)
    assert Decoder().feed(encode(request)) == [request]
    with pytest.raises(ValueError, match="250"):
        frame(bytes(MAX_PAYLOAD + 1))
    with pytest.raises(ValueError, match="250"):
        frame(b"")


def _spoil(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    match chance.randrange(3):
        case 0:
            return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        case 1:
            return data[:at] + data[at + 1 :]
        case _:
            return data[:at] + chance.randbytes(1) + data[at:]


def test_damage_never_makes_a_wrong_value_and_two_frames_later_all_is_well() -> None:
    chance = random.Random(1)
    decoder = Decoder()
    sent: dict[int, Sample] = {}
    spoiled: set[int] = set()
    got: list[Sample] = []
    for index in range(60_000):
        counts = tuple(chance.randrange(-(2**23), 2**23) for _ in range(4))
        # The time is the number of the frame, so that each says which one it is.
        sent[index] = Sample(index & 0xFFFF, index, 0, counts, chance.randbytes(4))
        data = encode(sent[index])
        if chance.random() < 0.2:
            spoiled.add(index)
            data = _spoil(data, chance)
        got += [message for message in decoder.feed(data) if isinstance(message, Sample)]
    assert all(sample == sent[sample.t_us] for sample in got)
    assert [sample.t_us for sample in got] == sorted({sample.t_us for sample in got})
    arrived = {sample.t_us for sample in got}
    # A lost zero takes the next frame with it, never more.
    for index in set(sent) - arrived - {59_999}:
        assert index in spoiled or index - 1 in spoiled
    assert decoder.bad_frames > 5_000


def test_a_sample_wraps_its_counters_as_a_board_does() -> None:
    (message,) = Decoder().feed(encode_sample(0x1_0002, 2**32 + 5, 0, (0, 0, 0, 0)))
    assert isinstance(message, Sample)
    assert (message.seq, message.t_us) == (2, 5)
