"""Norms, noise and profile from ``content/``: TOML files to frozen structs, with errors that name file and key."""

from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from station.programme.change import INFORMATIONAL, ChangePolicy
from station.programme.norms import CONDITIONS, ConditionNorm, Correction, Norms
from station.programme.profile import DOMAINS, ProfilePolicy, Scale
from station.programme.table import Table, read_toml


def load_norms(root: Path) -> Norms:
    """Return the norm of the stability score.

    Parameters
    ----------
    root : Path
        The content folder.

    Raises
    ------
    ContentError
        When a key is missing, unknown or out of range, or the source is not named.
    """
    file = read_toml(root, "norms.toml")
    velocity, score, corrections = file.table("velocity_mm_s"), file.table("score"), file.table("corrections")
    norms = Norms(
        source=_named(file, "source"),
        licence=_named(file, "licence"),
        people=file.integer("people", 1, 10**6),
        age_years=_range(file, "age_years", 0, 120),
        height_cm=_range(file, "height_cm", 50, 250),
        few_age_years=_range(file, "few_age_years", 0, 120),
        few_people=file.integer("few_people", 0, 10**6),
        velocity=MappingProxyType({name: _condition(velocity.table(name)) for name in CONDITIONS}),
        sd_of_mean_z=score.number("sd_of_mean_z", 0.1, 2),
        sd_of_mean_z_firm=score.number("sd_of_mean_z_firm", 0.1, 2),
        percentiles=_percentiles(score),
        duration_s=_correction(corrections, "duration_s", "short"),
        filter_hz=_correction(corrections, "filter_hz", "low"),
    )
    for table in (velocity, score, corrections, file):
        table.finish()
    return norms


def load_change(root: Path) -> ChangePolicy:
    """Return how much a result must differ before it is called a change.

    Parameters
    ----------
    root : Path
        The content folder.

    Raises
    ------
    ContentError
        When a key is missing, unknown or out of range, or a measure is named that is never a real change.
    """
    file = read_toml(root, "change.toml")
    points, percent, own, base = (file.table(name) for name in ("points", "percent", "own", "baseline"))
    for measure in percent.keys:
        if measure in INFORMATIONAL:
            raise percent.error(measure, "is informational: it is never a real change")
    from_days = own.integer("from_days", 1, 365)
    policy = ChangePolicy(
        points_two_sets=points.number("two_sets", 0.1, 100),
        points_one_set=points.number("one_set", 0.1, 100),
        percent=MappingProxyType({name: percent.number(name, 0.1, 1000) for name in CONDITIONS}),
        own_people=own.integer("people", 3, 10**6),
        own_from_days=from_days,
        own_to_days=own.integer("to_days", from_days, 365),
        sem_factor=own.number("sem_factor", 1, 10),
        baseline_sessions=_sessions(base, "sessions"),
        limits_baseline_sessions=_sessions(base, "limits_of_stability"),
    )
    for table in (points, percent, own, base, file):
        table.finish()
    return policy


def load_profile(root: Path) -> ProfilePolicy:
    """Return how the five domains are made of measures.

    Parameters
    ----------
    root : Path
        The content folder.

    Raises
    ------
    ContentError
        When a domain is missing, unknown or without a measure, or a scale leads nowhere.
    """
    file = read_toml(root, "profile.toml")
    domains = file.table("domains")
    policy = ProfilePolicy(
        least_domains=file.integer("least_domains", 3, len(DOMAINS)),
        domains=MappingProxyType({name: _scales(domains, name) for name in DOMAINS}),
    )
    domains.finish()
    file.finish()
    return policy


def _condition(table: Table) -> ConditionNorm:
    norm = ConditionNorm(
        b0=table.number("b0", -5, 10),
        b_age=table.number("b_age", -1, 1),
        b_height=table.number("b_height", -1, 1),
        sd=table.number("sd", 0.01, 2),
    )
    table.finish()
    return norm


def _correction(table: Table, quantity: str, other: str) -> Correction:
    return Correction(
        norm=table.number(f"norm_{quantity}", 0.1, 1000),
        other=table.number(f"{other}_{quantity}", 0.1, 1000),
        firm=table.number(f"{other}_firm", 0.1, 10),
        foam=table.number(f"{other}_foam", 0.1, 10),
    )


def _percentiles(score: Table) -> tuple[tuple[float, float], ...]:
    """Return score and percentile, both growing."""
    percents, scores = score.numbers("percentiles", 1, 99), score.numbers("scores", 0, 100)
    if len(percents) != len(scores):
        raise score.error("scores", "must have one number for each of percentiles")
    for key, values in (("percentiles", percents), ("scores", scores)):
        if any(later <= earlier for earlier, later in pairwise(values)):
            raise score.error(key, "must grow")
    return tuple(zip(scores, percents, strict=True))


def _scales(domains: Table, name: str) -> MappingProxyType[str, Scale]:
    table = domains.table(name)
    if not table.keys:
        raise domains.error(name, "must have at least one measure")
    return MappingProxyType({measure: _scale(table, measure) for measure in table.keys})


def _scale(domain: Table, measure: str) -> Scale:
    if measure in INFORMATIONAL:
        raise domain.error(measure, "is informational: no score is made of it")
    table = domain.table(measure)
    scale = Scale(table.number("zero_at", -1e6, 1e6), table.number("full_at", -1e6, 1e6))
    if scale.zero_at == scale.full_at:
        raise table.error("full_at", "must differ from zero_at")
    table.finish()
    return scale


def _range(table: Table, key: str, low: float, high: float) -> tuple[float, float]:
    values = table.numbers(key, low, high)
    if len(values) != 2 or not values[0] < values[1]:
        raise table.error(key, "must be two numbers, the lower first")
    return values[0], values[1]


def _sessions(table: Table, key: str) -> tuple[int, ...]:
    """Return numbers of sessions, from 1."""
    values = table.numbers(key, 1, 100)
    if any(value != int(value) for value in values):
        raise table.error(key, "must be whole numbers")
    return tuple(int(value) for value in values)


def _named(table: Table, key: str) -> str:
    value = table.text(key)
    if not value.strip():
        raise table.error(key, "must not be empty: the norm is never used without it")
    return value
