"""Games, cues, levels and looks from ``content/``: TOML files to frozen structs, with errors that name file and key."""

import dataclasses
import re
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, get_type_hints

from station.errors import ContentError
from station.programme.model import DIMENSIONS, Colour, CueBook, CueRule, GameContent, Level, StaircasePolicy, Theme
from station.programme.table import Table, read_toml

_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_COLOURS: Final = [
    "ground",
    "surface",
    "surface_high",
    "line",
    "ink",
    "ink_soft",
    "accent",
    "on_accent",
    "good",
    "warn",
    "stop",
    "on_stop",
    "trail",
]
_TYPE: Final = ["caption", "body", "lead", "heading", "title", "number", "hero", "giant"]
_SPACE: Final = ["tight", "small", "gap", "wide", "padding", "radius", "lift", "shadow"]
_STROKE: Final = ["hair", "line", "bold"]
_MOTION: Final = ["appear", "swap", "pop", "count"]


def load_theme(root: Path) -> Theme:
    """Return the look of the house.

    Parameters
    ----------
    root : Path
        The content folder.

    Raises
    ------
    ContentError
        When a token is missing, unknown or not a colour, size or time.
    """
    file = read_toml(root, "theme.toml")
    colours = file.table("colours")
    theme = Theme(
        colours=MappingProxyType({key: _colour(colours, key) for key in _COLOURS}),
        type_u=_sizes(file.table("type_u"), _TYPE),
        space_u=_sizes(file.table("space_u"), _SPACE),
        stroke_u=_sizes(file.table("stroke_u"), _STROKE),
        motion_s=_sizes(file.table("motion_s"), _MOTION),
    )
    colours.finish()
    file.finish()
    return theme


def load_cues(root: Path) -> CueBook:
    """Return what the coach may say.

    Parameters
    ----------
    root : Path
        The content folder.

    Raises
    ------
    ContentError
        When a key is missing, unknown or out of range, or a safety or instruction cue would fade.
    """
    file = read_toml(root, "cues.toml")
    coach, cues = file.table("coach"), file.table("cues")
    book = CueBook(
        rules=MappingProxyType({trigger: _cue(cues, trigger) for trigger in cues.keys}),
        spacing_s=coach.number("spacing_s", 0, 60),
        per_minute=coach.integer("per_minute", 1, 60),
        quiet_after_perturbation_s=coach.number("quiet_after_perturbation_s", 0, 10),
        feedback_shares=coach.numbers("feedback_shares", 0, 1),
    )
    coach.finish()
    file.finish()
    return book


def load_staircase(root: Path) -> StaircasePolicy:
    """Return how a trainee climbs the levels of a game.

    Parameters
    ----------
    root : Path
        The content folder.

    Raises
    ------
    ContentError
        When a key is missing, unknown or out of range.
    """
    file = read_toml(root, "staircase.toml")
    policy = StaircasePolicy(
        up_after=file.integer("up_after", 1, 10),
        rest_after=file.integer("rest_after", 2, 10),
        rest_down=file.integer("rest_down", 1, 10),
    )
    file.finish()
    return policy


def load_game(root: Path, game_id: str, params: type[Any]) -> GameContent:
    """Return a game and its ladder of levels.

    The file's ``[start]`` holds all parameters of level 1; each ``[[levels]]`` after it names its dimension and only
    what differs from the level before.

    Parameters
    ----------
    root : Path
        The content folder.
    game_id : str
    params : type
        The game's frozen ``Params``; it checks its values itself, and the metadata of each of its fields tells the
        ``dimension`` that may change it.

    Raises
    ------
    ContentError
        When a key is missing, unknown or out of range, the id is not the file's name, or a level changes more than
        its one dimension.
    """
    file = read_toml(root, f"games/{game_id}.toml")
    if file.text("id") != game_id:
        raise file.error("id", f"must be {game_id!r}, as the file's name")
    events, sounds = file.table("events"), file.table("sounds")
    if unlike := set(events.keys) ^ set(sounds.keys):
        raise sounds.error(min(unlike), "must stand in both [events] and [sounds]")
    content = GameContent(
        id=game_id,
        version=file.integer("version", 1, 10_000),
        phase=file.integer("phase", 1, 3),
        levels=_ladder(file, params),
        events=MappingProxyType({_named(events, name): _trigger(events, name) for name in events.keys}),
        sounds=MappingProxyType({_named(sounds, name): _trigger(sounds, name) for name in sounds.keys}),
        score_unit=file.text("score_unit"),
        success_at=file.number("success_at", 0, 1),
    )
    file.finish()
    return content


def _ladder(file: Table, params: type[Any]) -> tuple[Level, ...]:
    """Return the levels, each built on the one before."""
    fields = {field.name: field for field in dataclasses.fields(params)}
    start = file.table("start")
    values = _values(start, params, tuple(fields))
    start.finish()
    levels = [Level(1, "start", _built(start, params, values))]
    for number, table in enumerate(file.tables("levels"), start=2):
        dimension = table.text("dimension")
        if dimension not in DIMENSIONS:
            raise table.error("dimension", f"must be one of {', '.join(DIMENSIONS)}, and is {dimension!r}")
        changed = tuple(key for key in table.keys if key in fields)
        for key in changed:
            if fields[key].metadata.get("dimension") != dimension:
                raise table.error(key, f"cannot change here: it is not of the dimension {dimension!r}")
        new = values | _values(table, params, changed)
        table.finish()
        if new == values:
            raise table.error("", "changes nothing")
        values = new
        levels.append(Level(number, dimension, _built(table, params, values)))
    return tuple(levels)


def _values(table: Table, params: type[Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Return the named parameters, each of the type that ``params`` gives it."""
    read = {
        float: lambda name: table.number(name, -1e9, 1e9),
        int: lambda name: table.integer(name, -(10**9), 10**9),
        bool: table.flag,
        str: table.text,
    }
    hints = get_type_hints(params)
    return {name: read[hints[name]](name) for name in names}


def _built(table: Table, params: type[Any], values: dict[str, Any]) -> Any:
    """Return the parameters, or the error that they raise with the place in the file before it."""
    try:
        return params(**values)
    except ContentError as error:
        key, _, problem = error.what.removesuffix(".").partition(" ")
        raise table.error(key, problem) from error


def _cue(cues: Table, trigger: str) -> CueRule:
    table = cues.table(_named(cues, trigger))
    rule = CueRule(
        trigger=trigger,
        phase=table.integer("phase", 0, 3),
        priority=table.integer("priority", 0, 3),
        spacing_s=table.number("spacing_s", 0, 3600),
        ttl_s=table.number("ttl_s", 0.1, 60),
        fades=table.flag("fades"),
    )
    if rule.fades and rule.priority >= 2:
        raise table.error("fades", "must be false: instruction and safety never fade")
    table.finish()
    return rule


def _colour(table: Table, key: str) -> Colour:
    value = table.text(key)
    if not _COLOUR.fullmatch(value):
        raise table.error(key, f"must be a colour like #12303D, and is {value!r}")
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def _sizes(table: Table, keys: list[str]) -> MappingProxyType[str, float]:
    sizes = {key: table.number(key, 0.01, 500) for key in keys}
    table.finish()
    return MappingProxyType(sizes)


def _named(table: Table, key: str) -> str:
    if not _NAME.fullmatch(key):
        raise table.error(key, "must be named in small letters, digits and underscores")
    return key


def _trigger(events: Table, name: str) -> str:
    trigger = events.text(name)
    return _named(events, trigger) if trigger else ""
