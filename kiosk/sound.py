"""The sound mixer: effects, the channel of the voice, and silence when there is no sound device."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame

from kiosk.sound_effects import SCORES, synthesise, wakeful_silence

RATE_HZ = 44100
BUFFER_SAMPLES = 512
"""12 ms: short enough for a cue, long enough for a busy computer."""

CHANNELS = 16
_AWAKE, _VOICE_A, _VOICE_B = range(3)
_RESERVED = 3

DUCKED = 0.3
"""Volume of everything else while the voice speaks."""

FADE_MS = 40

_log = logging.getLogger("evenkeel.sound")


class Sound:
    """Effects and speech, mixed. Not opened, or without a sound device, it accepts everything and nothing is heard.

    Attributes
    ----------
    available : bool
        Whether a sound device was opened.
    """

    def __init__(self) -> None:
        self.available = False
        self._ducked = False
        self._effects: dict[str, pygame.mixer.Sound] = {}
        self._awake: pygame.mixer.Sound | None = None
        self._voice = _VOICE_A

    @property
    def latency_s(self) -> float:
        """From starting a sound to its leaving the mixer, at most."""
        return BUFFER_SAMPLES / RATE_HZ

    def open(self) -> None:
        """Open the sound device, if there is one."""
        if self.available:
            return
        pygame.mixer.quit()
        try:
            with _hushed():
                pygame.mixer.init(RATE_HZ, -16, 2, BUFFER_SAMPLES, allowedchanges=0)
        except pygame.error as error:
            _log.info("sound: no device: %s", error)
            return
        pygame.mixer.set_num_channels(CHANNELS)
        pygame.mixer.set_reserved(_RESERVED)
        self.available = True
        self._awake = pygame.mixer.Sound(buffer=wakeful_silence(RATE_HZ).tobytes())
        pygame.mixer.Channel(_AWAKE).play(self._awake, loops=-1)

    def prepare(self) -> None:
        """Make the effects; until then :meth:`play` is silent. Takes some 30 ms, and may run in a thread."""
        if not self.available:
            return
        for name in SCORES:
            if name not in self._effects:
                effect = pygame.mixer.Sound(buffer=synthesise(name, RATE_HZ).tobytes())
                effect.set_volume(DUCKED if self._ducked else 1.0)
                self._effects[name] = effect

    def play(self, name: str) -> None:
        """Play an effect.

        Parameters
        ----------
        name : str
            One of :data:`kiosk.sound_effects.SCORES`.

        Raises
        ------
        KeyError
            When there is no such effect.
        """
        SCORES[name]
        if self.available and name in self._effects:
            self._effects[name].play()

    def duck(self, on: bool) -> None:
        """Lower the effects for the voice, or bring them back."""
        if on != self._ducked:
            self._ducked = on
            for effect in list(self._effects.values()):
                effect.set_volume(DUCKED if on else 1.0)

    def load(self, path: Path) -> pygame.mixer.Sound | None:
        """Return a spoken clip ready to play, or None when it cannot be read."""
        if not self.available:
            return None
        try:
            return pygame.mixer.Sound(path)
        except (pygame.error, OSError) as error:
            _log.info("sound: %s cannot be read: %s", path, error)
            return None

    def speak(self, clip: pygame.mixer.Sound) -> None:
        """Start a spoken clip; the one before fades out beneath it, because a cut would click."""
        if self.available:
            self.stop_speaking()
            self._voice = _VOICE_B if self._voice == _VOICE_A else _VOICE_A
            pygame.mixer.Channel(self._voice).play(clip)

    @property
    def speaking(self) -> bool:
        """Whether a spoken clip is playing, not counting one that fades out."""
        return self.available and pygame.mixer.Channel(self._voice).get_busy()

    def stop_speaking(self) -> None:
        """Fade out the clip being spoken."""
        if self.speaking:
            pygame.mixer.Channel(self._voice).fadeout(FADE_MS)

    def close(self) -> None:
        """Let go of the sound device; a second call does nothing."""
        if self.available:
            self.available = False
            self._effects.clear()
            self._awake = None
            pygame.mixer.quit()


@contextmanager
def _hushed() -> Iterator[None]:
    """Keep what the sound system's libraries print about missing devices off the terminal: it is told as a notice."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def open_sound() -> Sound:
    """Return the sound mixer, opened if there is a device."""
    sound = Sound()
    sound.open()
    return sound
