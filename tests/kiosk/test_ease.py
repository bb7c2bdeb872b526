"""How much of a game's surroundings is painted in a frame."""

from kiosk.ease import FULL_S, MOST, SPARE_S, Ease


def _after(ease: Ease, frames: int, work_s: float) -> int:
    for _ in range(frames):
        ease.note(work_s)
    return ease.spread


def test_a_quick_computer_paints_everything_in_each_frame() -> None:
    assert _after(Ease(), 10_000, FULL_S * 0.9) == 1


def test_too_much_work_is_eased_within_a_second() -> None:
    assert _after(Ease(), 60, FULL_S * 1.6) == MOST


def test_a_single_slow_frame_changes_nothing() -> None:
    """One frame of 30 ms among a second of quiet ones is a hiccup, not a slow computer."""
    ease = Ease()
    for number in range(240):
        ease.note(0.030 if number % 60 == 20 else SPARE_S)
    assert ease.spread == 1


def test_it_becomes_finer_only_after_ten_seconds_with_room_for_that() -> None:
    ease = Ease()
    _after(ease, 60, FULL_S * 1.6)
    assert _after(ease, 599, SPARE_S * 0.9) == MOST
    assert _after(ease, 1, SPARE_S * 0.9) == MOST - 1
    assert _after(ease, 300, SPARE_S * 0.9) == MOST - 1


def test_work_between_the_borders_changes_nothing_for_an_hour() -> None:
    """So it does not swing between two steps: what one step finer costs is up to twice as much."""
    ease = Ease()
    _after(ease, 60, FULL_S * 1.6)
    assert _after(ease, 60 * 3600, (FULL_S + SPARE_S) / 2) == MOST
