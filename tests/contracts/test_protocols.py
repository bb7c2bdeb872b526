"""What every protocol of the content must keep."""

import re
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

import content
from station.errors import ContentError
from station.programme.load_protocols import LEAST_SWAY_S, load_protocols
from station.programme.norms import CONDITIONS
from station.programme.texts import LANGUAGES, Texts
from station.signals.limits import DIRECTIONS
from station.trial.protocol import AXES, STANCES, SURFACES, VISIONS, Measure, Order, Practice, Protocol
from station.trial.push_results import LEAST_PUSHES
from station.trial.quality import VOIDING
from station.trial.stage import Said, Stage
from tests.fakes import repository

ROOT = Path(content.ROOT)
TEXTS = [Texts(ROOT, lang) for lang in LANGUAGES]
PROTOCOLS = load_protocols(ROOT, TEXTS)
WORDS = 26


def asked(*names: str) -> Mapping[str, Protocol]:
    return {name: PROTOCOLS[name] for name in names}


def test_the_battery_is_whole() -> None:
    assert set(PROTOCOLS) == {
        "quiet_stance",
        "mctsib",
        "tandem",
        "single_leg",
        "athletic_single_leg",
        "limits_of_stability",
        "weight_shift",
        "step_on",
        "partner_push",
        "dual_task",
    }
    assert {protocol.measure for protocol in PROTOCOLS.values()} == set(Measure) - {Measure.PROBE}


@pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=lambda protocol: protocol.id)
def test_a_protocol_is_versioned_rests_and_repeats_within_reason(protocol: Protocol) -> None:
    assert protocol.version >= 1
    assert 2 <= protocol.attempts <= 3
    assert protocol.rest_s >= protocol.repeat_s > 0
    assert (protocol.heels_m, protocol.feet_deg) == (0.10, 20.0)
    assert set(protocol.footwear) == {"barefoot", "socks"}


@pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=lambda protocol: protocol.id)
def test_a_protocol_takes_no_longer_than_a_test_day_has_room_for(protocol: Protocol) -> None:
    trials = protocol.trials + (protocol.practice is Practice.EACH)
    minutes = [
        trials * (protocol.settle_s + protocol.length_s(condition) + protocol.rest_after_s(condition)) / 60
        for condition in protocol.conditions
    ]
    assert sum(minutes) <= 16


@pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=lambda protocol: protocol.id)
@pytest.mark.parametrize("texts", TEXTS, ids=lambda texts: texts.lang)
def test_what_to_do_is_said_in_few_words_of_its_own(protocol: Protocol, texts: Texts) -> None:
    said = [texts(f"protocol-{protocol.id}-{condition.id}") for condition in protocol.conditions]
    assert len(set(said)) == len(said)
    assert [words for words in said if len(words.split()) > WORDS] == []


def test_no_text_of_a_protocol_is_left_over() -> None:
    wanted = {key for protocol in PROTOCOLS.values() for key in protocol.text_keys}
    names = tuple(f"protocol-{name}-" for name in PROTOCOLS)
    for texts in TEXTS:
        assert {key for key in texts.keys if key.startswith(names)} <= wanted


def test_the_common_numbers_are_those_of_the_field() -> None:
    for protocol in asked("quiet_stance", "mctsib", "tandem", "dual_task").values():
        assert (protocol.settle_s, protocol.trial_s, protocol.trials, protocol.rest_s) == (5, 30, 3, 30)
        assert protocol.trial_s >= LEAST_SWAY_S
    assert PROTOCOLS["mctsib"].rest_after_foam_s == 60
    assert all(PROTOCOLS[name].practice is Practice.FIRST for name in ("quiet_stance", "mctsib", "tandem"))


def test_the_conditions_that_have_a_norm_are_named_as_the_norm_names_them() -> None:
    conditions = {condition.id: condition for condition in PROTOCOLS["mctsib"].conditions}
    assert set(conditions) == set(CONDITIONS)
    for name, condition in conditions.items():
        eyes = {"eo": "open", "ec": "closed"}[name[:2]]
        assert (condition.vision, condition.surface, condition.stance) == (eyes, name[3:], "template")
    firm = PROTOCOLS["quiet_stance"].conditions
    assert list(firm) == [conditions["eo_firm"], conditions["ec_firm"]]


def test_each_test_has_the_numbers_of_its_own() -> None:
    single, athletic = PROTOCOLS["single_leg"], PROTOCOLS["athletic_single_leg"]
    assert (single.trials, single.trial_s, single.least_s) == (3, 45, 10)
    assert (athletic.trials, athletic.trial_s, athletic.rest_s) == (3, 20, 10)
    lean, shift = PROTOCOLS["limits_of_stability"], PROTOCOLS["weight_shift"]
    assert [condition.direction for condition in lean.conditions] == list(DIRECTIONS)
    assert (lean.trial_s, lean.trials, lean.practice) == (8, 1, Practice.EACH)
    assert [(c.axis, c.pace_s) for c in shift.conditions] == [
        (axis, pace) for axis in ("ml", "ap") for pace in (3, 2, 1)
    ]
    assert (shift.cycles, shift.limit_share) == (6, 0.5)
    assert [shift.length_s(condition) for condition in shift.conditions[:3]] == [36, 24, 12]
    assert (PROTOCOLS["step_on"].trials, PROTOCOLS["step_on"].trial_s) == (5, 10)
    push = PROTOCOLS["partner_push"]
    assert (push.practice, push.arm_after_s, push.trial_s) == (Practice.TWICE, (1.5, 4.5), 10)
    assert push.trials >= LEAST_PUSHES
    for protocol in asked("tandem", "single_leg", "athletic_single_leg", "step_on").values():
        left, right = protocol.conditions
        assert left.stance.replace("left", "right") == right.stance


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "protocols", tmp_path / "content" / "protocols")
    return tmp_path / "content"


def test_a_protocol_of_ones_own_is_a_file_and_its_texts(copy: Path) -> None:
    source = (copy / "protocols" / "tandem.toml").read_text(encoding="utf-8")
    (copy / "protocols" / "ours.toml").write_text(source.replace('"tandem"', '"ours"'), encoding="utf-8")
    with pytest.raises(ContentError, match=r"ours\.toml: there is no text 'protocol-ours-name' in 'nl'"):
        load_protocols(copy, TEXTS)
    folder = copy / "lang" / "en"
    folder.mkdir(parents=True)
    keys = ("name", "about", "left_leads", "right_leads")
    (folder / "ours.ftl").write_text("".join(f"protocol-ours-{key} = {key}\n" for key in keys), encoding="utf-8")
    words = (ROOT / "lang" / "en" / "protocols.ftl").read_text(encoding="utf-8")
    (folder / "protocols.ftl").write_text(words, encoding="utf-8")
    ours = load_protocols(copy, [Texts(copy, "en")])["ours"]
    assert ours.conditions == PROTOCOLS["tandem"].conditions


def test_every_key_of_a_protocol_is_documented() -> None:
    words = set(re.findall(r"`([^`]+)`", repository.section("docs/content.md", "Protocols")))
    for path in (ROOT / "protocols").glob("*.toml"):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            first = value[0] if isinstance(value, list) else value
            inner = first if isinstance(first, dict) else {}
            assert ("[[conditions]]" if key == "conditions" else key) in words
            assert set(inner) <= words
    assert {*STANCES, *SURFACES, *VISIONS, *AXES, *Measure, *Order, *Practice} <= words


def test_every_stage_reason_and_word_of_a_test_has_its_text() -> None:
    reasons = (
        "step_off",
        "load_changed",
        *VOIDING,
        "no_step",
        "on_board",
        "push_early",
        "push_late",
        "no_push",
        "no_metric",
    )
    wanted = {
        *(f"protocol-stage-{stage}" for stage in Stage),
        *(f"protocol-say-{said}" for said in Said),
        *(f"reason-{reason}" for reason in reasons),
        "protocol-partner-wait",
        "protocol-partner-now",
    }
    for texts in TEXTS:
        assert wanted <= texts.keys.keys()
