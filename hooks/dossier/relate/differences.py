"""Where two copies of a text differ: the passages between what they share, paragraph by paragraph."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from dossier.model import Block, Difference, Document, Span
from dossier.relate.alignment import Place, Run, Words

_LONGER = 3
"""So many times longer, what an excerpt leaves out is no other wording of what stands in its place."""
_Row = tuple[Place | None, Place | None]


def differences(
    pair: tuple[Document, Document], texts: tuple[Words, Words], runs: Sequence[Run], *, whole: bool
) -> tuple[Difference, ...]:
    """The passages that two texts word differently; `whole`: also those that only the second has."""
    one, two = (_Text(text, _borders(text)) for text in texts)
    ends = (Run(0, 0, 0), *runs, Run(len(texts[0].keys), len(texts[1].keys), 0))
    found: list[_Row] = []
    for before, after in pairwise(ends):
        own = (before.start + before.length, after.start)
        theirs = (before.other + before.length, after.other)
        if not whole and theirs[1] - theirs[0] > _LONGER * (own[1] - own[0]):
            theirs = (theirs[0], theirs[0])
        if own != (own[0], own[0]) or theirs != (theirs[0], theirs[0]):
            found += [row for row in one.beside(two, own, theirs) if whole or row[0]]
    return tuple(_merged(pair[0].blocks, pair[1].blocks, found))


def _borders(text: Words) -> dict[int, Span]:
    """By number of a block: where its first word starts and its last one ends."""
    starts = {place.block: place.start for place in reversed(text.places)}
    return {place.block: (starts[place.block], place.end) for place in text.places}


@dataclass(frozen=True, slots=True)
class _Text:
    """One of the two texts."""

    words: Words
    borders: Mapping[int, Span]

    def beside(self, other: "_Text", own: Span, theirs: Span) -> Iterator[_Row]:
        """Stretches of words side by side, block by block; beside part of a paragraph, the point where it lacks."""
        for mine, their in zip_longest(self.pieces(*own), other.pieces(*theirs)):
            yield (
                mine or (self.point(own[0], ahead=other.begins(their)) if their and other.is_part(their) else None),
                their or (other.point(theirs[0], ahead=self.begins(mine)) if mine and self.is_part(mine) else None),
            )

    def pieces(self, start: int, end: int) -> list[Place]:
        """A stretch of words, block by block."""
        pieces: list[Place] = []
        for place in self.words.places[start:end]:
            if pieces and pieces[-1].block == place.block:
                pieces[-1] = Place(place.block, pieces[-1].start, place.end)
            else:
                pieces.append(place)
        return pieces

    def is_part(self, piece: Place) -> bool:
        """Whether a piece is less than its paragraph."""
        return (piece.start, piece.end) != self.borders[piece.block]

    def begins(self, piece: Place) -> bool:
        """Whether a piece is the beginning of its paragraph."""
        return piece.start == self.borders[piece.block][0]

    def point(self, at: int, *, ahead: bool) -> Place | None:
        """The place before a word (`ahead`), or after the one above it."""
        places = self.words.places
        if not places:
            return None
        if (ahead and at < len(places)) or not at:
            return Place(places[at].block, places[at].start, places[at].start)
        return Place(places[at - 1].block, places[at - 1].end, places[at - 1].end)


def _merged(blocks: Sequence[Block], others: Sequence[Block], rows: Iterable[_Row]) -> Iterator[Difference]:
    """One difference for all changes between the same two paragraphs."""
    found: dict[tuple[str, str], tuple[list[Span], list[Span]]] = {}
    for own, other in rows:
        names = blocks[own.block].id if own else "", others[other.block].id if other else ""
        for place, spans in zip((own, other), found.setdefault(names, ([], [])), strict=True):
            spans.extend([(place.start, place.end)] if place else [])
    for (block, other_block), (changed, other_changed) in found.items():
        yield Difference(block, tuple(changed), other_block, tuple(other_changed))
