"""The words of a text as numbers: what duplicates and quotations are found by.

They need the document alone, and are the same in every process. Two words with one number are one in a billion pairs;
where a text is called the same as another, its words are compared.
"""

from array import array
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

from dossier.languages.text import tokens
from dossier.model import Document

Words = tuple["array[int]", ...]
"""Those of each block."""


def numbered(document: Document) -> Words:
    """The words of a document, capitals and marks aside, block by block."""
    return tuple(array("I", map(_number, tokens(block.text))) for block in document.blocks)


def runs(words: Sequence[int], length: int) -> list[int]:
    """A number for each run of so many words, in order."""
    return list(map(hash, zip(*(words[at:] for at in range(length)), strict=False)))


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers of 64 bits, as a text's are kept."""
    return array("q", numbers).tobytes()


def unpacked(kept: bytes) -> "array[int]":
    """The same numbers.

    >>> unpacked(packed([1, -2])).tolist()
    [1, -2]
    """
    found = array("q")
    found.frombytes(kept)
    return found


def in_several(texts: Iterable[Collection[int]]) -> set[int]:
    """The numbers that two texts or more have.

    >>> sorted(in_several([[1, 2, 2], [2, 3], [3, 4]]))
    [2, 3]
    """
    seen, several = set[int](), set[int]()
    for text in texts:
        here = set(text)
        several |= here & seen
        seen |= here
    return several


@lru_cache(maxsize=65536)
def sure_number(word: str) -> int:
    """A number of 64 bits, which no two words of a collection share: for what is not compared afterwards."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


@lru_cache(maxsize=65536)
def _number(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
