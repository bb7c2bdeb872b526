"""A line to a Wii Balance Board: raw counts bent straight, and frames at an even rate.

Reports carry neither time nor number. A reading has the time at which it came, by the host's monotonic clock, which is
so the clock of the frames; that it was taken some milliseconds earlier, and how many, nobody knows. What Bluetooth
loses shows as a hole in time only. It loses whole reports, if any, and damages none: its packets carry a check of 16
bits and are sent again until they arrive, so frames are not flagged as unchecked.
"""

import logging
from collections.abc import Callable
from threading import Event
from typing import Final

from hardware_drivers.board import Frame, closed_while_opening
from hardware_drivers.calibration import RATED_LOAD_KG
from hardware_drivers.connection import Connection, Sink
from hardware_drivers.wii.curve import Curve, factory
from hardware_drivers.wii.even import RATE_HZ, EvenFrames
from hardware_drivers.wii.link import WiiLink
from hardware_drivers.wii.reports import END_COUNTS, LOW_V, Reading, decode, is_damaged
from hardware_drivers.wii.sites import MODEL, SWITCH_ON, Site
from station.errors import BoardLost, BoardNotFound, BoardRefused
from station.frames import BoardInfo, Counters, Flag
from station.units import newton

READ_S: Final = 0.05
"""A read waits this long at most, so that the reader notices within it that it should stop."""

SILENCE_S: Final = 2.0
"""A board that sends nothing for this long is out of reach, or its batteries are empty. Bluetooth takes longer to say
so, and until then its nodes are there."""

NEW_BATTERIES: Final = "Put in four new ones."

_log = logging.getLogger("evenkeel.wii")


class WiiConnection(Connection):
    """An open board that sends.

    Parameters
    ----------
    driver : str
        Name of the driver, for ``info``.
    site : Site
    clock : callable
        The host's monotonic clock, in s.
    stop : Event
        Ends the wait for the first reading once it is set.

    Raises
    ------
    BoardNotFound, BoardRefused
        With what to do about it; nothing is left open.
    BoardLost
        When it sends nothing, or when told to stop meanwhile.

    Attributes
    ----------
    battery_v : float or None
        Voltage of the batteries; None before it is known.
    """

    def __init__(self, driver: str, site: Site, *, clock: Callable[[], float], stop: Event) -> None:
        self.battery_v: float | None = None
        self._lowest_v = LOW_V
        self._clock = clock
        self._curve = read_curve(site)
        self._even = EvenFrames()
        self._bad_frames = 0
        self._link = WiiLink(site)
        self.info = BoardInfo(
            driver=driver,
            address=str(site.hidraw),
            model=MODEL,
            uid=site.uid,
            firmware="",
            rate_hz=RATE_HZ,
            max_load_n=newton(RATED_LOAD_KG),
            calibration=factory(),
        )
        self._heard_s = clock()
        try:
            while not self._receive():
                if stop.is_set():
                    raise closed_while_opening()
        except BaseException:
            self._link.close()
            raise

    @property
    def identity(self) -> object:
        """Return what has to be equal for a board that comes back to be the same one, measured the same way."""
        return self.info.uid, self._curve

    @property
    def counters(self) -> Counters:
        """What went wrong on this line so far."""
        return Counters(lost=self._even.lost, bad_frames=self._bad_frames)

    def host_s(self, t_us: int) -> float:
        """Return ``t_us`` in s: frames are on the host's monotonic clock."""
        return t_us / 1e6

    def exchange(self, sink: Sink) -> None:
        """Take the reports that have come."""
        frames: list[Frame] = []
        for reading in self._receive():
            flags = Flag.SATURATED.value if not set(END_COUNTS).isdisjoint(reading.raw) else 0
            frames += self._even.push(round(1e6 * self._heard_s), self._curve.counts(reading.raw), flags)
        sink.put(frames, self._heard_s)

    def close(self) -> None:
        """Let go of the board; it stays switched on."""
        self._link.close()

    def _receive(self) -> list[Reading]:
        """Return the readings that have come, at ``_heard_s``."""
        try:
            reports = self._link.receive(READ_S)
        except OSError as error:
            raise BoardLost("The Wii board was switched off.", SWITCH_ON, key="wii_off") from error
        now_s = self._clock()
        readings: list[Reading] = []
        for report in reports:
            if is_damaged(report):
                self._bad_frames += 1
            elif reading := decode(report):
                readings.append(reading)
        if readings:
            self._heard_s = now_s
            self._note_battery(readings[-1].battery_v)
        elif now_s > self._heard_s + SILENCE_S:
            raise BoardLost("The Wii board sends nothing.", SWITCH_ON, key="wii_off")
        return readings

    def _note_battery(self, battery_v: float | None) -> None:
        if battery_v is None:
            return
        if battery_v < LOW_V <= self._lowest_v:
            _log.warning("The batteries of the Wii board are nearly empty (%.1f V). %s", battery_v, NEW_BATTERIES)
        self.battery_v = battery_v
        self._lowest_v = min(self._lowest_v, battery_v)


def read_curve(site: Site) -> Curve:
    """Return the factory calibration of a board; the kernel asks the board for it.

    Raises
    ------
    BoardNotFound
        When the board does not answer.
    BoardRefused
        When what it holds cannot be a calibration.
    """
    try:
        text = (site.folder / "bboard_calib").read_text("utf-8")
    except OSError as error:
        raise BoardNotFound(f"The Wii board does not answer ({error}).", SWITCH_ON, key="wii_off") from error
    try:
        return Curve.parse(text)
    except ValueError as error:
        raise BoardRefused(
            f"The Wii board holds no calibration that makes sense ({error}).",
            "Take its batteries out and put them back. If that does not help, use another board.",
            key="wii_calibration",
        ) from error
