"""Which blocks of the versions of a text say the same, whichever two a reader has before them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dossier.model import Alignment, Document, Key, Pair
from dossier.model.lazy import Lazy


class End(NamedTuple):
    """A block of the text that a chain of translations ends with."""

    language: str
    block: str


@dataclass(frozen=True, slots=True)
class Alignments:
    """All alignments of a corpus; made by `alignments`.

    A translation is aligned with its source, and that maybe with its own. So each block is known by the blocks that it
    renders in the text at the end of this chain, and two blocks are counterparts when they share one.
    """

    by_document: Mapping[Key, Alignment]
    """The alignment of a version with its source."""
    ends: Mapping[Key, Mapping[str, tuple[End, ...]]]
    """By document and block: the blocks at the end of the chain."""
    blocks: Mapping[Key, Mapping[End, tuple[str, ...]]]
    """By document and block at the end of the chain: its own."""
    stale: Mapping[Key, Mapping[str, Pair]]
    """By document and block: what is known of blocks whose source reads otherwise now."""

    def counterparts(self, document: Key, block: str, other: Key) -> tuple[str, ...]:
        """The blocks of another version that say what a block says, in order; none where nobody can tell."""
        there = self.blocks.get(other, {})
        ends = self.ends.get(document, {}).get(block, ()) if document.id == other.id else ()
        return tuple(dict.fromkeys(one for end in ends for one in there.get(end, ())))

    def aligned(self, document: Key, other: Key) -> bool:
        """Whether it is known of any blocks of two versions that they say the same."""
        mine, others = self.ends.get(document, {}), self.blocks.get(other, {})
        return document.id == other.id and any(end in others for ends in mine.values() for end in ends)

    def outdated(self, document: Key) -> Mapping[str, Pair]:
        """The blocks of a translation whose source reads otherwise now, each with what is known of it."""
        return self.stale.get(document, {})


def alignments(found: Iterable[Alignment], documents: Iterable[Document]) -> Alignments:
    """All alignments of a corpus, indexed."""
    by_document = {alignment.document: alignment for alignment in found}
    known = {document.key: document for document in documents}
    versions: dict[str, list[Key]] = defaultdict(list)
    for key in known:
        versions[key.id].append(key)
    by_text = Lazy(versions, lambda id_: _ends_in(versions[id_], by_document, known))
    ends = Lazy(known, lambda key: by_text[key.id][key])
    stale = {key: _stale(alignment) for key, alignment in by_document.items()}
    return Alignments(by_document, ends, Lazy(known, lambda key: _turned(ends[key])), stale)


def _stale(alignment: Alignment) -> dict[str, Pair]:
    return {block: pair for pair in alignment.pairs if pair.outdated for block in pair.blocks}


_Ends = dict[Key, dict[str, tuple[End, ...]]]


def _ends_in(versions: Iterable[Key], by_document: Mapping[Key, Alignment], known: Mapping[Key, Document]) -> _Ends:
    """The ends of all versions of a text."""
    ends: _Ends = {}
    for key in versions:
        _add_ends(key, by_document, known, ends)
    return ends


def _add_ends(
    key: Key,
    by_document: Mapping[Key, Alignment],
    known: Mapping[Key, Document],
    ends: _Ends,
) -> None:
    """Follow the chain of a document to its end; two translations of each other have none."""
    chain = [key]
    while (alignment := by_document.get(chain[-1])) and alignment.other not in chain and chain[-1] not in ends:
        chain.append(alignment.other)
    for one in reversed(chain):
        if one not in ends:
            ends[one] = _ends_of(known[one], by_document.get(one), ends)


def _ends_of(
    document: Document, alignment: Alignment | None, ends: Mapping[Key, Mapping[str, tuple[End, ...]]]
) -> dict[str, tuple[End, ...]]:
    if alignment is None or alignment.other not in ends:
        return {block.id: (End(document.language, block.id),) for block in document.blocks}
    there = ends[alignment.other]
    found: dict[str, dict[End, None]] = defaultdict(dict)
    for pair in alignment.pairs:
        for block in pair.blocks:
            found[block] |= dict.fromkeys(end for other in pair.others for end in there.get(other, ()))
    return {block: tuple(of_block) for block, of_block in found.items()}


def _turned(of_blocks: Mapping[str, Iterable[End]]) -> dict[End, tuple[str, ...]]:
    found: dict[End, list[str]] = defaultdict(list)
    for block, ends in of_blocks.items():
        for end in ends:
            found[end].append(block)
    return {end: tuple(blocks) for end, blocks in found.items()}
