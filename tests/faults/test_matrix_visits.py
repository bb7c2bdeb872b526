"""Faults that take more than one step, in the real kiosk: what was lost in all, drift, stepping off, coming back."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest

from hardware_drivers.calibration import NOMINAL_GAIN_N_PER_COUNT
from kiosk.feed import BoardState
from kiosk.pilot import Script
from kiosk.scenes.testing import ShowFindings
from kiosk.screens.findings import FindingsScreen
from station.coaching.coach import SAFETY
from station.store.recordings import read_recording
from station.store.replay import replay
from station.trial.presence import OFF_SHARE, PresenceState
from station.trial.stage import Stage
from station.units import newton
from tests.fakes.fault_rig import (
    PLACES,
    FaultRig,
    Place,
    cue,
    fault_rig,
    noted,
    paused,
    repeat,
    trouble,
    void,
)
from tests.faults.rows import DAMAGE, DRIFT, LOSS, ORDER, RATE, REPLUG, UNLOAD, Recorder, noticed

DRIVER = "simulated"
WAITS_S = 20.0
BODY_N = newton(75.0)

in_both_places = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)


@in_both_places
def test_over_a_twentieth_lost_voids_and_is_said(tmp_path: Path, record_property: Recorder, place: Place) -> None:
    game = place.name == "game"
    words = (void("data_lost"), cue("void")) if game else (repeat("data_lost"), repeat("data_lost"))

    def script(rig: FaultRig) -> Script:
        yield from place.go(rig)
        rig.listen()
        for _ in range(12):
            rig.steer("fault", name="lose", count=6)
            yield from rig.wait(0.2)
        if not game:
            yield from rig.until(lambda: bool(rig.measuring.test.takes), WAITS_S)
        over_s = rig.now_s
        yield from rig.until(lambda: rig.reads(words[0]) and rig.hears(words[1]), WAITS_S)
        after_s = rig.now_s - over_s
        assert place.quality(rig).reasons == ("data_lost",)
        noticed(record_property, LOSS, "over 5 %", DRIVER, place.name, after_s, rig.tells(*words))
        yield from place.goes_on(rig)

    with fault_rig(tmp_path) as rig:
        rig.play(lambda _: script(rig))


@in_both_places
def test_another_rate_is_noted_and_stands_with_the_result(
    tmp_path: Path, record_property: Recorder, place: Place
) -> None:
    def script(rig: FaultRig) -> Script:
        yield from place.go(rig)
        rig.steer("fault", name="rate", count=95)
        began_s = rig.now_s
        if place.name == "game":
            yield from rig.until(lambda: place.quality(rig).notes == ("rate_off",), WAITS_S)
            after_s = rig.now_s - began_s
            yield from rig.tap("stop")
            yield from rig.tap("yes")
            yield from rig.at("result")
            yield  # shown with the next frame
        else:
            monitor = rig.measuring.test._runner._attempt._monitor
            yield from rig.until(lambda: monitor.verdict().notes == ("rate_off",), WAITS_S)
            after_s = rig.now_s - began_s
            yield from rig.at("findings", 60.0)
            yield from rig.until(lambda: isinstance(rig.app.screen, FindingsScreen), 60.0)
            assert isinstance(rig.app.scene, ShowFindings) and rig.app.scene.found is not None
            assert rig.app.scene.found.void == ()
        assert rig.reads(noted("rate_off"))
        noticed(record_property, RATE, "5 % slower", DRIVER, place.name, after_s, rig.tells(noted("rate_off")))

    with fault_rig(tmp_path) as rig:
        rig.play(lambda _: script(rig))


@in_both_places
def test_a_sudden_unload_ends_it_and_takes_nothing_off(tmp_path: Path, record_property: Recorder, place: Place) -> None:
    game = place.name == "game"
    words = (paused("off"), cue("step_off")) if game else (repeat("step_off"), repeat("step_off"))

    def unloaded(rig: FaultRig) -> bool:
        newest = rig.app.parts.feed.newest
        return newest is not None and newest.load_n < OFF_SHARE * BODY_N

    def script(rig: FaultRig) -> Script:
        yield from place.go(rig)
        rig.listen()
        rig.steer("step_off")
        yield from rig.until(lambda: unloaded(rig), WAITS_S)
        began_s = rig.now_s
        yield from rig.until(lambda: rig.reads(words[0]) and rig.hears(words[1]), WAITS_S)
        after_s = rig.now_s - began_s
        if game:
            score, ticks = rig.playing.play.round.outcome().score, rig.playing.play.round.ticks_played
            said = len(rig.voice.said)
            yield from rig.wait(3.0)
            assert all(line.priority >= SAFETY for line in rig.voice.said[said:])
            assert (rig.playing.play.round.outcome().score, rig.playing.play.round.ticks_played) == (score, ticks)
        rig.steer("step_on")
        yield from place.goes_on(rig)
        quality = place.quality(rig)
        assert (quality.reasons, quality.notes) == (((), ("step_off",)) if game else (("step_off",), ()))
        noticed(record_property, UNLOAD, "steps off", DRIVER, place.name, after_s, rig.tells(*words))

    with fault_rig(tmp_path) as rig:
        rig.play(lambda _: script(rig))


@in_both_places
def test_drift_of_the_empty_board_asks_to_step_off_and_nothing_starts(
    tmp_path: Path, record_property: Recorder, place: Place
) -> None:
    def state(rig: FaultRig) -> PresenceState:
        pipeline = rig.app.parts.feed.pipeline
        assert pipeline is not None
        return pipeline.presence.state

    def goes_on(rig: FaultRig) -> bool:
        return not rig.playing.play.paused if place.name == "game" else rig.measuring.test.now.stage is Stage.TRIAL

    def script(rig: FaultRig) -> Script:
        yield from place.go(rig)
        rig.steer("step_off")
        yield from rig.until(lambda: state(rig) is PresenceState.EMPTY, WAITS_S)
        yield from rig.wait(0.5)
        rig.listen()
        rig.steer("fault", name="drift", count=round(newton(0.6) / NOMINAL_GAIN_N_PER_COUNT), cell=3)
        began_s = rig.now_s
        yield from rig.until(lambda: rig.reads(trouble("tare")) and rig.hears(cue("tare")), WAITS_S)
        after_s = rig.now_s - began_s
        rig.steer("step_on")  # too soon
        until_s = rig.now_s + 6.0
        while rig.now_s < until_s:
            assert rig.reads(trouble("tare")) and not goes_on(rig)
            yield
        assert state(rig) is PresenceState.SETTLED
        rig.steer("step_off")
        yield from rig.until(lambda: not rig.reads(trouble("tare")), WAITS_S)
        rig.steer("step_on")
        yield from place.goes_on(rig)
        noticed(record_property, DRIFT, "0.6 kg", DRIVER, place.name, after_s, rig.tells(trouble("tare"), cue("tare")))

    with fault_rig(tmp_path) as rig:
        rig.play(lambda _: script(rig))


@in_both_places
def test_a_board_that_is_plugged_in_again_is_back_soon_and_nothing_is_spliced(
    tmp_path: Path, record_property: Recorder, place: Place
) -> None:
    """In real time from the plug on: the driver's attempts to reach the board again are."""
    epochs: list[int] = []

    def script(rig: FaultRig) -> Script:
        yield from place.go(rig)
        rig.steer("fault", name="unplug")
        yield from rig.until(lambda: rig.reads(trouble("no_board")), WAITS_S)
        yield from rig.wait(12.0)  # longer than a trainee may be off: this is not the trainee's doing
        rig.listen()
        rig.clock.hold_to(1.0)
        rig.steer("fault", name="replug")
        began_s = rig.now_s
        yield from rig.until(lambda: rig.app.parts.feed.state is BoardState.READY, WAITS_S)
        after_s = rig.now_s - began_s
        yield from rig.until(lambda: rig.hears(cue("board_back")), WAITS_S)
        rig.clock.hold_to(0.0)
        yield from place.goes_on(rig)
        noticed(record_property, REPLUG, "cable", DRIVER, place.name, after_s, rig.tells(cue("board_back")))
        if place.name == "game":
            yield from rig.tap("stop")
            yield from rig.tap("yes")
            yield from rig.at("result")
        else:
            yield from rig.until(lambda: len(rig.measuring.test.takes) > 1, WAITS_S)
            epochs.extend(take.epoch for take in rig.measuring.test.takes)

    with fault_rig(tmp_path) as rig:
        rig.play(lambda _: script(rig))
        games = {game_id: game.rules for game_id, game in rig.app.parts.games.items()}
    recording = read_recording(next((tmp_path / "recordings").iterdir()))
    if place.name == "test":
        assert epochs == [0, 1]
    else:
        (report,) = replay(recording, games)
        assert report.identical, report.difference
    assert {block.epoch for block in recording.blocks if len(block)} == {0, 1}


DAMAGES = (
    (DAMAGE, "bit_flip", 1, "bad_frames"),
    (DAMAGE, "drop_byte", 1, "bad_frames"),
    (DAMAGE, "insert_byte", 1, "bad_frames"),
    (DAMAGE, "garbage", 500, "bad_frames"),
    (ORDER, "duplicate", 1, "repeated"),
    (ORDER, "swap", 1, "repeated"),
    (LOSS, "lose", 3, "lost"),
)
"""Faults that do no harm, how many of them, and by what the driver counts them."""


@in_both_places
def test_damage_is_counted_and_no_value_is_wrong_and_every_hole_is_marked(
    tmp_path: Path, record_property: Recorder, place: Place
) -> None:
    """The same visit with and without damage: what was recorded is equal, frame by frame, but for the holes."""

    def spoil(rig: FaultRig) -> Script:
        for row, name, count, counter in DAMAGES:
            before = getattr(rig.app.parts.feed.source.counters, counter)  # type: ignore[attr-defined]
            rig.steer("fault", name=name, count=count)
            began_s = rig.now_s
            yield from rig.until(partial(counted, rig, counter, before), WAITS_S)
            noticed(record_property, row, name.replace("_", " "), DRIVER, place.name, rig.now_s - began_s)
            yield from rig.wait(0.2)
        assert rig.app.overlay is None

    def visit(folder: Path, *, damaged: bool) -> tuple[dict[int, list[int]], list[int], int]:
        def script(rig: FaultRig) -> Script:
            rig.pilot.lean = lambda app: None  # type: ignore[method-assign]  # a hand would follow what it sees
            yield from place.go(rig)
            yield from spoil(rig) if damaged else rig.wait(0.3 * len(DAMAGES))
            if place.name == "game":
                assert place.quality(rig).valid

        with fault_rig(folder) as rig:
            rig.play(lambda _: script(rig))
        blocks = read_recording(next((folder / "recordings").iterdir())).blocks
        t_us = np.concatenate([block.t_us for block in blocks])
        counts = np.concatenate([block.counts for block in blocks])
        lost = sum(int(block.lost.sum()) for block in blocks)
        return dict(zip(t_us.tolist(), counts.tolist(), strict=True)), t_us.tolist(), lost

    whole, _, _ = visit(tmp_path / "whole", damaged=False)
    got, times, lost = visit(tmp_path / "damaged", damaged=True)
    assert times == sorted(set(times))
    last_us = min(times[-1], max(whole))
    assert all(whole[t_us] == counts for t_us, counts in got.items() if t_us <= last_us)
    missing = [t_us for t_us in whole if times[0] <= t_us <= last_us and t_us not in got]
    assert 0 < len(missing) <= 2 * len(DAMAGES)
    assert lost == len(missing)


def counted(rig: FaultRig, counter: str, before: int) -> bool:
    return getattr(rig.app.parts.feed.source.counters, counter) > before  # type: ignore[attr-defined,no-any-return]
