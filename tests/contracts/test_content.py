"""What every content file must keep."""

import re
import shutil
import tomllib
from importlib import import_module
from itertools import pairwise, product
from pathlib import Path

import pytest

import content
from games import GAMES
from station.errors import ContentError
from station.programme.change import Change
from station.programme.load import load_cues, load_game, load_staircase, load_theme
from station.programme.load_scores import load_change, load_norms, load_profile
from station.programme.model import DIMENSIONS, Colour, GameContent
from station.programme.profile import DOMAINS
from station.programme.score import NoScore
from station.programme.texts import LANGUAGES, Texts
from station.store.comparability import Unlike
from station.trial.quality import NOTED, VOIDING

ROOT = Path(content.ROOT)
MEDICAL = re.compile(
    r"\b(patient|therap|treat|diagnos|prevent|rehabilit|symptom|disorder|abnormal|normaal|abnormaal|normal\b|"
    r"cure|clinic|medic|patiënt|behandel|genez|genees|klacht|kwaal|revalid|blessure|voorkom|klinisch|ziek|"
    r"fall risk|valrisico|injury)",
    re.IGNORECASE,
)
CUE_WORDS = 9
BODY_WORDS = re.compile(r"\b(muscle|muscles|spier|spieren|multifid|transvers|core|glute|bilspier)", re.IGNORECASE)
GROUNDS = {
    "ink": ("ground", "surface", "surface_high"),
    "ink_soft": ("ground", "surface", "surface_high"),
    "on_accent": ("accent",),
    "on_stop": ("stop",),
}
"""Every colour that text has, and the grounds it is used on."""


def texts() -> dict[str, Texts]:
    return {lang: Texts(ROOT, lang) for lang in LANGUAGES}


def loaded(root: Path, game_id: str) -> GameContent:
    return load_game(root, game_id, import_module(f"{GAMES[game_id]}.rules").Params)


def sources() -> dict[str, str]:
    paths = [path for lang in LANGUAGES for path in (ROOT / "lang" / lang).glob("*.ftl")]
    return {f"{path.parent.name}/{path.name}": path.read_text(encoding="utf-8") for path in paths}


def test_every_file_loads_and_is_what_its_name_says() -> None:
    assert load_cues(ROOT).rules
    assert load_staircase(ROOT).up_after == 2
    files = sorted((ROOT / "games").glob("*.toml"))
    assert [path.stem for path in files] == sorted(GAMES)
    for path in files:
        assert tomllib.loads(path.read_text(encoding="utf-8"))["id"] == path.stem


@pytest.mark.parametrize("game_id", GAMES)
def test_a_game_has_levels_and_they_come_in_the_order_of_their_dimensions(game_id: str) -> None:
    levels = loaded(ROOT, game_id).levels
    assert len(levels) > 1
    assert [level.number for level in levels] == list(range(1, len(levels) + 1))
    order = [DIMENSIONS.index(level.dimension) for level in levels[1:]]
    falls = sum(later <= earlier for earlier, later in pairwise(order))
    assert falls <= 1, "the order may start over once"


def test_both_languages_say_the_same_things_with_the_same_variables() -> None:
    nl, en = texts()["nl"], texts()["en"]
    assert nl.keys.keys() == en.keys.keys()
    assert {key: names for key, names in nl.keys.items() if en.keys[key] != names} == {}


def test_no_text_is_empty_or_left_untranslated() -> None:
    both = texts()
    plain = [key for key, names in both["nl"].keys.items() if not names]
    for lang, key in product(LANGUAGES, plain):
        assert both[lang](key).strip(), (lang, key)
    long = [key for key in plain if len(both["nl"](key).split()) > 3]
    assert [key for key in long if both["nl"](key) == both["en"](key)] == []


def test_the_words_of_the_games_stand_together_in_a_file_of_their_own() -> None:
    for name, source in sources().items():
        for key in re.findall(r"^([a-z][\w-]*) =", source, re.MULTILINE):
            of_a_game = key.partition("-")[0] in {*GAMES, "unit"}
            assert of_a_game == name.endswith("/games.ftl"), (name, key)


def test_no_medical_words() -> None:
    for name, source in sources().items():
        # The notice that this is not a medical device must name what it does not replace.
        lines = [line for line in source.splitlines() if not line.startswith("safety-text")]
        assert [line for line in lines if MEDICAL.search(line)] == [], name


def test_every_answer_about_a_score_has_its_words() -> None:
    for each in texts().values():
        named = {"no-score-": NoScore, "change-": Change, "unlike-": Unlike}
        answers = {f"{start}{answer.value}" for start, kind in named.items() for answer in kind}
        assert answers | {f"domain-{name}" for name in DOMAINS} <= each.keys.keys()
    assert texts()["en"]("change-none") == "No detectable change"
    assert texts()["nl"]("change-none") == "Geen aantoonbare verandering"


def test_every_reason_and_every_note_of_a_trial_has_its_words() -> None:
    reasons = {*VOIDING, "step_off", "load_changed"}
    for each in texts().values():
        assert {f"reason-{name}" for name in reasons} | {f"note-{name}" for name in NOTED} <= each.keys.keys()


def test_a_score_is_never_called_strength_fitness_or_a_promise() -> None:
    forbidden = re.compile(
        r"strength|fitness|fit for work|vestibul|kracht|conditie|evenwichtsorgaan|100 points", re.IGNORECASE
    )
    for lang in LANGUAGES:
        assert not forbidden.search(sources()[f"{lang}/scores.ftl"]), lang
    assert "Indicati" in texts()["nl"]("score-percentile", percent=50)
    assert "Indicati" in texts()["en"]("score-percentile", percent=50)


def test_every_cue_has_words_few_enough_to_be_heard_while_balancing() -> None:
    triggers = load_cues(ROOT).rules.keys()
    for lang, each in texts().items():
        spoken = {key.removeprefix("cue-") for key in each.keys if key.startswith("cue-")}
        assert spoken == set(triggers), lang
        for trigger in triggers:
            words = each(f"cue-{trigger}")
            assert len(words.split()) <= CUE_WORDS, (lang, words)
            assert not BODY_WORDS.search(words), (lang, words)


def test_the_27_lines_of_the_three_phases_are_there() -> None:
    by_phase = {
        1: "start hold breath breath_check sway_up asymmetry gaze praise",
        2: "target feet tempo push stick choice self_estimate no_feedback lordosis",
        3: "expected cart recover_good recover_slow surprise_done ball transfer",
        0: "fatigue step_off pain",
    }
    rules = load_cues(ROOT).rules
    for phase, triggers in by_phase.items():
        assert all(rules[trigger].phase == phase for trigger in triggers.split())
    assert all(rules[trigger].priority == 3 and not rules[trigger].fades for trigger in by_phase[0].split())


@pytest.mark.parametrize(("text", "ground"), [(text, ground) for text in GROUNDS for ground in GROUNDS[text]])
def test_text_can_be_read_from_three_metres(text: str, ground: str) -> None:
    colours = load_theme(ROOT).colours
    assert contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("colour", ["accent", "good", "warn", "trail"])
def test_shapes_stand_out_from_the_ground(colour: str) -> None:
    colours = load_theme(ROOT).colours
    assert contrast(colours[colour], colours["ground"]) >= 7


def contrast(a: Colour, b: Colour) -> float:
    """WCAG 2.2, relative luminance and contrast ratio; black on white gives 21."""
    bright, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.005)


SCORES = ["norms.toml", "change.toml", "profile.toml"]
FILES = ["cues.toml", "theme.toml", "staircase.toml", *SCORES, *(f"games/{game_id}.toml" for game_id in GAMES)]
BROKEN = [
    ("cues.toml", "per_minute = 8", "per_minute = 0", "coach.per_minute must be a whole number from 1 to 60"),
    ("cues.toml", "feedback_shares = [1.0, 0.67, 0.5]", "feedback_shares = [1.0, 67]", "coach.feedback_shares[1] must"),
    ("cues.toml", "feedback_shares = [1.0, 0.67, 0.5]", "feedback_shares = []", "coach.feedback_shares must have"),
    ("cues.toml", "pain = { phase = 0,", "pain = { phase = 7,", "cues.pain.phase must be a whole number from 0 to 3"),
    ("cues.toml", "ttl_s = 5.0, fades = false", "ttl_s = 5.0, fades = true", ".fades must be false"),
    ("theme.toml", 'ink = "#F4F8F7"', 'ink = "white"', "colours.ink must be a colour like #12303D"),
    ("theme.toml", 'ink = "#F4F8F7"', "", "colours.ink is missing"),
    ("theme.toml", "body = 36", "body = -36", "type_u.body must be from"),
    ("theme.toml", "body = 36", "body = 36\nhuge = 900", "type_u.huge is not known"),
    ("norms.toml", 'licence = "CC BY 4.0"', "", "licence is missing"),
    ("change.toml", "one_set = 14", "one_set = 0", "points.one_set must be from"),
    ("profile.toml", "least_domains = 3", "least_domains = 1", "least_domains must be a whole number from 3 to 5"),
    ("staircase.toml", "rest_after = 3", "rest_after = 3.5", "rest_after must be a whole number"),
]


def load_all(root: Path) -> None:
    load_theme(root)
    load_cues(root)
    load_staircase(root)
    load_norms(root)
    load_change(root)
    load_profile(root)
    for game_id in GAMES:
        loaded(root, game_id)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    (root / "games").mkdir(parents=True)
    for name in FILES:
        shutil.copy(ROOT / name, root / name)
    load_all(root)
    return root


@pytest.mark.parametrize(("file", "good", "bad", "said"), BROKEN)
def test_bad_content_stops_with_file_and_key_named(copy: Path, file: str, good: str, bad: str, said: str) -> None:
    source = (copy / file).read_text(encoding="utf-8")
    assert good in source
    (copy / file).write_text(source.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_all(copy)
    assert str(caught.value).startswith(f"content/{file}")
    assert said in str(caught.value)


@pytest.mark.parametrize("file", FILES)
def test_a_missing_or_unreadable_file_is_named(copy: Path, file: str) -> None:
    (copy / file).write_bytes(b"\xff\xfe")
    with pytest.raises(ContentError, match=file):
        load_all(copy)
    (copy / file).unlink()
    with pytest.raises(ContentError, match=f"{file} cannot be read"):
        load_all(copy)
