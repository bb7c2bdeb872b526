"""The station's voice: speech rendered in a process of its own, cached as clips, spoken one line at a time.

:func:`make_voice` joins the parts: ``wording`` (what is spoken of a caption), ``clips`` (the cache), ``engine`` (the
worker's supervisor), ``finishing`` (level and edges of a clip), ``studio``
(lines become clips), ``desk`` (whose turn it is). ``render_worker`` is the
worker and ``espeak`` its backend; the kiosk imports neither, so it never loads the speech library.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.voice.voice import SilentVoice as SilentVoice
    from kiosk.voice.voice import SpokenVoice as SpokenVoice
    from kiosk.voice.voice import make_voice as make_voice


def __getattr__(name: str) -> Any:
    # The worker imports this package too, and must not load NumPy for it: that would triple its start.
    if name in {"SilentVoice", "SpokenVoice", "make_voice"}:
        from kiosk.voice import voice

        return getattr(voice, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
