"""What is told about a run of Roll Container Run when it is over."""

from dataclasses import replace
from typing import Any

import pytest

from games.roll_container.params import GOODS
from games.roll_container.result import meaning, moment
from tests.fakes.stage_set import kit, played

MEAGRE = {"way_pct": 40.0, "goods_lost": 1.0, "start_smoothness_pct": 60.0, "clean_stops": 0.0, "unrecovered": 0.0}
WHOLE = {"way_pct": 100.0, "goods_lost": 0.0}


def _outcome(**metrics: float) -> Any:
    return replace(played("roll_container").outcome, metrics=MEAGRE | metrics)


@pytest.mark.parametrize(
    ("metrics", "key", "values"),
    [
        ({"recovery_time_s": 0.8, "clean_stops": 2.0, **WHOLE}, "recovery", {"recovery": 0.8}),
        ({"recovery_time_s": 0.8, "unrecovered": 1.0, **WHOLE}, "whole", {"goods": GOODS}),
        ({"recovery_time_s": 1.4, "clean_stops": 2.0}, "clean", {"clean": 2}),
        ({"clean_stops": 1.0}, "clean", {"clean": 1}),
        ({"recovery_time_s": 1.4, "start_smoothness_pct": 91.0}, "smooth", {"smooth": 91}),
    ],
)
def test_what_is_praised_was_so(metrics: dict[str, float], key: str, values: dict[str, float]) -> None:
    the_kit = kit()
    assert moment(the_kit, _outcome(**metrics)) == the_kit.t(f"roll_container-moment-{key}", **values)


@pytest.mark.parametrize(
    ("metrics", "step"),
    [
        ({"recovery_time_s": 1.4, "recoveries": 2.0}, "home"),
        ({"recovery_time_s": 0.8, "recoveries": 1.0, "unrecovered": 1.0}, "home"),
        ({}, "goods"),
        ({"goods_lost": 0.0}, "start"),
    ],
)
def test_a_meagre_run_is_not_praised_but_told_what_to_do_next(metrics: dict[str, float], step: str) -> None:
    the_kit, outcome = kit(), _outcome(**metrics)
    assert moment(the_kit, outcome) == ""
    assert meaning(the_kit, outcome).endswith(the_kit.t(f"roll_container-meaning-next-{step}"))


def test_a_run_with_something_to_be_proud_of_has_no_step_beside_it() -> None:
    the_kit = kit()
    told = meaning(the_kit, _outcome(clean_stops=1.0))
    assert told == the_kit.t("roll_container-meaning-short", smooth=60)


def test_who_did_not_get_steady_again_is_not_told_a_mean_of_the_other_times() -> None:
    the_kit = kit()
    told = meaning(the_kit, _outcome(recovery_time_s=0.8, recoveries=1.0, unrecovered=2.0, clean_stops=1.0))
    assert told == the_kit.t("roll_container-meaning-some", back=1, all=3, smooth=60)
