"""A board with Evenkeel's firmware on a serial port, speaking wire protocol 1."""

from collections.abc import Callable

from hardware_drivers.board import Board, Counters, RawBlock
from hardware_drivers.calibration import RATED_LOAD_KG
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.link import SILENCE_S, Link
from hardware_drivers.ports import find, only_port
from hardware_drivers.wire import Pong
from station.frames import BoardInfo
from station.units import newton


class SerialBoard(Board):
    """A serial board.

    Parameters
    ----------
    address : str
        Device, serial number of the USB chip, or URL that pyserial knows; empty for the only board that is plugged in.
    clock : callable
        The host's monotonic clock, in s.
    """

    driver = "serial"

    def __init__(self, address: str = "", clock: Callable[[], float] = monotonic_s) -> None:
        super().__init__()
        self._address = address
        self._clock = clock
        self._link: Link | None = None

    @property
    def counters(self) -> Counters:
        """What went wrong on the way, since opening."""
        return self._link.counters if self._link is not None else Counters()

    def host_time_s(self, t_us: int) -> float | None:
        """Return when ``t_us`` of the current epoch was on the host's monotonic clock; None before it is known."""
        return self._link.clock_map.host_s(t_us) if self._link is not None else None

    def _open(self) -> BoardInfo:
        link = self._new_link()
        greeting = link.connect()
        self._link = link
        hello = greeting.hello
        return BoardInfo(
            driver=self.driver,
            address=link.address,
            model=hello.model,
            uid=hello.uid.hex(),
            firmware=f"{hello.firmware[0]}.{hello.firmware[1]}",
            rate_hz=float(hello.rate_hz),
            max_load_n=newton(RATED_LOAD_KG),
            calibration=greeting.calibration,
            calibrated=greeting.calibrated,
        )

    def _read_raw(self, timeout_s: float) -> RawBlock:
        assert self._link is not None  # the base reads open boards only
        self._link.asked()
        return self._link.ring.take(timeout_s)

    def _close(self) -> None:
        if self._link is not None:
            self._link.join()

    def _new_link(self) -> Link:
        return Link(self._locate, self._clock, self._clock, SILENCE_S, self._on_pong, stop=self._closing)

    def _locate(self) -> str:
        """Return the port to open now."""
        return find(self._address) if self._address else only_port().device

    def _on_pong(self, pong: Pong) -> None:
        """Take an answer to a ping that the link did not send; an ordinary board sends none."""
