"""The speech backend: pyttsx3 with eSpeak NG. Loaded by the render worker only.

Defects of pyttsx3 2.99 that this module lives with: the first ``runAndWait`` returns before the file is there; of two
``save_to_file`` before one run the first is lost; ``stop()`` while rendering hangs; an unknown voice silently leaves
the one before; it prints on stdout.
"""

import ctypes
import os
import tempfile
import threading
from pathlib import Path

PACE_WPM = 155
"""Calm, for someone who is busy balancing; the engine's own is 175."""

VOICES = {"nl": "nl+f1", "en": "en+f1"}
"""Of the engine's variants, f1 has the most energy at 1-4 kHz (consonants) among those with a natural melody, and its
fundamental near 180 Hz is not lost on a small loudspeaker as the default's 102 Hz is."""

_SYSTEM_LIBRARIES = (
    "libespeak-ng.so.1",
    "/opt/homebrew/lib/libespeak-ng.1.dylib",
    "/usr/local/lib/libespeak-ng.1.dylib",
    r"C:\Program Files\eSpeak NG\libespeak-ng.dll",
)


class RenderError(Exception):
    """The engine cannot say this."""


def load_library() -> str:
    """Make eSpeak NG available to pyttsx3: the system's, or else the one that came with us.

    Returns
    -------
    str
        ``system`` or ``bundled``.

    Raises
    ------
    OSError, RuntimeError
        When there is neither.
    """
    for name in _SYSTEM_LIBRARIES:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return "system"
    import espeakng_loader

    # Without the data path the library ends the process.
    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    # pyttsx3 looks for its library under fixed names; it asks here.
    ctypes.cdll.LoadLibrary = lambda name: library  # type: ignore[method-assign]
    return "bundled"


class Espeak:
    """The engine, warmed up. One thread only: pyttsx3 hangs with two."""

    def __init__(self) -> None:
        self.library = load_library()
        import pyttsx3

        self._engine = pyttsx3.init("espeak")
        self._finished = threading.Event()
        self._engine.connect("finished-utterance", self._on_finished)
        self._engine.setProperty("rate", PACE_WPM)
        with tempfile.TemporaryDirectory(prefix="evenkeel-voice-") as folder:
            self._to_file("one", Path(folder) / "warm-up.wav")
            # The first words in a language load its dictionary, which takes longer than five lines do afterwards.
            for lang in VOICES:
                self._choose(lang)
                self._to_file("1 2 3", Path(folder) / f"{lang}.wav")

    def render(self, text: str, lang: str, path: Path) -> None:
        """Render a line to a WAV file, which appears as a whole or not at all.

        Parameters
        ----------
        text : str
            With at least one letter or digit.
        lang : str
            ``nl`` or ``en``.
        path : Path

        Raises
        ------
        RenderError
            When the engine has no such voice or left no file.
        """
        self._choose(lang)
        part = path.with_name(path.name + ".part")
        self._to_file(text, part)
        try:
            part.replace(path)
        except OSError as error:
            raise RenderError(f"The engine left no file ({error}).") from error

    def _choose(self, lang: str) -> None:
        if lang not in VOICES:
            raise RenderError(f"There is no voice for {lang!r}.")
        self._engine.setProperty("voice", VOICES[lang])
        # An unknown voice raises nothing: only the engine's own answer shows which one speaks.
        chosen = str(self._engine.getProperty("voice"))
        if chosen.rpartition("/")[2] != VOICES[lang]:
            raise RenderError(f"The engine has no voice {VOICES[lang]!r}; it stayed with {chosen!r}.")

    def _to_file(self, text: str, path: Path) -> None:
        self._finished.clear()
        self._engine.save_to_file(text, str(path))
        self._engine.runAndWait()
        # Waiting without end is right here: who started this process ends it when it takes too long.
        self._finished.wait()

    def _on_finished(self, name: str | None, completed: bool) -> None:
        self._finished.set()
