"""The one table of metrics: every key, its unit, where it is shown and what it says. No SciPy is needed to read it."""

from dataclasses import dataclass
from typing import Final, Literal

Tier = Literal["core", "secondary", "export"]
CORE: Final = "core"
MORE: Final = "secondary"
EXPORT: Final = "export"


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric.

    Attributes
    ----------
    key : str
        Its name everywhere.
    unit : str
        SI; ``1`` for a number without one.
    tier : str
        ``core``: always shown; ``secondary``: on a page of details; ``export``: of low reliability, or only in files.
    what : str
        Its definition in one line; `docs/metrics.md` has the formula.
    source : str
        Whose definition it is.
    """

    key: str
    unit: str
    tier: Tier
    what: str
    source: str


TABLE: Final = (
    Metric("mean_distance_m", "m", MORE, "mean distance from the mean point", "Prieto 1996"),
    Metric("mean_distance_ml_m", "m", MORE, "mean distance from the mean along ML", "Prieto 1996"),
    Metric("mean_distance_ap_m", "m", MORE, "mean distance from the mean along AP", "Prieto 1996"),
    Metric("max_distance_m", "m", MORE, "greatest distance from the mean point", "Quijoux 2021"),
    Metric("max_distance_ml_m", "m", MORE, "greatest distance from the mean along ML", "Quijoux 2021"),
    Metric("max_distance_ap_m", "m", MORE, "greatest distance from the mean along AP", "Quijoux 2021"),
    Metric("rms_distance_m", "m", CORE, "root mean square distance from the mean point", "Prieto 1996"),
    Metric("rms_ml_m", "m", CORE, "root mean square distance from the mean along ML", "Prieto 1996"),
    Metric("rms_ap_m", "m", CORE, "root mean square distance from the mean along AP", "Prieto 1996"),
    Metric("range_ml_m", "m", CORE, "greatest minus least along ML", "Prieto 1996"),
    Metric("range_ap_m", "m", CORE, "greatest minus least along AP", "Prieto 1996"),
    Metric("range_planar_m", "m", CORE, "greatest distance between two points", "Prieto 1996"),
    Metric("sway_direction_r", "1", EXPORT, "Pearson correlation of ML and AP", "Quijoux 2021"),
    Metric("prediction_ellipse_area_m2", "m2", CORE, "area of the 95 % prediction ellipse", "Schubert & Kirchner 2014"),
    Metric("prediction_ellipse_semi_major_m", "m", MORE, "half its long axis", "Schubert & Kirchner 2014"),
    Metric("prediction_ellipse_semi_minor_m", "m", MORE, "half its short axis", "Schubert & Kirchner 2014"),
    Metric(
        "prediction_ellipse_angle_deg",
        "deg",
        EXPORT,
        "its long axis from +ML towards +AP, in (-90, 90]",
        "Schubert & Kirchner 2014",
    ),
    Metric("convex_hull_area_m2", "m2", MORE, "area of the convex hull of all points", "definition"),
    Metric("path_length_m", "m", CORE, "sum of the distances between successive samples", "Prieto 1996"),
    Metric("path_length_ml_m", "m", CORE, "sum of the absolute steps along ML", "Prieto 1996"),
    Metric("path_length_ap_m", "m", CORE, "sum of the absolute steps along AP", "Prieto 1996"),
    Metric("mean_velocity_m_s", "m/s", CORE, "path length over time", "Prieto 1996"),
    Metric("mean_velocity_ml_m_s", "m/s", CORE, "path length along ML over time", "Prieto 1996"),
    Metric("mean_velocity_ap_m_s", "m/s", CORE, "path length along AP over time", "Prieto 1996"),
    Metric("rms_velocity_ml_m_s", "m/s", CORE, "root mean square of the steps along ML times the rate", "definition"),
    Metric("rms_velocity_ap_m_s", "m/s", CORE, "root mean square of the steps along AP times the rate", "definition"),
    Metric("sway_area_rate_m2_s", "m2/s", CORE, "area swept around the mean point, a second", "Prieto 1996"),
    Metric("mean_frequency_hz", "Hz", MORE, "turns a second of a circle with this radius and speed", "Prieto 1996"),
    Metric(
        "mean_frequency_ml_hz", "Hz", MORE, "frequency of a wave with this distance and speed along ML", "Prieto 1996"
    ),
    Metric(
        "mean_frequency_ap_hz", "Hz", MORE, "frequency of a wave with this distance and speed along AP", "Prieto 1996"
    ),
    Metric("length_function_of_surface_per_m", "1/m", MORE, "path length over ellipse area", "Quijoux 2021"),
    Metric(
        "fractal_dimension_ce",
        "1",
        MORE,
        "how much of the ellipse the path fills, between a line and a plane",
        "Prieto 1996",
    ),
    Metric(
        "velocity_zero_crossing_rate_ml_hz",
        "Hz",
        MORE,
        "changes of sign of the velocity along ML, a second",
        "Quijoux 2021",
    ),
    Metric(
        "velocity_zero_crossing_rate_ap_hz",
        "Hz",
        MORE,
        "changes of sign of the velocity along AP, a second",
        "Quijoux 2021",
    ),
    Metric(
        "peak_velocity_ml_m_s",
        "m/s",
        MORE,
        "mean extreme of the speed along ML between two such changes",
        "Quijoux 2021",
    ),
    Metric(
        "peak_velocity_ap_m_s",
        "m/s",
        MORE,
        "mean extreme of the speed along AP between two such changes",
        "Quijoux 2021",
    ),
    Metric("sway_density_peak_s", "s", MORE, "mean height of the peaks of the sway density curve", "Baratto 2002"),
    Metric("sway_density_peak_distance_m", "m", MORE, "mean distance between its successive peaks", "Baratto 2002"),
    Metric("total_power_ml_m2", "m2", MORE, "power from 0.15 to 5 Hz along ML", "Prieto 1996"),
    Metric("total_power_ap_m2", "m2", MORE, "power from 0.15 to 5 Hz along AP", "Prieto 1996"),
    Metric("median_frequency_ml_hz", "Hz", EXPORT, "half of that power lies below, along ML", "Prieto 1996"),
    Metric("median_frequency_ap_hz", "Hz", EXPORT, "half of that power lies below, along AP", "Prieto 1996"),
    Metric("edge_frequency_95_ml_hz", "Hz", MORE, "95 % of that power lies below, along ML", "Prieto 1996"),
    Metric("edge_frequency_95_ap_hz", "Hz", MORE, "95 % of that power lies below, along AP", "Prieto 1996"),
    Metric("mode_frequency_ml_hz", "Hz", EXPORT, "frequency of the most power along ML", "Quijoux 2021"),
    Metric("mode_frequency_ap_hz", "Hz", EXPORT, "frequency of the most power along AP", "Quijoux 2021"),
    Metric(
        "centroid_frequency_ml_hz",
        "Hz",
        MORE,
        "root of the second spectral moment over the power along ML",
        "Prieto 1996",
    ),
    Metric(
        "centroid_frequency_ap_hz",
        "Hz",
        MORE,
        "root of the second spectral moment over the power along AP",
        "Prieto 1996",
    ),
    Metric("mean_power_frequency_ml_hz", "Hz", MORE, "first spectral moment over the power along ML", "definition"),
    Metric("mean_power_frequency_ap_hz", "Hz", MORE, "first spectral moment over the power along AP", "definition"),
    Metric("frequency_dispersion_ml", "1", MORE, "spread of the spectrum along ML, 0 for one frequency", "Prieto 1996"),
    Metric("frequency_dispersion_ap", "1", MORE, "spread of the spectrum along AP, 0 for one frequency", "Prieto 1996"),
    Metric("power_share_low_ml", "1", MORE, "share of the power from 0.15 to 0.5 Hz along ML", "Quijoux 2021"),
    Metric("power_share_low_ap", "1", MORE, "share of the power from 0.15 to 0.5 Hz along AP", "Quijoux 2021"),
    Metric("power_share_mid_ml", "1", MORE, "share of the power from 0.5 to 2 Hz along ML", "Quijoux 2021"),
    Metric("power_share_mid_ap", "1", MORE, "share of the power from 0.5 to 2 Hz along AP", "Quijoux 2021"),
    Metric("power_share_high_ml", "1", MORE, "share of the power from 2 to 5 Hz along ML", "Quijoux 2021"),
    Metric("power_share_high_ap", "1", MORE, "share of the power from 2 to 5 Hz along AP", "Quijoux 2021"),
    Metric(
        "diffusion_short_ml_m2_s",
        "m2/s",
        MORE,
        "half the slope of the diffusion plot before the break, along ML",
        "Collins & De Luca 1993",
    ),
    Metric(
        "diffusion_short_ap_m2_s",
        "m2/s",
        MORE,
        "half the slope of the diffusion plot before the break, along AP",
        "Collins & De Luca 1993",
    ),
    Metric(
        "diffusion_long_ml_m2_s",
        "m2/s",
        EXPORT,
        "half the slope of the diffusion plot after the break, along ML",
        "Collins & De Luca 1993",
    ),
    Metric(
        "diffusion_long_ap_m2_s",
        "m2/s",
        EXPORT,
        "half the slope of the diffusion plot after the break, along AP",
        "Collins & De Luca 1993",
    ),
    Metric(
        "scaling_short_ml", "1", MORE, "half the log-log slope before the break, along ML", "Collins & De Luca 1993"
    ),
    Metric(
        "scaling_short_ap", "1", MORE, "half the log-log slope before the break, along AP", "Collins & De Luca 1993"
    ),
    Metric(
        "scaling_long_ml", "1", EXPORT, "half the log-log slope after the break, along ML", "Collins & De Luca 1993"
    ),
    Metric(
        "scaling_long_ap", "1", EXPORT, "half the log-log slope after the break, along AP", "Collins & De Luca 1993"
    ),
    Metric("critical_time_ml_s", "s", EXPORT, "time of the break, along ML", "Collins & De Luca 1993"),
    Metric("critical_time_ap_s", "s", EXPORT, "time of the break, along AP", "Collins & De Luca 1993"),
    Metric(
        "critical_displacement_ml_m2",
        "m2",
        EXPORT,
        "mean square displacement at the break, along ML",
        "Collins & De Luca 1993",
    ),
    Metric(
        "critical_displacement_ap_m2",
        "m2",
        EXPORT,
        "mean square displacement at the break, along AP",
        "Collins & De Luca 1993",
    ),
    Metric("sample_entropy_ml", "1", EXPORT, "sample entropy of the position along ML", "Richman & Moorman 2000"),
    Metric("sample_entropy_ap", "1", EXPORT, "sample entropy of the position along AP", "Richman & Moorman 2000"),
    Metric("sample_entropy_velocity_ml", "1", MORE, "sample entropy of the steps along ML", "Richman & Moorman 2000"),
    Metric("sample_entropy_velocity_ap", "1", MORE, "sample entropy of the steps along AP", "Richman & Moorman 2000"),
    Metric(
        "dfa_alpha_velocity_ml",
        "1",
        MORE,
        "exponent of the detrended fluctuation of the velocity along ML",
        "Peng 1994",
    ),
    Metric(
        "dfa_alpha_velocity_ap",
        "1",
        MORE,
        "exponent of the detrended fluctuation of the velocity along AP",
        "Peng 1994",
    ),
    Metric(
        "log_prediction_ellipse_area",
        "ln(mm2)",
        MORE,
        "natural logarithm of the ellipse area in mm2",
        "Schubert & Kirchner 2014",
    ),
)
"""In the order in which they are given."""
