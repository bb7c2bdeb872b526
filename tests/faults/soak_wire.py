"""The decoder of wire protocol 1 under damage for as long as one likes: ``python -m tests.faults.soak_wire``.

Every frame tells by its time which one it is, and its counts follow from that; so a wrong value gives itself away.
"""

import argparse
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass

from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.timeline import Timeline
from hardware_drivers.wire import MAX_ENCODED, Decoder, Sample, encode_sample
from tests.fakes.resources import held

FRAMES = 1_000_000
GARBAGE_MB = 100
RATE_HZ = 100
PERIOD_US = 10_000
SPOILED_SHARE = 1 / 3
SLICE = 4096
PROGRESS_EVERY = 100_000

Counts = tuple[int, int, int, int]


def counts_of(index: int) -> Counts:
    """Return what the cells read in a frame: anything but the ends of the range, and never the same twice in a row."""
    mixed = index * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    a, b, c, d = ((mixed >> shift & 0xFFFFFE) - 0x7FFFFE for shift in (0, 13, 26, 39))
    return a, b, c, d


def flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def drop(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + 1 :]


def insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.randbytes(1) + data[at:]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def burst(data: bytes, chance: random.Random) -> bytes:
    """A burst in the place of a frame: shorter or longer than one can be."""
    return chance.randbytes(chance.randrange(1, 2 * MAX_ENCODED))


def twice(data: bytes, chance: random.Random) -> bytes:
    return data + data


SPOIL: list[Callable[[bytes, random.Random], bytes] | None] = [flip, drop, insert, cut, burst, twice, None]
"""None for a frame that comes after the next one."""


@dataclass
class Report:
    """What came of it.

    Parameters
    ----------
    frames, spoiled, arrived : int
    wrong : int
        Frames with a wrong value, out of order, or with another number of lost ones before them than there were.
    resets : int
        Resets of the board that never were.
    late : int
        Whole frames that were lost though neither they nor the one before them was spoiled.
    longest_tail : int
        Bytes that the decoder kept.
    grown_mb, took_s : float
    """

    frames: int = 0
    spoiled: int = 0
    arrived: int = 0
    wrong: int = 0
    resets: int = 0
    late: int = 0
    longest_tail: int = 0
    grown_mb: float = 0.0
    took_s: float = 0.0

    @property
    def good(self) -> bool:
        """Whether nothing went through that should not, and nothing grew."""
        return not (self.wrong or self.resets or self.late) and self.longest_tail <= MAX_ENCODED and self.grown_mb < 8


def faulted_frames(spoiled: int, seed: int = 1, tell: Callable[[str], None] = lambda line: None) -> Report:
    """Send frames of which so many are spoiled, and check every one that comes out.

    Parameters
    ----------
    spoiled : int
        Frames to spoil; two whole ones come with each, on the average.
    seed : int
    tell : callable
        Told how far it is.
    """
    chance, decoder, timeline = random.Random(seed), Decoder(), Timeline(RATE_HZ, 24)
    report, before, began_s = Report(), held(), monotonic_s()
    index, last = 0, -1
    recent: set[int] = set()
    held_back = b""
    while report.spoiled < spoiled:
        data = encode_sample(index, index * PERIOD_US, 0, counts_of(index))
        late, held_back = held_back, b""
        if index and chance.random() < SPOILED_SHARE:
            recent.add(index)
            report.spoiled += 1
            if report.spoiled % PROGRESS_EVERY == 0:
                tell(f"{report.spoiled:,} spoiled frames of {spoiled:,}, {report.wrong} wrong")
            spoil = chance.choice(SPOIL)
            if spoil is None:
                held_back, data = data, b""
            else:
                data = spoil(data, chance)
        for message in decoder.feed(data + late):
            if not isinstance(message, Sample):
                continue
            host_s = 1e-6 * PERIOD_US * index
            report.resets += timeline.is_reset(message, host_s)
            frame = timeline.place(message, host_s)
            if frame is None:
                continue
            t_us, *counts, flags, lost = frame
            came = t_us // PERIOD_US
            right = t_us == came * PERIOD_US and tuple(counts) == counts_of(came) and not flags
            report.wrong += not (right and last < came <= index and lost == came - last - 1)
            report.late += sum(recent.isdisjoint((missing - 1, missing)) for missing in range(last + 1, came))
            recent = {each for each in recent if each >= came}
            report.arrived += 1
            last = came
        report.longest_tail = max(report.longest_tail, len(decoder._tail))
        index += 1
    report.frames, report.took_s = index, monotonic_s() - began_s
    report.grown_mb = held().megabytes - before.megabytes
    return report


def garbage(megabytes: float, seed: int = 1, tell: Callable[[str], None] = lambda line: None) -> Report:
    """Feed nothing but garbage, in slices: random bytes, bytes without an end, zeros, text."""
    chance, decoder, report = random.Random(seed), Decoder(), Report()
    before, began_s = held(), monotonic_s()
    no_end = bytes(range(1, 256)) * 17
    slices = [chance.randbytes, lambda n: no_end[:n], bytes, lambda n: (b"12.5;nan;0\n" * n)[:n]]
    for number in range(round(1e6 * megabytes / SLICE)):
        if number % (10_000_000 // SLICE) == 0:
            tell(f"{number * SLICE / 1e6:.0f} of {megabytes:g} MB of garbage")
        # Long runs of each, so that none is only ever the end of another.
        report.wrong += sum(isinstance(each, Sample) for each in decoder.feed(slices[number // 50 % 4](SLICE)))
        report.longest_tail = max(report.longest_tail, len(decoder._tail))
    whole = encode_sample(1, 1, 0, counts_of(1))
    report.arrived = sum(isinstance(each, Sample) for each in decoder.feed(b"\0" + whole))
    report.took_s = monotonic_s() - began_s
    report.grown_mb = held().megabytes - before.megabytes
    return report


def main() -> int:
    """Run both, telling how far they are and what came of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.soak_wire")
    parser.add_argument("--frames", type=int, default=FRAMES, help="frames to spoil")
    parser.add_argument("--garbage-mb", type=float, default=GARBAGE_MB)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    def tell(line: str) -> None:
        print(line, flush=True)

    spoiled = faulted_frames(options.frames, options.seed, tell)
    tell(str(spoiled))
    fed = garbage(options.garbage_mb, options.seed, tell)
    tell(str(fed))
    return 0 if spoiled.good and fed.good and fed.arrived == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
