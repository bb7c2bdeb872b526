"""What a level of Still Water may ask."""

from dataclasses import replace

import pytest

import content
from games.still_water.params import STARS, Params
from station.errors import ContentError
from station.programme.load import load_game

LEVELS = load_game(content.ROOT, "still_water", Params).levels
PARAMS: Params = LEVELS[0].params


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"round_s": 30.0}, "round_s"),
        ({"room": 0.5}, "room"),
        ({"floor_m": float("nan")}, "floor_m"),
        ({"stance": "one leg"}, "stance"),
        ({"vision": "shut"}, "vision"),
        ({"surface": "ice"}, "surface"),
        ({"sway_low_m": 0.009}, "sway_low_m"),
        ({"star_2": 0.1}, "star_2"),
        ({"stay_s": 12.0, "glide_s": 6.0}, "round_s"),
    ],
)
def test_a_value_out_of_range_is_refused_by_name(change: dict[str, float | str], named: str) -> None:
    with pytest.raises(ContentError) as caught:
        replace(PARAMS, **change)
    assert caught.value.what.startswith(named)


@pytest.mark.parametrize("change", [{"vision": "closed"}, {"surface": "foam"}])
def test_tandem_is_never_with_closed_eyes_or_on_foam(change: dict[str, str]) -> None:
    assert replace(PARAMS, stance="tandem").stance == "tandem"
    with pytest.raises(ContentError, match="tandem"):
        replace(PARAMS, stance="tandem", **change)


def test_on_foam_the_eyes_are_open_whatever_the_level_before_asked() -> None:
    closed = replace(PARAMS, vision="closed", vision_sway=1.2)
    assert closed.blind
    assert closed.most_sway_m == pytest.approx(1.2 * PARAMS.sway_high_m)
    foam = replace(closed, surface="foam", surface_sway=1.6)
    assert not foam.blind
    assert foam.most_sway_m == pytest.approx(1.6 * PARAMS.sway_high_m)


def test_foam_moves_both_bounds_of_the_own_sway_and_a_stance_the_upper_one_alone() -> None:
    foam = replace(PARAMS, surface="foam", surface_sway=1.3)
    assert foam.least_sway_m == pytest.approx(1.3 * PARAMS.sway_low_m)
    together = replace(PARAMS, stance="together", stance_sway=1.25)
    assert together.least_sway_m == PARAMS.sway_low_m
    assert together.most_sway_m == pytest.approx(1.25 * PARAMS.sway_high_m)


def test_the_places_are_clear_of_the_calm_water_at_home() -> None:
    """Somebody who stays in the middle is outside while the lantern is away: at the usual reach and the widest R."""
    for level in LEVELS:
        params: Params = level.params
        assert 0.07 * params.demand > params.room * params.sway_high_m


def test_the_levels_ask_for_all_that_they_promise() -> None:
    assert {level.params.stance for level in LEVELS} == {"template", "together"}
    assert sum(level.params.blind for level in LEVELS) == 2
    assert sum(level.params.surface == "foam" for level in LEVELS) == 1


def test_no_level_gives_more_of_its_time_to_the_finale_at_home_than_the_one_before() -> None:
    finales_s = [level.params.round_s - level.params.finale_s for level in LEVELS]
    assert finales_s == sorted(finales_s, reverse=True)
    assert min(finales_s) > STARS
