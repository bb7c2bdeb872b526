"""The kit makes each picture once, and lets go of all of them when another kit takes over."""

import weakref

from games.drawing import Kit
from tests.fakes.stage_set import kit


class Thing:
    """Kept by a kit and knowing it, as the scenes of games do."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit


def test_what_is_kept_is_made_once() -> None:
    the_kit = kit()
    first = the_kit.keep("thing", lambda: Thing(the_kit))
    assert the_kit.keep("thing", lambda: Thing(the_kit)) is first
    assert the_kit.text("twice", "body") is the_kit.text("twice", "body")


def test_what_is_forgotten_is_gone_at_once_and_made_anew() -> None:
    the_kit = kit()
    kept = weakref.ref(the_kit.keep("ring", lambda: Thing(the_kit)))
    assert kept() is not None
    the_kit.forget()
    assert kept() is None
    assert the_kit.keep("ring", lambda: Thing(the_kit)).kit is the_kit
