import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import content
from station.errors import ContentError
from station.programme.load_scores import load_change, load_norms, load_profile

ROOT = Path(content.ROOT)
LOADERS: dict[str, Callable[[Path], object]] = {
    "norms.toml": load_norms,
    "change.toml": load_change,
    "profile.toml": load_profile,
}


def test_the_norm_carries_its_source_and_its_licence() -> None:
    norms = load_norms(ROOT)
    assert "10.7717/peerj.2648" in norms.source
    assert norms.licence == "CC BY 4.0"
    assert (norms.people, norms.few_people) == (136, 5)


@pytest.mark.parametrize(
    ("file", "good", "bad", "said"),
    [
        ("norms.toml", 'licence = "CC BY 4.0"', 'licence = " "', "licence must not be empty"),
        ("norms.toml", 'licence = "CC BY 4.0"', "", "licence is missing"),
        (
            "norms.toml",
            "age_years = [18, 86]",
            "age_years = [86, 18]",
            "age_years must be two numbers, the lower first",
        ),
        ("norms.toml", "height_cm = [140, 190]", "height_cm = [140]", "height_cm must be two numbers"),
        ("norms.toml", "height_cm = [140, 190]", "height_cm = [1.4, 1.9]", "height_cm[0] must be from 50 to 250"),
        ("norms.toml", "eo_foam = {", "eo_sand = {", "velocity_mm_s.eo_foam is missing"),
        ("norms.toml", "sd = 0.289", "sd = 0", "velocity_mm_s.eo_firm.sd must be from 0.01 to 2"),
        ("norms.toml", "sd = 0.289", "sd = 0.289, b2 = 1", "velocity_mm_s.eo_firm.b2 is not known"),
        ("norms.toml", "sd_of_mean_z = 0.884", "sd_of_mean_z = -1", "score.sd_of_mean_z must be from"),
        ("norms.toml", "57, 64, 68]", "57, 64]", "score.scores must have one number for each of percentiles"),
        ("norms.toml", "57, 64, 68]", "57, 57, 68]", "score.scores must grow"),
        ("norms.toml", "75, 95, 99]", "75, 99, 95]", "score.percentiles must grow"),
        ("norms.toml", "short_firm = 1.02", "short_firm = 0", "corrections.short_firm must be from 0.1 to 10"),
        ("change.toml", "two_sets = 10", "two_sets = 0", "points.two_sets must be from 0.1 to 100"),
        ("change.toml", "eo_firm = 27", "eo_firm = 27\nrt_s = 5", "percent.rt_s is informational"),
        ("change.toml", "eo_firm = 27", "eo_firm = 27\nsway = 5", "percent.sway is not known"),
        ("change.toml", "from_days = 3", "from_days = 8", "own.to_days must be a whole number from 8"),
        ("change.toml", "sessions = [2, 3]", "sessions = [2.5]", "baseline.sessions must be whole numbers"),
        ("change.toml", "people = 30", "people = 2", "own.people must be a whole number from 3"),
        ("profile.toml", "least_domains = 3", "least_domains = 2", "least_domains must be a whole number from 3 to 5"),
        ("profile.toml", "[domains.reactive]", "[domains.quick]", "domains.reactive is missing"),
        ("profile.toml", "recovery_s =", "rt_s =", "domains.reactive.rt_s is informational"),
        ("profile.toml", "full_at = 0.5", "full_at = 4.0", "domains.reactive.recovery_s.full_at must differ"),
        (
            "profile.toml",
            "recovery_s = { zero_at = 4.0, full_at = 0.5 }",
            "",
            "domains.reactive must have at least one",
        ),
        ("profile.toml", "full_at = 0.5", "full_at = 0.5, half = 1", "domains.reactive.recovery_s.half is not known"),
    ],
)
def test_mistakes_are_named_with_their_place(tmp_path: Path, file: str, good: str, bad: str, said: str) -> None:
    source = (ROOT / file).read_text(encoding="utf-8")
    assert good in source
    (tmp_path / file).write_text(source.replace(good, bad, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        LOADERS[file](tmp_path)
    assert str(caught.value).startswith(f"{tmp_path.name}/{file}: {said}")


@pytest.mark.parametrize("file", LOADERS)
def test_a_missing_or_unknown_key_at_the_top_is_named(tmp_path: Path, file: str) -> None:
    shutil.copy(ROOT / file, tmp_path / file)
    with (tmp_path / file).open("r+", encoding="utf-8") as opened:
        source = opened.read()
        opened.seek(0)
        opened.write(f"colour = 1\n{source}")
    with pytest.raises(ContentError, match=f"{file}: colour is not known"):
        LOADERS[file](tmp_path)
    (tmp_path / file).unlink()
    with pytest.raises(ContentError, match=f"{file} cannot be read"):
        LOADERS[file](tmp_path)
