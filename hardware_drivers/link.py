"""The reader thread of a serial board: keeps the line alive, survives unplugging, never dies unheard."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any, Final

from hardware_drivers.board import Counters, Frame
from hardware_drivers.clock_map import ClockMap
from hardware_drivers.handshake import Greeting, Talk
from hardware_drivers.ports import PORT_ERRORS, close_port, open_port
from hardware_drivers.ring import Ring
from hardware_drivers.timeline import Timeline
from hardware_drivers.wire import COOKIE_BYTES, Hello, Kind, Message, Pong, Sample
from station.errors import BoardError, BoardLost, BoardNotFound

BACKOFF_S: Final = (0.05, 1.0)
"""First and longest pause between attempts to reach a lost board; it doubles in between."""

PING_S: Final = (0.75, 0.5)
"""A ping comes this long, plus a share of this, after the last: uneven, so as not to beat with anything periodic."""

RESTART_S: Final = 1.0
"""A board that was started and sends nothing is told to start again this often."""

SILENCE_S: Final = 3.0
"""Nothing for this long: the port is opened anew."""

KEPT_S: Final = 10.0
"""Frames that nobody reads are kept this long."""

GATHER_SHARE: Final = 0.25
GATHER_S: Final = (0.004, 0.016)
"""From a fast board, frames are read a few at a time: waking up for each one would cost more than the rest of the way
together. The reader wakes up four times as often as somebody asks for frames, within these limits."""

_GOLDEN: Final = 0.6180339887498949


@dataclass(slots=True)
class Pings:
    """Which pings are under way, and when the next is due."""

    due_s: float
    count: int = 0
    sent_s: dict[bytes, float] = field(default_factory=dict)

    def next(self, now_s: float) -> bytes:
        """Return the cookie of a ping that is sent now."""
        self.count += 1
        self.due_s = now_s + PING_S[0] + PING_S[1] * (self.count * _GOLDEN % 1)
        cookie = self.count.to_bytes(COOKIE_BYTES, "little")
        self.sent_s = {cookie: now_s}  # an answer that takes longer than a second says nothing
        return cookie


class Link:
    """A serial board's line, and the thread that reads it.

    Parameters
    ----------
    locate : callable
        Returns the port to open, asked anew at each attempt: a board may come back somewhere else.
    clock : callable
        The host's monotonic clock, in s; paces handshake, pings and retries.
    stamp : callable
        The clock of arrival stamps, in s; the same one except in lock-step.
    silence_s : float
        Silence after which the port is opened anew.
    on_pong : callable
        Called with answers to pings that are not ours.
    stop : Event
        Ends thread and handshake once it is set.
    """

    def __init__(
        self,
        locate: Callable[[], str],
        clock: Callable[[], float],
        stamp: Callable[[], float],
        silence_s: float,
        on_pong: Callable[[Pong], None],
        *,
        stop: Event,
    ) -> None:
        self._locate = locate
        self._clock = clock
        self._stamp = stamp
        self._silence_s = silence_s
        self._on_pong = on_pong
        self._stop = stop
        self._thread = Thread(target=self._run, name="board-reader", daemon=True)
        self._epoch = 0
        self._bad_frames = 0
        self._asked_s = clock()
        self._gather_s = GATHER_S[0]

    def connect(self) -> Greeting:
        """Open the port and greet the board, then start to read.

        Raises
        ------
        BoardNotFound, BoardRefused
            With what to do about it; nothing is left open.
        BoardLost
            When told to stop meanwhile.
        """
        self.address, self._port, self._talk, self.greeting = self._attempt()
        hello = self.greeting.hello
        self.ring = Ring(int(KEPT_S * hello.rate_hz))
        self._timeline = Timeline(hello.rate_hz, hello.adc_bits)
        self.clock_map = ClockMap()
        self._thread.start()
        return self.greeting

    def asked(self) -> None:
        """Take notice that somebody asks for frames now."""
        now_s = self._clock()
        self._gather_s = min(max(GATHER_SHARE * (now_s - self._asked_s), GATHER_S[0]), GATHER_S[1])
        self._asked_s = now_s

    def join(self) -> None:
        """Wait until the thread, told to stop, has closed the port."""
        self._thread.join()

    @property
    def counters(self) -> Counters:
        """What went wrong so far."""
        bad = self._bad_frames + self._talk.decoder.bad_frames
        return Counters(self._timeline.lost + self.ring.overflowed, bad, self._timeline.repeated, self._epoch)

    def _attempt(self) -> tuple[str, Any, Talk, Greeting]:
        address = self._locate()
        port = open_port(address)
        try:
            talk = Talk(port, self._clock, self._stop.is_set)
            return address, port, talk, talk.greet()
        except PORT_ERRORS as error:
            close_port(port)
            raise BoardNotFound(
                f"The board on {address} went away ({error}).", "Plug it in again.", key="no_board"
            ) from error
        except BaseException:
            close_port(port)
            raise

    def _run(self) -> None:
        try:
            while not self._stop.is_set():
                try:
                    self._stream()
                except PORT_ERRORS as error:
                    self.ring.lose(
                        BoardLost(f"The connection to the board broke ({error}).", "Plug it in again.", key="no_board")
                    )
                finally:
                    with suppress(*PORT_ERRORS):
                        self._talk.send(Kind.STOP)
                    close_port(self._port)
                self._reconnect()
        except Exception as error:
            self.ring.fail(error)

    def _stream(self) -> None:
        """Read until told to stop, or until the board has been silent for too long."""
        self._heard_s = self._clock()
        self._started_s = self._heard_s
        self._pings = Pings(self._heard_s)
        gathers = self.greeting.hello.rate_hz * GATHER_S[0] > 1
        while not self._stop.is_set():
            messages = self._talk.receive()
            if messages:
                self._take(messages)
                if gathers and not self._pings.sent_s:  # the answer to a ping is taken as soon as it comes
                    self._stop.wait(self._gather_s)
            now_s = self._clock()
            if now_s >= self._pings.due_s:
                self._talk.send(Kind.PING, self._pings.next(now_s))
            if now_s > max(self._heard_s, self._started_s) + RESTART_S:
                self._talk.send(Kind.START)
                self._started_s = now_s
            if now_s > self._heard_s + self._silence_s:
                self.ring.lose(BoardLost("The board sends nothing.", "Unplug it, plug it in again.", key="no_data"))
                return

    def _take(self, messages: list[Message]) -> None:
        arrival_s = self._stamp()
        frames: list[Frame] = []
        for message in messages:
            if isinstance(message, Sample):
                if self._timeline.is_reset(message, arrival_s):
                    frames = self._begin_epoch(frames, arrival_s)
                frame = self._timeline.place(message, arrival_s)
                if frame is not None:
                    frames.append(frame)
            elif isinstance(message, Pong):
                self.ring.put(frames, self._epoch, arrival_s)
                frames = []
                self._answered(message)
            elif isinstance(message, Hello):
                # Nobody asked: the board has been reset, and forgot that it was started.
                frames = self._begin_epoch(frames, arrival_s)
                self._talk.send(Kind.START)
                self._started_s = self._clock()
        if frames:
            self._heard_s = self._clock()
        self.ring.put(frames, self._epoch, arrival_s)

    def _begin_epoch(self, frames: list[Frame], arrival_s: float) -> list[Frame]:
        self.ring.put(frames, self._epoch, arrival_s)
        self._epoch += 1
        self._timeline.restart()
        self.clock_map = ClockMap()
        return []

    def _answered(self, pong: Pong) -> None:
        now_s = self._clock()
        sent_s = self._pings.sent_s.pop(pong.cookie, None)
        if sent_s is None:
            self._on_pong(pong)
            return
        t_us = self._timeline.unwrap(pong.t_us)
        if t_us is not None:
            self.clock_map.add(sent_s, now_s, t_us)

    def _reconnect(self) -> None:
        """Try until the same board answers again, or until told to stop."""
        pause_s, longest_s = BACKOFF_S
        while not self._stop.wait(pause_s):
            pause_s = min(2 * pause_s, longest_s)
            try:
                address, port, talk, greeting = self._attempt()
            except BoardError as error:
                self.ring.lose(error.lost())
                continue
            if not self._is_same(greeting):
                close_port(port)
                self.ring.lose(
                    BoardLost(
                        "Another board, or another calibration, was plugged in.",
                        "Plug in the first, or restart.",
                        key="another_board",
                    )
                )
                continue
            self._bad_frames += self._talk.decoder.bad_frames
            self.address, self._port, self._talk = address, port, talk
            self._begin_epoch([], 0.0)
            self.ring.found()
            return

    def _is_same(self, greeting: Greeting) -> bool:
        was = self.greeting
        return (greeting.hello.uid, greeting.calibration) == (was.hello.uid, was.calibration) and (
            greeting.hello.rate_hz == was.hello.rate_hz
        )
