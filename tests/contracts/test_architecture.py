"""What holds for every file: its size, its docstring, who may read the clock, and tests that can fail."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from games import GAMES
from tests.fakes import repository

MOST_LINES = 400

ADAPTERS = {
    "hardware_drivers/hostclock.py": ["time.monotonic"],
    "hardware_drivers/simulated/process.py": ["np.random.default_rng"],
    "kiosk/clock.py": ["time.monotonic", "datetime.now", "time.sleep", "time.perf_counter"],
    "station/game/run.py": ["np.random.default_rng"],
}
"""Where the outside world's time and chance come in: all that the ban on them lets through, and no more."""

TIME_MODULES = {"hardware_drivers/hostclock.py", "kiosk/clock.py"}
CHANCE_MODULES = {"secrets": {"kiosk/start.py"}, "random": set[str]()}
"""The kiosk takes one seed from the system at start; everything after follows from it."""

SOURCES = [name for name in repository.files() if name.endswith(".py") and name.split("/")[0] in repository.PACKAGES]
TESTS = [name for name in repository.files() if name.startswith("tests/") and name.endswith(".py")]
SUITES = [name for name in TESTS if Path(name).name.startswith("test_")]
WRITTEN = [name for name in repository.files() if name.endswith((".py", ".md", ".toml", ".ftl", ".txt", ".sh"))]


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(repository.text(name))


def project() -> dict[str, Any]:
    return tomllib.loads(repository.text("pyproject.toml"))


def contract(name: str) -> dict[str, Any]:
    contracts = project()["tool"]["importlinter"]["contracts"]
    return next(each for each in contracts if each["name"] == name)


# Files


def test_every_file_can_be_read_in_one_sitting() -> None:
    long = {name: len(repository.text(name).splitlines()) for name in WRITTEN}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES} == {}


def test_every_module_begins_by_saying_what_it_is() -> None:
    told = [*SOURCES, *(name for name in TESTS if "/fakes/" in name)]
    assert [name for name in told if not (ast.get_docstring(tree(name)) or "").strip()] == []


def test_nothing_is_left_to_be_done_later() -> None:
    marks = [f"{first}{rest}" for first, rest in (("TO", "DO"), ("FIX", "ME"), ("X", "XX"))]
    found = [(name, mark) for name in WRITTEN for mark in marks if re.search(rf"\b{mark}\b", repository.text(name))]
    assert found == []


# Layers


def test_import_linter_knows_every_package_and_every_room_of_the_station() -> None:
    linter = project()["tool"]["importlinter"]
    assert set(linter["root_packages"]) == set(repository.PACKAGES)
    assert set(project()["tool"]["mypy"]["packages"]) == set(repository.PACKAGES)
    assert not project()["tool"]["mypy"].get("exclude")
    inside = contract("Inside the station everything moves one way")
    assert inside["exhaustive"] is True
    assert "exhaustive_ignores" not in inside
    listed = {room.strip(" ()") for layer in inside["layers"] for room in layer.split("|")}
    rooms = {Path(name).parts[1].removesuffix(".py") for name in SOURCES if name.startswith("station/")} - {"__init__"}
    assert rooms <= listed
    assert not any("ignore_imports" in each for each in linter["contracts"])


def test_the_rules_of_every_game_are_kept_apart_from_the_screen_and_from_other_games() -> None:
    assert set(contract("Games do not know each other")["modules"]) == set(GAMES.values())
    without_screen = contract("pygame stays with the screen")["source_modules"]
    assert {f"{package}.rules" for package in GAMES.values()} <= set(without_screen)


def test_the_pure_core_is_all_of_the_station_but_the_store_and_what_stands_on_it() -> None:
    pure = contract("The pure core has no screen, port, speech, clock, chance or threads")["source_modules"]
    rooms = {f"station.{Path(name).parts[1].removesuffix('.py')}" for name in SOURCES if name.startswith("station/")}
    outer = {"station.store", "station.report", "station.trainer", "station.fleet", "station.__init__"}
    assert set(pure) == rooms - outer


# Time and chance


def excused(name: str) -> list[str]:
    """Return what the lines that are excused from the ban call."""
    lines = [line for line in repository.text(name).splitlines() if re.search(r"# noqa:.*TID251", line)]
    return [call for line in lines for call in re.findall(r"[\w.]+(?=\()", line.partition("#")[0]) if banned(call)]


def banned(call: str) -> bool:
    names = project()["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]
    return any(f".{full}".endswith(f".{call.replace('np.', 'numpy.', 1)}") for full in names)


def test_only_the_known_adapters_are_excused_from_the_ban_on_time_and_chance() -> None:
    marked = [name for name in SOURCES if "TID251" in repository.text(name)]
    assert {name: excused(name) for name in marked} == ADAPTERS


def test_everything_that_reads_the_time_sleeps_or_makes_chance_is_banned() -> None:
    names = set(project()["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"])
    assert {"time.time", "time.monotonic", "time.perf_counter", "time.sleep"} <= names
    assert {"datetime.datetime.now", "numpy.random.default_rng"} <= names
    assert "TID" in project()["tool"]["ruff"]["lint"]["select"]
    ignored = project()["tool"]["ruff"]["lint"]["per-file-ignores"]
    assert not any(code.startswith("TID") for codes in ignored.values() for code in codes)
    assert "exclude" not in project()["tool"]["ruff"]


def imported(name: str) -> set[str]:
    """Return the modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_only_the_adapters_import_the_clock_and_chance() -> None:
    assert {name for name in SOURCES if "time" in imported(name)} == TIME_MODULES
    for module, allowed in CHANCE_MODULES.items():
        assert {name for name in SOURCES if module in imported(name)} == allowed


def test_tests_take_chance_from_a_fixed_seed_and_time_from_nowhere() -> None:
    for name in TESTS:
        assert set(excused(name)) <= {"np.random.default_rng"}, name
        assert not imported(name) & {"time", "secrets"}, name


# Tests


PATIENT = {"until", "at", "ready", "to_round", "wait_for"}
"""Helpers of the fakes that wait for something and raise when it does not come."""


def asserts(node: ast.AST, helpers: set[str]) -> bool:
    """Return whether a piece of code can fail: by an assertion of something, by an expected error, by a helper."""
    for part in ast.walk(node):
        if isinstance(part, ast.Assert) and not isinstance(part.test, ast.Constant):
            return True
        if isinstance(part, ast.Call):
            call = ast.unparse(part.func)
            if call in {"pytest.raises", "pytest.warns", "pytest.fail"} or call.split(".")[-1] in helpers:
                return True
        if isinstance(part, ast.Raise) and part.exc is not None and "AssertionError" in ast.unparse(part.exc):
            return True
    return False


def functions(name: str) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in ast.walk(tree(name)) if isinstance(node, ast.FunctionDef)}


def helpers_of(name: str, known: set[str]) -> set[str]:
    """Return the functions of a file that can fail, those that call each other included."""
    found = set(known)
    while True:
        more = {each for each, node in functions(name).items() if not each.startswith("test_") and asserts(node, found)}
        if more <= found:
            return found
        found |= more


@pytest.mark.parametrize("name", SUITES)
def test_every_test_can_fail(name: str) -> None:
    helpers = helpers_of(name, PATIENT)
    tests = {each: node for each, node in functions(name).items() if each.startswith("test_")}
    assert tests, "a file named test_ holds tests"
    assert [each for each, node in tests.items() if not asserts(node, helpers)] == []


def test_a_test_that_cannot_fail_is_noticed() -> None:
    empty = ast.parse("def test_it(): print(1)\n\ndef test_too():\n    assert True")
    assert not asserts(empty, set())
    assert asserts(ast.parse("def test_it():\n    with pytest.raises(ValueError): f()"), set())
    assert asserts(ast.parse("check(1)"), {"check"})


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    ways = {"skip", "skipif", "xfail", "importorskip", "skipTest", "expectedFailure", "SkipTest"}
    allowed = {"firmware.skip"}  # a simulated board that misses samples
    for name in TESTS:
        nodes = list(ast.walk(tree(name)))
        used = {ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute) and node.attr in ways}
        taken = {alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}
        assert (used - allowed) | (taken & ways) == set(), name


def test_no_test_sleeps() -> None:
    for name in TESTS:
        calls = {ast.unparse(node.func) for node in ast.walk(tree(name)) if isinstance(node, ast.Call)}
        assert not {call for call in calls if call.split(".")[-1] == "sleep"}, name


def test_every_test_folder_mirrors_a_source_or_says_what_it_is() -> None:
    of_their_own = {"contracts", "docs", "faults", "end_to_end", "firmware"}
    sources = {str(Path(name).parent) for name in SOURCES}
    for name in SUITES:
        folder = "/".join(Path(name).parts[1:-1])
        assert folder in of_their_own | sources, name
