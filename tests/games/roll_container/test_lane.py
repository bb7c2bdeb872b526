"""Where a place of the hall is on the screen."""

import numpy as np
import pytest

from games.roll_container.course import Course, Zone
from games.roll_container.lane import BEHIND_M, EYE_M, Eye, Place, Way

_BENT = Zone("bend", 22.0, 30.0, 0.1), Zone("ramp", 25.0, 29.0, 0.02)


def _way(*zones: Zone) -> Way:
    return Way(Course((Zone("concrete", -20.0, 90.0), *zones), 60.0, 0.75))


def _eye(*zones: Zone) -> Eye:
    eye = Eye(Place((640.0, 240.0), 500.0))
    eye.look(_way(*zones), 20.0, 0.0, 0.0)
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
    eye, way = _eye(*_BENT), _way(*_BENT)
    s_m, x_m, h_m = np.array([[19.3, -0.4, 0.2], [27.7, 1.0, 1.5], [44.1, 0.0, 0.0]]).T
    x, y = eye.pixels(np.stack((s_m, x_m + way.side_at(s_m), h_m + way.height_at(s_m))))
    for number in range(3):
        alone = eye.spot(float(s_m[number]), float(x_m[number]), float(h_m[number]))
        assert alone[:2] == pytest.approx((x[number], y[number]), abs=0.05)


def test_an_eye_that_has_gone_ahead_sees_as_if_it_had_walked_there() -> None:
    eye, walked = _eye(*_BENT), Eye(Place((640.0, 240.0), 500.0))
    walked.look(_way(*_BENT), 23.5, 0.0, 0.0)
    assert eye.ahead(3.5).spot(31.0, 0.4, 0.2) == pytest.approx(walked.spot(31.0, 0.4, 0.2))


def test_a_picture_of_its_own_counts_its_pixels_from_its_corner() -> None:
    eye = _eye(*_BENT)
    x, y, scale = eye.spot(30.0, 0.4, 0.2)
    assert eye.on((100, -20)).spot(30.0, 0.4, 0.2) == pytest.approx((x - 100, y + 20, scale))
