"""Two texts laid beside each other, word by word: the runs of words that both have, in the order of both."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from dossier.languages.text import token_spans, tokens
from dossier.model import Block, Difference, Document, Span

RUN = 6
"""Words in a row (characters, in scripts without gaps): what two texts share in such runs and in order is no chance."""
_LONG = 5
"""Letters of a word that counts as shared when it stands alone between two changes; a shorter one ("the") is chance."""
_LARGEST = 4_000_000
"""Pairs of words up to which a stretch without such runs is compared word by word: half a megabyte of bits."""


class Run(NamedTuple):
    """Words that two texts share: where they begin in each, and how many they are."""

    start: int
    other: int
    length: int


class Place(NamedTuple):
    """Where a word or a passage stands: number of its block, and offsets in the block's text."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order, in lower case, and where each stands."""

    keys: tuple[str, ...]
    places: tuple[Place, ...]


def keys(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The words of a text; what differs in capitals and marks alone is the same word."""
    return tuple(word for block in blocks for word in tokens(block.text))


def located(blocks: Sequence[Block]) -> Words:
    """The words of a text, each with its place."""
    places = tuple(Place(at, *span) for at, block in enumerate(blocks) for span in token_spans(block.text))
    return Words(keys(blocks), places)


def align(one: Sequence[str], two: Sequence[str]) -> tuple[Run, ...]:
    """The runs that two texts share, in order: found by those that each has once, then between these.

    The time grows with the length of the texts, not with its square.

    >>> align("We met in the old hall of Geneva on Monday".split(), "We met in the old hall of Bern on Monday".split())
    (Run(start=0, other=0, length=7), Run(start=8, other=8, length=2))
    >>> align("A new school".split(), "The old bridge".split())
    ()
    """
    ends = (Run(0, 0, 0), Run(len(one), len(two), 0))
    anchors = _extended(one, two, _in_order(list(_unique_runs(one, two))))
    runs: list[Run] = []
    for before, after in pairwise((ends[0], *anchors, ends[1])):
        runs += _between(one, two, before, after)
        runs += [after] if after.length else []
    return tuple(runs)


def _once(keys: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Where each run of RUN words stands that the text has only once."""
    found: dict[tuple[str, ...], int] = {}
    repeated = set()
    for start in range(len(keys) - RUN + 1):
        run = tuple(keys[start : start + RUN])
        if found.setdefault(run, start) != start:
            repeated.add(run)
    return {run: start for run, start in found.items() if run not in repeated}


def _unique_runs(one: Sequence[str], two: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Starts, in the order of the first text, of the runs that each of the two has once."""
    others = _once(two)
    return ((start, others[run]) for run, start in _once(one).items() if run in others)


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs that rises in both texts (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    below: list[int] = []
    for place, (_, other) in enumerate(pairs):
        pile = bisect_left(tops, other)
        tops[pile : pile + 1] = [other]
        piles[pile : pile + 1] = [place]
        below.append(piles[pile - 1] if pile else -1)
    series, place = [], piles[-1] if piles else -1
    while place >= 0:
        series.append(pairs[place])
        place = below[place]
    return series[::-1]


def _extended(one: Sequence[str], two: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[Run]:
    """Each run as long as the words agree on both sides, without running into its neighbour."""
    runs: list[Run] = []
    for start, other in pairs:
        last = runs[-1] if runs else Run(0, 0, 0)
        if start < last.start + last.length or other < last.other + last.length:
            continue
        room = min(start - last.start - last.length, other - last.other - last.length)
        back = next((n for n in range(room) if one[start - n - 1] != two[other - n - 1]), room)
        ahead = min(len(one) - start, len(two) - other)
        length = next((n for n in range(RUN, ahead) if one[start + n] != two[other + n]), ahead)
        runs.append(Run(start - back, other - back, length + back))
    return runs


def _between(one: Sequence[str], two: Sequence[str], before: Run, after: Run) -> Iterator[Run]:
    """Shorter runs in what two texts have between two long ones."""
    start, other = before.start + before.length, before.other + before.length
    left, right = one[start : after.start], two[other : after.other]
    for run in _shared(left, right):
        if run.length > 1 or len(left[run.start]) >= _LONG:
            yield Run(start + run.start, other + run.other, run.length)


def _shared(one: Sequence[str], two: Sequence[str]) -> Iterator[Run]:
    """The longest series of words that two stretches have in common, in runs; none of very long ones."""
    if 0 < len(one) * len(two) <= _LARGEST:
        blocks = LCSseq.editops(one, two).as_matching_blocks()
        yield from (Run(block.a, block.b, block.size) for block in blocks if block.size)


# Two wordings of one paragraph.


def changes(old: str, new: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The offsets in each of two wordings of what the other has not; words that stand together are one span.

    Capitals count here; and a short word that both have is no chance, since the two are one paragraph.

    >>> changes("The old wall fell.", "The new wall fell.")
    (((4, 7),), ((4, 7),))
    """
    texts = [(text, list(token_spans(text))) for text in (old, new)]
    one, two = ([text[start:end] for start, end in spans] for text, spans in texts)
    runs = list(_shared(one, two))
    kept = ({run[side] + at for run in runs for at in range(run.length)} for side in (0, 1))
    then, now = (
        _joined(text, [span for at, span in enumerate(spans) if at not in same])
        for (text, spans), same in zip(texts, kept, strict=True)
    )
    return then, now


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans between which nothing but white space stands as one."""
    found: list[Span] = []
    for start, end in spans:
        first = found.pop()[0] if found and not text[found[-1][1] : start].strip() else start
        found.append((first, end))
    return tuple(found)


# Where two copies of a text differ: the passages between what they share, paragraph by paragraph.


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
