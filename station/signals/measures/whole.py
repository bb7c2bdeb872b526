"""Joins the families of metrics to the one set."""

import math

from station.errors import SignalError
from station.frames import Floats
from station.signals.measures import density, diffusion, distance, ellipse, entropy, fluctuation, spectrum, velocity
from station.signals.measures.prepare import checked, prepare
from station.signals.measures.table import TABLE


def every_metric(cop_m: Floats, fs_hz: float, filter_hz: float | None) -> dict[str, float]:
    """Return every metric; see :func:`station.signals.metrics`.

    What is too short for the spectrum, which asks for most, is refused with that before anything else is said of it.

    Raises
    ------
    SignalError
        When one of them cannot be computed.
    """
    raw = checked(cop_m, fs_hz)
    spectrum.segment(len(raw), fs_hz)
    record = prepare(raw, fs_hz, filter_hz)
    far = distance.measures(record)
    around = ellipse.measures(record)
    found = {
        **far,
        **around,
        **velocity.measures(record, far, around),
        **density.measures(record),
        **spectrum.measures(record),
        **diffusion.measures(record),
        **entropy.measures(record),
        **fluctuation.measures(record),
    }
    for key, value in found.items():
        if not math.isfinite(value):
            raise SignalError(f"{key} cannot be computed of this recording.", "Is it standing still, in metres?")
    return {metric.key: found[metric.key] for metric in TABLE}
