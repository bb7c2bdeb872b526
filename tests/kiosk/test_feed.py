"""The board as the kiosk sees it: opened in the background, silent, lost, back, closed."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.feed import SILENT_AFTER_S, BoardState, Feed
from station.errors import BoardError, BoardLost, BoardNotFound, BoardRefused, StoreError
from station.frames import BoardInfo, Calibration, ForceBlock
from tests.fakes.fake_clock import FakeClock
from tests.fakes.force_source import ScriptedSource
from tests.fakes.force_stream import ForceStream

BUSY = BoardRefused("It is in use.", "Close it.", key="port_busy", device="/dev/ttyUSB0")
NONE = BoardNotFound("There is none.", "Plug it in.", key="no_board")
PATIENCE_S = 10.0


def block(number: int = 0, epoch: int = 0) -> ForceBlock:
    """A tenth of a second of an empty board."""
    stream = ForceStream.of([0.0] * 10, start_us=100_000 * number, seed=number + 1)
    return replace(stream.block(), epoch=epoch, arrival_s=0.1 * number)


def opener_runs() -> bool:
    return any(thread.name == "board-opener" for thread in threading.enumerate())


def test_nothing_is_known_before_the_board_is_opened() -> None:
    clock = FakeClock()
    feed = Feed(ScriptedSource(), clock)
    clock.advance(2.0)
    assert feed.poll() == []
    assert (feed.state, feed.info, feed.newest_s, feed.opening_s) == (BoardState.OPENING, None, None, 2.0)
    feed.close()


def test_it_is_opened_in_the_background_and_tried_again_until_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.feed.RETRY_S", 0.0)
    source = ScriptedSource(BUSY, NONE, BUSY)
    source.waiting.append(block())
    feed = Feed(source, FakeClock())
    feed.start()
    assert source.opened.wait(PATIENCE_S)
    feed.close()  # joins the opener, so that all it did is seen
    assert source.attempts == 4
    assert len(feed.poll()) == 10
    assert (feed.state, feed.error) == (BoardState.READY, None)


def test_a_refusal_is_kept_for_the_screen_and_closing_waits_for_no_retry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.feed.RETRY_S", 3600.0)
    source = ScriptedSource(BUSY)
    feed = Feed(source, FakeClock())
    feed.start()
    assert source.tried.wait(PATIENCE_S)
    assert feed.poll() == []
    feed.close()
    assert (feed.state, feed.error) == (BoardState.REFUSED, BUSY)
    assert source.attempts == 1 and source.closed
    assert not opener_runs()


class JustAboutToOpen(ScriptedSource):
    """Begins to open only after the first call of close, which it therefore cannot have heard."""

    def __init__(self) -> None:
        super().__init__()
        self.closings = threading.Semaphore(0)
        self.heard = False

    def open(self) -> None:
        self.tried.set()
        assert self.closings.acquire(timeout=PATIENCE_S)
        self.heard = self.closings.acquire(timeout=PATIENCE_S)
        raise NONE

    def close(self) -> None:
        self.closings.release()


def test_closing_is_heard_by_a_board_that_was_just_about_to_be_opened() -> None:
    source = JustAboutToOpen()
    feed = Feed(source, FakeClock())
    feed.start()
    assert source.tried.wait(PATIENCE_S)
    feed.close()
    assert source.heard and not opener_runs()


def test_without_a_screen_a_refusal_is_raised() -> None:
    with pytest.raises(BoardRefused, match="in use"):
        Feed(ScriptedSource(BUSY), FakeClock()).open_now()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def source() -> ScriptedSource:
    return ScriptedSource()


@pytest.fixture
def feed(source: ScriptedSource, clock: FakeClock) -> Feed:
    made = Feed(source, clock)
    made.open_now()
    source.waiting.append(block())
    assert made.poll() and made.state is BoardState.READY
    return made


def test_half_a_second_of_nothing_is_silence(feed: Feed, source: ScriptedSource, clock: FakeClock) -> None:
    clock.advance(SILENT_AFTER_S)
    assert feed.poll() == [] and feed.state is BoardState.READY
    clock.advance(0.01)
    assert feed.poll() == [] and feed.state is BoardState.SILENT
    source.waiting.append(block(1))
    assert len(feed.poll()) == 10
    assert feed.state is BoardState.READY


def test_a_board_that_opens_and_never_speaks_is_silent(source: ScriptedSource, clock: FakeClock) -> None:
    clock.advance(60.0)  # however long it took to open
    feed = Feed(source, clock)
    feed.open_now()
    assert feed.poll() == [] and feed.state is BoardState.OPENING
    clock.advance(SILENT_AFTER_S + 0.01)
    assert feed.poll() == [] and feed.state is BoardState.SILENT


def test_lost_and_back(feed: Feed, source: ScriptedSource, clock: FakeClock) -> None:
    gone = BoardLost("The cable is out.", "Put it in.", key="no_board")
    source.waiting.extend([gone, gone, block(1, epoch=1)])
    for _ in range(2):
        assert feed.poll() == []
        assert (feed.state, feed.error) == (BoardState.LOST, gone)
        clock.advance(5.0)
    samples = feed.poll()
    assert (feed.state, feed.error) == (BoardState.READY, None)
    assert {sample.epoch for sample in samples} == {1}
    assert feed.info == source.info


def test_every_block_is_recorded_as_it_came(feed: Feed, source: ScriptedSource) -> None:
    kept: list[ForceBlock] = []
    feed.record = kept.append
    came = [block(1), block(2)]
    source.waiting.extend(came)
    feed.poll()
    feed.poll()
    feed.poll()  # nothing came: nothing to keep
    assert [id(each) for each in kept] == [id(each) for each in came]


def test_the_newest_sample_has_its_time(feed: Feed, source: ScriptedSource) -> None:
    source.waiting.append(block(3))
    newest = feed.poll()[-1]
    assert feed.newest == newest
    assert feed.newest_s == 100.0 + 1e-6 * newest.t_us


@pytest.mark.parametrize("patience_s", [0.0, 2.5])
def test_a_frame_waits_for_the_board_no_longer_than_it_may(patience_s: float) -> None:
    source = ScriptedSource()
    feed = Feed(source, FakeClock(), patience_s)
    feed.open_now()
    feed.poll()
    assert source.patience_s == [patience_s]


KNOWN = Calibration.rectangular(0.4, 0.2, 2e-4, date="2025-01-02")


def uncalibrated() -> ScriptedSource:
    source = ScriptedSource()
    source.info = replace(source.info, calibrated=False)
    return source


def known(info: BoardInfo) -> Calibration:
    assert info.uid == "uid"
    return KNOWN


@pytest.mark.parametrize("source", [uncalibrated(), ScriptedSource()], ids=["none", "undated"])
def test_a_board_without_a_calibration_or_its_date_is_given_the_one_that_the_station_knows(
    source: ScriptedSource,
) -> None:
    source.waiting.append(block())
    feed = Feed(source, FakeClock(), recall=known)
    feed.start()
    assert source.opened.wait(PATIENCE_S)
    feed.close()
    feed.poll()
    assert feed.info is not None and feed.info.calibrated and feed.info.calibration == KNOWN


def test_a_board_with_a_dated_calibration_of_its_own_is_not_asked_about() -> None:
    def never(_: BoardInfo) -> Calibration:
        raise AssertionError

    source = ScriptedSource()
    own = replace(source.info.calibration, date="2024-12-31")
    source.info = replace(source.info, calibration=own)
    feed = Feed(source, FakeClock(), recall=never)
    feed.open_now()
    assert source.info.calibration == own


def broken(_: BoardInfo) -> Calibration:
    raise StoreError("The database is broken.")


@pytest.mark.parametrize(
    ("recall", "keeps"),
    [(broken, None), (known, BUSY), (lambda _: None, None)],
    ids=["store broken", "board refuses", "none known"],
)
def test_a_board_is_opened_even_where_it_cannot_be_given_one(
    recall: Callable[[BoardInfo], Calibration | None], keeps: BoardError | None
) -> None:
    source = uncalibrated()
    source.keeps = keeps
    source.waiting.append(block())
    feed = Feed(source, FakeClock(), recall=recall)
    feed.open_now()
    assert len(feed.poll()) == 10
    assert (feed.state, feed.error) == (BoardState.READY, None)
    assert feed.info is not None and not feed.info.calibrated


def test_a_new_calibration_begins_with_a_new_pipeline_and_the_same_one_does_not() -> None:
    source = ScriptedSource()
    feed = Feed(source, FakeClock())
    feed.open_now()
    feed.poll()
    first = feed.pipeline
    source.info = replace(source.info)
    feed.poll()
    assert feed.pipeline is first
    source.calibrate(KNOWN)
    feed.poll()
    assert feed.pipeline is not first
