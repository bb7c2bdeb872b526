"""Texts in the languages of the house, from Fluent files.

A text has a key and may have variables: ``texts("game-result", stars=2)``. Numbers and dates in it are written as
the language writes them (Babel). Both languages have the same keys and the same variables; the content suite checks
that.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from station.errors import ContentError

LANGUAGES: Final = ("nl", "en")

_LOCALES: Final = {"nl": "nl-NL", "en": "en-GB"}
_FUNCTIONS: Final = {"NUMBER", "DATETIME"}
_CACHE_SIZE: Final = 4096


class Texts:
    """All texts of one language.

    Parameters
    ----------
    root : Path
        The content folder; the texts are ``lang/<lang>/*.ftl`` in it.
    lang : str
        One of ``LANGUAGES``.

    Raises
    ------
    ContentError
        When the language has no files, a file cannot be read as Fluent, a key is there twice or empty, or a text
        refers to something that does not exist. File and key are named.
    """

    def __init__(self, root: Path, lang: str) -> None:
        if lang not in LANGUAGES:
            raise ContentError(
                f"There are no texts in the language {lang!r}.", f"Choose one of {', '.join(LANGUAGES)}."
            )
        self.lang: Final = lang
        self._folder = f"{root.name}/lang/{lang}"
        entries = _read_all(root, lang)
        self._bundle = FluentBundle([_LOCALES[lang]], use_isolating=False)
        self._bundle.add_resource(ast.Resource([entry for entry, _ in entries.values()]))
        self.keys: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
            {key: _variables(entry, entries) for key, (entry, _) in entries.items() if not key.startswith("-")}
        )
        """Each key with the names of its variables."""
        # Screens ask for the same texts sixty times a second; 1 and 1.0 are written differently, hence typed.
        self._cached = lru_cache(_CACHE_SIZE, typed=True)(self._format)

    def __call__(self, key: str, **args: str | float | date) -> str:
        """Return the text of a key, its variables filled in.

        Raises
        ------
        ContentError
            When there is no such key, or a variable of it is not given.
        """
        return self._cached(key, **args)

    def _format(self, key: str, **args: str | float | date) -> str:
        if key not in self.keys:
            raise ContentError(f"{self._folder}: there is no text with the key {key!r}.", "Add it to a file there.")
        missing = self.keys[key] - args.keys()
        if missing:
            raise ContentError(f"{self._folder}: {key} needs a value for {', '.join(sorted(missing))}.")
        pattern = self._bundle.get_message(key).value
        assert pattern is not None  # checked when read
        text, errors = self._bundle.format_pattern(pattern, args)
        if errors:
            raise ContentError(f"{self._folder}: {key} cannot be written: {errors[0]}.")
        return str(text)


_Entry = ast.Message | ast.Term
_Entries = dict[str, tuple[_Entry, str]]


class _References(Visitor):
    """Collect what a text refers to."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.entries: set[str] = set()
        self.functions: set[str] = set()

    def visit_VariableReference(self, node: Any) -> None:  # noqa: N802 - the visitor's own naming
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: Any) -> None:  # noqa: N802
        self.entries.add(node.id.name)

    def visit_TermReference(self, node: Any) -> None:  # noqa: N802
        self.entries.add(f"-{node.id.name}")

    def visit_FunctionReference(self, node: Any) -> None:  # noqa: N802
        self.functions.add(node.id.name)
        self.generic_visit(node)


def _read_all(root: Path, lang: str) -> _Entries:
    """Return every entry of a language with the name of its file; terms are keyed with their leading dash."""
    entries: _Entries = {}
    paths = sorted((root / "lang" / lang).glob("*.ftl"))
    if not paths:
        raise ContentError(f"{root.name}/lang/{lang}: there are no texts (*.ftl) here.")
    for path in paths:
        name = f"{root.name}/lang/{lang}/{path.name}"
        for entry in _read(path, name):
            key = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
            if key in entries:
                raise ContentError(f"{name}: {key} is already in {entries[key][1]}.", "Keep one of the two.")
            if entry.value is None or entry.attributes:
                raise ContentError(f"{name}: {key} must have a text and no attributes.")
            entries[key] = (entry, name)
    for key, (entry, name) in entries.items():
        found = _references(entry)
        unknown = sorted((found.entries - entries.keys()) | (found.functions - _FUNCTIONS))
        if unknown:
            raise ContentError(f"{name}: {key} refers to {', '.join(unknown)}, which does not exist.")
    return entries


def _read(path: Path, name: str) -> list[_Entry]:
    """Return the messages and terms of one file."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{name} cannot be read: {error}.") from error
    entries: list[_Entry] = []
    for entry in FluentParser().parse(source).body:
        if isinstance(entry, ast.Junk):
            start = entry.span.start if entry.span else 0
            line = source.count("\n", 0, start) + 1
            key = (entry.content or "").strip().split("\n")[0].split("=")[0].strip()
            raise ContentError(f"{name}: line {line}: {key!r} is not a Fluent text.")
        if isinstance(entry, ast.Message | ast.Term):
            entries.append(entry)
    return entries


def _references(entry: _Entry) -> _References:
    found = _References()
    found.visit(entry)
    return found


def _variables(entry: _Entry, entries: _Entries) -> frozenset[str]:
    """Return the variables of a text and of all texts in it."""
    found = _references(entry)
    inner = (entries[key][0] for key in found.entries if not key.startswith("-"))
    return frozenset(found.variables).union(*(_variables(each, entries) for each in inner))
