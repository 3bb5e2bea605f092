"""Wording that a document shares with others: each passage, and where the other text has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dossier.model import Document, Quotation
from dossier.write.catalogue import Catalogue, Reference

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
        here = catalogue.blocks[document.key, block]
        order: Order = "undated" if not one.dated else "later" if first else "earlier"
        reference = catalogue.reference(catalogue.versions[other.id][other.language], language, place)
        yield Shared(here.text[start:end], here.id, here.number, reference, order)


def _own(one: Quotation) -> tuple[str, int, int]:
    return one.block, one.start, one.end
