"""Microseconds per frame of the wire decoder, beside a plain parser that goes byte by byte."""

from binascii import crc_hqx

from hardware_drivers.wire import Decoder, Sample, encode_sample
from kiosk.clock import stopwatch_s

FRAMES = 20_000
CHUNK = 300
"""Bytes per read: what a 1 kHz board sends in a little under ten milliseconds."""


def plain_parse(data: bytes) -> list[tuple[int, int, int, tuple[int, ...]]]:
    """Return (seq, t_us, flags, counts) of every SAMPLE, the straightforward way: the reference to compare with."""
    samples = []
    frame: list[int] = []
    for byte in data:
        if byte:
            frame.append(byte)
            continue
        payload: list[int] = []
        at = 0
        while at < len(frame):
            code = frame[at]
            payload.extend(frame[at + 1 : at + code])
            at += code
            if code < 0xFF and at < len(frame):
                payload.append(0)
        frame = []
        if len(payload) < 3 or crc_hqx(bytes(payload[:-2]), 0xFFFF) != payload[-2] << 8 | payload[-1]:
            continue
        if payload[0] == 0x01:
            counts = []
            for cell in range(4):
                raw = payload[8 + 3 * cell] << 16 | payload[9 + 3 * cell] << 8 | payload[10 + 3 * cell]
                counts.append(raw - (1 << 24) if raw & 0x800000 else raw)
            seq = payload[1] | payload[2] << 8
            t_us = payload[3] | payload[4] << 8 | payload[5] << 16 | payload[6] << 24
            samples.append((seq, t_us, payload[7], tuple(counts)))
    return samples


def bench_wire() -> dict[str, object]:
    """Return us per frame of both parsers on the same bytes, and whether they agree."""
    stream = b"".join(
        encode_sample(k, 10_000 * k, 0, (100_000 + 37 * k % 5000, -200_000 - k, 300_000 + 11 * k, 2 * k - 8_000_000))
        for k in range(FRAMES)
    )
    decoder = Decoder()
    messages = []
    started_s = stopwatch_s()
    for at in range(0, len(stream), CHUNK):
        messages.extend(decoder.feed(stream[at : at + CHUNK]))
    ours_s = stopwatch_s() - started_s
    started_s = stopwatch_s()
    plain = plain_parse(stream)
    plain_s = stopwatch_s() - started_s
    ours = [(m.seq, m.t_us, m.flags, m.counts) for m in messages if isinstance(m, Sample)]
    return {
        "frames": FRAMES,
        "decoder_us_per_frame": round(1e6 * ours_s / FRAMES, 2),
        "plain_us_per_frame": round(1e6 * plain_s / FRAMES, 2),
        "times_faster": round(plain_s / ours_s, 1),
        "agree": ours == plain,
    }
