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
    """Effects and speech, mixed. Without a sound device, or switched off, everything is accepted and nothing is heard.

    Parameters
    ----------
    on : bool
        Whether anything is to be heard.

    Attributes
    ----------
    available : bool
        Whether a sound device was opened.
    """

    def __init__(self, on: bool = True) -> None:
        self.available = False
        self._on = on
        self._ducked = False
        self._effects: dict[str, pygame.mixer.Sound] = {}
        self._awake: pygame.mixer.Sound | None = None
        self._voice = _VOICE_A

    @property
    def on(self) -> bool:
        """Whether anything can be heard."""
        return self._on and self.available

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
        self._stay_awake()

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
        if self.on and name in self._effects:
            self._effects[name].play()

    def switch(self, on: bool) -> None:
        """Switch all sound on or off."""
        self._on = on
        if not self.available:
            return
        if on:
            self._stay_awake()
        else:
            pygame.mixer.stop()

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
        if self.on:
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

    def _stay_awake(self) -> None:
        if self._on and self._awake is not None:
            pygame.mixer.Channel(_AWAKE).play(self._awake, loops=-1)


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


def open_sound(on: bool = True) -> Sound:
    """Return the sound mixer, opened if there is a device."""
    sound = Sound(on)
    sound.open()
    return sound
