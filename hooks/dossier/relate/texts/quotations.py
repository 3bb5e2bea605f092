"""Who quotes whom: wording that two texts of a language share, in paragraphs, small differences allowed.

Runs of a few words that two texts have in common are seeds (R. Brin, S. Davis, H. Garcia-Molina, Copy detection
mechanisms for digital documents, 1995); seeds on one diagonal, with few words between them, make a passage. What many
texts have is boilerplate, and a passage of little but names and small words is a formula: neither is a quotation.
"""

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate, chain, combinations, compress, pairwise
from types import MappingProxyType
from typing import NamedTuple

from dossier.languages import languages, profile
from dossier.languages.text import token_spans
from dossier.model import Block, Corpus, Document, Key, Mention, Quotation
from dossier.model.document import FRAME, day_of, originals
from dossier.relate.parts import Make, anew
from dossier.relate.texts.words import Words, in_several, packed, runs, unpacked

_ALIKE = 0.8
"""Part of a passage's words that must be the same in both texts."""
_FEWEST_HOLDERS, _PART, _MOST_HOLDERS = 4, 0.05, 12
"""A run that so many texts have, or this part of them, is boilerplate; of very many texts never more than the last."""
_SEVERAL = 2
"""Seeds that a passage has at least: one is shorter."""
_OWN = 0.25
"""Part of a passage's words that must be neither names nor small words."""


class Measure(NamedTuple):
    """Lengths in words; in scripts without gaps, characters."""

    seed: int
    shortest: int
    """Of a passage."""
    gap: int
    """Between two seeds of one passage, at most."""


SPACED, DENSE = Measure(5, 12, 3), Measure(8, 20, 4)


@dataclass(frozen=True)
class _Paragraph:
    """A block as words."""

    document: int
    block: Block
    length: int
    """In words."""

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where its words stand: wanted of the few paragraphs that share a passage."""
        return tuple(token_spans(self.block.text))


_Pair = tuple[int, int]
"""Numbers of two paragraphs."""


@dataclass(frozen=True, slots=True)
class Runs:
    """By what the quotations in a text are found."""

    paragraphs: tuple[tuple[int, int], ...] = ()
    """Numbers of the blocks that are long enough, and how many words each has."""
    runs: bytes = b""
    """Of as many words as a seed has, each as a number, packed: those of all these blocks, one after the other."""


def runs_in(document: Document, words: Words) -> Runs:
    """Those of one text, whose words these are; none in a language that nobody has described."""
    if document.language not in languages():
        return Runs()
    measure = _measure(document.language)
    long = [
        (number, inside)
        for number, (block, inside) in enumerate(zip(document.blocks, words, strict=True))
        if len(inside) >= measure.shortest and block.kind not in FRAME
    ]
    found = chain.from_iterable(runs(inside.tolist(), measure.seed) for _, inside in long)
    return Runs(tuple((number, len(inside)) for number, inside in long), packed(found))


def _measure(language: str) -> Measure:
    return DENSE if profile(language).letters else SPACED


def find_quotations(
    corpus: Corpus,
    texts: Mapping[Key, Runs],
    duplicates: Mapping[str, Collection[str]] = MappingProxyType({}),
    make: Make = anew,
) -> tuple[Quotation, ...]:
    """All passages that two original texts share, the earlier text first where dates tell; in the order of the texts.

    `texts`: the runs of words in each original; `duplicates`: by id, the ids of the same text, which are told as a
    whole. A passage holds 12 words or more, or 20 characters in a script without gaps; four of five are the same.
    """
    spoken: dict[str, list[Document]] = defaultdict(list)
    for document in originals(corpus.documents):
        if document.language in languages():
            spoken[document.language].append(document)
    named: dict[Key, list[Mention]] = defaultdict(list)
    for mention in corpus.mentions:
        named[mention.document].append(mention)
    given = (
        [(d.key, d.when, d.blocks, texts[d.key], named[d.key], sorted(duplicates.get(d.id, ()))) for d in same]
        for same in spoken.values()
    )
    made = make(tuple[Quotation, ...], _in_language, (corpus, texts, duplicates), list(spoken.values()), given)
    found = (one for quotations in made for one in quotations)
    return tuple(sorted(found, key=lambda one: (one.document, one.other, one.block, one.start)))


def _in_language(
    of: tuple[Corpus, Mapping[Key, Runs], Mapping[str, Collection[str]]], documents: Sequence[Document]
) -> tuple[Quotation, ...]:
    corpus, texts, duplicates = of
    return tuple(_Language(documents, corpus, texts, duplicates).quotations())


class _Language:
    """The texts of one language."""

    def __init__(
        self,
        documents: Sequence[Document],
        corpus: Corpus,
        texts: Mapping[Key, Runs],
        duplicates: Mapping[str, Collection[str]],
    ) -> None:
        self.documents, self.corpus, self.duplicates = documents, corpus, duplicates
        self.profile = profile(documents[0].language)
        self.measure = _measure(documents[0].language)
        self.texts = [texts[document.key] for document in documents]
        self.paragraphs = tuple(
            _Paragraph(number, document.blocks[block], length)
            for number, (document, text) in enumerate(zip(documents, self.texts, strict=True))
            for block, length in text.paragraphs
        )

    def quotations(self) -> Iterator[Quotation]:
        """The passages of all pairs of texts."""
        for (one, two), seeds in self._seeds().items():
            for start, other, length in _passages(seeds, self.measure) if len(seeds) >= _SEVERAL else ():
                a, b = self.paragraphs[one], self.paragraphs[two]
                if self._is_own(a, start, start + length):
                    yield self._quotation((a, start, start + length), (b, other, min(other + length, b.length)))

    def _seeds(self) -> dict[_Pair, list[tuple[int, int]]]:
        """By pair of paragraphs, where runs of words begin that both have; those of many texts left out."""
        texts = [paragraph.document for paragraph in self.paragraphs]
        pairs: dict[_Pair, list[tuple[int, int]]] = defaultdict(list)
        for held in _places(self.texts, self.measure, self._limit()):
            for (one, at), (two, other) in combinations(held, 2):
                if self._are_apart(texts[one], texts[two]):
                    pairs[one, two].append((at, other))
        return pairs

    def _limit(self) -> float:
        return max(_FEWEST_HOLDERS, min(_PART * len(self.documents), _MOST_HOLDERS))

    def _are_apart(self, one: int, two: int) -> bool:
        a, b = self.documents[one].id, self.documents[two].id
        return a != b and b not in self.duplicates.get(a, ())

    def _is_own(self, paragraph: _Paragraph, start: int, end: int) -> bool:
        """Whether a passage has words enough that are neither names nor small ones."""
        key = self.documents[paragraph.document].key
        named = [(m.start, m.end) for m in self.corpus.mentions_in(key, paragraph.block.id)]
        own = sum(self._tells(paragraph, at, named) for at in range(start, end))
        return own >= _OWN * (end - start)

    def _tells(self, paragraph: _Paragraph, at: int, named: Iterable[tuple[int, int]]) -> bool:
        start, end = paragraph.spans[at]
        word = paragraph.block.text[start:end]
        if any(first <= start < last for first, last in named) or word.casefold() in self.profile.stopwords:
            return False
        return bool(self.profile.letters) or word.islower()

    def _quotation(self, one: tuple[_Paragraph, int, int], two: tuple[_Paragraph, int, int]) -> Quotation:
        """The earlier text first; where dates do not tell, in the order of ids."""
        first, second = sorted((one, two), key=lambda part: self._order(part[0]))
        days = [self._day(part[0]) for part in (first, second)]
        places = [self._place(*part) for part in (first, second)]
        (key, block, span), (other, other_block, other_span) = places
        dated = date.max not in days and days[0] != days[1]
        return Quotation(key, block, *span, other, other_block, *other_span, first[2] - first[1], dated)

    def _day(self, paragraph: _Paragraph) -> date:
        return day_of(self.documents[paragraph.document].when)

    def _order(self, paragraph: _Paragraph) -> tuple[date, str]:
        return self._day(paragraph), self.documents[paragraph.document].id

    def _place(self, paragraph: _Paragraph, start: int, end: int) -> tuple[Key, str, tuple[int, int]]:
        key = self.documents[paragraph.document].key
        return key, paragraph.block.id, (paragraph.spans[start][0], paragraph.spans[end - 1][1])


def _places(texts: Sequence[Runs], measure: Measure, limit: float) -> Iterable[list[tuple[int, int]]]:
    """Where each run of words begins that several texts have, and not many: numbers of paragraphs, and places in them.

    Only where so many of these runs lie close together that there is room for a passage.
    """
    shared = _shared([unpacked(text.runs) for text in texts])
    telling = _telling([found for _, found in shared], limit)
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    first = 0
    for text, (starts, found) in zip(texts, shared, strict=True):
        begins = [0, *accumulate(length + 1 - measure.seed for _, length in text.paragraphs)]
        runs_at = {at: run for at, run in zip(starts, found, strict=True) if run in telling}
        for at in _close(list(runs_at), measure):
            inside = bisect_right(begins, at) - 1
            places[runs_at[at]].append((first + inside, at - begins[inside]))
        first += len(text.paragraphs)
    return places.values()


def _shared(texts: Sequence["array[int]"]) -> list[tuple[list[int], list[int]]]:
    """Of each text, where the runs begin that several texts have, and these runs."""
    several = in_several(texts)
    starts = (list(compress(range(len(text)), map(several.__contains__, text))) for text in texts)
    return [(found, [text[at] for at in found]) for text, found in zip(texts, starts, strict=True)]


def _telling(texts: Sequence[Sequence[int]], limit: float) -> set[int]:
    """Of the runs of texts those that fewer than so many have."""
    holders, places = Counter[int](), Counter[int]()
    for text in texts:
        holders.update(set(text))
        places.update(text)
    return {run for run, count in places.items() if count <= _MOST_HOLDERS and holders[run] < limit}


def _close(starts: Sequence[int], measure: Measure) -> Iterator[int]:
    """The places of seeds in a text that lie so close together that a passage has room among them.

    What lies in two paragraphs may seem close, too; it is parted when passages are made.

    >>> list(_close([0, 1, 40, 60, 68], SPACED))
    [60, 68]
    """
    parted = [at for at, (one, two) in enumerate(pairwise(starts), 1) if two - one > measure.seed + measure.gap]
    for first, end in pairwise([0, *parted, len(starts)]):
        if first < end and starts[end - 1] - starts[first] + measure.seed >= measure.shortest:
            yield from starts[first:end]


def _passages(seeds: Iterable[tuple[int, int]], measure: Measure) -> Iterator[tuple[int, int, int]]:
    """Seeds joined along a diagonal: where a passage begins in both paragraphs, and its length in the first.

    >>> list(_passages([(0, 4), (1, 5), (7, 11), (8, 12)], Measure(5, 12, 3)))
    [(0, 4, 13)]
    """
    runs: list[tuple[int, int, int, int, int]] = []
    for at, other in sorted(seeds):
        for number, (start, begin, end, stop, same) in enumerate(runs):
            gap, shift = at - end, (at - other) - (end - stop)
            if -measure.seed < gap <= measure.gap and abs(shift) <= measure.gap and other + measure.seed > stop:
                runs[number] = start, begin, at + measure.seed, other + measure.seed, same + measure.seed + min(gap, 0)
                break
        else:
            runs.append((at, other, at + measure.seed, other + measure.seed, measure.seed))
    for start, begin, end, _, same in runs:
        if end - start >= measure.shortest and same >= _ALIKE * (end - start):
            yield start, begin, end - start
