"""The order in which the readers of each language look for names in a list.

A table of our own: PyICU is native code to be compiled with its library, pyuca does not know the order by pinyin.
"""

import re
import unicodedata
from collections.abc import Mapping

from dossier.languages import COLLATIONS, profile
from dossier.languages.normal_forms import without_accents

_SIGNS = re.compile(r"[\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ĳ": "ij"})

Place = tuple[int, int]
"""Of a character: before those of the language's own order (0), in it (1) or after it (2); and where there."""


def alphabetical(text: str, language: str) -> tuple[tuple[Place, ...], str]:
    """Key by which a list in a language is sorted: without signs, accents and capitals, an œ being oe.

    A language may have an order of its own (`collation` in its profile): Chinese characters are sorted by pinyin.

    >>> sorted(["Zambie", "« École »", "Fu", "Œuvre", "Paris", "Oural"], key=lambda name: alphabetical(name, "fr"))
    ['« École »', 'Fu', 'Œuvre', 'Oural', 'Paris', 'Zambie']
    >>> sorted(["王毅", "翟隽", "《倡议》", "习近平", "邹磊", "AI"], key=lambda name: alphabetical(name, "zh"))
    ['AI', '《倡议》', '王毅', '习近平', '翟隽', '邹磊']
    """
    letters = unicodedata.normalize("NFKC", text.casefold()).translate(_LIGATURES)
    plain = _SIGNS.sub("", without_accents(letters))
    known = profile(language)
    order = COLLATIONS.get(known.collation, {})
    return tuple(_place(character, order, known.letters) for character in plain), text


def _place(character: str, order: Mapping[str, int], letters: str) -> Place:
    if character in order:
        return 1, order[character]
    return (2 if order and re.match(letters, character) else 0), ord(character)
