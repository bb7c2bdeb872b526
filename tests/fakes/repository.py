"""The repository as a reader sees it: its files, its documents, what a document names."""

import re
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("station", "games", "hardware_drivers", "kiosk", "content")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")

_MADE = {"build", "dist", "evenkeel-demo", "evenkeel-data"}
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)


@cache
def files() -> tuple[str, ...]:
    """Return every file of the repository: what git knows, and what it would take in."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False).stdout.splitlines()
    if not listed:  # unpacked from an archive, or a git that does not trust the folder
        kept = [path for path in ROOT.iterdir() if not path.name.startswith(".") and path.name not in _MADE]
        paths = [each for path in (*kept, ROOT / ".ci") for each in (path, *path.rglob("*"))]
        listed = [path.relative_to(ROOT).as_posix() for path in paths]
    return tuple(name for name in sorted(set(listed)) if (ROOT / name).is_file() and "__pycache__" not in name)


@cache
def text(name: str) -> str:
    """Return a file as text; bytes that are none become question marks."""
    return (ROOT / name).read_text(encoding="utf-8", errors="replace")


def documents() -> tuple[str, ...]:
    """Return README, CONTRIBUTING, CHANGELOG and everything in docs."""
    return (*DOCUMENTS, *(name for name in files() if name.startswith("docs/") and name.endswith(".md")))


def spans(document: str) -> list[str]:
    """Return what a document sets in code: spans, and the lines of its code blocks."""
    source = text(document)
    blocks = [line.strip() for block in _FENCE.findall(source) for line in block.splitlines()[1:-1]]
    blocks += [line.strip() for line in source.splitlines() if line.startswith("    ")]
    return _SPAN.findall(_FENCE.sub("", source)) + blocks


def links(document: str) -> list[str]:
    """Return where a document links to."""
    return _LINK.findall(text(document))


def anchors(document: str) -> set[str]:
    """Return the anchors that the headings of a document get on a forge."""
    plain = (re.sub(r"[^\w\- ]", "", heading.strip().lower()) for heading in _HEADING.findall(text(document)))
    return {heading.replace(" ", "-") for heading in plain}


def section(document: str, heading: str) -> str:
    """Return what stands under a heading, up to the next one of any level."""
    _, found, rest = text(document).partition(f"# {heading}\n")
    assert found, f"{document} has no section {heading!r}"
    return re.split(r"^#{1,6} ", rest, maxsplit=1, flags=re.MULTILINE)[0]
