"""The thread that reads a board: survives unplugging, finds the board again, never dies unheard."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Final

from hardware_drivers.board import Frame
from hardware_drivers.connection import Connection, another_board
from hardware_drivers.ports import PORT_ERRORS
from hardware_drivers.ring import Ring
from station.errors import BoardError, BoardLost
from station.frames import Counters

BACKOFF_S: Final = (0.05, 1.0)
"""First and longest pause between attempts to reach a lost board; it doubles in between."""

SILENCE_S: Final = 3.0
"""Nothing for this long: the line is opened anew."""

KEPT_S: Final = 10.0
"""Frames that nobody reads are kept this long."""


class Reader:
    """Keeps a line to one board; implements :class:`hardware_drivers.connection.Sink`.

    Parameters
    ----------
    connect : callable
        Opens a line, or raises a BoardError; called anew at each attempt, for a board may come back somewhere else.
    clock : callable
        The host's monotonic clock, in s.
    stop : Event
        Ends the thread once it is set.
    silence_s : float
        Silence after which the line is opened anew.

    Attributes
    ----------
    connection : Connection
        The line of now, or the last one while the board is away.
    ring : Ring
        Frames on their way to whoever reads the board.
    """

    def __init__(
        self,
        connect: Callable[[], Connection],
        clock: Callable[[], float],
        stop: Event,
        silence_s: float = SILENCE_S,
    ) -> None:
        self._connect = connect
        self._clock = clock
        self._stop = stop
        self._silence_s = silence_s
        self._epoch = 0
        self._before = Counters()
        self.connection = connect()
        self.ring = Ring(int(KEPT_S * self.connection.info.rate_hz))
        self._thread = Thread(target=self._run, name="board-reader", daemon=True)
        self._thread.start()

    def join(self) -> None:
        """Wait until the thread, told to stop, has closed the line."""
        self._thread.join()

    @property
    def counters(self) -> Counters:
        """What went wrong so far."""
        total = self._before.plus(self.connection.counters)
        return total._replace(lost=total.lost + self.ring.overflowed, resets=self._epoch)

    def put(self, frames: list[Frame], arrival_s: float) -> None:
        """Take frames of the current epoch."""
        if frames:
            self._heard_s = self._clock()
            self.ring.put(frames, self._epoch, arrival_s)

    def begin_epoch(self) -> None:
        """Take notice that the board has begun anew."""
        self._epoch += 1

    def mark(self, number: int) -> None:
        """Take notice that the stream has passed a mark."""
        self.ring.mark(number)

    def _run(self) -> None:
        try:
            while True:  # each line passes here, so each is closed, whenever told to stop
                try:
                    self._stream()
                except BoardLost as lost:
                    self.ring.lose(lost)
                except PORT_ERRORS as error:
                    self.ring.lose(
                        BoardLost(f"The connection to the board broke ({error}).", "Plug it in again.", key="no_board")
                    )
                finally:
                    self.connection.close()
                if not self._reconnect():
                    return
        except Exception as error:
            self.ring.fail(error)

    def _stream(self) -> None:
        """Read until told to stop, or until the board has been silent for too long."""
        self._heard_s = self._clock()
        while not self._stop.is_set():
            self.connection.exchange(self)
            if self._clock() > self._heard_s + self._silence_s:
                raise BoardLost("The board sends nothing.", "Unplug it, plug it in again.", key="no_data")

    def _reconnect(self) -> bool:
        """Try until the same board answers again, or until told to stop; return which of the two."""
        pause_s, longest_s = BACKOFF_S
        while not self._stop.wait(pause_s):
            pause_s = min(2 * pause_s, longest_s)
            try:
                connection = self._connect()
            except BoardError as error:
                self.ring.lose(error.lost())
                continue
            if connection.identity != self.connection.identity:
                connection.close()
                self.ring.lose(another_board())
                continue
            self._before = self._before.plus(self.connection.counters)
            self.connection = connection
            self.begin_epoch()
            self.ring.found()
            return True
        return False
