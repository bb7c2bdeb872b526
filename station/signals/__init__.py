"""From forces to centre of pressure and what can be read from it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from station.frames import Floats


def metrics(cop_m: "Floats", fs_hz: float, filter_hz: float | None = 10.0) -> dict[str, float]:
    """Return every metric of a recording of quiet stance, by its key (``docs/metrics.md`` explains each).

    Parameters
    ----------
    cop_m : ndarray, shape (n, 2)
        CoP in m, columns ML, AP, evenly sampled, without gaps, its time to settle cut off.
    fs_hz : float
        Sample rate. With a filter, records faster than 100 Hz are brought to 100 Hz first.
    filter_hz : float or None
        Frequency at which the zero-lag low-pass takes 3 dB; None for neither filter nor decimation.

    Returns
    -------
    dict of str to float
        The keys of ``station.signals.measures.table.TABLE``, in its order; SI units; every value finite.

    Raises
    ------
    SignalError
        When a metric cannot be computed: too short or too slow, not finite, constant, without any peak. It names what
        was needed, and the metric where only one fails.
    """
    # Imported here: SciPy takes long to load, and the kiosk needs none of it before the first test is over.
    from station.signals.measures.whole import every_metric

    return every_metric(cop_m, fs_hz, filter_hz)
