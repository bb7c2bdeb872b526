"""What the voice needs of the sound mixer."""

from pathlib import Path
from typing import Any, Protocol


class Loudspeaker(Protocol):
    """A sound mixer, as the voice sees it; :class:`kiosk.sound.Sound` is one."""

    @property
    def available(self) -> bool:
        """Whether a sound device is open."""

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
