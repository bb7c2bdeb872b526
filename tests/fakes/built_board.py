"""A board as it was really built: cells that differ, lie a little out of place and feel each other, and a plate."""

from dataclasses import dataclass

import numpy as np

from station.frames import Calibration, Counts, Floats
from station.units import newton

SPACING_M = (0.433, 0.238)
GAIN_N = newton(50.0) * 4 / 2**23
CORNERS = np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]])
ZERO = (12_431, -8_207, 30_118, -1_954)
CELL_NOISE_N = 0.085

NOMINAL = Calibration.rectangular(*SPACING_M, GAIN_N)


@dataclass(frozen=True)
class BuiltBoard:
    """What a board really is.

    Parameters
    ----------
    counts_per_n : ndarray, shape (4, 4)
        Counts of each cell (row) for the force on each (column).
    position_m : ndarray, shape (4, 2)
        Where the plate lies on the cells.
    """

    counts_per_n: Floats
    position_m: Floats

    @classmethod
    def random(
        cls, seed: int, *, gain: float = 0.03, position_m: float = 2e-3, cross_talk: float = 0.01
    ) -> "BuiltBoard":
        """Return a board whose parts are off by these standard deviations: gain and cross-talk as shares."""
        rng = np.random.default_rng(seed)  # noqa: TID251 - a fixed seed
        gains = 1 + gain * rng.standard_normal(4)
        talk = cross_talk * rng.standard_normal((4, 4))
        np.fill_diagonal(talk, 1.0)
        shift_m = position_m * rng.standard_normal((4, 2))
        return cls(gains[:, None] * talk / GAIN_N, CORNERS * SPACING_M / 2 + shift_m)

    def forces_n(self, force_n: float, at_m: Floats) -> Floats:
        """Return the forces of a rigid plate on four equal springs, or on three where the fourth would have to pull."""
        on = np.arange(4)
        forces = self._on(on, force_n, at_m)
        if forces.min() < 0:
            on = np.delete(on, forces.argmin())
            forces = self._on(on, force_n, at_m)
        return forces

    def _on(self, cells: "np.ndarray[tuple[int], np.dtype[np.int64]]", force_n: float, at_m: Floats) -> Floats:
        plate = np.column_stack((np.ones(len(cells)), self.position_m[cells]))
        forces = np.zeros(4)
        forces[cells] = plate @ np.linalg.solve(plate.T @ plate, force_n * np.array([1.0, *at_m]))
        return forces

    def net_counts(self, mass_kg: float, at_m: Floats) -> Floats:
        """Return what the cells say of a mass at a place, without noise and zero; shape (4,)."""
        net: Floats = self.counts_per_n @ self.forces_n(newton(mass_kg), at_m)
        return net

    def counts(self, mass_kg: float, at_m: Floats, n: int, rng: np.random.Generator) -> Counts:
        """Return ``n`` frames with zero and noise, shape (n, 4)."""
        noise = CELL_NOISE_N / GAIN_N * rng.standard_normal((n, 4))
        return np.round(ZERO + self.net_counts(mass_kg, np.asarray(at_m)) + noise).astype(np.int32)
