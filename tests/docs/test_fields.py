"""Each game, each field of the content and each dependency is documented, and nothing else is."""

import dataclasses
import re
import tomllib
from importlib import import_module
from typing import Any

import pytest

from games import GAMES
from station.programme.model import DIMENSIONS
from tests.fakes import repository

PAGE = "docs/content.md"


def toml(name: str) -> dict[str, Any]:
    return tomllib.loads(repository.text(name))


def named(*headings: str) -> set[str]:
    """Return what sections of the page set in code."""
    words = "".join(repository.section(PAGE, heading) for heading in headings)
    return set(re.findall(r"`([^`]+)`", words))


@pytest.mark.parametrize("game_id", GAMES)
def test_every_parameter_of_a_game_has_its_lines_in_the_docstring_and_is_on_the_page(game_id: str) -> None:
    params = import_module(f"{GAMES[game_id]}.rules").Params
    fields = {field.name for field in dataclasses.fields(params)}
    documented = parameters(params.__doc__ or "")
    assert set(documented) == fields
    assert all(documented.values()), documented
    assert fields <= set(re.findall(r"`([^`]+)`", repository.text(PAGE)))


def parameters(docstring: str) -> dict[str, str]:
    """Return what a numpydoc docstring says of each parameter."""
    _, found, rest = docstring.partition("    Parameters\n    ----------\n")
    assert found
    told: dict[str, str] = {}
    names: list[str] = []
    for line in rest.splitlines():
        if re.match(r"    \S", line) and " : " not in line:
            break  # the next section
        if re.match(r"    \S", line):
            names = line.strip().partition(" : ")[0].split(", ")
            told.update(dict.fromkeys(names, ""))
        for name in names if line.startswith("        ") else ():
            told[name] += line.strip()
    return told


@pytest.mark.parametrize("game_id", GAMES)
def test_every_game_is_documented(game_id: str) -> None:
    name = game_id.replace("_", " ").title()
    assert name in repository.text("README.md")
    params = import_module(f"{GAMES[game_id]}.rules").Params
    assert f"`{params.__module__.replace('.', '/')}.py`" in repository.section(PAGE, name)


@pytest.mark.parametrize("game_id", GAMES)
def test_every_key_of_a_game_file_is_documented(game_id: str) -> None:
    file = toml(f"content/games/{game_id}.toml")
    words = named("Games")
    for key, value in file.items():
        heading = f"[[{key}]]" if isinstance(value, list) else f"[{key}]" if isinstance(value, dict) else key
        assert heading in words
    assert {"dimension", *DIMENSIONS} <= words


def test_every_key_of_the_cues_is_documented() -> None:
    file, words = toml("content/cues.toml"), named("Cues")
    assert set(file) == {"coach", "cues"}
    keys = set(file["coach"]).union(*file["cues"].values())
    assert keys <= words
    assert {"[coach]", "[cues]"} <= words


def test_every_key_of_staircase_and_theme_is_documented() -> None:
    assert set(toml("content/staircase.toml")) <= named("Staircase")
    theme = toml("content/theme.toml")
    for table, tokens in theme.items():
        assert {f"[{table}]", *tokens} <= named("Theme")


@pytest.mark.parametrize("name", ["norms", "change", "profile"])
def test_every_key_of_the_scores_is_documented(name: str) -> None:
    words = named(name.title())
    listed = {
        "percent",
        "domains",
    }  # named after the conditions of the norms, and after the domains of docs/programme.md
    for key, value in toml(f"content/{name}.toml").items():
        assert (f"[{key}]" if isinstance(value, dict) else key) in words
        assert key in listed or set(value if isinstance(value, dict) else ()) <= words
    assert {"b0", "b_age", "b_height", "sd"} <= named("Norms")
    assert {"zero_at", "full_at"} <= named("Profile")


def test_every_file_of_the_content_is_documented() -> None:
    page = repository.text(PAGE)
    for name in repository.files():
        if name.startswith("content/") and name.endswith((".toml", ".ftl")):
            folder, _, file = name.rpartition("/")
            generic = f"`{re.sub('|'.join(GAMES), '<id>', name)}`"
            assert f"`{name}`" in page or generic in page or (f"`{folder}/`" in page and f"`{file}`" in page), name


def test_every_text_that_a_game_must_have_is_documented() -> None:
    words = named("Texts of a game")
    keys = [key for key in game_keys() if not re.search(r"-level-\d+|-meaning|-moment|-sign|-result-[12]$", key)]
    assert len(keys) > 10
    assert [key for key in keys if key not in words] == []
    assert {"<id>-level-N", "<id>-level-N-change"} <= words


def game_keys() -> list[str]:
    sources = [repository.text(name) for name in repository.files() if fnmatch_lang(name)]
    keys = [key for source in sources for key in re.findall(r"^([a-z][\w-]*) =", source, re.MULTILINE)]
    return [f"<id>-{key.partition('-')[2]}" for key in keys if key.partition("-")[0] in GAMES]


def fnmatch_lang(name: str) -> bool:
    return name.startswith("content/lang/en/") and name.endswith(".ftl")


def test_every_dependency_has_its_row_with_a_reason_and_the_other_way_round() -> None:
    project = toml("pyproject.toml")
    run = {wanted(line) for line in project["project"]["dependencies"]}
    develop = {wanted(line) for line in project["dependency-groups"]["dev"]}
    assert rows("To run") == run
    assert rows("To develop") == develop
    for line in repository.section("docs/dependencies.md", "To run").splitlines():
        if line.startswith("| ") and "---" not in line:
            assert all(cell.strip() for cell in line.strip("|").split("|")), line


def wanted(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0]


def rows(heading: str) -> set[str]:
    lines = repository.section("docs/dependencies.md", heading).splitlines()
    first = [line.split("|")[1].strip() for line in lines if line.startswith("|")]
    return {name for cell in first[2:] for name in cell.split(", ")}


def test_system_packages_that_tests_install_are_named() -> None:
    line = next(line for line in repository.text("Makefile").splitlines() if "system-packages" in line)
    for package in line.partition("system-packages")[2].split():
        assert f"`{package}`" in repository.text("docs/dependencies.md")
