"""Where lines become clips: from memory, from the cache on disk, or from the engine."""

import threading
import wave
from collections import OrderedDict
from pathlib import Path
from typing import Any

from kiosk.voice.clips import ClipCache
from kiosk.voice.engine import SpeechEngine
from kiosk.voice.finishing import NoSpeech
from kiosk.voice.loudspeaker import Loudspeaker

CLIPS_IN_MEMORY = 48
"""About 25 MB of sound; one that was pushed out is loaded again in a few milliseconds."""


class Studio:
    """Makes clips. All but :meth:`at_hand` belongs to one thread, which it blocks.

    Parameters
    ----------
    clips : ClipCache
    engine : SpeechEngine
    loudspeaker : Loudspeaker

    Attributes
    ----------
    renders : int
        How many clips were made so far.
    """

    def __init__(self, clips: ClipCache, engine: SpeechEngine, loudspeaker: Loudspeaker) -> None:
        self._clips = clips
        self._engine = engine
        self._loudspeaker = loudspeaker
        self.renders = 0
        self._memory: OrderedDict[tuple[str, str], Any] = OrderedDict()
        self._lock = threading.Lock()

    def open(self) -> None:
        """Make the folder of the clips and start the engine."""
        try:
            self._clips.open()
        except OSError as error:
            self._engine.give_up(f"the folder of the clips cannot be used: {error}")
        self._engine.warm_up()

    def at_hand(self, text: str, lang: str) -> Any:
        """Return the clip of a line if it is in memory, else None; from any thread, at once."""
        with self._lock:
            clip = self._memory.get((text, lang))
            if clip is not None:
                self._memory.move_to_end((text, lang))
            return clip

    def clip(self, text: str, lang: str) -> Any:
        """Return the clip of a line, or None when it cannot be had."""
        clip = self.at_hand(text, lang)
        if clip is not None:
            return clip
        path = self._clips.find(text, lang) or self._render(text, lang)
        clip = self._loudspeaker.load(path) if path is not None else None
        if clip is not None:
            with self._lock:
                self._memory[text, lang] = clip
                if len(self._memory) > CLIPS_IN_MEMORY:
                    self._memory.popitem(last=False)
        return clip

    def _render(self, text: str, lang: str) -> Path | None:
        if not self._engine.render(text, lang, self._clips.raw_path(text, lang)):
            return None
        try:
            path = self._clips.keep(text, lang)
        except (OSError, EOFError, wave.Error, NoSpeech) as error:
            self._engine.reject(f"the clip of {text!r} cannot be kept: {error}")
            return None
        self._engine.accept()
        self.renders += 1
        return path
