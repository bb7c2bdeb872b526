"""What the coach says, once: as a caption, to the voice, and in the log of the session."""

from collections.abc import Callable
from dataclasses import dataclass

from station.coaching.cues import CueRule
from station.ports import Clock, Line, Voice
from station.programme.texts import Texts

CAPTION_BASE_S = 1.6
CAPTION_PER_CHARACTER_S = 0.065
"""A caption stays as long as a slow reader needs: about 15 characters a second after a first glance."""

INSTRUCTION = 2
COMMAND_TTL_S = 0.5
"""Start and stop of a test: said at once, or not at all."""

READ_OUT_TTL_S = 4.0
"""What stands on the screen may be said after a command."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line that was said: when on the session's clock, the cue it came from, the words."""

    t_s: float
    trigger: str
    text: str


class Speaker:
    """Turns cues into words. The caption comes first and does not depend on the voice.

    Attributes
    ----------
    aloud : bool
        Whether the voice says them too.
    """

    def __init__(self, voice: Voice, texts: Callable[[str], Texts], lang: str, clock: Clock) -> None:
        self.texts = texts(lang)
        self._texts_in = texts
        self._voice = voice
        self.aloud = True
        self._clock = clock
        self._prepared: list[str] = []
        self._caption = ""
        self._until_s = 0.0

    def say(self, cue: CueRule) -> Said:
        """Caption a cue, hand it to the voice, and return what was said."""
        text = self.texts(f"cue-{cue.trigger}")
        now_s = self._clock.monotonic_s()
        self._tell(text, now_s, cue.priority, cue.ttl_s)
        return Said(now_s, cue.trigger, text)

    def read_out(self, key: str, **values: str) -> None:
        """Say a text that stands on the screen, for whoever does not look: it needs no caption."""
        if self.aloud:
            self._voice.say(Line(self.texts(key, **values), self.texts.lang, INSTRUCTION, READ_OUT_TTL_S))

    def command(self, key: str) -> None:
        """Caption and say a word of a test by the key of its text: it is worth nothing later."""
        self._tell(self.texts(key), self._clock.monotonic_s(), INSTRUCTION, COMMAND_TTL_S)

    def _tell(self, text: str, now_s: float, priority: int, ttl_s: float) -> None:
        self._caption = text
        self._until_s = now_s + CAPTION_BASE_S + CAPTION_PER_CHARACTER_S * len(text)
        if self.aloud:
            self._voice.say(Line(text, self.texts.lang, priority, ttl_s))

    def speak(self, lang: str) -> None:
        """Go on in another language."""
        if lang != self.texts.lang:
            self.hush()
            self.texts = self._texts_in(lang)
            self.prepare(self._prepared)

    def prepare(self, keys: list[str]) -> None:
        """Let the voice render texts ahead, by their keys, now and in every language to come."""
        self._prepared = keys
        self._voice.prepare([Line(self.texts(key), self.texts.lang) for key in keys])

    @property
    def caption(self) -> str:
        """The words to show now, or an empty string."""
        return self._caption if self._clock.monotonic_s() < self._until_s else ""

    @property
    def notice(self) -> str | None:
        """Key of what to tell about the voice; None when it speaks."""
        return self._voice.notice

    def close(self) -> None:
        """End the voice."""
        self._voice.close()

    def hush(self) -> None:
        """Stop speaking; the caption goes too."""
        self._until_s = 0.0
        self._voice.hush()
