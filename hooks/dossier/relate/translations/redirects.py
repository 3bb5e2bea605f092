"""Successors: where a paragraph went whose wording was changed, and with it its id."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from rapidfuzz import fuzz

from dossier.languages.normal_forms import same
from dossier.model import Block

ALIKE = 0.6
"""Likeness (0 to 1) above which a paragraph is the successor of another, wherever it stands."""
LARGEST = 40_000
"""Pairs of paragraphs up to which all are compared: of a text that was written anew nothing is sought."""
_Redirect = tuple[str, str]
"""An id and the wording that had it."""


def successors(redirect: Sequence[_Redirect], blocks: Sequence[Block]) -> dict[str, str]:
    """For each id of former paragraphs, in their order, the id of the block that it stands for now; empty if none does.

    A block keeps its id while its words stay. Else its successor is, among the blocks that are new: the one with its
    words; the only one at its place, between neighbours that stayed; the one most like it.

    >>> old = [("p-a", "One wall."), ("p-b", "Two walls fell."), ("p-c", "Three walls.")]
    >>> new = [("One wall.", "p-a"), ("None.", "p-d"), ("Three walls.", "p-c")]
    >>> successors(old, [Block("paragraph", text, id_) for text, id_ in new])
    {'p-a': 'p-a', 'p-b': 'p-d', 'p-c': 'p-c'}
    """
    there = {block.id for block in blocks}
    found = {id_: id_ for id_, _ in redirect if id_ in there}
    for way in (_same_words, _same_place, _alike):
        taken = set(found.values())
        lost = [(id_, wording) for id_, wording in redirect if id_ not in found]
        free = [block for block in blocks if block.id not in taken]
        found |= dict(way(lost, free, redirect, blocks, found)) if lost and free else {}
    return {id_: found.get(id_, "") for id_, _ in redirect}


def _same_words(lost: Iterable[_Redirect], free: Sequence[Block], *_: object) -> Iterator[tuple[str, str]]:
    left = list(free)
    for id_, wording in lost:
        match = next((block for block in left if same(block.text, wording)), None)
        if match:
            left.remove(match)
            yield id_, match.id


def _same_place(
    _lost: object,
    free: Sequence[Block],
    redirect: Sequence[_Redirect],
    blocks: Sequence[Block],
    found: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """Where between two neighbours that stayed one paragraph went and one came."""
    places = {block.id: place for place, block in enumerate(blocks)}
    new = {block.id for block in free}
    stayed = [(at, places[found[id_]]) for at, (id_, _) in enumerate(redirect) if id_ in found]
    for (at, place), (below, place_below) in pairwise([(-1, -1), *stayed, (len(redirect), len(blocks))]):
        gone = [id_ for id_, _ in redirect[at + 1 : below]]
        came = [block.id for block in blocks[place + 1 : max(place_below, 0)] if block.id in new]
        if len(gone) == len(came) == 1:
            yield gone[0], came[0]


def _alike(lost: Sequence[_Redirect], free: Sequence[Block], *_: object) -> Iterator[tuple[str, str]]:
    """The pairs of likest wording first, each block once."""
    if len(lost) * len(free) > LARGEST:
        return
    likeness = partial(fuzz.ratio, score_cutoff=100 * ALIKE)
    pairs = [(likeness(wording, block.text), id_, block.id) for id_, wording in lost for block in free]
    used: set[str] = set()
    for alike, id_, new in sorted(pairs, key=lambda pair: -pair[0]):
        if alike > 100 * ALIKE and not {id_, new} & used:
            used |= {id_, new}
            yield id_, new
