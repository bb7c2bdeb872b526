"""Visits are set side by side condition by condition, and only as far as they are alike."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import content
from station.programme.baseline import compare
from station.programme.change import Change
from station.programme.load_scores import load_change
from station.store.database import Store
from station.store.history import by_visit
from station.store.records import SessionRecord, TrialRecord
from station.store.sessions import ProtocolVisit, protocol_trials
from station.trial.protocol import Measure
from tests.fakes import stored

VELOCITY = "mean_velocity_m_s"
ANNA = "00000000-0000-7000-8000-0000000000c1"


def a_trial(number: int, condition: str, velocity: float | None, **changes: Any) -> TrialRecord:
    stamp = replace(stored.STAMP, **{name: changes.pop(name) for name in ("filter", "board_uid") if name in changes})
    return stored.trial(
        number,
        kind="protocol",
        activity_id="quiet_stance",
        params={"condition": condition},
        metrics={} if velocity is None else {VELOCITY: velocity},
        stamp=stamp,
        **changes,
    )


def a_visit(*trials: TrialRecord) -> ProtocolVisit:
    return ProtocolVisit(stored.SESSION_ID, stored.MORNING, trials)


def test_the_mean_is_over_the_valid_trials_of_a_condition() -> None:
    visit = a_visit(
        a_trial(1, "eo_firm", 0.010),
        a_trial(2, "eo_firm", 0.012),
        a_trial(3, "eo_firm", 0.900, valid=False),
        a_trial(4, "eo_firm", None),
        a_trial(5, "ec_firm", 0.020),
    )
    assert by_visit([visit], VELOCITY) == ({"eo_firm": 0.011, "ec_firm": 0.020},)


def test_visits_that_do_not_compare_with_the_newest_are_left_out() -> None:
    visits = [
        a_visit(a_trial(1, "eo_firm", 0.010)),
        a_visit(a_trial(2, "eo_firm", 0.020, filter="butterworth-2 5 Hz zero-lag")),
        a_visit(a_trial(3, "eo_firm", 0.030, version=2), a_trial(4, "eo_firm", 0.040)),
        a_visit(a_trial(5, "eo_firm", 0.050), a_trial(6, "ec_firm", 0.060)),
    ]
    assert by_visit(visits, VELOCITY) == ({"eo_firm": 0.010}, {"eo_firm": 0.040}, {"eo_firm": 0.050, "ec_firm": 0.060})
    assert by_visit(visits[:2], VELOCITY) == ({"eo_firm": 0.020},)


def test_a_newest_visit_without_a_valid_trial_compares_with_nothing() -> None:
    assert by_visit([], VELOCITY) == ()
    spoilt = a_visit(a_trial(2, "eo_firm", 0.020, valid=False))
    assert by_visit([a_visit(a_trial(1, "eo_firm", 0.010)), spoilt], VELOCITY) == ()


def test_from_the_database_to_a_change_against_the_baseline() -> None:
    store = Store(memory=True)
    store.write(lambda db: db.execute("INSERT INTO people VALUES (?, 'trainee')", [ANNA]))
    for number, velocity in enumerate((0.030, 0.010, 0.012, 0.016), 1):
        day = f"2025-06-{number:02d}"
        started = replace(stored.MORNING, utc=f"{day}T08:15:00.000Z", local_date=day)
        start = stored.session_start(number, person_id=ANNA, started=started)
        stored.save(store, SessionRecord(start, (replace(a_trial(number, "eo_firm", velocity), position=1),)))
    visits = protocol_trials(store, start.id, "quiet_stance")
    store.close()
    compared = compare(load_change(Path(content.ROOT)), Measure.SWAY, by_visit(visits, VELOCITY))
    assert compared.session == 4 and compared.baseline == {"eo_firm": 0.011}
    assert compared.verdicts["eo_firm"].change is Change.WORSE
