"""Of a test each trial is kept, with a true stamp, and nothing that tells who did it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from station.store.database import Store
from station.store.protocol_trials import ProtocolRun, filter_name, trial_records
from station.store.records import TrialRecord
from station.store.sessions import load_session, save_trials, start_session
from station.trial.results import results
from station.trial.stage import Stage
from tests.fakes import stored, taken
from tests.fakes.trial_bench import Bench, protocol

TALL, SMALL = 1.95, 1.55


def placed(run: ProtocolRun) -> dict[Any, tuple[str, int]]:
    return {key: (f"00000000-0000-7000-8000-{k:012x}", k) for k, key in enumerate(run.trials, 1)}


def records(run: ProtocolRun, **board: Any) -> tuple[TrialRecord, ...]:
    return trial_records(run, replace(stored.BOARD, **board), placed(run))


@pytest.fixture(scope="module")
def quiet() -> Bench:
    return taken.done(taken.short("quiet_stance"), slip=True)


@pytest.fixture(scope="module")
def leaning() -> Bench:
    return taken.done(taken.short("limits_of_stability", 8))


def test_each_trial_is_kept_in_its_order_the_void_one_too_and_practice_not(quiet: Bench) -> None:
    kept = records(taken.run(quiet))
    told = [(each.condition, each.params["number"], each.params["attempt"], each.valid) for each in kept]
    assert told == [("eo_firm", 1, 1, False), ("eo_firm", 1, 2, True), ("ec_firm", 1, 1, True)]
    assert (kept[0].quality_reasons, kept[0].metrics) == (("step_off",), {})
    assert {each.kind for each in kept} == {"protocol"} and {each.params["test_id"] for each in kept} == {"test-1"}
    assert len(quiet.runner.takes) == 4  # with the practice


def test_what_was_noticed_without_voiding_a_trial_is_kept_beside_the_reasons(quiet: Bench) -> None:
    run = taken.run(quiet)
    noted = [replace(take, quality=replace(take.quality, notes=("rate_off", "unchecked"))) for take in run.takes]
    kept = records(replace(run, takes=noted, result=results(run.protocol, noted, 10.0, None)))
    assert [(each.quality_reasons, each.quality_notes) for each in kept] == [
        (("step_off",), ("rate_off", "unchecked")),
        ((), ("rate_off", "unchecked")),
        ((), ("rate_off", "unchecked")),
    ]


def test_the_metrics_are_those_of_the_result(quiet: Bench) -> None:
    run = taken.run(quiet)
    kept = records(run)
    assert kept[1].metrics == run.result.conditions["eo_firm"].valid[0].metrics
    assert kept[2].metrics == run.result.conditions["ec_firm"].valid[0].metrics


def test_the_stamp_says_how_it_was_measured(quiet: Bench) -> None:
    kept = records(taken.run(quiet, filter_hz=5.0))
    stamp = kept[1].stamp
    assert (stamp.board_uid, stamp.calibration_date, stamp.calibrated) == (stored.BOARD.uid, "2025-05-01", True)
    assert stamp.filter == "butterworth-2 5 Hz zero-lag"
    assert (stamp.surface, stamp.stance, stamp.vision, stamp.footwear) == ("firm", "template", "open", "not asked")
    assert (stamp.rate_hz, stamp.lost_samples, stamp.checked_by) == (pytest.approx(100.0), 0, "self")
    assert (kept[2].stamp.vision, stamp.reach) == ("closed", "none")
    assert {each.stamp.calibrated for each in records(taken.run(quiet), calibrated=False)} == {False}


def test_on_a_board_that_wobbles_it_is_not_firm_and_foam_is_foam(quiet: Bench) -> None:
    assert {each.stamp.surface for each in records(taken.run(quiet), surface="wobble")} == {"wobble"}
    whole = protocol("mctsib")
    foam = replace(whole, trials=1, conditions=tuple(each for each in whole.conditions if each.surface == "foam"))
    kept = records(taken.run(taken.done(foam)))
    assert {each.stamp.surface for each in kept} == {"foam"}


def test_a_trial_is_found_again_in_the_raw_recording(quiet: Bench) -> None:
    kept = records(taken.run(quiet))
    take = quiet.runner.takes[2]
    assert kept[1].params["start_us"] == take.t_us[take.start]
    assert kept[1].params["length_s"] == take.length_s == 30.0
    assert kept[1].params["epoch"] == take.epoch == 0


def test_after_a_board_began_anew_the_epoch_tells_which_of_two_equal_times_it_is() -> None:
    bench = Bench(taken.short("quiet_stance", 1))
    bench.trial()
    bench.until(Stage.REST)
    bench.trial()
    bench.stand(2.0)
    bench.epoch = 1
    bench.until(Stage.REPEAT)
    bench.until(Stage.DONE)
    run = taken.run(bench)
    assert [(each.valid, each.params["epoch"]) for each in records(run)] == [(False, 0), (True, 1)]


def test_the_digest_is_of_the_samples(quiet: Bench) -> None:
    run = taken.run(quiet)
    changed = [replace(take, load_n=take.load_n + 1e-12) for take in run.takes]
    first, again = records(run), records(replace(run, takes=changed))
    assert len({each.digest for each in first}) == 3
    assert all(one.digest != other.digest for one, other in zip(first, again, strict=True))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("quiet_stance", "butterworth-2 10 Hz zero-lag"),
        ("single_leg", "butterworth-2 10 Hz zero-lag"),
        ("limits_of_stability", "butterworth-2 0.85 Hz zero-lag"),
        ("weight_shift", "butterworth-2 0.85 Hz zero-lag"),
        ("athletic_single_leg", "none"),
        ("step_on", "none"),
        ("partner_push", "butterworth-2 10 Hz causal"),
    ],
)
def test_the_filter_is_the_one_of_the_metrics(name: str, told: str) -> None:
    asked = protocol(name)
    assert filter_name(asked, asked.conditions[0], 10.0, 100.0) == told


def test_on_a_slow_board_a_push_is_filtered_as_slowly_as_the_board_asks() -> None:
    asked = protocol("partner_push")
    assert filter_name(asked, asked.conditions[0], 10.0, 20.0) == "butterworth-2 8 Hz causal"


def test_of_a_task_beside_the_board_nothing_is_filtered() -> None:
    asked = protocol("dual_task")
    told = {each.seated: filter_name(asked, each, 10.0, 100.0) for each in asked.conditions}
    assert told == {True: "none", False: "butterworth-2 10 Hz zero-lag"}


def test_nothing_that_is_kept_tells_how_tall_somebody_is(leaning: Bench) -> None:
    tall, small = taken.run(leaning, height_m=TALL), taken.run(leaning, height_m=SMALL)
    shown = [run.result.conditions["front"].mean["mxe_pct"] for run in (tall, small)]
    assert shown[0] < shown[1]
    assert records(tall) == records(small) == records(taken.run(leaning))
    assert records(tall)[0].metrics["mxe_m"] > 0


def test_they_come_back_equal_from_the_store_all_of_them_or_none(quiet: Bench) -> None:
    store = Store(memory=True)
    start_session(store, stored.session_start())
    kept = records(taken.run(quiet))
    with pytest.raises(Exception, match="UNIQUE"):
        save_trials(store, stored.SESSION_ID, [*kept, replace(kept[0], id=kept[0].id.replace("0000", "1000", 1))])
    assert load_session(store, stored.SESSION_ID).trials == ()
    save_trials(store, stored.SESSION_ID, kept)
    back = load_session(store, stored.SESSION_ID).trials
    assert back == kept and json.dumps(dict(back[1].metrics)) == json.dumps(dict(kept[1].metrics))
    store.close()
