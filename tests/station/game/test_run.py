from dataclasses import replace
from math import sin

import pytest

from station.errors import RecordingError
from station.game.run import Round, blend, play
from station.game.ticks import Tick, TickFlag, pack_ticks, unpack_ticks
from tests.fakes import toy_game


def leaning(n: int = 600) -> list[Tick]:
    return [Tick(k, 0.07 * sin(k / 50), 0.001, sin(k / 50), 0.01, 700.0, int(TickFlag.ON_BOARD)) for k in range(n)]


def test_a_recorded_round_plays_again_bit_by_bit() -> None:
    live = play(toy_game, toy_game.Params(), 7, leaning())
    again = play(toy_game, toy_game.Params(), 7, unpack_ticks(pack_ticks(leaning())))
    assert again.state == live.state
    assert again.outcome() == live.outcome()
    assert list(again.events) == list(live.events)
    assert again.digest() == live.digest()


def test_live_steps_and_play_are_the_same() -> None:
    live = Round(toy_game, toy_game.Params(), 7)
    told = [event for tick in leaning() for event in live.step(tick)]
    assert told == list(live.events)
    assert live.digest() == play(toy_game, toy_game.Params(), 7, leaning()).digest()


@pytest.mark.parametrize(
    "change",
    [
        lambda ticks: [replace(t, u_ml=t.u_ml + 1e-15) if t.index == 333 else t for t in ticks],
        lambda ticks: [replace(t, flags=int(TickFlag.GAP)) if t.index == 7 else t for t in ticks],
        lambda ticks: [replace(t, load_n=699.0) if t.index == 599 else t for t in ticks],
        lambda ticks: ticks[:-1],
    ],
)
def test_any_other_tick_gives_another_digest(change) -> None:
    live = play(toy_game, toy_game.Params(), 7, leaning())
    assert play(toy_game, toy_game.Params(), 7, change(leaning())).digest() != live.digest()


def test_another_seed_or_level_gives_another_digest() -> None:
    digests = {
        play(toy_game, toy_game.Params(drift=drift), seed, leaning()).digest()
        for seed in (1, 2)
        for drift in (0.02, 0.03)
    }
    assert len(digests) == 4


def test_the_last_state_counts_though_nothing_else_shows_it() -> None:
    few = leaning(5)
    quiet, lively = (play(toy_game, toy_game.Params(drift=drift), 1, few) for drift in (0.02, 0.021))
    assert quiet.outcome() == lively.outcome()
    assert quiet.digest() != lively.digest()


def test_asking_for_the_digest_changes_nothing() -> None:
    asked, silent = Round(toy_game, toy_game.Params(), 3), Round(toy_game, toy_game.Params(), 3)
    for tick in leaning():
        asked.step(tick)
        asked.digest()
        silent.step(tick)
    assert asked.digest() == asked.digest() == silent.digest()


def test_a_round_that_is_over_stays_as_it_is() -> None:
    played = Round(toy_game, toy_game.Params(length_ticks=10), 1)
    assert not played.done
    for tick in leaning(30):
        played.step(tick)
    assert played.done
    assert played.ticks_played == 10
    assert played.digest() == play(toy_game, toy_game.Params(length_ticks=10), 1, leaning(10)).digest()


def test_a_missing_tick_is_refused() -> None:
    ticks = leaning(20)
    del ticks[5]
    with pytest.raises(RecordingError, match="Tick 5 of the round is missing; tick 6 came instead"):
        play(toy_game, toy_game.Params(), 1, ticks)


def test_the_outcome_is_valid_before_the_first_tick() -> None:
    assert Round(toy_game, toy_game.Params(), 1).outcome().score == 0.0


def test_blend_mixes_the_named_fields_only() -> None:
    played = play(toy_game, toy_game.Params(), 7, leaning(100))
    a, b = played.previous, played.state
    half = blend(a, b, 0.5)
    assert half.ball == pytest.approx((a.ball + b.ball) / 2)
    assert half.trail == pytest.approx(((a.trail[0] + b.trail[0]) / 2, (a.trail[1] + b.trail[1]) / 2))
    assert (half.played, half.target) == (b.played, b.target)
    assert blend(a, b, 0.0).ball == a.ball
    assert blend(a, b, 1.0).ball == pytest.approx(b.ball)


def test_blend_does_not_mix_tuples_of_other_length() -> None:
    state = play(toy_game, toy_game.Params(), 7, leaning(100)).state
    shorter = replace(state, trail=(1.0,))
    assert blend(shorter, state, 0.5).trail == state.trail
