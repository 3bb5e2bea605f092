"""The other texts of the collection that are the same as a document, and where they differ, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dossier.languages import words
from dossier.languages.locales import counted
from dossier.model import Block, Document, Duplicate, Key, Quotation, Span
from dossier.write.catalogue import Catalogue, Reference

MOST = 20
"""Passages that a page shows of one copy: more are read in the texts themselves."""
_WHOLE = 300
"""Characters of a paragraph that is shown as a whole; of a longer one only the sentences that differ."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage: words that the other text has not, or what stands between."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A passage as one of the two texts has it."""

    reference: Reference | None
    """Of its paragraph; None where the text has nothing in its place."""
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SameText:
    """Another document with the text of this one."""

    kind: str
    """Key of the sentence that says so (`document.duplicates.KIND`)."""
    reference: Reference
    id: str
    """Two duplicates mostly have the same title."""
    differ: str
    """How many passages do; empty when none does."""
    passages: tuple[tuple[Side, Side], ...]
    """This document's first."""
    more: str


def same_texts(document: Document, catalogue: Catalogue) -> tuple[SameText, ...]:
    """All documents that are the same text, on the page of a document in its own language."""
    return tuple(_same(copy, document.key, catalogue) for copy in catalogue.duplicates.get(document.key, ()))


def _same(copy: Duplicate, key: Key, catalogue: Catalogue) -> SameText:
    seen, say = copy.seen_from(key), words(key.language)["document"]["duplicates"]
    count = len(seen.differences)
    return SameText(
        kind="whole" if copy.kind == "excerpt" and copy.other == key else copy.kind,
        reference=catalogue.reference(catalogue.versions[seen.other.id][seen.other.language], key.language),
        id=seen.other.id,
        differ=counted(say["differ"], count, key.language) if count else "",
        passages=tuple(
            (_side(key, d.block, d.changed, catalogue), _side(seen.other, d.other_block, d.other_changed, catalogue))
            for d in seen.differences[:MOST]
        ),
        more=counted(say["more"], count - MOST, key.language) if count > MOST else "",
    )


def _side(key: Key, block_id: str, changed: Sequence[Span], catalogue: Catalogue) -> Side:
    block = catalogue.corpus.blocks.get((key, block_id))
    if block is None:
        return Side(None, ())
    document = catalogue.versions[key.id][key.language]
    return Side(catalogue.reference(document, key.language, block.id), tuple(_pieces(block, changed)))


def _pieces(block: Block, changed: Sequence[Span]) -> Iterator[Piece]:
    start, end = _shown(block, changed)
    if start:
        yield Piece("… ", changed=False)
    for first, last in changed:
        yield from (Piece(block.text[start:first], changed=False), Piece(block.text[first:last], changed=True))
        start = last
    yield Piece(block.text[start:end] + (" …" if end < len(block.text) else ""), changed=False)


def pieces(text: str, changed: Sequence[Span]) -> tuple[Piece, ...]:
    """A whole wording, parted at what changed in it.

    >>> [(piece.text, piece.changed) for piece in pieces("The old wall.", [(4, 7)])]
    [('The ', False), ('old', True), (' wall.', False)]
    """
    edges = [0, *(edge for span in changed for edge in span), len(text)]
    found = (Piece(text[start:end], changed=bool(at % 2)) for at, (start, end) in enumerate(pairwise(edges)))
    return tuple(piece for piece in found if piece.text)


def _shown(block: Block, changed: Sequence[Span]) -> Span:
    """The part of a paragraph that is shown: the sentences in which something differs, and all between."""
    if len(block.text) <= _WHOLE or not changed:
        return 0, len(block.text)
    first, last = changed[0][0], changed[-1][1]
    touched = [(start, end) for start, end in block.sentences if start <= last and first <= end]
    return (touched[0][0], touched[-1][1]) if touched else (0, len(block.text))


# Wording that a document shares with others: each passage, and where the other text has it.


Order = Literal["earlier", "later", "undated"]
"""Whether the other text is the earlier one, the later one, or nobody knows."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage of a document that another has, too."""

    text: str
    place: str
    """Anchor of the paragraph."""
    number: int
    other: Reference
    order: Order


def shared_wording(document: Document, catalogue: Catalogue, language: str) -> tuple[Shared, ...]:
    """The passages of a document that others share, in reading order."""
    blocks = {block.id: at for at, block in enumerate(document.blocks)}
    found = sorted(_shared(document, catalogue, language), key=lambda one: (blocks[one.place], one.other.href))
    return tuple(found)


def _shared(document: Document, catalogue: Catalogue, language: str) -> Iterator[Shared]:
    for one in catalogue.quotations.get(document.key, ()):
        first = one.document == document.key
        block, start, end = _own(one) if first else (one.other_block, one.other_start, one.other_end)
        other, place = (one.other, one.other_block) if first else (one.document, one.block)
        here = catalogue.corpus.blocks[document.key, block]
        order: Order = "undated" if not one.dated else "later" if first else "earlier"
        reference = catalogue.reference(catalogue.versions[other.id][other.language], language, place)
        yield Shared(here.text[start:end], here.id, here.number, reference, order)


def _own(one: Quotation) -> tuple[str, int, int]:
    return one.block, one.start, one.end
