"""Tests from ``content/protocols/``: each file one protocol, read strictly, with errors that name file and key."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeVar

from station.errors import ContentError
from station.programme.table import Table, read_toml
from station.programme.texts import Texts
from station.signals import limits, onset, recovery, stabilisation
from station.trial.protocol import (
    AXES,
    LEGS,
    STANCES,
    SURFACES,
    VISIONS,
    Condition,
    Measure,
    Order,
    Practice,
    Protocol,
)

LEAST_SWAY_S: Final = 25.0
"""A shorter trial of standing still tells too little of its sway (Scoppa 2013)."""

LEAST_HELD_S: Final = 10.0
"""Some metrics need as much."""

LEAST_PROBE_S: Final = 15.0
"""Of a probe only the velocity is used, and only against probes as long."""

LEAST_CHANCE_S: Final = 1.0
"""A push that comes at a known moment is no surprise."""

LEAST_BEFORE_PUSH_S: Final = 3.0
"""A recovery is compared with how the trainee stood before."""

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_FOOTWEAR: Final = ("barefoot", "socks", "shoes")
_STANDING: Final = tuple(stance for stance in STANCES if stance != "seated")
_ON_TWO_FEET: Final = tuple(stance for stance in _STANDING if stance not in LEGS)
_ALLOWED: Final[Mapping[Measure, tuple[str, ...]]] = MappingProxyType(
    {
        Measure.SWAY: _ON_TWO_FEET,
        Measure.INDEX: LEGS,
        Measure.HOLD: LEGS,
        Measure.LEAN: ("template",),
        Measure.SHIFT: ("template",),
        Measure.LANDING: LEGS,
        Measure.PUSH: ("template",),
        Measure.PROBE: ("template",),
        Measure.DUAL_TASK: ("seated", *_ON_TWO_FEET),
    }
)
"""Stances of each measure."""

_Named = TypeVar("_Named", bound=StrEnum)


def load_protocols(root: Path, texts: Iterable[Texts]) -> Mapping[str, Protocol]:
    """Return every protocol, by its id.

    Parameters
    ----------
    root : Path
        The content folder.
    texts : iterable of Texts
        In which those of every protocol have to be.

    Raises
    ------
    ContentError
        When there is none, a key is missing, unknown or out of range, conditions make no sense, or a text is missing.
    """
    paths = sorted((root / "protocols").glob("*.toml"))
    if not paths:
        raise ContentError(f"{root.name}/protocols: there are no protocols (*.toml) here.")
    protocols = {path.stem: load_protocol(root, path.stem) for path in paths}
    for each in texts:
        for protocol in protocols.values():
            check_texts(root, protocol, "protocols", each)
    return MappingProxyType(protocols)


def check_texts(root: Path, protocol: Protocol, folder: str, texts: Texts) -> None:
    """Raise :class:`ContentError` unless every text of a protocol is there in a language."""
    for key in protocol.text_keys:
        if key not in texts.keys:
            raise ContentError(
                f"{root.name}/{folder}/{protocol.id}.toml: there is no text {key!r} in {texts.lang!r}.",
                f"Add it to a file in {root.name}/lang/{texts.lang}.",
            )


def load_protocol(root: Path, protocol_id: str, folder: str = "protocols") -> Protocol:
    """Return one protocol.

    Parameters
    ----------
    root : Path
        The content folder.
    protocol_id : str
    folder : str
        ``protocols`` for tests, ``probes`` for what a session asks in between.

    Raises
    ------
    ContentError
        When a key is missing, unknown or out of range, the id is not the file's name, or conditions make no sense.
    """
    file = read_toml(root, f"{folder}/{protocol_id}.toml")
    if file.text("id") != protocol_id or not _NAME.fullmatch(protocol_id):
        raise file.error("id", f"must be {protocol_id!r}, as the file's name, in small letters, digits and underscores")
    measure = _one_of(file, "measure", Measure)
    if (measure is Measure.PROBE) is not (folder == "probes"):
        raise file.error("measure", "must be 'probe' in the folder probes, and only there")
    practice = _one_of(file, "practice", Practice)
    if (practice is Practice.NONE) is not (measure is Measure.PROBE):
        raise file.error("practice", "must be 'none' for a probe, and only there: the first trial always shows more")
    tables = file.tables("conditions")
    conditions = tuple(_condition(table, measure) for table in tables)
    _check_conditions(file, measure, conditions)
    trial_s = 0.0 if measure is Measure.SHIFT else _trial_s(file, measure)
    rest_s = file.number("rest_s", 0, 600)
    foam = any(condition.surface == "foam" for condition in conditions)
    one_leg = measure in (Measure.INDEX, Measure.HOLD)
    push = measure is Measure.PUSH
    feet = file.table("feet")
    protocol = Protocol(
        id=protocol_id,
        version=file.integer("version", 1, 10_000),
        measure=measure,
        order=_one_of(file, "order", Order),
        practice=practice,
        trials=file.integer("trials", 1, 20),
        attempts=file.integer("attempts", 1, 5),
        instruct_s=file.number("instruct_s", 3, 60),
        settle_s=file.number("settle_s", LEAST_BEFORE_PUSH_S if push else limits.REST_S, 30),
        trial_s=trial_s,
        least_s=file.number("least_s", LEAST_HELD_S, trial_s) if measure is Measure.HOLD else trial_s,
        rest_s=rest_s,
        rest_after_foam_s=file.number("rest_after_foam_s", rest_s, 600) if foam else rest_s,
        repeat_s=file.number("repeat_s", 3, 600),
        cycles=file.integer("cycles", 2, 20) if measure is Measure.SHIFT else 0,
        limit_share=file.number("limit_share", 0.1, 0.8) if measure is Measure.SHIFT else 0.0,
        touch_m=file.number("touch_m", 0.03, 0.2) if one_leg else 0.0,
        touch_share=file.number("touch_share", 0.05, 0.5) if one_leg else 0.0,
        arm_after_s=_arm_after_s(file) if push else (),
        armed_s=file.number("armed_s", 1, 10) if push else 0.0,
        peak_bands_m=_rising(file, "peak_bands_m", onset.LEAST_M, 0.3) if push else (),
        heels_m=feet.number("heels_m", 0, 0.4),
        feet_deg=feet.number("angle_deg", 0, 60),
        footwear=_footwear(file),
        conditions=conditions,
    )
    feet.finish()
    file.finish()
    return protocol


def _trial_s(file: Table, measure: Measure) -> float:
    """Return the length of a trial: some measures need a certain one."""
    fixed = {
        Measure.LEAN: limits.WINDOW_S,
        Measure.LANDING: stabilisation.WINDOW_S,
        Measure.PUSH: recovery.MOST_S,
    }.get(measure)
    least = {Measure.SWAY: LEAST_SWAY_S, Measure.DUAL_TASK: LEAST_SWAY_S, Measure.PROBE: LEAST_PROBE_S}.get(
        measure, LEAST_HELD_S
    )
    return file.number("trial_s", fixed or least, fixed or 300)


def _arm_after_s(file: Table) -> tuple[float, ...]:
    """Return between which times a push may be awaited: there must be something for chance to choose from."""
    between = _rising(file, "arm_after_s", 1, 10)
    if len(between) != 2 or between[1] - between[0] < LEAST_CHANCE_S:
        raise file.error("arm_after_s", f"must be two times that are {LEAST_CHANCE_S:g} s or more apart")
    return between


def _rising(file: Table, key: str, low: float, high: float) -> tuple[float, ...]:
    values = file.numbers(key, low, high)
    if list(values) != sorted(set(values)):
        raise file.error(key, "must rise from number to number")
    return values


def _condition(table: Table, measure: Measure) -> Condition:
    name = table.text("id")
    if not _NAME.fullmatch(name):
        raise table.error("id", f"must be in small letters, digits and underscores, and is {name!r}")
    lean, shift, dual = (measure is each for each in (Measure.LEAN, Measure.SHIFT, Measure.DUAL_TASK))
    condition = Condition(
        id=name,
        stance=_choice(table, "stance", _ALLOWED[measure]),
        surface=_choice(table, "surface", SURFACES),
        vision=_choice(table, "vision", VISIONS),
        direction=_choice(table, "direction", tuple(limits.DIRECTIONS)) if lean else "",
        axis=_choice(table, "axis", tuple(AXES)) if shift else "",
        pace_s=table.number("pace_s", 0.5, 10) if shift else 0.0,
        task=table.text("task") if dual else "",
    )
    table.finish()
    if condition.task and not _NAME.fullmatch(condition.task):
        raise table.error("task", "must be in small letters, digits and underscores, or empty")
    if condition.surface == "foam" and measure is not Measure.SWAY:
        raise table.error("surface", "must be 'firm': only standing still is measured on foam")
    if condition.vision == "closed" and measure is not Measure.SWAY:
        raise table.error("vision", "must be 'open': only standing still is measured with closed eyes")
    if condition.stance != "template" and condition.surface == "foam" and condition.vision == "closed":
        raise table.error("vision", "must be 'open' on foam with the feet in line: that is not safe unattended")
    if condition.seated and not condition.task:
        raise table.error("task", "must be named: seated there is nothing else to do")
    return condition


def _check_conditions(file: Table, measure: Measure, conditions: tuple[Condition, ...]) -> None:
    """Refuse conditions that are the same, or lack what they are to be set against."""
    for k, condition in enumerate(conditions):
        if any(condition.id == other.id for other in conditions[:k]):
            raise file.error(f"conditions[{k}].id", f"must differ from the others, and is {condition.id!r} again")
        if any(_sameness(condition) == _sameness(other) for other in conditions[:k]):
            raise file.error(f"conditions[{k}]", "asks the same as another condition")
    if measure is Measure.PROBE and len(conditions) > 1:
        raise file.error("conditions", "must be one: a probe asks one thing")
    if measure is Measure.DUAL_TASK:
        parts = sorted((condition.seated, bool(condition.task)) for condition in conditions)
        if parts != [(False, False), (False, True), (True, True)]:
            raise file.error("conditions", "must be three: standing without a task, seated with it, standing with it")
        if len({condition.task for condition in conditions if condition.task}) != 1:
            raise file.error("conditions", "must have the same task seated and standing")


def _sameness(condition: Condition) -> tuple[object, ...]:
    return (
        condition.stance,
        condition.surface,
        condition.vision,
        condition.direction,
        condition.axis,
        condition.pace_s,
        condition.task,
    )


def _footwear(file: Table) -> tuple[str, ...]:
    worn = tuple(file.text("footwear").split())
    if not worn or any(each not in _FOOTWEAR for each in worn):
        raise file.error("footwear", f"must be some of {' '.join(_FOOTWEAR)}, with a space between")
    return worn


def _choice(table: Table, key: str, allowed: tuple[str, ...]) -> str:
    value = table.text(key)
    if value not in allowed:
        raise table.error(key, f"must be one of {', '.join(allowed)}, and is {value!r}")
    return value


def _one_of(table: Table, key: str, kind: type[_Named]) -> _Named:
    value = table.text(key)
    try:
        return kind(value)
    except ValueError:
        names = ", ".join(str(each) for each in kind)
        raise table.error(key, f"must be one of {names}, and is {value!r}") from None
