"""What is spoken of a caption."""

import unicodedata

MAX_CHARACTERS = 400
"""About half a minute of speech: more than any caption holds, and rendered well within the render timeout."""

_JOINERS = ("Cf", "Me", "Mn")
"""Unicode categories that are part of the character before them: soft hyphens, joiners, loose accents."""

_PICTURES = ("Cc", "Cn", "Co", "Cs", "Sk", "So")
"""Unicode categories of control characters and pictures, which an engine would spell out or choke on."""

_KEPT = "°"
"""Of the pictures, still worth saying."""


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
    words = " ".join("".join(map(_as_spoken, composed)).split())
    if len(words) > MAX_CHARACTERS:
        words = words[: MAX_CHARACTERS + 1].rpartition(" ")[0] or words[:MAX_CHARACTERS]
    return words if any(character.isalnum() for character in words) else ""


def _as_spoken(character: str) -> str:
    category = unicodedata.category(character)
    if category in _JOINERS:
        return ""
    return " " if category in _PICTURES and character not in _KEPT else character
