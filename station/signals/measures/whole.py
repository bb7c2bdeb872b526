"""Joins the families of metrics to the one set."""

import math

from station.errors import SignalError
from station.frames import Floats
from station.signals.measures import density, diffusion, distance, ellipse, entropy, fluctuation, spectrum, velocity
from station.signals.measures.prepare import prepare
from station.signals.measures.table import TABLE


def every_metric(cop_m: Floats, fs_hz: float, filter_hz: float | None) -> dict[str, float]:
    """Return every metric; see :func:`station.signals.metrics`.

    The families that ask for the longest recording come first: what is too short for one of them is refused with what
    was needed, before anything else is said of it.

    Raises
    ------
    SignalError
        When one of them cannot be computed.
    """
    record = prepare(cop_m, fs_hz, filter_hz)
    spectral = spectrum.measures(record)
    far = distance.measures(record)
    around = ellipse.measures(record)
    found = {
        **far,
        **around,
        **velocity.measures(record, far, around),
        **density.measures(record),
        **spectral,
        **diffusion.measures(record),
        **entropy.measures(record),
        **fluctuation.measures(record),
    }
    for key, value in found.items():
        if not math.isfinite(value):
            raise SignalError(f"{key} cannot be computed of this recording.", "Is it standing still, in metres?")
    return {metric.key: found[metric.key] for metric in TABLE}
