"""A wobble top with a tilt sensor that prints angles: an MPU6050 on an Arduino, for example."""

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import sub
from typing import ClassVar, Final

from hardware_drivers.calibration import RATED_LOAD_KG
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.lines.board import LineBoard
from hardware_drivers.lines.columns import Wanted
from hardware_drivers.lines.sniffer import Found
from hardware_drivers.lines.stream import Reading
from station.frames import BoardInfo, Calibration
from station.units import newton

USUAL_HEIGHT_MM: Final = 200.0
"""A tilt of 19 degrees, the most that many tops can do, then stands for 70 mm: as far as a game asks to lean."""

LOAD_N: Final = newton(70.0)
"""What a top that moves is said to carry: any load that counts as somebody standing there."""

MILLINEWTON: Final = 0.001

MOST_DEG: Final = 45.0
"""A top tilted further lies on its side, or its sensor is not mounted flat."""

STILL_DEG: Final = 0.5
OCCUPIED_S: Final = 2.0
EMPTY_S: Final = 2.0
"""Nobody stands so still that a top stays within half a degree for two seconds: then it is empty. Somebody is on it who
has kept it moving, never still for a second, for two; a knock rocks it for less."""

PAUSE_S: Final = 1.0


class ImuBoard(LineBoard):
    """A wobble top that tells its tilt.

    ``roll,pitch,yaw`` in degrees: right side down and front down are positive. Lines that begin with ``ypr`` are those
    of MPU6050_DMP6, yaw, pitch and roll, whose pitch is positive with the front up. The angles are taken as they are
    printed: where a top is level, the sensor has to know.

    The counts are the forces, in millinewtons, that would bring about the same CoP as the tilt does on a rocker
    (``station.signals.tilt``). Its height is told in mm, as ``+height=120``.
    """

    driver: ClassVar[str] = "imu"
    wanted: ClassVar[Wanted] = Wanted(
        names=("roll", "pitch"),
        by_width={3: "roll,pitch,yaw", 4: "t,roll,pitch,yaw"},
        by_head={"ypr": "yaw,-pitch,roll"},
        numbered=False,
        unused=frozenset({"yaw"}),
        example="roll,pitch,yaw",
    )
    options: ClassVar[tuple[str, ...]] = ("columns", "height", "baud")

    def __init__(self, address: str = "", clock: Callable[[], float] = monotonic_s, own: str = "") -> None:
        super().__init__(address, clock, own)
        self._height_m = 1e-3 * self._number("height", 20, 2000, USUAL_HEIGHT_MM)

    def _info_of(self, found: Found, device: str) -> BoardInfo:
        side_m = 2 * self._height_m
        return BoardInfo(
            driver=self.driver,
            address=device,
            model=f"{self.driver} {found.words}",
            uid=f"{self._uid(found, device)}-{1e3 * self._height_m:g}",  # steered otherwise, played otherwise
            firmware="",
            rate_hz=found.rate_hz,
            max_load_n=newton(RATED_LOAD_KG),
            calibration=Calibration.rectangular(side_m, side_m, MILLINEWTON),
            calibrated=True,  # there is nothing to calibrate: the tilt is the sensor's
            surface="wobble",
            tilt_height_m=self._height_m,
        )

    def _converter(self, found: Found) -> "Rocker":
        return Rocker()


class Rocker:
    """Tilt to the counts of four cells; implements :class:`hardware_drivers.lines.stream.Converter`.

    The cells are as far from the middle, to the side and to the front, as the centre of curvature is high: whatever
    that is, the tangents of the tilt then share out the load.
    """

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Know nothing of the lines so far: the top is empty until it moves."""
        self._occupied = False
        self._low = [0.0, 0.0]
        self._high = [0.0, 0.0]
        self._moved_us: int | None = None
        self._since_us = 0

    def convert(self, t_us: int, values: Sequence[Decimal]) -> Reading:
        """Return the counts of a tilt; all 0 while nobody is on the top, or it stands on its side."""
        tilt_deg = [float(value) for value in values]
        on_its_side = not max(map(abs, tilt_deg)) < MOST_DEG
        if not on_its_side:
            self._follow(t_us, tilt_deg)
        if on_its_side or not self._occupied:
            return Reading((0, 0, 0, 0))
        right, front = (math.tan(math.radians(angle)) for angle in tilt_deg)
        quarter = LOAD_N / MILLINEWTON / 4
        return Reading(
            (
                round(quarter * (1 + right + front)),
                round(quarter * (1 + right - front)),
                round(quarter * (1 - right + front)),
                round(quarter * (1 - right - front)),
            )
        )

    def _follow(self, t_us: int, tilt_deg: list[float]) -> None:
        """Notice whether the top moves: whether it leaves the half degree where it lay."""
        self._low = list(map(min, self._low, tilt_deg))
        self._high = list(map(max, self._high, tilt_deg))
        moved_us = self._moved_us
        if moved_us is None or max(map(sub, self._high, self._low)) > STILL_DEG:
            self._low, self._high = list(tilt_deg), list(tilt_deg)
            if moved_us is None or t_us - moved_us > 1e6 * PAUSE_S:
                self._since_us = t_us
            moved_us = self._moved_us = t_us
        if self._occupied:
            self._occupied = t_us - moved_us < 1e6 * EMPTY_S
        else:
            self._occupied = moved_us == t_us and moved_us - self._since_us >= 1e6 * OCCUPIED_S
