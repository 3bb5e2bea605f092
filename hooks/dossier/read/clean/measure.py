"""What a line looks like, whatever it says: its size, its end, its frequent words."""

import re
from functools import lru_cache

DENSE = re.compile(r"[\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff]")
WORD = re.compile(r"[^\W\d_]+")
STOPS = frozenset(".!?…。！？")
CLOSING = "\"'»”’)]）】」』"
"""Marks that may stand behind the one that ends a sentence, as may white space."""
_TAIL = CLOSING + "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
LONGEST_WORD = 20
"""Characters."""
PROSE = 9
"""Words from which a line that ends like a sentence counts as prose."""


@lru_cache(maxsize=8192)
def size(text: str) -> float:
    """Length in words, a very long one counting as several; in scripts without gaps, two characters count as one word.

    >>> size("Three short words"), size("三个短词"), size("a" * 60)
    (3.0, 2.0, 3.0)
    """
    dense = 0 if text.isascii() else len(DENSE.findall(text))
    count = dense / 2 + len(DENSE.sub(" ", text).split()) if dense else len(text.split())
    return max(float(count), len(text) / LONGEST_WORD)


def ends(text: str) -> bool:
    """Whether a line ends like a sentence.

    >>> ends("He said: “Why?” "), ends("(see above.)"), ends("Mr. Lin")
    (True, True, False)
    """
    return text.rstrip(_TAIL)[-1:] in STOPS


def is_prose(text: str) -> bool:
    """Whether a line is long and ends like a sentence.

    >>> is_prose("About us"), is_prose("The conference issued the Shanghai Declaration on Global AI Governance.")
    (False, True)
    """
    return size(text) >= PROSE and ends(text)


def is_statement(text: str) -> bool:
    """Whether a line is prose and no question."""
    return is_prose(text) and not text.endswith(("?", "？"))


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Runs of letters in a line, without capitals.

    >>> words("Win-win: 3 Éléments")
    ('win', 'win', 'éléments')
    """
    return tuple(WORD.findall(text.casefold()))


def frequent(text: str, stopwords: frozenset[str]) -> float:
    """Share of the words that are frequent ones of the language, 0 to 1; 0 where the script needs no such words."""
    found = words(text)
    return sum(map(stopwords.__contains__, found)) / len(found) if found and stopwords else 0.0
