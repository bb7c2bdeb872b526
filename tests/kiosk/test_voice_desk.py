from kiosk.voice.desk import MAX_WAITING, SPACING_S, Desk
from station.ports import Line


def line(text: str, priority: int = 1, ttl_s: float = 2.0) -> Line:
    return Line(text, "en", priority, ttl_s)


def ask(desk, text, now_s, priority=1, ttl_s=2.0, clip="clip"):
    turn = desk.ask(line(text, priority, ttl_s), text, now_s)
    if turn is not None:
        turn.clip = clip
    return turn


def text_of(turn):
    return turn.text if turn else None


def test_a_line_starts_at_once_when_nothing_is_said():
    desk = Desk()
    turn = ask(desk, "a", 0.0)
    assert turn.at_once
    assert desk.next(0.0) is turn
    assert desk.speaking is turn


def test_nothing_starts_before_its_clip_is_there():
    desk = Desk()
    turn = ask(desk, "a", 0.0, clip=None)
    assert desk.next(0.0) is None
    turn.clip = "clip"
    assert desk.next(0.1) is turn


def test_an_equal_line_waits_for_the_end_and_the_quiet_after_it():
    desk = Desk()
    ask(desk, "a", 0.0)
    desk.next(0.0)
    later = ask(desk, "b", 0.1)
    assert not later.at_once
    assert desk.next(0.5) is None
    desk.ended(1.0)
    assert desk.next(1.0 + SPACING_S - 0.01) is None
    assert text_of(desk.next(1.0 + SPACING_S)) == "b"


def test_a_line_that_waited_too_long_is_dropped():
    desk = Desk()
    ask(desk, "a", 0.0)
    desk.next(0.0)
    ask(desk, "b", 0.1, ttl_s=0.5)
    desk.ended(1.0)
    assert desk.next(5.0) is None
    assert desk.idle


def test_a_more_important_line_interrupts_without_a_pause():
    desk = Desk()
    ask(desk, "well done", 0.0, priority=0)
    desk.next(0.0)
    urgent = ask(desk, "hold on", 0.2, priority=3)
    assert urgent.at_once
    assert text_of(desk.next(0.2)) == "hold on"
    desk.ended(1.5)
    assert desk.next(9.0) is None, "what was interrupted does not come back"


def test_a_less_important_line_never_interrupts():
    desk = Desk()
    ask(desk, "hold on", 0.0, priority=3)
    desk.next(0.0)
    ask(desk, "well done", 0.1, priority=0)
    assert desk.next(0.2) is None


def test_the_more_important_of_two_waiting_goes_first():
    desk = Desk()
    ask(desk, "a", 0.0, priority=2)
    desk.next(0.0)
    ask(desk, "praise", 0.1, priority=0, ttl_s=9)
    ask(desk, "correction", 0.2, priority=1, ttl_s=9)
    desk.ended(1.0)
    assert text_of(desk.next(2.0)) == "correction"
    desk.ended(3.0)
    assert text_of(desk.next(4.0)) == "praise"


def test_a_lesser_line_does_not_slip_in_before_one_being_rendered():
    desk = Desk()
    ask(desk, "hold on", 0.0, priority=3, clip=None)
    ask(desk, "well done", 0.0, priority=0)
    assert desk.next(0.0) is None


def test_a_line_that_cannot_be_rendered_blocks_nobody():
    desk = Desk()
    failing = ask(desk, "hold on", 0.0, priority=3, clip=None)
    ask(desk, "well done", 0.0, priority=0)
    desk.drop(failing)
    assert text_of(desk.next(0.0)) == "well done"


def test_the_same_words_are_not_said_twice_in_a_row():
    desk = Desk()
    assert ask(desk, "slow", 0.0) is not None
    assert ask(desk, "slow", 0.0) is None
    desk.next(0.0)
    assert ask(desk, "slow", 0.1) is None
    desk.ended(1.0)
    assert ask(desk, "slow", 1.1) is not None


def test_the_same_words_in_another_language_are_other_words():
    desk = Desk()
    ask(desk, "stop", 0.0)
    assert desk.ask(Line("stop", "nl"), "stop", 0.0) is not None


def test_too_many_lines_lose_the_least_important():
    desk = Desk()
    for n in range(MAX_WAITING):
        ask(desk, f"correction {n}", 0.0, priority=1)
    assert ask(desk, "praise", 0.0, priority=0) is None
    assert ask(desk, "hold on", 0.0, priority=3) is not None
    assert len(desk.waiting) == MAX_WAITING
    assert text_of(desk.next(0.0)) == "hold on"


def test_clearing_forgets_everything():
    desk = Desk()
    ask(desk, "a", 0.0)
    desk.next(0.0)
    ask(desk, "b", 0.0)
    desk.clear(0.5)
    assert desk.idle
    assert desk.next(5.0) is None
