"""The metrics of one trial, by what its protocol measures."""

from collections.abc import Mapping
from dataclasses import asdict

import numpy as np

from station.signals import limits, metrics, recovery, stabilisation, stability, weight_shift
from station.signals.filters import low_passed
from station.signals.reach import PersonalReach
from station.signals.resample import Even, evenly
from station.signals.sway import mean_velocity_m_s
from station.trial.protocol import AXES, Measure, Protocol
from station.trial.take import Take


def take_metrics(
    protocol: Protocol,
    take: Take,
    filter_hz: float,
    height_m: float | None = None,
    reach: PersonalReach | None = None,
) -> Mapping[str, float]:
    """Return the metrics of a valid trial; what it does not show is left out.

    Parameters
    ----------
    protocol : Protocol
    take : Take
    filter_hz : float
        Low-pass of the sway metrics.
    height_m : float, optional
        Of the trainee, for percents of the theoretical limit.
    reach : PersonalReach, optional
        Of the trainee, for percents of the personal limit.

    Raises
    ------
    SignalError
        When they cannot be computed.
    """
    condition = take.turn.condition
    answers = {} if take.answers is None else {"answers_per_min": 60 * take.answers / take.length_s}
    match protocol.measure:
        case Measure.SWAY:
            return _sway(take, filter_hz)
        case Measure.PROBE:
            # Loads SciPy, as the metrics do. A name of its own: it is too short to stand beside a longer trial.
            from station.signals.measures.prepare import prepare

            even = trial_cop(take)
            record = prepare(even.cop_m, even.fs_hz, filter_hz)
            return {"probe_velocity_m_s": mean_velocity_m_s(record.r_m, record.fs_hz)}
        case Measure.DUAL_TASK:
            return answers if condition.seated else _sway(take, filter_hz) | answers
        case Measure.INDEX:
            index = stability.stability_index(trial_cop(take).cop_m)
            return {
                "osi_m": index.overall_m,
                "osi_ml_m": index.ml_m,
                "osi_ap_m": index.ap_m,
                "touch_downs": float(take.touch_downs),
            }
        case Measure.HOLD:
            held = {"held_s": take.length_s, "touch_downs": float(take.touch_downs)}
            return held | (_sway(take, filter_hz) if take.length_s >= protocol.least_s else {})
        case Measure.LEAN:
            return _lean(take, height_m)
        case Measure.SHIFT:
            even = trial_cop(take)
            shift = weight_shift.rhythmic_weight_shift(even.cop_m, even.fs_hz, AXES[condition.axis])
            return {"on_axis_velocity_m_s": shift.velocity_m_s, "dcl_pct": shift.dcl_pct}
        case Measure.LANDING:
            # A force is no CoP, but its times are made even in the same way.
            force = evenly(take.t_us[take.start :], np.column_stack([take.load_n, take.load_n])[take.start :])
            time_s = stabilisation.time_to_stabilisation_s(force.cop_m[:, 0], force.fs_hz, take.body_weight_n)
            return {} if time_s is None else {"tts_s": time_s}
        case Measure.PUSH:
            return _push(take, reach)


def trial_cop(take: Take) -> Even:
    """Return the CoP of the trial itself, without the time to settle before it and what was recorded after its end."""
    end_us = int(take.t_us[take.start]) + round(1e6 * take.length_s)
    inside = slice(take.start, int(np.searchsorted(take.t_us, end_us, side="right")))
    return evenly(take.t_us[inside], take.cop_m[inside])


def _sway(take: Take, filter_hz: float) -> dict[str, float]:
    even = trial_cop(take)
    return metrics(even.cop_m, even.fs_hz, filter_hz)


def _lean(take: Take, height_m: float | None) -> dict[str, float]:
    """Return the excursion, from the rest before the signal on."""
    axis = take.turn.condition.target
    assert axis is not None  # the loader sees to it
    even = evenly(take.t_us, take.cop_m)
    excursion = limits.excursion(even.cop_m, even.fs_hz, _signal(take, even), axis)
    found = {key: value for key, value in asdict(excursion).items() if value is not None}
    if height_m is not None:
        for key in ("epe", "mxe"):
            if f"{key}_m" in found:
                found[f"{key}_pct"] = limits.of_limit_pct(found[f"{key}_m"], axis, height_m)
    return found


def _push(take: Take, reach: PersonalReach | None) -> dict[str, float]:
    """Return the recovery from a push, or that there was none: who stepped off is not measured."""
    if "step_off" in take.quality.notes:
        return {"step_off": 1.0}
    even = evenly(take.t_us, take.cop_m)
    done = recovery.recovered(low_passed(even.cop_m, even.fs_hz), even.fs_hz, _signal(take, even), reach)
    found = {"recovery_s": done.time_s, "peak_m": done.peak_m, "peak_pct": done.peak_pct, "path_m": done.path_m}
    found |= {"overshoots": done.overshoots, "push_ml": done.axis[0], "push_ap": done.axis[1], "step_off": 0}
    return {key: float(value) for key, value in found.items() if value is not None}


def _signal(take: Take, even: Even) -> int:
    """Return the index of the start of the trial or push among the even samples: the first one lies one step in."""
    passed_us = int(take.t_us[take.start] - take.t_us[0])
    return round(passed_us * even.fs_hz / 1e6) - (1 if even.resampled else 0)
