"""Who stands on the board, told sample by sample.

The pipeline tells presence for a whole block; a test starts and ends its trials on the very sample, however the stream
was cut.
"""

from station.signals.sway import StreamingSway
from station.trial.pipeline import GAP_US, Sample
from station.trial.presence import Presence


class Attendance:
    """Follow samples, and from them the presence and its sway.

    Attributes
    ----------
    presence : Presence
    sway : StreamingSway
        Over the last second.
    """

    def __init__(self) -> None:
        self.presence = Presence()
        self.sway = StreamingSway(1.0)
        self._last: Sample | None = None

    def push(self, sample: Sample) -> int:
        """Follow one sample.

        Returns
        -------
        int
            Time since the sample before, microseconds; 0 for the first one of an epoch.
        """
        last, self._last = self._last, sample
        passed_us = 0
        if last is not None and last.epoch != sample.epoch:
            self.sway.restart()
            self.presence.restart()
        elif last is not None:
            passed_us = sample.t_us - last.t_us
            if passed_us > GAP_US:
                self.sway.restart()
        if sample.loaded:
            self.sway.push(sample.t_us, sample.cop_ml_m, sample.cop_ap_m)
        else:
            self.sway.restart()
        self.presence.push(sample.t_us, sample.load_n, self.sway)
        return passed_us
