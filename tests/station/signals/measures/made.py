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


def sway(seed: int, n: int = 3000, fs_hz: float = 100.0) -> np.ndarray:
    """Return something like quiet stance: noise through two damped lags, wider along AP."""
    out = np.zeros((n, 2))
    push = np.random.default_rng(seed).normal(0, 1, (n, 2))  # noqa: TID251
    slow = fast = np.zeros(2)
    for i in range(n):
        fast = fast + (push[i] / np.sqrt(fs_hz) - fast / fs_hz) * 6
        slow = slow + (fast - slow) * 1.5 / fs_hz
        out[i] = slow
    return out * np.array([2e-3, 3e-3])
