"""Documents name only what exists, and say only what may be said."""

import importlib
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.contracts.test_content import MEDICAL
from tests.fakes import repository

DOCUMENTS = repository.documents()
MADE = {"evenkeel-demo/", "recordings/", "clips/", "sounds/", "settings.json", "summary.json"} | {
    ".venv",
    ".venv/bin/evenkeel",
}
"""What Evenkeel makes; it is in no repository."""

_FILE = re.compile(r"[\w.*-]+(/[\w.*-]+)*(/|\.(py|toml|md|ftl|txt|ttf|lock|csv|yml))")
_MODULE = re.compile(rf"({'|'.join(repository.PACKAGES)})(\.\w+)+(\(.*\))?")
_HOSTS = (
    ("py", "pi.org"),
    ("python", "hosted.org"),
    ("registry.np", "mjs.org"),
    ("registry.yarn", "pkg.com"),
    ("crates", ".io"),
    ("conda.ana", "conda.org"),
    ("proxy.gol", "ang.org"),
    ("ruby", "gems.org"),
)


def exists(path: str) -> bool:
    pattern = path.rstrip("/")
    names = repository.files()
    if path.endswith("/"):
        return any(fnmatch(str(folder), pattern) for name in names for folder in Path(name).parents)
    # A bare file name in a sentence about a folder is enough.
    return any(fnmatch(name, pattern) or fnmatch(name, f"*/{pattern}") for name in names)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_is_named_exists(document: str) -> None:
    named = {re.sub(r"<\w+>", "*", span) for span in repository.spans(document)}
    paths = {span for span in named if _FILE.fullmatch(span)} - MADE
    assert sorted(path for path in paths if not exists(path)) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_name_of_the_code_exists(document: str) -> None:
    named = {span for span in repository.spans(document) if _MODULE.fullmatch(span) and not _FILE.fullmatch(span)}
    for name in named:
        assert resolve(name.partition("(")[0]) is not None, name


def resolve(dotted: str) -> object:
    """Return what a dotted name means; AssertionError when nothing."""
    parts = dotted.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for name in parts[length:]:
            assert hasattr(found, name) or name in getattr(found, "__annotations__", {}), f"there is no {dotted}"
            found = getattr(found, name, name)
        return found
    raise AssertionError(f"there is no {dotted}")


def test_the_way_of_a_sample_names_modules_that_exist() -> None:
    named = re.findall(
        r"^    ((?:station|kiosk|hardware_drivers)\.[\w.]+)", repository.text("docs/architecture.md"), re.M
    )
    assert len(named) > 10
    for name in named:
        resolve(name)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    for link in repository.links(document):
        path, _, anchor = link.partition("#")
        if "://" in path:
            continue
        target = (repository.ROOT / document).parent / path if path else repository.ROOT / document
        assert target.exists(), link
        name = str(target.resolve().relative_to(repository.ROOT))
        assert not anchor or anchor in repository.anchors(name), link
        if target.is_file():
            assert name in repository.files(), f"{link} is not part of the repository"


def test_every_document_can_be_reached_from_the_readme() -> None:
    seen, waiting = set(), ["README.md"]
    while waiting:
        document = waiting.pop()
        if document in seen or not document.endswith(".md"):
            continue
        seen.add(document)
        for link in repository.links(document):
            path = link.partition("#")[0]
            if path and "://" not in path:
                target = ((repository.ROOT / document).parent / path).resolve()
                waiting.append(str(target.relative_to(repository.ROOT)))
    assert set(DOCUMENTS) - seen == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_words_of_health_care(document: str) -> None:
    # The notice that this is not a medical device must name what it does not replace; code is named as it is.
    lines = [re.sub(r"`[^`]*`", "", line) for line in repository.text(document).splitlines()]
    assert [line for line in lines if MEDICAL.search(line) and "does not replace an examination" not in line] == []


def test_the_changelog_tells_what_is_not_released_yet() -> None:
    changelog = repository.text("CHANGELOG.md")
    assert re.search(r"^## \[?Unreleased\]?$", changelog, re.MULTILINE)
    assert re.search(r"^### (Added|Changed|Fixed|Removed|Deprecated|Security)$", changelog, re.MULTILINE)


def test_no_file_names_the_host_of_a_package_registry() -> None:
    hosts = ["".join(parts) for parts in _HOSTS]
    found = [(name, host) for name in repository.files() for host in hosts if host in repository.text(name)]
    assert found == []


def test_the_lock_file_pins_with_hashes_and_without_addresses() -> None:
    lock = repository.text("requirements.lock")
    assert "://" not in lock
    assert "--index" not in lock.replace("--no-emit-index-url", "")
    pinned = re.findall(r"^[a-zA-Z][\w.-]*(?:\[[\w,]+\])?==\S+(?: ;[^\\]*)? \\$", lock, re.MULTILINE)
    named = re.findall(r"^[a-zA-Z].*$", lock, re.MULTILINE)
    assert len(pinned) == len(named) > 10
    assert lock.count("--hash=sha256:") >= len(pinned)
