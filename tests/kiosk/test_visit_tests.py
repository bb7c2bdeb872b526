"""What a test came to is saved, once, as it goes; how tall a guest is, is not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.clock import REPEATABLE_START, SteppedClock
from kiosk.journal import Journal
from kiosk.visit import Visit
from station.store.database import Store
from station.store.history import by_visit
from station.store.ids import uuid7
from station.store.records import TrialRecord
from station.store.sessions import load_session, recent_sessions
from tests.fakes import stored, taken
from tests.fakes.trial_bench import Bench

SOON_S = 10.0


@pytest.fixture(scope="module")
def quiet() -> Bench:
    return taken.done(taken.short("quiet_stance"), slip=True)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path, SteppedClock(REPEATABLE_START), uuid7, "0.1.0", SOON_S)
    yield opened
    opened.close()


def saved(journal: Journal) -> tuple[TrialRecord, ...]:
    """Return what is in the database now, read by a connection of its own."""
    store = Store(journal.data_dir / "evenkeel.db")
    (summary,) = recent_sessions(store)
    record = load_session(store, summary.id)
    store.close()
    return record.trials


def end(visit: Visit, bench: Bench, takes: int, test_id: str = "test-1") -> None:
    """Save what there is after so many recordings."""
    bench_takes = bench.runner.takes
    try:
        bench.runner.takes = bench_takes[:takes]
        run = taken.run(bench, test_id)
    finally:
        bench.runner.takes = bench_takes
    visit.test_end(run.id, run.protocol, run.takes, run.result).result(SOON_S)


def test_trials_are_saved_as_they_are_done_and_once(journal: Journal, quiet: Bench) -> None:
    visit = journal.begin(stored.BOARD, "nl")
    assert len(quiet.runner.takes) == 4
    for takes, kept in ((1, 0), (2, 1), (3, 2), (4, 3), (4, 3)):
        end(visit, quiet, takes)
        assert len(saved(journal)) == kept
    assert [(each.position, each.valid) for each in saved(journal)] == [(1, False), (2, True), (3, True)]
    end(visit, quiet, 4, test_id="test-2")  # the same test, done again
    assert [each.params["test_id"] for each in saved(journal)] == 3 * ["test-1"] + 3 * ["test-2"]
    assert visit.failed is None


def test_rounds_and_trials_share_the_order_of_the_visit(journal: Journal, quiet: Bench) -> None:
    visit = journal.begin(stored.BOARD, "nl")
    end(visit, quiet, 2)
    visit.round_start(stored.round_start())
    game = stored.trial(9, position=visit.next_position())
    visit.round_end(stored.round_end(0), game).result(SOON_S)
    end(visit, quiet, 4)
    assert [each.kind for each in saved(journal)] == ["protocol", "game", "protocol", "protocol"]
    assert visit.trials == [game]


def test_of_a_visit_that_is_not_kept_no_test_is_saved(quiet: Bench) -> None:
    run = taken.run(quiet)
    visit = Visit(uuid7)
    assert not visit.test_end(run.id, run.protocol, run.takes, run.result).done()
    assert visit.history("quiet_stance").result(SOON_S) == ()


def test_what_was_just_handed_over_is_among_what_was_done(journal: Journal, quiet: Bench) -> None:
    earlier = journal.begin(stored.BOARD, "nl")
    end(earlier, quiet, 4)
    earlier.end()
    visit = journal.begin(stored.BOARD, "nl")
    run = taken.run(quiet)
    visit.test_end(run.id, run.protocol, run.takes, run.result)
    (here,) = visit.history("quiet_stance").result(SOON_S)
    assert here.session_id == visit.id and len(here.trials) == 3  # another guest's are nobody's
    assert visit.history("mctsib").result(SOON_S) == ()
    velocity = {name: each.mean["mean_velocity_m_s"] for name, each in run.result.conditions.items()}
    assert by_visit([here], "mean_velocity_m_s") == (velocity,)


def test_no_byte_of_the_data_folder_tells_who_a_guest_is(journal: Journal) -> None:
    leaning = taken.done(taken.short("limits_of_stability", 8))
    visit = journal.begin(stored.BOARD, "nl")
    run = taken.run(leaning, height_m=1.87)
    shown = run.result.conditions["front"].mean["mxe_pct"]
    visit.frames(stored.block(0, 100))
    visit.test_end(run.id, run.protocol, run.takes, run.result).result(SOON_S)
    visit.end()
    journal.close()
    assert shown > 0
    everything = b"".join(path.read_bytes() for path in journal.data_dir.rglob("*") if path.is_file())
    assert b"mxe_m" in everything
    everything = everything.replace(b"tilt_height_m", b"")  # of the board
    for word in (b"mxe_pct", b"height", b"1.87", str(shown).encode()):
        assert word not in everything, word


def test_what_is_worked_out_after_the_visit_has_ended_is_still_saved(journal: Journal, quiet: Bench) -> None:
    visit = journal.begin(stored.BOARD, "nl")
    visit.frames(stored.block(0, 200))
    visit.end()
    end(visit, quiet, 4)
    assert len(saved(journal)) == 3 and visit.failed is None
