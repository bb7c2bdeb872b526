"""Whether a trainee is getting tired: short stands between the blocks, set against the start of the day.

References
----------
training.md, section 5: twice 20 s with open eyes; over 25 % more ends the hard blocks, over 50 % the session, and never
on one probe.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from station.errors import SignalError
from station.trial.protocol import Protocol
from station.trial.results import ProtocolResult


@dataclass(frozen=True, slots=True)
class FatiguePolicy:
    """``content/fatigue.toml``, and the probe itself.

    Parameters
    ----------
    probe : Protocol
        ``content/probes/fatigue.toml``.
    hard_pct, session_pct : float
        More than so much over the start of the day ends the hard blocks, and the session.
    probes : int
        In a row that must agree.
    """

    probe: Protocol
    hard_pct: float
    session_pct: float
    probes: int


class Advice(StrEnum):
    """What the probes say."""

    GO_ON = "go_on"
    EASY = "easy"
    """No hard blocks any more."""
    STOP = "stop"
    """The session ends."""


@dataclass(frozen=True, slots=True)
class Fatigue:
    """What the probes so far say.

    Parameters
    ----------
    advice : Advice
    again : bool
        Whether to probe once more now: the last one says more than those before it bear out.
    rise_pct : float
        Of the last probe over the start of the day.
    """

    advice: Advice
    again: bool
    rise_pct: float


def probed_m_s(policy: FatiguePolicy, result: ProtocolResult) -> float | None:
    """Return the velocity of a probe, m/s: the mean of both stands, None when one of them is missing.

    Parameters
    ----------
    policy : FatiguePolicy
    result : ProtocolResult
        Of its protocol.
    """
    (condition,) = policy.probe.conditions
    return result.conditions[condition.id].mean["probe_velocity_m_s"] if result.complete else None


def fatigue(policy: FatiguePolicy, start_m_s: float, probes_m_s: Sequence[float]) -> Fatigue:
    """Return what the probes of a session say.

    A limit is passed where the last probes, as many as must agree, are all beyond it. Where the last one alone is, it
    is repeated before anything is decided.

    Parameters
    ----------
    policy : FatiguePolicy
    start_m_s : float
        The probe at the start of the day.
    probes_m_s : sequence of float
        Those after it, at least one, in their order.

    Raises
    ------
    SignalError
        When there is no probe, or a velocity is not positive.
    """
    if not probes_m_s:
        raise SignalError("There is no probe to compare.", "Probe once after the start of the day.")
    for value in (start_m_s, *probes_m_s):
        if not (math.isfinite(value) and value > 0):
            raise SignalError(f"A probe of {value:g} m/s is none.", "Repeat it.")
    rises_pct = [100 * (value - start_m_s) / start_m_s for value in probes_m_s]
    agreed_pct = min(rises_pct[-policy.probes :]) if len(rises_pct) >= policy.probes else -math.inf
    agreed, last = _advice(policy, agreed_pct), _advice(policy, rises_pct[-1])
    return Fatigue(agreed, agreed is not last, rises_pct[-1])


def _advice(policy: FatiguePolicy, rise_pct: float) -> Advice:
    if rise_pct > policy.session_pct:
        return Advice.STOP
    return Advice.EASY if rise_pct > policy.hard_pct else Advice.GO_ON
