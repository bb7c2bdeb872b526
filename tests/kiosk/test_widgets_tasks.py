"""The pictures of what is to be done in a test: asked for with every test that there is."""

import pygame
import pytest

from kiosk.widgets.tasks import task_picture
from station.trial.order import Turn
from station.trial.protocol import Condition, Measure, Protocol
from station.trial.stage import Now, Stage
from tests.fakes.stage_set import kit, protocols

PROTOCOLS = protocols()
CONDITIONS = [(protocol, each) for protocol in PROTOCOLS.values() for each in protocol.conditions]
SIZE = 200


def picture(protocol: Protocol, condition: Condition, stage: Stage, *, new_floor: bool = False) -> bytes:
    now = Now(stage, Turn(condition, 1), 1, 0.0, 9.0, "", None, new_floor=new_floor)
    found = task_picture(kit(), SIZE, protocol.measure, now)
    return b"" if found is None else pygame.image.tobytes(found, "RGBA")


@pytest.mark.parametrize(("protocol", "condition"), CONDITIONS, ids=lambda each: each.id)
def test_an_instruction_shows_more_than_feet_where_there_is_more_to_do(
    protocol: Protocol, condition: Condition
) -> None:
    more = condition.seated or protocol.measure in (Measure.PUSH, Measure.LANDING)
    assert bool(picture(protocol, condition, Stage.INSTRUCTION)) == more


@pytest.mark.parametrize(("protocol", "condition"), CONDITIONS, ids=lambda each: each.id)
def test_whoever_is_to_step_off_sees_that_and_nothing_else(protocol: Protocol, condition: Condition) -> None:
    first = next(iter(PROTOCOLS.values()))
    assert picture(protocol, condition, Stage.STEP_OFF) == picture(first, first.conditions[0], Stage.STEP_OFF) != b""


@pytest.mark.parametrize(("protocol", "condition"), CONDITIONS, ids=lambda each: each.id)
def test_in_a_trial_on_the_board_its_picture_tells_how_to_stand(protocol: Protocol, condition: Condition) -> None:
    assert bool(picture(protocol, condition, Stage.TRIAL)) == condition.seated


def test_a_landing_on_the_left_foot_is_told_from_one_on_the_right() -> None:
    landing = next(each for each in PROTOCOLS.values() if each.measure is Measure.LANDING)
    shown = [picture(landing, condition, Stage.INSTRUCTION) for condition in landing.conditions]
    assert len(set(shown)) == len(shown) == 2
