"""Axes, cells and units.

Every array of points is ``(n_samples, 2)`` with columns ML and AP: medio-lateral is positive to the trainee's right,
antero-posterior is positive forward, the origin is the centre of the board. SI inside; each name carries its unit.
"""

from typing import Final

ML: Final = 0
AP: Final = 1

TR: Final = 0
BR: Final = 1
TL: Final = 2
BL: Final = 3
"""Cells by corner as the trainee stands on the board: top is front, columns of every ``(n, 4)`` array."""

G_M_S2: Final = 9.80665
"""Standard gravity (CGPM 1901)."""


def newton(mass_kg: float) -> float:
    """Return the weight in N of a mass in kg."""
    return mass_kg * G_M_S2


def kilogram(force_n: float) -> float:
    """Return the mass in kg that weighs a force in N."""
    return force_n / G_M_S2
