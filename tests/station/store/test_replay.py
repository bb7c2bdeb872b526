"""A recording replays bit for bit, from its ticks and from its raw frames; any difference is found and named."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import numpy as np
import pytest

from station.errors import RecordingError
from station.frames import ForceBlock
from station.game.control import Reach
from station.game.rules import Event, Outcome
from station.game.run import Round, Ticker
from station.game.ticks import Tick
from station.store.recordings import (
    RecordedRound,
    Recording,
    RecordingWriter,
    RoundEnd,
    Segment,
    compress,
    read_recording,
)
from station.store.replay import replay
from station.trial.pipeline import Pipeline
from tests.fakes import stored


@dataclass(frozen=True)
class Params:
    ticks: int = 300
    gates: tuple[tuple[float, float], ...] = ((-0.1, 0.1), (0.2, 0.3))

    def __post_init__(self) -> None:
        if self.ticks < 1:
            raise ValueError("ticks must be positive")


@dataclass(frozen=True)
class State:
    BLENDED: ClassVar[tuple[str, ...]] = ("path",)
    played: int = 0
    path: float = 0.0


def step(state: State, tick: Tick, params: Params, rng: np.random.Generator) -> tuple[State, tuple[Event, ...]]:
    path = state.path + abs(tick.u_ml) + rng.random()
    events = (Event("passed", tick.index, {"path": path}),) if tick.index % 50 == 0 else ()
    return State(state.played + 1, path), events


WALK: Any = SimpleNamespace(
    Params=Params,
    initial=lambda params, rng: State(),
    step=step,
    done=lambda state, params: state.played >= params.ticks,
    outcome=lambda state, params: Outcome(state.path, 1, 0.5, {"path": state.path}, 0.0),
    aim=lambda state, params: (0.0, 0.0),
)
GAMES = {"walk": WALK}
REACH = Reach(0.003, -0.01, 0.061, 0.072, 0.083, 0.041, calibrated=True)


def standing(seconds: float, *, epoch: int, seed: int, cut: int) -> Iterator[ForceBlock]:
    """70 kg swaying at 100 Hz from an odd time on, in blocks of up to ``cut`` frames."""
    rng = np.random.default_rng(seed)  # noqa: TID251
    n = int(100 * seconds)
    t_us = 1_234_567 + np.arange(n) * 10_000 + rng.integers(-300, 300, n)
    sway = 0.03 * np.sin(2 * np.pi * 0.3 * t_us / 1e6)[:, None] * [1, 1, -1, -1] + rng.normal(0, 0.002, (n, 4))
    counts = (171_000 * (1 + sway)).astype(np.int32)
    at = 0
    while at < n:
        m = int(rng.integers(1, cut + 1))
        part = slice(at, at + m)
        forces = stored.CALIBRATION.forces_n(counts[part])
        zeros = np.zeros(len(forces))
        lost, flags = zeros.astype(np.uint16), zeros.astype(np.uint8)
        yield ForceBlock(t_us[part], counts[part], forces, flags, lost, epoch, float(t_us[part][-1]) / 1e6)
        at += m


def play_live(path: Path, params: Params, cut: int) -> Round:
    """A round as the kiosk plays it: start after a second, a pause at tick 150, then another epoch and another zero."""
    writer = RecordingWriter(path, stored.header())
    pipeline = Pipeline(stored.BOARD, (0.1, 0.2, 0.3, 0.4))
    played = Round(WALK, params, 42)
    ticker: Ticker | None = None
    reach = REACH
    for epoch in (0, 1):
        for block in standing(2.5, epoch=epoch, seed=epoch, cut=cut):
            writer.frames(block)
            ready = ticker is None and block.t_us[0] > 2_000_000
            if ready:
                pipeline.restart()
            for sample in pipeline.push(block):
                if ready:
                    if epoch == 0:
                        start = stored.round_start(
                            game_id="walk", params={"ticks": params.ticks, "gates": params.gates}, seed=42,
                            reach=REACH.to_dict(), tare_n=pipeline.tare.offsets_n, started_us=sample.t_us,
                        )  # fmt: skip
                        writer.round_start(start)
                    else:
                        offsets = pipeline.tare.offsets_n
                        reach = REACH.at((0.004, -0.003))
                        writer.segment(Segment(sample.t_us, epoch, played.ticks_played, offsets, (0.004, -0.003)))
                    ticker, ready = Ticker(sample.t_us, reach, played.ticks_played), False
                ticks = ticker.push(sample) if ticker else []
                limit = 150 if epoch == 0 else params.ticks
                ticks = [t for t in ticks if t.index < limit]
                for tick in ticks:
                    played.step(tick)
                if ticks:
                    writer.ticks(ticks)
        ticker = None
        pipeline.tare.offsets_n = (0.5, -0.25, 0.125, 1 / 3)
    outcome = played.outcome()
    writer.round_end(
        RoundEnd(
            outcome.score, outcome.stars, outcome.success, outcome.metrics, played.digest(), True, (),
            played.ticks_played,
        )
    )  # fmt: skip
    writer.close()
    return played


@pytest.fixture
def recording(tmp_path: Path) -> Recording:
    play_live(tmp_path / "a.evk", Params(), cut=7)
    return read_recording(tmp_path / "a.evk")


@pytest.mark.parametrize("cut", [1, 3, 25])
def test_live_and_replay_are_identical(tmp_path: Path, cut: int) -> None:
    played = play_live(tmp_path / "a.evk", Params(), cut)
    assert played.done
    plain = read_recording(tmp_path / "a.evk")
    for recording in (plain, read_recording(compress(tmp_path / "a.evk"))):
        (report,) = replay(recording, GAMES)
        assert report.difference == ""
        assert report.identical
        assert report.finished
        assert (report.ticks, report.score) == (300, played.outcome().score)


def changed(recording: Recording, **changes: Any) -> Recording:
    return replace(recording, rounds=(replace(recording.rounds[0], **changes),))


def first(recording: Recording) -> RecordedRound:
    return recording.rounds[0]


def difference(recording: Recording) -> str:
    (report,) = replay(recording, GAMES)
    assert not report.identical
    return report.difference


def test_another_result_is_named(recording: Recording) -> None:
    end = first(recording).end
    assert end
    assert difference(changed(recording, end=replace(end, score=end.score * (1 + 2e-16)))).startswith("score: ")
    assert difference(changed(recording, end=replace(end, stars=3))).startswith("stars: ")
    assert difference(changed(recording, end=replace(end, metrics={}))).startswith("metrics: ")
    assert difference(changed(recording, end=replace(end, ticks=299))).startswith("ticks: ")
    assert difference(changed(recording, end=replace(end, digest="0" * 64))).startswith("digest")


def test_another_seed_or_reach_is_found(recording: Recording) -> None:
    start = first(recording).start
    assert difference(changed(recording, start=replace(start, seed=43))).startswith("score: ")
    other = {**start.reach, "right_m": 0.0610000001, "left_m": 0.0720000001}
    assert "from the raw frames" in difference(changed(recording, start=replace(start, reach=other)))


def test_the_last_bit_of_one_tick_is_found(recording: Recording) -> None:
    ticks = list(first(recording).ticks)
    ticks[200] = replace(ticks[200], cop_ap_m=np.nextafter(ticks[200].cop_ap_m, 1.0).item())
    assert difference(changed(recording, ticks=tuple(ticks), end=None)).startswith("tick 200: ")


def test_one_count_is_found(recording: Recording) -> None:
    blocks = list(recording.blocks)
    counts = blocks[1].counts.copy()
    counts[50, 0] += 1
    blocks[1] = replace(blocks[1], counts=counts, forces_n=stored.CALIBRATION.forces_n(counts))
    assert "from the raw frames" in difference(replace(recording, blocks=tuple(blocks)))


def test_missing_frames_are_found(recording: Recording) -> None:
    assert "missing" in difference(replace(recording, blocks=recording.blocks[:-2]))


def test_a_missing_tick_is_refused(recording: Recording) -> None:
    ticks = first(recording).ticks
    with pytest.raises(RecordingError, match="Tick 10 of the round is missing"):
        replay(changed(recording, ticks=ticks[:10] + ticks[11:]), GAMES)


def test_a_round_cut_off_replays_up_to_there(tmp_path: Path, recording: Recording) -> None:
    whole = (tmp_path / "a.evk").read_bytes()
    (tmp_path / "cut.evk").write_bytes(whole[: int(0.8 * len(whole))])
    (report,) = replay(read_recording(tmp_path / "cut.evk"), GAMES)
    assert report.identical
    assert not report.finished
    assert 150 < report.ticks < 300


def test_an_unknown_game_is_said(recording: Recording) -> None:
    with pytest.raises(RecordingError, match="'walk', which is not here"):
        replay(recording, {})


@pytest.mark.parametrize("params", [{"tick": 3}, {"ticks": 0}, {"ticks": "many"}])
def test_params_that_do_not_fit_are_said(recording: Recording, params: dict[str, Any]) -> None:
    start = replace(first(recording).start, params=params)
    with pytest.raises(RecordingError, match="does not fit this version"):
        replay(changed(recording, start=start), GAMES)
