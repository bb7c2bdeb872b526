"""Where a visit can go next. A scene names the place; ``kiosk.scenes.flow`` knows the scene that is there."""

from dataclasses import dataclass

from kiosk.playing import Finished, Play
from kiosk.testing import Measurement
from kiosk.upcoming import Upcoming


@dataclass(frozen=True, slots=True)
class ToAttract:
    """The idle kiosk."""


@dataclass(frozen=True, slots=True)
class ToWho:
    """Who is it."""


@dataclass(frozen=True, slots=True)
class ToToday:
    """What today, with this game recommended; None for the first."""

    game_id: str | None = None


@dataclass(frozen=True, slots=True)
class ToHowTo:
    """How a game goes."""

    game_id: str


@dataclass(frozen=True, slots=True)
class ToCountdown:
    """Stand still, three, two, one."""

    game_id: str


@dataclass(frozen=True, slots=True)
class ToRound:
    """A round of a game."""

    upcoming: Upcoming


@dataclass(frozen=True, slots=True)
class ToResult:
    """What a round came to."""

    play: Play
    finished: Finished


@dataclass(frozen=True, slots=True)
class ToTests:
    """Which test."""


@dataclass(frozen=True, slots=True)
class ToPerson:
    """Age and height, before a test."""

    protocol_id: str


@dataclass(frozen=True, slots=True)
class ToTest:
    """A test."""

    protocol_id: str


@dataclass(frozen=True, slots=True)
class ToFindings:
    """What a test came to."""

    test: Measurement


@dataclass(frozen=True, slots=True)
class ToGoodbye:
    """Thank you; the visit ends."""


@dataclass(frozen=True, slots=True)
class ToService:
    """The set-up, for whoever runs the station."""


@dataclass(frozen=True, slots=True)
class ToDoctor:
    """The board is looked at."""


@dataclass(frozen=True, slots=True)
class ToZero:
    """A new zero for the board."""


@dataclass(frozen=True, slots=True)
class ToWeight:
    """Which weight the board is calibrated with, and on how many places."""


@dataclass(frozen=True, slots=True)
class ToMarks:
    """The calibration itself, with a weight on so many places (0 for the check alone) of cells so far apart."""

    mass_kg: float
    positions: int
    spacing_m: tuple[float, float]


VisitPlace = (
    ToAttract
    | ToWho
    | ToToday
    | ToHowTo
    | ToCountdown
    | ToRound
    | ToResult
    | ToTests
    | ToPerson
    | ToTest
    | ToFindings
    | ToGoodbye
)

SetUpPlace = ToService | ToDoctor | ToZero | ToWeight | ToMarks

Place = VisitPlace | SetUpPlace
