"""Doubts: why the cleaning of a text may be wrong, with the lines to look at; and what a person has checked.

The thresholds are round numbers near the best ones on pages whose text is known: benchmarks/doubts.py says how many
badly cleaned pages they mark, and how many others.
"""

import hashlib
from collections.abc import Iterable, Sequence

from dossier.data import Profile
from dossier.model import Block, Decoding, Document, Doubt, Line
from dossier.read.certainty import agreement, narrow, unclear
from dossier.read.clean.ledger import text_lines
from dossier.read.clean.measure import is_prose, size
from dossier.read.language import detect

LITTLE_SHARE, LITTLE_WORDS, MOST_OF_IT = 0.25, 30, 0.6
"""Share of the words below which little is left; number of them that is little where less than this share is left."""
NO_TEXT = 5
"""Words that are no text, whatever was left out."""
AGREEMENT = 0.88
"""Expected F1 below which the lines of a page were hard to tell apart."""
SENTENCE_LINES, SENTENCE_WORDS = 0.15, 0.5
"""Shares of the lines and of the words that are sentences, below which a text looks like a list or a menu."""
SHORTEST_LIST = 12
"""Lines from which sentences are counted."""
LONG_BLOCK = 25
"""Words from which a block shows its language."""
FOREIGN = 0.1
"""Share of the words in other languages from which a text is mixed."""
LOOK = 5
"""Lines that a doubt names at most."""


def fingerprint(title: str, blocks: Iterable[Block]) -> str:
    """Twelve hexadecimal digits that stand for a cleaned text, capitals and white space aside (SHA-256).

    They change with the raw text and with any rule that changes the result.

    >>> fingerprint("A Lake", [Block("paragraph", "The lake.", "p-1")])
    '24f93ab0e085'
    """
    text = "\n".join(" ".join(part.split()) for part in (title, *(block.text for block in blocks))).casefold()
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def find_doubts(document: Document, profiles: Iterable[Profile]) -> tuple[Doubt, ...]:
    """Why the cleaning of a seed may be wrong; profiles: of all languages of the site."""
    lines = document.lines
    checks = {
        "guessed_encoding": _guessed(lines, document.decoding),
        "little_left": _little(lines),
        "unclear_lines": unclear(lines, LOOK) if agreement(lines) < AGREEMENT else None,
        "weak_boundaries": narrow(lines) or None,
        "few_sentences": _few_sentences(text_lines(lines)),
        "mixed_languages": _foreign(document, tuple(profiles)),
    }
    return tuple(Doubt(code, found[:LOOK] or (1,)) for code, found in checks.items() if found is not None)


def _guessed(lines: Iterable[Line], decoding: Decoding | None) -> tuple[int, ...] | None:
    """Lines that an encoding may have spoiled, where it is not sure."""
    sure = decoding is None or decoding.sure
    return None if sure else tuple(line.number for line in lines if not line.raw.isascii())


def _little(lines: Iterable[Line]) -> tuple[int, ...] | None:
    """The longest dropped lines, where little is left."""
    dropped = [line for line in lines if line.fate == "dropped"]
    text = sum(size(line.text) for line in text_lines(lines))
    left = sum(size(line.raw.strip()) for line in lines if line.fate not in ("dropped", "duplicate"))
    share = left / max(1.0, left + sum(size(line.raw.strip()) for line in dropped))
    if text >= NO_TEXT and share >= LITTLE_SHARE and (left >= LITTLE_WORDS or share >= MOST_OF_IT):
        return None
    longest = sorted(dropped, key=lambda line: -size(line.raw.strip()))[:LOOK]
    return tuple(sorted(line.number for line in longest))


def _few_sentences(stayed: Sequence[Line]) -> tuple[int, ...] | None:
    """The first lines that are no sentences, where these are many."""
    other = [line for line in stayed if not is_prose(line.text)]
    prose = sum(size(line.text) for line in stayed) - sum(size(line.text) for line in other)
    words = prose + sum(size(line.text) for line in other)
    few = len(stayed) - len(other) < SENTENCE_LINES * len(stayed) or prose < SENTENCE_WORDS * words
    return tuple(line.number for line in other) if few and len(stayed) >= SHORTEST_LIST else None


def _foreign(document: Document, profiles: Sequence[Profile]) -> tuple[int, ...] | None:
    """Lines of the blocks in another language than the text's, where these are many."""
    long = [block for block in document.blocks if size(block.text) >= LONG_BLOCK]
    other = [block for block in long if detect(block.text, profiles) not in (None, document.language)]
    words = sum(size(block.text) for block in document.blocks)
    mixed = bool(other) and sum(size(block.text) for block in other) >= FOREIGN * words
    return tuple(number for block in other for number in block.lines[:1]) if mixed else None
