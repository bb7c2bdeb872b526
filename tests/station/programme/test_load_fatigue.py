import shutil
from pathlib import Path

import pytest

import content
from station.errors import ContentError
from station.programme.load_fatigue import load_fatigue
from station.programme.texts import LANGUAGES, Texts
from station.trial.protocol import Measure, Practice

ROOT = Path(content.ROOT)
TEXTS = [Texts(ROOT, lang) for lang in LANGUAGES]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    shutil.copytree(ROOT / "probes", root / "probes")
    shutil.copy(ROOT / "fatigue.toml", root / "fatigue.toml")
    return root


def test_the_numbers_are_those_of_the_programme() -> None:
    policy = load_fatigue(ROOT, TEXTS)
    probe = policy.probe
    assert (policy.hard_pct, policy.session_pct, policy.probes) == (25, 50, 2)
    assert (probe.measure, probe.practice, probe.trials, probe.trial_s) == (Measure.PROBE, Practice.NONE, 2, 20)
    assert [(each.stance, each.surface, each.vision) for each in probe.conditions] == [("template", "firm", "open")]


@pytest.mark.parametrize(
    ("file", "good", "bad", "said"),
    [
        ("fatigue.toml", "hard_pct = 25", "hard_pct = 1", "hard_pct must be from 5 to 200"),
        ("fatigue.toml", "session_pct = 50", "session_pct = 20", "session_pct must be from 25 to 500"),
        ("fatigue.toml", "probes = 2", "probes = 1", "probes must be a whole number from 2 to 5"),
        ("fatigue.toml", "probes = 2", "probes = 2\nlimit = 3", "limit is not known"),
        ("probes/fatigue.toml", "trial_s = 20.0", "trial_s = 10.0", "trial_s must be from 15 to 300"),
        ("probes/fatigue.toml", '"probe"', '"sway"', "measure must be 'probe' in the folder probes, and only there"),
        ("probes/fatigue.toml", '"none"', '"first"', "practice must be 'none' for a probe, and only there"),
        ("probes/fatigue.toml", '"open"', '"closed"', "conditions[0].vision must be 'open'"),
        ("probes/fatigue.toml", '"template"', '"left_leg"', "conditions[0].stance must be one of template"),
        (
            "probes/fatigue.toml",
            'vision = "open"',
            'vision = "open"\n\n[[conditions]]\nid = "b"\nstance = "template"\nsurface = "firm"\nvision = "open"',
            "conditions[1] asks the same as another condition",
        ),
    ],
)
def test_a_mistake_is_named_with_file_and_key(copy: Path, file: str, good: str, bad: str, said: str) -> None:
    source = (copy / file).read_text(encoding="utf-8")
    assert good in source
    (copy / file).write_text(source.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_fatigue(copy, [])
    assert str(caught.value).startswith(f"content/{file}: {said}")


def test_a_text_that_is_missing_is_a_mistake(copy: Path) -> None:
    (copy / "lang" / "nl").mkdir(parents=True)
    (copy / "lang" / "nl" / "other.ftl").write_text("one = een\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"probes/fatigue\.toml: there is no text 'protocol-fatigue-name' in 'nl'"):
        load_fatigue(copy, [Texts(copy, "nl")])
