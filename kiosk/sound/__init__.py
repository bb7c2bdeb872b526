"""The station's sound: the mixer (:class:`Sound`), and what it plays, synthesised by us.

``sounds`` names all that there is. ``synthesis`` makes it; ``render`` does so in a process of its own, onto a ``shelf``
of WAV files. ``mixer`` plays them on the ``device``, moved by ``faders``.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.sound.mixer import Sound as Sound
    from kiosk.sound.mixer import open_sound as open_sound


def __getattr__(name: str) -> Any:
    # The process that renders imports this package too, and must not open a sound library for it.
    if name in {"Sound", "open_sound"}:
        from kiosk.sound import mixer

        return getattr(mixer, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
