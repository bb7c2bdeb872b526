"""Signals of which the truth is known, and the four real recordings."""

import numpy as np

from tests.fakes.repository import ROOT

BOTH = ("ml", "ap")
RECORDINGS = ("BDS00001", "BDS00004", "BDS00007", "BDS00010")


def recording(name: str) -> np.ndarray:
    """Return a real recording as ML, AP in m; its file has s, AP, ML in cm."""
    raw = np.loadtxt(ROOT / "tests" / "data" / f"{name}.csv", delimiter=";", skiprows=1)
    return raw[:, [2, 1]] / 100


def waves(ml_m: float, ap_m: float, f_hz: float, fs_hz: float = 100.0, seconds: float = 60.0) -> np.ndarray:
    """Return an ellipse run through at one frequency: cosine along ML, sine along AP."""
    phase = 2 * np.pi * f_hz * np.arange(round(fs_hz * seconds)) / fs_hz
    return np.stack([ml_m * np.cos(phase), ap_m * np.sin(phase)], axis=1)


def noise(seed: int, n: int, sd_m: float = 1e-3) -> np.ndarray:
    """Return white noise along both axes."""
    return np.random.default_rng(seed).normal(0, sd_m, (n, 2))  # noqa: TID251


def tones(seed: int, fs_hz: float = 100.0, n: int = 3000) -> np.ndarray:
    """Return something like quiet stance at any rate: 120 tones from 0.05 to 6 Hz, the high ones small."""
    rng = np.random.default_rng(seed)  # noqa: TID251
    f_hz = np.geomspace(0.05, 6.0, 120)
    size = f_hz**-0.6 * rng.uniform(0.5, 1.5, (2, 120)) * np.array([[2.5e-4], [4e-4]])
    phase = rng.uniform(0, 2 * np.pi, (2, 120, 1))
    t = np.arange(n) / fs_hz
    return np.einsum("ak,akn->na", size, np.cos(2 * np.pi * f_hz[:, None] * t + phase))


def brownian(seed: int, diffusion_m2_s: float, n: int = 60_000, fs_hz: float = 100.0) -> np.ndarray:
    """Return a random walk whose mean square displacement is twice the diffusion coefficient times the time."""
    return np.cumsum(noise(seed, n, np.sqrt(2 * diffusion_m2_s / fs_hz)), axis=0)


def turned(cop: np.ndarray, degrees: float) -> np.ndarray:
    """Return the recording turned about the origin, from +ML towards +AP."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return cop @ np.array([[c, s], [-s, c]])
