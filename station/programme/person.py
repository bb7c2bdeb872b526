"""Who is being tested, as far as results depend on it: for the visit that goes on, and not stored for a guest."""

from dataclasses import dataclass
from typing import Final

from station.errors import UsageError

AGE_YEARS: Final = (6.0, 110.0)
HEIGHT_M: Final = (1.0, 2.3)
"""What may be told, as whole ranges; the norm has narrower ones of its own."""


@dataclass(frozen=True, slots=True)
class Person:
    """Age and height, each of them only where it was told.

    Parameters
    ----------
    age_years, height_m : float or None
        None for who would rather not say: there is then no stability score, and no percent of the theoretical limit.

    Raises
    ------
    UsageError
        When one is out of range.
    """

    age_years: float | None = None
    height_m: float | None = None

    def __post_init__(self) -> None:
        for name, value, (least, most) in (
            ("age_years", self.age_years, AGE_YEARS),
            ("height_m", self.height_m, HEIGHT_M),
        ):
            if value is not None and not least <= value <= most:
                raise UsageError(f"{name} is {value:g}.", f"Give a number from {least:g} to {most:g}.")
