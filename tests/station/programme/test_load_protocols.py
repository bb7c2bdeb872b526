import shutil
from pathlib import Path

import pytest

import content
from station.errors import ContentError
from station.programme.load_protocols import load_protocol, load_protocols

ROOT = Path(content.ROOT)
SECOND = 'id = "ec_firm"\nstance = "template"\nsurface = "firm"\nvision = "closed"'


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    shutil.copytree(ROOT / "protocols", root / "protocols")
    return root


@pytest.mark.parametrize(
    ("name", "good", "bad", "said"),
    [
        ("quiet_stance", 'id = "quiet_stance"', 'id = "stance"', "id must be 'quiet_stance', as the file's name"),
        ("quiet_stance", "version = 1", "version = 0", "version must be a whole number from 1"),
        ("quiet_stance", "version = 1", "", "version is missing"),
        ("quiet_stance", 'measure = "sway"', 'measure = "sweat"', "measure must be one of sway, index, hold"),
        ("quiet_stance", 'order = "blocks"', 'order = "any"', "order must be one of blocks, turns, counterbalanced"),
        (
            "quiet_stance",
            'practice = "first"',
            'practice = "none"',
            "practice must be 'none' for a probe, and only there",
        ),
        ("quiet_stance", "trials = 3", "trials = 0", "trials must be a whole number from 1 to 20"),
        ("quiet_stance", "attempts = 3", "attempts = 9", "attempts must be a whole number from 1 to 5"),
        ("quiet_stance", "trial_s = 30.0", "trial_s = 20.0", "trial_s must be from 25 to 300"),
        ("quiet_stance", "settle_s = 5.0", "settle_s = 0.5", "settle_s must be from 1 to 30"),
        ("quiet_stance", "rest_s = 30.0", "rest_s = 30.0\nrest_after_foam_s = 60.0", "rest_after_foam_s is not known"),
        ("quiet_stance", "rest_s = 30.0", "rest_s = 30.0\ncycles = 6", "cycles is not known"),
        ("quiet_stance", "heels_m = 0.10", "heels_m = 10", "feet.heels_m must be from 0 to 0.4"),
        ("quiet_stance", "angle_deg = 20.0", "angle_deg = 20.0, toes = 1", "feet.toes is not known"),
        ("quiet_stance", '"barefoot socks"', '"boots"', "footwear must be some of barefoot socks shoes"),
        ("quiet_stance", '"barefoot socks"', '""', "footwear must be some of barefoot socks shoes"),
        ("quiet_stance", '"ec_firm"', '"EC"', "conditions[1].id must be in small letters"),
        ("quiet_stance", '"ec_firm"', '"eo_firm"', "conditions[1].id must differ from the others"),
        ("quiet_stance", 'vision = "closed"', 'vision = "open"', "conditions[1] asks the same as another condition"),
        ("quiet_stance", 'vision = "closed"', 'vision = "shut"', "conditions[1].vision must be one of open, closed"),
        ("quiet_stance", 'vision = "closed"', 'vision = "closed"\ntask = "x"', "conditions[1].task is not known"),
        (
            "quiet_stance",
            SECOND,
            SECOND.replace("template", "left_leg"),
            "conditions[1].stance must be one of template",
        ),
        ("mctsib", "rest_after_foam_s = 60.0", "", "rest_after_foam_s is missing"),
        ("mctsib", "rest_after_foam_s = 60.0", "rest_after_foam_s = 5", "rest_after_foam_s must be from 30 to 600"),
        (
            "mctsib",
            'stance = "template"\nsurface = "foam"\nvision = "closed"',
            'stance = "tandem_left"\nsurface = "foam"\nvision = "closed"',
            "conditions[3].vision must be 'open' on foam with the feet in line",
        ),
        ("single_leg", "least_s = 10.0", "least_s = 46.0", "least_s must be from 10 to 45"),
        ("single_leg", "least_s = 10.0", "", "least_s is missing"),
        ("single_leg", "touch_m = 0.05", "touch_m = 50", "touch_m must be from 0.03 to 0.2"),
        ("single_leg", 'surface = "firm"', 'surface = "foam"', "conditions[0].surface must be 'firm'"),
        ("single_leg", 'vision = "open"', 'vision = "closed"', "conditions[0].vision must be 'open'"),
        ("limits_of_stability", "trial_s = 8.0", "trial_s = 9.0", "trial_s must be from 8 to 8"),
        ("limits_of_stability", '"back_left"\n\n', '"down"\n\n', "conditions[5].direction must be one of front"),
        ("weight_shift", "cycles = 6", "cycles = 1", "cycles must be a whole number from 2 to 20"),
        ("weight_shift", 'axis = "ml"', 'axis = "x"', "conditions[0].axis must be one of ml, ap"),
        ("weight_shift", "limit_share = 0.5", "limit_share = 50", "limit_share must be from 0.1 to 0.8"),
        ("step_on", "trial_s = 10.0", "trial_s = 5.0", "trial_s must be from 10 to 10"),
        ("quiet_stance", 'practice = "first"', 'practice = "once"', "practice must be one of none, first, twice, each"),
        ("quiet_stance", 'measure = "sway"', 'measure = "probe"', "measure must be 'probe' in the folder probes"),
        ("partner_push", "trial_s = 10.0", "trial_s = 3.0", "trial_s must be from 10 to 10"),
        ("partner_push", "settle_s = 5.0", "settle_s = 2.0", "settle_s must be from 3 to 30"),
        ("partner_push", "[1.5, 4.5]", "[1.5]", "arm_after_s must be two times that are 1 s or more apart"),
        ("partner_push", "[1.5, 4.5]", "[3.0, 3.5]", "arm_after_s must be two times that are 1 s or more apart"),
        ("partner_push", "[1.5, 4.5]", "[4.5, 1.5]", "arm_after_s must rise from number to number"),
        ("partner_push", "[1.5, 4.5]", "[0.0, 4.5]", "arm_after_s[0] must be from 1 to 10"),
        ("partner_push", "armed_s = 4.0", "armed_s = 60", "armed_s must be from 1 to 10"),
        ("partner_push", "armed_s = 4.0", "", "armed_s is missing"),
        ("partner_push", "[0.04, 0.06, 0.08]", "[0.04, 0.04]", "peak_bands_m must rise from number to number"),
        ("partner_push", "[0.04, 0.06, 0.08]", "[40]", "peak_bands_m[0] must be from 0.02 to 0.3"),
        ("partner_push", '"template"', '"left_leg"', "conditions[0].stance must be one of template"),
        ("partner_push", '"firm"', '"foam"', "conditions[0].surface must be 'firm'"),
        ("quiet_stance", "trials = 3", "trials = 3\narmed_s = 4.0", "armed_s is not known"),
        ("dual_task", 'task = ""', 'task = "sevens"', "conditions[2] asks the same as another condition"),
        ("dual_task", 'task = "sevens"', 'task = ""', "conditions[1].task must be named"),
        ("dual_task", 'task = "sevens"', 'task = "threes"', "conditions must have the same task seated and standing"),
        ("dual_task", 'task = "sevens"', 'task = "7"', "conditions[1].task must be in small letters"),
        ("dual_task", 'stance = "seated"', 'stance = "tandem_left"', "conditions must be three"),
    ],
)
def test_a_mistake_is_named_with_file_and_key(copy: Path, name: str, good: str, bad: str, said: str) -> None:
    path = copy / "protocols" / f"{name}.toml"
    source = path.read_text(encoding="utf-8")
    assert good in source
    path.write_text(source.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_protocol(copy, name)
    assert str(caught.value).startswith(f"content/protocols/{name}.toml: {said}")


def test_no_protocols_at_all_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there are no protocols"):
        load_protocols(tmp_path, [])


def test_all_that_a_protocol_does_not_ask_is_nothing(copy: Path) -> None:
    protocol = load_protocol(copy, "tandem")
    assert (protocol.cycles, protocol.limit_share, protocol.touch_m, protocol.touch_share) == (0, 0.0, 0.0, 0.0)
    assert (protocol.arm_after_s, protocol.armed_s, protocol.peak_bands_m) == ((), 0.0, ())
    assert protocol.least_s == protocol.trial_s
    assert protocol.rest_after_foam_s == protocol.rest_s
