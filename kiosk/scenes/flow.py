"""The way through a visit: which scene is at which place."""

from kiosk.parts import Parts
from kiosk.scenes.attract import Attract
from kiosk.scenes.base import Scene
from kiosk.scenes.calibrating import Calibrate, ChooseWeight
from kiosk.scenes.checking import CheckBoard, Zero
from kiosk.scenes.leaving import Goodbye, Result
from kiosk.scenes.places import (
    Place,
    SetUpPlace,
    ToAttract,
    ToCountdown,
    ToDoctor,
    ToFindings,
    ToGoodbye,
    ToHowTo,
    ToMarks,
    ToPerson,
    ToResult,
    ToRound,
    ToService,
    ToTest,
    ToTests,
    ToToday,
    ToWeight,
    ToWho,
    ToZero,
    VisitPlace,
)
from kiosk.scenes.playing import Countdown, Playing
from kiosk.scenes.service import Service
from kiosk.scenes.testing import AskPerson, ChooseTest, Measuring, ShowFindings
from kiosk.scenes.welcome import HowTo, Today, Who


def enter(parts: Parts, place: Place) -> Scene:
    """Return the scene at a place, with its screen made."""
    return _set_up(parts, place) if isinstance(place, SetUpPlace) else _of_visit(parts, place)


def _of_visit(parts: Parts, place: VisitPlace) -> Scene:
    match place:
        case ToAttract():
            return Attract(parts)
        case ToWho():
            return Who(parts)
        case ToToday(game_id):
            return Today(parts, game_id)
        case ToHowTo(game_id):
            return HowTo(parts, game_id)
        case ToCountdown(game_id):
            return Countdown(parts, game_id)
        case ToRound(upcoming):
            return Playing(parts, upcoming)
        case ToResult(play, finished):
            return Result(parts, play, finished)
        case ToTests():
            return ChooseTest(parts)
        case ToPerson(protocol_id):
            return AskPerson(parts, protocol_id)
        case ToTest(protocol_id):
            return Measuring(parts, protocol_id)
        case ToFindings(test):
            return ShowFindings(parts, test)
        case ToGoodbye():
            return Goodbye(parts)


def _set_up(parts: Parts, place: SetUpPlace) -> Scene:
    match place:
        case ToService():
            return Service(parts)
        case ToDoctor():
            return CheckBoard(parts)
        case ToZero():
            return Zero(parts)
        case ToWeight():
            return ChooseWeight(parts)
        case ToMarks(mass_kg, positions, spacing_m):
            return Calibrate(parts, mass_kg, positions, spacing_m)
