"""What the coach says to what happens: one cue at a time, by weight and with pauses, less from session to session."""

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Final

from station.coaching.cues import CueBook, CueRule
from station.game.rules import Event

PERTURBATION: Final = "perturbation"
"""Name of the event that a game gives beside its own when it pushes the trainee off balance."""

SAFETY: Final = 3
"""Priority, as in ``station.ports.Line``."""

_MINUTE_S: Final = 60.0
_GOLDEN: Final = 0.618033988749895


class Coach:
    """The coach of one round.

    A cue is said when nothing speaks against it; otherwise it is dropped, never kept for later, when it would no longer
    be true. Against it speak: another phase of the programme; a more important cue in the same moment; the pause since
    the last cue, or since the same cue; too many cues in the last minute; a perturbation just now; and fading. Safety
    ignores all pauses.

    Fading thins feedback evenly: of the cues that would have been said, the share of the session is. A cue faded away
    keeps its place, so that the next one does not come in its stead.

    Parameters
    ----------
    book : CueBook
    events : mapping of str to str
        The game's event names to cue triggers; an empty trigger is never spoken about.
    phase : int
        Of the game, 1 to 3.
    session_number : int
        The trainee's, from 1; 0 for gate and retention tests, which have no feedback.
    seed : int
        Where the fading begins.
    """

    def __init__(self, book: CueBook, events: Mapping[str, str], phase: int, session_number: int, seed: int) -> None:
        self._book = book
        self._events = events
        self._phase = phase
        self._share = book.feedback_share(session_number) if session_number else 0.0
        self._credit = seed * _GOLDEN % 1.0
        self._recent: deque[float] = deque()
        self._last_s: dict[str, float] = {}
        self._perturbed_s = -_MINUTE_S

    def hear(self, events: Iterable[Event], t_s: float) -> list[CueRule]:
        """Return what to say now to what happened.

        Parameters
        ----------
        events : iterable of Event
            Of one tick.
        t_s : float
            Time of the round; never runs backwards.

        Returns
        -------
        list of CueRule
            One cue, or none; of equally important ones the first that may be said.
        """
        triggers = []
        for event in events:
            if event.name == PERTURBATION:
                self._perturbed_s = t_s
            elif trigger := self._events[event.name]:
                triggers.append(trigger)
        return self.cue(triggers, t_s) if triggers else []

    def cue(self, triggers: Iterable[str], t_s: float) -> list[CueRule]:
        """Return what to say of some triggers, for those that are no event of a game: start, step_off."""
        while self._recent and t_s - self._recent[0] >= _MINUTE_S:
            self._recent.popleft()
        rules = [self._book.rules[trigger] for trigger in triggers]
        for rule in sorted(rules, key=lambda rule: -rule.priority):
            if self._may(rule, t_s):
                self._recent.append(t_s)
                self._last_s[rule.trigger] = t_s
                return [rule] if self._kept(rule) else []
        return []

    def _may(self, rule: CueRule, t_s: float) -> bool:
        """Return whether nothing but fading speaks against a cue."""
        if rule.phase not in (0, self._phase):
            return False
        if rule.priority >= SAFETY:
            return True
        busy = t_s - self._perturbed_s < self._book.quiet_after_perturbation_s
        too_soon = bool(self._recent) and t_s - self._recent[-1] < self._book.spacing_s
        again = rule.trigger in self._last_s and t_s - self._last_s[rule.trigger] < rule.spacing_s
        return not (busy or too_soon or again or len(self._recent) >= self._book.per_minute)

    def _kept(self, rule: CueRule) -> bool:
        """Return whether fading leaves a cue its voice."""
        if not rule.fades:
            return True
        self._credit += self._share
        if self._credit >= 1:
            self._credit -= 1
            return True
        return False
