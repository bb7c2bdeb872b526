import re
import subprocess
import sys
from pathlib import Path

from station.signals import metrics
from station.signals.measures.table import TABLE
from tests.fakes import repository
from tests.station.signals.measures.made import BOTH, recording

SPECIFIED = """
mean_distance_m mean_distance_@_m max_distance_m max_distance_@_m rms_distance_m rms_@_m
range_@_m range_planar_m sway_direction_r
prediction_ellipse_area_m2 prediction_ellipse_semi_major_m prediction_ellipse_semi_minor_m prediction_ellipse_angle_deg
convex_hull_area_m2 path_length_m path_length_@_m mean_velocity_m_s mean_velocity_@_m_s rms_velocity_@_m_s
sway_area_rate_m2_s
mean_frequency_hz mean_frequency_@_hz length_function_of_surface_per_m fractal_dimension_ce
velocity_zero_crossing_rate_@_hz peak_velocity_@_m_s sway_density_peak_s sway_density_peak_distance_m
total_power_@_m2 median_frequency_@_hz edge_frequency_95_@_hz mode_frequency_@_hz centroid_frequency_@_hz
mean_power_frequency_@_hz frequency_dispersion_@ power_share_low_@ power_share_mid_@ power_share_high_@
diffusion_short_@_m2_s diffusion_long_@_m2_s scaling_short_@ scaling_long_@ critical_time_@_s critical_displacement_@_m2
sample_entropy_@ sample_entropy_velocity_@ dfa_alpha_velocity_@ log_prediction_ellipse_area
"""
"""The specification's keys; @ stands for ml, ap."""


def test_the_table_holds_the_specified_keys_in_their_order() -> None:
    keys = [
        key for word in SPECIFIED.split() for key in ([word.replace("@", n) for n in BOTH] if "@" in word else [word])
    ]
    assert [metric.key for metric in TABLE] == keys
    assert len(set(keys)) == len(keys) == 77


def test_a_recording_gives_exactly_these_keys_as_plain_numbers() -> None:
    found = metrics(recording("BDS00001"), 100.0)
    assert list(found) == [metric.key for metric in TABLE]
    assert {type(value) for value in found.values()} == {float}


def test_each_key_ends_with_its_unit() -> None:
    ends = {
        "m": "_m",
        "m2": "_m2",
        "m/s": "_m_s",
        "m2/s": "_m2_s",
        "Hz": "_hz",
        "s": "_s",
        "deg": "_deg",
        "1/m": "_per_m",
    }
    for metric in TABLE:
        end = ends.get(metric.unit)
        if end:
            assert metric.key.endswith(end), metric
        else:
            assert metric.unit in {"1", "ln(mm2)"}
            assert not metric.key.endswith(tuple(ends.values())), metric


def test_what_is_seldom_repeatable_is_never_shown() -> None:
    """The reliability of each is measured in the specification: ICC(2,1) on 963 public trials."""
    weak = (
        "mode_freq",
        "median_freq",
        "critical_time",
        "scaling_long",
        "sway_direction",
        "sample_entropy_ml",
        "sample_entropy_ap",
    )
    strong = ("path_length", "mean_velocity", "rms_", "range_", "prediction_ellipse_area", "sway_area_rate")
    assert {metric.tier for metric in TABLE if metric.key.startswith(weak)} == {"export"}
    assert {metric.tier for metric in TABLE if metric.key.startswith(strong)} == {"core"}
    assert all(metric.key.startswith(strong) for metric in TABLE if metric.tier == "core")


def test_every_key_is_explained() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| ([^|]+) \| (\w+) \|", repository.section("docs/metrics.md", "Keys"), re.MULTILINE
    )
    assert [tuple(cell.strip() for cell in row) for row in rows] == [(m.key, m.unit, m.tier) for m in TABLE]


def test_scipy_is_loaded_only_when_it_is_asked_for() -> None:
    sources = [
        name for name in repository.files() if name.endswith(".py") and name.split("/")[0] in repository.PACKAGES
    ]
    using = {name for name in sources if re.search(r"^(from|import) scipy", repository.text(name), re.MULTILINE)}
    assert {str(Path(name).parent) for name in using} == {"station/signals/measures"}
    code = "import sys, station.signals, station.signals.measures.table; print('scipy' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=repository.ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
