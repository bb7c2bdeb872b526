"""The clip cache: every line is rendered once, then it is a file."""

import hashlib
import os
import wave
from importlib.metadata import version
from pathlib import Path

import numpy as np

from kiosk.voice.finishing import finish

RECIPE = "f1 155 wpm, finished 2"
"""Voice, pace and finishing; to be changed with them, so that old clips are not taken for new ones."""

MAX_FILES = 400
"""About 40 MB; all fixed lines of both languages are a quarter of it."""


class ClipCache:
    """Rendered lines on disk, the longest unused dropped first.

    One thread only.

    Parameters
    ----------
    folder : Path
        Made when missing; holds nothing but clips.
    max_files : int
    """

    def __init__(self, folder: Path, max_files: int = MAX_FILES) -> None:
        self._folder = folder
        self._max_files = max_files
        self._engine = f"pyttsx3 {version('pyttsx3')}, espeakng-loader {version('espeakng-loader')}, {RECIPE}"

    def open(self) -> None:
        """Make the folder, and remove what an earlier run left unfinished.

        Raises
        ------
        OSError
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        for leftover in self._folder.glob("*.part"):
            leftover.unlink(missing_ok=True)

    def path(self, text: str, lang: str) -> Path:
        """Return where the clip of a line is, or would be."""
        key = "\0".join((self._engine, lang, text))
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.wav"

    def raw_path(self, text: str, lang: str) -> Path:
        """Return where the engine is to leave a line for :meth:`keep`."""
        return self.path(text, lang).with_suffix(".raw.part")

    def find(self, text: str, lang: str) -> Path | None:
        """Return the clip of a line and mark it as used; None when there is none, or only a damaged one."""
        path = self.path(text, lang)
        try:
            if _is_whole(path):
                os.utime(path)
                return path
            path.unlink(missing_ok=True)  # a power cut can leave an empty file under the final name
        except OSError:
            return None
        return None

    def keep(self, text: str, lang: str) -> Path:
        """Finish and keep what the engine left at :meth:`raw_path`, and drop the longest unused clip if need be.

        Raises
        ------
        NoSpeech
            When the engine left silence.
        OSError, EOFError, wave.Error
            When it left nothing readable, or the disk is full.
        """
        raw, path = self.raw_path(text, lang), self.path(text, lang)
        part = path.with_suffix(".part")
        try:
            with wave.open(str(raw), "rb") as rendered:
                rate_hz = rendered.getframerate()
                samples = np.frombuffer(rendered.readframes(rendered.getnframes()), "<i2")
            finished = finish(samples, rate_hz)
            with part.open("wb") as file, wave.open(file, "wb") as clip:
                clip.setparams((1, 2, rate_hz, len(finished), "NONE", ""))
                clip.writeframes(finished.astype("<i2").tobytes())
            part.replace(path)
        finally:
            raw.unlink(missing_ok=True)
            part.unlink(missing_ok=True)
        self._bound(path)
        return path

    def _bound(self, newest: Path) -> None:
        # The newest stays, whatever a file system's coarse clock says about its age.
        clips = [clip for clip in self._folder.glob("*.wav") if clip != newest]
        for clip in sorted(clips, key=_used_s)[: max(0, len(clips) + 1 - self._max_files)]:
            clip.unlink(missing_ok=True)


def _used_s(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # a second kiosk on the same data dropped it just now
        return 0.0


def _is_whole(path: Path) -> bool:
    try:
        with wave.open(str(path), "rb") as clip:
            promised = clip.getnframes() * clip.getsampwidth()
            return 0 < promised <= path.stat().st_size
    except (FileNotFoundError, EOFError, wave.Error):
        return False
