"""What the station makes of a board: driver, feed and all that judges its samples, without a screen."""

from collections.abc import Callable

from hardware_drivers.discovery import make_board
from hardware_drivers.hostclock import monotonic_s
from hardware_drivers.read_board import ReadBoard
from kiosk.clock import SystemClock
from kiosk.feed import BoardState, Feed
from station.frames import ForceBlock
from station.trial.pipeline import Pipeline, Sample
from station.trial.presence import PresenceState
from station.trial.quality import Quality, QualityMonitor
from station.units import newton
from tests.fakes.faulty_boards import FaultyBoard

PATIENCE_S = 15.0
BODY_KG = 70.0


class Watch:
    """What the station makes of a board."""

    def __init__(self, board: FaultyBoard) -> None:
        self.board = board
        self.source = make_board(board.spec)
        self.feed = Feed(self.source, SystemClock(), patience_s=0.02)
        self.feed.record = self._record
        self.recorded: list[ForceBlock] = []
        self.samples: list[Sample] = []
        self._monitor: QualityMonitor | None = None
        self.feed.open_now()

    def begin(self) -> None:
        """Begin to judge anew."""
        self.samples, self.recorded, self._monitor = [], [], None

    @property
    def quality(self) -> Quality:
        """Since :meth:`begin`."""
        assert self._monitor is not None
        return self._monitor.verdict()

    @property
    def pipeline(self) -> Pipeline:
        assert self.feed.pipeline is not None
        return self.feed.pipeline

    @property
    def dropped(self) -> int:
        """Frames that the driver dropped."""
        assert isinstance(self.source, ReadBoard)
        return self.source.counters.bad_frames + self.source.counters.repeated

    def until(self, met: Callable[[], bool]) -> float:
        """Follow the board until something is so; return how long that took."""
        began_s = monotonic_s()
        while not met():
            assert monotonic_s() < began_s + PATIENCE_S, "never noticed"
            for sample in self.feed.poll():
                if self._monitor is None:
                    self._monitor = QualityMonitor(sample.t_us, newton(BODY_KG), self.source.info.rate_hz)
                self._monitor.push(sample)
                self.samples.append(sample)
        return monotonic_s() - began_s

    def stand(self) -> None:
        """Let somebody stand on a board that is well, and judge from then on."""
        board = self.board
        board.calm()
        board.kg = BODY_KG
        board.hold_back(False)
        self.until(lambda: self.feed.state is BoardState.READY)
        if board.weighs:
            self.until(lambda: self.pipeline.presence.state is PresenceState.SETTLED)
        self.begin()
        self.until(lambda: len(self.samples) > 2)

    def _record(self, block: ForceBlock) -> None:
        self.recorded.append(block)
