from pathlib import Path

import pytest

from station.errors import ContentError
from station.programme.texts import Texts

NL = """
hello = Hallo
score = { NUMBER($points, maximumFractionDigits: 1) } punten
stars = { $n ->
    [one] één ster
   *[other] { $n } sterren
}
both = { score }, { stars }
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for lang in ("nl", "en"):
        (tmp_path / "content" / "lang" / lang).mkdir(parents=True)
        (tmp_path / "content" / "lang" / lang / "a.ftl").write_text(NL, encoding="utf-8")
    return tmp_path / "content"


def add(root: Path, source: str, name: str = "b.ftl") -> None:
    (root / "lang" / "nl" / name).write_text(source, encoding="utf-8")


def test_numbers_are_written_as_the_language_does(root: Path) -> None:
    assert Texts(root, "nl")("score", points=1234.56) == "1.234,6 punten"
    assert Texts(root, "en")("score", points=1234.56) == "1,234.6 punten"


def test_plurals_belong_to_the_text(root: Path) -> None:
    texts = Texts(root, "nl")
    assert [texts("stars", n=n) for n in (0, 1, 2)] == ["0 sterren", "één ster", "2 sterren"]


def test_a_name_stands_between_no_invisible_marks(root: Path) -> None:
    add(root, "welcome = Dag { $name }!")
    assert Texts(root, "nl")("welcome", name="Noor") == "Dag Noor!"


def test_variables_are_known_through_other_texts(root: Path) -> None:
    assert Texts(root, "nl").keys["both"] == {"points", "n"}
    assert Texts(root, "nl").keys["hello"] == frozenset()


def test_a_whole_and_a_broken_number_are_not_mixed_up_in_the_cache(root: Path) -> None:
    add(root, "seconds = { NUMBER($s, minimumFractionDigits: 1) } s")
    texts = Texts(root, "nl")
    assert texts("seconds", s=1.0) == texts("seconds", s=1.0) == "1,0 s"


@pytest.mark.parametrize(
    ("key", "args", "said"),
    [
        ("goodbye", {}, "content/lang/nl: there is no text with the key 'goodbye'"),
        ("stars", {}, "stars needs a value for n"),
        ("both", {"n": 1}, "both needs a value for points"),
    ],
)
def test_a_wrong_question_names_the_key(root: Path, key: str, args: dict[str, float], said: str) -> None:
    with pytest.raises(ContentError, match="content/lang/nl") as caught:
        Texts(root, "nl")(key, **args)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("hello = Nog eens", "content/lang/nl/b.ftl: hello is already in content/lang/nl/a.ftl"),
        ("title =\n    .hint = x", "content/lang/nl/b.ftl: title must have a text"),
        ("fine = goed\ntitle = { $n ->\n", "content/lang/nl/b.ftl: line 2: 'title' is not a Fluent text"),
        ("title = { other }", "content/lang/nl/b.ftl: title refers to other, which does not exist"),
        ("title = { -brand }", "title refers to -brand"),
        ("title = { UPPER($n) }", "title refers to UPPER"),
    ],
)
def test_a_bad_file_stops_and_is_named(root: Path, source: str, said: str) -> None:
    add(root, source)
    with pytest.raises(ContentError) as caught:
        Texts(root, "nl")
    assert said in str(caught.value)


def test_bytes_that_are_no_text_are_named(root: Path) -> None:
    (root / "lang" / "nl" / "b.ftl").write_bytes(b"a = \xff")
    with pytest.raises(ContentError, match=r"content/lang/nl/b\.ftl cannot be read"):
        Texts(root, "nl")


def test_an_unknown_or_empty_language_is_refused(root: Path) -> None:
    with pytest.raises(ContentError, match="Choose one of nl, en"):
        Texts(root, "fr")
    (root / "lang" / "en" / "a.ftl").unlink()
    with pytest.raises(ContentError, match="content/lang/en"):
        Texts(root, "en")
