"""Each command and option is documented, and what is documented exists."""

import argparse
import re

import pytest

from hardware_drivers.discovery import DRIVERS, TAKES_ADDRESS
from kiosk.config import app_version
from kiosk.options import COMMANDS, parser
from tests.fakes import repository

MANUAL = "docs/operations.md"
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def subparsers() -> dict[str, argparse.ArgumentParser]:
    actions = parser()._subparsers
    assert actions is not None
    choices = actions._group_actions[0].choices
    assert isinstance(choices, dict)
    return choices


def options(command: str) -> set[str]:
    flags = {flag for action in subparsers()[command]._actions for flag in action.option_strings}
    return {flag for flag in flags if flag.startswith("--")} - {"--help"}


def test_the_parser_and_the_list_of_commands_agree() -> None:
    assert set(subparsers()) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_and_has_its_section(command: str) -> None:
    assert re.search(rf"`evenkeel \[?{command}\b", repository.text("README.md"))
    written = repository.section(MANUAL, command)
    assert f"`evenkeel {command}" in written
    assert options(command) <= set(_OPTION.findall(written))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_section_names_no_option_that_is_not_there(command: str) -> None:
    assert set(_OPTION.findall(repository.section(MANUAL, command))) <= options(command)


@pytest.mark.parametrize("document", repository.documents())
def test_every_command_line_in_a_document_can_be_typed(document: str) -> None:
    for span in repository.spans(document):
        words = span.split("#")[0].split()
        if not words or words[0] not in {"evenkeel", ".venv/bin/evenkeel"}:
            continue
        named = next((word.strip("[]") for word in words[1:2] if not word.startswith("-")), "kiosk")
        known = {"--help", "--version"} | (options(named) if named in COMMANDS else set())
        assert named in (*COMMANDS, "COMMAND"), span
        assert set(_OPTION.findall(span)) <= known, span


def test_positional_words_are_documented() -> None:
    for command in COMMANDS:
        for action in subparsers()[command]._actions:
            for choice in () if action.option_strings else (action.choices or ()):
                if choice != "all":
                    assert f"`evenkeel {command} {choice}`" in repository.section(MANUAL, command)


@pytest.mark.parametrize("driver", DRIVERS)
def test_every_driver_has_its_row_with_its_module(driver: str) -> None:
    assert driver in TAKES_ADDRESS
    row = next(
        line for line in repository.section("docs/hardware.md", "Drivers").splitlines() if f"| `{driver}" in line
    )
    module = DRIVERS[driver].partition(":")[0].replace(".", "/")
    assert f"`{module}.py`" in row
    assert f"`{driver}" in repository.section(MANUAL, "kiosk")


def test_no_driver_is_documented_that_is_not_there() -> None:
    rows = re.findall(r"^\| `(\w+)", repository.section("docs/hardware.md", "Drivers"), re.MULTILINE)
    assert set(rows) - {"--board"} == set(DRIVERS)


def test_the_version_is_the_same_everywhere() -> None:
    assert f'version = "{app_version()}"' in repository.text("pyproject.toml")


def test_make_targets_named_in_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", repository.text("Makefile"), re.MULTILINE))
    named = {
        span.split()[1]
        for document in repository.documents()
        for span in repository.spans(document)
        if re.match(r"make [a-z]+", span)
    }
    assert {"run", "test", "check"} <= named
    assert named <= targets
