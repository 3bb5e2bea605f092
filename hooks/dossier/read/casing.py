"""Capitals for a text that came without any: at the start of sentences, and in the names that entity pages know."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dossier.data import Profile
from dossier.text import sentences

_FEW = 0.005
"""Share of capitals among letters up to which a text counts as all in small letters."""
_ENOUGH = 60
"""Letters that a text must have before its casing is judged."""
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@|\.(?:com|org|net|cn|fr|int|gov|edu)\b)\S*")
_FIRST_LETTER = re.compile(r"[\W_]*+([^\W\d_])")
_GAP = r"(?:\.?[\s\-‐‑]+|[’'/])"
"""What may stand between the words of a name: also a full stop that strayed into it."""


def is_lower(texts: Iterable[str]) -> bool:
    """Whether a text is all in small letters.

    >>> is_lower(["le ministère des affaires étrangères a tenu une conférence de presse régulière à new york hier"])
    True
    >>> is_lower(["Le ministère."])
    False
    """
    text = "".join(texts)
    capitals = sum(map(str.isupper, text))
    letters = sum(map(str.islower, text)) + capitals
    return letters >= _ENOUGH and capitals <= _FEW * letters


def _letters(name: str) -> str:
    return re.sub(r"[^\w]+", "", name.casefold())


def _name_pattern(name: str) -> str:
    return _GAP.join(map(re.escape, re.findall(r"[\w.&]+", name.casefold())))


def _is_cased(name: str) -> bool:
    """Whether a name has capitals, and each of them one small letter."""
    return name != name.lower() and bool(_letters(name)) and len(name) == len(name.casefold())


@cache
def _names(names: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all names that have a capital, longest first, and the casing of the letters of each."""
    cased = sorted(filter(_is_cased, dict.fromkeys(names)), key=len, reverse=True)
    pattern = "|".join(map(_name_pattern, cased)) or "(?!)"
    casing = {_letters(name): name for name in filter(_is_cased, reversed(names))}
    return re.compile(rf"(?<!\w)(?:{pattern})(?:(?<=\w\w)s)?(?!\w)"), casing


def _apply(text: str, name: str) -> str:
    """Text with the capitals of a name, letter for letter; what the name lacks (a stray full stop) stays.

    >>> _apply("new  york", "New York")
    'New  York'
    """
    letters = iter([char for char in name if char.isalnum()])
    return "".join(next(letters, char) if char.isalnum() else char for char in text)


def _capital(letter: str) -> str:
    """Its capital, where that is one letter, too."""
    return letter.upper() if len(letter.upper()) == 1 else letter


def _protected(text: str) -> set[int]:
    return {i for match in _ADDRESS.finditer(text) for i in range(match.start(), match.end())}


def recase(text: str, profile: Profile, names: Sequence[str]) -> str:
    """A text in small letters with its capitals: sentences and known names; addresses and unknown names stay.

    >>> from dossier.data import profile
    >>> recase("le président du bureau. politique de la chine parle. il cite www.chine.cn.", profile("fr"),
    ...        ["Bureau politique", "Chine"])
    'Le président du Bureau. politique de la Chine parle. Il cite www.chine.cn.'
    """
    pattern, cased = _names((*names, *profile.capitals))
    chars, kept, inside = list(text), _protected(text), set[int]()
    for match in pattern.finditer(text.casefold() if len(text.casefold()) == len(text) else text):
        name = cased.get(_letters(match[0])) or cased.get(_letters(match[0])[:-1])
        if name and not kept.intersection(range(*match.span())):
            chars[match.start() : match.end()] = _apply(text[match.start() : match.end()], name)
            inside.update(range(match.start() + 1, match.end()))
    for start, end in sentences(text, profile):
        first = _FIRST_LETTER.match(text, start, end)
        if first and first.start(1) not in kept | inside:
            chars[first.start(1)] = _capital(chars[first.start(1)])
    return "".join(chars)


def recase_name(text: str, profile: Profile) -> str:
    """A personal name or a byline with a capital on each word but those that join names.

    >>> from dossier.data import profile
    >>> recase_name("chen qinhan et zhu zhengyong", profile("fr"))
    'Chen Qinhan et Zhu Zhengyong'
    """
    words = (word if word in profile.lower_words else word[:1].upper() + word[1:] for word in text.split())
    return " ".join(words)
