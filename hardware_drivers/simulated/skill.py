"""How well a person leans to where they mean to be."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Skill:
    """The way from a target to the CoP.

    Parameters
    ----------
    reaction_s : float
        From seeing a target to beginning to move.
    natural_hz, damping : float
        Speed and overshoot of the movement: 1 / (2 pi natural_hz) is its time constant, lower damping overshoots more.
    aim_error : float
        Standard deviation of where a lean ends, as a share of its length.
    unsteadiness : float
        Sway while leaning fully, in units of the own quiet sway.
    sway : float
        Quiet sway, in units of what is usual at that age and height. The five lie within 1.4 standard deviations of
        what people differ by (0.289 in ln v, Santos & Duarte 2016).
    """

    reaction_s: float
    natural_hz: float
    damping: float
    aim_error: float
    unsteadiness: float
    sway: float


SKILLS: Final = {
    "beginner": Skill(0.45, 0.55, 0.45, 0.20, 2.2, 1.5),
    "novice": Skill(0.38, 0.70, 0.52, 0.14, 1.8, 1.25),
    "practised": Skill(0.31, 0.90, 0.60, 0.09, 1.5, 1.0),
    "skilled": Skill(0.26, 1.15, 0.68, 0.06, 1.3, 0.87),
    "expert": Skill(0.21, 1.45, 0.76, 0.03, 1.1, 0.75),
    "steered": Skill(0.0, 2.5, 0.90, 0.0, 1.0, 1.0),
}
"""Five people, and ``steered``: the hand at the mouse has its own reaction time, so the person adds none."""
