"""What a test asks: its conditions, times and rests, as ``content/protocols/`` gives them. A test is never adapted."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from station.signals.limits import DIRECTIONS
from station.units import AP, ML

STANCES: Final = ("template", "tandem_left", "tandem_right", "left_leg", "right_leg", "seated")
"""Feet on the template, heel to toe with this foot leading, on this leg, or seated beside the board."""

LEGS: Final = ("left_leg", "right_leg")
SURFACES: Final = ("firm", "foam")
VISIONS: Final = ("open", "closed")
AXES: Final[Mapping[str, int]] = MappingProxyType({"ml": ML, "ap": AP})


class Measure(StrEnum):
    """What the trials of a protocol are about."""

    SWAY = "sway"
    """Standing still: the sway metrics."""
    INDEX = "index"
    """Standing on one leg for a fixed time: the CoP index, and how often the other foot touched down."""
    HOLD = "hold"
    """Standing on one leg as long as it goes: the time, and the sway where it was long enough."""
    LEAN = "lean"
    """Leaning as far as it goes in a direction: the limits of stability."""
    SHIFT = "shift"
    """Shifting weight to and fro at a pace."""
    LANDING = "landing"
    """Stepping on with one leg: the time to stabilisation."""
    PUSH = "push"
    """Being pushed by a partner, at a moment that the trainee does not know: the recovery."""
    PROBE = "probe"
    """Standing still for a short time: only whether it is more than at the start of the day."""
    DUAL_TASK = "dual_task"
    """Standing, a task seated, and both at once."""


class Order(StrEnum):
    """In which order the trials of the conditions come."""

    BLOCKS = "blocks"
    """All trials of a condition, then the next one."""
    TURNS = "turns"
    """A trial of each condition in turn: one leg rests while the other works."""
    COUNTERBALANCED = "counterbalanced"
    """Turns in an order that chance begins and that moves on by one each turn: over as many turns as there are
    conditions each is as often first as last."""


class Practice(StrEnum):
    """What is practised before anything counts; practice trials are discarded."""

    NONE = "none"
    """Nothing: a probe is compared with a probe."""
    FIRST = "first"
    """One trial of the condition that comes first."""
    TWICE = "twice"
    """Two trials of that one: the first two pushes surprise."""
    EACH = "each"
    """A full run: one trial of each condition."""


@dataclass(frozen=True, slots=True)
class Condition:
    """How to stand in a trial, and what to do.

    Parameters
    ----------
    id : str
        Unique in its protocol.
    stance : str
        One of ``STANCES``.
    surface : str
        ``firm`` or ``foam``.
    vision : str
        ``open`` or ``closed``: the eyes.
    direction : str
        Where to lean, of ``station.signals.limits.DIRECTIONS``; empty for other measures.
    axis : str
        Along which to shift weight, ``ml`` or ``ap``; empty for other measures.
    pace_s : float
        Time from one side to the other; 0 for other measures.
    task : str
        The second task, part of the key of its text; empty without one.
    """

    id: str
    stance: str = "template"
    surface: str = "firm"
    vision: str = "open"
    direction: str = ""
    axis: str = ""
    pace_s: float = 0.0
    task: str = ""

    @property
    def seated(self) -> bool:
        """Whether the trainee sits beside the board, which then tells the time and nothing else."""
        return self.stance == "seated"

    @property
    def target(self) -> tuple[float, float] | None:
        """Unit vector (ML, AP) to lean along, if any."""
        return DIRECTIONS[self.direction] if self.direction else None


@dataclass(frozen=True, slots=True)
class Protocol:
    """A test as ``content/protocols/<id>.toml`` describes it.

    Parameters
    ----------
    id : str
        Equal to the file's name.
    version : int
        Grows when results stop being comparable.
    measure : Measure
    order : Order
    practice : Practice
    trials : int
        That count, of each condition.
    attempts : int
        So often a trial is recorded at most, until it is void for good.
    instruct_s : float
        The instruction of a condition is shown at least so long, unless somebody confirms it.
    settle_s : float
        Standing quietly before a trial, not analysed; for a landing the board is empty so long.
    trial_s : float
        Length of a trial; the most for ``HOLD``, from the step or push on for ``LANDING`` and ``PUSH``, 0 for
        ``SHIFT``, where pace and cycles tell.
    least_s : float
        From here on a held trial has a sway; equal to ``trial_s`` for other measures.
    rest_s, rest_after_foam_s : float
        Between two trials; the second is equal to the first where there is no foam.
    repeat_s : float
        Before a void trial is repeated.
    cycles : int
        To and fro, for ``SHIFT``; else 0.
    limit_share : float
        How far to shift weight, as a share of the personal limit; else 0.
    touch_m, touch_share : float
        The other foot is down where the CoP is so far from its mean while settling, towards that foot, or so much of
        the body weight is gone; 0 for measures on two feet.
    arm_after_s : tuple of float
        For ``PUSH`` between which times after the start chance lets the partner push; else empty.
    armed_s : float
        For so long the push counts; else 0.
    peak_bands_m : tuple of float
        Borders of the peaks within which recoveries compare; empty for other measures.
    heels_m, feet_deg : float
        The template: distance of the heels, and angle between the feet.
    footwear : tuple of str
        What may be worn.
    conditions : tuple of Condition
    """

    id: str
    version: int
    measure: Measure
    order: Order
    practice: Practice
    trials: int
    attempts: int
    instruct_s: float
    settle_s: float
    trial_s: float
    least_s: float
    rest_s: float
    rest_after_foam_s: float
    repeat_s: float
    cycles: int
    limit_share: float
    touch_m: float
    touch_share: float
    arm_after_s: tuple[float, ...]
    armed_s: float
    peak_bands_m: tuple[float, ...]
    heels_m: float
    feet_deg: float
    footwear: tuple[str, ...]
    conditions: tuple[Condition, ...]

    def length_s(self, condition: Condition) -> float:
        """Return how long a trial of a condition lasts, at most for ``HOLD``, from the step or push that begins it."""
        return 2 * self.cycles * condition.pace_s if self.measure is Measure.SHIFT else self.trial_s

    def rest_after_s(self, condition: Condition) -> float:
        """Return the rest after a trial of a condition."""
        return self.rest_after_foam_s if condition.surface == "foam" else self.rest_s

    @property
    def text_keys(self) -> tuple[str, ...]:
        """Keys of the texts that every language has of this protocol."""
        start = f"protocol-{self.id}"
        tasks = dict.fromkeys(condition.task for condition in self.conditions if condition.task)
        return (
            f"{start}-name",
            f"{start}-about",
            *([f"{start}-partner"] if self.measure is Measure.PUSH else []),
            *(f"{start}-{condition.id}" for condition in self.conditions),
            *(f"protocol-task-{task}" for task in tasks),
        )
