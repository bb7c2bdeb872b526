"""What is said of a calibration, of a check, and of a new zero, until each is kept: in the words of a language."""

from dataclasses import dataclass
from typing import Final

from games.drawing import Kit, icons
from kiosk import calibration_words
from kiosk.screens.outcome import Mood, Offer, Outcome
from kiosk.screens.trouble import said
from kiosk.widgets.load import kilograms
from station.errors import EvenkeelError
from station.trial.calibration_result import CalibrationResult, Verdict, Why

_MOODS: Final = {Verdict.GOOD: Mood.GOOD, Verdict.USABLE: Mood.FAIR, Verdict.AGAIN: Mood.BAD}
_OF_CHECK: Final = frozenset({Why.CHECK_WEIGHT, Why.CHECK_PLACE})


@dataclass(frozen=True, slots=True)
class Keeping:
    """How far it is with keeping something.

    Parameters
    ----------
    saving : bool
        Whether it is being saved.
    places : str
        Once that is done, where it is, as :func:`kiosk.calibrations.keep` tells.
    error : EvenkeelError or None
        Why it is not saved.
    """

    saving: bool = False
    places: str = ""
    error: EvenkeelError | None = None


def again_of(result: CalibrationResult) -> str:
    """Return what is to be done again: ``mark``, ``check`` or ``all``."""
    if any(reason.mark >= 0 for reason in result.reasons):
        return "mark"
    return "check" if not result.positions or any(reason.why in _OF_CHECK for reason in result.reasons) else "all"


def calibration_outcome(kit: Kit, result: CalibrationResult, keeping: Keeping) -> Outcome:
    """Return what is said of a calibration, or of a mere check."""
    t = kit.t
    title = t("calibrate-title")
    facts = calibration_words.facts(t, result)
    if (told := _kept(kit, title, keeping, facts)) is not None:
        return told
    mark = next((reason.mark + 1 for reason in result.reasons if reason.mark >= 0), 0)
    again = Offer("redo", t(f"calibrate-again-{again_of(result)}", mark=mark))
    offers: tuple[Offer, ...]
    if not result.positions:
        offers = (Offer("drop", t("keep-done"), icons.check), again)
    elif result.verdict is Verdict.AGAIN:
        offers = (again, Offer("drop", t("keep-drop")))
    else:
        offers = (Offer("keep", t("keep-keep"), icons.check), again, Offer("drop", t("keep-drop")))
    return Outcome(
        title,
        *calibration_words.verdict(t, result),
        _MOODS[result.verdict],
        tuple(calibration_words.why(t, reason) for reason in result.reasons),
        facts,
        offers,
    )


def zero_outcome(kit: Kit, load_kg: float, keeping: Keeping) -> Outcome:
    """Return what is said of a new zero, that far from the one before."""
    t = kit.t
    if (told := _kept(kit, t("service-zero"), keeping, ())) is not None:
        return told
    offers = (
        Offer("keep", t("keep-keep"), icons.check),
        Offer("redo", t("doctor-again")),
        Offer("drop", t("keep-drop")),
    )
    return Outcome(
        t("service-zero"), t("zero-title"), t("zero-text", kg=kilograms(kit, load_kg)), Mood.GOOD, offers=offers
    )


def _kept(kit: Kit, title: str, keeping: Keeping, facts: tuple[tuple[str, str], ...]) -> Outcome | None:
    """Return what is said once somebody wants to keep it; None before."""
    t = kit.t
    if keeping.saving:
        return Outcome(title, t("keep-saving-title"), t("keep-saving-text"), Mood.BUSY, facts=facts)
    if keeping.error is not None:
        words = said(kit, keeping.error)
        offers = (Offer("keep", t("keep-retry"), icons.check), Offer("drop", t("keep-drop")))
        text = f"{words.text} {words.detail}".strip()
        return Outcome(title, words.title, text, Mood.BAD, (t("keep-nothing-lost"),), facts, offers)
    if keeping.places:
        text = t(f"keep-saved-{keeping.places}")
        offer = Offer("drop", t("keep-done"), icons.check)
        return Outcome(
            title, t("keep-saved-title", places=keeping.places), text, Mood.GOOD, facts=facts, offers=(offer,)
        )
    return None
