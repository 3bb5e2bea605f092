"""Which paragraphs of the versions of a text say the same, and which of a translation are out of date."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import sqrt

import msgspec

from dossier.languages.normal_forms import same
from dossier.model import Alignment, Block, BlockKind, Corpus, Document, Key, Pair, Redirect, Rendering
from dossier.model.document import AROUND, TITLE, number_blocks
from dossier.pages.comments import unmarked
from dossier.relate.parts import Make, anew
from dossier.relate.texts.diff import changes
from dossier.relate.translations.redirects import successors

# Versions that are built alike: two texts in different languages, laid beside each other paragraph by paragraph.


LARGEST = 250_000
"""Pairs of blocks up to which two texts are compared."""
ENOUGH = 0.7
"""Part of the blocks of both texts that must have a counterpart, else neither has: one is no version of the other."""
AGREE = 0.5
"""Likeness of names and numbers (0 to 1) that the counterparts must have on average where they have any."""
SHOWN = 1 / 2
"""Likeness of names and numbers that shows two blocks to be the same."""
RARE = 1 / 5
"""Part of the blocks up to which a name or number tells one from another."""
_ALONE = -2.5
"""What a block without counterpart costs."""
_SPREAD = 6.8
"""Variance of the length of a translation, for each character (Gale and Church 1993)."""
_FIGURES = re.compile(r"\d[\d.,\s]*\d|\d")
_Places = Sequence[tuple[int, int]]


class _Text:
    """A text as it is compared: its blocks, their lengths, and what in them is the same in every language."""

    def __init__(self, document: Document, corpus: Corpus) -> None:
        self.blocks = document.blocks
        self.lengths = [len(block.text) for block in self.blocks]
        named = ([mention.entity for mention in corpus.mentions_in(document.key, block.id)] for block in self.blocks)
        tokens = [self._tokens(block, entities) for block, entities in zip(self.blocks, named, strict=True)]
        counts = Counter(token for found in tokens for token in found)
        self.tokens = [{token for token in found if counts[token] <= max(1, len(tokens) * RARE)} for found in tokens]

    @staticmethod
    def _tokens(block: Block, entities: Iterable[str]) -> frozenset[str]:
        figures = (re.sub(r"\D", "", figure) for figure in _FIGURES.findall(block.text))
        return frozenset((*figures, *entities))


def built_alike(document: Document, source: Document, corpus: Corpus) -> tuple[Pair, ...]:
    """The blocks of two versions that surely say the same; none where one is not surely a version of the other.

    Lengths, names (the mentions of the corpus), numbers and the roles of blocks decide.
    """
    one, two = _Text(document, corpus), _Text(source, corpus)
    if not 0 < len(one.blocks) * len(two.blocks) <= LARGEST:
        return ()
    scale = sum(two.lengths) / max(1, sum(one.lengths))
    best = _best(one, two, scale)
    if document.translation and _same_frame(one, two) and len(best) == len(one.blocks):
        return _paired(one, two, best)
    sure = list(_sure(one, two, best, scale))
    if 2 * len(sure) < ENOUGH * (len(one.blocks) + len(two.blocks)) or _agreement(one, two, sure) < AGREE:
        return ()
    return _paired(one, two, sure)


def _same_frame(one: _Text, two: _Text) -> bool:
    """Whether a translation has as many blocks as its source, with headings, items and all else at the same places."""
    return [_in_markdown(block) for block in one.blocks] == [_in_markdown(block) for block in two.blocks]


def _in_markdown(block: Block) -> BlockKind:
    return "paragraph" if block.kind in AROUND else block.kind


def _paired(one: _Text, two: _Text, pairs: _Places) -> tuple[Pair, ...]:
    return (Pair((TITLE,), (TITLE,)), *(Pair((one.blocks[i].id,), (two.blocks[j].id,)) for i, j in pairs))


def _likeness(one: _Text, two: _Text, i: int, j: int) -> float:
    """Part of the names and numbers of two blocks that both have, 0 to 1; -1 where neither has any."""
    total = len(one.tokens[i]) + len(two.tokens[j])
    return 2 * len(one.tokens[i] & two.tokens[j]) / total if total else -1


def _distance(one: _Text, two: _Text, i: int, j: int, scale: float) -> float:
    """How far the length of a block is from that expected, in standard deviations."""
    expected = one.lengths[i] * scale
    return abs(two.lengths[j] - expected) / sqrt(_SPREAD * max(expected, two.lengths[j], 1))


def _worths(one: _Text, two: _Text, i: int, scale: float) -> list[float]:
    """What speaks for a block being the same as each of the other text, as scores; a heading is never a paragraph."""
    heading, mine = one.blocks[i].kind == "heading", one.tokens[i]
    expected = one.lengths[i] * scale
    scores = []
    for block, length, theirs in zip(two.blocks, two.lengths, two.tokens, strict=True):
        if (block.kind == "heading") != heading:
            scores.append(3 * _ALONE)
            continue
        distance = abs(length - expected) / sqrt(_SPREAD * max(expected, length, 1))
        total = len(mine) + len(theirs)
        told = min(total, 8) * (2 * len(mine & theirs) / total - 0.4) if total else 0
        scores.append(-min(distance**2 / 2, 4) + told)
    return scores


def _best(one: _Text, two: _Text, scale: float) -> list[tuple[int, int]]:
    """The pairs of blocks, in the order of both, that have the highest score together (Needleman and Wunsch 1970)."""
    width = len(two.blocks) + 1
    worths = [_worths(one, two, i, scale) for i in range(len(one.blocks))]
    scores = [[_ALONE * j for j in range(width)]]
    for i, row_worths in enumerate(worths):
        above, last = scores[-1], _ALONE * (i + 1)
        row = [last]
        for before, over, worth in zip(above, above[1:], row_worths, strict=False):
            last = max(before + worth, over + _ALONE, last + _ALONE)
            row.append(last)
        scores.append(row)
    return list(_back(scores, worths))[::-1]


def _back(scores: Sequence[Sequence[float]], worths: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    i, j = len(scores) - 1, len(scores[0]) - 1
    while i and j:
        if scores[i][j] == scores[i - 1][j - 1] + worths[i - 1][j - 1]:
            i, j = i - 1, j - 1
            yield i, j
        elif scores[i][j] == scores[i - 1][j] + _ALONE:
            i -= 1
        else:
            j -= 1


def _sure(one: _Text, two: _Text, best: _Places, scale: float) -> Iterator[tuple[int, int]]:
    """The pairs that names or numbers show, and all between two of these where both texts have as many blocks."""
    path = [(i, j) for i, j in best if _fits(one, two, i, j, scale)]
    shown = [(i, j) for i, j in path if _likeness(one, two, i, j) >= SHOWN]
    ends = [(-1, -1), *shown, (len(one.blocks), len(two.blocks))]
    for (i, j), (below, other) in pairwise(ends):
        if i >= 0:
            yield i, j
        if below - i == other - j:
            yield from ((a, b) for a, b in path if i < a < below and a - i == b - j)


def _fits(one: _Text, two: _Text, i: int, j: int, scale: float) -> bool:
    """Whether the lengths of two blocks fit; the more their names and numbers agree, the less exactly."""
    likeness = _likeness(one, two, i, j)
    return _distance(one, two, i, j, scale) < (3 if likeness < 0 else 2 + 3 * likeness) and not 0 <= likeness < 1 / 4


def _agreement(one: _Text, two: _Text, pairs: _Places) -> float:
    """Average likeness of the counterparts that have names or numbers; 0 where too few have."""
    found = [likeness for i, j in pairs if (likeness := _likeness(one, two, i, j)) >= 0]
    return sum(found) / len(found) if len(found) >= min(2, len(pairs)) else 0.0


def find_alignments(documents: Sequence[Document], corpus: Corpus, make: Make = anew) -> tuple[Alignment, ...]:
    """How each version of a text stands to the one that it was made of, or to the first original.

    What comments say holds; without comments, two versions are aligned where they are surely built alike. The corpus
    has their mentions.
    """
    versions = list(_sourced(documents))
    bare = [pair for pair in versions if not _is_stated(pair[0])]
    texts = {document.key: document for pair in bare for document in pair}
    named: dict[Key, list[tuple[str, str]]] = {key: [] for key in texts}
    for mention in corpus.mentions:
        if mention.document in named:
            named[mention.document].append((mention.block, mention.entity))
    given = ([_seen(document, named[document.key]) for document in pair] for pair in bare)
    alike = make(tuple[Pair, ...], _alike, (texts, corpus), [(one.key, two.key) for one, two in bare], given)
    found = (
        Alignment(document.key, source.key, tuple(_pairs(document, source)))
        if _is_stated(document)
        else Alignment(document.key, source.key, next(alike), stated=False)
        for document, source in versions
    )
    return tuple(alignment for alignment in found if alignment.pairs)


def _is_stated(document: Document) -> bool:
    return any(rendering.sources != (TITLE,) for rendering in document.renderings)


def _alike(known: tuple[Mapping[Key, Document], Corpus], keys: tuple[Key, Key]) -> tuple[Pair, ...]:
    texts, corpus = known
    document, source = (texts[key] for key in keys)
    return built_alike(document, source, corpus)


def _seen(document: Document, named: Sequence[tuple[str, str]]) -> object:
    """All of a text by which it is compared with another; named: the names in it, each with its block."""
    return document.translation is not None, document.blocks, named


def with_frames(documents: Sequence[Document], alignments: Iterable[Alignment]) -> tuple[Document, ...]:
    """The documents, those blocks of translations that render a greeting or a subtitle known as such, and renumbered.

    Markdown has no word for them; so the numbers of a paragraph and of what renders it are mostly the same.
    """
    known = {alignment.document: alignment for alignment in alignments}
    if not any(document.translation and document.key in known for document in documents):
        return tuple(documents)
    before, now = None, tuple(documents)
    while now != before:  # once for each step of a translation that was made of another
        kinds = {(document.key, block.id): block.kind for document in now for block in document.blocks}
        before = now
        now = tuple(_framed(d, known[d.key], kinds) if d.translation and d.key in known else d for d in now)
    return now


def _framed(document: Document, alignment: Alignment, kinds: Mapping[tuple[Key, str], BlockKind]) -> Document:
    rendered = {
        block: {kinds[alignment.other, other] for other in pair.others if other != TITLE}
        for pair in alignment.pairs
        for block in pair.blocks
    }
    blocks = (
        msgspec.structs.replace(block, kind=min(around))
        if block.kind == "paragraph" and len(around) > 0 and around <= AROUND
        else block
        for block in document.blocks
        for around in [rendered.get(block.id, set())]
    )
    return replace(document, blocks=number_blocks(blocks))


def find_redirects(documents: Sequence[Document]) -> tuple[Redirect, ...]:
    """The ids that paragraphs once had, as far as the comments of translations tell; each once."""
    found: dict[tuple[Key, str], Redirect] = {}
    for document, source in _sourced(documents):
        now, there = _now(document, source), {block.id for block in source.blocks}
        for id_, wording in _former(document.renderings):
            redirect = Redirect(source.key, id_, now[id_], wording)
            if id_ not in there and (redirect.block or (source.key, id_) not in found):
                found[source.key, id_] = redirect
    return tuple(found.values())


def _sourced(documents: Sequence[Document]) -> Iterator[tuple[Document, Document]]:
    """The versions that have another to stand beside: a translation its source, an original the first one."""
    known = {document.key: document for document in documents}
    first = {d.id: d for d in reversed(documents) if d.translation is None}
    for document in documents:
        told = document.translation
        source = known.get(Key(document.id, told.source)) if told else first.get(document.id)
        if source and source is not document:
            yield document, source


def _former(renderings: Iterable[Rendering]) -> list[tuple[str, str]]:
    """The paragraphs that comments name, with their wording; of several in one comment each has all of it."""
    return [(id_, r.wording) for r in renderings if r.sources != (TITLE,) for id_ in r.sources]


def _now(document: Document, source: Document) -> dict[str, str]:
    return successors(_former(document.renderings), source.blocks)


def _pairs(document: Document, source: Document) -> Iterator[Pair]:
    """What each comment says, with the paragraphs of the source as they are now; and what no comment names."""
    now = _now(document, source) | {TITLE: TITLE}
    texts = {block.id: block.text for block in source.blocks} | {TITLE: source.title}
    for rendering in document.renderings:
        others = tuple(dict.fromkeys(now[id_] for id_ in rendering.sources if now[id_]))
        wording = " ".join(texts[id_] for id_ in others)
        was = "" if same(unmarked(wording), rendering.wording) else rendering.wording
        yield Pair(rendering.blocks, others, was, rendering.line, changes(was, wording) if was else ((), ()))
    named = set(now.values())
    yield from (Pair((), (block.id,)) for block in source.blocks if block.id not in named)
