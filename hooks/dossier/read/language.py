"""The language of a text, by its script and its frequent words; unsure rather than wrong."""

import re
from collections.abc import Iterable

from dossier.data import Profile

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 0.08
"""Share of frequent words from which a text is in a language."""
_AHEAD = 1.5
"""How many times more frequent words than the next language's it must have."""


def detect(text: str, profiles: Iterable[Profile]) -> str | None:
    """Code of the language, None when unsure.

    A character of a script that only one profile claims counts as half a word.

    >>> from dossier.data import profile
    >>> known = [profile("en"), profile("fr"), profile("zh")]
    >>> detect("Le rôle de la Chine dans le monde est un rôle de premier plan.", known)
    'fr'
    >>> detect("中国与联合国", known), detect("xyzzy 123", known)
    ('zh', None)
    """
    profiles = tuple(profiles)
    scripts = {p.code: len(re.findall(p.letters, text)) / 2 for p in profiles if p.letters}
    foreign = "|".join(p.letters for p in profiles if p.letters and scripts[p.code])
    words = _WORD.findall((re.sub(foreign, " ", text) if foreign else text).lower())
    if scripts and max(scripts.values()) > len(words):
        return max(scripts, key=lambda code: scripts[code])
    return _by_words(words, [p for p in profiles if not p.letters])


def _by_words(words: list[str], profiles: list[Profile]) -> str | None:
    shares = {p.code: sum(map(p.stopwords.__contains__, words)) / max(1, len(words)) for p in profiles}
    ranked = sorted(shares, key=lambda code: -shares[code])
    if not ranked or shares[ranked[0]] < _ENOUGH:
        return None
    second = shares[ranked[1]] if len(ranked) > 1 else 0.0
    return ranked[0] if shares[ranked[0]] > _AHEAD * second else None
