"""What a simulated person and its board can be told, checked before it is obeyed."""

from typing import Any, Final, NamedTuple

from hardware_drivers.simulated.skill import SKILLS
from station.errors import UsageError

FAULTS: Final = (
    "garbage",
    "bit_flip",
    "drop_byte",
    "insert_byte",
    "duplicate",
    "swap",
    "lose",
    "silence",
    "resume",
    "reset",
    "stuck",
    "saturate",
    "drift",
    "rate",
    "mend",
    "unplug",
    "replug",
)

_FIELDS: Final[dict[str, dict[str, Any]]] = {
    "step_on": {},
    "step_off": {},
    "lean": {"ml_m": float, "ap_m": float},
    "stumble": {"ml_m": float, "ap_m": float},
    "weight": {"mass_kg": float, "ml_m": float, "ap_m": float},
    "skill": {"name": tuple(SKILLS)},
    "vision": {"name": ("open", "closed")},
    "surface": {"name": ("firm", "foam")},
    "advance": {"to_us": int},
    "fault": {"name": FAULTS, "count": int, "cell": int},
    "quit": {},
}
_DEFAULTS: Final = {"count": 1, "cell": 0}
MOST: Final = 2**62
_RANGES: Final = {"ml_m": (-0.5, 0.5), "ap_m": (-0.5, 0.5), "mass_kg": (0, 300), "cell": (0, 3)}
"""Lowest and highest of numbers that are not counted from 0 to ``MOST``."""


class Command(NamedTuple):
    """A checked command."""

    do: str
    fields: dict[str, Any]


def check(command: Any) -> Command:
    """Return a command once it is known to be one.

    Raises
    ------
    UsageError
        When it names nothing that can be done, or a field is missing, unknown or out of range.
    """
    if not isinstance(command, dict) or command.get("do") not in _FIELDS:
        raise UsageError(f"The simulated board cannot do {command!r}.", f"It can: {', '.join(_FIELDS)}.")
    do = command["do"]
    wanted = _FIELDS[do]
    given = {**{name: value for name, value in _DEFAULTS.items() if name in wanted}, **command}
    del given["do"]
    if set(given) != set(wanted):
        raise UsageError(f"{do!r} takes {', '.join(wanted) or 'nothing'}; got {', '.join(given) or 'nothing'}.")
    return Command(do, {name: _value(do, name, given[name], kind) for name, kind in wanted.items()})


def _value(do: str, name: str, value: Any, kind: Any) -> Any:
    if isinstance(kind, tuple):
        if value in kind:
            return value
        raise UsageError(f"{do!r} knows no {name} {value!r}.", f"Choose one of: {', '.join(kind)}.")
    lowest, highest = _RANGES.get(name, (0, MOST))
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and lowest <= value <= highest and (kind is float or value == int(value)):
        return kind(value)
    raise UsageError(f"{name} of {do!r} is out of range: {value!r}.")
