"""Every error that can come on the kiosk's screen says there, in both languages, what is wrong and what to do."""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from kiosk.feed import BoardState
from kiosk.scenes.base import Tells
from kiosk.scenes.trouble import trouble_of
from kiosk.screens import trouble
from kiosk.screens.trouble import TroubleScreen
from station import errors
from station.errors import BoardError, BoardLost, BoardRefused, EvenkeelError, StoreError
from station.programme.texts import LANGUAGES
from tests.fakes.stage_set import kit, texts

ROOT = Path(__file__).parents[2]
ON_SCREEN = tuple(
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, BoardError | StoreError)
)
PICTURED = {"no_board": trouble.no_board, "no_data": trouble.no_data}


class Made(NamedTuple):
    """A place where such an error is made."""

    where: str
    key: str | None
    values: frozenset[str]
    copies: bool


def made() -> Iterator[Made]:
    for room in ("hardware_drivers", "kiosk"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ON_SCREEN:
                    named = {word.arg: word.value for word in node.keywords}
                    key = named.pop("key", None)
                    yield Made(
                        f"{path.relative_to(ROOT)}:{node.lineno}",
                        key.value if isinstance(key, ast.Constant) else None,
                        frozenset(filter(None, named)),
                        None in named,
                    )


def test_the_tree_and_its_places_are_found() -> None:
    assert set(ON_SCREEN) == {"BoardError", "BoardNotFound", "BoardRefused", "BoardLost", "StoreError"}
    assert len(list(made())) > 20


@pytest.mark.parametrize("at", list(made()), ids=lambda at: at.where)
def test_each_error_has_a_key_with_texts_and_gives_their_variables(at: Made) -> None:
    assert at.key, f"{at.where} needs key=..., a plain string"
    assert not at.copies, at.where
    for lang in LANGUAGES:
        keys = texts(lang).keys
        if at.key in PICTURED:
            continue
        for part in ("title", "text"):
            assert f"refused-{at.key}-{part}" in keys, (at.where, lang)
        for name, variables in keys.items():
            if name.startswith(f"refused-{at.key}-"):
                assert variables <= at.values, (at.where, lang, name)


def test_no_text_is_there_for_nothing() -> None:
    known = {each.key for each in made()} | {"other", "waits"}
    there = {name.split("-")[1] for name in texts("en").keys if name.startswith("refused-")}
    assert there == known - PICTURED.keys()


def test_an_error_of_a_board_without_a_key_cannot_be_made() -> None:
    with pytest.raises(TypeError, match="key"):
        BoardRefused("The board is odd.")  # type: ignore[call-arg]


def test_a_lost_board_is_lost_for_the_same_reason() -> None:
    busy = BoardRefused("It is in use.", "Close it.", key="port_busy", device="/dev/ttyUSB0")
    lost = busy.lost()
    assert isinstance(lost, BoardLost)
    assert (str(lost), lost.key, lost.values) == (str(busy), busy.key, busy.values)
    assert lost.lost() is not lost


def words(screen: TroubleScreen) -> str:
    return " ".join(placed.string for placed in screen.texts())


def shown(error: EvenkeelError, lang: str, state: BoardState = BoardState.REFUSED) -> TroubleScreen:
    """What the kiosk lays over its screen for an error of the board."""
    parts: Any = SimpleNamespace(feed=SimpleNamespace(state=state, error=error, opening_s=0.0))
    scene: Any = SimpleNamespace(tells=Tells.NOTHING)
    found = trouble_of(parts, scene)
    assert found is not None and found.of_board
    screen = found.make(kit(lang=lang))
    assert isinstance(screen, TroubleScreen)
    return screen


def test_the_screen_speaks_the_language_of_the_trainee() -> None:
    error = BoardRefused("It is in use.", "Close it.", key="port_busy", device="/dev/ttyUSB0")
    for state in (BoardState.REFUSED, BoardState.LOST):
        dutch = words(shown(error, "nl", state))
        assert "Het bord is al in gebruik" in dutch and "/dev/ttyUSB0" in dutch
        assert "in use" not in dutch
    assert "The board is in use already" in words(shown(error, "en"))


@pytest.mark.parametrize("state", [BoardState.REFUSED, BoardState.LOST])
@pytest.mark.parametrize("key", PICTURED)
def test_what_has_a_picture_of_its_own_shows_it(key: str, state: BoardState) -> None:
    assert shown(BoardLost("English", key=key), "nl", state).trouble == key


def test_a_board_swapped_for_another_is_not_called_missing() -> None:
    screen = shown(BoardLost("Another board", "was plugged in.", key="another_board"), "nl", BoardState.LOST)
    assert "Dit is een ander bord" in words(screen)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("error", [StoreError("Odd.", "Report this."), BoardRefused("Odd.", "Report this.", key="new")])
def test_an_unknown_key_gets_general_words_and_its_own_as_the_detail(error: EvenkeelError, lang: str) -> None:
    screen = trouble.refused(kit(lang=lang), error)
    assert texts(lang)("refused-other-text") in words(screen)
    assert "Odd." in words(screen)
