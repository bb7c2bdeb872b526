"""What Roll Container Run sounds like."""

from dataclasses import replace
from typing import Any

from games.roll_container.sounds import layers
from tests.fakes.stage_set import games, played


def _rolling() -> Any:
    return next(s for s in played("roll_container").states.values() if s.v_m_s > 0.6)


def _params(level: int = 3) -> Any:
    return games()["roll_container"].content.level(level).params


def test_rolling_is_louder_with_speed_and_on_its_side() -> None:
    state = replace(_rolling(), floor="rubber", x_m=0.5)
    left, right = layers(state, _params())["roll_rubber"]
    assert right > left > 0.0
    assert layers(replace(state, v_m_s=0.2), _params())["roll_rubber"][1] < right
    assert layers(replace(state, v_m_s=0.0), _params())["roll_rubber"] == (0.0, 0.0)


def test_every_loudness_of_a_round_is_from_0_to_1() -> None:
    for state in played("roll_container").states.values():
        for loud in layers(state, _params()).values():
            assert all(0.0 <= part <= 1.0 for part in loud)


def test_the_night_hums_differently_and_the_finale_lifts() -> None:
    state = _rolling()
    night = replace(_params(), night=True)
    assert "hum_night" in layers(state, night)
    assert "hum_night" not in layers(state, _params())
    assert layers(replace(state, act=2), _params())["shift_lift"] == (1.0, 1.0)
    assert layers(replace(state, act=1), _params())["shift_lift"] == (0.0, 0.0)
