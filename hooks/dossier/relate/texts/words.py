"""The words of a text as numbers: what duplicates and quotations are found by, a tenth of the size of the text.

They need the document alone, and are the same in every process. Two words with one number are one in a billion pairs;
where a text is called the same as another, its words are compared.
"""

from array import array
from collections.abc import Sequence
from functools import lru_cache
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


@lru_cache(maxsize=65536)
def _number(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))
