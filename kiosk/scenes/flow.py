"""The way through a visit: which scene is at which place."""

from kiosk.parts import Parts
from kiosk.scenes.attract import Attract
from kiosk.scenes.base import Scene
from kiosk.scenes.leaving import Goodbye, Result
from kiosk.scenes.places import (
    Place,
    ToAttract,
    ToCountdown,
    ToFindings,
    ToGoodbye,
    ToHowTo,
    ToPerson,
    ToResult,
    ToRound,
    ToTest,
    ToTests,
    ToToday,
    ToWho,
)
from kiosk.scenes.playing import Countdown, Playing
from kiosk.scenes.testing import AskPerson, ChooseTest, Measuring, ShowFindings
from kiosk.scenes.welcome import HowTo, Today, Who


def enter(parts: Parts, place: Place) -> Scene:
    """Return the scene at a place, with its screen made."""
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
        case ToRound(game_id):
            return Playing(parts, game_id)
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
