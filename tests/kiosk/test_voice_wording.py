import pytest

from kiosk.voice.wording import MAX_CHARACTERS, spoken


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        ("Sta lang en zacht.", "Sta lang en zacht."),
        ("Eén gaatje strakker, 90° gedraaid: 12 %!", "Eén gaatje strakker, 90° gedraaid: 12 %!"),
        ("Goed zo! 🎉⭐️ Nog één 👍🏽", "Goed zo! Nog één"),
        ("two\nlines\tand\0nothing", "two lines and nothing"),
        ("“Rustig”, zei ze – 't kan", "“Rustig”, zei ze – 't kan"),
        ("gewichts\u00adverplaatsing", "gewichtsverplaatsing"),
        ("", ""),
        ("… — !", ""),
        ("⭐⭐⭐", ""),
        ("\ud800 half a character", "half a character"),
    ],
)
def test_a_caption_is_spoken_without_what_cannot_be_said(caption, words):
    assert spoken(caption) == words


def test_the_same_words_written_differently_are_spoken_alike():
    assert spoken("Ee\u0301n") == spoken("Eén")


def test_a_very_long_caption_ends_at_a_word():
    words = spoken("gewicht " * 400)
    assert len(words) <= MAX_CHARACTERS
    assert words.endswith("gewicht")


def test_a_very_long_word_is_cut():
    assert spoken("a" * 5000) == "a" * MAX_CHARACTERS
