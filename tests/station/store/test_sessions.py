"""What is saved of a visit comes back equal, and only what may be compared is compared."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from station.errors import StoreError
from station.game.rules import Event
from station.store.database import Store
from station.store.ids import uuid7
from station.store.records import LocalTime, RecordingFile, SessionEnd, SessionRecord, Station
from station.store.sessions import (
    best_score,
    end_session,
    identify_station,
    load_session,
    protocol_trials,
    recent_sessions,
    save_trial,
    start_session,
)
from tests.fakes import stored

ANNA, BRAM = (f"00000000-0000-7000-8000-0000000000c{k}" for k in (1, 2))
END = SessionEnd(182.25, RecordingFile("recordings/a.evk.zst", "a" * 64, 18_225))


@pytest.fixture
def store() -> Any:
    opened = Store(memory=True)
    yield opened
    opened.close()


def rows(store: Store) -> dict[str, int]:
    return {t: store.rows(f"SELECT count(*) AS n FROM {t}")[0]["n"] for t in ("sessions", "trials", "events", "cues")}


def test_a_whole_session_comes_back_equal(store: Store) -> None:
    record = SessionRecord(stored.session_start(), (stored.trial(1), stored.trial(2, stars=0, valid=False)), END)
    stored.save(store, record)
    assert load_session(store, record.start.id) == record


def test_a_visit_can_be_read_while_it_goes_on(store: Store) -> None:
    start = stored.session_start()
    start_session(store, start)
    assert load_session(store, start.id) == SessionRecord(start)
    save_trial(store, start.id, stored.trial(1))
    assert load_session(store, start.id) == SessionRecord(start, (stored.trial(1),))
    end_session(store, start.id, SessionEnd(3.5))
    assert load_session(store, start.id) == SessionRecord(start, (stored.trial(1),), SessionEnd(3.5))


def test_a_faulty_round_leaves_those_before_it(store: Store) -> None:
    start = stored.session_start()
    start_session(store, start)
    save_trial(store, start.id, stored.trial(1))
    with pytest.raises(StoreError):
        save_trial(
            store, start.id, stored.trial(2, cues=(stored.trial().cues[0], replace(stored.trial().cues[0], tick=-1)))
        )
    assert rows(store) == {"sessions": 1, "trials": 1, "events": 2, "cues": 1}


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(
    "field", ["score", "success", "metrics", "params", "events", "stamp"]
)  # fmt: skip
def test_what_is_not_finite_is_refused(store: Store, field: str, bad: float) -> None:
    start_session(store, stored.session_start())
    values: dict[str, Any] = {
        "score": bad,
        "success": bad,
        "metrics": {"latency_s": bad},
        "params": {"corners": [[0.0, bad]]},
        "events": (Event("inside", 1, {"error_m": bad}),),
        "stamp": replace(stored.STAMP, rate_hz=bad),
    }
    with pytest.raises(StoreError):
        save_trial(store, stored.SESSION_ID, stored.trial(1, **{field: values[field]}))
    with pytest.raises(StoreError):
        end_session(store, stored.SESSION_ID, SessionEnd(bad))
    assert rows(store)["trials"] == 0
    assert load_session(store, stored.SESSION_ID).end is None


@pytest.mark.parametrize(
    "change",
    [
        {"stars": 4}, {"stars": -1}, {"success": 1.01}, {"level": 0}, {"position": 0}, {"digest": "short"},
        {"kind": "dance"}, {"activity_id": ""}, {"ticks": -1}, {"id": "7"}, {"seed": 2**63},
        {"stamp": replace(stored.STAMP, checked_by="a friend")}, {"stamp": replace(stored.STAMP, lost_samples=-1)},
        {"stamp": replace(stored.STAMP, board_uid="never seen")}, {"stamp": replace(stored.STAMP, reach="long")},
    ],
)  # fmt: skip
def test_out_of_range_is_refused(store: Store, change: dict[str, Any]) -> None:
    start_session(store, stored.session_start())
    with pytest.raises(StoreError):
        save_trial(store, stored.SESSION_ID, stored.trial(1, **change))
    assert rows(store)["trials"] == 0


@pytest.mark.parametrize(
    "change",
    [
        {"lang": "de"}, {"profile": "public"}, {"person_id": "nobody"},
        {"started": replace(stored.MORNING, utc="2025-06-02 08:15")},
        {"started": replace(stored.MORNING, local_date="2025-02-30")},
    ],
)  # fmt: skip
def test_an_impossible_start_is_refused(store: Store, change: dict[str, Any]) -> None:
    with pytest.raises(StoreError):
        start_session(store, stored.session_start(**change))
    assert rows(store)["sessions"] == 0


def test_duplicates_are_refused(store: Store) -> None:
    start = stored.session_start()
    start_session(store, start)
    save_trial(store, start.id, stored.trial(1))
    with pytest.raises(StoreError):
        start_session(store, start)
    with pytest.raises(StoreError):
        save_trial(store, start.id, stored.trial(1, position=2))
    with pytest.raises(StoreError):
        save_trial(store, start.id, replace(stored.trial(2), position=1))
    assert rows(store) == {"sessions": 1, "trials": 1, "events": 2, "cues": 1}


def test_only_an_open_session_can_be_ended_or_added_to(store: Store) -> None:
    with pytest.raises(StoreError, match="no open session"):
        end_session(store, stored.SESSION_ID, END)
    with pytest.raises(StoreError):
        save_trial(store, stored.SESSION_ID, stored.trial(1))
    start_session(store, stored.session_start())
    end_session(store, stored.SESSION_ID, END)
    with pytest.raises(StoreError, match="no open session"):
        end_session(store, stored.SESSION_ID, END)
    with pytest.raises(StoreError, match="no session"):
        load_session(store, "none")


def test_a_guest_is_compared_with_this_visit_only(store: Store) -> None:
    for visit, score in ((1, 90.0), (2, 50.0)):
        start_session(store, stored.session_start(visit))
        save_trial(store, stored.session_start(visit).id, stored.trial(visit, score=score))
    second = stored.session_start(2).id
    newest = stored.trial(3)
    assert best_score(store, second, newest) == 50.0
    assert best_score(store, second, stored.trial(2)) is None


def test_a_person_is_compared_with_all_own_visits(store: Store) -> None:
    people = [f"00000000-0000-7000-8000-00000000f00{i}" for i in (1, 2)]
    store.write(lambda db: db.conn.executemany("INSERT INTO people VALUES (?, 'trainee')", [(p,) for p in people]))
    for visit, (person, score) in enumerate([(people[0], 70.0), (people[1], 99.0), (people[0], 60.0)], start=1):
        start_session(store, stored.session_start(visit, person_id=person))
        save_trial(store, stored.session_start(visit).id, stored.trial(visit, score=score))
    assert best_score(store, stored.session_start(3).id, stored.trial(4)) == 70.0


@pytest.mark.parametrize(
    "unlike",
    [
        {"level": 4}, {"version": 2}, {"activity_id": "still_water"}, {"valid": False},
        {"stamp": replace(stored.STAMP, surface="foam")}, {"stamp": replace(stored.STAMP, footwear="shoes")},
        {"stamp": replace(stored.STAMP, stance="tandem")},
        {"stamp": replace(stored.STAMP, calibration_date="2025-06-01")},
        {"stamp": replace(stored.STAMP, calibrated=False)}, {"stamp": replace(stored.STAMP, filter="5 Hz")},
        {"stamp": replace(stored.STAMP, checked_by="trainer")}, {"stamp": replace(stored.STAMP, rate_hz=33.0)},
        {"stamp": replace(stored.STAMP, vision="closed")}, {"kind": "protocol"},
        {"stamp": replace(stored.STAMP, reach="own")},
    ],
)  # fmt: skip
def test_unlike_results_are_never_compared(store: Store, unlike: dict[str, Any]) -> None:
    start_session(store, stored.session_start())
    save_trial(store, stored.SESSION_ID, stored.trial(1, **unlike))
    assert best_score(store, stored.SESSION_ID, stored.trial(2)) is None
    save_trial(store, stored.SESSION_ID, stored.trial(2, score=12.0))
    assert best_score(store, stored.SESSION_ID, stored.trial(3)) == 12.0


def test_recent_sessions_newest_first(store: Store) -> None:
    for n in (1, 2, 3):
        started = replace(stored.MORNING, utc=f"2025-06-0{n}T08:15:00.000Z", local_date=f"2025-06-0{n}")
        start_session(store, stored.session_start(n, started=started))
    save_trial(store, stored.session_start(2).id, stored.trial(1))
    save_trial(store, stored.session_start(2).id, stored.trial(2, valid=False))
    end_session(store, stored.session_start(2).id, END)
    found = recent_sessions(store, 2)
    assert [s.started.local_date for s in found] == ["2025-06-03", "2025-06-02"]
    assert [(s.rounds, s.valid_rounds, s.closed) for s in found] == [(0, 0, False), (2, 1, True)]


def test_a_station_is_named_once(store: Store) -> None:
    first = identify_station(store, stored.numbered_ids())
    assert first == Station("00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000002")
    assert identify_station(store, uuid7) == first


def test_two_kiosks_that_start_at_once_are_one_station(tmp_path: Path) -> None:
    class Late(Store):
        """Another kiosk names the station just before this one does."""

        def write(self, work: Any) -> Any:
            other = Store(tmp_path / "a.db")
            named.append(identify_station(other, uuid7))
            other.close()
            return super().write(work)

    named: list[Station] = []
    late = Late(tmp_path / "a.db")
    assert identify_station(late, uuid7) == named[0]
    late.close()


def test_ids_are_uuid7_and_sort_by_time() -> None:
    made = [uuid7() for _ in range(1000)]
    assert made == sorted(made)
    assert len(set(made)) == 1000
    assert all(len(i) == 36 and i[14] == "7" for i in made)


@pytest.mark.parametrize(
    ("utc", "hours", "expected"),
    [
        (datetime(2025, 6, 2, 23, 30, tzinfo=UTC), 2, ("2025-06-02T23:30:00.000Z", "2025-06-03")),
        (datetime(2025, 10, 26, 0, 30, tzinfo=UTC), 2, ("2025-10-26T00:30:00.000Z", "2025-10-26")),
        (datetime(2025, 10, 26, 1, 30, tzinfo=UTC), 1, ("2025-10-26T01:30:00.000Z", "2025-10-26")),
        (datetime(2025, 3, 29, 23, 30, tzinfo=UTC), 1, ("2025-03-29T23:30:00.000Z", "2025-03-30")),
    ],
)
def test_local_date_by_the_wall_utc_for_order(utc: datetime, hours: int, expected: tuple[str, str]) -> None:
    """A shift that ends after midnight, and both nights on which the clock changes: 2:30 comes twice in October."""
    moment = LocalTime.of(utc.astimezone(ZoneInfo("Europe/Amsterdam")))
    assert (moment.utc, moment.local_date, moment.zone) == (*expected, "Europe/Amsterdam")
    bare = LocalTime.of(utc.astimezone(timezone(timedelta(hours=hours), "CEST")))
    assert (bare.utc, bare.local_date, bare.zone) == (*expected, f"UTC+0{hours}:00")


def test_utc_is_called_utc() -> None:
    assert LocalTime.of(datetime(2025, 6, 2, 8, 15, tzinfo=UTC)).zone == "UTC"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(StoreError, match="without a zone"):
        LocalTime.of(datetime(2025, 6, 2, 8, 15))  # noqa: DTZ001


def a_test(number: int, condition: str = "eo_firm", **changes: Any) -> Any:
    return stored.trial(number, kind="protocol", activity_id="quiet_stance", params={"condition": condition}, **changes)


def visit(store: Store, number: int, person_id: str | None, *trials: Any, day: int = 2) -> str:
    started = replace(stored.MORNING, utc=f"2025-06-{day:02d}T08:15:00.000Z", local_date=f"2025-06-{day:02d}")
    start = stored.session_start(number, person_id=person_id, started=started)
    stored.save(store, SessionRecord(start, trials))
    return start.id


def test_the_trials_of_a_test_come_by_visit_oldest_first(store: Store) -> None:
    for person in (ANNA, BRAM):
        store.write(lambda db, person=person: db.execute("INSERT INTO people VALUES (?, 'trainee')", [person]))
    last = visit(store, 1, ANNA, a_test(1), a_test(2, valid=False), stored.trial(3), day=9)
    first = visit(store, 2, ANNA, a_test(11, events=(), cues=()), day=3)
    visit(store, 3, ANNA, stored.trial(21), day=4)  # games only
    visit(store, 4, BRAM, a_test(31), day=5)
    visit(store, 5, None, a_test(41), day=5)
    found = protocol_trials(store, last, "quiet_stance")
    assert [(each.session_id, each.started.local_date) for each in found] == [
        (first, "2025-06-03"),
        (last, "2025-06-09"),
    ]
    assert [[trial.id for trial in each.trials] for each in found] == [[a_test(11).id], [a_test(1).id, a_test(2).id]]
    assert found[0].trials == (a_test(11, events=(), cues=()),)
    assert [each.session_id for each in protocol_trials(store, first, "quiet_stance")] == [first]  # as it was then
    assert protocol_trials(store, last, "mctsib") == ()


def test_a_guest_has_this_visit_alone(store: Store) -> None:
    visit(store, 1, None, a_test(1), day=1)
    here = visit(store, 2, None, a_test(11), day=2)
    assert [each.session_id for each in protocol_trials(store, here, "quiet_stance")] == [here]


def test_a_list_of_visits_counts_rounds_of_games(store: Store) -> None:
    visit(store, 1, None, a_test(1), stored.trial(2))
    (summary,) = recent_sessions(store)
    assert (summary.rounds, summary.valid_rounds) == (1, 1)
