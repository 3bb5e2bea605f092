"""Two texts laid beside each other, word by word: the runs of words that both have, in the order of both."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from dossier.model import Block
from dossier.text import word_spans, words

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
    return tuple(word for block in blocks for word in words(block.text))


def located(blocks: Sequence[Block]) -> Words:
    """The words of a text, each with its place."""
    places = tuple(Place(at, *span) for at, block in enumerate(blocks) for span in word_spans(block.text))
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
    if 0 < len(left) * len(right) <= _LARGEST:
        for block in LCSseq.editops(left, right).as_matching_blocks():
            if block.size > 1 or (block.size and len(left[block.a]) >= _LONG):
                yield Run(start + block.a, other + block.b, block.size)
