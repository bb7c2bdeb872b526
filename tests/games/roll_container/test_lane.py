"""Where a place of the hall is on the screen."""

import numpy as np
import pytest

from games.roll_container.course import Course, Zone
from games.roll_container.lane import BEHIND_M, EYE_M, Eye, Place, Way


def _eye(*zones: Zone) -> Eye:
    eye = Eye(Place((640.0, 240.0), 500.0))
    eye.look(Way(Course((Zone("concrete", -20.0, 90.0), *zones), 60.0, 0.75)), 20.0, 0.0, 0.0)
    return eye


def test_a_straight_lane_is_seen_in_perspective() -> None:
    """A place h below the eye and d away lies focal * h / d under the horizon."""
    x, y, scale = _eye().spot(20.0 - BEHIND_M + 10.0, 1.0, 0.0)
    assert (x, y, scale) == pytest.approx((640.0 + 50.0, 240.0 + 50.0 * EYE_M, 50.0))


def test_a_bend_carries_what_lies_behind_it_to_its_side() -> None:
    right, left = (_eye(Zone("bend", 22.0, 30.0, value)) for value in (0.1, -0.1))
    far_right, far_left = right.spot(40.0, 0.0, 0.0)[0], left.spot(40.0, 0.0, 0.0)[0]
    assert far_right > 640.0 + 50.0
    assert far_right - 640.0 == pytest.approx(640.0 - far_left)


def test_a_bend_that_does_not_come_bends_nothing() -> None:
    assert _eye(Zone("bend", 22.0, 30.0, 0.1, 8.0, False)).spot(40.0, 0.0, 0.0)[0] == pytest.approx(640.0)


def test_the_container_stays_in_the_middle_of_a_bend() -> None:
    assert _eye(Zone("bend", 10.0, 30.0, 0.16)).spot(20.0, 0.0, 0.0)[0] == pytest.approx(640.0)


def test_many_places_at_once_lie_where_each_alone_does() -> None:
    eye = _eye(Zone("bend", 22.0, 30.0, 0.1), Zone("ramp", 25.0, 29.0, 0.02))
    places = np.array([[19.3, -0.4, 0.2], [27.7, 1.0, 1.5], [44.1, 0.0, 0.0]])
    x, y = eye.project(*places.T)
    for number, place in enumerate(places):
        assert eye.spot(*place)[:2] == pytest.approx((x[number], y[number]))
