"""Results of tests to look at: one of each kind, with the longest that it may have to show."""

import math
from typing import Final

from station.programme.change import Noise
from station.programme.findings import Figure, Findings, Lean, Sides, Stabilogram
from station.programme.score import NoScore, StabilityScore
from station.signals.limits import DIRECTIONS
from station.trial.quality import NOTED

_WAY: Final = tuple(
    (
        4.1 * math.sin(0.031 * step) + 1.7 * math.sin(0.113 * step + 1.0) + 0.5 * math.sin(0.7 * step),
        6.3 * math.sin(0.023 * step + 2.0) + 2.2 * math.sin(0.171 * step) + 0.6 * math.cos(0.9 * step),
    )
    for step in range(600)
)
_STABILOGRAM: Final = Stabilogram(_WAY, 10.4, 7.1, 84.0)
_FOUR: Final = (
    Figure(("finding-eyes-open",), 8.4, "mm_s"),
    Figure(("finding-eyes-closed",), 11.9, "mm_s"),
    Figure(("finding-eyes-open", "finding-on-foam"), 19.7, "mm_s"),
    Figure(("finding-eyes-closed", "finding-on-foam"), 41.3, "mm_s"),
    Figure(("finding-romberg",), 1.42, "ratio"),
    Figure(("finding-romberg", "finding-on-foam"), 2.1, "ratio"),
)


def _leans(factor: float, share: float | None) -> tuple[Lean, ...]:
    shares = zip(DIRECTIONS, (88, 97, 90, 80, 72, 66, 79, 85), strict=True)
    return tuple(Lean(name, round(0.09 * factor * pct, 1), share and share * pct) for name, pct in shares)


SAMPLES: Final[dict[str, tuple[str, Findings]]] = {
    "score": (
        "mctsib",
        Findings(
            "finding-score-average", score=StabilityScore(44.8, {}, 33, firm_only=False, few=True),
            noise=Noise(14.0, True), figures=_FOUR, stabilogram=_STABILOGRAM, void=("load_changed",),
        ),
    ),
    "no_score": (
        "quiet_stance",
        Findings(
            "finding-romberg-says", {"times": 1.4}, score=NoScore.AGE_OUTSIDE, figures=(*_FOUR[:2], _FOUR[4]),
            stabilogram=_STABILOGRAM,
        ),
    ),
    "below": (
        "quiet_stance",
        Findings(
            "finding-score-below", complete=False, score=StabilityScore(3.0, {}, 1, firm_only=True, few=False),
            noise=Noise(14.0, True), figures=(*_FOUR[:2], _FOUR[4]), stabilogram=_STABILOGRAM, void=("step_off",),
        ),
    ),
    "star": (
        "limits_of_stability",
        Findings(
            "finding-leans", {"far": "finding-to-front_right", "near": "finding-to-back_left"},
            figures=(
                Figure(("finding-to-front_right",), 8.7, "cm"), Figure(("finding-to-back_left",), 5.9, "cm"),
                Figure(("finding-mxe",), 84, "pct"), Figure(("finding-dcl",), 78, "pct"),
            ),
            leans=_leans(1.0, 1.0),
        ),
    ),
    "star_short": (
        "limits_of_stability",
        Findings(
            "finding-reach-short", {"direction": "finding-to-back_right"}, complete=False, leans=_leans(0.4, None)[:5],
        ),
    ),
    "sides": (
        "single_leg",
        Findings(
            "finding-sides-hold", {"leg": "finding-stance-right_leg"}, sides=Sides(22.4, 41.0, "s", True),
            figures=(
                Figure(("finding-difference",), 59, "pct"),
                Figure(("finding-stance-left_leg", "finding-touch-downs"), 1.3, "times"),
            ),
        ),
    ),
    "shift": (
        "weight_shift",
        Findings(
            "finding-shift", {"share": 81},
            figures=tuple(
                Figure((f"finding-shift-{axis}", f"finding-pace-{pace}"), 90 - 7 * pace, "pct")
                for axis in ("ml", "ap") for pace in (3, 2, 1)
            ),
        ),
    ),
    "push": (
        "partner_push",
        Findings(
            "finding-push", {"seconds": 1.4},
            figures=(
                Figure(("finding-peak",), 48, "mm"),
                *(Figure(("finding-recovery", f"finding-side-{side}"), 1.31, "s") for side in ("left", "back")),
            ),
            notes=NOTED,
        ),
    ),
    "dual": (
        "dual_task",
        Findings(
            "finding-dual", {"standing": 12, "counting": 4},
            figures=(
                Figure(("finding-standing",), 9.1, "mm_s"), Figure(("finding-standing-counting",), 10.2, "mm_s"),
                Figure(("finding-motor_cost",), 12, "pct"), Figure(("finding-cognitive_cost",), 4, "pct"),
            ),
        ),
    ),
    "noted": (
        "mctsib",
        Findings(
            "finding-score-average", score=StabilityScore(44.8, {}, 33, firm_only=False, few=True),
            noise=Noise(14.0, True), figures=_FOUR, stabilogram=_STABILOGRAM, void=("load_changed",), notes=NOTED,
        ),
    ),
    "nothing": ("tandem", Findings("finding-nothing", complete=False, void=("step_off", "load_changed"))),
}  # fmt: skip
"""By name: the test, and what it found."""
