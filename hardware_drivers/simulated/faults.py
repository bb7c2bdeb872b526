"""Ways for a simulated board to misbehave: what a line, a cable or a cell can do to the bytes."""

import numpy as np

from hardware_drivers.wire import encode_sample

_RAIL = 2**23 - 1

Counts4 = tuple[int, int, int, int]


class Faults:
    """The faults that are at work.

    Parameters
    ----------
    rng : numpy.random.Generator
        Chooses bits and bytes; not the person's, so that a fault changes nothing else.
    """

    def __init__(self, rng: np.random.Generator) -> None:
        self.silent = False
        self._rng = rng
        self._next: dict[str, int] = {}
        self._stuck: dict[int, int | None] = {}
        self._drift = [0, 0, 0, 0]
        self._held = b""

    def begin(self, name: str, count: int, cell: int) -> bytes:
        """Begin a fault of the line or of a cell; return bytes to send at once.

        Parameters
        ----------
        name : str
            One of ``commands.FAULTS``.
        count : int
            Bytes of garbage, frames to spoil, or counts to drift.
        cell : int
            The cell that is stuck or saturated, or drifts.
        """
        match name:
            case "garbage":
                return self._rng.bytes(count)
            case "silence" | "resume":
                self.silent = name == "silence"
            case "stuck":
                self._stuck[cell] = None
            case "saturate":
                self._stuck[cell] = _RAIL
            case "drift":
                self._drift[cell] += count
            case "mend":
                self._stuck.clear()
                self._drift = [0, 0, 0, 0]
            case _:
                self._next[name] = self._next.get(name, 0) + count
        return b""

    def counts(self, counts: Counts4) -> Counts4:
        """Return the counts with drift; stuck cells stay at the value they had when it began, or at the rail."""
        if not self._stuck and not any(self._drift):
            return counts
        out = [min(_RAIL, count + drift) for count, drift in zip(counts, self._drift, strict=True)]
        for cell, value in self._stuck.items():
            if value is None:
                self._stuck[cell] = out[cell]
            else:
                out[cell] = value
        return out[0], out[1], out[2], out[3]

    def frame(self, seq: int, t_us: int, counts: Counts4) -> bytes:
        """Return a SAMPLE as it gets through."""
        data = encode_sample(seq, t_us, 0, counts)
        if self.silent or self._due("lose"):
            return b""
        if self._due("duplicate"):
            data += data
        at = int(self._rng.integers(len(data) - 1)) if self._next else 0
        if self._due("bit_flip"):
            flipped = data[at] ^ (1 << int(self._rng.integers(8)))
            data = data[:at] + bytes([flipped]) + data[at + 1 :]
        if self._due("drop_byte"):
            data = data[:at] + data[at + 1 :]
        if self._due("insert_byte"):
            data = data[:at] + self._rng.bytes(1) + data[at:]
        if not self._held and self._due("swap"):
            self._held = data  # comes after the next one
            return b""
        data, self._held = data + self._held, b""
        return data

    def _due(self, name: str) -> bool:
        left = self._next.get(name, 0)
        if left > 1:
            self._next[name] = left - 1
        elif left:
            del self._next[name]
        return left > 0
