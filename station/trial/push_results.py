"""What the pushes of a partner come to: how soon the trainee is calm again, by side and by how hard the push was."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from station.signals.quotients import symmetry_pct

LEAST_PUSHES: Final = 6
"""A mean of fewer recoveries tells too little (training.md, section 6)."""

SIDES: Final = ("right", "left", "front", "back")

Metrics = Mapping[str, float]


def mean(pushes: Sequence[Metrics]) -> dict[str, float]:
    """Return the means of the pushes that were stood, and how many of all were not.

    Parameters
    ----------
    pushes : sequence of mapping
        Metrics of each push that counts, at least one.
    """
    keys = dict.fromkeys(key for push in pushes for key in push if key not in ("step_off", "push_ml", "push_ap"))
    found = {key: _mean_of(pushes, key) for key in keys}
    found["step_offs"] = math.fsum(push["step_off"] for push in pushes)
    found["unrecovered"] = float(sum(not push["step_off"] and "recovery_s" not in push for push in pushes))
    return found


def summary(pushes: Sequence[Metrics], bands_m: Sequence[float]) -> dict[str, float]:
    """Return the mean recovery time, of each side and of each band of the peak; what lacks a push is left out.

    Parameters
    ----------
    pushes : sequence of mapping
        Metrics of each push that counts.
    bands_m : sequence of float
        Upper borders of the bands but the last one: a harder push takes longer to recover from, so recoveries compare
        within a band only.
    """
    found: dict[str, float] = {}
    recovered = [push for push in pushes if "recovery_s" in push]
    if len(recovered) >= LEAST_PUSHES:
        found["recovery_s"] = _mean_of(recovered, "recovery_s")
    for side in SIDES:
        there = [push for push in pushes if "peak_m" in push and side_of(push) == side]
        if there:
            found[f"pushes_{side}"] = float(len(there))
            found[f"peak_{side}_m"] = _mean_of(there, "peak_m")
        if any("recovery_s" in push for push in there):
            found[f"recovery_{side}_s"] = _mean_of(there, "recovery_s")
    for name, one, other in (("symmetry", "right", "left"), ("front_back", "front", "back")):
        times = [found[f"recovery_{side}_s"] for side in (one, other) if f"recovery_{side}_s" in found]
        if len(times) == 2 and math.fsum(times) > 0:
            found[f"{name}_recovery_s_pct"] = symmetry_pct(*times)
    for low_m, high_m in zip((0.0, *bands_m), (*bands_m, math.inf), strict=True):
        within = [push for push in recovered if low_m < push["peak_m"] <= high_m]
        if within:
            border = f"to_{1000 * high_m:.0f}" if high_m < math.inf else f"over_{1000 * low_m:.0f}"
            found[f"recovery_{border}_mm_s"] = _mean_of(within, "recovery_s")
    return found


def side_of(push: Metrics) -> str:
    """Return to which of the four sides a push went most."""
    ml, ap = push["push_ml"], push["push_ap"]
    if abs(ml) > abs(ap):
        return "right" if ml > 0 else "left"
    return "front" if ap > 0 else "back"


def _mean_of(pushes: Sequence[Metrics], key: str) -> float:
    values = [push[key] for push in pushes if key in push]
    return math.fsum(values) / len(values)
