"""The sound mixer: effects, layers, the channels of the voice, and silence when there is no sound device."""

import logging
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import pygame

from kiosk.sound import device
from kiosk.sound.faders import STEP_S, Faders, Sides
from kiosk.sound.shelf import Shelf
from kiosk.sound.sounds import EFFECTS, RATE_HZ, STEMS, Group, group

TAKE_OVER_MS: Final = 40
"""What another sound takes over from fades out beneath it: a cut would click."""

FINEST: Final = 255
"""Steps of a volume that the device knows."""

_log = logging.getLogger("evenkeel.sound")


class Sound:
    """Effects, layers and speech, mixed. Not opened, or without a sound device, it accepts everything in silence.

    What :meth:`prepare` does not have yet is silent, and joins in once it is there. The methods for the voice are for
    any thread, the others belong to the loop; all but :meth:`prepare` and :meth:`close` return at once.

    Parameters
    ----------
    folder : Path or None
        Where the rendered sounds are kept; None where they are never wanted.

    Attributes
    ----------
    available : bool
        Whether a sound device was opened.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.available = False
        self._shelf = Shelf(folder) if folder is not None else None
        self._sounds: dict[str, pygame.mixer.Sound] = {}
        self._awake: pygame.mixer.Sound | None = None
        self._voice = device.VOICE[0]
        self._faders = Faders()
        self._piece: str | None = None
        self._layers: tuple[str, ...] = ()
        self._channels: dict[str, int] = {}
        self._sent: dict[str, Sides] = {}
        self._lock = threading.RLock()
        self._loading = threading.Lock()
        """The device is not closed while a file is being read into it."""
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    # The device

    @property
    def latency_s(self) -> float:
        """From starting a sound to its leaving the mixer, at most."""
        return device.BUFFER_SAMPLES / RATE_HZ

    def open(self) -> None:
        """Open the sound device, if there is one."""
        if self.available or not device.open_device():
            return
        self.available = True
        self._closing.clear()
        self._awake = pygame.mixer.Sound(buffer=device.wakeful_silence().tobytes())
        pygame.mixer.Channel(device.AWAKE).play(self._awake, loops=-1)
        self._thread = threading.Thread(target=self._run, name="faders", daemon=True)
        self._thread.start()

    def prepare(self) -> None:
        """Make and load all sounds, in a thread of the caller: seconds on the first start, later a few milliseconds."""
        if not self.available or self._shelf is None:
            return
        for name, path in self._shelf.stock():
            with self._loading:
                sound = self.load(path)
                if sound is not None:
                    self._take_in(name, sound)

    def close(self) -> None:
        """Let go of the sound device; a second call does nothing."""
        self._closing.set()
        self._wake.set()
        if self._shelf is not None:
            self._shelf.abort()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        with self._loading, self._lock:
            if self.available:
                self.end(0)
                self.available = False
                self._sounds.clear()
                self._awake = None
                pygame.mixer.quit()

    # Effects

    def play(self, name: str) -> None:
        """Play an effect.

        Raises
        ------
        KeyError
            When it is none of ``EFFECTS``.
        """
        if name not in EFFECTS:
            raise KeyError(name)
        sound = self._sounds.get(name)
        if sound is not None and self.effects:
            sound.play()

    # Layers

    def begin(self, piece: str, layers: Iterable[str]) -> None:
        """Start the music and the loops of a round, in step and silent; :meth:`mix` brings them up.

        Parameters
        ----------
        piece : str
            One of ``PIECES``.
        layers : iterable of str
            Of ``LOOPS``: those that the round may want. One that turns up in :meth:`mix` later is started then.

        Raises
        ------
        KeyError
            When there is no such piece or loop.
        """
        names = (*STEMS[piece], *layers)
        for name in names:
            group(name)
        with self._lock:
            self.end(TAKE_OVER_MS)
            self._faders.held.value = self._faders.held.wanted = 0.0
            self._piece, self._layers = piece, tuple(dict.fromkeys(names))
            self._join_in()

    def mix(self, volumes: Mapping[str, Sides]) -> None:
        """Move layers to volumes, smoothly; those that are not named go to silence.

        Parameters
        ----------
        volumes : mapping
            Per layer its volume left and right, 0 to 1.

        Raises
        ------
        KeyError
            When there is no such layer.
        """
        # Each frame comes here and must not wait for a step that waits for the device: only new layers take the lock.
        if self._piece is None or not self._faders.want(volumes):
            return
        if new := [name for name in volumes if name not in self._layers]:
            for name in new:
                group(name)
            with self._lock:
                self._layers += tuple(new)
                self._join_in()
        self._wake.set()

    def hold(self, on: bool) -> None:
        """Silence the layers while a round is paused, or bring them back; effects and speech go on."""
        self._faders.held.wanted = float(on)
        self._wake.set()

    def end(self, fade_ms: int) -> None:
        """Fade out the layers of a round."""
        with self._lock:
            for number in self._channels.values():
                pygame.mixer.Channel(number).fadeout(fade_ms)
            self._channels.clear()
            self._sent.clear()
            self._faders.clear()
            self._piece, self._layers = None, ()

    # Settings

    @property
    def music(self) -> bool:
        """Whether music and ambience are heard."""
        return self._faders.music.wanted > 0

    @music.setter
    def music(self, on: bool) -> None:
        self._faders.music.wanted = float(on)
        self._wake.set()

    @property
    def effects(self) -> bool:
        """Whether effects, guides and floor are heard."""
        return self._faders.effects.wanted > 0

    @effects.setter
    def effects(self, on: bool) -> None:
        self._faders.effects.wanted = float(on)
        self._wake.set()

    @property
    def heard(self) -> bool:
        """Whether a trainee with closed eyes could be led: there is a device, and its effects are on."""
        return self.available and self.effects

    # The voice

    def duck(self, on: bool) -> None:
        """Lower everything else for the voice, or bring it back."""
        self._faders.duck.wanted = float(on)
        self._wake.set()

    def load(self, path: Path) -> pygame.mixer.Sound | None:
        """Return a file ready to play, or None when it cannot be read."""
        if not self.available:
            return None
        try:
            return pygame.mixer.Sound(path)
        except (pygame.error, OSError) as error:
            _log.info("sound: %s cannot be read: %s", path, error)
            return None

    def speak(self, clip: pygame.mixer.Sound) -> None:
        """Start a spoken clip; the one before fades out beneath it."""
        if self.available:
            self.stop_speaking()
            self._voice = next(number for number in device.VOICE if number != self._voice)
            pygame.mixer.Channel(self._voice).play(clip)

    @property
    def speaking(self) -> bool:
        """Whether a spoken clip is playing, not counting one that fades out."""
        return self.available and pygame.mixer.Channel(self._voice).get_busy()

    def stop_speaking(self) -> None:
        """Fade out the clip being spoken."""
        if self.speaking:
            pygame.mixer.Channel(self._voice).fadeout(TAKE_OVER_MS)

    # Inside

    def _take_in(self, name: str, sound: pygame.mixer.Sound) -> None:
        with self._lock:
            self._sounds[name] = sound
            if name in EFFECTS:
                sound.set_volume(self._faders.gain(Group.EFFECT))
            self._join_in()

    def _join_in(self) -> None:
        """Start the layers of the round that are loaded and do not play; a piece only as a whole. The lock is held."""
        if not self.available or self._piece is None:
            return
        whole = all(stem in self._sounds for stem in STEMS[self._piece])
        due = [
            name
            for name in self._layers
            if name not in self._channels and name in self._sounds and (whole or name not in STEMS[self._piece])
        ]
        free = [number for number in device.LAYERS if not pygame.mixer.Channel(number).get_busy()]
        started = dict(zip(due, free, strict=False))
        if started:
            device.start_together([(number, self._sounds[name]) for name, number in started.items()])
            self._channels.update(started)
            for name in started:
                self._faders.start(name)
            self._wake.set()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._wake.wait()
            self._wake.clear()
            while self.step() and not self._closing.wait(STEP_S):
                pass

    def step(self) -> bool:
        """Move all volumes by one step, as the mixer's thread does by itself; return whether they still move."""
        with self._lock:
            if not self.available:
                return False
            before = self._faders.gain(Group.EFFECT)
            moving = self._faders.step()
            gain = self._faders.gain(Group.EFFECT)
            if gain != before:
                for name in EFFECTS:
                    if name in self._sounds:
                        self._sounds[name].set_volume(gain)
            for name, (left, right) in self._faders.layers().items():
                sides = round(left * FINEST) / FINEST, round(right * FINEST) / FINEST
                if self._sent.get(name, (0.0, 0.0)) != sides:
                    self._sent[name] = sides
                    _set(pygame.mixer.Channel(self._channels[name]), sides)
            return moving


def _set(channel: pygame.mixer.Channel, sides: Sides) -> None:
    if sides == (0.0, 0.0):
        channel.set_volume(0.0)  # a channel at 0 costs the device nothing
    else:
        channel.set_volume(*sides)


def open_sound(folder: Path) -> Sound:
    """Return the sound mixer, opened if there is a device.

    Parameters
    ----------
    folder : Path
        Of the rendered sounds; holds nothing else.
    """
    sound = Sound(folder)
    sound.open()
    return sound
