"""From cue to sound: what the real voice reports, for lines that it has said before and for new ones.

The kiosk's own words, both languages by turns, said by a loop that works as long in each frame as the kiosk may.
"""

import os
from array import array
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import content
from kiosk.clock import SystemClock
from kiosk.meter import percentiles_ms
from kiosk.pacer import RealPacer
from kiosk.sound import Sound, open_sound
from kiosk.voice import SpokenVoice, make_voice
from kiosk.voice.voice import Reaction
from station.errors import UsageError
from station.ports import Line
from station.programme.load import load_cues
from station.programme.texts import LANGUAGES, Texts

LINES: Final = 40
"""Fewer than the voice keeps in memory."""

FPS: Final = 60
FRAME_WORK_S: Final = 0.008
"""Of each frame: the kiosk's target for its busiest moment."""

APART_S: Final = 0.4
"""From hushing one line to saying the next: more than the quiet that the voice keeps between two."""

PATIENCE_S: Final = 5.0

TARGETS: Final = {"cached_ms": 30.0, "new_ms": 60.0}
"""kiosk.md and issue 3: from cue to sound."""


def bench_voice() -> dict[str, Any]:
    """Return p50, p99 and maximum in ms of new and of cached lines, and the sound device that was used.

    Raises
    ------
    UsageError
        When the voice falls silent.
    """
    clock = SystemClock()
    with TemporaryDirectory() as folder:
        sound, device = _loudspeaker(Path(folder) / "sounds")
        voice = make_voice(Path(folder) / "clips", clock, sound)
        assert isinstance(voice, SpokenVoice)  # there is a device
        try:
            bench = _Bench(voice, clock)
            voice.prepare([Line("0", "en")])  # starts the engine, as the kiosk does behind the attract screen
            bench.play(1.0)
            new = bench.say_all()
            cached = bench.say_all()
        finally:
            voice.close()
            sound.close()
    return {
        "device": device,
        "buffer_ms": round(1000 * sound.latency_s, 1),
        "new": {"lines": len(new), **_figures(new, fresh=True)},
        "cached": {"lines": len(cached), **_figures(cached, fresh=False)},
    }


def _loudspeaker(folder: Path) -> tuple[Sound, str]:
    """Return an opened mixer and the name of its device; where there is none, one that plays for nobody."""
    sound = open_sound(folder)
    if sound.available:
        return sound, os.environ.get("SDL_AUDIODRIVER", "the system's")
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    return open_sound(folder), "none, SDL's dummy"


def _figures(reactions: list[Reaction], *, fresh: bool) -> dict[str, float]:
    return percentiles_ms(array("d", [each.latency_s for each in reactions if each.fresh is fresh]))


def _lines() -> list[Line]:
    """Return cues of the kiosk, by turns in each language."""
    triggers = sorted(load_cues(content.ROOT).rules)
    words = {lang: Texts(content.ROOT, lang) for lang in LANGUAGES}
    return [Line(words[lang](f"cue-{name}"), lang, ttl_s=PATIENCE_S) for name in triggers for lang in LANGUAGES][:LINES]


class _Bench:
    """A loop that says lines."""

    def __init__(self, voice: SpokenVoice, clock: SystemClock) -> None:
        self._voice = voice
        self._clock = clock
        self._pacer = RealPacer(clock)

    def play(self, seconds: float) -> None:
        """Run frames."""
        end_s = self._clock.monotonic_s() + seconds
        while self._clock.monotonic_s() < end_s:
            self._frame()

    def say_all(self) -> list[Reaction]:
        """Say all lines, one after the other, and return how the voice reacted."""
        self._voice.reactions.clear()
        for count, line in enumerate(_lines(), 1):
            asked_s = self._clock.monotonic_s()
            self._voice.say(line)
            while len(self._voice.reactions) < count:
                if self._voice.notice is not None or self._clock.monotonic_s() > asked_s + PATIENCE_S:
                    raise UsageError(f"The voice did not say {line.text!r}.", "Run: evenkeel boards, and try again.")
                self._frame()
            self.play(0.1)
            self._voice.hush()
            self.play(APART_S)
        return list(self._voice.reactions)

    def _frame(self) -> None:
        begun_s = self._clock.monotonic_s()
        while self._clock.monotonic_s() - begun_s < FRAME_WORK_S:
            pass
        self._pacer.wait(FPS)
