"""A line to a board that speaks wire protocol 1: handshake, samples, pings, requests."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Condition, Event
from typing import Any, Final

from hardware_drivers.board import Frame
from hardware_drivers.calibration import RATED_LOAD_KG, decode_calibration, encode_calibration, nominal
from hardware_drivers.clock_map import ClockMap
from hardware_drivers.connection import Connection, Sink
from hardware_drivers.handshake import Talk
from hardware_drivers.ports import PORT_ERRORS, close_port, open_port
from hardware_drivers.rhythm import Rhythm
from hardware_drivers.timeline import Timeline
from hardware_drivers.wire import COOKIE_BYTES, Ack, Cal, Hello, Kind, Message, Pong, Sample, Status
from station.errors import BoardLost, BoardNotFound, BoardRefused
from station.frames import BoardInfo, Calibration, Counters
from station.units import newton

PING_S: Final = (0.75, 0.5)
"""A ping comes this long, plus a share of this, after the last: uneven, so as not to beat with anything periodic."""

RESTART_S: Final = 1.0
"""A board that was started and sends nothing is told to start again this often."""

ANSWER_S: Final = 2.0
"""A request of somebody else than the reader is answered within this, or not at all: an EEPROM is written in 0.3 s."""

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


class WireConnection(Connection):
    """An open port with a streaming board.

    Parameters
    ----------
    driver : str
        Name of the driver, for ``info``.
    address : str
        The port to open.
    clock : callable
        The host's monotonic clock, in s; paces handshake and pings.
    stamp : callable
        The clock of arrival stamps, in s; the same one except in lock-step.
    mark_of : callable
        Which mark of the stream an answer to a ping that is not ours stands for; None where it is none.
    stop : Event
        Ends the handshake once it is set.

    Raises
    ------
    BoardNotFound, BoardRefused
        With what to do about it; nothing is left open.
    BoardLost
        When told to stop meanwhile.
    """

    def __init__(
        self,
        driver: str,
        address: str,
        *,
        clock: Callable[[], float],
        stamp: Callable[[], float],
        mark_of: Callable[[Pong], int | None],
        stop: Event,
    ) -> None:
        self._clock = clock
        self._stamp = stamp
        self._mark_of = mark_of
        self._stop = stop
        self._port: Any = open_port(address)
        try:
            self._talk = Talk(self._port, clock, stop.is_set)
            greeting = self._talk.greet()
        except PORT_ERRORS as error:
            close_port(self._port)
            raise BoardNotFound(
                f"The board on {address} went away ({error}).", "Plug it in again.", key="no_board"
            ) from error
        except BaseException:
            close_port(self._port)
            raise
        self._hello = hello = greeting.hello
        self.info = BoardInfo(
            driver=driver,
            address=address,
            model=hello.model,
            uid=hello.uid.hex(),
            firmware=f"{hello.firmware[0]}.{hello.firmware[1]}",
            rate_hz=float(hello.rate_hz),
            max_load_n=newton(RATED_LOAD_KG),
            calibration=greeting.calibration,
            calibrated=greeting.calibrated,
        )
        self._timeline = Timeline(hello.rate_hz, hello.adc_bits)
        self._clock_map = ClockMap()
        self._rhythm = Rhythm(hello.rate_hz)
        self._heard_s = self._started_s = clock()
        self._pings = Pings(self._heard_s)
        self._awaited: tuple[int, int] | None = None
        self._status = 0
        self._answered = Condition()

    def asked(self) -> None:
        """Take notice that somebody asks for frames now."""
        self._rhythm.asked(self._clock())

    @property
    def counters(self) -> Counters:
        """What went wrong on this line so far."""
        return Counters(self._timeline.lost, self._talk.decoder.bad_frames, self._timeline.repeated)

    @property
    def clock_skew(self) -> float | None:
        """How much faster the board's clock runs than the host's, as a share; None in the first seconds."""
        return self._clock_map.skew

    def host_s(self, t_us: int) -> float | None:
        """Return when ``t_us`` of the current epoch was on the host's monotonic clock; None before it is known."""
        return self._clock_map.host_s(t_us)

    def exchange(self, sink: Sink) -> None:
        """Take what has come; ping, and start a board that sends nothing."""
        messages = self._talk.receive()
        if messages:
            self._take(messages, sink)
            gather_s = self._rhythm.gather_s(self._clock())
            if gather_s and not self._pings.sent_s:  # the answer to a ping is taken as soon as it comes
                self._stop.wait(gather_s)
        now_s = self._clock()
        if now_s >= self._pings.due_s:
            self._talk.send(Kind.PING, self._pings.next(now_s))
        if now_s > max(self._heard_s, self._started_s) + RESTART_S:
            self._talk.send(Kind.START)
            self._started_s = now_s

    def close(self) -> None:
        """Stop the board and close the port."""
        with suppress(*PORT_ERRORS):
            self._talk.send(Kind.STOP)
        close_port(self._port)

    def keep(self, calibration: Calibration | None) -> Calibration | None:
        """Write a calibration to the board's EEPROM, or nothing in its place; a firmware that cannot keeps none."""
        blob = encode_calibration(calibration) if calibration else b""
        if not self._request(Kind.CAL_WRITE, blob, can_lack=True):
            return None
        kept = decode_calibration(blob) if blob else None
        self.info = replace(self.info, calibration=kept or nominal(), calibrated=kept is not None)
        return kept

    def identify(self) -> None:
        """Let the board's light blink."""
        self._request(Kind.IDENTIFY)

    def _request(self, kind: Kind, body: bytes = b"", *, can_lack: bool = False) -> bool:
        """Send a request beside the stream, wait for its answer, which the reader's thread takes, and return if it did.

        A firmware that does not know the request raises BoardRefused, as for any other failure, unless it ``can_lack``
        it.
        """
        with self._answered:  # from before it is sent: the answer must not come sooner than it is waited for
            try:
                self._awaited = self._talk.send(kind, body), kind
            except PORT_ERRORS as error:
                raise BoardRefused(
                    f"The board went away ({error}).", "Plug it in, then try again.", key="no_answer"
                ) from error
            if not self._answered.wait_for(lambda: self._awaited is None, ANSWER_S):
                self._awaited = None
                raise BoardRefused("The board does not answer.", "Unplug it, plug it in again.", key="no_answer")
            status = self._status
        if status == Status.UNKNOWN and can_lack:
            return False
        if status != Status.DONE:
            raise BoardRefused(
                f"The board did not do {kind.name} (status {status}).",
                "Put the firmware that came with Evenkeel on the board.",
                key="unsuited_board",
            )
        return True

    def _take(self, messages: list[Message], sink: Sink) -> None:
        arrival_s = self._stamp()
        frames: list[Frame] = []
        for message in messages:
            if isinstance(message, Sample):
                if self._timeline.is_reset(message, arrival_s):
                    frames = self._begin_epoch(frames, arrival_s, sink)
                frame = self._timeline.place(message, arrival_s)
                if frame is not None:
                    frames.append(frame)
                    self._heard_s = self._clock()
            elif isinstance(message, Pong):
                sink.put(frames, arrival_s)
                frames = []
                self._take_pong(message, sink)
            elif isinstance(message, Ack):
                self._take_ack(message)
            elif isinstance(message, Cal):
                self._check(message.blob)
            elif isinstance(message, Hello):
                # Nobody asked: the board has been reset, and forgot that it was started.
                if message._replace(reset_cause=self._hello.reset_cause) != self._hello:
                    raise _another()
                frames = self._begin_epoch(frames, arrival_s, sink)
                self._talk.send(Kind.START)
                self._started_s = self._clock()
        sink.put(frames, arrival_s)

    def _begin_epoch(self, frames: list[Frame], arrival_s: float, sink: Sink) -> list[Frame]:
        sink.put(frames, arrival_s)
        sink.begin_epoch()
        self._timeline.restart()
        self._clock_map = ClockMap()
        self._talk.send(Kind.CAL_READ)  # what has begun anew may measure otherwise
        return []

    def _take_ack(self, ack: Ack) -> None:
        if ack.command == Kind.CAL_READ:
            self._check(b"")
        with self._answered:
            # Numbers come again after 256 requests: an answer that nobody waits for is none to a later one.
            if self._awaited == (ack.request_id, ack.command):
                self._awaited, self._status = None, ack.status
                self._answered.notify_all()

    def _check(self, blob: bytes) -> None:
        """Make sure that the board still has the calibration by which its counts are read."""
        try:
            found = decode_calibration(blob)
        except BoardRefused:
            found = nominal()
        if found != self.info.calibration:
            raise _another()

    def _take_pong(self, pong: Pong, sink: Sink) -> None:
        now_s = self._clock()
        sent_s = self._pings.sent_s.pop(pong.cookie, None)
        if sent_s is None:
            mark = self._mark_of(pong)
            if mark is not None:
                sink.mark(mark)
            return
        t_us = self._timeline.unwrap(pong.t_us)
        if t_us is not None:
            self._clock_map.add(sent_s, now_s, t_us)


def _another() -> BoardLost:
    """Return the error of a board that began anew as another one: its line is opened anew, and asked who that is."""
    return BoardLost("The board began anew as another one.", "Unplug it, plug it in again.", key="no_board")
