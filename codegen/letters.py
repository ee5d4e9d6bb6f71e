"""Letters of all languages in names: accents of Latin letters are folded away."""

from __future__ import annotations

import unicodedata

_LATIN = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
    "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i",
}  # fmt: skip
"""Latin letters that are no plain letter with an accent, as they are written where there are no others."""


def _plain(char: str) -> str:
    """A Latin letter without its accents; letters of other scripts keep theirs (``й`` is not ``и``)."""
    if char.isascii():
        return char
    plain = unicodedata.normalize("NFD", char)
    if plain[0].isascii():
        return plain[0]
    return "" if unicodedata.combining(char) and unicodedata.category(char) == "Mn" else _LATIN.get(char, char)


def folded(text: str) -> str:
    """``text`` (in NFKC) with plain Latin letters: ``größe`` is ``grosse``, ``первый`` stays."""
    return "".join(map(_plain, unicodedata.normalize("NFKC", text)))
