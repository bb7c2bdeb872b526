"""The factory calibration of a Wii Balance Board: three points for each cell, and a line from each to the next.

A :class:`station.frames.Calibration` has one gain for a cell, so the driver bends raw counts straight: what it hands
on, and what is recorded, are counts of 0.1 g. Below the first point and above the last the lines go on; the kernel
cuts them off at 0 kg.

Source: Linux, ``wiimod_bboard_calib_show`` (the text) and ``wiimod_bboard_in_ext`` (the lines) in
``drivers/hid/hid-wiimote-modules.c``.
"""

from dataclasses import dataclass
from typing import Final

from hardware_drivers.calibration import NOMINAL_SPACING_M
from station.frames import Calibration
from station.units import newton

COUNTS_PER_KG: Final = 10_000
"""What a raw count weighs is some 10 g; averages of several are finer, and 0.1 g rounds none of that away."""

STEP_KG: Final = 17
"""From one point to the next."""

LEAST_STEP: Final = 256
"""Raw counts between two points. Boards have some 1700; with fewer than this it cannot be a board's calibration."""

Cells = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Curve:
    """Three points for each cell.

    Parameters
    ----------
    at_0_kg, at_17_kg, at_34_kg : tuple of 4 int
        Raw counts of the cells TR, BR, TL, BL under these loads.
    """

    at_0_kg: Cells
    at_17_kg: Cells
    at_34_kg: Cells

    @classmethod
    def parse(cls, text: str) -> "Curve":
        """Return the calibration that the kernel tells, twelve numbers: ``07c3:3cf8:...``.

        Raises
        ------
        ValueError
            When it is something else, or cannot be a calibration.
        """
        numbers = [int(word, 16) for word in text.split(":")]
        if len(numbers) != 12:
            raise ValueError(f"{len(numbers)} numbers in place of 12")
        low, middle, high = (tuple(numbers[i : i + 4]) for i in (0, 4, 8))
        if any(b - a < LEAST_STEP or c - b < LEAST_STEP for a, b, c in zip(low, middle, high, strict=True)):
            raise ValueError("the points do not rise")
        return cls(low, middle, high)  # type: ignore[arg-type]  # four each, by the slices

    def counts(self, raw: Cells) -> tuple[float, ...]:
        """Return raw counts bent straight, in 0.1 g."""
        return tuple(map(_straight, raw, self.at_0_kg, self.at_17_kg, self.at_34_kg))


def _straight(raw: int, low: int, middle: int, high: int) -> float:
    step = STEP_KG * COUNTS_PER_KG
    if raw < middle:
        return (raw - low) * step / (middle - low)
    return step + (raw - middle) * step / (high - middle)


def factory() -> Calibration:
    """Return the calibration of counts that are straight already.

    It has no date: when the factory did it, nobody knows. So results of two boards are not compared, as befits boards
    that repeat themselves within 1.5 mm but agree with the truth within 4.1 mm only.

    References
    ----------
    .. [1] Bartlett, Ting & Bingham 2014, Gait & Posture 39:224, doi 10.1016/j.gaitpost.2013.07.010.
    """
    return Calibration.rectangular(*NOMINAL_SPACING_M, newton(1 / COUNTS_PER_KG))
