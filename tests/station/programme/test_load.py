from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.errors import ContentError
from station.programme.load import load_game
from station.programme.table import Table

GAME = """
id = "toy"
version = 2
phase = 1
score_unit = "unit-toys"
success_at = 0.5
[start]
speed_m_s = 1
laps = 3
mirrored = false
name = "plain"
[[levels]]
dimension = "speed"
speed_m_s = 2.5
[[levels]]
dimension = "surprise"
mirrored = true
[events]
bump = "ouch"
tick = ""
[sounds]
bump = "thump"
tick = ""
"""


@dataclass(frozen=True, slots=True)
class Params:
    speed_m_s: float = field(metadata={"dimension": "speed"})
    laps: int
    mirrored: bool = field(metadata={"dimension": "surprise"})
    name: str

    def __post_init__(self) -> None:
        if not self.speed_m_s > 0:
            raise ContentError(f"speed_m_s must be > 0, and is {self.speed_m_s}.")


def written(tmp_path: Path, source: str) -> Path:
    (tmp_path / "games").mkdir(exist_ok=True)
    (tmp_path / "games" / "toy.toml").write_text(source, encoding="utf-8")
    return tmp_path


def test_levels_are_built_on_each_other(tmp_path: Path) -> None:
    game = load_game(written(tmp_path, GAME), "toy", Params)
    assert [level.params for level in game.levels] == [
        Params(1.0, 3, False, "plain"),
        Params(2.5, 3, False, "plain"),
        Params(2.5, 3, True, "plain"),
    ]
    assert [level.dimension for level in game.levels] == ["start", "speed", "surprise"]
    assert game.events == {"bump": "ouch", "tick": ""}
    assert game.sounds == {"bump": "thump", "tick": ""}
    assert (game.version, game.phase, game.score_unit, game.success_at) == (2, 1, "unit-toys", 0.5)


def test_a_level_that_is_asked_for_too_high_or_low_is_the_nearest(tmp_path: Path) -> None:
    game = load_game(written(tmp_path, GAME), "toy", Params)
    assert [game.level(number).number for number in (-1, 1, 3, 9)] == [1, 1, 3, 3]


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("speed_m_s = 2.5", "speed_m_s = 0", "levels[0].speed_m_s must be > 0, and is 0.0"),
        ("speed_m_s = 2.5", "speed_m_s = inf", "levels[0].speed_m_s must be from"),
        ("laps = 3", "laps = 3.5", "start.laps must be a whole number, and is 3.5"),
        ("laps = 3", "laps = true", "start.laps must be a whole number"),
        ("mirrored = false", "mirrored = 0", "start.mirrored must be true or false, and is 0"),
        ('name = "plain"', "name = 3", "start.name must be a text, and is 3"),
        ('dimension = "speed"', 'dimension = "speed"\nspede = 1', "levels[0].spede is not known"),
        ("[events]\n", "[[events]]\n", "events must be a table"),
        ("[[levels]]", "[levels]", "is not TOML"),
        ('id = "toy"', 'id = "tox"', "id must be 'toy', as the file's name"),
        ("version = 2", "", "version is missing"),
        ("version = 2", 'version = "2"', "version must be a whole number"),
        ("phase = 1", "phase = 4", "phase must be a whole number from 1 to 3"),
        ("success_at = 0.5", "success_at = true", "success_at must be a number"),
        ("success_at = 0.5", "success_at = nan", "success_at must be from 0 to 1"),
        ("success_at = 0.5", "success_at = 0.5\ncolour = 1", "colour is not known"),
        ("laps = 3", "lasp = 3", "start.laps is missing"),
        ("speed_m_s = 2.5", "mirrored = true", "levels[0].mirrored cannot change here"),
        ("speed_m_s = 2.5", "speed_m_s = 1.0", "levels[0] changes nothing"),
        ('dimension = "speed"', 'dimension = "haste"', "levels[0].dimension must be one of"),
        ('bump = "ouch"', 'bump = "Big ouch"', "events.Big ouch must be named in small letters"),
        ('bump = "ouch"\n', "", "sounds.bump must stand in both [events] and [sounds]"),
        ('bump = "thump"\n', "", "sounds.bump must stand in both [events] and [sounds]"),
        ('bump = "thump"', "bump = 1", "sounds.bump must be a text"),
    ],
)
def test_mistakes_are_named_with_their_place(tmp_path: Path, good: str, bad: str, said: str) -> None:
    with pytest.raises(ContentError) as caught:
        load_game(written(tmp_path, GAME.replace(good, bad, 1)), "toy", Params)
    assert f"{tmp_path.name}/games/toy.toml" in str(caught.value)
    assert said in str(caught.value)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "x"])


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), PLAIN | st.lists(PLAIN, max_size=3), max_size=3))
def test_whatever_a_table_holds_it_gives_the_right_type_or_says_where_it_is_wrong(values: dict[str, object]) -> None:
    table = Table(values, "x.toml", "part")
    for read, kinds in (
        (table.text, str),
        (table.flag, bool),
        (lambda key: table.integer(key, 0, 9), int),
        (lambda key: table.number(key, 0, 9), float),
        (lambda key: table.numbers(key, 0, 9), tuple),
        (table.tables, list),
    ):
        try:
            assert isinstance(read("a"), kinds)
        except ContentError as error:
            assert str(error).startswith("x.toml: part.a")
