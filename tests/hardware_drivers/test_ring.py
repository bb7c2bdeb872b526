"""What waits between reader and screen: in order, by epoch, bounded."""

import pytest

from hardware_drivers.board import Frame
from hardware_drivers.ring import Ring
from station.errors import BoardLost


def frame(k: int, lost: int = 0) -> Frame:
    return (k, k, k, k, k, 0, lost)


def test_blocks_are_of_one_epoch_in_order() -> None:
    ring = Ring(100)
    ring.put([frame(1), frame(2)], 0, 1.0)
    ring.put([frame(3)], 0, 2.0)
    ring.put([frame(1)], 1, 3.0)
    first, second = ring.take(0), ring.take(0)
    assert (first.t_us.tolist(), first.epoch, first.arrival_s) == ([1, 2, 3], 0, 2.0)
    assert (second.t_us.tolist(), second.epoch, second.arrival_s) == ([1], 1, 3.0)
    assert len(ring.take(0).t_us) == 0


def test_what_nobody_reads_gives_way_and_is_counted_as_lost() -> None:
    ring = Ring(3)
    ring.put([frame(k, lost=2 if k == 1 else 0) for k in range(1, 6)], 0, 1.0)
    block = ring.take(0)
    assert block.t_us.tolist() == [3, 4, 5]
    assert block.lost.tolist() == [4, 0, 0]
    assert ring.overflowed == 2


def test_frames_that_came_before_the_loss_are_still_read() -> None:
    ring = Ring(10)
    ring.put([frame(1)], 0, 1.0)
    ring.lose(BoardLost("gone", "plug in", key="no_board"))
    assert ring.take(0).t_us.tolist() == [1]
    for _ in range(2):
        with pytest.raises(BoardLost, match="gone plug in"):
            ring.take(1.0)
    ring.found()
    assert len(ring.take(0).t_us) == 0


def test_an_error_of_the_reader_is_not_swallowed() -> None:
    ring = Ring(10)
    ring.fail(RuntimeError("a bug"))
    with pytest.raises(RuntimeError, match="a bug"):
        ring.take(0)


def test_waits_for_a_mark_not_just_for_a_frame() -> None:
    ring = Ring(10)
    ring.put([frame(1)], 0, 1.0)
    ring.mark(1)
    assert ring.take(5.0, mark=1).t_us.tolist() == [1]
    assert len(ring.take(0.01, mark=2).t_us) == 0
