"""What a trainee came to in a test, visit by visit, as far as it may be set beside the newest."""

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from station.store.comparability import like
from station.store.sessions import ProtocolVisit


def by_visit(visits: Sequence[ProtocolVisit], metric: str) -> tuple[Mapping[str, float], ...]:
    """Return the mean of a metric in each condition, for each visit that compares with the newest.

    Parameters
    ----------
    visits : sequence of ProtocolVisit
        Of one trainee and one test, oldest first, as ``station.store.sessions.protocol_trials`` gives them.
    metric : str
        For example ``mean_velocity_m_s``.

    Returns
    -------
    tuple of mapping of str to float
        By the id of the condition: the mean over the valid trials that are like those of the newest visit. Visits
        without any are left out, so that a trainee begins anew on a board, or with a filter, that compares with no
        other; empty when the newest visit has none itself.
    """
    newest = visits[-1].trials if visits else ()
    references = {trial.condition: trial for trial in newest if trial.valid}
    found = []
    for visit in visits:
        means = {}
        for condition, reference in references.items():
            values = [each.metrics[metric] for each in like(reference, visit.trials) if metric in each.metrics]
            if values:
                means[condition] = math.fsum(values) / len(values)
        if means:
            found.append(MappingProxyType(means))
    return tuple(found)
