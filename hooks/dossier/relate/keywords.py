"""Keywords: words that a text uses again and again and few others do.

Term frequency times inverse document frequency (K. Spärck Jones, Journal of Documentation 28, 1972, 11–21).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log

from dossier.data import languages, profile
from dossier.model import Document, Key

MOST = 15
"""Keywords of a text."""
_AGAIN = 2
"""How often a text must use a word for it to be a keyword."""
_FEW, _SHARE = 2, 0.2
"""A word is telling that at most so many texts use, or this part of them."""
_LEAST = 10
"""Texts of a language below which nobody can tell which of its words are rare."""
_SHORTEST = 4
_LONGEST_GRAM = 4
_WORD = re.compile(r"[^\W\d_]+")


def keywords(documents: Iterable[Document]) -> Mapping[Key, tuple[str, ...]]:
    """The keywords of each text, the most telling first; each language by itself, and none of one with few texts."""
    spoken: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        spoken[document.language].append(document)
    return {key: found for same in spoken.values() if len(same) >= _LEAST for key, found in _keywords(same)}


def _keywords(documents: list[Document]) -> Iterator[tuple[Key, tuple[str, ...]]]:
    used = {document.key: _used(document) for document in documents}
    texts = Counter(word for counts in used.values() for word in counts)
    few = max(_FEW, _SHARE * len(documents))
    for key, counts in used.items():
        telling = {w: n * log(1 + len(documents) / texts[w]) for w, n in counts.items() if 1 < texts[w] <= few}
        yield key, tuple(sorted(telling, key=lambda word: (-telling[word], word))[:MOST])


def _used(document: Document) -> Mapping[str, int]:
    """Words that a text uses again, and how often."""
    text = "\n".join(block.text for block in document.blocks)
    if document.language not in languages():
        return {}
    known = profile(document.language)
    counts = _grams(text, known.letters) if known.letters else Counter(_plain(text, known.stopwords))
    return {word: count for word, count in counts.items() if count >= _AGAIN}


def _plain(text: str, stopwords: frozenset[str]) -> Iterator[str]:
    """Words without capitals and without the s of a plural; short and very frequent ones left out.

    >>> list(_plain("The harbours of the North", frozenset({"the"})))
    ['harbour', 'north']
    """
    for word in _WORD.findall(text.casefold()):
        if len(word) >= _SHORTEST and word not in stopwords:
            yield word.removesuffix("s")


def _grams(text: str, letters: str) -> Counter[str]:
    """In a script without gaps: two to four characters that come together again and again, and in no longer company.

    >>> dict(_grams("渔业协定保护渔业", "[一-鿿]")), dict(_grams("人工智能和人工智能", "[一-鿿]"))
    ({'渔业': 2}, {'人工智能': 2})
    """
    runs = re.findall(f"(?:{letters})+", text)
    found = Counter(
        run[at : at + size] for run in runs for size in range(2, _LONGEST_GRAM + 1) for at in range(len(run) - size + 1)
    )
    again = {gram: count for gram, count in found.items() if count >= _AGAIN}
    inner = {part for gram, count in again.items() for part in (gram[1:], gram[:-1]) if again.get(part) == count}
    return Counter({gram: count for gram, count in again.items() if gram not in inner})
