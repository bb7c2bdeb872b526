"""A board whose lines carry no check: that its data is unchecked stands with every result and is kept."""

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from kiosk.pilot import Script
from kiosk.screens.findings import FindingsScreen
from station.frames import Flag, ForceBlock
from station.store.database import Store
from station.store.sessions import load_session, recent_sessions
from station.trial.pipeline import Pipeline, Sample
from tests.fakes.fault_rig import PLACES, FaultRig, Place, fault_rig, noted

_push = Pipeline.push


def unchecked(pipeline: Pipeline, block: ForceBlock) -> list[Sample]:
    return [replace(each, flags=each.flags | Flag.UNCHECKED.value) for each in _push(pipeline, block)]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_unchecked_data_is_told_with_every_result_and_kept_with_every_trial(tmp_path: Path, place: Place) -> None:
    def script(rig: FaultRig) -> Script:
        yield from place.go(rig)
        if place.name == "test":
            yield from rig.until(lambda: bool(rig.measuring.test.takes), 60.0)
        yield from place.leave(rig)
        yield from rig.until(lambda: place.name == "game" or isinstance(rig.app.screen, FindingsScreen), 60.0)
        yield
        assert rig.reads(noted("unchecked"))

    with patch.object(Pipeline, "push", unchecked), fault_rig(tmp_path) as rig:
        rig.play(lambda _: script(rig))
    store = Store(tmp_path / "evenkeel.db")
    (summary,) = recent_sessions(store)
    (trial,) = load_session(store, summary.id).trials
    store.close()
    assert trial.quality_notes == ("unchecked",)
