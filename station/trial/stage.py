"""What a running test shows and says."""

from dataclasses import dataclass
from enum import StrEnum

from station.trial.order import Turn


class Stage(StrEnum):
    """What goes on; the texts are ``protocol-stage-<value>``."""

    INSTRUCTION = "instruction"
    WEIGH = "weigh"
    """Before the first landing the trainee stands on the board with both feet."""
    STEP_ON = "step_on"
    STEP_OFF = "step_off"
    """The board must be empty: for what is done beside it, and for laying or taking foam."""
    SETTLE = "settle"
    TRIAL = "trial"
    ANSWERS = "answers"
    """Somebody tells how many answers of the second task were right."""
    REST = "rest"
    REPEAT = "repeat"
    """The rest after a void trial, before it is recorded again."""
    DONE = "done"


class Said(StrEnum):
    """What the voice says; the texts are ``protocol-say-<value>``. Nothing else is said in a test."""

    START = "start"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Now:
    """What there is to show. There is no CoP in it: a test gives no feedback.

    Parameters
    ----------
    stage : Stage
    turn : Turn or None
        The trial that is on or comes next; None when done.
    attempt : int
        From 1.
    progress : float
        0 to 1 through this stage; 0 where nobody knows how long it takes.
    left_s : float
        Of this stage; 0 where nobody knows.
    reason : str
        Why the last trial is void, in ``REPEAT``; the texts are ``reason-<reason>``. Else empty.
    target : tuple of (float, float) or None
        Where to lean now (ML, AP), in units of the personal reach, where that is the task.
    new_floor : bool
        Whether foam must be laid or taken away: the instruction then waits to be confirmed.
    armed : bool
        Whether the partner may push now. A sign for the partner's eyes alone: nothing is said, and the trainee looks
        elsewhere.
    whole : float
        0 to 1: the share of all trials of the test that are behind.
    """

    stage: Stage
    turn: Turn | None
    attempt: int
    progress: float
    left_s: float
    reason: str
    target: tuple[float, float] | None
    new_floor: bool
    armed: bool = False
    whole: float = 0.0
