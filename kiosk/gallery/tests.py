"""The screens of tests, with the longest that they may have to show."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from games.drawing import Kit
from kiosk.gallery.findings import SAMPLES
from kiosk.gallery.setup import Made
from kiosk.screens.base import Screen
from kiosk.screens.findings import FindingsScreen, WorkingScreen
from kiosk.screens.person import PersonScreen
from kiosk.screens.test import MeasuringScreen
from kiosk.screens.tests import ChooseTestScreen, NoTestsScreen
from station.programme.person import Person
from station.trial.order import Turn
from station.trial.protocol import Condition, Measure, Protocol
from station.trial.stage import Now, Stage

_SOMEBODY: Final = Person(age_years=40.0, height_m=1.75)


def test_moments(protocols: Mapping[str, Protocol]) -> Iterator[Made]:
    """Return every screen of choosing a test, doing it, and its result."""
    yield "tests", "", lambda kit: ChooseTestScreen(kit, protocols)
    yield "tests", "tilt", NoTestsScreen
    yield "person", "", lambda kit: PersonScreen(kit, _SOMEBODY)
    first = next(iter(protocols.values()))
    for protocol in protocols.values():
        longest = max(protocol.conditions, key=_show)
        for stage in (Stage.INSTRUCTION, Stage.TRIAL):
            yield "test", f"{protocol.id}-{stage}", partial(_test, protocol, longest, stage)
    for stage in (each for each in Stage if each is not Stage.DONE):
        yield "test", stage, partial(_test, first, first.conditions[0], stage)
    for protocol in protocols.values():
        yield from _of_some(protocol)
    for name, (protocol_id, found) in SAMPLES.items():
        yield "findings", name, partial(FindingsScreen, protocol=protocols[protocol_id], findings=found)
    yield "findings", "failed", partial(FindingsScreen, protocol=first, findings=None)
    yield "working", "", partial(WorkingScreen, protocol=first)


def _of_some(protocol: Protocol) -> Iterator[Made]:
    """Return the moments that only some tests have: seated, a landing, foam to lay."""
    for condition in (each for each in protocol.conditions if each.seated):
        yield "test", f"{protocol.id}-seated", partial(_test, protocol, condition, Stage.SETTLE)
    if protocol.measure is Measure.LANDING:
        yield "test", f"{protocol.id}-settle", partial(_test, protocol, protocol.conditions[0], Stage.SETTLE)
    for condition in [each for each in protocol.conditions if each.surface == "foam"][:1]:
        made = partial(_test, protocol, condition, Stage.INSTRUCTION, new_floor=True)
        yield "test", f"{protocol.id}-floor", made


def _show(condition: Condition) -> tuple[bool, bool, str]:
    """Return how much there is to show of a condition."""
    return condition.surface == "foam", condition.vision == "closed", condition.direction


def _test(protocol: Protocol, condition: Condition, stage: Stage, kit: Kit, *, new_floor: bool = False) -> Screen:
    armed = protocol.measure is Measure.PUSH and stage is Stage.TRIAL
    target = (0.45, 0.0) if condition.axis else None
    reason = "load_changed" if stage is Stage.REPEAT else ""
    left_s = 0.0 if new_floor else 18.0
    turn = Turn(condition, 1)
    now = Now(stage, turn, 1, 0.4, left_s, reason, target, new_floor=new_floor, armed=armed, whole=0.4)
    screen = MeasuringScreen(kit, protocol, now)
    screen.show(now, 12)
    return screen
