from dataclasses import replace
from pathlib import Path

import pytest

import content
from games.roll_container.params import Params
from station.errors import ContentError
from station.programme.load import load_game

LEVELS = load_game(Path(content.ROOT), "roll_container", Params).levels
PARAMS: Params = LEVELS[0].params


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"mass_kg": 500.0}, "mass_kg must be from 80 to 400"),
        ({"starting": 1.2}, "starting must be from 1.5 to 2"),
        ({"limit_s": 130.0}, "limit_s must be from 80 to 110"),
        ({"thresholds": 0}, "thresholds must be from 1 to 4"),
        ({"warning_s": 3.0}, "warning_s must be from 0 to 2"),
        ({"push_n": float("nan")}, "push_n must be from"),
        ({"stance": "tandem"}, "stance must be one of template, together"),
        ({"par_s": 100.0, "limit_s": 90.0}, "par_s must be less than limit_s"),
        ({"star_1": 0.85}, "star_2 must lie between"),
        ({"catches": 1, "warning_s": 0.0}, "catches must be 0 without warning_s"),
    ],
)
def test_a_value_out_of_range_is_named(change: dict[str, float | str], said: str) -> None:
    with pytest.raises(ContentError, match=said):
        replace(PARAMS, **change)  # type: ignore[arg-type]


def test_the_first_level_is_the_plain_one() -> None:
    assert (PARAMS.thresholds, PARAMS.bends) == (1, 1)
    assert PARAMS.rubber == PARAMS.wet == PARAMS.ramps == PARAMS.gaps == PARAMS.worn == PARAMS.shimmy == 0
    assert (PARAMS.cued, PARAMS.warning_s, PARAMS.catches) == (1.0, 2.0, 0)


def test_surprises_go_from_told_to_half_told_to_not_told() -> None:
    shares = [level.params.cued for level in LEVELS]
    assert shares == sorted(shares, reverse=True)
    assert set(shares) == {1.0, 0.5, 0.0}
    warned = [level.params.warning_s for level in LEVELS]
    assert (warned[0], warned[-1]) == (2.0, 0.0)


def test_no_level_asks_for_more_than_a_body_behind_a_container_has() -> None:
    assert (LEVELS[0].params.mass_kg, LEVELS[-1].params.mass_kg) == (80, 400)
    assert [level.params.mass_kg for level in LEVELS] == sorted(level.params.mass_kg for level in LEVELS)
