"""What is spoken of a caption."""

import unicodedata

MAX_CHARACTERS = 400
"""About half a minute of speech: more than any caption holds, and rendered well within the render timeout."""

_UNSPEAKABLE = ("Cc", "Cf", "Co", "Cs", "Cn", "Mc", "Me", "Sk", "So")
"""Unicode categories of control characters, joiners and pictures, which an engine would spell out or choke on."""

_KEPT = "°"
"""Of those categories, still worth saying."""


def spoken(text: str) -> str:
    """Return what to say of a caption.

    Parameters
    ----------
    text : str
        As shown on the screen.

    Returns
    -------
    str
        On one line, without emoji and control characters, cut at a word when it is very long; empty when it holds no
        letter and no digit.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(" " if _unspeakable(character) else character for character in composed)
    words = " ".join(kept.split())
    if len(words) > MAX_CHARACTERS:
        words = words[: MAX_CHARACTERS + 1].rpartition(" ")[0] or words[:MAX_CHARACTERS]
    return words if any(character.isalnum() for character in words) else ""


def _unspeakable(character: str) -> bool:
    return unicodedata.category(character) in _UNSPEAKABLE and character not in _KEPT
