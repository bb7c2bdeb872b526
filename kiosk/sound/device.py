"""The sound device: opening it, its channels, and what keeps it awake."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import numpy as np
import pygame
from numpy.typing import NDArray

from kiosk.sound.sounds import RATE_HZ

BUFFER_SAMPLES: Final = 512
"""12 ms: short enough for a cue, long enough for a busy computer."""

AWAKE: Final = 0
VOICE: Final = (1, 2)
LAYERS: Final = range(3, 35)
"""Twice what a round needs, so that one fades out beneath the next."""

EFFECTS: Final = range(35, 51)

_log = logging.getLogger("evenkeel.sound")


def open_device() -> bool:
    """Open the sound device and set its channels apart; return whether there is one."""
    pygame.mixer.quit()
    try:
        with _hushed():
            pygame.mixer.init(RATE_HZ, -16, 2, BUFFER_SAMPLES, allowedchanges=0)
    except pygame.error as error:
        _log.info("sound: no device: %s", error)
        return False
    pygame.mixer.set_num_channels(EFFECTS.stop)
    pygame.mixer.set_reserved(EFFECTS.start)
    return True


def wakeful_silence() -> NDArray[np.int16]:
    """Return one second that cannot be heard and yet is not zero, to be looped.

    A screen with HDMI sound goes to sleep on true silence and then swallows the first syllable. This is one step of the
    converter up and down, 25 times a second: 90 dB below full scale, and lower than a small loudspeaker can go.

    Returns
    -------
    ndarray of int16, shape (RATE_HZ, 2)
    """
    mono = np.where(np.arange(RATE_HZ) * 50 // RATE_HZ % 2, -1, 1).astype(np.int16)
    return np.ascontiguousarray(np.stack((mono, mono), axis=1))


def start_together(loops: Sequence[tuple[int, pygame.mixer.Sound]]) -> None:
    """Start loops silently on their channels, all with the same sample.

    Between two starts the device may ask for its next buffer; the parts of a piece would then play 12 ms apart for the
    whole round. A blip of one sample tells: once it has ended, a buffer was filled, and all start anew.
    """
    blip = pygame.mixer.Sound(buffer=bytes(4))
    probe = pygame.mixer.Channel(EFFECTS.stop - 1)
    for _ in range(TRIES):
        probe.play(blip)
        for number, sound in loops:
            channel = pygame.mixer.Channel(number)
            channel.set_volume(0.0)
            channel.play(sound, loops=-1)
        if probe.get_busy():
            return
    _log.info("sound: the computer is too busy to start layers in step")


TRIES: Final = 8


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
