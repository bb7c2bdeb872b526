"""The set-up, for whoever runs the station: what the board is, what is wrong with it, and where to go from here."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import ClassVar, Final

from kiosk.feed import BoardState
from kiosk.parts import Parts
from kiosk.scenes.base import Scene, Tells
from kiosk.scenes.places import Place, ToAttract, ToDoctor, ToWeight, ToZero
from kiosk.scenes.trouble import away
from kiosk.screens.base import Screen
from kiosk.screens.service import TILES, Remark, ServiceScreen
from kiosk.screens.trouble import said
from station.errors import EvenkeelError
from station.signals.tare import MAX_DRIFT_N
from station.trial.calibration_age import expired
from station.trial.overload import LoadLevel
from station.trial.pipeline import Sample
from station.units import kilogram

_WAYS: Final[dict[str, Callable[[], Place]]] = {"doctor": ToDoctor, "calibrate": ToWeight, "zero": ToZero}
_BY_WEIGHT: Final = frozenset({"calibrate", "zero"})

TOLD_S: Final = 10.0
"""What the board answered is told for so long."""


class SetUp(Scene):
    """A stop of the set-up: nobody's visit, and what lies on the board is nobody who is there."""

    of_station: ClassVar[bool] = True
    tells: ClassVar[Tells] = Tells.LOAD

    @property
    def occupied(self) -> bool:
        """Whether somebody is there, which a board with a weight on it cannot tell."""
        return False


class Service(SetUp):
    """The menu."""

    name: ClassVar[str] = "service"
    tells: ClassVar[Tells] = Tells.ALL

    def __init__(self, parts: Parts) -> None:
        self._asked: Future[None] | None = None
        self._told_s = 0.0
        super().__init__(parts)

    def build(self) -> Screen:
        """Return the menu as things are now."""
        return ServiceScreen(self.parts.kit, self.parts.feed.info, self._remark(), self._offered())

    def intent(self, name: str) -> Place | None:
        """Ask the board to show itself, go to what was chosen, or leave."""
        match name:
            case "identify" if self._asked is None or self._asked.done():
                self._asked, self._told_s = self.parts.errands.submit(self.parts.feed.source.identify), TOLD_S
            case "stop" | "back":
                return ToAttract()
            case "doctor" | "calibrate" | "zero":
                return _WAYS[name]()
        return None

    def step(self, samples: list[Sample], dt_s: float) -> Place | None:
        """Follow what becomes of the board."""
        if self._asked is not None and self._asked.done():
            self._told_s -= dt_s
        screen = self.screen
        assert isinstance(screen, ServiceScreen)
        if (self._remark(), self._offered()) != (screen.remark, screen.offered):
            self.rebuild()
        return None

    def show(self) -> None:
        """Show what lies on the board."""
        assert isinstance(self.screen, ServiceScreen)
        newest = self.parts.feed.newest
        self.screen.show(kilogram(newest.load_n) if newest is not None else None)

    def _offered(self) -> tuple[str, ...]:
        info = self.parts.feed.info
        if self.parts.feed.state is not BoardState.READY or info is None:
            return ()
        # A weight tells nothing to a board that only tells its tilt, and nothing is kept of a recording.
        weighs = self.parts.journal.keeps(info) and not info.tilt_height_m
        return tuple(name for name in TILES if weighs or name not in _BY_WEIGHT)

    def _remark(self) -> Remark:
        """Return the most important thing to say of the board."""
        feed, t = self.parts.feed, self.parts.kit.t
        if feed.state is not BoardState.READY:
            return self._away()
        assert feed.pipeline is not None and feed.info is not None  # a ready board has both
        if self._asked is not None and self._asked.done() and self._told_s > 0:
            return self._answer(self._asked)
        if feed.pipeline.overload.level is LoadLevel.STOP:
            limit = round(kilogram(feed.info.max_load_n))
            return Remark(t("trouble-overload-title"), t("trouble-overload-text", limit=limit))
        if not feed.info.calibrated:
            return self._known("uncalibrated", advised="calibrate")
        if expired(feed.info.calibration.date, self.parts.clock.now().date()):
            return self._known("expired", advised="calibrate")
        if sum(map(abs, feed.pipeline.tare.offsets_n)) > MAX_DRIFT_N:
            return self._known("drifted", advised="zero")
        return self._known("well", good=True)

    def _known(self, what: str, *, good: bool = False, advised: str = "") -> Remark:
        t = self.parts.kit.t
        return Remark(t(f"service-{what}-title"), t(f"service-{what}-text"), good, advised)

    def _away(self) -> Remark:
        found, t = away(self.parts.feed), self.parts.kit.t
        if found is None:
            return self._known("waiting")
        if isinstance(found, str):
            return Remark(t(f"trouble-{found}-title"), t(f"trouble-{found}-text"))
        return self._error(found)

    def _answer(self, asked: "Future[None]") -> Remark:
        error = asked.exception()
        if error is None:
            return self._known("blinks", good=True)
        return self._error(error if isinstance(error, EvenkeelError) else EvenkeelError(str(error)))

    def _error(self, error: EvenkeelError) -> Remark:
        _, title, text, detail, _ = said(self.parts.kit, error)
        return Remark(title, f"{text} {detail}".strip())
