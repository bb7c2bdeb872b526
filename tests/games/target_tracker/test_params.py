"""A level of Target Tracker out of its range is refused, with the parameter named first."""

from dataclasses import fields, replace

import pytest

from games.target_tracker.params import Params
from station.errors import ContentError

GOOD = Params(
    round_s=90.0,
    demand=0.6,
    radius=0.3,
    tempo_hz=0.1,
    stance="template",
    blind_share=0.0,
    decoy=False,
    wander=0.0,
    hint_s=1.2,
    hop_s=3.5,
    hop_grace_s=1.2,
    lag_free_s=0.3,
    lag_points_per_s=15.0,
    star_1=0.4,
    star_2=0.65,
    star_3=0.85,
)


@pytest.mark.parametrize("name", [field.name for field in fields(Params) if field.type is float])
@pytest.mark.parametrize("value", [-0.1, 1000.0, float("nan"), float("inf")])
def test_a_parameter_out_of_range_is_named(name: str, value: float) -> None:
    with pytest.raises(ContentError, match=f"^{name} must be from "):
        replace(GOOD, **{name: value})


def test_stars_must_rise() -> None:
    with pytest.raises(ContentError, match="star_2 must lie between star_1 and star_3"):
        replace(GOOD, star_2=0.95)


def test_only_stances_with_both_feet_on_the_board_beside_each_other_are_known() -> None:
    assert replace(GOOD, stance="together").stance == "together"
    with pytest.raises(ContentError, match=r"^stance must be one of template, together"):
        replace(GOOD, stance="tandem")
