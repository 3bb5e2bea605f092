"""The order in which the readers of each language look for names in a list.

A table of our own: PyICU is native code to be compiled with its library, pyuca does not know the order by pinyin.
"""

import re
import unicodedata
from collections.abc import Mapping

from dossier.languages import COLLATIONS, READINGS, profile
from dossier.languages.normal_forms import without_accents

_GAPS = re.compile(r"[\s/\u2010-\u2015-]+")
"""What parts words; an apostrophe does not."""
_SIGNS = re.compile(r"[\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ĳ": "ij"})

Place = tuple[int, int]
"""Of a character: before those of the language's own order (0), in it (1) or after it (2); and where there."""

Sorted = tuple[tuple[tuple[Place, ...], ...], str]
"""The places of the characters of each word, and the text itself."""


def alphabetical(text: str, language: str, *, surname: bool = False) -> Sorted:
    """Key by which a list in a language is sorted: word by word, without signs, accents and capitals, an œ being oe.

    A language may have an order of its own (`collation` in its profile): Chinese characters are sorted by pinyin, in
    names as these are read (languages/readings.yml); surname: whether the text begins with the surname of a person.

    >>> sorted(["Zambie", "« École »", "Fu", "Œuvre", "Paris", "Oural"], key=lambda name: alphabetical(name, "fr"))
    ['« École »', 'Fu', 'Œuvre', 'Oural', 'Paris', 'Zambie']
    >>> sorted(["Lin Jian", "Li Qiang"], key=lambda name: alphabetical(name, "en"))
    ['Li Qiang', 'Lin Jian']
    >>> sorted(["王毅", "翟隽", "《倡议》", "习近平", "邹磊", "AI"], key=lambda name: alphabetical(name, "zh"))
    ['AI', '《倡议》', '王毅', '习近平', '翟隽', '邹磊']
    >>> sorted(["上海", "厦门", "解放军", "长沙", "重庆", "北京"], key=lambda name: alphabetical(name, "zh"))
    ['北京', '长沙', '重庆', '解放军', '上海', '厦门']
    >>> sorted(["谢锋", "王毅", "解振华"], key=lambda name: alphabetical(name, "zh", surname=True))
    ['王毅', '谢锋', '解振华']
    """
    letters = unicodedata.normalize("NFKC", text.casefold()).translate(_LIGATURES)
    words = (_SIGNS.sub("", without_accents(word)) for word in _GAPS.split(letters))
    known = profile(language)
    order = COLLATIONS.get(known.collation, {})
    readings = READINGS.get(known.collation, {}).get("surname" if surname else "other", {})
    read = (_as_read(word, readings) for word in words if word)
    return tuple(tuple(_place(character, order, known.letters) for character in word) for word in read), text


def _as_read(word: str, readings: Mapping[str, str]) -> str:
    """A word whose beginning, where it is read otherwise than its characters are, is replaced by what reads so."""
    longest = max((name for name in readings if word.startswith(name)), key=len, default="")
    return readings[longest] + word[len(longest) :] if longest else word


def _place(character: str, order: Mapping[str, int], letters: str) -> Place:
    if character in order:
        return 1, order[character]
    return (2 if order and re.match(letters, character) else 0), ord(character)
