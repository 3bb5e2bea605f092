"""What a line looks like, whatever it says: its size, its end, its frequent words."""

import re
from functools import lru_cache

DENSE = re.compile(r"[\u2e80-\u2fff\u3040-\u9fff\uf900-\ufaff]")
WORD = re.compile(r"[^\W\d_]+")
SENTENCE_END = re.compile(r"[.!?…。！？；;:：][\s\"'»”’)\]）】」』]*$")
FULL_STOP = re.compile(r"[.!?…。！？][\s\"'»”’)\]）】」』]*$")
PROSE = 9
"""Words from which a line that ends like a sentence counts as prose."""


@lru_cache(maxsize=8192)
def size(text: str) -> float:
    """Length in words; of scripts without gaps between words, two characters count as one.

    >>> size("Three short words"), size("三个短词")
    (3.0, 2.0)
    """
    dense = len(DENSE.findall(text))
    return dense / 2 + len(DENSE.sub(" ", text).split()) if dense else float(len(text.split()))


def is_prose(text: str) -> bool:
    """Whether a line is long and ends like a sentence.

    >>> is_prose("About us"), is_prose("The conference issued the Shanghai Declaration on Global AI Governance.")
    (False, True)
    """
    return size(text) >= PROSE and bool(FULL_STOP.search(text))


def frequent(text: str, stopwords: frozenset[str]) -> float:
    """Share of the words that are frequent ones of the language, 0 to 1; 0 where the script needs no such words."""
    words = WORD.findall(text.casefold())
    return sum(word in stopwords for word in words) / len(words) if words and stopwords else 0.0
