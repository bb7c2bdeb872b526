"""What is said of a calibration, on the screen and in a terminal: what to do now, and what came of it."""

from collections.abc import Sequence
from typing import Final

from station.programme.texts import Texts
from station.trial.calibration_marks import Mark
from station.trial.calibration_result import CalibrationResult, Reason
from station.trial.calibration_steps import Hint, Now, Step
from station.trial.examination import CELLS

_PLACED: Final = frozenset({Hint.PUT, Hint.OTHER_PLACE, Hint.MOVE_ON})
"""What is said otherwise of the check, whose place has no number."""

_TOLD: Final = frozenset({Hint.PUT, Hint.MOVE_ON})
"""Where the weight goes is told in centimetres too."""


def to_do(t: Texts, now: Now, marks: Sequence[Mark], mass_kg: float) -> str:
    """Return what to do at a moment of the calibration."""
    check = now.step is Step.CHECK
    mark = marks.index(now.place) + 1 if now.place is not None and not check else 0
    return t(f"calibrate-{now.hint}{'-check' if check and now.hint in _PLACED else ''}", mass=mass_kg, mark=mark)


def note(t: Texts, now: Now) -> str:
    """Return what else is to be said of a moment: where exactly, or why."""
    if now.hint not in _TOLD or now.at_m is None:
        return t(f"calibrate-{now.hint}-note", cell=CELLS[now.cell] if now.cell >= 0 else "")
    ml_cm, ap_cm = (round(100 * each, 1) for each in now.at_m)
    parts = [t(f"calibrate-{'right' if ml_cm > 0 else 'left'}", cm=abs(ml_cm))] if ml_cm else []
    parts += [t(f"calibrate-{'front' if ap_cm > 0 else 'back'}", cm=abs(ap_cm))] if ap_cm else []
    return t("calibrate-where", where=", ".join(parts)) if parts else t("calibrate-middle")


def verdict(t: Texts, result: CalibrationResult) -> tuple[str, str]:
    """Return what came of it, and what that means."""
    what = f"{'calibrate' if result.positions else 'checked'}-{result.verdict}"
    return t(f"{what}-title"), t(f"{what}-text")


def why(t: Texts, reason: Reason) -> str:
    """Return what speaks against a calibration."""
    return t(
        f"why-{reason.why}",
        mm=1e3 * abs(reason.value),
        percent=100 * abs(reason.value),
        side="more" if reason.value > 0 else "less",
        mark=reason.mark + 1,
        cell=CELLS[reason.cell] if reason.cell >= 0 else "",
    )


def facts(t: Texts, result: CalibrationResult) -> tuple[tuple[str, str], ...]:
    """Return names and values of the numbers of a result."""
    check = result.check
    rows = [("weight", t("fact-kg", kg=result.mass_kg))]
    if result.positions:
        rows.append(("residual", t("fact-mm", mm=1e3 * result.calibration.residual_m)))
    rows.append(("noise", t("fact-mm", mm=1e3 * result.noise_m)))
    # Without the 0.0 a little too light would be -0.0 %.
    rows.append(("check-weight", t("fact-percent", percent=round(100 * check.weight_error, 1) + 0.0)))
    rows.append(("check-place", t("fact-mm", mm=1e3 * check.place_error_m)))
    return tuple((t(f"fact-{name}"), value) for name, value in rows)
