"""Blocks of forces made from a wanted CoP and load, with faults put in on purpose."""

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from station.frames import BoardInfo, Calibration, Floats, ForceBlock

GAIN_N = 1e-4
CALIBRATION = Calibration.rectangular(0.433, 0.238, GAIN_N)


def board(rate_hz: float = 100.0, max_load_n: float = 1500.0) -> BoardInfo:
    """Return a board of a Wii board's size."""
    return BoardInfo("test", "", "test board", "uid", "1.0", rate_hz, max_load_n, CALIBRATION)


def corner_forces_n(load_n: ArrayLike, ml_m: ArrayLike, ap_m: ArrayLike) -> Floats:
    """Return four corner forces, shape (n, 4), that have this load and CoP on the board of :func:`board`."""
    load, x, y = np.broadcast_arrays(*(np.asarray(v, np.float64) for v in (load_n, ml_m, ap_m)))
    right, front = 2 * x / 0.433, 2 * y / 0.238
    share = [1 + right + front, 1 + right - front, 1 - right + front, 1 - right - front]
    return np.stack([load / 4 * s for s in share], axis=1)


@dataclass
class ForceStream:
    """A stream of frames, to be cut into blocks; its arrays may be tampered with before that."""

    t_us: NDArray[np.int64]
    counts: NDArray[np.int32]
    flags: NDArray[np.uint8] = field(init=False)
    lost: NDArray[np.uint16] = field(init=False)
    epoch: int = 0

    def __post_init__(self) -> None:
        self.flags = np.zeros(len(self.t_us), np.uint8)
        self.lost = np.zeros(len(self.t_us), np.uint16)

    @classmethod
    def of(
        cls,
        load_n: ArrayLike,
        ml_m: ArrayLike = 0.0,
        ap_m: ArrayLike = 0.0,
        *,
        rate_hz: float = 100.0,
        start_us: int = 0,
        noise_n: float = 0.05,
        seed: int = 1,
    ) -> "ForceStream":
        """Return the stream of a person, or a board, of this load and CoP; arrays of n or single values."""
        forces = corner_forces_n(load_n, ml_m, ap_m)
        rng = np.random.default_rng(seed)  # noqa: TID251 - a fixed seed for test data
        noisy = forces + rng.normal(0.0, noise_n, forces.shape)
        t_us = start_us + np.round(np.arange(len(forces)) * 1e6 / rate_hz).astype(np.int64)
        return cls(t_us, np.round(noisy / GAIN_N).astype(np.int32))

    def without(self, first: int, last: int, known: bool = True) -> "ForceStream":
        """Return the stream with frames ``first`` to ``last - 1`` lost, said by the board or not."""
        keep = np.r_[0:first, last : len(self.t_us)]
        rest = ForceStream(self.t_us[keep], self.counts[keep], self.epoch)
        rest.flags, rest.lost = self.flags[keep], self.lost[keep]
        if known and first < len(rest.lost):
            rest.lost[first] += last - first
        return rest

    def block(self, first: int = 0, last: int | None = None) -> ForceBlock:
        """Return frames ``first`` to ``last - 1`` as one block."""
        part = slice(first, last)
        counts = self.counts[part]
        return ForceBlock(
            self.t_us[part], counts, CALIBRATION.forces_n(counts), self.flags[part], self.lost[part], self.epoch, 0.0
        )

    def cut(self, at: list[int]) -> list[ForceBlock]:
        """Return the stream as blocks that begin at the given frames."""
        edges = [0, *sorted(min(max(i, 0), len(self.t_us)) for i in at), len(self.t_us)]
        return [self.block(a, b) for a, b in pairwise(edges)]
