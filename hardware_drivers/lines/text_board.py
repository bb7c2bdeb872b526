"""A board of four load cells that prints its readings: what people build with an Arduino and HX711s."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import ClassVar, Final

from hardware_drivers.calibration import NOMINAL_GAIN_N_PER_COUNT, NOMINAL_SPACING_M, RATED_LOAD_KG
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.lines.board import LineBoard
from hardware_drivers.lines.columns import Wanted
from hardware_drivers.lines.sniffer import Found
from hardware_drivers.lines.stream import Reading
from station.errors import UsageError
from station.frames import BoardInfo, Calibration, Flag
from station.units import newton

_CELLS: Final = "tr,br,tl,bl"
_ENDS: Final = frozenset({2**23 - 1, -(2**23)})
"""An HX711 beyond its range gives these."""

_UNITS_N: Final = {"counts": NOMINAL_GAIN_N_PER_COUNT, "kg": newton(1.0), "g": newton(0.001), "n": 1.0}
"""What the numbers may be, and how many newtons one is."""


class TextBoard(LineBoard):
    """A board that prints the counts of its cells, or kilograms, grams or newtons where it is told so (``+unit=kg``).

    Numbers with decimals are counted in thousandths, or hundredths where they are large. The zero and the gain are the
    calibration's; without one they are nominal.
    """

    driver: ClassVar[str] = "text"
    wanted: ClassVar[Wanted] = Wanted(
        names=("tr", "br", "tl", "bl"),
        by_width={4: _CELLS, 5: f"t,{_CELLS}"},
        by_head={},
        numbered=True,
        unused=frozenset(),
        example="millis,r1,r2,r3,r4",
    )
    options: ClassVar[tuple[str, ...]] = ("columns", "unit", "baud")

    def __init__(self, address: str = "", clock: Callable[[], float] = monotonic_s, own: str = "") -> None:
        super().__init__(address, clock, own)
        unit = self._told.get("unit", "counts")
        if unit not in _UNITS_N:
            raise UsageError(f"A board cannot print {unit!r}.", f"Give one of: {', '.join(_UNITS_N)}.")
        self._unit_n = _UNITS_N[unit]

    def _info_of(self, found: Found, device: str) -> BoardInfo:
        return BoardInfo(
            driver=self.driver,
            address=device,
            model=f"{self.driver} {found.words}",
            uid=self._uid(found, device),
            firmware="",
            rate_hz=found.rate_hz,
            max_load_n=newton(RATED_LOAD_KG),
            calibration=Calibration.rectangular(*NOMINAL_SPACING_M, self._unit_n / 10**found.decimals),
            calibrated=False,
        )

    def _converter(self, found: Found) -> "Scale":
        return Scale(found.decimals)


class Scale:
    """Numbers to counts; implements :class:`hardware_drivers.lines.stream.Converter`.

    Parameters
    ----------
    decimals : int
        Counted in units of ``10 ** -decimals``.
    """

    def __init__(self, decimals: int) -> None:
        self._decimals = decimals

    def convert(self, t_us: int, values: Sequence[Decimal]) -> Reading | None:
        """Return the counts of a line."""
        tr, br, tl, bl = (round(value.scaleb(self._decimals)) for value in values)
        counts = (tr, br, tl, bl)
        saturated = not self._decimals and not _ENDS.isdisjoint(counts)
        return Reading(counts, Flag.SATURATED.value if saturated else 0)

    def restart(self) -> None:
        """Each line stands for itself."""
