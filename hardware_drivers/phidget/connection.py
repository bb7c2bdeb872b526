"""A line to a Phidget bridge: four channels of its library, whose readings come one by one in threads of its own."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from threading import Event
from typing import Any, Final, NamedTuple

from hardware_drivers.board import Frame, closed_while_opening
from hardware_drivers.calibration import NOMINAL_SPACING_M, RATED_LOAD_KG
from hardware_drivers.connection import Connection, Sink
from hardware_drivers.lines.clock import ArrivalClock
from hardware_drivers.phidget.library import OUT_OF_RANGE, load
from hardware_drivers.phidget.rows import ADC_BITS, COUNTS_PER_RATIO, Rows
from hardware_drivers.phidget.sites import why_silent
from hardware_drivers.timeline import Timeline
from station.errors import BoardLost, BoardNotFound, BoardRefused
from station.frames import BoardInfo, Calibration, Counters
from station.units import newton

INTERVAL_MS: Final = 40
"""25 Hz, as BTrackS boards are read: a multiple of the 8 ms that a 1046 counts in."""

ATTACH_S: Final = 2.0
"""The library takes up to a second to find what is plugged in."""

READ_S: Final = 0.05
"""A read waits this long at most, so that the reader notices within it that it should stop."""

NOMINAL_GAIN_N_PER_COUNT: Final = newton(50.0) / (0.001 * COUNTS_PER_RATIO)
"""Cells that give 1 mV/V at 50 kg."""

_POLL_S: Final = 0.02


class Reading(NamedTuple):
    """What a channel said: a count, or None for one beyond the range."""

    cell: int
    value: int | None
    arrival_s: float


class PhidgetConnection(Connection):
    """An open bridge that sends.

    Parameters
    ----------
    driver : str
        Name of the driver, for ``info``.
    serial_number : str
        Of the bridge; empty for the first that the library finds.
    clock : callable
        The host's monotonic clock, in s.
    stop : Event
        Ends the wait for the bridge once it is set.

    Raises
    ------
    BoardNotFound, BoardRefused
        With what to do about it; nothing is left open.
    BoardLost
        When told to stop meanwhile.
    """

    def __init__(self, driver: str, serial_number: str, *, clock: Callable[[], float], stop: Event) -> None:
        self._library = load()
        self._clock = clock
        self._stop = stop
        self._heard: SimpleQueue[Reading | None] = SimpleQueue()
        self._channels: list[Any] = []
        try:
            self.info = self._open(driver, serial_number)
        except self._library.error as error:
            self.close()
            raise BoardNotFound(
                f"The Phidget bridge went away ({error}).", "Plug it in again.", key="no_board"
            ) from error
        except BaseException:
            self.close()
            raise
        self._rows = Rows(1 / self.info.rate_hz)
        self._even = ArrivalClock(self.info.rate_hz)
        self._timeline = Timeline(self.info.rate_hz, ADC_BITS)
        self._seq = 0

    @property
    def counters(self) -> Counters:
        """What went wrong on this line so far."""
        return Counters(self._timeline.lost)

    def host_s(self, t_us: int) -> float:
        """Return when ``t_us`` was on the host's monotonic clock, by which the frames are timed."""
        return 1e-6 * t_us

    def exchange(self, sink: Sink) -> None:
        """Hand on what the channels have said.

        Raises
        ------
        BoardLost
            When the bridge was unplugged.
        """
        frames: list[Frame] = []
        arrival_s = 0.0
        for reading in self._receive():
            if reading is None:
                sink.put(frames, arrival_s)
                raise BoardLost("The Phidget bridge was unplugged.", "Plug it in again.", key="no_board")
            row = self._rows.take(*reading)
            if row is None:
                continue
            sample, arrival_s = row
            self._even.arrive(arrival_s)
            moment = self._even.place(None, 0)
            if moment.anew:
                sink.put(frames, arrival_s)
                sink.begin_epoch()
                self._timeline.restart()
                frames = []
            self._seq += 1 + moment.lost
            placed = sample._replace(seq=self._seq & 0xFFFF, t_us=moment.t_us)
            frame = self._timeline.place(placed, arrival_s)
            assert frame is not None  # none comes twice
            frames.append(frame)
        sink.put(frames, arrival_s)

    def close(self) -> None:
        """Let go of the bridge."""
        while self._channels:
            with suppress(self._library.error):
                self._channels.pop().close()

    def _receive(self) -> list[Reading | None]:
        """Return what has come, waiting a moment for the first."""
        heard: list[Reading | None] = []
        with suppress(Empty):
            heard.append(self._heard.get(timeout=READ_S))
            while True:
                heard.append(self._heard.get_nowait())
        return heard

    def _open(self, driver: str, serial_number: str) -> BoardInfo:
        """Open the four channels of one bridge; the first one tells which bridge that is."""
        first = self._open_channel(0, serial_number)
        self._await(serial_number)
        serial_number = str(first.getDeviceSerialNumber())
        if first.getDeviceID() != self._library.bridge_1046:
            raise BoardRefused(
                f"This Phidget is a {first.getDeviceName()}, not a bridge 1046.",
                "Plug in a PhidgetBridge 1046 with four load cells.",
                key="unsuited_board",
            )
        for cell in range(1, 4):
            self._open_channel(cell, serial_number)
        self._await(serial_number)
        for channel in self._channels:
            channel.setBridgeGain(self._library.gain_128)
            channel.setDataInterval(INTERVAL_MS)
            channel.setVoltageRatioChangeTrigger(0.0)
            channel.setBridgeEnabled(True)
        return BoardInfo(
            driver=driver,
            address=serial_number,
            model=f"Phidget {first.getDeviceSKU()}",
            uid=serial_number,
            firmware=str(first.getDeviceVersion()),
            rate_hz=1000 / first.getDataInterval(),
            max_load_n=newton(RATED_LOAD_KG),
            calibration=Calibration.rectangular(*NOMINAL_SPACING_M, NOMINAL_GAIN_N_PER_COUNT),
            calibrated=False,
        )

    def _open_channel(self, cell: int, serial_number: str) -> Any:
        channel = self._library.channel()
        self._channels.append(channel)
        channel.setChannel(cell)
        channel.setIsLocal(True)
        if serial_number:
            channel.setDeviceSerialNumber(int(serial_number))
        channel.setOnVoltageRatioChangeHandler(partial(self._take, cell))
        channel.setOnErrorHandler(partial(self._take_error, cell))
        channel.setOnDetachHandler(self._take_detach)
        channel.open()
        return channel

    def _await(self, serial_number: str) -> None:
        """Wait until all open channels are attached."""
        until_s = self._clock() + ATTACH_S
        while not all(channel.getAttached() for channel in self._channels):
            if self._stop.wait(_POLL_S):
                raise closed_while_opening()
            if self._clock() > until_s:
                raise why_silent(serial_number)

    # Called by threads of the library.

    def _take(self, cell: int, _channel: object, ratio: float) -> None:
        if abs(ratio) <= 1:  # more stands for a value that is not known
            self._heard.put(Reading(cell, round(ratio * COUNTS_PER_RATIO), self._clock()))

    def _take_error(self, cell: int, _channel: object, code: int, _text: str) -> None:
        if code in OUT_OF_RANGE:
            self._heard.put(Reading(cell, None, self._clock()))

    def _take_detach(self, _channel: object) -> None:
        self._heard.put(None)
