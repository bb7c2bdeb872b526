"""The voice itself: joins desk, clips, engine and loudspeaker, with a thread of its own for everything slow."""

import itertools
import queue
import threading
import wave
from collections import OrderedDict, deque
from pathlib import Path
from typing import Any, Protocol

from kiosk.voice.clips import ClipCache
from kiosk.voice.desk import Desk, Turn
from kiosk.voice.engine import SpeechEngine
from kiosk.voice.finishing import NoSpeech
from kiosk.voice.wording import spoken
from station.ports import Clock, Line

NOTICE = "no-voice"
"""Key of the one quiet notice: there are captions only."""

TICK_S = 0.02
"""How often the end of a line is looked for, while one is spoken or waits."""

CLIPS_IN_MEMORY = 48
"""About 25 MB of sound; one that was pushed out is loaded again in 2 ms."""

_NOW, _AHEAD = 0, 1


class Loudspeaker(Protocol):
    """What the voice needs of the sound mixer."""

    @property
    def on(self) -> bool:
        """Whether anything is to be heard."""

    @property
    def latency_s(self) -> float:
        """From starting a clip to its sound leaving the mixer, at most."""

    @property
    def speaking(self) -> bool:
        """Whether a clip is being spoken."""

    def load(self, path: Path) -> Any:
        """Return a clip ready to be spoken, or None when the file cannot be read."""

    def speak(self, clip: Any) -> None:
        """Start a clip, fading out the one before."""

    def stop_speaking(self) -> None:
        """Fade out the clip being spoken."""

    def duck(self, on: bool) -> None:
        """Lower everything that is not speech, or bring it back."""


class SilentVoice:
    """Captions only.

    Parameters
    ----------
    notice : str or None
        Key of what to tell about it; None when it is silent on purpose.
    """

    def __init__(self, notice: str | None = None) -> None:
        self.notice = notice

    def say(self, line: Line) -> None:
        """Leave it to the caption."""

    def prepare(self, lines: list[Line]) -> None:
        """Need nothing."""

    def hush(self) -> None:
        """Be silent already."""

    def close(self) -> None:
        """Hold nothing."""


class SpokenVoice:
    """Speaks lines; implements :class:`station.ports.Voice`.

    Every method returns at once, from any thread. Call :meth:`start` once before.

    Parameters
    ----------
    clips : ClipCache
    engine : SpeechEngine
    loudspeaker : Loudspeaker
    clock : Clock

    Attributes
    ----------
    latencies_s : deque of float
        From being asked to sound, the newest last, of lines that did not wait for another one.
    """

    def __init__(self, clips: ClipCache, engine: SpeechEngine, loudspeaker: Loudspeaker, clock: Clock) -> None:
        self.latencies_s: deque[float] = deque(maxlen=500)
        self._clips = clips
        self._engine = engine
        self._loudspeaker = loudspeaker
        self._clock = clock
        self._desk: Desk[Any] = Desk()
        self._memory: OrderedDict[tuple[str, str], Any] = OrderedDict()
        self._jobs: queue.PriorityQueue[tuple[int, int, Turn[Any] | tuple[str, str] | None]] = queue.PriorityQueue()
        self._order = itertools.count()
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)

    @property
    def notice(self) -> str | None:
        """``no-voice`` once the engine has been given up, None before."""
        return NOTICE if self._engine.gone else None

    @property
    def last_latency_s(self) -> float | None:
        """The newest of ``latencies_s``."""
        return self.latencies_s[-1] if self.latencies_s else None

    def start(self) -> None:
        """Start the thread, which starts the engine."""
        self._thread.start()

    def say(self, line: Line) -> None:
        """Speak a line when its turn comes; starts here and now when it can."""
        text = spoken(line.text)
        if not text or not self._loudspeaker.on or self._engine.gone or self._closing.is_set():
            return
        with self._lock:
            turn = self._desk.ask(line, text, self._clock.monotonic_s())
            if turn is None:
                return
            turn.clip = self._memory.get((text, line.lang))
            if turn.clip is not None:
                self._memory.move_to_end((text, line.lang))
            self._advance()
        self._put(_NOW, turn)

    def prepare(self, lines: list[Line]) -> None:
        """Render lines in the background, whenever nothing is to be said now."""
        for line in lines:
            if text := spoken(line.text):
                self._put(_AHEAD, (text, line.lang))

    def hush(self) -> None:
        """Stop speaking and forget what is waiting."""
        with self._lock:
            self._desk.clear(self._clock.monotonic_s())
            self._loudspeaker.stop_speaking()
            self._loudspeaker.duck(False)

    def update(self) -> None:
        """Let the next line start if its turn has come. The voice's thread does this by itself."""
        with self._lock:
            self._advance()

    def close(self) -> None:
        """End thread and worker, even if it hangs; a second call does nothing."""
        self._closing.set()
        self._engine.abort()
        self._put(_NOW, None)
        if self._thread.ident is not None:
            self._thread.join()
        self._engine.close()
        self.hush()

    def _put(self, rank: int, job: Turn[Any] | tuple[str, str] | None) -> None:
        self._jobs.put((rank, next(self._order), job))

    def _advance(self) -> None:
        """Start the line whose turn it is; the lock is held."""
        if not self._loudspeaker.speaking:
            self._desk.ended(self._clock.monotonic_s())
        turn = self._desk.next(self._clock.monotonic_s())
        if turn is not None:
            self._loudspeaker.duck(True)
            self._loudspeaker.speak(turn.clip)
            if turn.at_once:
                self.latencies_s.append(self._clock.monotonic_s() - turn.asked_s + self._loudspeaker.latency_s)
        elif self._desk.idle:
            self._loudspeaker.duck(False)

    def _run(self) -> None:
        try:
            self._clips.open()
        except OSError:
            self._engine.give_up("the folder of the clips cannot be written")
        self._engine.warm_up()
        while not self._closing.is_set():
            try:
                _, _, job = self._jobs.get(timeout=None if self._desk.idle else TICK_S)
            except queue.Empty:
                job = None
            if isinstance(job, Turn):
                self._serve(job)
            elif job is not None:
                self._clip(*job)
            self.update()

    def _serve(self, turn: Turn[Any]) -> None:
        with self._lock:
            wanted = turn in self._desk.waiting and turn.clip is None
        clip = self._clip(turn.text, turn.line.lang) if wanted else turn.clip
        with self._lock:
            turn.clip = clip
            if clip is None:
                self._desk.drop(turn)

    def _clip(self, text: str, lang: str) -> Any:
        """Return the loaded clip of a line: from memory, from disk, or from the engine; None when it cannot be had."""
        key = (text, lang)
        clip = self._memory.get(key)
        if clip is None:
            path = self._clips.find(text, lang) or self._render(text, lang)
            clip = self._loudspeaker.load(path) if path is not None else None
        if clip is not None:
            with self._lock:
                self._memory[key] = clip
                self._memory.move_to_end(key)
                while len(self._memory) > CLIPS_IN_MEMORY:
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
        return path


def make_voice(cache_dir: Path, clock: Clock, sound: "AudibleLoudspeaker") -> SpokenVoice | SilentVoice:
    """Return a voice that speaks, or captions only when there is no sound device.

    Parameters
    ----------
    cache_dir : Path
        Folder of the clips; holds nothing else.
    clock : Clock
    sound : Sound
        Already opened.
    """
    if not sound.available:
        return SilentVoice(NOTICE)
    voice = SpokenVoice(ClipCache(cache_dir), SpeechEngine(), sound, clock)
    voice.start()
    return voice


class AudibleLoudspeaker(Loudspeaker, Protocol):
    """A loudspeaker that knows whether there is one."""

    @property
    def available(self) -> bool:
        """Whether a sound device was opened."""
