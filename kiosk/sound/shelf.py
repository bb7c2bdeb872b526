"""Rendered sounds as files: what is there and whole, and the process that makes what is not."""

import hashlib
import logging
import os
import subprocess
import sys
import threading
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.sound.sounds import EFFECTS, LOOPS, PIECES, RATE_HZ, STEMS

ORDER: Final = (*EFFECTS, *LOOPS, *(stem for piece in PIECES for stem in STEMS[piece]))
"""All sounds, those first that are wanted first."""

HEAD_BYTES: Final = 44
"""Of a WAV file as we write it."""

_log = logging.getLogger("evenkeel.sound")


def edition() -> str:
    """Return what the sounds are made by, as a short hash: another one, and all are made anew."""
    sources = [
        *(Path(__file__).with_name(name) for name in ("sounds.py", "limiter.py")),
        *sorted(Path(__file__).with_name("synthesis").rglob("*.py")),
    ]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()[:16]


class Shelf:
    """A folder of WAV files, one a sound; those of another edition are thrown away.

    Parameters
    ----------
    folder : Path
        Made when missing; holds nothing else.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._edition = edition()
        self._process: subprocess.Popen[str] | None = None
        self._aborted = False
        self._lock = threading.Lock()

    def path(self, name: str) -> Path:
        """Return where a sound is, or will be."""
        return self._folder / f"{name}-{self._edition}.wav"

    def missing(self) -> list[str]:
        """Return the sounds that are not there as a whole."""
        return [name for name in ORDER if not _is_whole(self.path(name))]

    def keep(self, name: str, samples: bytes) -> None:
        """Put a sound on the shelf: the whole of it, or nothing.

        Parameters
        ----------
        name : str
        samples : bytes
            16 bit, little-endian, left and right in turn.

        Raises
        ------
        OSError
        """
        path = self.path(name)
        part = path.with_suffix(f".{os.getpid()}.part")
        try:
            with part.open("wb") as file:
                with wave.open(file, "wb") as sound:
                    sound.setparams((2, 2, RATE_HZ, len(samples) // 4, "NONE", ""))
                    sound.writeframes(samples)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Make the folder, and remove other editions and what was left unfinished.

        Raises
        ------
        OSError
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        ours = {self.path(name) for name in ORDER}
        for path in self._folder.iterdir():
            if path not in ours and path.suffix in {".wav", ".part"}:
                path.unlink(missing_ok=True)

    def stock(self) -> Iterator[tuple[str, Path]]:
        """Give every sound once it is there; what is missing is rendered by a process of its own meanwhile.

        A renderer that fails leaves its sounds out; the next start tries again.
        """
        missing = self.missing()
        yield from ((name, self.path(name)) for name in ORDER if name not in missing)
        process = self._start() if missing else None
        if process is None:
            return
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if line.strip() in missing:
                    yield line.strip(), self.path(line.strip())
        finally:
            process.kill()
            process.wait()
            process.stdout.close()

    def abort(self) -> None:
        """End a renderer that is under way: nobody wants sounds any more."""
        with self._lock:
            self._aborted = True
            if self._process is not None:
                self._process.kill()

    def _start(self) -> "subprocess.Popen[str] | None":
        root = str(Path(__file__).parents[2])
        path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
        with self._lock:
            if self._aborted:
                return None
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-m", "kiosk.sound.render", str(self._folder)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                    env={**os.environ, "PYTHONPATH": path},
                    creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
                )
            except OSError as error:
                _log.warning("sound: the process that renders cannot be started: %s", error)
            return self._process


def _is_whole(path: Path) -> bool:
    """Return whether a file holds all that its head promises."""
    try:
        with wave.open(str(path), "rb") as sound:
            promised = sound.getnframes() * sound.getsampwidth() * sound.getnchannels()
            return 0 < promised == path.stat().st_size - HEAD_BYTES
    except (OSError, EOFError, wave.Error):
        return False
