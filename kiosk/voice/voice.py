"""The voice itself: joins desk, studio and loudspeaker, with a thread of its own for everything slow."""

import itertools
import logging
import queue
import threading
from collections import deque
from pathlib import Path
from typing import Any, NamedTuple

from kiosk.voice.clips import ClipCache
from kiosk.voice.desk import Desk, Turn
from kiosk.voice.engine import SpeechEngine
from kiosk.voice.loudspeaker import Loudspeaker
from kiosk.voice.studio import Studio
from kiosk.voice.wording import spoken
from station.ports import Clock, Line

NOTICE = "no-voice"
"""Key of the one quiet notice: there are captions only."""

TICK_S = 0.02
"""How often the end of a line is looked for, while one is spoken or waits."""

_NOW, _AHEAD = 0, 1

_log = logging.getLogger("evenkeel.voice")


class Reaction(NamedTuple):
    """How long a line took from being asked for to its sound leaving the mixer, and whether it was rendered first."""

    latency_s: float
    fresh: bool


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

    Every method but :meth:`close` returns at once, and may be called from any thread. Thread and worker start with the
    first line to say or to prepare, so that they do not compete with the kiosk's first picture.

    Parameters
    ----------
    clips : ClipCache
    engine : SpeechEngine
    loudspeaker : Loudspeaker
    clock : Clock

    Attributes
    ----------
    reactions : deque of Reaction
        Of the last lines that did not wait for another one, the newest last.
    """

    def __init__(self, clips: ClipCache, engine: SpeechEngine, loudspeaker: Loudspeaker, clock: Clock) -> None:
        self.reactions: deque[Reaction] = deque(maxlen=500)
        self._engine = engine
        self._loudspeaker = loudspeaker
        self._clock = clock
        self._studio = Studio(clips, engine, loudspeaker)
        self._desk: Desk[Any] = Desk()
        self._jobs: queue.PriorityQueue[tuple[int, int, Turn[Any] | tuple[str, str] | None]] = queue.PriorityQueue()
        self._order = itertools.count()
        self._started = False
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)

    @property
    def notice(self) -> str | None:
        """``no-voice`` once the engine has been given up, None before."""
        return NOTICE if self._engine.gone else None

    def say(self, line: Line) -> None:
        """Speak a line when its turn comes; starts here and now when it can."""
        text = spoken(line.text)
        if not text or not self._loudspeaker.available or self._engine.gone or self._closing.is_set():
            return
        with self._lock:
            turn = self._desk.ask(line, text, self._clock.monotonic_s())
            if turn is None:
                return
            turn.clip = self._studio.at_hand(text, line.lang)
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
        with self._lock:
            self._started = True  # a line said from now on starts nothing
        if self._thread.ident is not None:
            self._jobs.put((_NOW, next(self._order), None))
            self._thread.join()
        self._engine.close()
        self.hush()

    def _put(self, rank: int, job: Turn[Any] | tuple[str, str]) -> None:
        self._jobs.put((rank, next(self._order), job))
        with self._lock:
            if not self._started:
                self._started = True
                self._thread.start()

    def _advance(self) -> None:
        """Start the line whose turn it is; the lock is held."""
        if not self._loudspeaker.speaking:
            self._desk.ended(self._clock.monotonic_s())
        turn = self._desk.next(self._clock.monotonic_s())
        if turn is not None:
            self._loudspeaker.duck(True)
            self._loudspeaker.speak(turn.clip)
            if turn.at_once:
                latency_s = self._clock.monotonic_s() - turn.asked_s + self._loudspeaker.latency_s
                self.reactions.append(Reaction(latency_s, turn.fresh))
        elif self._desk.idle:
            self._loudspeaker.duck(False)

    def _run(self) -> None:
        try:
            self._studio.open()
            while not self._closing.is_set():
                self._work()
                self.update()
        except Exception as error:  # a voice that falls silent must say so; the kiosk plays on with captions
            _log.exception("voice: stopped by a fault")
            self._engine.give_up(f"stopped by {error!r}")

    def _work(self) -> None:
        try:
            _, _, job = self._jobs.get(timeout=None if self._desk.idle else TICK_S)
        except queue.Empty:
            return
        if isinstance(job, Turn):
            self._serve(job)
        elif job is not None:
            self._studio.clip(*job)

    def _serve(self, turn: Turn[Any]) -> None:
        """Get the clip of a turn that is still wanted and has none."""
        with self._lock:
            if turn.clip is not None or turn not in self._desk.waiting:
                return
        renders = self._studio.renders
        clip = self._studio.clip(turn.text, turn.line.lang)
        with self._lock:
            turn.clip, turn.fresh = clip, self._studio.renders > renders
            if clip is None:
                self._desk.drop(turn)


def make_voice(cache_dir: Path, clock: Clock, sound: Loudspeaker) -> SpokenVoice | SilentVoice:
    """Return a voice that speaks, or captions only when there is no sound device.

    Parameters
    ----------
    cache_dir : Path
        Folder of the clips; holds nothing else.
    clock : Clock
    sound : Loudspeaker
        Already opened.
    """
    if not sound.available:
        return SilentVoice(NOTICE)
    return SpokenVoice(ClipCache(cache_dir), SpeechEngine(), sound, clock)
