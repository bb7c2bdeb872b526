"""All that crosses the driver border: calibration, board information, blocks of forces, and what went wrong.

A frame is one reading of all cells. Frames travel in blocks: arrays over the frames that arrived together, in the
order of the board's clock.
"""

from dataclasses import dataclass
from enum import IntFlag
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Counts = NDArray[np.int32]


class Flag(IntFlag):
    """What is known to be wrong with a frame."""

    SATURATED = 1
    """A cell is at the end of its range; the load is higher than the number says."""
    DESYNC = 2
    """A converter lost step with the firmware; the reading may be of another gain or channel."""
    NOT_FRESH = 4
    """A cell had no new conversion since the frame before."""
    UNCHECKED = 8
    """The board's protocol carries no checksum."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """From counts to newtons, and where the cells are.

    Four gains and four effective positions are the eight parameters of the 3 x 4 matrix that takes net counts to
    ``[Fz, Mx, My]``: row Fz holds the gains, the moment rows hold gain times position.

    Parameters
    ----------
    gain_n_per_count : tuple of 4 float
        In the order TR, BR, TL, BL.
    position_m : tuple of 4 (float, float)
        Effective position (ML, AP) of each cell.
    zero_counts : tuple of 4 int
        Reading of the empty board when it was calibrated.
    date : str
        ISO date of the calibration; empty when the board was never calibrated, or nobody knows when.
    residual_m, noise_m : float
        Root mean square CoP error over the calibration positions, and of the empty-board noise test with a dead
        weight; 0 when not known.
    """

    gain_n_per_count: tuple[float, float, float, float]
    position_m: tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
    zero_counts: tuple[int, int, int, int]
    date: str = ""
    residual_m: float = 0.0
    noise_m: float = 0.0

    @classmethod
    def rectangular(
        cls,
        spacing_ml_m: float,
        spacing_ap_m: float,
        gain_n_per_count: float,
        zero_counts: tuple[int, int, int, int] = (0, 0, 0, 0),
        date: str = "",
    ) -> "Calibration":
        """Return the calibration of four equal cells at the corners of a rectangle (distances between cells)."""
        x, y = spacing_ml_m / 2, spacing_ap_m / 2
        gains = (gain_n_per_count, gain_n_per_count, gain_n_per_count, gain_n_per_count)
        return cls(gains, ((x, y), (x, -y), (-x, y), (-x, -y)), zero_counts, date)

    def forces_n(self, counts: Counts) -> Floats:
        """Convert raw counts to forces.

        Parameters
        ----------
        counts : ndarray, shape (n, 4)

        Returns
        -------
        ndarray, shape (n, 4)
            Forces in N, each element a function of its own count alone, so that the result does not depend on how a
            stream was cut into blocks.
        """
        zero = np.array(self.zero_counts, dtype=np.float64)
        gain = np.array(self.gain_n_per_count, dtype=np.float64)
        forces: Floats = (counts.astype(np.float64) - zero) * gain
        return forces

    def to_dict(self) -> dict[str, Any]:
        """Return plain data for headers and stamps; :meth:`from_dict` reads it back exactly."""
        return {
            "gain_n_per_count": list(self.gain_n_per_count),
            "position_m": [list(p) for p in self.position_m],
            "zero_counts": list(self.zero_counts),
            "date": self.date,
            "residual_m": self.residual_m,
            "noise_m": self.noise_m,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "Calibration":
        """Return the calibration that :meth:`to_dict` described."""
        g = [float(v) for v in data["gain_n_per_count"]]
        p = [(float(x), float(y)) for x, y in data["position_m"]]
        z = [int(v) for v in data["zero_counts"]]
        return cls(
            (g[0], g[1], g[2], g[3]),
            (p[0], p[1], p[2], p[3]),
            (z[0], z[1], z[2], z[3]),
            str(data["date"]),
            float(data["residual_m"]),
            float(data["noise_m"]),
        )


@dataclass(frozen=True, slots=True)
class BoardInfo:
    """Who the board is and what it can measure.

    Parameters
    ----------
    driver : str
        Name in ``hardware_drivers.discovery.DRIVERS``.
    address : str
        Where it was opened, for example ``/dev/ttyUSB0``.
    model, uid, firmware : str
        As the board says; ``uid`` is what binds a board to a station.
    rate_hz : float
        Nominal sample rate.
    max_load_n : float
        Rated load.
    calibration : Calibration
    calibrated : bool
        False when the board holds no calibration and nominal values are used: said on screen and in every stamp.
    surface : str
        ``firm`` or ``wobble``.
    tilt_height_m : float
        Of a board that tells tilt instead of force: the height of its rocker's centre of curvature over the plate, by
        which its counts stand for that tilt (``station.signals.tilt``); its load says only whether it moves. 0 for a
        board that measures forces.
    """

    driver: str
    address: str
    model: str
    uid: str
    firmware: str
    rate_hz: float
    max_load_n: float
    calibration: Calibration
    calibrated: bool = True
    surface: str = "firm"
    tilt_height_m: float = 0.0


class Counters(NamedTuple):
    """What went wrong on the way, since opening."""

    lost: int = 0
    """Frames that the board sent, or should have sent, and that never came."""
    bad_frames: int = 0
    """Frames that arrived damaged and were dropped."""
    repeated: int = 0
    """Frames that arrived twice or late and were dropped."""
    resets: int = 0
    """Resets and reconnections: each began a new epoch."""

    def plus(self, other: "Counters") -> "Counters":
        """Return what went wrong in two stretches together."""
        return Counters(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    def since(self, before: "Counters") -> "Counters":
        """Return what went wrong after ``before`` was told."""
        return Counters(*(now - then for now, then in zip(self, before, strict=True)))


@dataclass(frozen=True, slots=True)
class ForceBlock:
    """Frames that arrived together; ``n`` may be 0.

    Parameters
    ----------
    t_us : ndarray of int64, shape (n,)
        The board's own clock, unwrapped, strictly increasing within an epoch. Only this clock enters ticks and
        metrics.
    counts : ndarray of int32, shape (n, 4)
        Raw counts, cells TR, BR, TL, BL, as recorded.
    forces_n : ndarray of float64, shape (n, 4)
        ``calibration.forces_n(counts)``, before any tare.
    flags : ndarray of uint8, shape (n,)
        :class:`Flag` bits.
    lost : ndarray of uint16, shape (n,)
        Frames known to be missing just before each one.
    epoch : int
        Grows by one at each board reset or reconnection; blocks of different epochs are never spliced.
    arrival_s : float
        The host's monotonic clock when the newest frame was read. For latency figures, never for metrics.
    """

    t_us: NDArray[np.int64]
    counts: Counts
    forces_n: Floats
    flags: NDArray[np.uint8]
    lost: NDArray[np.uint16]
    epoch: int
    arrival_s: float

    def __len__(self) -> int:
        return len(self.t_us)

    @classmethod
    def empty(cls, epoch: int = 0, arrival_s: float = 0.0) -> "ForceBlock":
        """Return a block without frames."""
        return cls(
            np.empty(0, np.int64),
            np.empty((0, 4), np.int32),
            np.empty((0, 4)),
            np.empty(0, np.uint8),
            np.empty(0, np.uint16),
            epoch,
            arrival_s,
        )
