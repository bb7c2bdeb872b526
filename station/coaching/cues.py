"""What the coach may say, and the manners of saying it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CueRule:
    """When and how a cue is said; its text is ``cue-<trigger>`` in ``content/lang``.

    Parameters
    ----------
    trigger : str
    phase : int
        Phase of the programme that it belongs to; 0 for all.
    priority : int
        As in ``station.ports.Line``.
    spacing_s : float
        Shortest time until the same cue is said again.
    ttl_s : float
        Not worth saying later than this.
    fades : bool
        Whether feedback fading thins it out; instruction and safety never fade.
    """

    trigger: str
    phase: int
    priority: int
    spacing_s: float
    ttl_s: float
    fades: bool


@dataclass(frozen=True, slots=True)
class CueBook:
    """``content/cues.toml``: all cues, and what holds for all of them.

    Parameters
    ----------
    rules : mapping of str to CueRule
        By trigger.
    spacing_s : float
        Shortest time between any two cues.
    per_minute : int
        Most cues within any minute.
    quiet_after_perturbation_s : float
        Nothing but safety for so long after a perturbation: the trainee is busy recovering.
    feedback_shares : tuple of float
        Share of the feedback that is given in the first session, the second, and so on; the last one stays.
    """

    rules: Mapping[str, CueRule]
    spacing_s: float
    per_minute: int
    quiet_after_perturbation_s: float
    feedback_shares: tuple[float, ...]

    def feedback_share(self, session: int) -> float:
        """Return the share of feedback in the trainee's n-th session, from 1 (training.md, section 5)."""
        return self.feedback_shares[min(max(session, 1), len(self.feedback_shares)) - 1]
